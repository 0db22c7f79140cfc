"""Brings an office's file to the version this program knows, in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, StaticPool, create_engine
from sqlcipher3 import dbapi2 as sqlcipher

from bapasdesk.errors import DamagedFile
from bapasdesk.store.engine import driver_connection
from bapasdesk.store.schema_version import MIGRATIONS, file_version, newest_version, refuse_newer, schema_of


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings without a file; versions run on the given connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


@cache
def schema_of_version(version: int) -> frozenset[tuple[str, str, str, str | None]]:
    """What `sqlite_schema` of a file of that version (1 or later) holds: type, name, table and SQL."""
    revisions = list(ScriptDirectory.from_config(alembic_config()).walk_revisions())
    engine = create_engine("sqlite://", module=sqlcipher, poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            command.upgrade(alembic_config(connection), revisions[-version].revision)
            return schema_of(connection)
    finally:
        engine.dispose()


def migrate(engine: Engine) -> None:
    """Refuses (DamagedFile) a file of a newer program; else upgrades all at once or not at all.

    A file that held something before is checked in the same transaction: what is not in order is undone.
    """
    refuse_newer(engine)
    found, newest = file_version(engine), newest_version()
    if found == newest:
        return
    with _rebuilding(engine), engine.begin() as connection:
        command.upgrade(alembic_config(connection), "head")
        connection.exec_driver_sql(f"PRAGMA user_version = {newest}")
        if found > 0:
            _check(connection, newest)


@contextmanager
def _rebuilding(engine: Engine) -> Iterator[None]:
    """SQLite changes a table by building it anew, which rows that point to it would refuse.

    The switch has no effect inside a transaction, so it is set before; what points where is checked after.
    """
    with driver_connection(engine) as connection:
        connection.execute("PRAGMA foreign_keys = off")
    try:
        yield
    finally:
        with driver_connection(engine) as connection:
            connection.execute("PRAGMA foreign_keys = on")


def _check(connection: Connection, version: int) -> None:
    """Raises DamagedFile, so that the transaction is undone."""
    problems = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    problems += [
        f"rujukan putus di {row[0]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    if problems == ["ok"] and schema_of(connection) != schema_of_version(version):
        problems = ["susunan tabel lain dari seharusnya"]
    if problems != ["ok"]:
        raise DamagedFile(
            f"Data kantor tidak dapat dinaikkan ke versi baru ({problems[-1]}). "
            "Data tidak diubah; pulihkan dari cadangan terakhir."
        )
