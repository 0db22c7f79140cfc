"""Deleting in a list: Del, its button and the right-click menu move what is chosen to the trash, undoable."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from bapasdesk.domain.rows.people import BatchReport
from bapasdesk.domain.trash import KINDS
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.widgets.data_table import DataTable
from bapasdesk.services.office import Office

_ASK_FROM = 20
"""More than this at once is asked about, for it is rarely meant."""


class ListDeletion(QObject):
    """`remove` is the service, `kind` the table, `announced` what is different then; models have `row_at`."""

    def __init__(
        self,
        desk: Desk,
        table: DataTable,
        button: QPushButton,
        remove: Callable[[Office, Collection[int]], BatchReport],
        kind: str,
        *announced: str,
    ) -> None:
        super().__init__(table)
        self._desk, self._table, self._button = desk, table, button
        self._service, self._kinds = remove, announced
        self._noun = KINDS[kind].word.lower()
        table.setSelectionMode(DataTable.SelectionMode.ExtendedSelection)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add_action("Buka", self._open_current)
        self.action = self._add_action("Hapus\tDel", self.remove_chosen)
        table.removal_requested.connect(self.remove_chosen)
        self._add_action("Keranjang sampah", lambda: desk.open("trash"))
        button.setToolTip("Pindahkan yang dipilih ke keranjang sampah (Del)")
        button.clicked.connect(self.remove_chosen)
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        table.model().modelReset.connect(self._enable)
        self._enable()
        desk.gate(KINDS[kind].right, button)

    def remove_chosen(self) -> None:
        model: Any = self._table.model()
        rows = [model.row_at(number) for number in self._table.selected_rows()]
        if None in rows:
            self._desk.messages.inform("Sebagian baris yang dipilih belum termuat. Pilih lebih sedikit.")
            return
        question = f"Pindahkan {len(rows)} {self._noun} ke keranjang sampah?"
        if rows and (len(rows) <= _ASK_FROM or self._desk.messages.confirm(question, "Hapus")):
            office, service, ids = self._desk.office, self._service, [row.id for row in rows]
            self._desk.run(
                lambda: service(office, ids),
                partial(self._desk.messages.tell_removed, noun=self._noun),
                busy="Menghapus …",
                announce=self._kinds,
            )

    def _add_action(self, text: str, slot: Callable[[], object]) -> QAction:
        action = QAction(text, self._table)
        action.triggered.connect(lambda: slot())
        self._table.addAction(action)
        return action

    def _open_current(self) -> None:
        if self._table.currentIndex().isValid():
            self._table.opened.emit(self._table.currentIndex().row())

    def _enable(self) -> None:
        chosen = bool(self._table.selected_rows())
        self._button.setEnabled(chosen)
        self.action.setEnabled(chosen)
