"""Which version of the tables a file has, told without loading Alembic."""

from pathlib import Path

from sqlalchemy import Connection, Engine

from bapasdesk.errors import DamagedFile

MIGRATIONS = Path(__file__).parent / "migrations"


def newest_version() -> int:
    """Order number of the newest version, which the file carries as its user_version."""
    return sum(1 for _ in MIGRATIONS.joinpath("versions").glob("[0-9]*.py"))


def file_version(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def schema_of(connection: Connection) -> frozenset[tuple[str, str, str, str | None]]:
    """What the file itself says its tables, indexes, triggers and views are; runs nothing of them."""
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    return frozenset((row[0], row[1], row[2], row[3]) for row in rows)


def refuse_newer(engine: Engine) -> None:
    """Raises DamagedFile, the file unchanged, if a newer program has written it."""
    if file_version(engine) > newest_version():
        raise too_new("Data kantor ini")


def too_new(what: str) -> DamagedFile:
    return DamagedFile(
        f"{what} dibuat oleh BapasDesk versi lebih baru. Data tidak diubah. "
        "Pasang BapasDesk versi terbaru, lalu buka kembali."
    )
