"""What letters, records, reports and draft agreements say when they are written."""

from datetime import date
from functools import partial

from bapasdesk.documents.contents import SignatureBlock, TextPaperContent
from bapasdesk.documents.letterhead_content import LetterheadContent
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.rows.sessions import SessionDetail
from bapasdesk.domain.values import PaperKind, Sex, SignatoryRole
from bapasdesk.services.paper_contents import example_note, place_and_date
from bapasdesk.services.settings import letterhead_on
from bapasdesk.services.signers import signed_by
from bapasdesk.store.unit_of_work import UnitOfWork

_ADDRESS = {Sex.MALE: "Sdr.", Sex.FEMALE: "Sdri.", None: "Sdr./Sdri."}
LETTERS = (PaperKind.INVITATION, PaperKind.PARTNER_INVITATION, PaperKind.THANK_YOU)


def text_paper_content(
    work: UnitOfWork,
    detail: SessionDetail,
    kind: PaperKind,
    on: date,
    *,
    number: str,
    subject: str,
    body: str,
) -> TextPaperContent:
    """The paper with the text as the officer left it; head and signatures are those of its date."""
    office = work.get(OfficeProfile, 1)
    dated = place_and_date(office, on)
    is_letter = kind in LETTERS
    return TextPaperContent(
        letterhead=LetterheadContent() if kind == PaperKind.AGREEMENT else letterhead_on(work, on),
        title="" if is_letter else _title(kind, detail, office, subject),
        number=_numbers(kind, number),
        dated=dated if is_letter else "",
        subject=subject,
        body=body,
        signatures=_signatures(work, detail, kind, on, dated),
        acknowledged=signed_by(work, SignatoryRole.OFFICE_HEAD, on, "Mengetahui,")
        if kind == PaperKind.OFFICIAL_RECORD
        else None,
        recipients=_recipients(work, detail, kind),
        wants_stamp=kind == PaperKind.AGREEMENT,
        example_note=example_note(office),
    )


def _title(kind: PaperKind, detail: SessionDetail, office: OfficeProfile, subject: str) -> str:
    if kind != PaperKind.AGREEMENT:
        return subject
    between = (subject, "ANTARA", office.name.upper(), "DENGAN", detail.partner.name.upper(), "TENTANG")
    return "\n".join((*between, "PENYELENGGARAAN PELATIHAN KETERAMPILAN"))


def _numbers(kind: PaperKind, number: str) -> str:
    """An agreement bears a number of each side; the partner's is written in by hand."""
    open_number = "." * 30
    return f"{number or open_number}\n{open_number}" if kind == PaperKind.AGREEMENT else number


def _recipients(work: UnitOfWork, detail: SessionDetail, kind: PaperKind) -> tuple[tuple[str, ...], ...]:
    partner = detail.partner
    if kind == PaperKind.INVITATION:
        seats = work.find(Participant, session_id=detail.session.id, order_by="row_number")
        clients = {one.id: one for one in work.find(Client, id=[seat.client_id for seat in seats])}
        people = (clients[seat.client_id] for seat in seats)
        return tuple((f"{_ADDRESS[one.sex]} {one.printed_name}", "di tempat") for one in people)
    if kind in LETTERS:
        position = partner.leader_position or "Pimpinan"
        return (
            (f"{position} {partner.name}", *((partner.address,) if partner.address else ()), "di tempat"),
        )
    return ()


def _signatures(
    work: UnitOfWork, detail: SessionDetail, kind: PaperKind, on: date, dated: str
) -> tuple[SignatureBlock, ...]:
    """A letter is signed by the head of office, a report by its maker, the others by both sides."""
    head = partial(signed_by, work, SignatoryRole.OFFICE_HEAD, on)
    chief = partial(signed_by, work, SignatoryRole.WORK_GUIDANCE_CHIEF, on)
    if kind in LETTERS:
        return (head(),)
    partner = SignatureBlock(
        role_lines=("PIHAK KEDUA,", detail.partner.leader_position or "Pimpinan"),
        name=detail.partner.leader_name,
    )
    if kind == PaperKind.AGREEMENT:
        return (partner, head("PIHAK PERTAMA,"))
    if kind == PaperKind.REPORT:
        return (head("Mengetahui,"), chief(dated, "Penanggung jawab kegiatan,"))
    return (partner, chief("PIHAK PERTAMA,"))
