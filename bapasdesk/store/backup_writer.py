"""Writes a backup so that only a whole and re-read one ever bears its name.

A consistent copy is made beside the office and checked as a database. Meanwhile it is streamed to a `.part`
file on the medium and forced out; that file is opened anew and read to the end, and must be the very bytes of
the checked copy. Only then does it get its name, which no older backup has.
"""

import hashlib
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from bapasdesk import __version__
from bapasdesk.config import OfficeFolder
from bapasdesk.domain.progress import Cancel, Progress, never, silent
from bapasdesk.errors import OutputFailed
from bapasdesk.store.atomic_file import output_failed, replace_patiently, sync_folder
from bapasdesk.store.backup_body import copy_database, describe
from bapasdesk.store.backup_copies import PART, backup_name, next_sequence
from bapasdesk.store.backup_file import check_body, check_bytes, pieces
from bapasdesk.store.backup_header import BackupHeader
from bapasdesk.store.drive_kind import FAT, drive_of
from bapasdesk.store.key_file import KeyFile

SPARE_BYTES = 16 * 1024 * 1024
LARGEST_ON_FAT32 = 4 * 1024**3 - 1
_NOT_DONE = "Cadangan belum selesai, data kantor tidak berubah"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written and read back."""

    path: Path
    header: BackupHeader


def write_backup(
    engine: Engine,
    folder: OfficeFolder,
    keys: KeyFile,
    data_key: bytes,
    target: Path,
    *,
    created_at: datetime,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> Backup:
    """Writes a new backup of the open office into the folder `target`.

    `progress` runs to the size twice: written, then read back. Raises OutputFailed, DamagedFile or
    BackupCancelled; nothing is then left under a backup's name, and older ones are untouched.
    """
    sequence = next_sequence(folder, target)
    final = target / backup_name(keys.office_id, created_at, sequence)
    part = final.with_suffix(PART)
    try:
        _check_room(folder, target)
        _clear_parts(target, keys.office_id)
        header = _copy_and_describe(engine, folder, keys, data_key, created_at, sequence)
        with ThreadPoolExecutor(1) as beside:
            # The check is counting alone, the medium waiting alone: together they take as long as one.
            checked = beside.submit(check_body, header, folder.work_copy, data_key)
            _write_and_read_back(header, folder.work_copy, part, data_key, progress, cancel)
        checked.result()
        _give_name(part, final)
    finally:
        for leftover in (part, folder.work_copy):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
    return Backup(final, header)


def _check_room(folder: OfficeFolder, target: Path) -> None:
    size = folder.database.stat().st_size
    for place, needed in ((folder.root, 2 * size), (target, size)):
        try:
            free = shutil.disk_usage(place).free
        except OSError as error:
            raise output_failed(place / "cadangan", error, _NOT_DONE) from error
        if free < needed + SPARE_BYTES:
            raise OutputFailed(
                f"Cadangan tidak dibuat, data kantor tidak berubah: ruang di {place} kurang "
                f"(perlu sekitar {(needed + SPARE_BYTES) // 1_000_000} MB). Kosongkan dahulu, lalu ulangi."
            )
    if size > LARGEST_ON_FAT32 - SPARE_BYTES and drive_of(target).file_system in FAT:
        raise OutputFailed(
            "Cadangan tidak dibuat, data kantor tidak berubah: flashdisk berformat FAT32 tidak memuat berkas "
            "sebesar 4 GB. Pakai flashdisk berformat exFAT atau NTFS."
        )


def _clear_parts(target: Path, office_id: str) -> None:
    """What a backup that was cut off by a power failure has left of itself."""
    with suppress(OSError):
        for part in target.glob(f"BAPAS_{office_id[:8]}_*{PART}"):
            part.unlink()


def _copy_and_describe(
    engine: Engine, folder: OfficeFolder, keys: KeyFile, data_key: bytes, created_at: datetime, sequence: int
) -> BackupHeader:
    copy_database(engine, folder.work_copy)
    facts = describe(folder.work_copy, data_key)
    with folder.work_copy.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return BackupHeader(
        app_version=__version__,
        schema_version=facts.schema_version,
        office=facts.office,
        created_at=created_at.replace(microsecond=0),
        sequence=sequence,
        counts=facts.counts,
        audit_count=facts.audit_count,
        audit_head=facts.audit_head,
        body_bytes=folder.work_copy.stat().st_size,
        body_sha256=digest,
        keys=keys,
    )


def _write_and_read_back(
    header: BackupHeader, body: Path, part: Path, data_key: bytes, progress: Progress, cancel: Cancel
) -> None:
    whole = header.body_bytes
    _stream(header.to_bytes(data_key), body, part, lambda done, _: progress(done, 2 * whole), cancel)
    check_bytes(
        part,
        data_key,
        progress=lambda done, _: progress(min(whole + done, 2 * whole), 2 * whole),
        cancel=cancel,
    )


def _stream(header: bytes, body: Path, part: Path, progress: Progress, cancel: Cancel) -> None:
    done = 0
    try:
        with body.open("rb") as source, part.open("wb") as file:
            file.write(header)
            for piece in pieces(source, cancel):
                file.write(piece)
                done += len(piece)
                progress(done, 0)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise output_failed(part, error, _NOT_DONE) from error


def _give_name(part: Path, final: Path) -> None:
    try:
        if final.exists():
            raise FileExistsError(f"{final.name} sudah ada")
        replace_patiently(part, final)
        sync_folder(final.parent)
    except OSError as error:
        raise output_failed(final, error, _NOT_DONE) from error
