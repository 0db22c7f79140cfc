"""Who wants which training and who gets a seat: wishes, waiting lists, drop-outs, walk-ins and weights."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bapasdesk.domain.indonesian.times import parse_time
from bapasdesk.errors import InvalidInput

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
HEAVIEST = 10
GAVE_UP = "mengundurkan diri"
UNMATCHED = "belum dicocokkan"
"""How a seat is noted whose person is a walk-in."""
_MOST_DEPENDANTS = 30
_LONGEST_NOTE = 500


class WorkStatus(StrEnum):
    """How somebody earns a living; not known is None."""

    WITHOUT_WORK = "without_work"
    ODD_JOBS = "odd_jobs"
    WORKING = "working"
    STUDYING = "studying"


class DropOutReason(StrEnum):
    """Why somebody gave a seat up, coded so that the office can count it."""

    WORKING = "working"
    SICK = "sick"
    NO_FARE = "no_fare"
    FAMILY = "family"
    MOVED = "moved"
    DETAINED = "detained"
    LOST_INTEREST = "lost_interest"
    NO_NEWS = "no_news"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientWishes:
    """What the office knows about one client for choosing a seat; no row: nobody has asked yet.

    `weekdays`: free on these days, 0 for Monday; empty when not known. `free_from` and `free_until` as
    `09.00`, empty for the whole day.
    """

    id: int = 0
    client_id: int = 0
    work_status: WorkStatus | None = None
    dependants: int | None = None
    skills: str = ""
    weekdays: tuple[int, ...] = ()
    free_from: str = ""
    free_until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """A client wants to learn a course, since a day; who has waited longer comes first."""

    id: int = 0
    client_id: int
    course_id: int
    noted_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPlace:
    """A place on the waiting list of a session; the order is that of the ids, which are never used again."""

    id: int = 0
    session_id: int
    client_id: int
    waits_since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DropOut:
    """Somebody who had a seat in a session and gave it up. Not an absence, and not a deletion."""

    id: int = 0
    session_id: int
    client_id: int
    reason: DropOutReason
    note: str = ""
    left_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn:
    """Marks a client who came to a training without being on the list, and of whom only a name is known."""

    id: int = 0
    client_id: int
    came_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatWeights:
    """How much each reason counts when seats are given, 0 (not at all) to 10. One row."""

    id: int = 1
    interest: int = 8
    waiting: int = 6
    never_seated: int = 6
    without_work: int = 5
    dependants: int = 4
    available: int = 4
    skill: int = 1


WEIGHT_WORDS = {
    "interest": "Berminat pada pelatihan ini",
    "waiting": "Sudah di daftar tunggu",
    "never_seated": "Belum pernah dapat kursi",
    "without_work": "Tidak bekerja",
    "dependants": "Punya tanggungan",
    "available": "Tersedia pada harinya",
    "skill": "Punya dasar keterampilannya",
}
"""As the office reads them, by the names of the weights."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is known for choosing a seat, with the courses a client wants."""

    about: ClientWishes
    course_ids: tuple[int, ...] = ()


def check_wishes(wishes: ClientWishes) -> ClientWishes:
    """The wishes with times as the office writes them; InvalidInput names the field that is wrong."""
    if wishes.dependants is not None and not 0 <= wishes.dependants <= _MOST_DEPENDANTS:
        raise InvalidInput(f"Tanggungan diisi 0 sampai {_MOST_DEPENDANTS} orang.", "dependants")
    if len(wishes.skills) > _LONGEST_NOTE:
        raise InvalidInput(f"Keterampilan paling panjang {_LONGEST_NOTE} huruf.", "skills")
    begins = parse_time(wishes.free_from, "free_from")
    ends = parse_time(wishes.free_until, "free_until")
    if begins and ends and ends <= begins:
        raise InvalidInput("Jam selesai lebih awal daripada jam mulai.", "free_until")
    return ClientWishes(
        id=wishes.id,
        client_id=wishes.client_id,
        work_status=wishes.work_status,
        dependants=wishes.dependants,
        skills=wishes.skills.strip(),
        weekdays=tuple(sorted({day for day in wishes.weekdays if 0 <= day < len(WEEKDAYS)})),
        free_from=begins,
        free_until=ends,
    )


def check_weights(weights: SeatWeights) -> None:
    """Each 0 to 10, and not all of them 0."""
    values = weight_values(weights)
    for name, value in values.items():
        if not 0 <= value <= HEAVIEST:
            raise InvalidInput(f"Bobot diisi 0 sampai {HEAVIEST}.", name)
    if not any(values.values()):
        raise InvalidInput("Paling sedikit satu bobot harus lebih dari nol.", "interest")


def weight_values(weights: SeatWeights) -> dict[str, int]:
    """The weights by the name of what they weigh."""
    names = (name for name in SeatWeights.__slots__ if name != "id")
    return {name: int(getattr(weights, name)) for name in names}


def check_drop_out(reason: DropOutReason, note: str) -> str:
    """The note, stripped; another reason than the coded ones has to be told."""
    note = note.strip()
    if len(note) > _LONGEST_NOTE:
        raise InvalidInput(f"Keterangan paling panjang {_LONGEST_NOTE} huruf.", "note")
    if reason == DropOutReason.OTHER and not note:
        raise InvalidInput("Tulis alasannya pada keterangan.", "note")
    return note


def weekday_words(weekdays: tuple[int, ...]) -> str:
    """`Senin–Jumat` for days in a row, else `Senin, Rabu`; empty for none."""
    if not weekdays:
        return ""
    in_a_row = len(weekdays) > 2 and weekdays[-1] - weekdays[0] == len(weekdays) - 1
    if in_a_row:
        return f"{WEEKDAYS[weekdays[0]]}–{WEEKDAYS[weekdays[-1]]}"
    return ", ".join(WEEKDAYS[day] for day in weekdays)
