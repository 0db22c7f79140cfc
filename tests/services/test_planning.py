"""No clash goes unwarned: whatever is planned, moved, called off and enrolled, a brute-force look agrees."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.planning import WarningKind
from bapasdesk.domain.records.office import ClosedDay, Venue
from bapasdesk.domain.records.partners import Agreement
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.values import VenueKind
from bapasdesk.services import agreements, calendar, participants, planning, sessions, venues
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office
from tests.builders import (
    DAY,
    OFFICER,
    PASSPHRASE,
    FixedClock,
    make_client,
    make_course,
    make_partner,
    make_session,
)

CLASHES = {
    WarningKind.PARTNER,
    WarningKind.TRAINER,
    WarningKind.VENUE,
    WarningKind.OFFICER,
    WarningKind.PARTICIPANT,
}
PARTNERS, CLIENTS = 2, 3
TRAINERS = ("", "Rini", "Tono")
PLACES = ("", "Aula", "Kebun")
OFFICERS = ("", "Petugas Satu", "Petugas Dua")
Key = tuple[WarningKind, int]


class Week(RuleBasedStateMachine):
    """Sessions in one fortnight of a real office; after each step every warning is compared."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        place = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        shutil.copytree(self.template, place / "office")
        opened = open_office(OfficeFolder(place / "office"), OFFICER, PASSPHRASE, clock=FixedClock())
        self.office = self.stack.enter_context(opened)
        self.course = make_course(self.office)
        self.partners = [make_partner(self.office, f"Mitra {n}") for n in range(PARTNERS)]
        self.clients = [make_client(self.office, f"Klien {n}") for n in range(CLIENTS)]
        self.ids: list[int] = []

    @rule(
        first=st.integers(0, 6),
        length=st.integers(1, 3),
        partner=st.integers(0, PARTNERS - 1),
        trainer=st.sampled_from(TRAINERS),
        venue=st.sampled_from(PLACES),
        kind=st.sampled_from(VenueKind),
        officer=st.sampled_from(OFFICERS),
    )
    def plan(
        self, first: int, length: int, partner: int, trainer: str, venue: str, kind: VenueKind, officer: str
    ) -> None:
        days = [DAY + timedelta(days=first + number) for number in range(length)]
        self.ids.append(
            make_session(
                self.office,
                days=days,
                course_id=self.course,
                partner_id=self.partners[partner],
                trainer=trainer,
                venue=venue,
                venue_kind=kind,
                officer_in_charge=officer,
            )
        )

    @precondition(lambda self: self.ids)
    @rule(which=st.integers(0, 99), to=st.integers(0, 6))
    def move(self, which: int, to: int) -> None:
        session_id = self.ids[which % len(self.ids)]
        calendar.move(self.office, session_id, DAY + timedelta(days=to))

    @precondition(lambda self: self.ids)
    @rule(which=st.integers(0, 99), client=st.integers(0, CLIENTS - 1))
    def enrol(self, which: int, client: int) -> None:
        session_id = self.ids[which % len(self.ids)]
        clashing = self.sessions_of(self.clients[client]) - {session_id}
        told = participants.warnings(self.office, session_id, [self.clients[client]])
        mine = self.days(session_id)
        seated = session_id in self.sessions_of(self.clients[client])
        expected = 0 if seated else sum(bool(self.days(other) & mine) for other in clashing)
        assert sum("sudah terdaftar di" in text for text in told) == expected
        participants.enrol(self.office, session_id, [self.clients[client]])

    @precondition(lambda self: self.ids)
    @rule(which=st.integers(0, 99))
    def call_off(self, which: int) -> None:
        sessions.cancel(self.office, self.ids.pop(which % len(self.ids)), "batal karena hujan")

    @invariant()
    def every_clash_is_warned_of_and_nothing_else(self) -> None:
        for session_id in self.ids:
            told = {
                (warning.kind, warning.session_id)
                for warning in planning.session_warnings(self.office, session_id)
                if warning.kind in CLASHES
            }
            assert told == set(self.brute_force(session_id))

    def brute_force(self, session_id: int) -> Iterator[Key]:
        """Every pair of sessions, every day and everything both need, one by one."""
        mine = sessions.get(self.office, session_id).session
        for other_id in self.ids:
            other = sessions.get(self.office, other_id).session
            if other_id == session_id or not self.days(session_id) & self.days(other_id):
                continue
            if mine.partner_id == other.partner_id:
                yield WarningKind.PARTNER, other_id
            if mine.trainer and mine.trainer == other.trainer:
                yield WarningKind.TRAINER, other_id
            if mine.officer_in_charge and mine.officer_in_charge == other.officer_in_charge:
                yield WarningKind.OFFICER, other_id
            own_hall = [one.venue_kind == VenueKind.PARTNER for one in (mine, other)]
            one_place = own_hall == [False, False] or (all(own_hall) and mine.partner_id == other.partner_id)
            if mine.venue and mine.venue == other.venue and one_place:
                yield WarningKind.VENUE, other_id
            for client in self.clients:
                if {session_id, other_id} <= self.sessions_of(client):
                    yield WarningKind.PARTICIPANT, other_id

    def days(self, session_id: int) -> set[date]:
        return {day.held_on for day in sessions.get(self.office, session_id).days}

    def sessions_of(self, client_id: int) -> set[int]:
        seats = ((one, participants.rows(self.office, one)) for one in self.ids)
        return {session_id for session_id, rows in seats if any(row.client_id == client_id for row in rows)}

    def teardown(self) -> None:
        self.stack.close()


def test_no_clash_goes_unwarned(template: Path) -> None:
    Week.template = template
    run_state_machine_as_test(
        Week,
        settings=settings(
            max_examples=12,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.fixture
def session(office: Office) -> Session:
    """Planned for a Thursday with a holiday in the week before."""
    return sessions.get(office, make_session(office, seats=20, venue="Aula")).session


def test_room_closed_days_and_agreements_are_warned_of_together(office: Office, session: Session) -> None:
    venues.save_venue(office, Venue(name="Aula", kind=VenueKind.OFFICE, capacity=10))
    venues.save_closed_day(office, ClosedDay(closed_on=DAY, name="Cuti bersama"))
    agreement = Agreement(
        partner_id=session.partner_id,
        title="PKS",
        valid_from=DAY - timedelta(days=400),
        valid_until=DAY - timedelta(days=35),
    )
    agreements.save(office, agreement, ())
    texts = [warning.text for warning in planning.warnings(office, session, [DAY])]
    assert texts == [
        "Aula muat 10 orang, kegiatan ini 20.",
        "20 Juni 2023 libur: Cuti bersama.",
        "Di luar masa perjanjian dengan Mitra Uji 1: 20 Juni 2023. "
        "Perjanjian terakhir berlaku 16 Mei 2022–16 Mei 2023.",
    ]
    wider = replace(agreement, id=1, valid_until=DAY)
    agreements.save(office, wider, (make_course(office, "Lain"),))
    assert "tidak termasuk bidang" in planning.warnings(office, session, [DAY])[-1].text


def test_enrolment_warns_of_the_hall_too(office: Office, session: Session) -> None:
    venues.save_venue(office, Venue(name="Aula", kind=VenueKind.OFFICE, capacity=20))
    people = [make_client(office, f"Klien {number}") for number in range(21)]
    told = participants.warnings(office, session.id, people)
    assert told == ("Peserta menjadi 21 orang, melebihi 20 kursi.", "Aula muat 20 orang, kegiatan ini 21.")


def test_venues_are_suggested_for_a_course(office: Office) -> None:
    for name, kind, capacity, land in (
        ("Aula Terbuka", VenueKind.OFFICE, 30, False),
        ("Kebun", VenueKind.OTHER, 90, True),
    ):
        venues.save_venue(office, Venue(name=name, kind=kind, capacity=capacity, is_open_land=land))
    indoors, outdoors = make_course(office, "Barista"), make_course(office, "Tani", needs_open_land=True)
    assert [one.name for one in planning.venue_suggestions(office, 20, indoors)] == ["Aula Terbuka", "Kebun"]
    assert [one.name for one in planning.venue_suggestions(office, 20, outdoors)] == ["Kebun"]


def test_joint_leave_is_added_once_and_can_be_taken_out(office: Office) -> None:
    added = venues.add_joint_leave(office, 2025)
    assert len(added) == 11 and venues.add_joint_leave(office, 2025) == ()
    assert date(2025, 12, 26) in calendar.closed_days(office, date(2025, 12, 1), date(2025, 12, 31))
    venues.remove_closed_day(office, venues.closed_days(office)[0].id)
    assert len(venues.closed_days(office)) == 10
