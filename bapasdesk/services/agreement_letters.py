"""The letter that asks a partner to renew an agreement: drafted, edited, issued once, kept as issued."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from bapasdesk.documents.contents import TextPaperContent, printed_text
from bapasdesk.documents.fonts import missing_characters
from bapasdesk.documents.text_paper import render_text_paper
from bapasdesk.domain import trail
from bapasdesk.domain.indonesian.dates import format_date, format_range_letter
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.agreement_letters import AgreementLetter
from bapasdesk.domain.records.numbers import NumberEntry
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.records.partners import Agreement, AgreementCourse, Partner
from bapasdesk.domain.records.sessions import Course
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.partners import IssuedLetter
from bapasdesk.domain.rules import check_reason
from bapasdesk.domain.values import PaperKind, PaperSize, SeriesKind, SignatoryRole, WordingKind
from bapasdesk.domain.wording import fill
from bapasdesk.errors import NotFound, RuleBroken
from bapasdesk.services import copies, numbers
from bapasdesk.services.emblem_pictures import pictures
from bapasdesk.services.office import Office
from bapasdesk.services.paper_contents import example_note, place_and_date
from bapasdesk.services.papers import warning_about
from bapasdesk.services.rights import needs
from bapasdesk.services.session_facts import facts_of_the_office, facts_of_the_partner
from bapasdesk.services.session_papers import PaperDraft, check_draft
from bapasdesk.services.settings import letterhead_on
from bapasdesk.services.signers import signed_by
from bapasdesk.services.text_contents import to_partner
from bapasdesk.services.wording import wording_of
from bapasdesk.store.queries.recap import recap_between
from bapasdesk.store.unit_of_work import UnitOfWork

_KIND = PaperKind.RENEWAL


@needs(Right.VIEW)
def draft(office: Office, agreement_id: int) -> PaperDraft:
    """The office's text, dated today, filled with what is known of the agreement."""
    with office.work() as work:
        on, text = work.today(), wording_of(work, WordingKind.RENEWAL)
        facts = _facts(work, work.get(Agreement, agreement_id), on)
    return PaperDraft(dated_on=on, subject=fill(text.subject, facts), body=fill(text.body, facts))


@needs(Right.PAPERS)
def issue(office: Office, agreement_id: int, written: PaperDraft) -> int:
    """Issues the letter with its number and keeps what it says; gives its id. RuleBroken if it is out."""
    check_draft(written)
    with office.work() as work:
        agreement = work.get(Agreement, agreement_id)
        if _kept(work, agreement_id) is not None:
            raise RuleBroken(f"{label(_KIND)} sudah terbit. Batalkan dahulu bila perlu ditulis ulang.")
        partner = work.get(Partner, agreement.partner_id)
        subject = f"{label(_KIND)}, {partner.name}"
        on = written.dated_on
        number = numbers.take(work, SeriesKind.LETTER, on, typed=written.number, subject=subject)
        made = work.add(
            AgreementLetter(
                agreement_id=agreement_id,
                number_id=number.id,
                dated_on=on,
                content=_content(work, partner, written, number.text).to_json(),
            )
        )
        _record(work, "Dokumen diterbitkan", agreement, f"{label(_KIND)} {number.text}")
        work.commit()
    return made


@needs(Right.VOID)
def void(office: Office, letter_id: int, reason: str) -> None:
    """Makes a letter void with its number; it can then be written anew."""
    reason = check_reason(reason)
    with office.work() as work:
        letter = work.get(AgreementLetter, letter_id)
        if letter.is_void:
            raise RuleBroken("Dokumen ini sudah dibatalkan.")
        work.change(replace(letter, is_void=True, void_reason=reason))
        numbers.void(work, letter.number_id, reason)
        agreement = work.get(Agreement, letter.agreement_id)
        _record(work, "Dokumen dibatalkan", agreement, f"{label(_KIND)}: {reason}")
        work.commit()


@needs(Right.PAPERS)
def make(office: Office, agreement_id: int, *, size: PaperSize | None = None) -> Paper:
    """The issued letter as it is to be printed now: a copy says that it is one."""
    with office.work() as work:
        letter, agreement = _kept(work, agreement_id), work.get(Agreement, agreement_id)
        if letter is None:
            raise NotFound(f"{label(_KIND)} belum terbit. Tulis dahulu suratnya.")
        content = TextPaperContent.from_json(letter.content, pictures(work))
        (marked,) = copies.marked(work, [letter.number_id], [content])
        numbers_out = copies.numbers_now(work, [letter.number_id])
        drawn_for = size or work.get(OfficeProfile, 1).paper_size
        _record(work, trail.PAPER_MADE, agreement, label(_KIND))
        work.commit()
    return Paper(
        f"surat-perpanjangan_{letter.dated_on:%Y-%m-%d}_{agreement_id}.pdf",
        render_text_paper(marked, label(_KIND), drawn_for),
        warning_about(missing_characters(printed_text([marked]))),
        _KIND,
        numbers=numbers_out,
    )


def letters_of(work: UnitOfWork, agreement_ids: Collection[int]) -> dict[int, IssuedLetter]:
    """The valid letter of each agreement that has one."""
    letters = work.find(AgreementLetter, agreement_id=list(agreement_ids), is_void=False)
    told = {one.id: one.text for one in work.find(NumberEntry, id=[letter.number_id for letter in letters])}
    return {
        one.agreement_id: IssuedLetter(id=one.id, number=told[one.number_id], dated_on=one.dated_on)
        for one in letters
    }


def _kept(work: UnitOfWork, agreement_id: int) -> AgreementLetter | None:
    return work.first(AgreementLetter, agreement_id=agreement_id, is_void=False)


def _content(work: UnitOfWork, partner: Partner, written: PaperDraft, number: str) -> TextPaperContent:
    """Head and signature are those of the letter's date."""
    office, on = work.get(OfficeProfile, 1), written.dated_on
    return TextPaperContent(
        letterhead=letterhead_on(work, on),
        title="",
        number=number,
        dated=place_and_date(office, on),
        subject=written.subject,
        body=written.body,
        signatures=(signed_by(work, SignatoryRole.OFFICE_HEAD, on),),
        recipients=(to_partner(partner),),
        example_note=example_note(office),
    )


def _facts(work: UnitOfWork, agreement: Agreement, on: date) -> dict[str, str]:
    """A value for each word the office may use in this letter, empty where not known."""
    partner = work.get(Partner, agreement.partner_id)
    links = work.find(AgreementCourse, agreement_id=agreement.id)
    courses = work.find(Course, id=[one.course_id for one in links], order_by="name")
    ends = format_date(agreement.valid_until)
    return {
        **facts_of_the_office(work, on),
        **facts_of_the_partner(partner),
        "perjanjian": agreement.title,
        "nomor_kantor": agreement.office_number,
        "nomor_mitra": agreement.partner_number,
        "masa_perjanjian": format_range_letter(agreement.valid_from, agreement.valid_until),
        "keadaan_perjanjian": f"telah berakhir pada {ends}"
        if agreement.valid_until < on
        else f"akan berakhir pada {ends}",
        "bidang_perjanjian": ", ".join(one.name for one in courses),
        "pelatihan_terlaksana": _held(work, agreement, partner, on),
    }


def _held(work: UnitOfWork, agreement: Agreement, partner: Partner, on: date) -> str:
    """What was held with the partner under the agreement, up to the day of the letter."""
    until = min(agreement.valid_until, on)
    rows = [
        row for row in recap_between(work, agreement.valid_from, until).rows if row.partner == partner.name
    ]
    if not rows:
        return ""
    return f"{len(rows)} kegiatan, {sum(row.participations for row in rows)} kepesertaan"


def _record(work: UnitOfWork, action: str, agreement: Agreement, detail: str) -> None:
    partner = work.get(Partner, agreement.partner_id)
    work.record(action, "partner", partner.id, f"{partner.name}: {detail}")
