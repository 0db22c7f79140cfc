"""Dates and ranges of dates in Indonesian. Babel writes single dates; its ranges are wrong on papers."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from babel.dates import format_date as babel_date

from bapasdesk.domain.indonesian.terbilang import terbilang
from bapasdesk.errors import InvalidInput

MONTHS = tuple(str(babel_date(date(2000, month, 1), "MMMM", locale="id")) for month in range(1, 13))
_SHORT = {"agt": 8, "agu": 8, "agst": 8, "nop": 11, "pebruari": 2, "nopember": 11}
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "jum’at", "sabtu", "minggu")
_WEEKDAY = re.compile(rf"(?<!\w)(?:{'|'.join(_DAYS)})\s*,?\s+(?=\d)")
_NUMERIC = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDED = re.compile(r"(\d{1,2}) ?([a-z]+)\.? ?(\d{4})")
_SEPARATOR = re.compile(r"\s*(?:sampai dengan|s\.\s*d\.?|s/d|\bsd\b|hingga|–|—)\s*|\s+-\s+")
_HINT = "Tulis tanggal seperti 20 Juni 2023 atau 20-6-2023."
_RANGE_HINT = "Tulis tanggal seperti 20 Juni 2023, atau rentang seperti 19–23 September 2022."


def format_date(day: date) -> str:
    """`20 Oktober 2022`."""
    return str(babel_date(day, "d MMMM y", locale="id"))


def format_long_date(day: date) -> str:
    """`Kamis, 20 Oktober 2022`."""
    return str(babel_date(day, "EEEE, d MMMM y", locale="id"))


def format_month(day: date) -> str:
    """`Oktober 2022`."""
    return str(babel_date(day, "MMMM y", locale="id"))


def short_date(day: date) -> str:
    """`20-10-2022`, for narrow columns."""
    return f"{day.day:02}-{day.month:02}-{day.year}"


def format_range(first: date, last: date) -> str:
    """`19–23 September 2022`; what both ends share is written once. Both days are meant inclusive."""
    return _joined(first, last, "–")


def format_range_letter(first: date, last: date) -> str:
    """`19 s.d. 23 September 2022`, as letters write it."""
    return _joined(first, last, " s.d. ")


def format_days(days: Sequence[date]) -> str:
    """Consecutive days as a range, others as a list: `20, 22, dan 27 Juni 2023`."""
    ordered = sorted(days)
    if not ordered:
        return ""
    if ordered[-1] - ordered[0] == timedelta(days=len(ordered) - 1):
        return format_range(ordered[0], ordered[-1])
    parts = [_beginning(day, next_day) for day, next_day in pairwise(ordered)]
    comma = "," if len(ordered) > 2 else ""
    return f"{', '.join(parts)}{comma} dan {format_date(ordered[-1])}"


def date_in_words(day: date) -> str:
    """`Rabu tanggal lima bulan Januari tahun dua ribu dua puluh dua`, as official records begin."""
    weekday = babel_date(day, "EEEE", locale="id")
    month = MONTHS[day.month - 1]
    return f"{weekday} tanggal {terbilang(day.day)} bulan {month} tahun {terbilang(day.year)}"


def parse_date(text: str) -> date:
    """A day as people write it: 20-6-2023, 20/6/2023, 20 Juni 2023, 2023-06-20, with or without weekday.

    Raises InvalidInput for anything else; a year of two digits is refused, for it could be two centuries.
    """
    typed = _cleaned(text)
    if iso := _ISO.fullmatch(typed):
        return _day(*(int(part) for part in iso.groups()))
    if numeric := _NUMERIC.fullmatch(typed):
        day, month, year = (int(part) for part in numeric.groups())
        return _day(year, month, day)
    if worded := _WORDED.fullmatch(typed):
        return _day(int(worded[3]), _month(worded[2]), int(worded[1]))
    if re.fullmatch(r"\d{1,2}[-/. ]?([a-z]+|\d{1,2})[-/. ]?\d{2}", typed):
        raise InvalidInput("Tulis tahun dengan empat angka, seperti 2023.", "date")
    raise InvalidInput(_HINT, "date")


def parse_range(text: str) -> tuple[date, date]:
    """First and last day of `19 – 23 September 2022` and the like; a single date gives it twice.

    Raises InvalidInput if it is no date, or if it ends before it starts.
    """
    parts = _halves(_cleaned(text))
    last = parse_date(parts[-1])
    first = last if len(parts) == 1 else _completed(parts[0], last)
    if last < first:
        raise InvalidInput("Tanggal selesai lebih awal daripada tanggal mulai.", "date")
    return first, last


def _joined(first: date, last: date, sign: str) -> str:
    if first == last:
        return format_date(first)
    return f"{_beginning(first, last)}{sign}{format_date(last)}"


def _beginning(day: date, following: date) -> str:
    """A date without what the following one says anyway."""
    if day.year != following.year:
        return format_date(day)
    if day.month != following.month:
        return str(babel_date(day, "d MMMM", locale="id"))
    return str(day.day)


def _cleaned(text: str) -> str:
    typed = " ".join(text.casefold().split())
    typed = _WEEKDAY.sub("", typed)
    return typed.removeprefix("tanggal ").strip()


def _halves(typed: str) -> list[str]:
    parts = [part for part in _SEPARATOR.split(typed) if part]
    if len(parts) == 1 and (
        short := re.fullmatch(r"(\d{1,2}(?: ?[a-z]+)?(?: ?\d{4})?)-(\d{1,2} ?[a-z].*)", typed)
    ):
        return [short[1], short[2]]
    if not 1 <= len(parts) <= 2:
        raise InvalidInput(_RANGE_HINT, "date")
    return parts


def _completed(begin: str, last: date) -> date:
    """The first half of a range, which may leave month and year to the second."""
    if re.fullmatch(r"\d{1,2}", begin):
        return _day(last.year, last.month, int(begin))
    if partial := re.fullmatch(r"(\d{1,2}) ?([a-z]+)\.?", begin):
        return _day(last.year, _month(partial[2]), int(partial[1]))
    return parse_date(begin)


def _month(name: str) -> int:
    if name in _SHORT:
        return _SHORT[name]
    for number, full in enumerate(MONTHS, start=1):
        if name in (full.casefold(), full[:3].casefold(), full[:4].casefold()):
            return number
    raise InvalidInput(f"Bulan “{name}” tidak dikenal. {_HINT}", "date")


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidInput(f"Tanggal itu tidak ada dalam kalender. {_HINT}", "date") from None
