"""Opens the office's encrypted database, and refuses every file that is not one before touching it.

SQLCipher checks each page with a key, so damage is found, but it cannot tell a wrong key from a damaged
first page: here the key is known to be right, for its slot in the key file opened.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2 as sqlcipher

from bapasdesk.errors import BapasError, DamagedFile, OfficeInUse, OutputFailed, RuleBroken

APPLICATION_ID = 0x42415041
"""Bytes "BAPA" in the file's header, against opening some other program's file."""
JOURNAL_MODE = "delete"
"""Not WAL: a hand-made copy of a WAL file opens without complaint and lacks the newest rows."""
SECONDS_TO_WAIT_FOR_LOCK = 30
"""Longer than the daily check of a large office reads in one go."""

_SETTINGS = (
    f"journal_mode={JOURNAL_MODE}",
    "synchronous=extra",
    "foreign_keys=on",
    "trusted_schema=off",
    "secure_delete=on",
    "cell_size_check=on",
    "cache_size=-16384",  # KiB; each page read anew is decrypted and its checksum counted again
)
_PLAINTEXT_HEADER = b"SQLite format 3\0"
_PAGE_BYTES = 4096
_KEY_BYTES = 32


def make_engine(path: Path, key: bytes) -> Engine:
    """An engine with one connection, usable from any thread, one at a time; every transaction may write.

    `key` is the office's data key (32 bytes). A file that is not there is created on first use.
    Dispose of the engine after all its connections are closed, and the file is let go.
    """
    if len(key) != _KEY_BYTES:
        raise ValueError("the data key has 32 bytes")  # SQLCipher would take it for a passphrase
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: _connect(path, key),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # Python's own implicit transactions would take the write lock late and leave DDL outside.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def create_database(path: Path, key: bytes) -> Engine:
    """Starts a new, empty office database and opens it. Raises RuleBroken if there is a file already."""
    if path.exists():
        raise RuleBroken(f"Folder {path.parent} sudah berisi data kantor. Pilih folder lain.")
    engine = make_engine(path, key)
    with _disposed_on_error(engine):
        try:
            with driver_connection(engine) as connection:
                connection.execute(f"pragma application_id={APPLICATION_ID}")
        except sqlcipher.DatabaseError as error:
            raise OutputFailed(
                f"Data kantor tidak dapat dibuat di {path.parent}. Periksa izin folder dan ruang penyimpanan."
            ) from error
    return engine


def open_engine(path: Path, key: bytes) -> Engine:
    """Opens an existing office database with the key that its key file gave.

    Raises DamagedFile if the file is missing, unencrypted, foreign or damaged, and OfficeInUse if another
    program keeps it locked. Never while it is already open in this process: see `check_database_file`.
    """
    check_database_file(path)
    engine = make_engine(path, key)
    with _disposed_on_error(engine):
        try:
            with driver_connection(engine) as connection:
                (application_id,) = connection.execute("pragma application_id").fetchone()
        except sqlcipher.DatabaseError as error:
            raise _opening_trouble(error) from error
        if application_id != APPLICATION_ID:
            raise DamagedFile("Berkas data ini bukan milik BapasDesk. Berkas tidak diubah.")
    return engine


def check_database_file(path: Path) -> None:
    """Looks at the file from outside and raises DamagedFile if it cannot be an encrypted database.

    Only for a file that is not open in this process: closing it here would drop SQLite's own locks on it.
    """
    try:
        with path.open("rb") as file:
            header = file.read(len(_PLAINTEXT_HEADER))
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise _damaged("tidak ditemukan") from None
    except OSError as error:
        raise _damaged(f"tidak dapat dibaca ({error.strerror})") from error
    if size == 0:
        raise _damaged("kosong")
    if header == _PLAINTEXT_HEADER:
        raise _damaged("tidak terenkripsi, jadi bukan buatan BapasDesk")
    if size < _PAGE_BYTES:
        raise _damaged("terpotong")


def integrity_problems(engine: Engine) -> list[str]:
    """What is wrong with the whole file, one Indonesian line each; empty if it is sound.

    Three checks, for each finds damage the others miss: pages against their keyed checksums, SQLite's
    own structure, and references between rows.
    """
    return page_problems(engine) + row_problems(engine)


def page_problems(engine: Engine) -> list[str]:
    """Pages that do not fit their keyed checksums, also those that no table uses."""
    return _found(engine, _pages)


def row_problems(engine: Engine) -> list[str]:
    """Faults of SQLite's own structure and broken references between rows."""
    return _found(engine, _rows)


def _found(engine: Engine, check: Callable[[Any], Iterator[str]]) -> list[str]:
    problems = []
    try:
        with driver_connection(engine) as connection:
            for problem in check(connection):
                problems.append(problem)  # kept, should the rest be unreadable
    except sqlcipher.DatabaseError as error:
        problems.append(f"Berkas data tidak terbaca: {error}")
    if problems:
        # Having met a damaged page, SQLCipher refuses all writing through that connection and calls the
        # file read-only; whoever asks next gets a new one.
        engine.dispose()
    return problems


def library_versions() -> tuple[str, str]:
    """Versions of SQLCipher and of the SQLite inside it."""
    with closing(sqlcipher.connect(":memory:")) as connection:
        (cipher,) = connection.execute("pragma cipher_version").fetchone()
    return str(cipher), str(sqlcipher.sqlite_version)


@contextmanager
def driver_connection(engine: Engine) -> Iterator[Any]:
    """The SQLCipher connection itself, outside any transaction: for PRAGMA, VACUUM INTO and online backup."""
    with closing(engine.raw_connection()) as pooled:
        yield pooled.driver_connection


def _connect(path: Path, key: bytes) -> Any:
    connection = sqlcipher.connect(
        os.fspath(path),
        check_same_thread=False,
        timeout=SECONDS_TO_WAIT_FOR_LOCK,
        isolation_level=None,
    )
    try:
        connection.execute(f"pragma key = \"x'{key.hex()}'\"")  # must be first
        connection.execute("pragma cipher_log_level = none")  # damage is reported by us, not on stderr
        for setting in _SETTINGS:
            connection.execute(f"pragma {setting}")
        connection.execute("select count(*) from sqlite_master").fetchone()  # a wrong key fails here
    except BaseException:
        connection.close()
        raise
    return connection


def _pages(connection: Any) -> Iterator[str]:
    for (text,) in connection.execute("pragma cipher_integrity_check"):
        yield f"Halaman terenkripsi rusak: {text}"


def _rows(connection: Any) -> Iterator[str]:
    for (text,) in connection.execute("pragma integrity_check"):
        if text != "ok":
            yield f"Susunan data rusak: {text}"
    for table, row, parent, _ in connection.execute("pragma foreign_key_check"):
        yield f"Rujukan putus: {table} baris {row} menunjuk {parent} yang tidak ada"


@contextmanager
def _disposed_on_error(engine: Engine) -> Iterator[None]:
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


def _opening_trouble(error: Exception) -> BapasError:
    if "locked" in str(error):
        return OfficeInUse("Berkas data sedang dipakai program lain. Tutup program itu, lalu buka lagi.")
    if "unable to open" in str(error) or "readonly" in str(error):
        return OutputFailed("Berkas data tidak dapat dibuka untuk ditulis. Periksa izin folder kantor.")
    return DamagedFile(
        "Kunci benar tetapi berkas data rusak. Berkas tidak diubah; pulihkan dari cadangan terakhir."
    )


def _damaged(what: str) -> DamagedFile:
    return DamagedFile(f"Berkas data kantor {what}. Tidak ada yang diubah; pulihkan dari cadangan terakhir.")
