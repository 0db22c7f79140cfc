"""Records of the number ledger."""

from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.values import NumberState, SeriesKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSeries:
    """A run of document numbers, counted anew each year of the document's date.

    `template` takes {seq} (with a format such as {seq:03d}), {month}, {month_roman}, {year}, {unit}.
    """

    id: int = 0
    kind: SeriesKind
    template: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberEntry:
    """One line of the number ledger; never deleted, a void one keeps its reason.

    `seq` is None for a typed number that does not follow the office's pattern.
    """

    id: int = 0
    series_id: int
    year: int
    seq: int | None
    text: str
    document_date: date
    state: NumberState = NumberState.ISSUED
    reason: str = ""
    subject: str = ""
    """What the number was taken or reserved for, or where it was used outside."""
    is_skipped: bool = False
    """Used outside as far as anybody knows: a higher number was typed. A paper may still claim it."""
