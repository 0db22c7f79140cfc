"""Rows of what is due."""

from dataclasses import dataclass

from bapasdesk.domain.rows.partners import PartnerReminder
from bapasdesk.domain.rows.people import FollowUpRow
from bapasdesk.domain.rows.sessions import SessionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession:
    """A session already begun that still owes something: how many of each thing are not delivered."""

    session: SessionRow
    certificates: int
    transport: int
    souvenirs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What the first screen shows; a week runs from Monday to Sunday."""

    this_week: tuple[SessionRow, ...]
    coming: tuple[SessionRow, ...]
    """Planned after this week, soonest first."""
    open_sessions: tuple[OpenSession, ...]
    """Oldest first."""
    reminders: tuple[PartnerReminder, ...]
    """Earliest first."""
    follow_ups: tuple[FollowUpRow, ...]
    """The questions that have waited longest; `due_follow_ups` counts all that are due."""
    due_follow_ups: int
    partners: int
    courses: int
    sessions: int
    clients: int
