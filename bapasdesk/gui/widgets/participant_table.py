"""Attendance typed down the column, obligations moved on with Space or a click, without the mouse."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from bapasdesk.domain.attendance_marks import MARKS, TypedMark
from bapasdesk.gui.theme import ROW_HEIGHT
from bapasdesk.gui.widgets.chip_delegate import ChipDelegate
from bapasdesk.gui.widgets.participant_model import CODE, FIRST_DAY, KINDS, NAME, NUMBER, ParticipantModel

_CLEAR = TypedMark(None)
_CLEARING_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_NAME = 150


class ParticipantTable(QTableView):
    marked = Signal(int, int, object)
    """Row, column and TypedMark of a letter typed into a day."""
    advanced = Signal(object)
    """The ObligationKind whose chosen cells are to move one step on."""
    removed = Signal()
    """The chosen participants are to lose their seats."""
    opened = Signal(int)
    """Row of a participant whose client is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needed = 0
        self._clicked = QModelIndex()
        self._landed: tuple[int, int] | None = None
        """Row and column the cursor came to by itself, after a letter."""
        self._model = ParticipantModel(self)
        self.setModel(self._model)
        self.setItemDelegate(ChipDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(True)
        self._model.modelReset.connect(self._size_columns)

    @property
    def participants(self) -> ParticipantModel:
        return self._model

    def chosen_rows(self) -> list[int]:
        """Row numbers with at least one chosen cell, top to bottom."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def go_to(self, row: int, column: int | None = None) -> None:
        """Puts the cursor on a row, in the given column or the one it is in."""
        target = self.currentIndex().column() if column is None else column
        self.setCurrentIndex(self._model.index(row, max(target, FIRST_DAY)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handle(event):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a chip that is already current moves it on; the first click only chooses it."""
        index = self.indexAt(event.position().toPoint())
        again = index.isValid() and index == self._clicked and event.button() == Qt.MouseButton.LeftButton
        super().mouseReleaseEvent(event)
        kind = self._model.kind_of(index.column()) if again else None
        if kind is not None and not event.modifiers():
            self.advanced.emit(kind)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._clicked = self.currentIndex()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() in (NUMBER, CODE, NAME):
            self.opened.emit(index.row())

    def _handle(self, event: QKeyEvent) -> bool:
        index = self.currentIndex()
        if not index.isValid() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if self._model.day_of(index.column()) is not None:
            return self._handle_day(index, event)
        kind = self._model.kind_of(index.column())
        if kind is not None and event.key() == Qt.Key.Key_Space:
            self.advanced.emit(kind)
            return True
        if index.column() in (NUMBER, CODE, NAME) and event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
            return True
        if index.column() in (NUMBER, CODE, NAME) and event.key() in _ENTER_KEYS:
            self.opened.emit(index.row())
            return True
        return False

    def _handle_day(self, index: QModelIndex, event: QKeyEvent) -> bool:
        typed = _CLEAR if event.key() in _CLEARING_KEYS else MARKS.get(event.text().upper())
        landed, self._landed = self._landed, None
        if typed is None and event.key() not in _ENTER_KEYS:
            return False
        if typed is None and landed == (index.row(), index.column()):
            return True  # as in a spreadsheet, Enter ends the letter; it must not leave out a row
        if typed is not None:
            self.marked.emit(index.row(), index.column(), typed)
        if event.key() != Qt.Key.Key_Backspace:
            self._go_down(index)
        if typed is not None:
            self._landed = (self.currentIndex().row(), self.currentIndex().column())
        return True

    def _go_down(self, index: QModelIndex) -> None:
        below = self._model.index(index.row() + 1, index.column())
        if below.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(below, flag)

    def _size_columns(self) -> None:
        header, model = self.horizontalHeader(), self._model
        header.setMinimumSectionSize(36)
        for column in range(model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        day_width = 36 if model.has_many_days else 58
        widths = {NUMBER: 44, CODE: 60, model.hours_column: 92}
        widths |= {FIRST_DAY + number: day_width for number in range(len(model.days))}
        widths |= {model.first_obligation + number: 116 for number in range(len(KINDS))}
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self._needed = sum(widths.values()) + _LEAST_NAME
        self._hide_what_can_wait()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hide_what_can_wait()

    def _hide_what_can_wait(self) -> None:
        """In a narrow window numbers, codes and hours give way, so that names and states stay in sight."""
        narrow = self.viewport().width() < self._needed
        spare = (NUMBER, CODE, self._model.hours_column)
        for column in range(self._model.columnCount()):  # the hours of the session before stood elsewhere
            self.setColumnHidden(column, narrow and column in spare)
