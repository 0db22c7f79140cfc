"""Sheets are packed: a small file may swell to gigabytes, made so by somebody or by accident."""

import zipfile
from pathlib import Path

from bapasdesk.errors import InvalidInput

LARGEST_UNPACKED = 300 * 1024 * 1024
"""Bytes; 200,000 full rows are about half of it."""
LARGEST_RATIO = 200
_SMALL = 20 * 1024 * 1024
"""Up to here nothing can do harm, however well it was packed."""


def refuse_bomb(path: Path) -> None:
    """Raises InvalidInput if the parts of a packed sheet say that they are too large; reads none of them.

    A part that lies about its size does not get past the reader, which takes no more than was said.
    """
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    swells = unpacked > _SMALL and unpacked > LARGEST_RATIO * path.stat().st_size
    if unpacked > LARGEST_UNPACKED or swells:
        raise InvalidInput(
            f"Isi berkas {path.name} terlalu besar setelah dibuka. Simpan ulang hanya lembar yang diperlukan.",
            "path",
        )
