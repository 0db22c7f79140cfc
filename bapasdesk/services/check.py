"""The whole-office check: file, trail of changes, number ledgers and sums."""

from bapasdesk.domain.records import Certificate, Client, Participant, Partner, Session, TransportPayment
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows import CheckReport
from bapasdesk.errors import DamagedFile
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries import integrity

_COUNTED = {
    "partners": Partner,
    "sessions": Session,
    "clients": Client,
    "participants": Participant,
    "certificates": Certificate,
    "receipts": TransportPayment,
}
_QUESTIONS = (
    integrity.broken_seals,
    integrity.number_gaps,
    integrity.orphan_numbers,
    integrity.unearned_payments,
    integrity.misstated_receipts,
)


@needs(Right.AUDIT)
def check(office: Office) -> CheckReport:
    """Counts the office and says, in Indonesian, what is wrong with it; changes nothing."""
    problems, counts = office.file_problems(), dict[str, int]()
    try:
        with office.work() as work:
            counts = {name: work.count(kind) for name, kind in _COUNTED.items()}
            for question in _QUESTIONS:
                problems += question(work)
    except DamagedFile as error:
        problems.append(str(error))
    return CheckReport(counts=counts, problems=tuple(problems))
