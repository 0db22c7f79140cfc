"""The periods an office reports on: a year, half of it, or a quarter."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both inclusive; `year` None means all years."""

    year: int | None = None
    part: int = 0
    """0 the whole year; 1-2 a half (semester) with `parts` 2, 1-4 a quarter with `parts` 4."""
    parts: int = 1

    @property
    def first(self) -> date:
        if self.year is None:
            return date.min
        return date(self.year, 1 + (12 // self.parts) * max(0, self.part - 1), 1)

    @property
    def last(self) -> date:
        if self.year is None:
            return date.max
        if self.part == self.parts or self.part == 0:
            return date(self.year, 12, 31)
        return Period(self.year, self.part + 1, self.parts).first - timedelta(days=1)

    @property
    def name(self) -> str:
        if self.year is None:
            return "Semua tahun"
        if self.parts == 1:
            return f"Tahun {self.year}"
        roman = ("I", "II", "III", "IV")[self.part - 1]
        return f"{'Semester' if self.parts == 2 else 'Triwulan'} {roman} {self.year}"


def periods_of(year: int) -> tuple[Period, ...]:
    """The year, its halves and its quarters."""
    halves = (Period(year, part, 2) for part in (1, 2))
    quarters = (Period(year, part, 4) for part in (1, 2, 3, 4))
    return (Period(year), *halves, *quarters)
