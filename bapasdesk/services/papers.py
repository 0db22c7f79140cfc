"""The papers of a session as finished PDFs: the bytes that are shown, printed and saved are the same."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bapasdesk.documents.attendance_sheet import render_attendance_sheets
from bapasdesk.documents.certificate import render_certificates
from bapasdesk.documents.contents import CertificateContent, printed_text
from bapasdesk.documents.fonts import missing_characters
from bapasdesk.documents.payment_list import render_payment_list
from bapasdesk.documents.receipt import render_receipts
from bapasdesk.documents.recovery_sheet import render_recovery_sheet
from bapasdesk.documents.settlement import render_settlement
from bapasdesk.documents.souvenir_list import render_souvenir_list
from bapasdesk.documents.text_paper import render_text_paper
from bapasdesk.domain import trail
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.sessions import SessionDetail
from bapasdesk.domain.values import RIGHT_TO_PRINT, PaperKind, PaperSize
from bapasdesk.errors import RuleBroken
from bapasdesk.services import copies, layouts, session_papers, sessions, stigma
from bapasdesk.services.attendance_contents import attendance_sheet_contents
from bapasdesk.services.money_contents import payment_list_content
from bapasdesk.services.office import Office
from bapasdesk.services.paid_lines import marked_receipts, paid_lines, valid_payments
from bapasdesk.services.rights import needs
from bapasdesk.services.session_papers import TEXT_PAPERS
from bapasdesk.services.settlement import settlement_content
from bapasdesk.services.souvenir_contents import souvenir_list_content
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.queries.papers import certificate_numbers
from bapasdesk.store.unit_of_work import UnitOfWork

_FILE_WORDS = {
    PaperKind.ATTENDANCE_SHEET: "daftar-hadir",
    PaperKind.ATTENDANCE_SHEET_CLEAN: "daftar-hadir-tanpa-kode",
    PaperKind.ATTENDANCE_SHEET_STAFF: "daftar-hadir-petugas",
    PaperKind.CERTIFICATES: "sertifikat",
    PaperKind.RECEIPTS: "kuitansi",
    PaperKind.PAYMENT_LIST: "daftar-penerimaan",
    PaperKind.SOUVENIR_LIST: "tanda-terima-souvenir",
    PaperKind.INVITATION: "undangan",
    PaperKind.PARTNER_INVITATION: "undangan-mitra",
    PaperKind.AGREEMENT: "konsep-perjanjian",
    PaperKind.OFFICIAL_RECORD: "berita-acara",
    PaperKind.REPORT: "laporan",
    PaperKind.THANK_YOU: "ucapan-terima-kasih",
    PaperKind.SETTLEMENT: "berkas-spj",
}
_WHAT_FIRST = {
    PaperKind.ATTENDANCE_SHEET: "Daftarkan dahulu pesertanya.",
    PaperKind.ATTENDANCE_SHEET_CLEAN: "Daftarkan dahulu pesertanya.",
    PaperKind.CERTIFICATES: "Terbitkan dahulu sertifikatnya.",
    PaperKind.RECEIPTS: "Terbitkan dahulu kuitansinya.",
    PaperKind.PAYMENT_LIST: "Terbitkan dahulu kuitansinya.",
    PaperKind.SOUVENIR_LIST: "Tulis dahulu souvenir pada kegiatan dan daftarkan pesertanya.",
    **dict.fromkeys(TEXT_PAPERS, "Tulis dan terbitkan dahulu teksnya."),
}

_ATTENDANCE_SHEETS = (
    PaperKind.ATTENDANCE_SHEET,
    PaperKind.ATTENDANCE_SHEET_CLEAN,
    PaperKind.ATTENDANCE_SHEET_STAFF,
)
_LETTERS_NAMED = 12


@needs(Right.VIEW)
def make(
    office: Office,
    kind: PaperKind,
    session_id: int,
    participant_ids: Collection[int] | None = None,
    *,
    size: PaperSize | None = None,
) -> Paper:
    """The paper of a session for the chosen participants (None: all), in the order of the attendance sheet.

    Certificates, receipts and letters are those issued and not void, printed from what was kept when they
    were issued. `size` None: as the office's profile says. RuleBroken if there is nothing to print yet,
    StigmaFound if a certificate bears a word of the office's list.
    NotAllowed if the paper is none of the officer's (the treasurer prints what is about money).
    """
    office.require(RIGHT_TO_PRINT[kind])
    with office.work() as work:
        detail = sessions.detail(work, session_id)
        seats = work.find(Participant, session_id=session_id, order_by="row_number")
        chosen = [one for one in seats if participant_ids is None or one.id in participant_ids]
        drawn_for = size or work.get(OfficeProfile, 1).paper_size
        pdf, contents = _render(work, kind, detail, chosen, drawn_for)
        numbers = copies.numbers_now(work, _number_ids(work, kind, session_id, chosen))
        work.record(trail.PAPER_MADE, "session", session_id, label(kind))
        work.commit()
    warning = _warning(missing_characters(printed_text(contents)))
    return Paper(file_name(kind, detail.session), pdf, warning, kind, session_id, numbers)


def file_name(kind: PaperKind, session: Session) -> str:
    """Kind, date and session; never a person, an office or a partner."""
    return f"{_FILE_WORDS[kind]}_{session.starts_on:%Y-%m-%d}_{session.id}.pdf"


def recovery_sheet(office_name: str, code: str, on: date) -> Paper:
    """The sheet for the sealed envelope; the code is kept nowhere else."""
    return Paper("lembar-pemulihan.pdf", render_recovery_sheet(office_name, code, format_date(on)))


@needs(Right.VIEW)
def save_as_file(office: Office, paper: Paper, path: Path) -> None:
    """As `save`, and the trail says that it left. Whoever made the paper was allowed to see it."""
    subject = ("session", paper.session_id) if paper.session_id else ("office", 1)
    with office.work() as work:
        write_atomically(path, paper.pdf)
        work.record(trail.PAPER_SAVED, *subject, label(paper.kind) or paper.file_name)
        work.commit()


def save(pdf: bytes, path: Path) -> None:
    """Writes a paper whole or not at all; OutputFailed says why not."""
    write_atomically(path, pdf)


def _render(
    work: UnitOfWork, kind: PaperKind, detail: SessionDetail, seats: list[Participant], size: PaperSize
) -> tuple[bytes, Sequence[Any]]:
    """The PDF and the contents it was drawn from."""
    if kind in _ATTENDANCE_SHEETS:
        if not seats and kind != PaperKind.ATTENDANCE_SHEET_STAFF:
            raise _nothing_to_print(kind)
        sheets = attendance_sheet_contents(work, detail, seats, kind)
        return render_attendance_sheets(sheets, size), sheets
    if kind == PaperKind.CERTIFICATES:
        return _certificates(work, detail.session, seats)
    if kind in TEXT_PAPERS:
        written = session_papers.kept(work, detail.session.id, kind)
        if written is None:
            raise _nothing_to_print(kind)
        text = session_papers.marked_content(work, written)
        return render_text_paper(text, label(kind), size), [text]
    if kind == PaperKind.SOUVENIR_LIST:
        souvenirs = souvenir_list_content(work, detail, [one.id for one in seats])
        if souvenirs is None:
            raise _nothing_to_print(kind)
        return render_souvenir_list(souvenirs, size), [souvenirs]
    if kind == PaperKind.SETTLEMENT:
        settled = settlement_content(work, detail)
        return render_settlement(settled, size), [settled]
    payments = valid_payments(work, seats)
    if not payments:
        raise _nothing_to_print(kind)
    if kind == PaperKind.RECEIPTS:
        receipts = marked_receipts(work, paid_lines(work, payments))
        return render_receipts(receipts), receipts
    content = payment_list_content(work, detail, [paid.line for paid in paid_lines(work, payments)])
    return render_payment_list(content, size), [content]


def _certificates(
    work: UnitOfWork, session: Session, seats: list[Participant]
) -> tuple[bytes, list[CertificateContent]]:
    issued = _valid_certificates(work, seats)
    if not issued:
        raise _nothing_to_print(PaperKind.CERTIFICATES)
    contents = [CertificateContent.from_json(one.content) for one in issued]
    contents = copies.marked(work, [one.number_id for one in issued], contents)
    pdf = render_certificates(contents, layouts.kept(work, {one.layout for one in contents}))
    stigma.check_certificates(work, pdf, file_name(PaperKind.CERTIFICATES, session), issued, contents)
    return pdf, contents


def _number_ids(work: UnitOfWork, kind: PaperKind, session_id: int, seats: list[Participant]) -> list[int]:
    """The numbers on a paper of that kind, in the order of its pages; none on lists.

    The settlement file holds the receipts themselves: printed with it, they have come out.
    """
    if kind == PaperKind.CERTIFICATES:
        numbers = certificate_numbers(work, [one.id for one in seats])
        return [numbers[one.id] for one in seats if one.id in numbers]
    if kind in (PaperKind.RECEIPTS, PaperKind.SETTLEMENT):
        return [one.number_id for one in paid_lines(work, valid_payments(work, seats))]
    if kind in TEXT_PAPERS:
        written = session_papers.kept(work, session_id, kind)
        return [written.number_id] if written and written.number_id else []
    return []


def _valid_certificates(work: UnitOfWork, seats: list[Participant]) -> list[Certificate]:
    """In the order of the seats."""
    ids = [one.id for one in seats]
    valid = {one.participant_id: one for one in work.find(Certificate, participant_id=ids, is_void=False)}
    return [valid[seat] for seat in ids if seat in valid]


def _warning(missing: str) -> str:
    if not missing:
        return ""
    letters = " ".join(missing[:_LETTERS_NAMED])
    more = " dan lainnya" if len(missing) > _LETTERS_NAMED else ""
    return (
        f"Huruf {letters}{more} tidak ada pada jenis huruf dokumen dan tercetak sebagai kotak. "
        "Tulis dahulu dengan huruf Latin bila perlu."
    )


def _nothing_to_print(kind: PaperKind) -> RuleBroken:
    return RuleBroken(f"{label(kind)} belum dapat dicetak: belum ada isinya. {_WHAT_FIRST[kind]}")
