"""Invented people for the demonstration office; their NIK begins with 99, a province there is not."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.participants import Attendance, Obligation, Participant
from bapasdesk.domain.records.sessions import Course, CourseOffer, Session, SessionDay
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import (
    PROGRAMS,
    AttendanceStatus,
    ObligationKind,
    ObligationState,
    SessionStatus,
    Sex,
)
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs

_OLDEST = date(1968, 1, 1)
_SEATS = 20
_SESSIONS_A_YEAR = 200
_YEARS = 10
_BATCH = 5000


@needs(Right.PEOPLE)
def save_people(office: Office, data: dict[str, Any]) -> list[int]:
    """Adds the demonstration's people; gives their ids in order."""
    with office.work() as work:
        ids = [work.add(client) for client in islice(_people(data), data["persons"])]
        work.record("Klien contoh ditambahkan", "client", 0, f"{len(ids)} orang rekaan")
        work.commit()
    return ids


@needs(Right.PEOPLE)
def enough_people(office: Office, data: dict[str, Any], count: int) -> None:
    """Adds `count` more people and ten years of closed sessions, in bulk, for load tests."""
    with office.work() as work:
        people = islice(_people(data), data["persons"], data["persons"] + count)
        while chunk := list(islice(people, _BATCH)):
            work.add_all(chunk)
        work.record("Klien contoh ditambahkan", "client", 0, f"{count} orang rekaan")
        work.commit()
    with office.work() as work:
        offers = work.find(CourseOffer)
        clients = [client.id for client in work.find(Client)][-count:]
        for number in range(_YEARS * _SESSIONS_A_YEAR):
            held_on = date(2012, 1, 2) + timedelta(days=number * 365 // _SESSIONS_A_YEAR)
            offer = offers[number % len(offers)]
            hours = work.get(Course, offer.course_id).lesson_hours
            chosen = [clients[(number * _SEATS + seat) % len(clients)] for seat in range(_SEATS)]
            _add_session(work, offer, held_on, hours, list(dict.fromkeys(chosen)))
        work.record("Kegiatan contoh ditambahkan", "session", 0, f"{_YEARS * _SESSIONS_A_YEAR} kegiatan")
        work.commit()


def _add_session(work: Any, offer: CourseOffer, held_on: date, hours: int, clients: list[int]) -> None:
    """A closed session of long ago whose papers were made by hand."""
    session_id = work.add(
        Session(
            course_id=offer.course_id,
            partner_id=offer.partner_id,
            starts_on=held_on,
            ends_on=held_on,
            lesson_hours=hours,
            status=SessionStatus.CLOSED,
        )
    )
    day = work.add(SessionDay(session_id=session_id, held_on=held_on))
    rows = enumerate(clients, start=1)
    seats = [work.add(Participant(session_id=session_id, client_id=one, row_number=row)) for row, one in rows]
    present = AttendanceStatus.PRESENT
    work.add_all([Attendance(participant_id=seat, session_day_id=day, status=present) for seat in seats])
    work.add_all(
        [
            Obligation(
                participant_id=seat,
                kind=kind,
                state=ObligationState.WAIVED,
                reason="contoh: sebelum aplikasi dipakai",
                changed_on=held_on,
            )
            for seat in seats
            for kind in ObligationKind
        ]
    )


def _people(data: dict[str, Any]) -> Iterator[Client]:
    """An endless row of people, always the same; every name of the first thousand is another one."""
    firsts = [(name, Sex.MALE) for name in data["first_names"]["male"]]
    firsts += [(name, Sex.FEMALE) for name in data["first_names"]["female"]]
    lasts = data["last_names"]
    number = 0
    while True:
        first, sex = firsts[(number * 7) % len(firsts)]
        last = lasts[(number * 3 + number // len(firsts)) % len(lasts)]
        born = _OLDEST + timedelta(days=(number * 397) % 13000)
        yield Client(
            full_name=f"{first} {last}",
            sex=sex,
            register_number=f"CONTOH/{number + 1:04d}",
            nik=_nik(number, born, sex),
            birth_place="Tangerang",
            birth_date=born,
            phone=_phone(number),
            address=f"Jalan Rekaan No. {number % 90 + 1}, Tangerang",
            program=PROGRAMS[number % 4],
            guidance_start=date(2021, 6, 1),
            guidance_end=date(2027, 6, 1) + timedelta(days=number % 700),
        )
        number += 1


def _phone(number: int) -> str:
    """Of a free-call series that nobody has been given; every fourth has none, as in an office."""
    return "" if number % 4 == 3 else f"0800-0000-{number % 1000:03d}"


def _nik(number: int, born: date, sex: Sex) -> str:
    day = born.day + (40 if sex == Sex.FEMALE else 0)
    district = 1 + number // 9000 % 99
    return f"9971{district:02d}{day:02d}{born:%m%y}{number % 9000 + 1:04d}"
