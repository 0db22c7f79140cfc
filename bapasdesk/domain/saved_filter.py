"""Filters of lists that officers keep under a name, and which clients a list can be narrowed to."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bapasdesk.errors import InvalidInput

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """`content` is what stood in the filter's fields, as JSON; `officer` is empty for everybody's."""

    id: int = 0
    list_name: str
    officer: str = ""
    name: str
    content: str


class ClientChoice(StrEnum):
    """Of all clients, those an officer has to think of now."""

    ALL = "all"
    ENDING_THIS_MONTH = "ending_this_month"
    ENDING_NEXT_MONTH = "ending_next_month"
    ENDED = "ended"
    NEVER_TRAINED = "never_trained"


def guidance_span(choice: ClientChoice, today: date) -> tuple[date, date] | None:
    """Between which days, both included, guidance must end; None if it does not matter."""
    first = today.replace(day=1)
    next_first = _month_after(first)
    spans = {
        ClientChoice.ENDING_THIS_MONTH: (first, next_first - timedelta(days=1)),
        ClientChoice.ENDING_NEXT_MONTH: (next_first, _month_after(next_first) - timedelta(days=1)),
        ClientChoice.ENDED: (date.min, today - timedelta(days=1)),
    }
    return spans.get(choice)


def check_filter_name(name: str) -> str:
    """The name without spaces around it; InvalidInput if it is none."""
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        raise InvalidInput(f"Nama saringan diisi 1 sampai {LONGEST_NAME} huruf.", "name")
    return name


def _month_after(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
