"""A table view dressed the same way on every page: calm rows, chips, whole rows selected."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from bapasdesk.gui.table_models import Column
from bapasdesk.gui.theme import ROW_HEIGHT
from bapasdesk.gui.widgets.chip_delegate import ChipDelegate

LEAST_SHARED_WIDTH = 150
"""Pixels a column without a width of its own needs to be of use."""


class DataTable(QTableView):
    """`opened` carries the row's number: Enter or a double click. `removal_requested`: Del."""

    opened = Signal(int)
    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column[Any], ...] = ()
        self._chips = ChipDelegate(self)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(48)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def show_model(self, model: QAbstractTableModel, columns: Sequence[Column[Any]]) -> None:
        """Sets the model and the widths its columns ask for; columns without a width share the rest."""
        self.setModel(model)
        self._columns = tuple(columns)
        for number, column in enumerate(columns):
            # The others are left to Qt's own delegate: painting through Python takes twice as long.
            self.setItemDelegateForColumn(number, self._chips if column.chip else self.itemDelegate())
            if column.width is not None:
                self._fix_width(number, column.width)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        """By now a page has said whether its columns can be sorted, and their arrows need room."""
        super().showEvent(event)
        for number, column in enumerate(self._columns):
            if column.width is not None:
                width = self.columnWidth(number) or column.width  # a hidden column says 0
                self.setColumnWidth(number, max(width, self._title_width(number)))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def selected_rows(self) -> list[int]:
        """Numbers of the selected rows, top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)

    def _make_room(self) -> None:
        """Hides what can be spared until the columns that share the rest are wide enough to be read."""
        shown = dict(enumerate(self._columns))
        spare = sorted((n for n, column in shown.items() if column.spare), key=lambda n: -shown[n].spare)
        while spare and _least_width(shown.values()) > self.viewport().width():
            del shown[spare.pop(0)]
        for number, column in enumerate(self._columns):
            if column.spare:
                self.setColumnHidden(number, number not in shown)
        self._share_rest([number for number, column in shown.items() if column.width is None])

    def _share_rest(self, shared: Sequence[int]) -> None:
        """Evenly; where that would cut a title, each gets what its title needs and the table scrolls."""
        header = self.horizontalHeader()
        fixed = sum(self.columnWidth(n) for n in range(len(self._columns)) if n not in shared)
        left = self.viewport().width() - fixed
        if all(self._title_width(number) <= left / len(shared) for number in shared):
            for number in shared:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        else:
            for number in shared:
                self._fix_width(number, LEAST_SHARED_WIDTH)

    def _fix_width(self, number: int, width: int) -> None:
        self.horizontalHeader().setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
        self.setColumnWidth(number, max(width, self._title_width(number)))

    def _title_width(self, number: int) -> int:
        header = self.horizontalHeader()
        header.ensurePolished()  # before it is shown it does not know its style sheet yet
        return header.sectionSizeFromContents(number).width()


def _least_width(columns: Iterable[Column[Any]]) -> int:
    return sum(LEAST_SHARED_WIDTH if column.width is None else column.width for column in columns)
