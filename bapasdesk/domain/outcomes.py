"""What came of a training: the answers a follow-up can have, when it is due, and rates that stay honest.

Sources: the 2023 paper (outcomes it tells of, its five factors), and the rule that a rate without its
denominator says nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bapasdesk.errors import InvalidInput

DEFAULT_MONTHS = (1, 3, 6)
LEAST_REACHED = 5
"""Below so many people reached a rate is hidden: it would tell of persons, not of a training."""
RETRY_DAYS = 7
"""A call that was not answered comes back after a week."""
CALL_SCRIPT = (
    "Selamat pagi, saya {petugas} dari panitia pelatihan. Boleh berbicara dengan {nama}? "
    "{nama} pernah ikut {pelatihan}. Boleh saya bertanya sebentar tentang kegiatan sekarang?"
)
"""What the officer may say first. It does not name the office: somebody else may answer the telephone."""
_MOST_MONTHS = 36


class Outcome(StrEnum):
    """What somebody lives from now. The first four use the skill that was trained."""

    OWN_BUSINESS = "own_business"
    SMALL_ORDERS = "small_orders"
    WORKS_IN_FIELD = "works_in_field"
    OFFICE_BUSINESS = "office_business"
    OTHER_WORK = "other_work"
    NO_WORK = "no_work"
    UNKNOWN = "unknown"


USES_SKILL = frozenset(
    {Outcome.OWN_BUSINESS, Outcome.SMALL_ORDERS, Outcome.WORKS_IN_FIELD, Outcome.OFFICE_BUSINESS}
)


class IncomeBand(StrEnum):
    """Rupiah a month from work of any kind, as far as somebody wants to say."""

    NONE = "none"
    UNDER_1M = "under_1m"
    FROM_1M = "from_1m"
    FROM_2M = "from_2m"
    FROM_4M = "from_4m"


class InfoSource(StrEnum):
    """Who told."""

    CALL = "call"
    CHECK_IN = "check_in"
    VISIT = "visit"
    FAMILY = "family"
    PARTNER = "partner"


class Obstacle(StrEnum):
    """The paper's five factors why a skill is not used."""

    URBAN_LIFE = "urban_life"
    DURATION = "duration"
    METHOD = "method"
    BUDGET = "budget"
    MOTIVATION = "motivation"


class TrainingMethod(StrEnum):
    """How a course is taught, to compare what comes of it."""

    PRACTICE = "practice"
    DEMONSTRATION = "demonstration"
    LECTURE = "lecture"
    APPRENTICESHIP = "apprenticeship"


def check_months(months: Collection[int]) -> tuple[int, ...]:
    """Months after closing at which people are asked, ascending; InvalidInput unless 1 to 36."""
    wanted = tuple(sorted(set(months)))
    if not wanted or wanted[0] < 1 or wanted[-1] > _MOST_MONTHS:
        raise InvalidInput(
            f"Isi bulan tindak lanjut antara 1 dan {_MOST_MONTHS}, misalnya 1, 3, 6.", "months"
        )
    return wanted


def due_date(closed_on: date, months: int, check_in_day: int | None) -> date:
    """When somebody is to be asked: so many months later, or the next day of reporting after it.

    `check_in_day` is the day of the month on which the client reports to the office; then a question costs
    nobody a call. In a month without that day it is the month's last.
    """
    wanted = _later(closed_on, months, closed_on.day)
    if check_in_day is None:
        return wanted
    here = _later(wanted, 0, check_in_day)
    return here if here >= wanted else _later(wanted, 1, check_in_day)


def retry_on(day: date) -> date:
    return day + timedelta(days=RETRY_DAYS)


def _later(day: date, months: int, wanted_day: int) -> date:
    place = day.year * 12 + day.month - 1 + months
    first = date(place // 12, place % 12 + 1, 1)
    after = date((place + 1) // 12, (place + 1) % 12 + 1, 1)
    return first + timedelta(days=min(wanted_day, (after - first).days) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeFigures:
    """What came of the trainings of one group (a course, a partner, a method ...) at one question.

    Participations, never persons, except `persons`. Asked = reached + not_reached; `not_due` are not asked
    yet. `cost` is whole rupiah, all that was really paid: to participants and for the sessions' other costs.
    """

    name: str
    participations: int
    persons: int
    reached: int
    not_reached: int
    not_due: int
    using: int
    other_work: int
    no_work: int
    unknown: int
    cost: int

    @property
    def is_shown(self) -> bool:
        """Whether so many were reached that a rate tells of the training and not of persons."""
        return self.reached >= LEAST_REACHED

    @property
    def rate(self) -> float | None:
        """Share of the reached who use the skill, 0 to 1; None when too few were reached."""
        return self.using / self.reached if self.is_shown else None

    @property
    def cost_per_participation(self) -> int | None:
        return _share(self.cost, self.participations)

    @property
    def cost_per_reached(self) -> int | None:
        return _share(self.cost, self.reached) if self.is_shown else None

    @property
    def cost_per_user(self) -> int | None:
        """Cost for each one who still uses the skill; None if nobody does or too few were reached."""
        return _share(self.cost, self.using) if self.is_shown else None


def outcome_sentence(found: Sequence[OutcomeFigures], months: int) -> str:
    """What the figures say, with what they rest on."""
    reached, using = sum(one.reached for one in found), sum(one.using for one in found)
    asked = reached + sum(one.not_reached for one in found)
    if not asked:
        return f"Belum ada yang jatuh tempo ditanya {months} bulan setelah kegiatan."
    if reached < LEAST_REACHED:
        return f"Baru {reached} dari {asked} kepesertaan terhubung; terlalu sedikit untuk disimpulkan."
    return (
        f"Dari {asked} kepesertaan yang ditanya, {reached} terhubung dan {using} di antaranya "
        f"({round(100 * using / reached)}%) memakai keterampilannya; {asked - reached} tidak terhubung."
    )


def _share(cost: int, count: int) -> int | None:
    """Whole rupiah, halves upwards; None of nobody."""
    return (2 * cost + count) // (2 * count) if count else None
