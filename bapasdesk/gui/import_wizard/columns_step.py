"""Second step: which column of the sheet is which of ours. What was guessed stands there already."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from bapasdesk.domain.cell_values import DateOrder, is_blank, shown_text
from bapasdesk.domain.list_columns import Cells, ListColumn, SheetLayout, cell_at, headings
from bapasdesk.gui.forms.import_dialog import Ui_ImportDialog
from bapasdesk.gui.import_wizard.preview_model import column_letters

_NOT_TAKEN = "tidak diambil"
_EXAMPLES = 3
_LOOKED_AT = 200
_LONGEST_EXAMPLE = 60
_ORDERS = {
    DateOrder.AUTO: "hari dahulu, kecuali meragukan",
    DateOrder.DAY_FIRST: "6 Juli 2023 (hari dahulu)",
    DateOrder.MONTH_FIRST: "7 Juni 2023 (bulan dahulu)",
}


class FieldBox(QComboBox):
    """The wheel scrolls the list of columns instead of changing what the mouse happens to be over."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnsStep(QObject):
    changed = Signal()

    def __init__(self, ui: Ui_ImportDialog, parent: QObject) -> None:
        super().__init__(parent)
        self.ui = ui
        self._columns: tuple[ListColumn, ...] = ()
        self._layout = SheetLayout(header_at=0)
        self.boxes: dict[int, FieldBox] = {}
        """By the column's place in the sheet."""
        for order, words in _ORDERS.items():
            ui.date_order.addItem(words, order)
        ui.date_order.currentIndexChanged.connect(lambda _: self._check())

    def show(self, columns: Sequence[ListColumn], rows: Sequence[Cells], layout: SheetLayout) -> None:
        self._columns, self._layout, self.boxes = tuple(columns), layout, {}
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(14)
        for column, title in enumerate(("Judul di lembar", "Contoh isi", "Menjadi")):
            head = QLabel(title)
            head.setProperty("muted", True)
            grid.addWidget(head, 0, column)
        for place, words in enumerate(headings(rows, layout.header_at)):
            examples = _examples(rows, layout.header_at, place)
            if words or examples:
                self._add(grid, place, words or f"Kolom {column_letters(place)}", examples)
        grid.setRowStretch(grid.rowCount(), 1)
        self.ui.columns_area.setWidget(body)
        self.ui.date_order.setCurrentIndex(list(_ORDERS).index(layout.date_order))
        self._check()

    @property
    def layout(self) -> SheetLayout:
        """As the boxes say."""
        chosen = {place: box.currentData() for place, box in self.boxes.items() if box.currentData()}
        return replace(self._layout, columns=chosen, date_order=self.ui.date_order.currentData())

    @property
    def is_ready(self) -> bool:
        return bool(self.boxes) and not self._trouble()

    def focus(self) -> None:
        """The first column nobody has understood yet."""
        waiting = (box for box in self.boxes.values() if not box.currentData())
        for box in islice(waiting, 1):
            box.setFocus()

    def _add(self, grid: QGridLayout, place: int, words: str, examples: str) -> None:
        row = grid.rowCount()
        box = FieldBox()
        box.addItem(_NOT_TAKEN, "")
        for column in self._columns:
            box.addItem(column.title, column.name)
        box.setCurrentIndex(max(box.findData(self._layout.columns.get(place, "")), 0))
        box.setAccessibleName(f"{words} menjadi")
        box.currentIndexChanged.connect(lambda _: self._check())
        for column_at, text in enumerate((words, examples)):
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("muted" if column_at else "strong", True)
            grid.addWidget(label, row, column_at)
        grid.addWidget(box, row, 2)
        self.boxes[place] = box

    def _check(self) -> None:
        chosen = {box.currentData() for box in self.boxes.values()}
        has_dates = any(column.is_date and column.name in chosen for column in self._columns)
        for widget in (self.ui.date_order_label, self.ui.date_order):
            widget.setVisible(has_dates)
        self.ui.columns_error.show_error(self._trouble())
        self.changed.emit()

    def _trouble(self) -> str:
        chosen = [box.currentData() for box in self.boxes.values() if box.currentData()]
        titles = {column.name: column.title for column in self._columns}
        doubled = sorted({titles[name] for name in chosen if chosen.count(name) > 1})
        if doubled:
            return f"{', '.join(doubled)} dipilih untuk lebih dari satu kolom. Pilih satu saja."
        missing = [column.title for column in self._columns if column.is_needed and column.name not in chosen]
        return f"Pilih kolom untuk {', '.join(missing)}." if missing else ""


def _examples(rows: Sequence[Cells], header_at: int, place: int) -> str:
    """The first different things that stand in the column."""
    below = rows[header_at + 1 : header_at + 1 + _LOOKED_AT]
    found = dict.fromkeys(shown_text(cell) for cells in below if not is_blank(cell := cell_at(cells, place)))
    return ", ".join(list(found)[:_EXAMPLES])[:_LONGEST_EXAMPLE]
