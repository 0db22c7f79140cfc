"""One person's record of trainings: what was attended, with which certificate, and what became of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from bapasdesk.domain.indonesian.dates import format_date, format_range
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.outcomes import Apprenticeship
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.reports import Cell, Report, ReportColumn
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.people import ClientParticipation, FollowUpRow
from bapasdesk.domain.trail import PERSON_PRINTED, REPORT_SAVED
from bapasdesk.exchange.report_sheet import report_workbook
from bapasdesk.services import reports
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.queries.clients import client_history
from bapasdesk.store.queries.follow_up import rows_of_client
from bapasdesk.store.unit_of_work import UnitOfWork

_COLUMNS = (
    ReportColumn(title="Tanggal", share=1.5),
    ReportColumn(title="Pelatihan", share=2.4),
    ReportColumn(title="Mitra", share=2),
    ReportColumn(title="Hadir", share=1),
    ReportColumn(title="Nomor sertifikat", share=1.7),
    ReportColumn(title="Hasil", share=2),
)
_NOTHING = "–"


@needs(Right.VIEW)
def training_record(office: Office, client_id: int) -> Report:
    """Every training of a client, oldest first, with the newest answer about it."""
    with office.work() as work:
        client = work.get(Client, client_id)
        held = tuple(reversed(client_history(work, client_id)))
        answers = _newest_answers(rows_of_client(work, client_id))
        apprenticeships = _apprenticeships(work, client_id)
    return Report(
        title="Catatan pelatihan",
        period=client.printed_name,
        sentence=_sentence(client, held),
        columns=_COLUMNS,
        rows=tuple(_row(one, answers, apprenticeships) for one in held),
        note="Hasil adalah jawaban terakhir beberapa bulan setelah kegiatan ditutup, menurut yang ditanya.",
    )


@needs(Right.PAPERS)
def training_record_paper(office: Office, client_id: int) -> Paper:
    """The record with the letterhead; the file's name holds the person's number and no name."""
    pdf = reports.pdf(office, training_record(office, client_id))
    _tell(office, PERSON_PRINTED, client_id)
    return Paper(f"catatan-pelatihan_{client_id}_{office.today():%Y-%m-%d}.pdf", pdf)


@needs(Right.EXPORT)
def save_training_record(office: Office, client_id: int, path: Path) -> None:
    """Writes the record as .xlsx or .pdf, whole or not at all."""
    report = training_record(office, client_id)
    is_paper = path.suffix.lower() == ".pdf"
    write_atomically(path, reports.pdf(office, report) if is_paper else report_workbook(report))
    _tell(office, REPORT_SAVED, client_id)


def _tell(office: Office, action: str, client_id: int) -> None:
    with office.work() as work:
        work.record(action, "client", client_id, "catatan pelatihan")
        work.commit()


def _sentence(client: Client, held: tuple[ClientParticipation, ...]) -> str:
    who = [f"Nomor register {client.register_number}"] if client.register_number else []
    if client.birth_date:
        who.append(f"{'lahir' if who else 'Lahir'} {format_date(client.birth_date)}")
    attended = sum(one.days_present > 0 for one in held)
    papers = sum(bool(one.certificate_number) for one in held)
    said = f"{attended} pelatihan dihadiri, {papers} sertifikat."
    return f"{', '.join(who)}. {said}" if who else said


def _row(
    one: ClientParticipation,
    answers: Mapping[int, FollowUpRow],
    apprenticeships: Mapping[int, tuple[str, date]],
) -> tuple[Cell, ...]:
    outcome = []
    answer = answers.get(one.session_id)
    if answer is not None:
        outcome.append(f"{label(answer.outcome)} ({answer.months} bulan)")
    if one.session_id in apprenticeships:
        partner, starts_on = apprenticeships[one.session_id]
        outcome.append(f"Magang di {partner} mulai {format_date(starts_on)}")
    return (
        format_range(one.starts_on, one.ends_on),
        one.course,
        one.partner,
        f"{one.days_present} dari {one.days} hari",
        one.certificate_number or _NOTHING,
        "; ".join(outcome) or _NOTHING,
    )


def _newest_answers(asked: Iterable[FollowUpRow]) -> dict[int, FollowUpRow]:
    """By session; the questions come in the order of their months."""
    return {one.session_id: one for one in asked if one.answered_on is not None}


def _apprenticeships(work: UnitOfWork, client_id: int) -> dict[int, tuple[str, date]]:
    """The newest one by session: at whose place and since when."""
    seats = {one.id: one.session_id for one in work.find(Participant, client_id=client_id)}
    known = work.find(Apprenticeship, participant_id=list(seats), order_by="starts_on")
    return {
        seats[one.participant_id]: (work.get(Partner, one.partner_id).name, one.starts_on) for one in known
    }
