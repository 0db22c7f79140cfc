"""Deletions and bulk changes are taken back exactly, or refused with what has changed since."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bapasdesk.domain.records.office import TransportRate
from bapasdesk.domain.values import ObligationKind, SessionStatus
from bapasdesk.errors import RuleBroken
from bapasdesk.services import (
    attendance,
    certificates,
    clients,
    courses,
    obligations,
    participants,
    partners,
    payments,
    sessions,
    trash,
)
from bapasdesk.services import settings as office_settings
from bapasdesk.services.import_clients import CLIENTS
from bapasdesk.services.list_import import import_file
from bapasdesk.services.office import Office
from bapasdesk.services.search import search
from bapasdesk.services.undo import undo
from bapasdesk.store.tables.mapping import metadata
from bapasdesk.store.undo_log import LEVELS, raw_rows
from tests.builders import enrol, make_client, make_course, make_partner, make_session, mark

NAMES = ("Budi Contoh", "Citra Contoh", "Dedi Contoh")
DAYS = (date(2023, 6, 19), date(2023, 6, 20))
NOT_COMPARED = {"audit_entry", "trash_item"}
SOUVENIR = ObligationKind.SOUVENIR


def contents(office: Office) -> dict[str, Any]:
    """Every row of every table, the trail and the trash aside, and what the search finds."""
    with office.work() as work:
        tables = [table for table in metadata.sorted_tables if table.name not in NOT_COMPARED]
        found = {table.name: raw_rows(work.connection, table, table.c.id > 0) for table in tables}
    return found | {"search": sorted(hit.title for hit in search(office, "Contoh"))}


def undo_all(office: Office) -> None:
    while undo(office):
        pass


@pytest.fixture
def session_id(office: Office) -> int:
    made = make_session(office, days=DAYS)
    enrol(office, made, *NAMES)
    undo_nothing(office)
    return made


def undo_nothing(office: Office) -> None:
    """From here on: what building the office left to be undone is forgotten."""
    while office.undo_log.newest:
        office.undo_log.drop(office.undo_log.newest)


def seat_ids(office: Office, session_id: int) -> list[int]:
    return [row.id for row in participants.rows(office, session_id)]


def test_deleted_seats_come_back_with_attendance_and_everything_owed(office: Office, session_id: int) -> None:
    mark(office, session_id, "HHA", "HSA")
    obligations.advance(office, session_id, seat_ids(office, session_id)[:1], SOUVENIR)
    before = contents(office)
    participants.remove(office, seat_ids(office, session_id)[:2])
    assert len(seat_ids(office, session_id)) == 1
    assert undo(office) == "2 peserta dihapus"
    assert contents(office) == before
    assert trash.rows(office) == ()
    assert sessions.history(office, session_id)[0].action == "Diurungkan"


def test_a_fill_is_one_step_and_the_session_is_planned_again(office: Office, session_id: int) -> None:
    before = contents(office)
    days = [day.id for day in sessions.get(office, session_id).days]
    assert attendance.fill_present(office, session_id, *days) == 6
    assert sessions.get(office, session_id).session.status == SessionStatus.HELD
    assert undo(office) == "6 isian kehadiran"
    assert contents(office) == before


def test_what_was_changed_since_is_not_overwritten(office: Office, session_id: int) -> None:
    mark(office, session_id, "HHH", "HHH")
    participants.enrol(office, session_id, [make_client(office, "Eko Contoh")])
    seat = seat_ids(office, session_id)[3]
    undo_nothing(office)
    days = [day.id for day in sessions.get(office, session_id).days]
    attendance.fill_present(office, session_id, *days)
    step = office.undo_log.newest
    mark(office, session_id, "HHHS", "HHHH")
    office.undo_log.drop(office.undo_log.newest)  # type: ignore[arg-type]
    assert office.undo_log.newest is step
    before = contents(office)
    with pytest.raises(RuleBroken, match=r"sudah diubah lagi.*Kehadiran diisi \(pukul 09.00\)"):
        undo(office)
    assert contents(office) == before
    assert undo(office) == ""
    assert seat in seat_ids(office, session_id)


def test_other_columns_changed_since_do_not_stand_in_the_way(office: Office, session_id: int) -> None:
    mark(office, session_id, "HHH", "HHH")
    detail = sessions.get(office, session_id)
    sessions.save(
        office,
        type(detail.session)(**{**_fields(detail.session), "venue": "Aula"}),
        [day.held_on for day in detail.days],
    )
    undo(office)
    session = sessions.get(office, session_id).session
    assert (session.status, session.venue) == (SessionStatus.PLANNED, "Aula")


def _fields(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__slots__}


def test_attendance_under_a_paper_is_not_taken_back(office: Office, session_id: int) -> None:
    mark(office, session_id, "HHH", "HHH")
    certificates.issue(office, session_id)
    before = contents(office)
    with pytest.raises(RuleBroken, match="sudah terbit atas kehadiran itu"):
        undo(office)
    assert contents(office) == before


def test_papers_and_money_are_no_steps(office: Office, session_id: int) -> None:
    mark(office, session_id, "HHH", "HHH")
    undo_nothing(office)
    certificates.issue(office, session_id)
    payments.prepare(office, session_id)
    payments.mark_paid(office, session_id)
    assert undo(office) == ""


def test_a_closed_session_is_left_alone(office: Office, session_id: int) -> None:
    mark(office, session_id, "AAA", "AAA")
    obligations.waive_not_entitled(office, session_id)
    sessions.close(office, session_id)
    with pytest.raises(RuleBroken, match="berstatus selesai"):
        undo(office)


def test_an_import_is_taken_back_whole(office: Office, tmp_path: Path) -> None:
    known = make_client(office, "Budi Contoh", nik="9901010101900001")
    before = contents(office)
    listed = tmp_path / "klien.csv"
    listed.write_text(
        "Nama;NIK;Telepon\nBudi Contoh;9901010101900001;0812\nCitra Contoh;9901010101900002;\n",
        encoding="utf-8",
    )
    import_file(CLIENTS, office, listed, apply=True)
    assert clients.get(office, known).phone == "0812"
    assert undo(office) == "Daftar klien diimpor: 1 baru, 1 diperbarui"
    assert contents(office) == before


def test_several_use_cases_are_one_step(office: Office, session_id: int) -> None:
    mark(office, session_id, "HHH", "HHH")
    undo_nothing(office)
    before = contents(office)
    with office.undo_log.as_one("Souvenir diserahkan: 3 peserta"):
        for _ in range(2):
            obligations.advance(office, session_id, seat_ids(office, session_id), SOUVENIR)
    assert undo(office) == "Souvenir diserahkan: 3 peserta"
    assert contents(office) == before
    assert undo(office) == ""


def test_at_least_the_newest_twenty_can_be_undone(office: Office, session_id: int) -> None:
    before = contents(office)
    for letter in ("H", "S") * 12:
        mark(office, session_id, letter * 3, letter * 3)
    assert LEVELS >= 24
    undo_all(office)
    assert contents(office) == before


def _import(office: Office, number: int, place: Path) -> None:
    listed = place / f"{number}.csv"
    listed.write_text(f"Nama;NIK\nImpor Contoh {number};99010101019{number:05d}\n", encoding="utf-8")
    import_file(CLIENTS, office, listed, apply=True)


def _steps(office: Office, place: Path) -> dict[str, Callable[[int], object]]:
    """Every kind of use case that can be undone; the number chooses what it is done to."""

    def session(number: int) -> int:
        return sessions.rows(office)[number % len(sessions.rows(office))].id

    def seats(number: int) -> list[int]:
        return seat_ids(office, session(number))[number % 3 :]

    def kind(number: int) -> ObligationKind:
        return list(ObligationKind)[number % 3]

    def one(rows: Any, number: int) -> list[int]:
        return [rows[number % len(rows)].id] if rows else []

    def marks(number: int) -> None:
        count, letters = len(seat_ids(office, session(number))), "HSAI"
        days = sessions.get(office, session(number)).days
        mark(office, session(number), *(letters[(number + n) % 4] * count for n, _ in enumerate(days)))

    return {
        "marks": marks,
        "fill": lambda n: attendance.fill_present(
            office, session(n), *(day.id for day in sessions.get(office, session(n)).days)
        ),
        "advance": lambda n: obligations.advance(office, session(n), seats(n), SOUVENIR),
        "waive": lambda n: obligations.waive(office, session(n), seats(n), kind(n), "alasan yang dicatat"),
        "waive_all": lambda n: obligations.waive_not_entitled(office, session(n)),
        "take_back": lambda n: obligations.take_back(office, session(n), seats(n), kind(n)),
        "enrol": lambda n: participants.enrol(
            office, session(n), [row.id for row in participants.candidates(office, session(n))][: n % 3 + 1]
        ),
        "unseat": lambda n: participants.remove(office, seats(n)),
        "client": lambda n: clients.remove(office, one(clients.rows(office), n)),
        "partner": lambda n: partners.remove(office, one(partners.rows(office), n)),
        "course": lambda n: courses.remove(office, one(courses.rows(office), n)),
        "session": lambda n: sessions.remove(office, one(sessions.rows(office), n)),
        "rate": lambda n: [
            office_settings.remove_transport_rate(office, id)
            for id in one(office_settings.transport_rates(office), n)
        ],
        "import": lambda n: _import(office, n, place),
        "restore": lambda n: trash.restore(office, one(trash.rows(office), n)),
    }


STEPS = (
    "advance",
    "client",
    "course",
    "enrol",
    "fill",
    "import",
    "marks",
    "partner",
    "rate",
    "restore",
    "session",
    "take_back",
    "unseat",
    "waive",
    "waive_all",
)


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 99)), max_size=12))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_undone_leaves_everything_as_it_was(
    office: Office, tmp_path: Path, chosen: list[tuple[str, int]]
) -> None:
    if not sessions.rows(office):
        for days in (DAYS, (date(2023, 7, 3),)):
            enrol(office, make_session(office, days=days), *NAMES)
        make_partner(office, "Mitra Contoh Lain", course_ids=(make_course(office, "Contoh Lain"),))
        make_client(office, "Fajar Contoh")
        office_settings.save_transport_rate(office, TransportRate(valid_from=DAYS[0], amount=150_000))
        undo_nothing(office)
    steps, before, kept = _steps(office, tmp_path), contents(office), trash.rows(office)
    for name, number in chosen:
        with suppress(RuleBroken):  # the rules still hold; what was refused changed nothing
            if sessions.rows(office):
                steps[name](number)
    undo_all(office)
    assert contents(office) == before
    assert trash.rows(office) == kept
    assert office.undo_log.newest is None
