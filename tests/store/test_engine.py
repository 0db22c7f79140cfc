"""The office's data is unreadable without its key, and a file that is not sound is refused untouched."""

import os
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlcipher3 import dbapi2 as sqlcipher

from bapasdesk.errors import BapasError, DamagedFile, OfficeInUse, OutputFailed, RuleBroken
from bapasdesk.store import engine as engine_module
from bapasdesk.store.engine import (
    APPLICATION_ID,
    check_database_file,
    create_database,
    driver_connection,
    integrity_problems,
    make_engine,
    open_engine,
)

KEY = bytes(range(32))
MARKER = "Wayan Percobaan 9900000000000001"


def make_database(path: Path, rows: int = 200) -> None:
    engine = create_database(path, KEY)
    with engine.begin() as connection:
        connection.execute(text("create table partner (id integer primary key, name text)"))
        connection.execute(
            text(
                "create table course (id integer primary key, partner_id references partner (id),"
                " hours integer check (hours > 0))"
            )
        )
        names = [{"name": f"{MARKER} {row} {secrets.token_hex(100)}"} for row in range(rows)]
        connection.execute(text("insert into partner (name) values (:name)"), names)
    engine.dispose()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("office") / "office.db"
    make_database(path)
    return path.read_bytes()


@pytest.fixture
def database(tmp_path: Path, template: bytes) -> Path:
    path = tmp_path / "office.db"
    path.write_bytes(template)
    return path


@pytest.fixture
def opened(database: Path) -> Iterator[Engine]:
    engine = open_engine(database, KEY)
    yield engine
    engine.dispose()


def test_the_data_comes_back_with_the_key(opened: Engine) -> None:
    with opened.connect() as connection:
        assert connection.execute(text("select count(*) from partner")).scalar() == 200
    assert integrity_problems(opened) == []


def test_nothing_readable_is_in_the_file(database: Path) -> None:
    data = database.read_bytes()
    for readable in (MARKER.encode(), b"partner", b"SQLite format 3", KEY, KEY.hex().encode()):
        assert readable not in data
    with closing(sqlite3.connect(database)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("select * from partner")


def test_nothing_readable_is_in_the_journal_either(database: Path) -> None:
    engine = open_engine(database, KEY)
    with engine.begin() as connection:
        connection.execute(text("pragma cache_spill = 1"))
        connection.execute(text("update partner set name = name || :more"), {"more": MARKER})
        journal = Path(f"{database}-journal").read_bytes()
    engine.dispose()
    assert len(journal) > 4096
    assert MARKER.encode() not in journal


def test_the_settings_that_keep_data_safe_are_on(opened: Engine) -> None:
    wanted = {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "cell_size_check": 1,
        "application_id": APPLICATION_ID,
    }
    with driver_connection(opened) as connection:
        found = {name: connection.execute(f"pragma {name}").fetchone()[0] for name in wanted}
        options = {row[0] for row in connection.execute("pragma compile_options")}
    assert found == wanted
    assert "TEMP_STORE=2" in options  # sorting never spills readable rows to the disk


def test_a_wrong_key_does_not_open(database: Path) -> None:
    before = database.read_bytes()
    with pytest.raises(DamagedFile, match="Kunci benar tetapi berkas data rusak"):
        open_engine(database, bytes(32))
    assert database.read_bytes() == before
    with pytest.raises(ValueError, match="32 bytes"):
        make_engine(database, b"short")


def _plaintext(path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("create table partner (name)")


def _foreign(path: Path) -> None:
    engine = make_engine(path, KEY)
    with engine.begin() as connection:
        connection.execute(text("create table other (x)"))
    engine.dispose()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("plaintext", "tidak terenkripsi"),
        ("foreign", "bukan milik BapasDesk"),
        ("empty", "kosong"),
        ("short", "terpotong"),
        ("random", "rusak"),
    ],
)
def test_any_other_file_is_refused_and_left_byte_for_byte(tmp_path: Path, kind: str, words: str) -> None:
    path = tmp_path / "office.db"
    if kind == "plaintext":
        _plaintext(path)
    elif kind == "foreign":
        _foreign(path)
    else:
        path.write_bytes(secrets.token_bytes({"empty": 0, "short": 4095, "random": 40960}[kind]))
    before = path.read_bytes()
    with pytest.raises(DamagedFile, match=words):
        open_engine(path, KEY)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    assert not _is_held(path)


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="tidak ditemukan"):
        open_engine(tmp_path / "office.db", KEY)
    with pytest.raises(DamagedFile, match="tidak dapat dibaca"):
        check_database_file(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_one_flipped_bit_anywhere_is_found(tmp_path: Path, template: bytes) -> None:
    path = tmp_path / "office.db"
    for _ in range(40):
        at = secrets.randbelow(len(template))
        path.write_bytes(
            template[:at] + bytes([template[at] ^ 1 << secrets.randbelow(8)]) + template[at + 1 :]
        )
        assert _found(path), at


@pytest.mark.parametrize("change", [-4096, -100, 1, 4096])
def test_a_file_cut_or_lengthened_is_found(tmp_path: Path, template: bytes, change: int) -> None:
    path = tmp_path / "office.db"
    path.write_bytes(template[:change] if change < 0 else template + bytes(change))
    assert _found(path)


def _found(path: Path) -> bool:
    try:
        engine = open_engine(path, KEY)
    except DamagedFile:
        return True
    problems = integrity_problems(engine)
    engine.dispose()
    return bool(problems)


def test_a_broken_reference_is_named(opened: Engine) -> None:
    with driver_connection(opened) as connection:
        connection.execute("pragma foreign_keys=off")
        connection.execute("insert into course (id, partner_id) values (7, 999)")
    assert integrity_problems(opened) == ["Rujukan putus: course baris 7 menunjuk partner yang tidak ada"]


def test_a_row_that_breaks_its_tables_rule_is_found(opened: Engine) -> None:
    with driver_connection(opened) as connection:
        connection.execute("pragma ignore_check_constraints=on")
        connection.execute("insert into course (id, hours) values (7, -1)")
        connection.execute("pragma ignore_check_constraints=off")
    (problem,) = integrity_problems(opened)
    assert problem.startswith("Susunan data rusak: CHECK constraint failed")


def test_leaving_a_transaction_undoes_even_the_schema(opened: Engine) -> None:
    with pytest.raises(RuntimeError), opened.begin() as connection:
        connection.execute(text("create table half_done (x)"))
        raise RuntimeError
    with opened.connect() as connection:
        assert connection.execute(text("select count(*) from sqlite_master")).scalar() == 2


def test_a_transaction_takes_the_write_lock_at_its_start(opened: Engine, database: Path) -> None:
    with opened.connect() as connection:
        connection.execute(text("select 1"))
        with closing(sqlcipher.connect(os.fspath(database), timeout=0)) as other:
            other.execute(f"pragma key = \"x'{KEY.hex()}'\"")
            with pytest.raises(sqlcipher.OperationalError, match="locked"):
                other.execute("begin immediate")


def test_several_threads_share_the_connection_in_turn(opened: Engine) -> None:
    def add() -> None:
        for _ in range(10):
            with opened.begin() as connection:
                connection.execute(text("insert into partner (name) values ('baru')"))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with opened.connect() as connection:
        assert connection.execute(text("select count(*) from partner where name='baru'")).scalar() == 40


def test_disposing_lets_the_file_go(database: Path) -> None:
    engine = open_engine(database, KEY)
    assert _is_held(database)
    engine.dispose()
    assert not _is_held(database)
    with pytest.raises(DamagedFile):
        open_engine(database, bytes(32))
    assert not _is_held(database)


def _is_held(path: Path) -> bool:
    links = []
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            links.append(descriptor.readlink())
        except FileNotFoundError:  # the listing's own
            continue
    return path in links


def test_a_file_locked_by_another_program_is_not_called_damaged(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "SECONDS_TO_WAIT_FOR_LOCK", 0.05)
    holder = open_engine(database, KEY)
    with driver_connection(holder) as connection:
        connection.execute("begin exclusive")
        # Opened without the outside check, which would drop this process's own locks.
        monkeypatch.setattr(engine_module, "check_database_file", lambda path: None)
        with pytest.raises(OfficeInUse, match="dipakai program lain"):
            open_engine(database, KEY)
        connection.execute("rollback")
    holder.dispose()


def test_a_new_database_never_replaces_one(database: Path, template: bytes) -> None:
    with pytest.raises(RuleBroken, match="sudah berisi"):
        create_database(database, KEY)
    assert database.read_bytes() == template


def test_a_new_database_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match="tidak dapat dibuat"):
        create_database(tmp_path / "none" / "office.db", KEY)


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("attempt to write a readonly database", OutputFailed),
        ("unable to open database file", OutputFailed),
        ("file is not a database", DamagedFile),
    ],
)
def test_what_sqlite_says_becomes_the_right_trouble(
    database: Path, monkeypatch: pytest.MonkeyPatch, message: str, kind: type[BapasError]
) -> None:
    def refuse(path: Path, key: bytes) -> None:
        raise sqlcipher.OperationalError(message)

    monkeypatch.setattr(engine_module, "_connect", refuse)
    with pytest.raises(kind):
        open_engine(database, KEY)
