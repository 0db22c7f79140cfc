"""How attendance is written: one letter a day on the screen, on paper, and in other people's sheets."""

from dataclasses import dataclass
from typing import Any

from bapasdesk.domain.cell_values import read_text
from bapasdesk.domain.values import AbsenceReason, AttendanceStatus
from bapasdesk.errors import InvalidInput

OUR_DOING = "K"
"""Shown and typed for an absence by the office's own doing."""


@dataclass(frozen=True)
class TypedMark:
    """What a letter typed into a day means; `status` None clears it."""

    status: AttendanceStatus | None
    reason: AbsenceReason | None = None


MARKS = {
    "H": TypedMark(AttendanceStatus.PRESENT),
    "I": TypedMark(AttendanceStatus.EXCUSED, AbsenceReason.ACCEPTABLE),
    "S": TypedMark(AttendanceStatus.SICK, AbsenceReason.ACCEPTABLE),
    "A": TypedMark(AttendanceStatus.ABSENT, AbsenceReason.UNACCEPTABLE),
    OUR_DOING: TypedMark(AttendanceStatus.ABSENT, AbsenceReason.LOGISTICS),
}
_WORDS = {
    "hadir": "H",
    "ada": "H",
    "1": "H",
    "✓": "H",
    "✔": "H",
    "√": "H",
    "v": "H",
    "izin": "I",
    "ijin": "I",
    "sakit": "S",
    "alpa": "A",
    "alpha": "A",
    "alfa": "A",
    "tk": "A",
    "tanpa keterangan": "A",
    "tidak hadir": "A",
}


def read_mark(cell: Any) -> TypedMark:
    """A letter, a word or a tick; InvalidInput for anything else."""
    typed = read_text(cell).casefold().strip(".")
    found = MARKS.get(_WORDS.get(typed, typed.upper()))
    if found is None:
        raise InvalidInput("Kehadiran ditulis H, I, S, A, atau K.")
    return found


def letter_of(mark: TypedMark | None) -> str:
    """The letter of a mark, an empty text for none."""
    if mark is None or mark.status is None:
        return ""
    return OUR_DOING if mark.reason == AbsenceReason.LOGISTICS else mark.status.value
