"""A backup comes back: cut off at any step, over leftovers of another database, or with traps in it."""

import hashlib
import random
import time
from dataclasses import replace
from pathlib import Path
from unittest import mock

from sqlcipher3 import dbapi2 as sqlcipher

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import BapasError
from bapasdesk.services import backups
from bapasdesk.store import backup_body, restore_swap
from bapasdesk.store.backup_body import BodyFacts, examine
from bapasdesk.store.backup_file import check_fully
from bapasdesk.store.backup_header import BackupHeader
from bapasdesk.store.engine import driver_connection, make_engine
from bapasdesk.store.schema_version import newest_version
from tests.faults.children import Job, Say, killed_after, killed_at_step, say_ready, steps_to_die_at
from tests.faults.offices import (
    UNLOCK,
    add_clients,
    backup_of,
    client_names,
    copied,
    data_key,
    is_whole,
    new_office,
    office_with_clients,
    opened,
    restored,
)
from tests.faults.run import Run, Trials, planted

_SIDES = ("-journal", "-wal", "-shm")


def killed_while_restoring(run: Run) -> Trials:
    """The old office or the restored one, whole; once said it is the restored one, the old one kept."""
    template = new_office(run.place / "template")
    path = backup_of(template, run.place / "stick")
    with opened(template) as office:
        add_clients(office, 3, "Sesudah")
    once = copied(template.root, run.place / "whole")
    for step in steps_to_die_at(_restoring(once, path, run.defect), once.root, run.trials):
        folder = copied(template.root, run.place / f"step-{step}")
        killed, said = killed_at_step(_restoring(folder, path, run.defect), step, folder.root)
        with planted(run.defect, mock.patch("bapasdesk.services.unlocking.carry_on")):
            yield killed and _is_old_or_restored(folder, bool(said))


def _restoring(folder: OfficeFolder, path: Path, careless: bool) -> Job:
    """The planted mistake, half of it here: first the old file is removed, then the new one gets its name."""

    def job(say: Say) -> None:
        with planted(careless, mock.patch.object(restore_swap, "replace_patiently", _remove_and_rename)):
            restored(folder, path)
        say("restored")

    return job


def _remove_and_rename(temporary: Path, path: Path) -> None:
    path.unlink()
    temporary.replace(path)


def _is_old_or_restored(folder: OfficeFolder, said: bool) -> bool:
    if not is_whole(folder):
        return False
    with opened(folder) as office:
        names = client_names(office)
    leftovers = (folder.restored_database, folder.restored_keys, folder.restore_marker, folder.work_copy)
    if any(path.exists() for path in leftovers):
        return False
    if names:
        return len(names) == 3 and not said
    return any(backups.verify(copy, UNLOCK).ok for copy in folder.copies.glob("*.bpbak"))


def stale_journals(run: Run) -> Trials:
    """A journal beside the replaced file belongs to the old one: it goes, and is never mixed in."""
    template = office_with_clients(run.place / "template", 300)
    key = data_key(template)
    path = backup_of(template, run.place / "stick")
    for number, place in enumerate(run.folders()):
        folder = copied(template.root, place)
        hot = _leave_hot_journal(folder, key)
        (_leave_database, _lose_database, _cut_database)[number % 3](folder)
        for side in _SIDES[1:]:
            _beside(folder, side).write_bytes(random.randbytes(8192))
        with planted(run.defect, mock.patch.object(restore_swap, "SIDE_FILES", ())):
            whole = _restores_whole(folder, path)
        yield hot and whole and not any(_beside(folder, side).exists() for side in _SIDES)


def _restores_whole(folder: OfficeFolder, path: Path) -> bool:
    try:
        restored(folder, path)
    except BapasError:
        return False
    return is_whole(folder, {"Contoh 0", "Contoh 299"})


def _beside(folder: OfficeFolder, side: str) -> Path:
    return folder.database.with_name(folder.database.name + side)


def _leave_hot_journal(folder: OfficeFolder, key: bytes) -> bool:
    """By a process that was killed in the midst of a large change, part of it already in the file."""

    def job(say: Say) -> None:
        engine = make_engine(folder.database, key)
        with driver_connection(engine) as connection:
            connection.execute("PRAGMA cache_size = 5")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE client SET note = hex(randomblob(400)), full_name = 'Setengah jadi'")
            say_ready(say)
            time.sleep(60)

    killed_after(job, 0)
    return _beside(folder, "-journal").exists()


def _leave_database(_: OfficeFolder) -> None:
    """The present office opens, and takes its own journal back."""


def _lose_database(folder: OfficeFolder) -> None:
    folder.database.unlink()


def _cut_database(folder: OfficeFolder) -> None:
    """So that the present office does not open, and its journal stays what it is."""
    folder.database.write_bytes(folder.database.read_bytes()[:1000])


_TRAPS = (
    "CREATE TRIGGER trap AFTER INSERT ON audit_entry BEGIN DELETE FROM partner; END",
    "CREATE TRIGGER trap BEFORE UPDATE ON client BEGIN DELETE FROM client; END",
    "CREATE VIEW trap AS SELECT * FROM client",
    "CREATE TABLE trap (id INTEGER PRIMARY KEY) STRICT",
    "CREATE INDEX trap ON client (hex(full_name))",
    "CREATE VIRTUAL TABLE trap USING fts5 (content)",
    "DROP TRIGGER audit_entry_no_update",
    "ALTER TABLE client ADD COLUMN trap TEXT DEFAULT 'x'",
    "ALTER TABLE partner RENAME TO trap",
    "PRAGMA user_version = 1000",
)
"""Ways of somebody who has the key to make the file do something when it is opened, or to make it lie."""


def hostile_backups(run: Run) -> Trials:
    """A backup with the right key and seals, but other tables, triggers or views, is refused unrun."""
    folder = new_office(run.place / "office")
    good = backup_of(folder, run.place / "stick")
    key = data_key(folder)
    gullible = mock.patch.object(backup_body, "_known_version", _version_unseen)
    for number in range(run.trials):
        path = _with_trap(good, key, _TRAPS[number % len(_TRAPS)], run.place / f"trap-{number}")
        with planted(run.defect, gullible):
            yield not backups.verify(path, UNLOCK).ok and _is_not_restored(folder, path)


def _version_unseen(engine: object) -> int:
    return newest_version()


def _with_trap(good: Path, key: bytes, statement: str, place: Path) -> Path:
    place.mkdir()
    header = check_fully(good, key, place / "body.db")
    engine = make_engine(place / "body.db", key)
    with driver_connection(engine) as connection:
        connection.execute(statement)
    engine.dispose()
    path = place / good.name
    path.write_bytes(_sealed(header, place / "body.db", key) + (place / "body.db").read_bytes())
    return path


def _sealed(header: BackupHeader, body: Path, key: bytes) -> bytes:
    """The header somebody with the key would write for that body, true in every figure."""
    with mock.patch.object(backup_body, "_known_version", _version_unseen):
        try:
            facts = examine(body, key)
        except (BapasError, sqlcipher.DatabaseError):
            facts = BodyFacts(header.schema_version, header.office, header.counts, 0, "")
    data = body.read_bytes()
    return replace(
        header,
        schema_version=facts.schema_version,
        counts=facts.counts,
        audit_count=facts.audit_count,
        audit_head=facts.audit_head,
        body_bytes=len(data),
        body_sha256=hashlib.sha256(data).hexdigest(),
    ).to_bytes(key)


def _is_not_restored(folder: OfficeFolder, path: Path) -> bool:
    before = folder.database.read_bytes()
    try:
        restored(folder, path)
    except BapasError:
        return folder.database.read_bytes() == before and is_whole(folder)
    return False
