"""A report as plain data: what stands in its table, the sentence over it, and the picture beside it.

The same report is shown on the screen, printed with the letterhead and saved as a sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.indonesian.dates import short_date

Cell = str | int | float | date | None
"""Text, a count, whole rupiah, a share from 0 to 1, or a day; None prints as a dash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportColumn:
    """`kind` says how a cell is written: text, count, money (whole rupiah), share (0 to 1, as percent), date,
    mark (1 to 5, with one decimal) or plain (a number that counts nothing, such as a year).
    """

    title: str
    kind: str = "text"
    share: float = 1.0
    """Width against the other columns."""

    @property
    def is_number(self) -> bool:
        return self.kind not in ("text", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`sentence` says in words what the table shows; `totals` has a cell for each column, or is empty."""

    title: str
    period: str = ""
    sentence: str = ""
    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars by category, one colour and hatch a series, so that it can be read in black and white.

    `stacked`: the series of a category lie on one another, else side by side. `unit` stands at the axis.
    `sentence` says what the picture shows. What stands behind a line break in a category is never cut.
    """

    title: str
    sentence: str
    unit: str
    categories: tuple[str, ...]
    series: tuple["Series", ...]
    stacked: bool = False
    lying: bool = False
    """Bars lie on their side: for categories with long names."""

    @property
    def report(self) -> Report:
        """The table behind the picture."""
        columns = (
            ReportColumn(title="", share=2.4),
            *(ReportColumn(title=one.name, kind=one.kind) for one in self.series),
        )
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (name.replace("\n", ", "), *(one.values[place] for one in self.series))
            for place, name in enumerate(self.categories)
        )
        return Report(title=self.title, sentence=self.sentence, columns=columns, rows=rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    name: str
    values: tuple[int, ...]
    kind: str = "count"


def written(cell: Cell, kind: str) -> str:
    """A cell as people read it: `1.250`, `Rp150.000`, `40%`, `4,5`, or a dash for what is not known."""
    if cell is None:
        return "–"
    if isinstance(cell, date):
        return short_date(cell)
    if kind in ("text", "plain") or isinstance(cell, str):
        return str(cell)
    if kind == "share":
        return f"{round(100 * float(cell))}%"
    if kind == "mark":
        return f"{float(cell):.1f}".replace(".", ",")
    number = f"{int(cell):,}".replace(",", ".")
    return f"Rp{number}" if kind == "money" else number


def total_of(columns: Sequence[ReportColumn], rows: Sequence[Sequence[Cell]], label: str) -> tuple[Cell, ...]:
    """A line of sums under counts and money; shares and marks have no sum, and text none but the label."""
    summed: list[Cell] = []
    for place, column in enumerate(columns):
        if column.kind in ("count", "money"):
            summed.append(sum(_amount(row[place]) for row in rows))
        else:
            summed.append("" if column.kind == "text" else None)
    return (label, *summed[1:])


def _amount(cell: Cell) -> int:
    return int(cell) if isinstance(cell, int | float) else 0
