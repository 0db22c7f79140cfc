"""Giving a seat up, with a coded reason: not an absence, and not a deletion.

Whoever was never there loses the line on the sheet and frees the seat; whoever was there on some day keeps
the line, for that day is paid, and the days that are left are filled in. Both are counted as dropped out.
"""

from collections.abc import Collection

from bapasdesk.domain.labels import label
from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.participants import Attendance, Obligation, Participant
from bapasdesk.domain.records.sessions import SessionDay
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport, Skipped
from bapasdesk.domain.seating import DropOut, DropOutReason, check_drop_out
from bapasdesk.domain.seating_rows import DropOutReport
from bapasdesk.domain.values import AbsenceReason, AttendanceStatus
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.services.sessions import editable
from bapasdesk.services.waiting import fill_free_seats
from bapasdesk.store.queries.hanging import hanging
from bapasdesk.store.unit_of_work import UnitOfWork

_MARK = {
    DropOutReason.SICK: (AttendanceStatus.SICK, AbsenceReason.ACCEPTABLE),
    DropOutReason.NO_NEWS: (AttendanceStatus.ABSENT, AbsenceReason.UNACCEPTABLE),
}
_USUAL_MARK = (AttendanceStatus.EXCUSED, AbsenceReason.ACCEPTABLE)
_HAS_FINISHED = "sertifikatnya sudah terbit, jadi pelatihannya sudah diikuti"


@needs(Right.PEOPLE)
def drop_out(
    office: Office,
    session_id: int,
    participant_ids: Collection[int],
    reason: DropOutReason,
    note: str = "",
    *,
    refill: bool = False,
) -> DropOutReport:
    """Notes that participants gave their seats up; with `refill` the free seats go to those who wait.

    Whoever holds a valid certificate has finished and is skipped. One step to undo.
    """
    note = check_drop_out(reason, note)
    with office.work() as work:
        editable(work, session_id)
        done: list[str] = []
        skipped: list[Skipped] = []
        for seat in work.find(Participant, session_id=session_id, id=list(participant_ids)):
            name = work.get(Client, seat.client_id).printed_name
            trouble = _trouble(work, seat)
            if trouble:
                skipped.append(Skipped(participant_id=seat.id, name=name, reason=trouble))
                continue
            _give_up(work, seat, reason, note)
            done.append(name)
        moved_up = fill_free_seats(work, session_id).done if refill and done else ()
        if done:
            work.record(
                "Peserta mengundurkan diri", "session", session_id, f"{len(done)} orang: {label(reason)}"
            )
            work.undoable(_told(len(done), len(moved_up)))
            work.commit()
    return DropOutReport(BatchReport(done=tuple(done), skipped=tuple(skipped)), moved_up)


def _trouble(work: UnitOfWork, seat: Participant) -> str:
    if work.first(DropOut, session_id=seat.session_id, client_id=seat.client_id):
        return "sudah tercatat mengundurkan diri"
    has_finished = work.first(Certificate, participant_id=seat.id, is_void=False)
    return _HAS_FINISHED if has_finished else ""


def _give_up(work: UnitOfWork, seat: Participant, reason: DropOutReason, note: str) -> None:
    work.add(
        DropOut(
            session_id=seat.session_id,
            client_id=seat.client_id,
            reason=reason,
            note=note,
            left_on=work.today(),
        )
    )
    if _keeps_line(work, seat):
        _fill_days_left(work, seat, reason)
        return
    for kind in (Attendance, Obligation):
        work.remove_where(kind, participant_id=seat.id)
    work.remove_where(Participant, id=seat.id)


def _keeps_line(work: UnitOfWork, seat: Participant) -> bool:
    """Somebody who was there on a day, or of whom anything else is kept: a paper, money, a souvenir."""
    was_there = work.find(Attendance, participant_id=seat.id, status=AttendanceStatus.PRESENT)
    others = hanging(work, Participant, seat.id).rows.keys() - {Participant, Attendance, Obligation}
    return bool(was_there or others)


def _fill_days_left(work: UnitOfWork, seat: Participant, reason: DropOutReason) -> None:
    """Days without a mark would keep the sheet open for ever."""
    status, why = _MARK.get(reason, _USUAL_MARK)
    marked = {one.session_day_id for one in work.find(Attendance, participant_id=seat.id)}
    for day in work.find(SessionDay, session_id=seat.session_id):
        if day.id not in marked and day.held_on >= work.today():
            work.add(Attendance(participant_id=seat.id, session_day_id=day.id, status=status, reason=why))


def _told(left: int, moved_up: int) -> str:
    filled = f", {moved_up} kursi diisi dari daftar tunggu" if moved_up else ""
    return f"{left} peserta mengundurkan diri{filled}"
