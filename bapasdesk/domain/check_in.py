"""The day of the month on which a client reports to the office, beside the questions that wait for it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInRow:
    """Somebody with an open question. `day` is 1 to 31, None if not known; `next_on`: asked next."""

    client_id: int
    name: str
    day: int | None
    next_on: date
