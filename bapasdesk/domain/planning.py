"""What is to be looked at before a session is promised: clashes, room, ground, days, hours, agreements.

Nothing here forbids anything. Every warning says its reason, and the officer decides.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bapasdesk.domain.indonesian.dates import format_date, format_days, format_range
from bapasdesk.domain.planning_days import check_in_days, fasting_month, friday_prayer
from bapasdesk.domain.records.office import Venue
from bapasdesk.domain.records.partners import Agreement
from bapasdesk.domain.values import VenueKind
from bapasdesk.domain.working_days import Closed

_BETWEEN_NAMES = re.compile(r"\s*(?:;|/|&|\bdan\b)\s*", re.IGNORECASE)


class WarningKind(StrEnum):
    PARTNER = "partner"
    TRAINER = "trainer"
    VENUE = "venue"
    OFFICER = "officer"
    PARTICIPANT = "participant"
    CAPACITY = "capacity"
    OPEN_LAND = "open_land"
    CLOSED_DAY = "closed_day"
    AGREEMENT = "agreement"
    FRIDAY_PRAYER = "friday_prayer"
    FASTING_MONTH = "fasting_month"
    CHECK_IN = "check_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWarning:
    """One thing to look at; `text` is a whole Indonesian sentence with the reason in it."""

    kind: WarningKind
    text: str
    session_id: int = 0
    """The other session of a clash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What of a session can clash. `people` are its participants' names by client id, `check_ins` the days of
    the month on which some of them report to the office."""

    session_id: int
    course_id: int
    course: str
    partner_id: int
    partner: str
    days: frozenset[date]
    venue_kind: VenueKind = VenueKind.OFFICE
    venue: str = ""
    trainer: str = ""
    officer: str = ""
    seats: int = 1
    needs_open_land: bool = False
    starts_at: str = ""
    ends_at: str = ""
    people: Mapping[int, str] = field(default_factory=dict)
    check_ins: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementTerms:
    """An agreement with the courses it covers; none named: all."""

    agreement: Agreement
    course_ids: frozenset[int]

    def runs_on(self, day: date) -> bool:
        return self.agreement.valid_from <= day <= self.agreement.valid_until

    def covers(self, course_id: int) -> bool:
        return not self.course_ids or course_id in self.course_ids


def plan_warnings(
    plan: Plan,
    others: Iterable[Plan],
    *,
    venues: Sequence[Venue] = (),
    closed: Closed | None = None,
    agreements: Sequence[AgreementTerms] = (),
) -> tuple[PlanWarning, ...]:
    """Everything to look at in a plan, given the sessions around it (itself among them does no harm)."""
    found = clash_warnings(plan, others)
    found += _room_warnings(plan, venues)
    found += _closed_day_warnings(plan, closed or {})
    found += agreement_warnings(plan, agreements)
    found += _hour_warnings(plan)
    return tuple(found)


def clash_warnings(plan: Plan, others: Iterable[Plan]) -> list[PlanWarning]:
    """Who or what is needed elsewhere on one of the days: partner, trainer, venue, officer, person."""
    return [
        warning
        for other in others
        if other.session_id != plan.session_id and plan.days & other.days
        for warning in _clashes(plan, other)
    ]


def agreement_warnings(plan: Plan, agreements: Sequence[AgreementTerms]) -> list[PlanWarning]:
    """Says which days no agreement covers, and whether by its dates or by its fields."""
    if not agreements:
        return [_about_agreement(f"Belum ada perjanjian yang tercatat dengan {plan.partner}.")]
    outside = [day for day in plan.days if not any(terms.runs_on(day) for terms in agreements)]
    foreign = [
        day
        for day in plan.days - set(outside)
        if not any(terms.runs_on(day) and terms.covers(plan.course_id) for terms in agreements)
    ]
    found = []
    if outside:
        newest = max(agreements, key=lambda terms: terms.agreement.valid_until).agreement
        dates = format_range(newest.valid_from, newest.valid_until)
        found.append(
            _about_agreement(
                f"Di luar masa perjanjian dengan {plan.partner}: {format_days(outside)}. "
                f"Perjanjian terakhir berlaku {dates}."
            )
        )
    if foreign:
        found.append(
            _about_agreement(
                f"{plan.course} tidak termasuk bidang perjanjian dengan {plan.partner} "
                f"({format_days(foreign)})."
            )
        )
    return found


def suggested_venues(venues: Iterable[Venue], seats: int, needs_open_land: bool) -> list[Venue]:
    """Where a session fits, best first, by the office's custom.

    Small ones that need no ground go to the office's own halls; large ones and those on open land go
    elsewhere. Of the places that do, the smallest that is large enough comes first.
    """
    fitting = [
        venue for venue in venues if venue.capacity >= seats and (venue.is_open_land or not needs_open_land)
    ]
    elsewhere_first = needs_open_land
    return sorted(
        fitting,
        key=lambda venue: ((venue.kind == VenueKind.OFFICE) == elsewhere_first, venue.capacity, venue.name),
    )


def same_name(text: str) -> str:
    """How names are compared: without regard to letter case and spaces."""
    return " ".join(text.casefold().split())


def names_in(text: str) -> frozenset[str]:
    """Several names in one field stand apart by a semicolon, a stroke, & or `dan`."""
    return frozenset(name for part in _BETWEEN_NAMES.split(text) if (name := same_name(part)))


def _clashes(plan: Plan, other: Plan) -> Iterator[PlanWarning]:
    when = format_days(sorted(plan.days & other.days))
    where = f"{other.course} ({other.partner})"

    def clash(kind: WarningKind, what: str) -> PlanWarning:
        return PlanWarning(kind=kind, text=f"{what} {where} pada {when}.", session_id=other.session_id)

    if plan.partner_id == other.partner_id:
        yield PlanWarning(
            kind=WarningKind.PARTNER,
            text=f"Mitra {plan.partner} sudah mengajar {other.course} pada {when}.",
            session_id=other.session_id,
        )
    for name in sorted(names_in(plan.trainer) & names_in(other.trainer)):
        yield clash(WarningKind.TRAINER, f"Instruktur {_as_typed(name, plan.trainer)} sudah mengajar")
    if _place(plan) and _place(plan) == _place(other):
        yield clash(WarningKind.VENUE, f"Tempat {plan.venue} sudah dipakai")
    for name in sorted(names_in(plan.officer) & names_in(other.officer)):
        yield clash(WarningKind.OFFICER, f"Petugas {_as_typed(name, plan.officer)} sudah bertugas di")
    for client_id in sorted(plan.people.keys() & other.people.keys()):
        yield clash(WarningKind.PARTICIPANT, f"{plan.people[client_id]} sudah terdaftar di")


def _place(plan: Plan) -> tuple[int, str] | None:
    """A hall of that name; at a partner's it is that partner's own."""
    name = same_name(plan.venue)
    return (plan.partner_id if plan.venue_kind == VenueKind.PARTNER else 0, name) if name else None


def _as_typed(name: str, text: str) -> str:
    return next((part for part in _BETWEEN_NAMES.split(text) if same_name(part) == name), name)


def _room_warnings(plan: Plan, venues: Sequence[Venue]) -> Iterator[PlanWarning]:
    venue = next((one for one in venues if same_name(one.name) == same_name(plan.venue)), None)
    if venue is None:
        return
    needed = max(plan.seats, len(plan.people))
    if needed > venue.capacity:
        text = f"{venue.name} muat {venue.capacity} orang, kegiatan ini {needed}."
        yield PlanWarning(kind=WarningKind.CAPACITY, text=text)
    if plan.needs_open_land and not venue.is_open_land:
        text = f"{plan.course} membutuhkan lahan terbuka; {venue.name} tidak memilikinya."
        yield PlanWarning(kind=WarningKind.OPEN_LAND, text=text)


def _closed_day_warnings(plan: Plan, closed: Closed) -> Iterator[PlanWarning]:
    for day in sorted(plan.days & closed.keys()):
        yield PlanWarning(kind=WarningKind.CLOSED_DAY, text=f"{format_date(day)} libur: {closed[day]}.")


def _hour_warnings(plan: Plan) -> Iterator[PlanWarning]:
    """What is usual on those days at those hours."""
    told = {
        WarningKind.FRIDAY_PRAYER: friday_prayer(plan.days, plan.starts_at, plan.ends_at),
        WarningKind.FASTING_MONTH: fasting_month(plan.days),
        WarningKind.CHECK_IN: check_in_days(plan.days, plan.people, plan.check_ins),
    }
    for kind, texts in told.items():
        for text in texts:
            yield PlanWarning(kind=kind, text=text)


def _about_agreement(text: str) -> PlanWarning:
    return PlanWarning(kind=WarningKind.AGREEMENT, text=text)
