"""Rows of the recap."""

from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.indonesian.dates import format_range


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapRow:
    session_id: int
    course: str
    partner: str
    starts_on: date
    ends_on: date
    participations: int
    present: int
    certificates: int
    transport_paid: int

    @property
    def cells(self) -> tuple[str, str, str, int, int, int, int]:
        """As sheets and reports show it: dates, course, partner, seats, present, certificates, rupiah."""
        return (
            format_range(self.starts_on, self.ends_on),
            self.course,
            self.partner,
            self.participations,
            self.present,
            self.certificates,
            self.transport_paid,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSession:
    """What a recap by training needs of a session; far quicker to read than a RecapRow."""

    course: str
    starts_on: date
    ends_on: date
    participations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """`year` None: all years. Participations count seats, persons count people (one may come often)."""

    year: int | None
    sessions: int
    participations: int
    persons: int
    rows: tuple[RecapRow, ...]
