"""The trail of changes against somebody who edits the file with its key, and old files put back."""

import random
from collections.abc import Callable
from unittest import mock

from sqlalchemy import Connection, text

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import BapasError
from bapasdesk.services import backups, check
from bapasdesk.store.engine import open_engine
from tests.faults.offices import add_clients, copied, data_key, new_office, opened
from tests.faults.run import Run, Trials, planted

_ROWS = 30
_PAGE_BYTES = 4096
_TRIGGERS = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit_entry'"

Edit = Callable[[Connection], None]


def edited_trail(run: Run) -> Trials:
    """A row changed, taken out, put in, or the newest ones cut off after a copy was made: all found."""
    template = _office_with_trail(run)
    key = data_key(template)
    blind = mock.patch.object(check, "_trail", lambda _: iter(()))
    for number, place in enumerate(run.folders()):
        folder = copied(template.root, place)
        _edit(folder, key, _EDITS[number % len(_EDITS)])
        with planted(run.defect, blind):
            yield _finds(folder)


def _office_with_trail(run: Run) -> OfficeFolder:
    """With a copy beside it, whose header says how far the trail went."""
    folder = new_office(run.place / "template")
    with opened(folder) as office:
        for number in range(_ROWS):
            add_clients(office, 3, f"Contoh {number}")
        backups.automatic(office)
    return folder


def _edit(folder: OfficeFolder, key: bytes, edit: Edit) -> None:
    """As somebody would who knows the key: the triggers are taken off and put back."""
    engine = open_engine(folder.database, key)
    with engine.begin() as connection:
        triggers = connection.execute(text(_TRIGGERS)).all()
        for trigger in triggers:
            connection.execute(text(f"DROP TRIGGER {trigger.name}"))
        edit(connection)
        for trigger in triggers:
            connection.exec_driver_sql(trigger.sql)
    engine.dispose()


def _some_id(connection: Connection) -> int:
    newest = int(connection.execute(text("SELECT max(id) FROM audit_entry")).scalar_one())
    return random.randrange(2, newest - 1)


def _change_row(connection: Connection) -> None:
    field, value = random.choice(
        [
            ("detail", "lain"),
            ("officer", "Orang Lain"),
            ("at", "2001-01-01T00:00:00.000000"),
            ("subject_id", 77),
        ]
    )
    change = text(f"UPDATE audit_entry SET {field} = :value WHERE id = :id")
    connection.execute(change, {"value": value, "id": _some_id(connection)})


def _take_row_out(connection: Connection) -> None:
    connection.execute(text("DELETE FROM audit_entry WHERE id = :id"), {"id": _some_id(connection)})


def _put_row_in(connection: Connection) -> None:
    at = _some_id(connection)
    connection.execute(text("UPDATE audit_entry SET id = id + 100000 WHERE id > :at"), {"at": at})
    copy = (
        "INSERT INTO audit_entry (id, at, officer, action, subject, subject_id, detail, mac)"
        " SELECT id + 1, at, officer, action, subject, subject_id, 'selipan', mac FROM audit_entry"
        " WHERE id = :at"
    )
    connection.execute(text(copy), {"at": at})


def _cut_tail(connection: Connection) -> None:
    """Down to somewhere before the copy was made, so that its seal is among what is missing."""
    keep = random.randrange(2, _ROWS)
    connection.execute(text("DELETE FROM audit_entry WHERE id > :keep"), {"keep": keep})


_EDITS: tuple[Edit, ...] = (_change_row, _take_row_out, _put_row_in, _cut_tail)


def _finds(folder: OfficeFolder) -> bool:
    try:
        with opened(folder) as office:
            problems = " ".join(check.check(office).problems)
            return "Jejak" in problems or "lebih tua" in problems
    except BapasError:
        return True


def old_file_put_back(run: Run) -> Trials:
    """The whole file of an earlier day, or one old page of it, put over today's."""
    template = new_office(run.place / "template")
    with opened(template) as office:
        add_clients(office, 50, "Dahulu")
    old = template.database.read_bytes()
    with opened(template) as office:
        for number in range(20):
            add_clients(office, 5, f"Baru {number}")
        backups.automatic(office)
    with planted(run.defect, mock.patch.object(check, "_steps", lambda _: iter(()))):
        for number, place in enumerate(run.folders()):
            folder = copied(template.root, place)
            if number % 2 == 0:
                folder.database.write_bytes(old)
                yield _finds(folder)
        yield from _pages_put_back(run, template, old)


def _pages_put_back(run: Run, template: OfficeFolder, old: bytes) -> Trials:
    """Every single page: what changes the trail must be found; of the others the rate is told."""
    new, key = template.database.read_bytes(), data_key(template)
    differing = [
        at
        for at in range(0, min(len(old), len(new)), _PAGE_BYTES)
        if old[at : at + _PAGE_BYTES] != new[at : at + _PAGE_BYTES]
    ]
    true_trail, found, others = _trail(template, key), 0, 0
    for number, at in enumerate(random.sample(differing, min(run.trials, len(differing)))):
        folder = copied(template.root, run.place / f"page-{number}")
        folder.database.write_bytes(new[:at] + old[at : at + _PAGE_BYTES] + new[at + _PAGE_BYTES :])
        is_found = not _is_called_good(folder)
        if _trail(folder, key) != true_trail:
            yield is_found
        else:
            found, others = found + is_found, others + 1
    run.notes.append(f"old pages outside the trail: {found} of {others} found; SQLCipher itself sees none")


def _is_called_good(folder: OfficeFolder) -> bool:
    try:
        with opened(folder) as office:
            return check.check(office).ok
    except BapasError:
        return False


def _trail(folder: OfficeFolder, key: bytes) -> list[tuple[object, ...]] | None:
    try:
        engine = open_engine(folder.database, key)
        with engine.connect() as connection:
            rows = connection.execute(text("SELECT * FROM audit_entry WHERE action = 'Uji' ORDER BY id"))
            return [tuple(row) for row in rows]
    except Exception:
        return None
    finally:
        engine.dispose()
