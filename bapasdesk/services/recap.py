"""The yearly recap: how many sessions, participations and persons."""

from pathlib import Path

from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.recap import Recap
from bapasdesk.exchange.recap_sheet import recap_workbook
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.queries import recap as queries


@needs(Right.VIEW)
def recap(office: Office, year: int | None) -> Recap:
    """Figures of the sessions that start in a year; None for all years."""
    with office.work() as work:
        return queries.recap(work, year)


def save_xlsx(figures: Recap, path: Path) -> None:
    """Writes the recap as a workbook, whole or not at all."""
    write_atomically(path, recap_workbook(figures))
