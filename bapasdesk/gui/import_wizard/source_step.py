"""First step: which file, which of its sheets, and which row bears the headings."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from bapasdesk.domain.list_columns import Cells, ListColumn, SheetLayout, SheetName, guessed_columns
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.import_dialog import Ui_ImportDialog
from bapasdesk.gui.import_wizard.preview_model import PreviewModel
from bapasdesk.services import sheets
from bapasdesk.services.list_import import ListKind
from bapasdesk.services.office import Office

_FILES = "Lembar kerja (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.txt)"
_COLUMN_WIDTH = 130
Opened = tuple[tuple[SheetName, ...], str, list[list[object]], tuple[ListColumn, ...], SheetLayout]


class SourceStep(QObject):
    """`changed`: another file, sheet or heading row, with what was guessed of its columns."""

    changed = Signal()

    def __init__(self, ui: Ui_ImportDialog, desk: Desk, kind: ListKind, parent: QObject) -> None:
        super().__init__(parent)
        self.ui, self._desk, self._kind = ui, desk, kind
        self.path: Path | None = None
        self.rows: Sequence[Cells] = ()
        self.columns: tuple[ListColumn, ...] = ()
        self.layout = SheetLayout(header_at=0)
        self._model = PreviewModel(self)
        ui.preview.show_model(self._model, ())
        ui.preview.verticalHeader().show()
        ui.preview.horizontalHeader().setDefaultSectionSize(_COLUMN_WIDTH)
        ui.file_button.clicked.connect(self._ask_file)
        ui.sheet.activated.connect(lambda _: self._read_sheet(self.ui.sheet.currentData()))
        ui.header_row.valueChanged.connect(self._move_header)
        ui.preview.opened.connect(lambda row: ui.header_row.setValue(row + 1))
        self._show()

    @property
    def is_ready(self) -> bool:
        return self.layout.header_at + 1 < len(self.rows)

    def choose(self, path: Path) -> None:
        """Reads the file and shows the sheet that most likely holds the list."""
        self.path, self.rows = path, ()
        self.ui.file_label.setText(path.name)
        self.ui.sheet.clear()
        self._read(path, None)

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self.ui.file_button, self._kind.title, "", _FILES)
        if chosen:
            self.choose(Path(chosen))

    def _read_sheet(self, name: str) -> None:
        if self.path is not None:
            self._read(self.path, name)

    def _read(self, path: Path, name: str | None) -> None:
        self.ui.source_error.clear()
        self.ui.count_label.setText("Membaca …")
        work = partial(_opened, self._desk.office, self._kind, path, name)
        self._desk.run(work, self._read_in, failed=self._refused, busy="Membaca berkas …")

    def _read_in(self, found: Opened) -> None:
        names, shown, self.rows, self.columns, self.layout = found
        box = self.ui.sheet
        box.clear()
        for sheet in names:
            box.addItem(f"{sheet.name} (tersembunyi)" if sheet.is_hidden else sheet.name, sheet.name)
        box.setCurrentIndex(box.findData(shown))
        self._show()
        self.changed.emit()

    def _refused(self, error: BapasError) -> None:
        self.rows = ()
        self._show()
        self.ui.source_error.show_error(str(error))
        self.changed.emit()

    def _move_header(self, number: int) -> None:
        header_at = number - 1
        if not self.rows or header_at == self.layout.header_at:
            return
        guessed = guessed_columns(self.columns, self.rows, header_at)
        self.layout = SheetLayout(header_at=header_at, columns=guessed, date_order=self.layout.date_order)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        ui, any_rows = self.ui, bool(self.rows)
        self._model.show(self.rows, self.layout.header_at)
        ui.header_row.blockSignals(True)
        ui.header_row.setRange(1, max(len(self.rows) - 1, 1))
        ui.header_row.setValue(self.layout.header_at + 1)
        ui.header_row.blockSignals(False)
        below = max(len(self.rows) - self.layout.header_at - 1, 0)
        ui.count_label.setText(f"{below} baris di bawahnya" if any_rows else "")
        for widget in (ui.sheet, ui.header_row):
            widget.setEnabled(any_rows)
        ui.preview.setVisible(any_rows)
        ui.preview_hint.setVisible(any_rows)
        if any_rows:
            ui.preview.scrollTo(self._model.index(self.layout.header_at, 0))


def _opened(office: Office, kind: ListKind, path: Path, name: str | None) -> Opened:
    """On the worker. Without a name the first sheet that can be seen."""
    names = sheets.names(office, path)
    seen = [sheet.name for sheet in names if not sheet.is_hidden] or [sheet.name for sheet in names]
    shown = seen[0] if name is None else name
    rows, columns = sheets.rows(office, path, shown), kind.columns(office)
    return names, shown, rows, columns, sheets.proposed_layout(office, kind.name, columns, rows)
