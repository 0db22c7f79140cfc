"""The days on which people report to the office, typed down a list: then a question needs no call."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.check_in import CheckInRow
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.rights import Right
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.check_in_dialog import Ui_CheckInDialog
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.widgets.data_table import DataTable
from bapasdesk.services import follow_up

COLUMNS: tuple[Column[CheckInRow], ...] = (
    Column("Nama", lambda row: row.name),
    Column("Lapor diri", lambda row: f"tanggal {row.day}" if row.day else "belum diketahui", width=150),
    Column("Ditanya", lambda row: format_date(row.next_on), lambda row: row.next_on, width=160),
)


class CheckInDialog(QDialog):
    """Everybody with an open question; Enter in the list goes to the day, Enter there to the next person."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_CheckInDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self.model = RowTableModel[CheckInRow](COLUMNS, self)
        self.ui.table.show_model(self.model, COLUMNS)
        self.ui.table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self.ui.empty.set_content(
            "calendar-account-outline",
            "Tidak ada yang cocok",
            "Di sini tampil peserta yang masih akan ditanya.",
        )
        desk.gate(Right.PEOPLE, self.ui.save_button)
        self._wire()
        self._read()

    def save(self) -> None:
        """The day of the chosen person, then on to the next."""
        here = self.ui.table.currentIndex()
        row = self.model.row_at(here)
        if row is None:
            return
        office, client_id, day = self._desk.office, row.client_id, self.ui.day.value() or None
        self._desk.run(
            lambda: follow_up.save_check_in_day(office, client_id, day),
            lambda _: self._saved(here.row()),
            failed=lambda error: self.ui.form_error.show_error(str(error)),
            announce=("follow_ups",),
        )

    def _wire(self) -> None:
        ui = self.ui
        ui.filter.query_changed.connect(lambda _: self._read())
        ui.table.selectionModel().currentRowChanged.connect(self._show_day)
        ui.table.opened.connect(lambda _: self._to_day())
        ui.day.lineEdit().returnPressed.connect(ui.save_button.click)
        ui.save_button.clicked.connect(self.save)
        ui.cancel_button.clicked.connect(self.accept)
        QShortcut(QKeySequence.StandardKey.Find, self, ui.filter.setFocus)

    def _read(self) -> None:
        office, query = self._desk.office, self.ui.filter.query
        self._desk.run(lambda: follow_up.check_in_days(office, query), partial(self._show, 0))

    def _show(self, chosen: int, rows: Sequence[CheckInRow]) -> None:
        self.model.set_rows(rows)
        self.ui.table.setVisible(bool(rows))
        self.ui.empty.setVisible(not rows)
        self.ui.save_button.setEnabled(bool(rows) and self._desk.allows(Right.PEOPLE))
        self._choose(chosen)

    def _saved(self, row: int) -> None:
        """The list keeps its order while it is worked down, though the day of asking moves."""
        self.ui.form_error.clear()
        places = {one.client_id: place for place, one in enumerate(self.model.rows)}
        office, query = self._desk.office, self.ui.filter.query

        def read() -> list[CheckInRow]:
            found = follow_up.check_in_days(office, query)
            return sorted(found, key=lambda one: places.get(one.client_id, len(places)))

        self._desk.run(read, partial(self._show, row + 1))
        self._to_day()

    def _choose(self, row: int) -> None:
        if self.model.rowCount():
            self.ui.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), 0))

    def _show_day(self, current: QModelIndex, _: QModelIndex) -> None:
        row = self.model.row_at(current)
        self.ui.day.setValue(row.day or 0 if row else 0)

    def _to_day(self) -> None:
        self.ui.day.setFocus()
        self.ui.day.selectAll()
