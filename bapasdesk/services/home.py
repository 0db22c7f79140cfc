"""What is due: the first screen."""

from datetime import date, timedelta

from bapasdesk.domain.agreements import RENEWAL
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.agenda import Agenda, OpenSession
from bapasdesk.domain.rows.partners import PartnerReminder
from bapasdesk.domain.values import ObligationKind
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries import follow_up
from bapasdesk.store.queries import sessions as queries
from bapasdesk.store.queries.agreements import ending_agreements
from bapasdesk.store.queries.partners import due_contacts
from bapasdesk.store.unit_of_work import UnitOfWork

_MOST_COMING = 5
_MOST_WAITING = 5


@needs(Right.VIEW)
def agenda(office: Office) -> Agenda:
    """This week's sessions and the next ones, what is still owed, whom to ask, which partners wait."""
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
            reminders=_reminders(work, today),
            follow_ups=follow_up.due_rows(work, today, limit=_MOST_WAITING),
            due_follow_ups=follow_up.due_count(work, today),
            partners=work.count(Partner),
            courses=work.count(Course),
            sessions=work.count(Session),
            clients=work.count(Client),
        )


def _reminders(work: UnitOfWork, today: date) -> tuple[PartnerReminder, ...]:
    found = due_contacts(work, today) + ending_agreements(work, today + RENEWAL, today)
    return tuple(sorted(found, key=lambda one: (one.due_on, one.partner)))
