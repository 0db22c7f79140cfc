"""Rows of the recap."""

from dataclasses import dataclass
from datetime import date


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
