"""Who was there on which day, as typed down the column."""

from collections.abc import Sequence

from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.money import TransportPayment, TransportPaymentDay
from bapasdesk.domain.records.numbers import NumberEntry
from bapasdesk.domain.records.participants import Attendance, Participant
from bapasdesk.domain.records.sessions import SessionDay
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import AttendanceMark
from bapasdesk.domain.values import AbsenceReason, AttendanceStatus
from bapasdesk.errors import NotFound, RuleBroken
from bapasdesk.services.office import Office
from bapasdesk.services.participant_steps import lapse_automatic_waivers
from bapasdesk.services.rights import needs
from bapasdesk.services.sessions import editable, mark_held
from bapasdesk.store.unit_of_work import UnitOfWork

_USUAL_REASON = {
    AttendanceStatus.PRESENT: None,
    AttendanceStatus.EXCUSED: AbsenceReason.ACCEPTABLE,
    AttendanceStatus.SICK: AbsenceReason.ACCEPTABLE,
    AttendanceStatus.ABSENT: AbsenceReason.UNACCEPTABLE,
}


@needs(Right.PEOPLE)
def record(office: Office, session_id: int, marks: Sequence[AttendanceMark]) -> None:
    """Writes marks of one session, all or none.

    RuleBroken if a mark would change the days of somebody who already has a certificate or receipt: the
    paper says how often that person was there, so it has to be made void first.
    """
    with office.work() as work:
        write_marks(work, session_id, marks)
        work.commit()


def write_marks(work: UnitOfWork, session_id: int, marks: Sequence[AttendanceMark]) -> None:
    """As `record`, inside a unit of work."""
    session = editable(work, session_id)
    _check_belong(work, session_id, marks)
    for mark in marks:
        _write(work, mark)
    if any(mark.status is not None for mark in marks):
        mark_held(work, session)
    if marks:
        work.record("Kehadiran diisi", "session", session_id, f"{len(marks)} isian")
        work.undoable(f"{len(marks)} isian kehadiran")


@needs(Right.PEOPLE)
def fill_present(office: Office, session_id: int, *session_day_ids: int) -> int:
    """Sets everybody without a mark on these days to present; gives how many marks that were."""
    with office.work() as work:
        seats = [one.id for one in work.find(Participant, session_id=session_id)]
        marks = work.find(Attendance, session_day_id=session_day_ids)
        marked = {(one.participant_id, one.session_day_id) for one in marks}
    blank = [
        AttendanceMark(participant_id=seat, session_day_id=day, status=AttendanceStatus.PRESENT)
        for day in session_day_ids
        for seat in seats
        if (seat, day) not in marked
    ]
    record(office, session_id, blank)
    return len(blank)


def _check_belong(work: UnitOfWork, session_id: int, marks: Sequence[AttendanceMark]) -> None:
    seats = {one.id for one in work.find(Participant, session_id=session_id)}
    days = {one.id for one in work.find(SessionDay, session_id=session_id)}
    if any(mark.participant_id not in seats or mark.session_day_id not in days for mark in marks):
        raise NotFound("Peserta atau hari itu tidak ada lagi pada kegiatan ini. Segarkan halaman (F5).")


def _write(work: UnitOfWork, mark: AttendanceMark) -> None:
    before = work.first(Attendance, participant_id=mark.participant_id, session_day_id=mark.session_day_id)
    reason = _reason(mark)
    if (before.status, before.reason) == (mark.status, reason) if before else mark.status is None:
        return
    check_no_papers(work, mark.participant_id, mark.session_day_id)
    lapse_automatic_waivers(work, mark.participant_id)
    if mark.status is None:
        work.remove_where(Attendance, id=before.id if before else 0)
        return
    work.save(
        Attendance(
            id=before.id if before else 0,
            participant_id=mark.participant_id,
            session_day_id=mark.session_day_id,
            status=mark.status,
            reason=reason,
        )
    )


def _reason(mark: AttendanceMark) -> AbsenceReason | None:
    """The reason given, or the usual one for an absence; none for somebody present."""
    usual = None if mark.status is None else _USUAL_REASON[mark.status]
    return None if usual is None else mark.reason or usual


def check_no_papers(work: UnitOfWork, participant_id: int, session_day_id: int | None = None) -> None:
    """What a paper says about somebody's days stays true as long as the paper is valid.

    A day whose money was given back (None: no particular day is meant) is no longer held by the receipt.
    """
    certificate = work.first(Certificate, participant_id=participant_id, is_void=False)
    payment = work.first(TransportPayment, participant_id=participant_id, is_void=False)
    if payment is not None and _is_given_back(work, payment, session_day_id):
        payment = None
    for word, paper in (("sertifikat", certificate), ("kuitansi", payment)):
        if paper is not None:
            name = work.get(Client, work.get(Participant, participant_id).client_id).printed_name
            number = work.get(NumberEntry, paper.number_id).text
            way = (
                "Uangnya sudah dibayar. Catat dahulu pengembalian uang hari itu sebagai koreksi pembayaran."
                if paper is payment and payment is not None and payment.paid_on is not None
                else "Batalkan dahulu dokumennya."
            )
            raise RuleBroken(
                f"Kehadiran {name} tidak diubah: {word} {number} sudah terbit atas kehadiran itu. {way}"
            )


def _is_given_back(work: UnitOfWork, payment: TransportPayment, session_day_id: int | None) -> bool:
    """True for a day that the receipt once paid for and whose money came back."""
    if session_day_id is None:
        return False
    held_on = work.get(SessionDay, session_day_id).held_on
    covered = work.find(TransportPaymentDay, payment_id=payment.id, held_on=held_on)
    return bool(covered) and all(one.is_void for one in covered)
