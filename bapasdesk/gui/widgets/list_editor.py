"""A short list with its buttons: add, change, remove. Only tells what was asked; the page does it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import icon
from bapasdesk.gui.widgets.data_table import DataTable


class ListEditor(QWidget):
    """`set_columns` once, then `show_rows`; the signals carry the chosen row."""

    add_requested = Signal()
    change_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_button = QPushButton("Tambah")
        self.change_button = QPushButton("Ubah")
        self.remove_button = QPushButton("Hapus")
        self.table = DataTable()
        self.table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self._lay_out()
        self.add_button.clicked.connect(self.add_requested)
        self.change_button.clicked.connect(lambda: self._ask(self.change_requested))
        self.remove_button.clicked.connect(lambda: self._ask(self.remove_requested))
        self.table.opened.connect(lambda _: self._ask(self.change_requested))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table, self._remove_by_key)

    def set_columns(self, columns: Sequence[Column[Any]]) -> None:
        self.model = RowTableModel[Any](columns, self)
        self.table.show_model(self.model, columns)
        self.table.setAccessibleName(self.accessibleName())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.model.modelReset.connect(self._enable)
        self._enable()

    def show_rows(self, rows: Sequence[Any]) -> None:
        self.model.set_rows(rows)

    def add_own_button(self, text: str, picture: QIcon) -> QPushButton:
        """One more button below the others, for what only this list can do."""
        if not self._own_buttons.count():
            self._own_buttons.addStretch()
            self._parts.insertLayout(1, self._own_buttons)
        button = QPushButton(picture, text)
        self._own_buttons.insertWidget(self._own_buttons.count() - 1, button)
        return button

    def _lay_out(self) -> None:
        self.add_button.setIcon(icon("plus"))
        self.remove_button.setProperty("danger", True)
        buttons, self._own_buttons = QHBoxLayout(), QHBoxLayout()
        for button in (self.add_button, self.change_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch()
        self._parts = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(buttons)
        layout.addWidget(self.table)

    def chosen(self) -> Any:
        """The chosen row, or None."""
        return self.model.row_at(self.table.currentIndex()) if self.table.selected_rows() else None

    def _ask(self, signal: Any) -> None:
        if self.chosen() is not None:
            signal.emit(self.chosen())

    def _remove_by_key(self) -> None:
        if self.remove_button.isVisible():
            self._ask(self.remove_requested)

    def _enable(self) -> None:
        chosen = self.chosen() is not None
        self.change_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)
