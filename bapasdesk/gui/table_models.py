"""Table models over frozen rows: one for short lists, one that fetches pages as they come into view."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.plain_text import as_plain
from bapasdesk.gui.theme import Tone

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
CHIP_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The cell's Tone, or None for plain text; read by ChipDelegate."""
_NO_INDEX = QModelIndex()
_LONGEST = 400
"""Letters painted of a cell; no screen shows more, and measuring thousands takes a millisecond a cell."""
# As plain numbers: a view asks for every role of every cell at each paint.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_ANSWERED = frozenset({_DISPLAY, _TOOLTIP, _ALIGNMENT, CHIP_ROLE})
"""Of the eight roles a view asks of each cell; for the others no row is looked up."""
_ALIGN_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ALIGN_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: what a row shows in it. `width` in pixels; None takes the room that is left."""

    title: str
    display: Callable[[T], str]
    sort_key: Callable[[T], Any] | None = None
    """For RowTableModel; None sorts by the text shown, letter case aside."""
    align_right: bool = False
    width: int | None = None
    chip: Callable[[T], Tone | None] | None = None
    """Paints the text as a state chip of this tone."""
    tooltip: Callable[[T], str] | None = None
    """None: the text itself, for when it is elided."""
    spare: int = 0
    """In a narrow window columns give way to the others, the highest number first; 0 always stays."""
    sort_name: str = ""
    """For PagedTableModel: the services' word for this order; empty: cannot be sorted."""

    def order_of(self, row: T) -> Any:
        return self.sort_key(row) if self.sort_key else self.display(row).casefold()

    def cell(self, row: T, role: int) -> Any:
        if role == _DISPLAY:
            text = self.display(row)
            return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        if role == _TOOLTIP:
            return as_plain(self.tooltip(row) if self.tooltip else self.display(row))
        if role == _ALIGNMENT:
            return _ALIGN_RIGHT if self.align_right else _ALIGN_LEFT
        if role == CHIP_ROLE:
            return self.chip(row) if self.chip else None
        return None


class _ColumnsModel(QAbstractTableModel, Generic[T]):
    """What both models share: columns, their titles, and the order asked for."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._sorted_by = -1
        self._descending = False

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == _DISPLAY:
            return self.columns[section].title
        if role == _ALIGNMENT:
            return _ALIGN_RIGHT if self.columns[section].align_right else _ALIGN_LEFT
        return None


class RowTableModel(_ColumnsModel[T]):
    """A short list, held whole; sorts itself and keeps the order when new rows come."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._rows: list[T] = []

    @property
    def rows(self) -> tuple[T, ...]:
        """The rows as shown, top to bottom."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[T]) -> None:
        self.beginResetModel()
        self._rows = self._in_order(rows)
        self.endResetModel()

    def row_at(self, index: Index | int) -> T | None:
        """The row at an index or row number; None outside the list."""
        number = index if isinstance(index, int) else index.row()
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        row = self.row_at(index)
        return None if row is None else self.columns[index.column()].cell(row, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = [self._rows[index.row()] for index in before]
        self._rows = self._in_order(self._rows)
        places = {id(row): number for number, row in enumerate(self._rows)}
        after = [self.index(places[id(row)], old.column()) for row, old in zip(rows, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _in_order(self, rows: Sequence[T]) -> list[T]:
        if not 0 <= self._sorted_by < len(self.columns):
            return list(rows)
        return sorted(rows, key=self.columns[self._sorted_by].order_of, reverse=self._descending)


class PagedTableModel(_ColumnsModel[T]):
    """A list that grows: its first page at once, then its length, other pages as they come into view.

    `fetch(sort, descending, offset, limit)` and `count()` run on the worker. `reload` re-reads everything,
    as after a change or another filter. Of many pages scrolled past, only the last few wanted are read.
    """

    counted = Signal()
    """The list is as long as it is; until then `rowCount` is that of the first page."""

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[Column[T]],
        fetch: Callable[[str, bool, int, int], Sequence[T]],
        count: Callable[[], int],
        *,
        sort: str = "",
        page_size: int = 32,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._desk, self._fetch, self._count_rows = desk, fetch, count
        self._sort, self._page_size = sort, page_size
        self._pages: dict[int, Sequence[T]] = {}
        self._wanted: list[int] = []
        self._reading: range = range(0)
        # Once a paint is over it is known whether the rows in view lie on one page or on two.
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(self._read_next)
        self._reading_of = 0
        self._total = 0

    def reload(self) -> None:
        """Reads the first page and shows it, then counts. What was asked before and not begun is dropped."""
        self._reading_of += 1
        generation, fetch = self._reading_of, self._fetch
        sort, descending, limit = self._sort, self._descending, self._page_size
        self._desk.run(
            lambda: fetch(sort, descending, 0, limit) if generation == self._reading_of else (),
            lambda first: self._show_first(generation, first),
        )

    def row_at(self, index: Index | int) -> T | None:
        """The row at an index or row number; None outside the list or while its page is on its way."""
        number = index if isinstance(index, int) else index.row()
        page = self._pages.get(number // self._page_size, ())
        place = number % self._page_size
        return page[place] if 0 <= number < self._total and place < len(page) else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._total

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        number = index.row()
        row = self.row_at(number)
        if row is not None:
            return self.columns[index.column()].cell(row, role)
        self._want(number // self._page_size)
        return "…" if role == _DISPLAY and index.column() == 0 else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns) or not self.columns[column].sort_name:
            return
        self._sort, self._descending = self.columns[column].sort_name, order == Qt.SortOrder.DescendingOrder
        self.reload()

    @property
    def order(self) -> tuple[str, bool]:
        """The services' word for the order in view, and whether it is descending."""
        return self._sort, self._descending

    def _show_first(self, generation: int, first: Sequence[T]) -> None:
        if generation != self._reading_of:
            return
        self.beginResetModel()
        self._total, self._pages = len(first), {0: first}
        self._wanted, self._reading = [], range(0)
        self.endResetModel()
        if len(first) < self._page_size:
            self.counted.emit()
            return
        count = self._count_rows
        self._desk.run(
            lambda: count() if generation == self._reading_of else 0,
            lambda total: self._show_total(generation, total),
        )

    def _show_total(self, generation: int, total: int) -> None:
        if generation != self._reading_of:
            return
        if total > self._total:
            self.beginInsertRows(_NO_INDEX, self._total, total - 1)
            self._total = total
            self.endInsertRows()
        self.counted.emit()

    def _want(self, page: int) -> None:
        if page in self._pages or page in self._reading:
            return
        self._wanted = [*(wanted for wanted in self._wanted if wanted != page), page][-3:]
        self._painted.start()

    def _read_next(self) -> None:
        if self._reading or not self._wanted:
            return
        pages = self._reading = self._newest_wanted()
        generation, fetch = self._reading_of, self._fetch
        sort, descending, limit = self._sort, self._descending, self._page_size
        self._desk.run(
            lambda: fetch(sort, descending, pages.start * limit, len(pages) * limit),
            lambda rows: self._show_pages(generation, pages, rows),
        )

    def _newest_wanted(self) -> range:
        """The page wanted last, with the one before it if the rows in view lie on both."""
        last = self._wanted.pop()
        if last - 1 not in self._wanted:
            return range(last, last + 1)
        self._wanted.remove(last - 1)
        return range(last - 1, last + 1)

    def _show_pages(self, generation: int, pages: range, rows: Sequence[T]) -> None:
        if generation != self._reading_of:
            return
        self._reading = range(0)
        for number, page in enumerate(pages):
            self._pages[page] = rows[number * self._page_size : (number + 1) * self._page_size]
        first = pages.start * self._page_size
        last = min(first + max(len(rows), 1), self._total) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self._read_next()
