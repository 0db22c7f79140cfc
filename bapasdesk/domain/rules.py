"""The office's rules in plain arithmetic, without floats: who has earned what."""

from datetime import date
from typing import Protocol

from bapasdesk.errors import InvalidInput

_SHORTEST_REASON = 5
_SHORTEST_PURPOSE = 3
_LONGEST_PURPOSE = 200


def is_entitled_to_certificate(days_present: int, days_held: int, threshold_percent: int) -> bool:
    """True if the share of days present is at or over the office's threshold (1-100 percent)."""
    return days_held > 0 and days_present * 100 >= days_held * threshold_percent


def lesson_hours_attended(total_hours: int, days_present: int, days_held: int) -> int:
    """Lesson hours really attended, spread evenly over the days and rounded down."""
    return total_hours * days_present // days_held if days_held else 0


def transport_amount(rate: int, days_present: int) -> int:
    """Whole rupiah: the rate for one person and day, times the days present."""
    return rate * days_present


class Lasting(Protocol):
    """Something in force from a day to a day, both included; None: still."""

    @property
    def valid_from(self) -> date: ...

    @property
    def valid_to(self) -> date | None: ...


def overlap(one: Lasting, other: Lasting) -> bool:
    """Whether both are in force on some day."""
    return (one.valid_to is None or other.valid_from <= one.valid_to) and (
        other.valid_to is None or one.valid_from <= other.valid_to
    )


def check_reason(reason: str) -> str:
    """The reason without spaces around it; InvalidInput if it says nothing."""
    typed = " ".join(reason.split())
    if len(typed) < _SHORTEST_REASON:
        raise InvalidInput("Tulis alasannya dengan beberapa kata; alasan ini tercatat.", "reason")
    return typed


def check_purpose(text: str) -> str:
    """What a number is set aside or was used for; InvalidInput unless it says something."""
    said = " ".join(text.split())
    if not _SHORTEST_PURPOSE <= len(said) <= _LONGEST_PURPOSE:
        raise InvalidInput(
            f"Tulis untuk apa nomor ini, {_SHORTEST_PURPOSE} sampai {_LONGEST_PURPOSE} huruf.", "subject"
        )
    return said


def check_number_count(count: int, most: int) -> None:
    """How many numbers, or up to which."""
    if not 1 <= count <= most:
        raise InvalidInput(f"Isi 1 sampai {most}.", "count")
