"""What the attendance sheets of a session say: one for each day, for participants or for staff."""

from collections.abc import Sequence
from dataclasses import replace

from bapasdesk.documents.contents import AttendanceLine, AttendanceSheetContent
from bapasdesk.domain.indonesian.dates import format_long_date
from bapasdesk.domain.indonesian.times import format_times
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.records.participants import Attendance, Participant
from bapasdesk.domain.records.sessions import SessionDay
from bapasdesk.domain.row_codes import row_code
from bapasdesk.domain.rows.sessions import SessionDetail
from bapasdesk.domain.trail import short_head
from bapasdesk.domain.values import AttendanceStatus, PaperKind, Sex, SignatoryRole
from bapasdesk.services.paper_contents import activity, example_note, place_and_date
from bapasdesk.services.settings import letterhead_on, signatory_on
from bapasdesk.services.signers import signed_by
from bapasdesk.store.queries.audit import newest_seal
from bapasdesk.store.unit_of_work import UnitOfWork

_SEX_LETTERS = {Sex.MALE: "L", Sex.FEMALE: "P", None: ""}
_STAFF_ROWS = 6


def attendance_sheet_contents(
    work: UnitOfWork, detail: SessionDetail, seats: Sequence[Participant], kind: PaperKind
) -> list[AttendanceSheetContent]:
    """A sheet a day, of the kind that is asked for; none of them with register numbers."""
    staff = kind == PaperKind.ATTENDANCE_SHEET_STAFF
    lines = [_staff_lines(work, detail, day) if staff else _lines(work, seats) for day in detail.days]
    return [
        replace(
            _day_sheet(work, detail, day),
            lines=tuple(rows),
            title="DAFTAR HADIR PETUGAS DAN INSTRUKTUR" if staff else "DAFTAR HADIR",
            with_row_codes=kind == PaperKind.ATTENDANCE_SHEET,
            last_title="Jabatan/sebagai" if staff else "L/P",
            blank_rows=_STAFF_ROWS if staff else 3,
        )
        for day, rows in zip(detail.days, lines, strict=True)
    ]


def recorded_attendance(
    work: UnitOfWork, detail: SessionDetail, seats: Sequence[Participant]
) -> list[AttendanceSheetContent]:
    """A sheet a day that says who was there, for the file of what was paid; nobody can be added."""
    marks = {
        (one.participant_id, one.session_day_id): one.status
        for one in work.find(Attendance, participant_id=[seat.id for seat in seats])
    }
    sheets = attendance_sheet_contents(work, detail, seats, PaperKind.ATTENDANCE_SHEET_CLEAN)
    found = []
    for sheet, day in zip(sheets, detail.days, strict=True):
        of_day = [marks.get((seat.id, day.id)) for seat in seats]
        lines = (replace(line, sex=label(mark)) for line, mark in zip(sheet.lines, of_day, strict=True))
        present = of_day.count(AttendanceStatus.PRESENT)
        found.append(
            replace(sheet, lines=tuple(lines), last_title="Kehadiran", present=present, blank_rows=0)
        )
    return found


def _lines(work: UnitOfWork, seats: Sequence[Participant]) -> list[AttendanceLine]:
    clients = {one.id: one for one in work.find(Client, id=[seat.client_id for seat in seats])}
    return [
        AttendanceLine(
            row_number=seat.row_number,
            row_code=row_code(seat.row_number),
            name=clients[seat.client_id].printed_name,
            sex=_SEX_LETTERS[clients[seat.client_id].sex],
        )
        for seat in seats
    ]


def _staff_lines(work: UnitOfWork, detail: SessionDetail, day: SessionDay) -> list[AttendanceLine]:
    """Who is known beforehand; the others write themselves into the spare rows."""
    chief = signatory_on(work, SignatoryRole.WORK_GUIDANCE_CHIEF, day.held_on)
    known = ((detail.session.trainer, "Instruktur"), (chief.name, chief.position))
    return [
        AttendanceLine(row_number=number, row_code="", name=name, sex=role)
        for number, (name, role) in enumerate(((name, role) for name, role in known if name), start=1)
    ]


def _day_sheet(work: UnitOfWork, detail: SessionDetail, day: SessionDay) -> AttendanceSheetContent:
    office, session = work.get(OfficeProfile, 1), detail.session
    return AttendanceSheetContent(
        letterhead=letterhead_on(work, day.held_on),
        activity=activity(detail),
        partner=detail.partner.name,
        date_text=format_long_date(day.held_on),
        time_text=format_times(session.starts_at, session.ends_at, office.time_zone),
        place=session.venue,
        lines=(),
        signature=signed_by(
            work,
            SignatoryRole.WORK_GUIDANCE_CHIEF,
            day.held_on,
            dated=place_and_date(office, day.held_on),
        ),
        example_note=example_note(office),
        seal=short_head(newest_seal(work)),
    )
