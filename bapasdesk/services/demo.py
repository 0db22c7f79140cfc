"""The demonstration office: the paper's own tables with invented people, run through the whole day."""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from bapasdesk.config import OfficeFolder, asset
from bapasdesk.domain.progress import Progress, silent
from bapasdesk.domain.records.office import Letterhead, OfficeProfile, Signatory, TransportRate
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.rows.people import AttendanceMark
from bapasdesk.domain.rows.sessions import Topic
from bapasdesk.domain.values import SESSION_PAPERS, AttendanceStatus, ObligationKind, SignatoryRole
from bapasdesk.errors import RuleBroken, WrongPassphrase
from bapasdesk.services import (
    attendance,
    certificates,
    courses,
    obligations,
    papers,
    participants,
    payments,
    recap,
    session_papers,
    sessions,
    settings,
)
from bapasdesk.services.demo_budget import Lines, planned_costs, save_lines, spend
from bapasdesk.services.demo_outcomes import tell_methods, tell_outcomes
from bapasdesk.services.demo_partners import evaluate, save_partner, save_venues
from bapasdesk.services.demo_people import enough_people, save_people
from bapasdesk.services.demo_seats import want_seats
from bapasdesk.services.new_office import create_office
from bapasdesk.services.office import Clock, Office
from bapasdesk.services.unlocking import open_office
from bapasdesk.store.key_slots import Argon2Cost

OFFICER = "Petugas-Contoh"
PASSPHRASE = "data-contoh-bukan-rahasia"
_WORKDAYS = 5
_ABSENCES = {
    (1, 2, 1): AttendanceStatus.SICK,
    (1, 6, 3): AttendanceStatus.EXCUSED,
    (1, 9, 1): AttendanceStatus.ABSENT,
    (1, 9, 2): AttendanceStatus.ABSENT,
    (3, 4, 2): AttendanceStatus.EXCUSED,
    (3, 11, 4): AttendanceStatus.SICK,
    (3, 11, 5): AttendanceStatus.SICK,
    (3, 11, 6): AttendanceStatus.SICK,
}
"""Who was away (session, participant and day, all from 0), so that the rules have something to decide."""


@dataclass(frozen=True, slots=True)
class DemoOffice:
    """The unlocked demonstration office and how to unlock it again."""

    office: Office
    officer: str
    passphrase: str
    session_ids: tuple[int, ...] = ()
    """The paper's ten sessions, oldest first."""


class _Calendar:
    """A clock that can be set: what the demonstration does lies in the history on the day it was done."""

    def __init__(self) -> None:
        self.now = datetime(2022, 1, 3, 8, 0)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=20)
        return self.now


def build_demo_office(
    folder: OfficeFolder,
    *,
    clients: int = 0,
    cost: Argon2Cost | None = None,
    clock: Clock = datetime.now,
    progress: Progress = silent,
) -> DemoOffice:
    """Builds the office of the paper: 8 partners, 11 offers, 10 sessions, 179 participations.

    The last session is left with receipts to be signed and souvenirs to be handed over, so that the first
    screen has something to show. `clients` more invented people and ten years of sessions can be added
    for load tests. `progress` is told the sessions done and how many there are.
    """
    data = json.loads(asset("demo", "office.json").read_text(encoding="utf-8"))
    calendar = _Calendar()
    profile = OfficeProfile(is_example=True, **data["profile"])
    office, _ = create_office(folder, profile, OFFICER, PASSPHRASE, cost=cost, clock=calendar)
    try:
        _set_up(office, data)
        save_venues(office, data)
        lines = save_lines(office, data)
        course_ids, partner_of = _save_catalogue(office, data)
        tell_methods(office, data, course_ids)
        people = save_people(office, data)
        plan = partial(_plan, office, data, course_ids=course_ids, partner_of=partner_of, lines=lines)
        session_ids = _run_sessions(office, data, calendar, people, plan, progress)
        tell_outcomes(office, data, session_ids)
        want_seats(office, people, course_ids, session_ids)
        office.clock = clock
        if clients:
            enough_people(office, data, clients)
    except BaseException:
        office.close()
        raise
    office.undo_log.clear()
    return DemoOffice(office, OFFICER, PASSPHRASE, tuple(session_ids))


def _run_sessions(
    office: Office,
    data: dict[str, Any],
    calendar: _Calendar,
    people: Sequence[int],
    plan: Callable[[dict[str, Any]], int],
    progress: Progress,
) -> list[int]:
    """Each session from planning to handing over on its own days; of the last one something is left to do."""
    seats, last = cycle(people[1:]), len(data["sessions"]) - 1
    session_ids = []
    for place, facts in enumerate(data["sessions"]):
        calendar.now = datetime.combine(date.fromisoformat(facts["starts_on"]), time(7, 30))
        chosen = list(islice(seats, facts["participants"] - bool(facts.get("frequent"))))
        chosen += people[:1] if facts.get("frequent") else []
        session_id = plan(facts)
        session_ids.append(session_id)
        participants.enrol(office, session_id, chosen)
        calendar.now = datetime.combine(date.fromisoformat(facts["ends_on"]), time(15, 0))
        _hold(office, place, session_id)
        _issue(office, session_id)
        if place < last:
            _hand_over(office, session_id)
            evaluate(office, session_id)
            spend(office, session_id)
        progress(place + 1, last + 1)
    return session_ids


def remove_demo_office(folder: OfficeFolder) -> None:
    """Makes room for a new demonstration office; RuleBroken if the folder holds anything else."""
    if not folder.exists:
        return
    try:
        with open_office(folder, OFFICER, PASSPHRASE) as office:
            is_example = settings.profile(office).is_example
    except WrongPassphrase:
        is_example = False
    if not is_example:
        raise RuleBroken(f"Folder {folder.root} berisi data kantor yang bukan contoh. Pilih folder lain.")
    shutil.rmtree(folder.root)


def write_demo_papers(made: DemoOffice, out: Path) -> list[Path]:
    """Every paper of the paper's sessions and the recap into a folder; gives the paths in order."""
    office, written = made.office, []
    for session_id in made.session_ids:
        for kind in SESSION_PAPERS:
            if kind in session_papers.TEXT_PAPERS:
                session_papers.issue_once(office, session_id, kind)
            paper = papers.make(office, kind, session_id)
            path = out / paper.file_name
            papers.save(paper.pdf, path)
            written.append(path)
    path = out / "rekap.xlsx"
    recap.save_xlsx(recap.recap(office, None), path)
    return [*written, path]


def _set_up(office: Office, data: dict[str, Any]) -> None:
    for facts in data["letterheads"]:
        valid_from = date.fromisoformat(facts["valid_from"])
        settings.save_letterhead(office, Letterhead(valid_from=valid_from, lines=tuple(facts["lines"])))
    for facts in data["signatories"]:
        role = SignatoryRole(facts["role"])
        signer = {**facts, "role": role, "valid_from": date(2022, 1, 1)}
        settings.save_signatory(office, Signatory(**signer))
    rate = data["transport_rate"]
    settings.save_transport_rate(
        office, TransportRate(**{**rate, "valid_from": date.fromisoformat(rate["valid_from"])})
    )


def _save_catalogue(office: Office, data: dict[str, Any]) -> tuple[list[int], list[int]]:
    """Ids of the courses in the order of the data, and the partner id of each."""
    hours = data["lesson_hours_per_day"]
    saved = [
        courses.save(
            office,
            Course(
                name=facts["name"],
                lesson_hours=hours,
                days_to_income=facts.get("days_to_income"),
                needs_open_land=facts.get("needs_open_land", False),
                note=facts.get("note", ""),
            ),
            _topics(facts, 1),
        )
        for facts in data["courses"]
    ]
    partner_ids = []
    for place, facts in enumerate(data["partners"], start=1):
        offered = tuple(saved[i] for i, one in enumerate(data["courses"]) if one["partner"] == place)
        partner_ids.append(save_partner(office, facts, offered))
    return saved, [partner_ids[one["partner"] - 1] for one in data["courses"]]


def _plan(
    office: Office,
    data: dict[str, Any],
    facts: dict[str, Any],
    course_ids: list[int],
    partner_of: list[int],
    lines: Lines,
) -> int:
    starts_on, ends_on = date.fromisoformat(facts["starts_on"]), date.fromisoformat(facts["ends_on"])
    days = [starts_on + timedelta(days=n) for n in range((ends_on - starts_on).days + 1)]
    workdays = [day for day in days if day.weekday() < _WORKDAYS]
    session = Session(
        course_id=course_ids[facts["course"] - 1],
        partner_id=partner_of[facts["course"] - 1],
        starts_on=starts_on,
        ends_on=ends_on,
        venue=data["venue"],
        seats=max(20, facts["participants"]),
        lesson_hours=data["lesson_hours_per_day"] * len(workdays),
        transport_rate=settings.transport_rate_on(office, starts_on),
        budget_line_id=lines[starts_on.year][0],
        souvenir=data["souvenir"],
        tool_kit=facts.get("tool_kit", ""),
        starts_at=data["starts_at"],
        ends_at=data["ends_at"],
        note=data["session_note"],
    )
    costs = planned_costs(data, lines[starts_on.year])
    session_id = sessions.save(office, session, workdays, costs)
    if len(workdays) > 1:
        sessions.save_topics(office, session_id, _topics(data["courses"][facts["course"] - 1], len(workdays)))
    return session_id


def _topics(course: dict[str, Any], days: int) -> tuple[Topic, ...]:
    """Each for as many hours a day as the data says."""
    return tuple(Topic(title, hours * days) for title, hours in course.get("topics", ()))


def _hold(office: Office, place: int, session_id: int) -> None:
    days = sessions.get(office, session_id).days
    marks = [
        AttendanceMark(
            participant_id=row.id,
            session_day_id=day.id,
            status=_ABSENCES.get((place, seat, number), AttendanceStatus.PRESENT),
        )
        for seat, row in enumerate(participants.rows(office, session_id))
        for number, day in enumerate(days)
    ]
    attendance.record(office, session_id, marks)


def _issue(office: Office, session_id: int) -> None:
    obligations.waive_not_entitled(office, session_id)
    certificates.issue(office, session_id)
    payments.prepare(office, session_id)


def _hand_over(office: Office, session_id: int) -> None:
    everybody = [row.id for row in participants.rows(office, session_id)]
    obligations.advance(office, session_id, everybody, ObligationKind.CERTIFICATE)
    payments.mark_paid(office, session_id)
    for _ in ("siap", "diserahkan"):
        obligations.advance(office, session_id, everybody, ObligationKind.SOUVENIR)
    if sessions.open_obligations(office, session_id):
        raise RuleBroken("Kantor contoh tidak selesai dibuat: masih ada kewajiban terbuka.")
    sessions.close(office, session_id)
