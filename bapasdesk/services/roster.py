"""What a partner needs on the day: seat number and call name, and nothing that tells who these people are."""

from dataclasses import dataclass
from datetime import date

from bapasdesk.documents.report import Report, ReportTable, Section, render_report
from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.person_rules import call_name
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.trail import ROSTER_PRINTED
from bapasdesk.domain.values import SessionStatus
from bapasdesk.errors import RuleBroken
from bapasdesk.services import sessions
from bapasdesk.services.office import Office
from bapasdesk.services.protection import frozen_ids
from bapasdesk.services.rights import needs

_ROW_HEIGHT = 24.0
MOST_OFFERED = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A session of a partner that a roster can be made for."""

    session_id: int
    course: str
    starts_on: date
    ends_on: date


@needs(Right.VIEW)
def occasions(office: Office, partner_id: int) -> tuple[Occasion, ...]:
    """A partner's sessions with participants, newest first; not the ones called off."""
    with office.work() as work:
        held = [
            one
            for one in reversed(work.find(Session, partner_id=partner_id, order_by="starts_on"))
            if one.status != SessionStatus.CANCELLED
            and work.first(Participant, session_id=one.id) is not None
        ]
        return tuple(
            Occasion(
                session_id=one.id,
                course=work.get(Course, one.course_id).name,
                starts_on=one.starts_on,
                ends_on=one.ends_on,
            )
            for one in held[:MOST_OFFERED]
        )


@needs(Right.PAPERS)
def partner_roster(office: Office, session_id: int) -> Paper:
    """Seats and call names of a session; without letterhead, register number or anybody's full name."""
    with office.work() as work:
        detail = sessions.detail(work, session_id)
        frozen = frozen_ids(work)
        seats = [
            seat
            for seat in work.find(Participant, session_id=session_id, order_by="row_number")
            if seat.client_id not in frozen
        ]
        if not seats:
            raise RuleBroken("Daftar nama belum dapat dibuat: kegiatan ini belum berpeserta.")
        rows = tuple(
            (str(seat.row_number), call_name(work.get(Client, seat.client_id)), "") for seat in seats
        )
        session = detail.session
        pdf = render_report(
            Report(
                title="Daftar Peserta",
                facts=(
                    ("Pelatihan", detail.course.name),
                    ("Tanggal", format_range(session.starts_on, session.ends_on)),
                    ("Peserta", f"{len(rows)} orang"),
                ),
                sections=(
                    Section(
                        table=ReportTable(
                            columns=(("Kursi", 1.0), ("Nama panggilan", 3.0), ("Catatan", 4.0)),
                            rows=rows,
                            row_height=_ROW_HEIGHT,
                        )
                    ),
                ),
            )
        )
        work.record(ROSTER_PRINTED, "session", session_id, f"{len(rows)} peserta")
        work.commit()
    return Paper(f"daftar-peserta_{session.starts_on:%Y-%m-%d}_{session_id}.pdf", pdf)
