"""What follow-up has written down about one person: shown in the copy of the data, ended with it."""

from dataclasses import replace

from bapasdesk.documents.report import ReportTable, Section
from bapasdesk.domain.indonesian.dates import format_date, short_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.outcomes import Apprenticeship, CheckInDay, FollowUp
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.store.unit_of_work import UnitOfWork

_COLUMNS = (
    ("Ditanya", 12.0),
    ("Pelatihan", 24.0),
    ("Jawaban", 20.0),
    ("Penghasilan", 14.0),
    ("Catatan", 30.0),
)
_NOTHING = "-"


def outcome_section(work: UnitOfWork, client_id: int) -> Section:
    """Answers, obstacles and notes, apprenticeships, and the day of reporting."""
    seats = {one.id: one.session_id for one in work.find(Participant, client_id=client_id)}
    answers = [
        one
        for one in work.find(FollowUp, participant_id=list(seats), order_by="due_on")
        if one.answered_on is not None
    ]
    rows = tuple(_row(work, one, seats[one.participant_id]) for one in answers)
    paragraphs = (*_check_in(work, client_id), *_apprenticeships(work, list(seats)))
    if not rows:
        paragraphs = ("Belum ada jawaban tindak lanjut.", *paragraphs)
    table = ReportTable(columns=_COLUMNS, rows=rows) if rows else None
    return Section(heading="Tindak lanjut", paragraphs=paragraphs, table=table)


def forget_outcomes(work: UnitOfWork, client_id: int) -> None:
    """Takes away what was written in words, and the day of reporting; counted answers stay."""
    seats = [one.id for one in work.find(Participant, client_id=client_id)]
    noted: list[FollowUp | Apprenticeship] = [
        *work.find(FollowUp, participant_id=seats),
        *work.find(Apprenticeship, participant_id=seats),
    ]
    for one in noted:
        if one.note:
            work.change(replace(one, note=""))
    work.remove_where(CheckInDay, client_id=client_id)


def _row(work: UnitOfWork, one: FollowUp, session_id: int) -> tuple[str, ...]:
    course = work.get(Course, work.get(Session, session_id).course_id)
    said = [label(one.outcome), *(f"kendala: {label(factor).lower()}" for factor in one.obstacles)]
    return (
        short_date(one.answered_on) if one.answered_on else _NOTHING,
        f"{course.name}, {one.months} bulan",
        "; ".join(said),
        label(one.income) if one.income else _NOTHING,
        "; ".join(text for text in (label(one.source) if one.source else "", one.note) if text) or _NOTHING,
    )


def _check_in(work: UnitOfWork, client_id: int) -> tuple[str, ...]:
    known = work.first(CheckInDay, client_id=client_id)
    return (f"Lapor diri setiap tanggal {known.day}.",) if known else ()


def _apprenticeships(work: UnitOfWork, seats: list[int]) -> tuple[str, ...]:
    return tuple(
        f"Magang di {work.get(Partner, one.partner_id).name}, mulai {format_date(one.starts_on)}"
        f"{f' sampai {format_date(one.ends_on)}' if one.ends_on else ''}. {one.note}".strip()
        for one in work.find(Apprenticeship, participant_id=seats, order_by="starts_on")
    )
