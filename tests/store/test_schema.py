"""What the database itself keeps, whatever the program does."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from unittest import mock

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.money import TransportPayment, TransportPaymentDay
from bapasdesk.domain.records.numbers import NumberEntry, NumberSeries
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.values import NumberState, PartnerKind, SeriesKind
from bapasdesk.errors import DamagedFile, OfficeInUse, RuleBroken
from bapasdesk.store.engine import create_database, open_engine
from bapasdesk.store.migrate import alembic_config, migrate
from bapasdesk.store.office_file import OfficeFile
from bapasdesk.store.schema_version import file_version, newest_version
from bapasdesk.store.tables.mapping import TABLES
from bapasdesk.store.unit_of_work import UnitOfWork
from tests.builders import NOW

KEY = bytes(range(32))
DAY = date(2023, 6, 20)
OLD_ROWS = (
    "INSERT INTO office VALUES (1, 'Balai Contoh', 'Bapas', '', '', 75, 45, 'neutral', 0)",
    "INSERT INTO course VALUES (1, 'Pelatihan', 'basic', 0, NULL, NULL, '')",
    "INSERT INTO partner VALUES (1, 'Mitra', 'private', '', '', '', '', 0, '')",
    "INSERT INTO session VALUES (1, 1, 1, '2023-06-20', '2023-06-20', 'office', '', '', 20, 6, 0,"
    " 'state_budget', '', '', NULL, 'held', '', '')",
    "INSERT INTO client (id, full_name, title_before, title_after, kind, register_number, nik, birth_place,"
    " phone, address, education, program, probation_officer, guarantor, occupation, interests, note)"
    " VALUES (1, 'Budi Contoh', '', '', 'adult', '', '', '', '', '', '', '', '', '', '', '', '')",
    "INSERT INTO participant VALUES (1, 1, 1, 1)",
    "INSERT INTO number_series VALUES (1, 'certificate', '{seq}/{year}')",
    "INSERT INTO number_entry VALUES (1, 1, 2023, 1, '001/SERT/VI/2023', '2023-06-20', 'issued', '')",
    "INSERT INTO certificate VALUES (1, 1, 1, 'KODE', '2023-06-20', '{}', '', 0)",
)
"""An office of the second version with one certificate."""


@pytest.fixture
def work(tmp_path: Path):  # type: ignore[no-untyped-def]
    file = OfficeFile.create(tmp_path / "office.db", KEY)
    with file.work("Petugas Uji", lambda: NOW) as unit:
        yield unit
    file.close()


@pytest.fixture
def engine(tmp_path: Path):  # type: ignore[no-untyped-def]
    made = create_database(tmp_path / "office.db", KEY)
    yield made
    made.dispose()


def add_session(work: UnitOfWork) -> tuple[int, int]:
    """A session and a client to sit in it."""
    course = work.add(Course(name="Pelatihan"))
    partner = work.add(Partner(name="Mitra", kind=PartnerKind.PRIVATE))
    session = work.add(Session(course_id=course, partner_id=partner, starts_on=DAY, ends_on=DAY))
    return session, work.add(Client(full_name="Budi Contoh"))


def add_payment(work: UnitOfWork, participant_id: int, seq: int, amount: int = 150_000) -> int:
    series = work.first(NumberSeries, kind=SeriesKind.RECEIPT)
    series_id = series.id if series else work.add(NumberSeries(kind=SeriesKind.RECEIPT, template="{seq}"))
    number = work.add(
        NumberEntry(series_id=series_id, year=2023, seq=seq, text=f"{seq}/2023", document_date=DAY)
    )
    return work.add(
        TransportPayment(
            participant_id=participant_id,
            number_id=number,
            rate=150_000,
            day_count=1,
            amount=amount,
            issued_on=DAY,
            content="{}",
        )
    )


def test_every_record_has_a_table_with_its_fields() -> None:
    for record, table in TABLES.items():
        assert {field.name for field in fields(record)} == {column.name for column in table.columns}, record


def test_every_table_is_strict(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
        ).all()
    ours = {row.name: row.strict for row in rows if row.name in {table.name for table in TABLES.values()}}
    assert set(ours.values()) == {1}
    assert len(ours) == len(TABLES)


def test_versions_build_exactly_the_tables_of_the_code(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        command.check(alembic_config(connection))


def test_the_newest_version_is_the_one_alembic_would_build() -> None:
    revisions = list(ScriptDirectory.from_config(alembic_config()).walk_revisions())
    assert newest_version() == len(revisions) == int(revisions[0].revision)


def test_migrating_writes_the_version_into_the_file_and_twice_is_as_once(engine: Engine) -> None:
    migrate(engine)
    migrate(engine)
    assert file_version(engine) == newest_version() > 1


def test_numbers_of_an_older_version_move_into_the_ledger_with_what_points_to_them(engine: Engine) -> None:
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), "0002")
        for statement in OLD_ROWS:
            connection.execute(text(statement))
        connection.execute(text("PRAGMA user_version = 2"))
    migrate(engine)
    with engine.begin() as connection:
        kinds = set(connection.execute(text("SELECT kind FROM number_series")).scalars())
        number = connection.execute(
            text("SELECT n.text FROM certificate c JOIN number_entry n ON n.id = c.number_id")
        ).scalar_one()
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    assert kinds == {kind.value for kind in SeriesKind if kind != SeriesKind.RECEIPT}, "as it was, and new"
    assert number == "001/SERT/VI/2023"


def test_a_file_of_a_newer_program_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    OfficeFile.create(path, KEY).close()
    engine = open_engine(path, KEY)
    with engine.begin() as connection:
        connection.execute(text("PRAGMA user_version = 99"))
    engine.dispose()
    before = path.read_bytes()
    with pytest.raises(DamagedFile, match="versi lebih baru"):
        OfficeFile.open(path, KEY)
    assert path.read_bytes() == before


def test_one_participation_per_client_and_session(work: UnitOfWork) -> None:
    session, client = add_session(work)
    work.add(Participant(session_id=session, client_id=client, row_number=1))
    with pytest.raises(RuleBroken, match="sudah terdaftar"):
        work.add(Participant(session_id=session, client_id=client, row_number=2))


def test_numbers_are_unique_in_series_and_year(work: UnitOfWork) -> None:
    series = work.add(NumberSeries(kind=SeriesKind.CERTIFICATE, template="{seq}"))
    work.add(NumberEntry(series_id=series, year=2023, seq=1, text="1/2023", document_date=DAY))
    with pytest.raises(RuleBroken, match="sudah dipakai"):
        work.add(NumberEntry(series_id=series, year=2023, seq=1, text="1b/2023", document_date=DAY))
    with pytest.raises(RuleBroken, match="sudah dipakai"):
        work.add(NumberEntry(series_id=series, year=2023, seq=2, text="1/2023", document_date=DAY))
    work.add(NumberEntry(series_id=series, year=2022, seq=1, text="1/2022", document_date=date(2022, 1, 1)))


def test_no_second_valid_payment_for_a_person_and_day(work: UnitOfWork) -> None:
    session, client = add_session(work)
    seat = work.add(Participant(session_id=session, client_id=client, row_number=1))
    payment = add_payment(work, seat, seq=1)
    work.add(TransportPaymentDay(payment_id=payment, client_id=client, held_on=DAY))
    with pytest.raises(RuleBroken, match="sudah menerima uang transport"):
        work.add(TransportPaymentDay(payment_id=payment, client_id=client, held_on=DAY))
    work.add(TransportPaymentDay(payment_id=payment, client_id=client, held_on=DAY, is_void=True))
    with pytest.raises(RuleBroken, match="sudah ada"):
        add_payment(work, seat, seq=2)


def test_an_amount_is_the_rate_times_the_days(work: UnitOfWork) -> None:
    session, client = add_session(work)
    seat = work.add(Participant(session_id=session, client_id=client, row_number=1))
    with pytest.raises(RuleBroken):
        add_payment(work, seat, seq=1, amount=150_001)


def test_a_row_that_is_pointed_to_cannot_go(work: UnitOfWork) -> None:
    session, client = add_session(work)
    work.add(Participant(session_id=session, client_id=client, row_number=1))
    with pytest.raises(RuleBroken, match="masih dipakai"):
        work.remove_where(Client, id=[client])


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET detail = 'x'", "DELETE FROM audit_entry"])
def test_the_trail_refuses_changes(work: UnitOfWork, statement: str) -> None:
    work.record("Uji", "office", 1)
    with pytest.raises(RuleBroken):
        work.connection.execute(text(statement))


def test_numbers_are_never_deleted(work: UnitOfWork) -> None:
    series = work.add(NumberSeries(kind=SeriesKind.CERTIFICATE, template="{seq}"))
    number = work.add(NumberEntry(series_id=series, year=2023, seq=1, text="1", document_date=DAY))
    with pytest.raises(RuleBroken):
        work.remove_where(NumberEntry, id=[number])


def test_a_number_never_changes_and_a_void_one_stays_void(work: UnitOfWork) -> None:
    series = work.add(NumberSeries(kind=SeriesKind.CERTIFICATE, template="{seq}"))
    entry = NumberEntry(series_id=series, year=2023, seq=1, text="1/2023", document_date=DAY)
    entry = replace(entry, id=work.add(entry))
    for change in ({"text": "2/2023"}, {"seq": 2}, {"seq": None}):
        with pytest.raises(RuleBroken):
            work.change(replace(entry, **change))
    void = replace(entry, state=NumberState.VOID, reason="salah tulis")
    work.change(void)
    with pytest.raises(RuleBroken):
        work.change(replace(void, state=NumberState.ISSUED))


def test_a_transaction_that_could_not_begin_leaves_the_connection_to_the_next(tmp_path: Path) -> None:
    file = OfficeFile.create(tmp_path / "office.db", KEY)
    refused = mock.patch.object(Connection, "begin", side_effect=OfficeInUse("dipakai program lain"))
    with refused, pytest.raises(OfficeInUse) as kept, file.work("Petugas Uji", lambda: NOW):
        pass
    with file.work("Petugas Uji", lambda: NOW) as unit:
        assert unit.count(Client) == 0, kept
    file.close()


def test_leaving_without_commit_undoes_everything(tmp_path: Path) -> None:
    file = OfficeFile.create(tmp_path / "office.db", KEY)
    with file.work("Petugas Uji", lambda: NOW) as unit:
        unit.add(Client(full_name="Budi Contoh"))
    with file.work("Petugas Uji", lambda: NOW) as unit:
        assert unit.count(Client) == 0
    file.close()
