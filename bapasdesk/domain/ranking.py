"""Why somebody stands where in the list of those who could get a seat, in words and points.

The store says for each client how far (0 to 100 percent) each reason holds; here the reasons become words and
their weights become points. What speaks against a seat is a warning and never takes points away.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.client_warnings import guidance_warning
from bapasdesk.domain.indonesian.dates import format_days
from bapasdesk.domain.planning_days import is_check_in
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.seating import (
    WEEKDAYS,
    ClientWishes,
    SeatWeights,
    WorkStatus,
    weekday_words,
    weight_values,
)

WHOLE = 100
"""Percent of a reason that holds fully."""
DEPENDANTS_COUNTED = 3
"""More people to feed than this count the same."""
_WORD = re.compile(r"\w{3,}")
_SAYS_NOTHING = frozenset(
    (
        *("pelatihan", "teknik", "pembuatan", "penyajian", "budidaya", "dasar", "lanjutan", "pengenalan"),
        *("kerja", "usaha", "cara", "aneka", "mini", "instan", "organik", "dan", "atau", "untuk", "yang"),
        *("dengan", "dari"),
    )
)
"""Words of a course's name that many courses share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatNeed:
    """What a session asks of those who sit in it."""

    session_id: int
    course_id: int
    course: str
    starts_on: date
    ends_on: date
    days: frozenset[date]
    starts_at: str = ""
    ends_at: str = ""

    @property
    def weekdays(self) -> tuple[int, ...]:
        return tuple(sorted({day.weekday() for day in self.days}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A client with what is known for choosing; `shares` by the names of the weights, 0 to 100."""

    client: Client
    wishes: ClientWishes
    shares: Mapping[str, int]
    seats: int
    """In how many sessions that were not called off."""
    is_coded_interest: bool = False
    """The course itself is among the interests, not only a word of its name in the free text."""
    same_course_on: tuple[date, ...] = ()
    """When sessions of the same course began in which the client had a seat."""
    elsewhere: tuple[tuple[str, frozenset[date]], ...] = ()
    """Other sessions with a day in common: course, and those days."""
    check_in: int | None = None
    """The day of the month on which the client reports to the office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedRow:
    """A line of the ranked list; `score` 0 to 100 of what the weights allow."""

    rank: int
    client_id: int
    name: str
    register_number: str
    score: int
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def reason(self) -> str:
        return ", ".join(self.reasons) or "belum ada yang dicatat"


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedList:
    """The first of those who could get a seat, of `suitable` in all; `free_seats` may be negative."""

    rows: tuple[RankedRow, ...]
    suitable: int
    free_seats: int

    def first_without_warning(self, how_many: int) -> tuple[RankedRow, ...]:
        """The first so many nothing speaks against, in their order."""
        return tuple(row for row in self.rows if not row.warnings)[: max(0, how_many)]


def telling_words(course: str) -> tuple[str, ...]:
    """The words of a course's name by which it is known: `las` of "Pelatihan Las Dasar"."""
    words = _WORD.findall(course.casefold())
    return tuple(dict.fromkeys(word for word in words if word not in _SAYS_NOTHING))


def ranked(candidates: Iterable[Candidate], need: SeatNeed, weights: SeatWeights) -> tuple[RankedRow, ...]:
    """The candidates, already in order, with their points, reasons and warnings."""
    return tuple(
        RankedRow(
            rank=place,
            client_id=one.client.id,
            name=one.client.printed_name,
            register_number=one.client.register_number,
            score=score(one.shares, weights),
            reasons=reasons(one, need, weights),
            warnings=warnings(one, need),
        )
        for place, one in enumerate(candidates, start=1)
    )


def score(shares: Mapping[str, int], weights: SeatWeights) -> int:
    """0 to 100: how much of all that the weights allow speaks for a seat, rounded down."""
    values = weight_values(weights)
    return sum(values[name] * shares[name] for name in values) // sum(values.values())


def reasons(one: Candidate, need: SeatNeed, weights: SeatWeights) -> tuple[str, ...]:
    """What gives points, the heaviest first, in words."""
    values = weight_values(weights)
    counting = [name for name in values if values[name] * one.shares[name] > 0]
    counting.sort(key=lambda name: -values[name] * one.shares[name])
    return tuple(_words(name, one, need) for name in counting)


def warnings(one: Candidate, need: SeatNeed) -> tuple[str, ...]:
    """What speaks against a seat; nothing here forbids it."""
    found = [guidance_warning(one.client, need.starts_on, need.ends_on)]
    found += [
        f"sudah terdaftar di {course} pada {format_days(sorted(days))}" for course, days in one.elsewhere
    ]
    if one.same_course_on:
        found.append(f"pernah ikut pelatihan yang sama ({format_days(sorted(one.same_course_on))})")
    found.append(_unavailable(one.wishes, need))
    reports = sorted(day for day in need.days if is_check_in(day, one.check_in))
    found += [f"wajib lapor pada {format_days(reports)}"] if reports else []
    return tuple(one for one in found if one)


def _words(name: str, one: Candidate, need: SeatNeed) -> str:
    wishes = one.wishes
    match name:
        case "interest":
            return (
                f"minat {need.course}" if one.is_coded_interest else f"menulis minat: {one.client.interests}"
            )
        case "waiting":
            return "sudah di daftar tunggu"
        case "never_seated":
            return "belum pernah dapat kursi" if one.seats == 0 else "baru sekali dapat kursi"
        case "without_work":
            return "menganggur" if wishes.work_status == WorkStatus.WITHOUT_WORK else "kerja serabutan"
        case "dependants":
            return f"{wishes.dependants} tanggungan"
        case "available":
            return f"tersedia {weekday_words(wishes.weekdays)}"
    return f"punya dasar: {wishes.skills}"


def _unavailable(wishes: ClientWishes, need: SeatNeed) -> str:
    if not wishes.weekdays:
        return ""
    missing = [WEEKDAYS[day] for day in need.weekdays if day not in wishes.weekdays]
    if missing:
        return f"tidak tersedia {', '.join(missing)}"
    too_early = bool(need.starts_at and wishes.free_from and wishes.free_from > need.starts_at)
    too_late = bool(need.ends_at and wishes.free_until and wishes.free_until < need.ends_at)
    if too_early or too_late:
        return f"hanya tersedia pukul {wishes.free_from or '00.00'}–{wishes.free_until or '24.00'}"
    return ""
