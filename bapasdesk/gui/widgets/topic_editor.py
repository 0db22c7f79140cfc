"""The topics of a course or session: a small table to type into, with the sum of the lesson hours."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bapasdesk.domain.rows.sessions import Topic
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.theme import ROW_HEIGHT, icon

_TITLES = ("Materi", "JP", "Instruktur (boleh kosong)")
_TITLE, _HOURS, _INSTRUCTOR = range(3)


class TopicEditor(QWidget):
    """Typed like a sheet: F2 changes a cell, Tab goes to the next, Ctrl+Up and Ctrl+Down move a row."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableWidget(0, len(_TITLES), self)
        self.table.setObjectName("topics_table")
        self.add_button = QPushButton("Tambah materi")
        self.remove_button = QPushButton("Hapus")
        self.up_button = QPushButton("Naik")
        self.down_button = QPushButton("Turun")
        self.sum_label = QLabel()
        self._dress()
        self._lay_out()
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.up_button.clicked.connect(partial(self._move, -1))
        self.down_button.clicked.connect(partial(self._move, 1))
        self.table.itemChanged.connect(lambda _: self._tell())
        self._tell()

    def set_topics(self, topics: Sequence[Topic]) -> None:
        self.table.blockSignals(True)
        self.table.setRowCount(0)
        for topic in topics:
            self._append(topic.title, str(topic.lesson_hours), topic.instructor)
        self.table.blockSignals(False)
        self._tell()

    def topics(self) -> tuple[Topic, ...]:
        """The rows with something in them; InvalidInput if lesson hours are no number."""
        rows = (self._texts(row) for row in range(self.table.rowCount()))
        return tuple(Topic(title, _hours(title, hours), who) for title, hours, who in rows if title or hours)

    def total(self) -> int:
        """Lesson hours typed so far."""
        typed = (self._texts(row)[_HOURS] for row in range(self.table.rowCount()))
        return sum(int(hours) for hours in typed if hours.isdecimal())

    def _dress(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(_TITLES)
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAccessibleName("Materi dan jam pelajaran")
        header = table.horizontalHeader()
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(_HOURS, 64)
        table.setColumnWidth(_INSTRUCTOR, 190)
        self.add_button.setIcon(icon("plus"))
        for button in (self.add_button, self.remove_button, self.up_button, self.down_button):
            button.setAutoDefault(False)
        self.up_button.setShortcut("Ctrl+Up")
        self.down_button.setShortcut("Ctrl+Down")
        self.sum_label.setProperty("strong", True)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.add_button, self.remove_button, self.up_button, self.down_button):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.sum_label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        layout.addLayout(buttons)

    def _append(self, *texts: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column == _HOURS:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)

    def _texts(self, row: int) -> tuple[str, str, str]:
        items = (self.table.item(row, column) for column in range(len(_TITLES)))
        title, hours, instructor = (item.text().strip() if item else "" for item in items)
        return title, hours, instructor

    def _add(self) -> None:
        self._append("", "", "")
        self.table.setCurrentCell(self.table.rowCount() - 1, _TITLE)
        self.table.setFocus()
        self.table.editItem(self.table.currentItem())

    def _remove(self) -> None:
        self.table.removeRow(self.table.currentRow())
        self._tell()

    def _move(self, by: int) -> None:
        row, other = self.table.currentRow(), self.table.currentRow() + by
        if row < 0 or not 0 <= other < self.table.rowCount():
            return
        self.table.blockSignals(True)
        for column in range(len(_TITLES)):
            here, there = self.table.takeItem(row, column), self.table.takeItem(other, column)
            self.table.setItem(row, column, there)
            self.table.setItem(other, column, here)
        self.table.blockSignals(False)
        self.table.setCurrentCell(other, _TITLE)
        self._tell()

    def _tell(self) -> None:
        self.sum_label.setText(f"Jumlah {self.total()} JP")
        self.changed.emit()


def _hours(title: str, text: str) -> int:
    if text and not (text.isdecimal() and text.isascii()):
        raise InvalidInput(f"JP untuk “{title}” diisi angka saja.", "topics")
    return int(text or 0)
