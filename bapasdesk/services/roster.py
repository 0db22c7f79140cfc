"""What a partner needs on the day: seat number and call name, and nothing that tells who these people are."""

from bapasdesk.documents.report import Report, ReportTable, Section, render_report
from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.person_rules import call_name
from bapasdesk.domain.records import Client, Participant
from bapasdesk.domain.rights import Right
from bapasdesk.domain.trail import ROSTER_PRINTED
from bapasdesk.errors import RuleBroken
from bapasdesk.services import sessions
from bapasdesk.services.office import Office
from bapasdesk.services.papers import Paper
from bapasdesk.services.protection import frozen_ids
from bapasdesk.services.rights import needs

_ROW_HEIGHT = 24.0


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
