"""The papers of a session as finished PDFs: the bytes that are shown, printed and saved are the same."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bapasdesk.documents.attendance_sheet import render_attendance_sheets
from bapasdesk.documents.certificate import render_certificates
from bapasdesk.documents.contents import CertificateContent, PaymentLine, ReceiptContent
from bapasdesk.documents.payment_list import render_payment_list
from bapasdesk.documents.receipt import render_receipts
from bapasdesk.documents.recovery_sheet import render_recovery_sheet
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.records import Certificate, Client, NumberEntry, Participant, TransportPayment
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows import SessionDetail
from bapasdesk.domain.values import PaperKind, label
from bapasdesk.errors import RuleBroken
from bapasdesk.services import sessions
from bapasdesk.services.office import Office
from bapasdesk.services.paper_contents import attendance_sheet_content, payment_list_content
from bapasdesk.services.rights import needs
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.unit_of_work import UnitOfWork

_FILE_WORDS = {
    PaperKind.ATTENDANCE_SHEET: "daftar-hadir",
    PaperKind.CERTIFICATES: "sertifikat",
    PaperKind.RECEIPTS: "kuitansi",
    PaperKind.PAYMENT_LIST: "daftar-penerimaan",
}
_WHAT_FIRST = {
    PaperKind.ATTENDANCE_SHEET: "Daftarkan dahulu pesertanya.",
    PaperKind.CERTIFICATES: "Terbitkan dahulu sertifikatnya.",
    PaperKind.RECEIPTS: "Terbitkan dahulu kuitansinya.",
    PaperKind.PAYMENT_LIST: "Terbitkan dahulu kuitansinya.",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF. `file_name` tells kind, date and session, never a person."""

    file_name: str
    pdf: bytes


@needs(Right.PAPERS)
def make(
    office: Office, kind: PaperKind, session_id: int, participant_ids: Collection[int] | None = None
) -> Paper:
    """The paper of a session for the chosen participants (None: all), in the order of the attendance sheet.

    Certificates and receipts are those issued and not void, printed from what was kept when they were
    issued. RuleBroken if there is nothing to print yet.
    """
    with office.work() as work:
        detail = sessions.detail(work, session_id)
        seats = work.find(Participant, session_id=session_id, order_by="row_number")
        chosen = [one for one in seats if participant_ids is None or one.id in participant_ids]
        pdf = _render(work, kind, detail, chosen)
        work.record("Dokumen dibuat", "session", session_id, label(kind))
        work.commit()
    return Paper(f"{_FILE_WORDS[kind]}_{detail.session.starts_on:%Y-%m-%d}_{session_id}.pdf", pdf)


def recovery_sheet(office_name: str, code: str, on: date) -> Paper:
    """The sheet for the sealed envelope; the code is kept nowhere else."""
    return Paper("lembar-pemulihan.pdf", render_recovery_sheet(office_name, code, format_date(on)))


def save(pdf: bytes, path: Path) -> None:
    """Writes a paper whole or not at all; OutputFailed says why not."""
    write_atomically(path, pdf)


def _render(work: UnitOfWork, kind: PaperKind, detail: SessionDetail, seats: list[Participant]) -> bytes:
    if not seats:
        raise _nothing_to_print(kind)
    if kind == PaperKind.ATTENDANCE_SHEET:
        return _attendance_sheets(work, detail, seats)
    if kind == PaperKind.CERTIFICATES:
        return _certificates(work, seats)
    payments = _payments(work, seats)
    if not payments:
        raise _nothing_to_print(kind)
    if kind == PaperKind.RECEIPTS:
        return render_receipts([ReceiptContent.from_json(one.content) for one in payments])
    return render_payment_list(payment_list_content(work, detail, [_line(work, one) for one in payments]))


def _attendance_sheets(work: UnitOfWork, detail: SessionDetail, seats: list[Participant]) -> bytes:
    people = [(one.row_number, work.get(Client, one.client_id)) for one in seats]
    return render_attendance_sheets(
        [attendance_sheet_content(work, detail, day, people) for day in detail.days]
    )


def _certificates(work: UnitOfWork, seats: list[Participant]) -> bytes:
    ids = [one.id for one in seats]
    valid = {one.participant_id: one for one in work.find(Certificate, participant_id=ids, is_void=False)}
    if not valid:
        raise _nothing_to_print(PaperKind.CERTIFICATES)
    contents = [CertificateContent.from_json(valid[seat].content) for seat in ids if seat in valid]
    return render_certificates(contents)


def _payments(work: UnitOfWork, seats: list[Participant]) -> list[TransportPayment]:
    ids = [one.id for one in seats]
    valid = {
        one.participant_id: one for one in work.find(TransportPayment, participant_id=ids, is_void=False)
    }
    return [valid[seat] for seat in ids if seat in valid]


def _line(work: UnitOfWork, payment: TransportPayment) -> PaymentLine:
    client = work.get(Client, work.get(Participant, payment.participant_id).client_id)
    return PaymentLine(
        name=ReceiptContent.from_json(payment.content).recipient.name,
        address=client.address,
        days=payment.day_count,
        rate=payment.rate,
        amount=payment.amount,
        number=work.get(NumberEntry, payment.number_id).text,
    )


def _nothing_to_print(kind: PaperKind) -> RuleBroken:
    return RuleBroken(f"{label(kind)} belum dapat dicetak: belum ada isinya. {_WHAT_FIRST[kind]}")
