"""What the papers of a session say, gathered from the office's records on the day of the paper."""

from datetime import date

from bapasdesk.documents.contents import CertificateContent, SignatureBlock
from bapasdesk.domain.indonesian.dates import format_date, format_long_date, format_range
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rows.sessions import SessionDetail
from bapasdesk.domain.values import CertificateStyle, SignatoryRole, VenueKind
from bapasdesk.services.layouts import keep, layout_for
from bapasdesk.services.signers import leader_of, signed_by
from bapasdesk.services.topics import of_session
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
        partner=detail.partner.name,
        hours_attended=lesson_hours,
        hours_planned=detail.session.lesson_hours,
        lesson_minutes=office.minutes_per_lesson_hour,
        layout=keep(work, layout_for(work, detail.course.id, style)),
        topics=of_session(work, detail.session.id),
        back_signature=_back_signature(work, office, detail, style),
    )


def _sentence(detail: SessionDetail, lesson_hours: int, *, with_office_venue: bool) -> str:
    session = detail.session
    several = len(detail.days) > 1
    parts = [f"pada tanggal {format_range(session.starts_on, session.ends_on)}"]
    if session.venue and (with_office_venue or session.venue_kind != VenueKind.OFFICE):
        parts.append(f"bertempat di {session.venue}")
    if lesson_hours and lesson_hours < session.lesson_hours:
        parts.append(f"selama {lesson_hours} dari {session.lesson_hours} jam pelajaran")
    elif lesson_hours:
        parts.append(f"selama {lesson_hours} jam pelajaran")
    elif several:
        parts.append(f"selama {len(detail.days)} hari")
    return ", ".join(parts)


def _certificate_signatures(
    work: UnitOfWork, office: OfficeProfile, detail: SessionDetail, style: CertificateStyle
) -> tuple[SignatureBlock, ...]:
    day, partner = detail.session.ends_on, detail.partner
    dated = place_and_date(office, day)
    if style == CertificateStyle.OFFICIAL:
        return (leader_of(partner), signed_by(work, SignatoryRole.OFFICE_HEAD, day, dated=dated))
    leader = leader_of(partner, dated=dated)
    if not detail.session.trainer:
        return (leader,)
    return (SignatureBlock(role_lines=("Instruktur",), name=detail.session.trainer), leader)


def _back_signature(
    work: UnitOfWork, office: OfficeProfile, detail: SessionDetail, style: CertificateStyle
) -> SignatureBlock:
    """The chief of work guidance; on a neutral certificate whoever taught, for the chief's title tells."""
    day = detail.session.ends_on
    dated = place_and_date(office, day)
    if style == CertificateStyle.OFFICIAL:
        return signed_by(work, SignatoryRole.WORK_GUIDANCE_CHIEF, day, dated=dated)
    if detail.session.trainer:
        return SignatureBlock(role_lines=("Instruktur",), name=detail.session.trainer, place_and_date=dated)
    return leader_of(detail.partner, dated=dated)


def dates(detail: SessionDetail) -> str:
    """`Kamis, 20 Oktober 2022`, or the range of a session of several days."""
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
