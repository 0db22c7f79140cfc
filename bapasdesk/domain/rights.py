"""Who may do what: the roles an officer can have, and the rights each role gives.

An officer may have several roles: in an office of two, one person is chief, treasurer and administrator.
The data key opens everything to whoever holds it; rights bind the person at the desk, not the file.
"""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    HEAD = "head"
    OFFICER = "officer"
    TREASURER = "treasurer"
    ADMIN = "admin"
    VIEWER = "viewer"


class Right(StrEnum):
    """What a service may ask for; each service asks for exactly one."""

    VIEW = "view"
    """See lists, records and finished papers on the screen."""
    EXPORT = "export"
    """Take lists out of the office as files."""
    PLAN = "plan"
    """Partners, agreements, courses, sessions and the calendar."""
    PEOPLE = "people"
    """Clients, seats, attendance, what is owed, follow-up."""
    PAPERS = "papers"
    """Issue, print and number the papers of a session."""
    RECEIPTS = "receipts"
    """Make receipts ready to sign."""
    PAY = "pay"
    """Say that money was paid, and correct it."""
    VOID = "void"
    """Make an issued paper void, or issue one against the rule, with a reason."""
    SETTINGS = "settings"
    """What the office sets for itself: letterhead, signatories, rates, number patterns, layouts."""
    OFFICERS = "officers"
    """Add and remove officers and give them roles."""
    BACKUP = "backup"
    """Write, check and drill backups."""
    AUDIT = "audit"
    """Read the trail of changes and check the whole office."""
    DUTIES = "duties"
    """The duties toward a person's data: access, freeze, pseudonymise, breach letters."""


_EVERYDAY = {Right.VIEW, Right.EXPORT, Right.BACKUP}
_OFFICE_WORK = _EVERYDAY | {Right.PLAN, Right.PEOPLE, Right.PAPERS, Right.RECEIPTS, Right.VOID}
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.HEAD: frozenset(_OFFICE_WORK | {Right.SETTINGS, Right.AUDIT, Right.DUTIES}),
    Role.OFFICER: frozenset(_OFFICE_WORK),
    Role.TREASURER: frozenset(_EVERYDAY | {Right.RECEIPTS, Right.PAY}),
    Role.ADMIN: frozenset(
        {Right.VIEW, Right.SETTINGS, Right.OFFICERS, Right.BACKUP, Right.AUDIT, Right.DUTIES}
    ),
    Role.VIEWER: frozenset({Right.VIEW}),
}
FIRST_OFFICER = (Role.HEAD, Role.OFFICER, Role.TREASURER, Role.ADMIN)
"""The first officer of a new office can do everything until others are there."""


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """Everything that one of the roles allows."""
    return frozenset().union(*(RIGHTS[role] for role in roles))
