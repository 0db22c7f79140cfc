"""The three things owed to every participant: certificate, transport money, souvenir.

Each is `belum`, `siap` (the paper is issued, the souvenir set aside), `diserahkan`, or `dikecualikan`
with a reason. A session cannot be closed while one of them is `belum` or `siap`.
"""

from collections.abc import Collection

from bapasdesk.domain.labels import label
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.records.participants import SouvenirHandover
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport, ParticipantRow
from bapasdesk.domain.rules import check_reason, is_entitled_to_certificate
from bapasdesk.domain.values import ObligationKind, ObligationState
from bapasdesk.services import payments
from bapasdesk.services.office import Office
from bapasdesk.services.participant_steps import AUTOMATIC, batch, set_state
from bapasdesk.services.payment_parts import parts_of_session
from bapasdesk.services.rights import needs
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.PEOPLE)
def advance(
    office: Office, session_id: int, participant_ids: Collection[int], kind: ObligationKind
) -> BatchReport:
    """Moves one thing on: a certificate or money to handed over, a souvenir to set aside and then over."""
    if kind == ObligationKind.TRANSPORT:
        return payments.mark_paid(office, session_id, participant_ids)
    if kind == ObligationKind.CERTIFICATE:
        step, action = _hand_certificate, "Sertifikat diserahkan"
    else:
        step, action = _advance_souvenir, "Souvenir disiapkan atau diserahkan"
    return batch(office, session_id, participant_ids, step, action, undoable=True)


@needs(Right.PEOPLE)
def waive(
    office: Office, session_id: int, participant_ids: Collection[int], kind: ObligationKind, reason: str
) -> BatchReport:
    """Excepts somebody from one thing, with the reason everybody may read."""
    reason = check_reason(reason)

    def step(work: UnitOfWork, session: Session, row: ParticipantRow) -> str:
        if row.cell(kind).state == ObligationState.WAIVED:
            return "sudah dikecualikan"
        if row.cell(kind).state != ObligationState.OPEN:
            return f"{label(kind).lower()} sudah {label(row.cell(kind).state)}"
        set_state(work, row.id, kind, ObligationState.WAIVED, reason)
        return ""

    action = f"{label(kind)} dikecualikan: {reason}"
    return batch(office, session_id, participant_ids, step, action, undoable=True)


@needs(Right.PEOPLE)
def waive_not_entitled(office: Office, session_id: int) -> BatchReport:
    """Excepts everybody from what attendance does not earn or the session does not give."""
    with office.work() as work:
        threshold = work.get(OfficeProfile, 1).certificate_threshold

    def step(work: UnitOfWork, session: Session, row: ParticipantRow) -> str:
        if None in row.marks:
            return "kehadiran belum lengkap"
        pays = bool(parts_of_session(work, session, 1))
        found = _not_earned(session, row, threshold, pays=pays).items()
        lost = {kind: reason for kind, reason in found if row.cell(kind).state == ObligationState.OPEN}
        for kind, reason in lost.items():
            set_state(work, row.id, kind, ObligationState.WAIVED, AUTOMATIC + reason)
        return "" if lost else "berhak atas semuanya, atau sudah dikecualikan"

    return batch(office, session_id, None, step, "Yang tidak berhak dikecualikan", undoable=True)


@needs(Right.PEOPLE)
def take_back(
    office: Office, session_id: int, participant_ids: Collection[int], kind: ObligationKind
) -> BatchReport:
    """Takes one wrong click back. Money that was paid is not: it is corrected, with a reason."""

    def step(work: UnitOfWork, session: Session, row: ParticipantRow) -> str:
        state = row.cell(kind).state
        if state == ObligationState.OPEN:
            return "belum ada langkah"
        if state == ObligationState.READY and kind != ObligationKind.SOUVENIR:
            return "dokumen sudah terbit; batalkan dokumennya dengan alasan"
        if state == ObligationState.DELIVERED and kind == ObligationKind.TRANSPORT:
            return "uang sudah dibayar; buat koreksi pembayaran dengan alasan"
        if kind == ObligationKind.SOUVENIR:
            _forget_handover(work, row.id)
        delivered = state == ObligationState.DELIVERED
        set_state(work, row.id, kind, ObligationState.READY if delivered else ObligationState.OPEN)
        return ""

    action = f"{label(kind)}: langkah dibatalkan"
    return batch(office, session_id, participant_ids, step, action, undoable=True)


def _hand_certificate(work: UnitOfWork, session: Session, row: ParticipantRow) -> str:
    if row.certificate.state != ObligationState.READY:
        return _cannot_move(row, ObligationKind.CERTIFICATE, "sertifikat belum terbit")
    set_state(work, row.id, ObligationKind.CERTIFICATE, ObligationState.DELIVERED)
    return ""


def _advance_souvenir(work: UnitOfWork, session: Session, row: ParticipantRow) -> str:
    state = row.souvenir.state
    if not session.souvenir:
        return "kegiatan ini tanpa souvenir; kecualikan dengan alasan"
    if state == ObligationState.OPEN and not row.days_present:
        return "tidak hadir"
    if state == ObligationState.OPEN:
        set_state(work, row.id, ObligationKind.SOUVENIR, ObligationState.READY)
        return ""
    if state == ObligationState.READY:
        work.add(SouvenirHandover(participant_id=row.id, item=session.souvenir, handed_on=work.today()))
        set_state(work, row.id, ObligationKind.SOUVENIR, ObligationState.DELIVERED)
        return ""
    return _cannot_move(row, ObligationKind.SOUVENIR, "")


def _cannot_move(row: ParticipantRow, kind: ObligationKind, when_open: str) -> str:
    state = row.cell(kind).state
    return when_open if state == ObligationState.OPEN else f"sudah {label(state)}"


def _forget_handover(work: UnitOfWork, participant_id: int) -> None:
    work.remove_where(SouvenirHandover, participant_id=participant_id)


def _not_earned(
    session: Session, row: ParticipantRow, threshold: int, *, pays: bool
) -> dict[ObligationKind, str]:
    """What a participant has no claim to, and why."""
    days = len(row.marks)
    found = {}
    if not is_entitled_to_certificate(row.days_present, days, threshold):
        found[ObligationKind.CERTIFICATE] = (
            f"hadir {row.days_present} dari {days} hari, di bawah {threshold}%"
        )
    if not pays:
        found[ObligationKind.TRANSPORT] = "kegiatan tanpa uang transport"
    elif not row.days_present:
        found[ObligationKind.TRANSPORT] = "tidak hadir"
    if not session.souvenir:
        found[ObligationKind.SOUVENIR] = "kegiatan tanpa souvenir"
    elif not row.days_present:
        found[ObligationKind.SOUVENIR] = "tidak hadir"
    return found
