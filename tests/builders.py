"""Small makers of records with sensible defaults; the people are invented."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.rows.partners import PartnerDetail
from bapasdesk.domain.rows.people import AttendanceMark, FollowUpRow
from bapasdesk.domain.values import AttendanceStatus, ObligationKind, PartnerKind
from bapasdesk.services import (
    attendance,
    clients,
    courses,
    obligations,
    participants,
    partners,
    session_results,
    sessions,
)
from bapasdesk.services.office import Office
from bapasdesk.store.key_slots import Argon2Cost

FAST_COST = Argon2Cost(8, 1, 1)
"""Cheap on purpose: tests unlock hundreds of times."""
OFFICER = "Petugas Uji"
PASSPHRASE = "frasa sandi uji yang panjang"
NOW = datetime(2023, 6, 20, 9, 0)
DAY = date(2023, 6, 20)


class FixedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


def make_partner(office: Office, name: str = "LPK Contoh Kopi", **facts: Any) -> int:
    courses_offered = tuple(facts.pop("course_ids", ()))
    facts.setdefault("kind", PartnerKind.TRAINING_PROVIDER)
    facts.setdefault("leader_name", "Ratri Contohwati")
    partner = Partner(name=name, **facts)
    return partners.save(office, PartnerDetail(partner=partner, contacts=(), course_ids=courses_offered))


def make_course(office: Office, name: str = "Teknik Penyajian Kopi", **facts: Any) -> int:
    return courses.save(office, Course(name=name, **facts))


def make_client(office: Office, name: str = "Budi Contoh", **facts: Any) -> int:
    return clients.save(office, Client(full_name=name, **facts))


def make_session(office: Office, *, days: Sequence[date] = (DAY,), **facts: Any) -> int:
    """A session with a course and a partner of its own unless told otherwise."""
    number = len(sessions.rows(office)) + 1
    facts.setdefault("course_id", 0)
    facts.setdefault("partner_id", 0)
    course_id = facts.pop("course_id") or make_course(office, f"Pelatihan Uji {number}")
    partner_id = facts.pop("partner_id") or make_partner(
        office, f"Mitra Uji {number}", course_ids=(course_id,)
    )
    facts = {"transport_rate": 150_000, "souvenir": "Tas kain", "lesson_hours": 6 * len(days), **facts}
    session = Session(
        course_id=course_id, partner_id=partner_id, starts_on=min(days), ends_on=max(days), **facts
    )
    return sessions.save(office, session, list(days))


def enrol(office: Office, session_id: int, *names: str) -> list[int]:
    """New clients with a seat in a session; gives the participant ids in the order of the names."""
    ids = [make_client(office, name) for name in names]
    participants.enrol(office, session_id, ids)
    seats = {row.client_id: row.id for row in participants.rows(office, session_id)}
    return [seats[one] for one in ids]


def mark(office: Office, session_id: int, *columns: str) -> None:
    """Attendance by day, one string a day with a letter a row: `mark(office, session, "HHA", "HSA")`."""
    days = sessions.get(office, session_id).days
    rows = participants.rows(office, session_id)
    marks = [
        AttendanceMark(participant_id=row.id, session_day_id=day.id, status=AttendanceStatus(letter))
        for day, column in zip(days, columns, strict=True)
        for row, letter in zip(rows, column, strict=True)
    ]
    attendance.record(office, session_id, marks)


def closed_session(office: Office, *names: str, letters: str = "", day: date = DAY) -> int:
    """A session without papers, everything waived, closed today."""
    session_id = make_session(office, days=[day])
    seats = enrol(office, session_id, *names)
    mark(office, session_id, letters or "H" * len(names))
    for kind in ObligationKind:
        obligations.waive(office, session_id, seats, kind, "tidak diberikan pada uji ini")
    sessions.close(office, session_id)
    return session_id


def questions(office: Office, session_id: int) -> list[FollowUpRow]:
    """What is or will be asked about a session, by person and month."""
    people = session_results.of_session(office, session_id).people
    return [one for person in people for _, one in sorted(person.questions.items())]
