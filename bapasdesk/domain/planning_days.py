"""Days and hours that ask for care in planning: Friday prayer, the fasting month, the days people report on.

Each gives whole Indonesian sentences, or nothing. The moon's months are taken from the calendar of public
holidays, and what is told of them says that the day may shift.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache

from bapasdesk.domain.indonesian.dates import format_days
from bapasdesk.domain.working_days import public_holidays

PRAYER = ("11.30", "13.00")
"""From when to when men are at the Friday prayer."""
_FRIDAY = 4
_FASTING_DAYS = timedelta(days=30)
"""The month has 29 or 30; before it is sighted, the longer one is counted on."""
_FEAST = "Hari Raya Idul Fitri"
_NAMED = 4


def friday_prayer(days: Iterable[date], starts_at: str, ends_at: str) -> list[str]:
    """Fridays on which the training goes on through the prayer; hours that are not known say nothing."""
    begins, ends = PRAYER
    meets = bool(starts_at) and starts_at < ends and (not ends_at or ends_at > begins)
    fridays = sorted(day for day in days if day.weekday() == _FRIDAY)
    if not (fridays and meets):
        return []
    hours = f"pukul {starts_at}–{ends_at}" if ends_at else f"mulai pukul {starts_at}"
    return [
        f"Jumat {format_days(fridays)} {hours} melewati salat Jumat. Sediakan jeda pukul {begins}–{ends}."
    ]


def fasting_month(days: Iterable[date]) -> list[str]:
    """Days in Ramadan, as the calendar of holidays has it."""
    fasting = sorted(day for day in days if is_fasting(day))
    if not fasting:
        return []
    return [
        f"{format_days(fasting)} jatuh dalam bulan puasa (menurut kalender, dapat bergeser sehari). "
        "Sesuaikan jam, istirahat, dan konsumsinya."
    ]


def check_in_days(days: Iterable[date], people: Mapping[int, str], check_ins: Mapping[int, int]) -> list[str]:
    """Participants who report on a day of the training; `check_ins`: the day of the month by person."""
    held = sorted(days)
    found = [
        f"{people[person]} ({format_days(meeting)})"
        for person in sorted(people)
        if (meeting := [day for day in held if is_check_in(day, check_ins.get(person))])
    ]
    if not found:
        return []
    more = f" dan {len(found) - _NAMED} orang lain" if len(found) > _NAMED else ""
    return [f"Wajib lapor pada hari kegiatan: {', '.join(found[:_NAMED])}{more}."]


def is_check_in(day: date, day_of_month: int | None) -> bool:
    """Whether somebody reports on a day; the 31st is the last day of a shorter month."""
    return day_of_month is not None and day.day == min(day_of_month, monthrange(day.year, day.month)[1])


def is_fasting(day: date) -> bool:
    """Within thirty days before the feast that ends the fasting, which may fall into the next year."""
    return any(
        feast - _FASTING_DAYS <= day < feast for year in (day.year, day.year + 1) for feast in _feasts(year)
    )


@cache
def _feasts(year: int) -> tuple[date, ...]:
    """The feast's first days; a year of the sun can hold two."""
    return tuple(day for day, name in public_holidays(year).items() if name.startswith(_FEAST))
