"""Certificates: issued once to whoever attended enough, never silently changed, void only with a reason."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from bapasdesk.documents.certificate import render_certificates
from bapasdesk.documents.contents import CertificateContent
from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.numbers import NumberEntry
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import CertificateRow
from bapasdesk.domain.rows.people import BatchReport, ParticipantRow
from bapasdesk.domain.rows.trail import Verification
from bapasdesk.domain.rules import check_reason, is_entitled_to_certificate
from bapasdesk.domain.values import ObligationKind, ObligationState, PaperKind, SeriesKind
from bapasdesk.domain.verification import normalise_code, verification_code
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import layouts, numbers, papers, sessions, stigma
from bapasdesk.services.office import Office
from bapasdesk.services.paper_contents import certificate_content
from bapasdesk.services.participant_steps import batch, set_state
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.papers import certificate_count, certificate_rows
from bapasdesk.store.unit_of_work import UnitOfWork

_KEY_PURPOSE = "certificate"


@needs(Right.PAPERS)
def issue(office: Office, session_id: int, participant_ids: Collection[int] | None = None) -> BatchReport:
    """Issues certificates to the chosen participants (None: all) who attended enough.

    Done twice, the second time changes nothing. Number, date and year are those of the session's last day.
    StigmaFound, and nothing is issued, if a finished page bears a word of the office's list.
    """
    with office.work() as work:
        threshold = work.get(OfficeProfile, 1).certificate_threshold

    def step(work: UnitOfWork, session: Session, row: ParticipantRow) -> str:
        trouble = _trouble(row, threshold)
        if not trouble:
            issued.append(_issue(work, session, row, override_reason=""))
        return trouble

    issued: list[int] = []
    action = "Sertifikat diterbitkan"
    return batch(office, session_id, participant_ids, step, action, partial(_read_back, session_id, issued))


@needs(Right.VOID)
def issue_with_override(office: Office, participant_id: int, reason: str) -> None:
    """Issues a certificate below the threshold, for a reason that stays with it."""
    reason = check_reason(reason)
    with office.work() as work:
        session_id = work.get(Participant, participant_id).session_id

    def step(work: UnitOfWork, session: Session, row: ParticipantRow) -> str:
        trouble = _trouble(row, threshold=0)
        if not trouble:
            issued.append(_issue(work, session, row, override_reason=reason))
        return trouble

    issued: list[int] = []
    action = f"Sertifikat dengan alasan khusus: {reason}"
    finish = partial(_read_back, session_id, issued)
    report = batch(office, session_id, [participant_id], step, action, finish)
    if report.skipped:
        raise RuleBroken(f"Sertifikat {report.skipped[0].name} tidak terbit: {report.skipped[0].reason}.")


@needs(Right.VOID)
def void(office: Office, certificate_id: int, reason: str) -> None:
    """Makes a certificate void; its number stays in the ledger and is never used again."""
    reason = check_reason(reason)
    with office.work() as work:
        certificate = work.get(Certificate, certificate_id)
        participant = work.get(Participant, certificate.participant_id)
        sessions.editable(work, participant.session_id)
        if certificate.is_void:
            raise RuleBroken("Sertifikat ini sudah dibatalkan.")
        number = numbers.void(work, certificate.number_id, reason)
        work.change(replace(certificate, is_void=True))
        set_state(work, participant.id, ObligationKind.CERTIFICATE, ObligationState.OPEN)
        work.record("Sertifikat dibatalkan", "session", participant.session_id, f"{number}: {reason}")
        work.commit()


@needs(Right.VIEW)
def rows(
    office: Office,
    query: str = "",
    *,
    session_id: int | None = None,
    offset: int = 0,
    limit: int | None = 200,
) -> tuple[CertificateRow, ...]:
    """The register, newest first; `query` looks into number, name and course."""
    with office.work() as work:
        return certificate_rows(work, query, session_id=session_id, offset=offset, limit=limit)


@needs(Right.VIEW)
def count(office: Office, query: str = "") -> int:
    with office.work() as work:
        return certificate_count(work, query)


@needs(Right.VIEW)
def verify(office: Office, code: str) -> Verification:
    """Tells whether a code stands on a certificate of this office: valid, void or unknown.

    Valid only if it is in the register and its seal fits what the register says.
    """
    try:
        wanted = normalise_code(code)
    except InvalidInput:
        return Verification(status="unknown")
    with office.work() as work:
        certificate = work.first(Certificate, verification_code=wanted)
        if certificate is None:
            return Verification(status="unknown")
        number = work.get(NumberEntry, certificate.number_id).text
        course = CertificateContent.from_json(certificate.content).course
        sealed = verification_code(work.key(_KEY_PURPOSE), number, certificate.issued_on, course)
    if sealed != wanted:
        return Verification(status="unknown")
    status = "void" if certificate.is_void else "valid"
    return Verification(status=status, number=number, issued_on=certificate.issued_on, course=course)


def _trouble(row: ParticipantRow, threshold: int) -> str:
    days = len(row.marks)
    if row.certificate_id is not None:
        return f"sudah terbit dengan nomor {row.certificate.paper_number}"
    if row.certificate.state == ObligationState.WAIVED:
        return "dikecualikan"
    if None in row.marks:
        return "kehadiran belum lengkap"
    if not row.days_present:
        return "tidak hadir"
    if threshold and not is_entitled_to_certificate(row.days_present, days, threshold):
        return f"hadir {row.days_present} dari {days} hari, di bawah {threshold}%"
    return ""


def _issue(work: UnitOfWork, session: Session, row: ParticipantRow, override_reason: str) -> int:
    detail = sessions.detail(work, session.id)
    number = numbers.take(work, SeriesKind.CERTIFICATE, session.ends_on, subject=detail.course.name)
    code = verification_code(work.key(_KEY_PURPOSE), number.text, session.ends_on, detail.course.name)
    client = work.get(Client, row.client_id)
    content = certificate_content(work, detail, client, number.text, code, row.lesson_hours)
    certificate_id = work.add(
        Certificate(
            participant_id=row.id,
            number_id=number.id,
            verification_code=code,
            issued_on=session.ends_on,
            content=content.to_json(),
            override_reason=override_reason,
        )
    )
    set_state(work, row.id, ObligationKind.CERTIFICATE, ObligationState.READY)
    return certificate_id


def _read_back(session_id: int, certificate_ids: Sequence[int], work: UnitOfWork) -> None:
    """The pages as they will be printed, looked at before their numbers are kept."""
    issued = work.find(Certificate, id=certificate_ids)
    contents = [CertificateContent.from_json(one.content) for one in issued]
    pdf = render_certificates(contents, layouts.kept(work, {one.layout for one in contents}))
    session = work.get(Session, session_id)
    name = papers.file_name(PaperKind.CERTIFICATES, session)
    stigma.check_certificates(work, pdf, name, issued, contents)
