"""What is due: the first screen."""

from datetime import timedelta

from bapasdesk.domain.records import Client, Course, Partner, Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows import Agenda, OpenSession
from bapasdesk.domain.values import ObligationKind
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries import sessions as queries

_MOST_COMING = 5


@needs(Right.VIEW)
def agenda(office: Office) -> Agenda:
    """This week's sessions, the next ones, and every session that still owes something."""
    today = office.today()
    monday = today - timedelta(days=today.weekday())
    sunday = monday + timedelta(days=6)
    with office.work() as work:
        owing = queries.sessions_owing(work, today)
        return Agenda(
            this_week=queries.sessions_touching(work, monday, sunday),
            coming=queries.planned_after(work, sunday, _MOST_COMING),
            open_sessions=tuple(
                OpenSession(
                    session=row,
                    certificates=owed.get(ObligationKind.CERTIFICATE, 0),
                    transport=owed.get(ObligationKind.TRANSPORT, 0),
                    souvenirs=owed.get(ObligationKind.SOUVENIR, 0),
                )
                for row, owed in owing
            ),
            partners=work.count(Partner),
            courses=work.count(Course),
            sessions=work.count(Session),
            clients=work.count(Client),
        )
