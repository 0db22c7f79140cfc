"""Looks into a workbook before it is read: one that would unpack to fill the memory, or that declares
entities of its own, is refused unopened."""

import zipfile
from pathlib import Path

from bapasdesk.errors import InvalidInput

LARGEST_UNPACKED = 300 * 1024 * 1024
MOST_PARTS = 5_000
_SUSPECT_FROM = 30 * 1024 * 1024
_LARGEST_RATIO = 100
"""A real sheet is seldom packed to less than a twentieth."""
_LOOKED_AT = 64 * 1024
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


def check_workbook(path: Path) -> None:
    """Raises InvalidInput; an old .xls, which is no archive, passes. BadZipFile if it is broken."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        packed = max(1, path.stat().st_size)
        if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED:
            raise _refused()
        if unpacked > _SUSPECT_FROM and unpacked > _LARGEST_RATIO * packed:
            raise _refused()
        for part in parts:
            if part.filename.casefold().endswith((".xml", ".rels")):
                _check_declarations(archive, part)


def _check_declarations(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Entities are declared before the first element; no sheet program writes any."""
    with archive.open(part) as file:
        head = file.read(_LOOKED_AT).replace(b"\0", b"")  # UTF-16 too
    if any(word in head for word in _DECLARATIONS):
        raise InvalidInput(
            "Berkas itu memuat deklarasi yang tidak lazim dan tidak dibuka. "
            "Simpan ulang dengan Excel atau LibreOffice, lalu coba lagi.",
            "path",
        )


def _refused() -> InvalidInput:
    return InvalidInput(
        "Berkas itu terlalu besar setelah dibuka dan tidak dibaca. Pecah menjadi beberapa berkas.", "path"
    )
