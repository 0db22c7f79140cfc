"""Letters, records, reports and draft agreements of a session: drafted, edited, issued, kept as issued."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from bapasdesk.documents.contents import TextPaperContent
from bapasdesk.domain.checks import check_name
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.numbers import NumberEntry
from bapasdesk.domain.records.papers import SessionPaper
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rules import check_reason
from bapasdesk.domain.values import PaperKind, SeriesKind, WordingKind
from bapasdesk.domain.wording import fill
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import copies, numbers, sessions
from bapasdesk.services.emblem_pictures import pictures
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.services.session_facts import session_facts
from bapasdesk.services.text_contents import text_paper_content
from bapasdesk.services.wording import wording_of
from bapasdesk.store.unit_of_work import UnitOfWork

SERIES: dict[PaperKind, SeriesKind] = {
    PaperKind.INVITATION: SeriesKind.LETTER,
    PaperKind.PARTNER_INVITATION: SeriesKind.LETTER,
    PaperKind.THANK_YOU: SeriesKind.LETTER,
    PaperKind.OFFICIAL_RECORD: SeriesKind.OFFICIAL_RECORD,
    PaperKind.REPORT: SeriesKind.REPORT,
    PaperKind.AGREEMENT: SeriesKind.AGREEMENT,
}
"""The papers that are written, and the series their numbers come from."""
TEXT_PAPERS = tuple(SERIES)
_BEFORE = (PaperKind.INVITATION, PaperKind.PARTNER_INVITATION, PaperKind.AGREEMENT)
_LONGEST = 20_000
_LONGEST_SUBJECT = 300
"""Letters of a subject, which names a course and perhaps its partner, each of up to 120."""
_NOTICE_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDraft:
    """A paper being written. `number` empty: the next of its series, for a draft agreement none."""

    dated_on: date
    number: str = ""
    subject: str
    body: str


@needs(Right.VIEW)
def draft(office: Office, session_id: int, kind: PaperKind) -> PaperDraft:
    """The office's text filled with what is known of the session today."""
    with office.work() as work:
        return _draft(work, session_id, kind)


@needs(Right.PAPERS)
def issue(office: Office, session_id: int, kind: PaperKind, written: PaperDraft | None = None) -> int:
    """Issues a paper with its number and keeps what it says; `written` None: the text as drafted.

    Gives its id. RuleBroken if it is issued already, or for an invitation without anybody to invite.
    """
    with office.work() as work:
        detail = sessions.detail(work, session_id)
        if kept(work, session_id, kind) is not None:
            raise RuleBroken(f"{label(kind)} sudah terbit. Batalkan dahulu bila perlu ditulis ulang.")
        if kind == PaperKind.INVITATION and not work.find(Participant, session_id=session_id):
            raise RuleBroken("Undangan belum dapat diterbitkan. Daftarkan dahulu pesertanya.")
        paper = written or _draft(work, session_id, kind)
        check_draft(paper)
        on = paper.dated_on
        number = None
        if paper.number.strip() or kind != PaperKind.AGREEMENT:
            subject = f"{label(kind)}, {detail.course.name}"
            number = numbers.take(work, SERIES[kind], on, typed=paper.number, subject=subject)
        text = number.text if number else ""
        content = text_paper_content(
            work, detail, kind, on, number=text, subject=paper.subject, body=paper.body
        )
        made = work.add(
            SessionPaper(
                session_id=session_id,
                kind=kind,
                number_id=number.id if number else None,
                dated_on=on,
                content=content.to_json(),
            )
        )
        work.record("Dokumen diterbitkan", "session", session_id, f"{label(kind)} {text}".strip())
        work.commit()
    return made


@needs(Right.PAPERS)
def issue_once(office: Office, session_id: int, kind: PaperKind, number: str = "") -> None:
    """Issues a paper with the text as drafted unless it is issued already, which stays as it is.

    RuleBroken if another number is asked for than it bears.
    """
    with office.work() as work:
        known = kept(work, session_id, kind)
        bears = work.get(NumberEntry, known.number_id).text if known and known.number_id else ""
    if known is None:
        issue(office, session_id, kind, replace(draft(office, session_id, kind), number=number))
    elif number and number != bears:
        raise RuleBroken(f"{label(kind)} sudah terbit dengan nomor {bears or '(tanpa nomor)'}.")


@needs(Right.VOID)
def void(office: Office, paper_id: int, reason: str) -> None:
    """Makes an issued paper void with its number; it can then be written anew."""
    reason = check_reason(reason)
    with office.work() as work:
        paper = work.get(SessionPaper, paper_id)
        if paper.is_void:
            raise RuleBroken("Dokumen ini sudah dibatalkan.")
        work.change(replace(paper, is_void=True, void_reason=reason))
        if paper.number_id is not None:
            numbers.void(work, paper.number_id, reason)
        work.record("Dokumen dibatalkan", "session", paper.session_id, f"{label(paper.kind)}: {reason}")
        work.commit()


def kept(work: UnitOfWork, session_id: int, kind: PaperKind) -> SessionPaper | None:
    """The valid paper of a kind."""
    return work.first(SessionPaper, session_id=session_id, kind=kind, is_void=False)


def content_of(work: UnitOfWork, paper: SessionPaper) -> TextPaperContent:
    return TextPaperContent.from_json(paper.content, pictures(work))


def marked_content(work: UnitOfWork, paper: SessionPaper) -> TextPaperContent:
    """What the paper says when it is printed now: a copy says that it is one."""
    if paper.number_id is None:
        return content_of(work, paper)
    (marked,) = copies.marked(work, [paper.number_id], [content_of(work, paper)])
    return marked


def check_draft(paper: PaperDraft) -> None:
    """Raises InvalidInput, naming the field, for a paper that says nothing."""
    check_name(paper.subject, "subject", "Judul atau hal", _LONGEST_SUBJECT)
    if not paper.body.strip():
        raise InvalidInput("Isi suratnya belum ditulis.", "body")
    if len(paper.body) > _LONGEST:
        raise InvalidInput(f"Isinya paling panjang {_LONGEST} huruf.", "body")


def _draft(work: UnitOfWork, session_id: int, kind: PaperKind) -> PaperDraft:
    """Dated so that it fits the training: what comes before it by its first day, the others on its last."""
    detail = sessions.detail(work, session_id)
    session = detail.session
    on = _before(session.starts_on, work.today()) if kind in _BEFORE else session.ends_on
    text = wording_of(work, WordingKind(kind.value))
    facts = session_facts(work, detail, on)
    return PaperDraft(dated_on=on, subject=fill(text.subject, facts), body=fill(text.body, facts))


def _before(first_day: date, today: date) -> date:
    """Today, or a week before a training that has begun: a letter after the fact bears the date it had."""
    return today if today <= first_day else first_day - timedelta(days=_NOTICE_DAYS)
