"""What a layout looks like with a real or the longest name: the real PDF, and what would not fit."""

from dataclasses import dataclass, replace

from bapasdesk.documents.certificate import render_certificates, sides_of
from bapasdesk.documents.contents import CertificateContent, SignatureBlock
from bapasdesk.documents.layout_fit import Misfit, misfits
from bapasdesk.documents.read_back import PagePicture, picture_of
from bapasdesk.domain.layout import Layout, Side, check_layout
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.sessions import Topic
from bapasdesk.domain.values import CertificateStyle
from bapasdesk.services import sessions
from bapasdesk.services.office import Office
from bapasdesk.services.paper_contents import certificate_content
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.clients import longest_named
from bapasdesk.store.unit_of_work import UnitOfWork

_PREVIEW = "preview"
_NUMBER, _CODE = "007/SERT/X/2022", "7K3M-9QWT-2AB8"
_NAME = "Nama Peserta Pelatihan"
_TOPICS = (Topic("Materi pertama", 2), Topic("Materi kedua", 3), Topic("Praktik", 1))


@dataclass(frozen=True, slots=True)
class Samples:
    """The newest participant of the office, and the longest name in it; invented where there is none."""

    real: CertificateContent
    longest: CertificateContent


@dataclass(frozen=True, slots=True)
class LayoutPreview:
    """`picture` None: that side is empty and is not printed."""

    picture: PagePicture | None
    misfits: tuple[Misfit, ...]


@needs(Right.VIEW)
def samples(office: Office, style: CertificateStyle) -> Samples:
    with office.work() as work:
        real = _real(work, style)
        longest = longest_named(work)
    name = longest.printed_name if longest else _NAME
    return Samples(real, replace(real, name=max(name, real.name, key=len)))


@needs(Right.VIEW)
def preview(
    office: Office, layout: Layout, content: CertificateContent, side: Side, dots_per_point: float
) -> LayoutPreview:
    """One side as it will be printed; InvalidInput if the layout is not a good one."""
    layout = check_layout(layout)
    pdf = _pdf(layout, content)
    pages = sides_of([replace(content, layout=_PREVIEW)], {_PREVIEW: layout})
    if side not in pages:
        return LayoutPreview(None, misfits(layout, content))
    return LayoutPreview(picture_of(pdf, pages.index(side), dots_per_point), misfits(layout, content))


@needs(Right.VIEW)
def paper(office: Office, layout: Layout, content: CertificateContent) -> Paper:
    """A proof with both sides."""
    return Paper("contoh-sertifikat.pdf", _pdf(check_layout(layout), content))


def _pdf(layout: Layout, content: CertificateContent) -> bytes:
    return render_certificates([replace(content, layout=_PREVIEW)], {_PREVIEW: layout})


def _real(work: UnitOfWork, style: CertificateStyle) -> CertificateContent:
    """As it would be issued; nothing of it is kept, for this unit of work is never committed."""
    known = work.find(Session, order_by="starts_on")
    office = work.get(OfficeProfile, 1)
    if not known:
        return _invented(office, style)
    session = known[-1]
    detail = sessions.detail(work, session.id)
    detail = replace(detail, session=replace(session, certificate_style=style))
    seat = work.first(Participant, session_id=session.id)
    person = work.get(Client, seat.client_id) if seat else Client(full_name=_NAME)
    hours = session.lesson_hours
    content = certificate_content(work, detail, person, _NUMBER, _CODE, hours)
    return replace(content, topics=content.topics or _TOPICS)


def _invented(office: OfficeProfile, style: CertificateStyle) -> CertificateContent:
    partner, leader = "Mitra Contoh", SignatureBlock(role_lines=("Pimpinan",), name="Nama Pimpinan")
    official = style == CertificateStyle.OFFICIAL
    dated = f"{office.city or 'Kota'}, 20 Oktober 2022"
    head = SignatureBlock(role_lines=("Kepala Balai",), name="Nama Kepala Balai", place_and_date=dated)
    signers = (leader, head) if official else (replace(leader, place_and_date=dated),)
    return CertificateContent(
        style=style,
        issuer_lines=(office.name, f"bekerja sama dengan {partner}") if official else (partner,),
        number=_NUMBER,
        name=_NAME,
        course="Nama Pelatihan",
        sentence="pada tanggal 20 Oktober 2022, bertempat di Aula, selama 6 jam pelajaran",
        signatures=signers,
        verification_code=_CODE,
        partner=partner,
        hours_attended=6,
        hours_planned=6,
        lesson_minutes=office.minutes_per_lesson_hour,
        topics=_TOPICS,
        back_signature=signers[-1],
    )
