"""Writes a file whole or not at all: a full disk or a power cut never leaves half a key file or receipt."""

import errno
import os
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from bapasdesk.errors import OutputFailed

_PAUSES = (0.01, 0.02, 0.04, 0.08, 0.16)
"""Seconds between tries while an anti-virus program still holds the new file."""
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}
_NO_PERMISSION = {errno.EACCES, errno.EPERM}
_UNPLUGGED = {errno.EIO, errno.ENODEV, errno.ENXIO}
_WINDOWS_WRITE_PROTECTED = 19
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP}


def write_atomically(path: Path, data: bytes) -> None:
    """Puts `data` under `path`, replacing what was there; on return it is on the disk.

    On any trouble the old file, if there was one, is still whole, and `OutputFailed` says why.
    """
    try:
        temporary = _write_temporary(path.parent, data)
        try:
            replace_patiently(temporary, path)
        except BaseException:
            _remove(temporary)
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise output_failed(path, error) from error


def output_failed(path: Path, error: OSError, what: str = "") -> OutputFailed:
    """The sentence for a file that could not be written: what happened and what to do about it.

    `what` begins the sentence; without it the file's name does.
    """
    return OutputFailed(f"{what or f'Berkas {path.name} tidak tersimpan'}: {_cause(path, error)}")


def _cause(path: Path, error: OSError) -> str:
    if error.errno == errno.EROFS or getattr(error, "winerror", None) == _WINDOWS_WRITE_PROTECTED:
        return f"media penyimpanan {path.parent} hanya dapat dibaca. Pilih tempat lain."
    if error.errno in _NO_SPACE:
        return "ruang penyimpanan penuh. Kosongkan sebagian atau pilih tempat lain, lalu ulangi."
    if error.errno in _NO_FOLDER:
        return f"folder {path.parent} tidak ditemukan. Periksa foldernya atau pasang kembali flashdisk."
    if error.errno in _NO_PERMISSION:
        return (
            "tidak ada izin, atau berkas sedang dibuka program lain. Tutup berkas itu atau pilih folder lain."
        )
    if error.errno == errno.EFBIG:
        return (
            "media penyimpanan ini (FAT32) tidak dapat memuat berkas sebesar 4 GB. "
            "Pakai flashdisk berformat exFAT atau NTFS."
        )
    if error.errno in _UNPLUGGED:
        return "media penyimpanan terlepas atau bermasalah. Pasang kembali atau pilih tempat lain."
    return f"komputer menolak ({error.strerror or error}). Pilih nama atau folder lain."


def _write_temporary(folder: Path, data: bytes) -> Path:
    # A short name of its own: the wanted name may already be as long as the file system allows.
    descriptor, name = tempfile.mkstemp(prefix=".bapasdesk-", suffix=".part", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        _remove(Path(name))
        raise
    return Path(name)


def _remove(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


def replace_patiently(temporary: Path, path: Path) -> None:
    """Gives the file its name, trying again for a third of a second while another program holds it."""
    for pause in _PAUSES:
        try:
            temporary.replace(path)
            return
        except PermissionError:
            time.sleep(pause)
    temporary.replace(path)


def sync_folder(folder: Path) -> None:
    """On return the names in the folder are on the disk too, where the system can do that."""
    if sys.platform == "win32":  # a folder cannot be synced there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)
