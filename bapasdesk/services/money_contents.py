"""What the papers about money say: receipts of either form, corrections, and the list all sign.

Money of a partner is never receipted as money of the state: the source of funds decides the form.
"""

from collections.abc import Sequence
from datetime import date

from bapasdesk.documents.contents import PaymentLine, PaymentListContent, ReceiptContent, SignatureBlock
from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.payment_parts import PaymentPart, total_gross
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.rows.sessions import SessionDetail
from bapasdesk.domain.trail import short_head
from bapasdesk.domain.values import FundingSource, ReceiptForm, SignatoryRole
from bapasdesk.services.paper_contents import activity, dates, example_note, place_and_date
from bapasdesk.services.settings import letterhead_on
from bapasdesk.services.signers import signed_by
from bapasdesk.store.queries.audit import newest_seal
from bapasdesk.store.unit_of_work import UnitOfWork

_LINES_OF_DIRECT = (
    "Barang/pekerjaan tersebut telah diterima/diselesaikan",
    "dengan lengkap dan baik,",
)


def receipt_content(
    work: UnitOfWork,
    detail: SessionDetail,
    client: Client,
    number: str,
    days: Sequence[date],
    parts: Sequence[PaymentPart],
) -> ReceiptContent:
    """The receipt for what somebody gets for the days of presence."""
    office = work.get(OfficeProfile, 1)
    session, on = detail.session, detail.session.ends_on
    names = [part.name for part in parts]
    what = " dan ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    activity_text = activity(detail)
    return ReceiptContent(
        letterhead=letterhead_on(work, on),
        fiscal_year=str(on.year),
        number=number,
        budget_line=session.budget_line,
        received_from=_giver(office, detail),
        amount=total_gross(parts),
        purpose=(
            f"{_sentence_case(what)} peserta {activity_text[0].lower()}{activity_text[1:]}, "
            f"{len(days)} hari hadir ({format_range(session.starts_on, session.ends_on)})"
        ),
        recipient=SignatureBlock(
            role_lines=("Penerima uang,",),
            name=client.printed_name,
            place_and_date=place_and_date(office, on),
        ),
        approval=_approval(work, on) if _is_of_state(detail) else None,
        payer=_payer(work, detail, on),
        example_note=example_note(office),
        title="KUITANSI/BUKTI PEMBAYARAN" if _is_direct(detail) else "KUITANSI",
        parts=tuple(parts),
    )


def correction_content(
    work: UnitOfWork,
    detail: SessionDetail,
    paid: ReceiptContent,
    number: str,
    amount: int,
    reason: str,
    on: date,
) -> ReceiptContent:
    """The receipt of a correction: `amount` positive is paid on top, negative is given back by the person."""
    office = work.get(OfficeProfile, 1)
    person = SignatureBlock(
        role_lines=("Penerima uang,",) if amount > 0 else ("Yang mengembalikan,",), name=paid.recipient.name
    )
    officer = _payer(work, detail, on)
    dated = place_and_date(office, on)
    given_back = amount < 0
    recipient = SignatureBlock(
        role_lines=("Penerima pengembalian,", officer.role_lines[-1]) if given_back else person.role_lines,
        name=officer.name if given_back else person.name,
        nip=officer.nip if given_back else "",
        place_and_date=dated,
    )
    what = "Pengembalian" if given_back else "Kekurangan pembayaran"
    return ReceiptContent(
        letterhead=letterhead_on(work, on),
        fiscal_year=str(on.year),
        number=number,
        budget_line=paid.budget_line,
        received_from=person.name if given_back else paid.received_from,
        amount=abs(amount),
        purpose=f"{what} atas kuitansi nomor {paid.number}: {reason}",
        recipient=recipient,
        approval=_approval(work, on) if _is_of_state(detail) else None,
        payer=person if given_back else officer,
        example_note=example_note(office),
        title="KUITANSI PENGEMBALIAN" if given_back else "KUITANSI KOREKSI",
    )


def payment_list_content(
    work: UnitOfWork, detail: SessionDetail, lines: Sequence[PaymentLine]
) -> PaymentListContent:
    """The list on which everybody with a valid receipt signs."""
    office = work.get(OfficeProfile, 1)
    on = detail.session.ends_on
    maker = responsible(work, office, on)
    only_transport = all(len(line.parts) < 2 for line in lines)
    return PaymentListContent(
        letterhead=letterhead_on(work, on),
        title="DAFTAR PENERIMAAN UANG TRANSPORT" if only_transport else "DAFTAR PENERIMAAN UANG",
        activity=activity(detail),
        date_text=dates(detail),
        place=detail.session.venue,
        budget_line=detail.session.budget_line,
        lines=tuple(lines),
        signatures=(_approval(work, on), _treasurer(work, on), maker)
        if _is_of_state(detail)
        else (_payer(work, detail, on), maker),
        example_note=example_note(office),
        seal=short_head(newest_seal(work)),
    )


def responsible(work: UnitOfWork, office: OfficeProfile, on: date) -> SignatureBlock:
    """Who answers for the training, with place and date over the signature."""
    dated = place_and_date(office, on)
    return signed_by(work, SignatoryRole.WORK_GUIDANCE_CHIEF, on, "Penanggung jawab kegiatan,", dated=dated)


def _is_of_state(detail: SessionDetail) -> bool:
    return detail.session.funding_source == FundingSource.STATE_BUDGET


def _is_direct(detail: SessionDetail) -> bool:
    return _is_of_state(detail) and detail.session.receipt_form == ReceiptForm.DIRECT


def _giver(office: OfficeProfile, detail: SessionDetail) -> str:
    if _is_direct(detail):
        return f"Pejabat Pembuat Komitmen Satuan Kerja {office.name}"
    if _is_of_state(detail):
        return f"Kuasa Pengguna Anggaran {office.name}"
    return detail.partner.name if detail.session.funding_source == FundingSource.PARTNER else office.name


def _payer(work: UnitOfWork, detail: SessionDetail, on: date) -> SignatureBlock:
    """Who signs at the lower right: the treasurer, whoever confirms the work, or the giver of other money."""
    if _is_direct(detail):
        return signed_by(work, SignatoryRole.WORK_GUIDANCE_CHIEF, on, *_LINES_OF_DIRECT)
    if _is_of_state(detail):
        return _treasurer(work, on)
    if detail.session.funding_source == FundingSource.PARTNER:
        position = detail.partner.leader_position or "Pimpinan"
        return SignatureBlock(
            role_lines=("Dibayar oleh,", f"{position} {detail.partner.name}"), name=detail.partner.leader_name
        )
    return signed_by(work, SignatoryRole.WORK_GUIDANCE_CHIEF, on, "Dibayar oleh,")


def _approval(work: UnitOfWork, on: date) -> SignatureBlock:
    agreed = ("Setuju dibebankan pada mata anggaran berkenaan,", "a.n. Kuasa Pengguna Anggaran")
    return signed_by(work, SignatoryRole.COMMITMENT_OFFICER, on, *agreed)


def _treasurer(work: UnitOfWork, on: date) -> SignatureBlock:
    return signed_by(work, SignatoryRole.TREASURER, on, "Lunas dibayar tgl. ....................")


def _sentence_case(text: str) -> str:
    """`Uang transport dan uang saku`."""
    return text[:1].upper() + text[1:].lower()
