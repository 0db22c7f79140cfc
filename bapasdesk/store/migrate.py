"""Brings an office's file to the version this program knows, in one transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from bapasdesk.errors import DamagedFile

MIGRATIONS = Path(__file__).parent / "migrations"


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings without a file; versions run on the given connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def newest_version() -> int:
    """Order number of the newest version, which the file carries as its user_version."""
    return len(list(ScriptDirectory.from_config(alembic_config()).walk_revisions()))


def file_version(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(engine: Engine) -> None:
    """Refuses (DamagedFile) a file of a newer program; else upgrades all at once or not at all."""
    found, newest = file_version(engine), newest_version()
    if found > newest:
        raise DamagedFile(
            "Data kantor ini dibuat oleh BapasDesk versi lebih baru. Data tidak diubah. "
            "Pasang BapasDesk versi terbaru, lalu buka kembali."
        )
    if found == newest:
        return
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), "head")
        connection.exec_driver_sql(f"PRAGMA user_version = {newest}")
