"""What a session costs beyond transport money: souvenirs, food, the trainer, material, a room."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CostKind(StrEnum):
    """A session has one line of each at the most."""

    SOUVENIR = "souvenir"
    MEALS = "meals"
    HONORARIUM = "honorarium"
    MATERIAL = "material"
    VENUE = "venue"
    PRINTING = "printing"
    OTHER = "other"


class CostBasis(StrEnum):
    """What the price is for; with it the people and days of a session make the planned amount."""

    PERSON = "person"
    PERSON_DAY = "person_day"
    DAY = "day"
    ONCE = "once"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCost:
    """`rate` rupiah a piece, `quantity` pieces for each of `basis`: 6 hours a day, one bag a person.

    It draws on its own budget line, or on the session's where `budget_line_id` is None. `actual` is what was
    really spent, with its day; then it counts and the plan no longer does.
    """

    id: int = 0
    session_id: int = 0
    kind: CostKind
    note: str = ""
    rate: int
    quantity: int = 1
    basis: CostBasis
    budget_line_id: int | None = None
    actual: int | None = None
    spent_on: date | None = None

    def planned(self, people: int, days: int) -> int:
        """Rupiah for so many people on so many days."""
        times = {
            CostBasis.PERSON: people,
            CostBasis.PERSON_DAY: people * days,
            CostBasis.DAY: days,
            CostBasis.ONCE: 1,
        }
        return self.rate * self.quantity * times[self.basis]
