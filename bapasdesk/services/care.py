"""How well the office is looked after: the age of backup, drill and check, and what is due."""

from dataclasses import dataclass
from datetime import datetime

from bapasdesk.domain.backup_age import backup_is_due, drill_is_due
from bapasdesk.domain.rights import Right
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.backup_state import change_state, load_state
from bapasdesk.store.queries.office_age import office_since


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """Times are None if the thing has never been done."""

    last_verified: datetime | None
    """When the newest backup outside this computer was made and read back."""
    drilled_at: datetime | None
    checked_at: datetime | None
    check_problems: int
    backup_is_due: bool
    drill_is_due: bool
    check_is_due: bool
    may_remind: bool
    """The reminder has not been shown yet today, and the officer may do something about it."""


@needs(Right.VIEW)
def care(office: Office) -> Care:
    state, now = load_state(office.folder), office.clock()
    with office.work() as work:
        since = office_since(work) or now
    checked_today = state.checked_at is not None and state.checked_at.date() == now.date()
    return Care(
        last_verified=state.last_verified,
        drilled_at=state.drilled_at,
        checked_at=state.checked_at,
        check_problems=state.check_problems,
        backup_is_due=backup_is_due(state.last_verified, since, now),
        drill_is_due=drill_is_due(state.drilled_at, state.last_verified, now),
        check_is_due=not checked_today or state.check_problems > 0,
        may_remind=state.reminded_on != now.date() and Right.BACKUP in office.rights(),
    )


@needs(Right.VIEW)
def reminded(office: Office) -> None:
    """The reminder was shown: not again before tomorrow, also after a restart."""
    change_state(office.folder, reminded_on=office.today())
