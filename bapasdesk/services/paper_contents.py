"""What the papers of a session say, gathered from the office's records on the day of the paper."""

from collections.abc import Sequence
from datetime import date

from bapasdesk.documents.contents import (
    CertificateContent,
    PaymentLine,
    PaymentListContent,
    ReceiptContent,
    SignatureBlock,
)
from bapasdesk.domain.indonesian.dates import format_date, format_long_date, format_range
from bapasdesk.domain.nip import format_nip
from bapasdesk.domain.records import Client, OfficeProfile, Session
from bapasdesk.domain.rows import SessionDetail
from bapasdesk.domain.values import CertificateStyle, FundingSource, SignatoryRole, VenueKind
from bapasdesk.services.settings import letterhead_on, signatory_on
from bapasdesk.store.unit_of_work import UnitOfWork

EXAMPLE_NOTE = "CONTOH – orang, tarif, dan nomor pada dokumen ini rekaan"


def style_of(office: OfficeProfile, session: Session) -> CertificateStyle:
    """The session's own choice, else the office's."""
    return session.certificate_style or office.certificate_style


def certificate_content(
    work: UnitOfWork, detail: SessionDetail, client: Client, number: str, code: str, lesson_hours: int
) -> CertificateContent:
    """A neutral certificate names the partner alone: nothing on it leads an employer to the office."""
    office = work.get(OfficeProfile, 1)
    style = style_of(office, detail.session)
    neutral = style == CertificateStyle.NEUTRAL
    issuer = (detail.partner.name,)
    return CertificateContent(
        style=style,
        issuer_lines=issuer if neutral else (office.name, f"bekerja sama dengan {detail.partner.name}"),
        number=number,
        name=client.printed_name,
        course=detail.course.name,
        sentence=_sentence(detail, lesson_hours, with_office_venue=not neutral),
        signatures=_certificate_signatures(work, office, detail, style),
        verification_code=code,
        example_note=example_note(office),
    )


def _sentence(detail: SessionDetail, lesson_hours: int, *, with_office_venue: bool) -> str:
    session = detail.session
    several = len(detail.days) > 1
    parts = [f"pada tanggal {format_range(session.starts_on, session.ends_on)}"]
    if session.venue and (with_office_venue or session.venue_kind != VenueKind.OFFICE):
        parts.append(f"bertempat di {session.venue}")
    if lesson_hours:
        parts.append(f"selama {lesson_hours} jam pelajaran")
    elif several:
        parts.append(f"selama {len(detail.days)} hari")
    return ", ".join(parts)


def _certificate_signatures(
    work: UnitOfWork, office: OfficeProfile, detail: SessionDetail, style: CertificateStyle
) -> tuple[SignatureBlock, ...]:
    day, partner = detail.session.ends_on, detail.partner
    dated = place_and_date(office, day)
    position = partner.leader_position or "Pimpinan"
    leader = SignatureBlock(role_lines=(position, partner.name), name=partner.leader_name)
    if style == CertificateStyle.OFFICIAL:
        head = signatory_on(work, SignatoryRole.OFFICE_HEAD, day)
        return (
            leader,
            SignatureBlock(
                role_lines=(head.position,),
                name=head.name,
                nip=format_nip(head.nip),
                place_and_date=dated,
            ),
        )
    leader = SignatureBlock(
        role_lines=(position, partner.name), name=partner.leader_name, place_and_date=dated
    )
    if not detail.session.trainer:
        return (leader,)
    return (SignatureBlock(role_lines=("Instruktur",), name=detail.session.trainer), leader)


def receipt_content(
    work: UnitOfWork, detail: SessionDetail, client: Client, number: str, days: Sequence[date], amount: int
) -> ReceiptContent:
    """The receipt for cash. Money of a partner is never receipted as money of the state."""
    office = work.get(OfficeProfile, 1)
    session, on = detail.session, detail.session.ends_on
    of_state = session.funding_source == FundingSource.STATE_BUDGET
    received_from = f"Kuasa Pengguna Anggaran {office.name}" if of_state else _giver(office, detail)
    purpose = (
        f"Uang transport peserta pelatihan {detail.course.name}, {len(days)} hari hadir "
        f"({format_range(session.starts_on, session.ends_on)})"
    )
    return ReceiptContent(
        letterhead=letterhead_on(work, on),
        fiscal_year=str(on.year),
        number=number,
        budget_line=session.budget_line,
        received_from=received_from,
        amount=amount,
        purpose=purpose,
        recipient=SignatureBlock(
            role_lines=("Penerima uang,",),
            name=client.printed_name,
            place_and_date=place_and_date(office, on),
        ),
        approval=_approval(work, on) if of_state else None,
        payer=_treasurer(work, on) if of_state else _partner_payer(detail),
        example_note=example_note(office),
    )


def payment_list_content(
    work: UnitOfWork, detail: SessionDetail, lines: Sequence[PaymentLine]
) -> PaymentListContent:
    """The list on which everybody with a valid receipt signs."""
    office = work.get(OfficeProfile, 1)
    session, on = detail.session, detail.session.ends_on
    chief = signatory_on(work, SignatoryRole.WORK_GUIDANCE_CHIEF, on)
    maker = SignatureBlock(
        role_lines=("Penanggung jawab kegiatan,", chief.position),
        name=chief.name,
        nip=format_nip(chief.nip),
        place_and_date=place_and_date(office, on),
    )
    of_state = session.funding_source == FundingSource.STATE_BUDGET
    return PaymentListContent(
        letterhead=letterhead_on(work, on),
        title="DAFTAR PENERIMAAN UANG TRANSPORT",
        activity=activity(detail),
        date_text=_dates(detail),
        place=session.venue,
        budget_line=session.budget_line,
        lines=tuple(lines),
        signatures=(_approval(work, on), _treasurer(work, on), maker)
        if of_state
        else (_partner_payer(detail), maker),
        example_note=example_note(office),
    )


def _approval(work: UnitOfWork, on: date) -> SignatureBlock:
    signer = signatory_on(work, SignatoryRole.COMMITMENT_OFFICER, on)
    lines = (
        "Setuju dibebankan pada mata anggaran berkenaan,",
        "a.n. Kuasa Pengguna Anggaran",
        signer.position,
    )
    return SignatureBlock(role_lines=lines, name=signer.name, nip=format_nip(signer.nip))


def _treasurer(work: UnitOfWork, on: date) -> SignatureBlock:
    signer = signatory_on(work, SignatoryRole.TREASURER, on)
    lines = ("Lunas dibayar tgl. ....................", signer.position)
    return SignatureBlock(role_lines=lines, name=signer.name, nip=format_nip(signer.nip))


def _partner_payer(detail: SessionDetail) -> SignatureBlock:
    position = detail.partner.leader_position or "Pimpinan"
    lines = ("Dibayar oleh,", f"{position} {detail.partner.name}")
    return SignatureBlock(role_lines=lines, name=detail.partner.leader_name)


def _giver(office: OfficeProfile, detail: SessionDetail) -> str:
    return detail.partner.name if detail.session.funding_source == FundingSource.PARTNER else office.name


def _dates(detail: SessionDetail) -> str:
    session = detail.session
    if session.starts_on == session.ends_on:
        return format_long_date(session.starts_on)
    return format_range(session.starts_on, session.ends_on)


def place_and_date(office: OfficeProfile, day: date) -> str:
    """`Tangerang, 20 Juni 2023`, as it stands over a signature."""
    return f"{office.city}, {format_date(day)}" if office.city else format_date(day)


def activity(detail: SessionDetail) -> str:
    """`Pelatihan Tata Boga`, also when the course is already called so."""
    name = detail.course.name
    return name if name.casefold().startswith("pelatihan") else f"Pelatihan {name}"


def example_note(office: OfficeProfile) -> str:
    """What an example office prints on every paper; empty for a real one."""
    return EXAMPLE_NOTE if office.is_example else ""
