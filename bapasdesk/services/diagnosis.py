"""One file for whoever helps from afar: versions, sizes, drives, log and crash reports, and nobody's data.

It asks no office to be open, for it is needed most when none can be opened.
"""

import io
import os
import platform
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bapasdesk import __version__
from bapasdesk.config import OfficeFolder
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.backup_state import load_state
from bapasdesk.store.drive_kind import drive_of
from bapasdesk.store.engine import library_versions

PACKAGES = ("PySide6-Essentials", "SQLAlchemy", "alembic", "reportlab", "pandas")
_LARGEST_PART = 1024 * 1024
"""Bytes of a log or report that are taken along, from its end."""


def collect(folder: OfficeFolder, target: Path, now: datetime) -> Path:
    """Writes `diagnosa_….zip` into the target folder and gives its path. OutputFailed if it cannot be."""
    path = target / f"diagnosa_{now:%Y%m%d-%H%M%S}.zip"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("keterangan.txt", "\n".join(_facts(folder, target, now)) + "\n")
        for part in _parts(folder):
            with suppress(OSError):
                archive.writestr(part.name, part.read_bytes()[-_LARGEST_PART:])
    write_atomically(path, packed.getvalue())
    return path


def _parts(folder: OfficeFolder) -> Iterator[Path]:
    """The log with its older files, and the crash reports."""
    yield from sorted(folder.root.glob(f"{folder.log.name}*"))
    yield from sorted(folder.crash_reports.glob("*.txt"))


def _facts(folder: OfficeFolder, target: Path, now: datetime) -> Iterator[str]:
    yield f"Diagnosa BapasDesk, {now.isoformat(timespec='seconds')}"
    yield from _versions()
    yield from _check(folder)
    yield from _sizes(folder)
    for name, place in (("data kantor", folder.root), ("tempat berkas ini", target)):
        yield f"Disk {name}: {_drive(place)}"


def _versions() -> Iterator[str]:
    yield f"BapasDesk {__version__}"
    yield f"Python {platform.python_version()}, {platform.system()} {platform.release()} {platform.machine()}"
    cipher, sqlite = library_versions()
    yield f"SQLCipher {cipher}, SQLite {sqlite}"
    yield ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    yield f"Inti prosesor: {os.cpu_count()}"


def _version(package: str) -> str:
    """A frozen program may have left the papers of its parts behind; whoever helps gets the rest."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "tidak diketahui"


def _check(folder: OfficeFolder) -> Iterator[str]:
    """Of the last whole-office check only when it was and how much it found: findings may name a paper."""
    state = load_state(folder)
    for what, at in (
        ("Pemeriksaan kantor", state.checked_at),
        ("Cadangan terverifikasi", state.last_verified),
        ("Uji pemulihan", state.drilled_at),
    ):
        yield f"{what} terakhir: {at.isoformat(timespec='minutes') if at else 'belum pernah'}"
    yield f"Temuan pemeriksaan terakhir: {state.check_problems}"


def _sizes(folder: OfficeFolder) -> Iterator[str]:
    """Files of the office by what they are; other names in the folder are not told."""
    for path in (folder.database, folder.keys, folder.keys_copy, folder.backup_state, folder.restore_marker):
        yield f"{path.name}: {_size(path)}"
    copies = list(folder.copies.glob("*")) if folder.copies.is_dir() else []
    yield f"Salinan otomatis: {len(copies)}, {sum(one.stat().st_size for one in copies)} bita"


def _size(path: Path) -> str:
    try:
        return f"{path.stat().st_size} bita"
    except OSError as error:
        return "tidak ada" if isinstance(error, FileNotFoundError) else "tidak dapat dibaca"


def _drive(place: Path) -> str:
    drive = drive_of(place)
    kind = "lepas" if drive.is_removable else "jaringan" if drive.is_remote else "tetap"
    try:
        usage = shutil.disk_usage(place)
    except OSError:
        return f"{kind}, {drive.file_system or 'tidak dikenal'}"
    return f"{kind}, {drive.file_system or 'tidak dikenal'}, {usage.free} dari {usage.total} bita bebas"
