"""The way round: which trainings people wait for, and who has had seats so far."""

from bapasdesk.domain.rights import Right
from bapasdesk.domain.seating_rows import CourseDemand, ShareGroup, ShareRow
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries import demand as queries

SHOWN = 500


@needs(Right.VIEW)
def by_course(office: Office) -> tuple[CourseDemand, ...]:
    """Each kind of training that clients under guidance want and have never had, the most wanted first."""
    with office.work() as work:
        return queries.course_demand(work, work.today())


@needs(Right.VIEW)
def shares(office: Office) -> dict[ShareGroup, int]:
    """How many clients under guidance have had how many seats."""
    with office.work() as work:
        return queries.share_counts(work, work.today())


@needs(Right.VIEW)
def share_rows(office: Office, group: ShareGroup, limit: int = SHOWN) -> tuple[ShareRow, ...]:
    """The clients of a group."""
    office.note_list("pemerataan kursi")
    with office.work() as work:
        return queries.share_rows(work, group, work.today(), limit)
