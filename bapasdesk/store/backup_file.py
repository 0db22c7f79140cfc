"""Reads and checks backup files; never writes beside them and never touches the live office."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from bapasdesk.domain.progress import Cancel, Progress, never, silent
from bapasdesk.errors import BackupCancelled, DamagedFile
from bapasdesk.store.atomic_file import output_failed
from bapasdesk.store.backup_body import BodyFacts, examine
from bapasdesk.store.backup_header import BackupHeader, check_seal, damaged, read_raw_header

PIECE_BYTES = 1024 * 1024


def read_backup_header(path: Path) -> BackupHeader:
    """The header alone. Raises DamagedFile for a file that is damaged there, foreign or out of reach."""
    with _readable(path) as file:
        return BackupHeader.from_bytes(_read_header(path, file))


def is_sealed_with(path: Path, data_key: bytes) -> bool:
    """Whether the header was written under that data key. Raises DamagedFile as `read_backup_header`."""
    with _readable(path) as file:
        raw = _read_header(path, file)
    try:
        check_seal(raw, data_key)
    except DamagedFile:
        return False
    return True


def check_bytes(
    path: Path, data_key: bytes | None = None, *, progress: Progress = silent, cancel: Cancel = never
) -> BackupHeader:
    """Reads every byte and compares it with the checksums, and with the key the header's seal besides.

    Raises DamagedFile.
    """
    return _check(path, data_key, None, progress, cancel)


def check_fully(
    path: Path, data_key: bytes, work: Path, *, progress: Progress = silent, cancel: Cancel = never
) -> BackupHeader:
    """Also opens the body, in a copy that is left at `work` when it is sound and removed when it is not.

    Raises DamagedFile for whatever is wrong with the backup, OutputFailed if there is no room at `work`.
    """
    try:
        header = _check(path, data_key, work, progress, cancel)
        check_body(header, work, data_key)
    except BaseException:
        with suppress(OSError):
            work.unlink(missing_ok=True)
        raise
    return header


def check_body(header: BackupHeader, body: Path, data_key: bytes) -> None:
    """Raises DamagedFile unless `body` is sound and holds what the header says of it."""
    claimed = BodyFacts(
        header.schema_version, header.office, header.counts, header.audit_count, header.audit_head
    )
    if claimed != examine(body, data_key):
        raise damaged("isinya tidak sama dengan yang tertulis di depannya")


def pieces(file: BinaryIO, cancel: Cancel) -> Iterator[bytes]:
    """What is left of the file, piece by piece; raises BackupCancelled between two of them."""
    while piece := file.read(PIECE_BYTES):
        if cancel():
            raise BackupCancelled(
                "Dihentikan atas permintaan Anda. Tidak ada cadangan setengah jadi; data aman."
            )
        yield piece


def _check(
    path: Path, data_key: bytes | None, work: Path | None, progress: Progress, cancel: Cancel
) -> BackupHeader:
    with _readable(path) as file:
        raw = _read_header(path, file)
        header = BackupHeader.from_bytes(raw)
        if data_key is not None:
            check_seal(raw, data_key)
        checked = _checked_body(path, file, header, len(raw), progress, cancel)
        if work is None:
            for _ in checked:
                pass
        else:
            _write(work, checked)
    return header


def _checked_body(
    path: Path, file: BinaryIO, header: BackupHeader, start: int, progress: Progress, cancel: Cancel
) -> Iterator[bytes]:
    """The body's pieces; DamagedFile before the first if its length is wrong, after the last if a bit is."""
    whole, digest, done = start + header.body_bytes, hashlib.sha256(), start
    if path.stat().st_size != whole:
        raise damaged("panjang berkasnya tidak cocok, mungkin terpotong")
    source = pieces(file, cancel)
    while True:
        try:
            piece = next(source, b"")
        except OSError as error:
            raise _unreadable(path, error) from error
        if not piece:
            break
        digest.update(piece)
        done += len(piece)
        progress(done, whole)
        yield piece
    if done != whole or digest.hexdigest() != header.body_sha256:
        raise damaged("isinya berubah sejak dibuat")


def _write(work: Path, checked: Iterator[bytes]) -> None:
    try:
        with work.open("wb") as copy:
            for piece in checked:
                copy.write(piece)
    except OSError as error:
        raise output_failed(work, error) from error


def _readable(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from error


def _read_header(path: Path, file: BinaryIO) -> bytes:
    try:
        return read_raw_header(file)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> DamagedFile:
    return DamagedFile(
        f"Cadangan {path.name} tidak dapat dibaca ({error.strerror or error}). Data kantor tidak diubah; "
        "pasang kembali flashdisk atau pilih cadangan lain."
    )
