"""Files of other versions: older ones are brought up to date or left whole, all others are refused."""

import hashlib
import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache, partial
from pathlib import Path
from unittest import mock

import alembic.command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import BapasError, DamagedFile
from bapasdesk.services import backups
from bapasdesk.store import migrate, schema_version
from bapasdesk.store.backup_file import check_fully, read_backup_header
from bapasdesk.store.engine import driver_connection, open_engine
from bapasdesk.store.key_file import load_key_file, save_key_file
from tests.builders import OFFICER, PASSPHRASE
from tests.faults.children import Job, Say, killed_at_step, steps_to_die_at
from tests.faults.media import small_disk
from tests.faults.offices import UNLOCK, copied, is_whole, new_office, opened, restored, templates
from tests.faults.run import Run, Trials, planted

RELEASED = Path(__file__).parent / "released"
"""Backups made by the programs of old versions themselves, with six participants and their papers."""
_ROOM = 40 * 1024
"""Kilobytes of a disk with plenty of room."""
_KEPT = ("client", "participant", "attendance", "certificate", "transport_payment", "number_entry")

Facts = dict[str, object]


def office_of_version(root: Path, version: int) -> OfficeFolder:
    """A locked office as the program of that version left it."""
    return copied(_template(version), root)


@cache
def _template(version: int) -> Path:
    """The released backup unpacked, and brought so far by the versions themselves."""
    folder = OfficeFolder(templates() / f"version-{version}")
    folder.root.mkdir()
    source = RELEASED / "version-1.bpbak"
    keys = read_backup_header(source).keys
    key = UNLOCK.data_key(keys)
    check_fully(source, key, folder.database)
    save_key_file(folder, keys)
    if version > 1:
        _bring_to(folder, key, version)
    return folder.root


def _bring_to(folder: OfficeFolder, key: bytes, version: int) -> None:
    revisions = list(ScriptDirectory.from_config(migrate.alembic_config()).walk_revisions())
    engine = open_engine(folder.database, key)
    with driver_connection(engine) as connection:
        connection.execute("PRAGMA foreign_keys = off")
    with engine.begin() as transaction:
        alembic.command.upgrade(migrate.alembic_config(transaction), revisions[-version].revision)
        transaction.exec_driver_sql(f"PRAGMA user_version = {version}")
    engine.dispose()


def _key(folder: OfficeFolder) -> bytes:
    return load_key_file(folder).unlock(OFFICER, PASSPHRASE)


def _asked(folder: OfficeFolder, question: Callable[[Engine], Facts]) -> Facts:
    """What the file holds, without the program's own way of opening it."""
    engine = open_engine(folder.database, _key(folder))
    try:
        return question(engine)
    finally:
        engine.dispose()


def _facts(engine: Engine) -> Facts:
    with engine.connect() as connection:
        ask = partial(_one, connection.execute)
        counts: Facts = {name: ask(f"SELECT count(*) FROM {name}") for name in _KEPT}
        return counts | {
            "money": ask("SELECT sum(amount) FROM transport_payment"),
            "numbers": ask("SELECT group_concat(text) FROM (SELECT text FROM number_entry ORDER BY id)"),
            "first seal": ask("SELECT mac FROM audit_entry ORDER BY id LIMIT 1"),
        }


def _one(execute: Callable[..., object], question: str) -> object:
    return execute(text(question)).scalar()  # type: ignore[attr-defined]


def _version_and_schema(engine: Engine) -> Facts:
    version = schema_version.file_version(engine)
    with engine.connect() as connection:
        return {"version": version, "schema": schema_version.schema_of(connection)}


def _is_complete_in(folder: OfficeFolder, *versions: int) -> bool:
    """It is wholly of one of these versions."""
    found = _asked(folder, _version_and_schema)
    version = found["version"]
    return version in versions and found["schema"] == migrate.schema_of_version(int(str(version)))


def every_older_version(run: Run) -> Trials:
    """Migrates, by opening and by restoring; counts and sums stay; the older program then refuses it."""
    newest = schema_version.newest_version()
    real = alembic.command.upgrade
    forgetful = mock.patch.object(alembic.command, "upgrade", partial(_upgrade_and_lose, real))
    for version in range(1, newest + 1):
        folder = office_of_version(run.place / f"version-{version}", version)
        before = _asked(folder, _facts)
        with planted(run.defect and version < newest, forgetful):
            whole = is_whole(folder)
        yield whole and _asked(folder, _facts) == before and _is_complete_in(folder, newest)
        yield version == newest or _refused_by_older(folder, version)
    for path in sorted(RELEASED.glob("*.bpbak")):
        folder = OfficeFolder(run.place / path.stem / "bare")
        restored(folder, path)
        yield is_whole(folder, {"Peserta 0", "Peserta 5"})


def _upgrade_and_lose(real: Callable[..., None], config: object, revision: str) -> None:
    real(config, revision)
    connection = config.attributes["connection"]  # type: ignore[attr-defined]
    connection.execute(text("DELETE FROM attendance WHERE id = 1"))


def _refused_by_older(folder: OfficeFolder, version: int) -> bool:
    before = _digest(folder.database)
    with mock.patch.object(schema_version, "newest_version", lambda: version):
        try:
            opened(folder).close()
        except DamagedFile as error:
            return "lebih baru" in str(error) and _digest(folder.database) == before
    return False


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def foreign_files(run: Run) -> Trials:
    """Refused with a sentence, and not a byte of the file changed; the same as a backup."""
    makers = (_of_newer_program, _of_another_program, _unencrypted, _random, _empty, _half, _zip)
    blind = mock.patch.object(schema_version, "newest_version", lambda: 1000)
    for number, place in enumerate(run.folders()):
        folder = new_office(place)
        makers[number % len(makers)](folder)
        before = _digest(folder.database)
        with planted(run.defect, blind):
            refused = _refuses_to_open(folder)
        as_backup = place / "x.bpbak"
        as_backup.write_bytes(folder.database.read_bytes())
        yield refused and _digest(folder.database) == before and not backups.verify(as_backup).ok


def _refuses_to_open(folder: OfficeFolder) -> bool:
    try:
        opened(folder).close()
    except DamagedFile as error:
        return bool(str(error))
    return False


def _of_newer_program(folder: OfficeFolder) -> None:
    _change(folder, f"PRAGMA user_version = {schema_version.newest_version() + 1}")


def _of_another_program(folder: OfficeFolder) -> None:
    _change(folder, "PRAGMA application_id = 12345")


def _change(folder: OfficeFolder, statement: str) -> None:
    engine = open_engine(folder.database, _key(folder))
    with driver_connection(engine) as connection:
        connection.execute(statement)
    engine.dispose()


def _unencrypted(folder: OfficeFolder) -> None:
    folder.database.unlink()
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("CREATE TABLE client (id INTEGER PRIMARY KEY)")


def _random(folder: OfficeFolder) -> None:
    folder.database.write_bytes(random.randbytes(40960))


def _empty(folder: OfficeFolder) -> None:
    folder.database.write_bytes(b"")


def _half(folder: OfficeFolder) -> None:
    data = folder.database.read_bytes()
    folder.database.write_bytes(data[: len(data) // 2])


def _zip(folder: OfficeFolder) -> None:
    folder.database.write_bytes(b"PK\3\4" + random.randbytes(20000))


def full_while_migrating(run: Run) -> Trials:
    """A sentence, and the old version with its data; with room again it is brought up to date."""
    newest = schema_version.newest_version()
    for number, place in enumerate(run.folders()):
        with small_disk(place, _ROOM) as disk:
            folder = office_of_version(disk / "office", 1)
            before = _asked(folder, _facts)
            with _filled_meanwhile(disk, 16 * number), planted(run.defect, _number_first()):
                refused = _does_not_open(folder)
            (disk / "ballast").unlink()
            whole = _is_complete_in(folder, 1 if refused else newest) and _asked(folder, _facts) == before
            yield whole and is_whole(folder) and _is_complete_in(folder, newest)


@contextmanager
def _filled_meanwhile(disk: Path, kilobytes: int) -> Iterator[None]:
    """After the copy of before, another program leaves only so much room."""
    real = alembic.command.upgrade

    def upgrade(config: object, revision: str) -> None:
        _fill(disk, kilobytes)
        real(config, revision)  # type: ignore[arg-type]

    with mock.patch.object(alembic.command, "upgrade", upgrade):
        yield


def _fill(disk: Path, kilobytes: int) -> None:
    free = shutil.disk_usage(disk).free
    with (disk / "ballast").open("wb") as ballast:
        os.posix_fallocate(ballast.fileno(), 0, max(4096, free - kilobytes * 1024))


def _does_not_open(folder: OfficeFolder) -> bool:
    try:
        opened(folder).close()
    except BapasError as error:
        return bool(str(error))
    return False


def _number_first() -> "mock._patch[Callable[[Engine], None]]":
    """The mistake: the new version's number is written in a step of its own, before the work."""
    real = migrate.migrate

    def careless(engine: Engine) -> None:
        found = schema_version.file_version(engine)
        if found == schema_version.newest_version():
            return
        with driver_connection(engine) as connection:
            connection.execute(f"PRAGMA user_version = {schema_version.newest_version()}")
        with mock.patch.object(migrate, "file_version", lambda _: found):
            real(engine)

    return mock.patch.object(migrate, "migrate", careless)


def killed_while_migrating(run: Run) -> Trials:
    """The old version or the new one, complete; opened again, it is the new one."""
    newest = schema_version.newest_version()
    trial = office_of_version(run.place / "whole", 1)
    before = _asked(trial, _facts)
    steps = steps_to_die_at(_opening(trial, run.defect), run.place, run.trials)
    for step in steps:
        folder = office_of_version(run.place / f"step-{step}", 1)
        killed, _ = killed_at_step(_opening(folder, run.defect), step, run.place)
        whole = killed and _is_complete_in(folder, 1, newest) and _asked(folder, _facts) == before
        whole = whole and is_whole(folder) and _is_complete_in(folder, newest)
        yield whole and _has_copy_of_before(folder)


def _has_copy_of_before(folder: OfficeFolder) -> bool:
    """The old version lies beside the office, verified."""
    return any(
        read_backup_header(path).schema_version == 1 and backups.verify(path, UNLOCK).ok
        for path in folder.copies.glob("*.bpbak")
    )


def _opening(folder: OfficeFolder, careless: bool) -> Job:
    def job(say: Say) -> None:
        with planted(careless, _number_first()):
            opened(folder).close()

    return job
