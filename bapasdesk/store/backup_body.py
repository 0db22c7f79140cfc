"""The encrypted copy inside a backup: made from the open office, and looked at before anything of it is run.

A backup may come from anywhere. So its tables, triggers and views are first compared, as text, with those
this program itself would have made; only then are the checks run that make SQLite evaluate them.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlcipher3 import dbapi2 as sqlcipher

from bapasdesk.errors import DamagedFile, OutputFailed
from bapasdesk.store.backup_header import damaged
from bapasdesk.store.engine import driver_connection, make_engine, open_engine, page_problems, row_problems
from bapasdesk.store.schema_version import file_version, newest_version, schema_of, too_new

_SEARCH_INDEX = "search_index"


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """What a sound copy holds."""

    schema_version: int
    office: str
    counts: dict[str, int]
    audit_count: int
    audit_head: str


def copy_database(engine: Engine, path: Path) -> None:
    """Writes a consistent copy under the same key, also while the office is in use.

    Not inside a unit of work. Raises OutputFailed; what is then at `path` is worth nothing.
    """
    path.unlink(missing_ok=True)
    with _copying(path), driver_connection(engine) as connection:
        connection.execute("vacuum into ?", (str(path),))


def copy_under_key(engine: Engine, path: Path, new_key: bytes) -> None:
    """Writes a consistent copy under another key. Raises OutputFailed; then nothing of it is any use."""
    path.unlink(missing_ok=True)
    target = make_engine(path, new_key)
    try:
        with _copying(path), driver_connection(engine) as source, driver_connection(target) as copy:
            source.backup(copy)
    finally:
        target.dispose()


@contextmanager
def _copying(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlcipher.DatabaseError as error:
        if "malformed" in str(error) or "not a database" in str(error):
            raise damaged("data aslinya tidak terbaca") from error
        raise OutputFailed(
            f"Salinan data tidak dapat dibuat di {path.parent}: penyimpanan penuh atau bermasalah. "
            "Data kantor aman. Kosongkan ruang di disk, lalu ulangi."
        ) from error


def describe(path: Path, data_key: bytes) -> BodyFacts:
    """What the copy says of itself; `examine` checks whether it is sound.

    The copy is opened as a database, so it must be a file of its own and not the live one.
    """
    with _opened(path, data_key) as engine:
        return _read_facts(engine)


def examine(path: Path, data_key: bytes) -> BodyFacts:
    """Checks the copy as a whole. Raises DamagedFile if it is damaged, foreign, hostile or too new."""
    with _opened(path, data_key) as engine:
        _known_version(engine)  # before anything of a foreign file is run
        with ThreadPoolExecutor(1) as beside:
            pages = beside.submit(_page_problems, path, data_key)
            rows = row_problems(engine)
        problems = pages.result() + rows
        if problems:
            raise damaged(problems[0])
        return _read_facts(engine)


def _page_problems(path: Path, data_key: bytes) -> list[str]:
    """Through a connection of its own, for one answers one question at a time."""
    with _opened(path, data_key) as engine:
        return page_problems(engine)


@contextmanager
def _opened(path: Path, data_key: bytes) -> Iterator[Engine]:
    try:
        engine = open_engine(path, data_key)
    except DamagedFile as error:
        raise damaged("isinya tidak dapat dibuka") from error
    try:
        yield engine
    except sqlcipher.DatabaseError as error:
        raise damaged(f"isinya tidak terbaca: {error}") from error
    finally:
        engine.dispose()


def _read_facts(engine: Engine) -> BodyFacts:
    version = _known_version(engine)
    with engine.connect() as connection:
        return _facts(connection, version)


def changes_since(connection: Connection, audit_head: str) -> int | None:
    """Rows of the trail newer than the one with that seal; None if this office has no such row."""
    known = connection.execute(
        text("SELECT id FROM audit_entry WHERE mac = :head"), {"head": audit_head}
    ).scalar()
    if known is None:
        return None
    newer = text("SELECT count(*) FROM audit_entry WHERE id > :known")
    return int(connection.execute(newer, {"known": known}).scalar_one())


def trail_head(connection: Connection) -> tuple[int, str]:
    """Number of rows in the trail of changes and the seal of the newest."""
    count = connection.execute(text("SELECT count(*) FROM audit_entry")).scalar_one()
    head = connection.execute(text("SELECT mac FROM audit_entry ORDER BY id DESC LIMIT 1")).scalar()
    return int(count), str(head or "")


def _known_version(engine: Engine) -> int:
    """The version, once the schema is found to be exactly the one of that version."""
    from bapasdesk.store.migrate import schema_of_version  # late: only backups are compared

    version = file_version(engine)
    if version > newest_version():
        raise too_new("Cadangan ini")
    with engine.connect() as connection:
        found = schema_of(connection)
    if version < 1 or found != schema_of_version(version):
        raise damaged("susunan tabelnya bukan buatan BapasDesk")
    return version


def row_counts(connection: Connection) -> dict[str, int]:
    """Rows of each of the office's own tables."""
    names = sorted(
        name
        for kind, name, _, _ in schema_of(connection)
        if kind == "table" and not name.startswith(("sqlite_", _SEARCH_INDEX))
    )
    return {
        name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()) for name in names
    }


def _facts(connection: Connection, version: int) -> BodyFacts:
    office = connection.execute(text("SELECT name FROM office")).scalar() or "-"
    printable = "".join(letter if letter.isprintable() else " " for letter in str(office))
    return BodyFacts(version, printable, row_counts(connection), *trail_head(connection))
