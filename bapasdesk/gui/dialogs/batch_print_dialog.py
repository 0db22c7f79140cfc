"""Papers of many sessions as one print job: choose sessions and kinds, then printer or folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QWidget

from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.labels import label
from bapasdesk.domain.person_rules import EXPORT_WARNING
from bapasdesk.domain.rows.sessions import SessionRow
from bapasdesk.domain.values import SESSION_PAPERS, PaperKind
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.batch_print_dialog import Ui_BatchPrintDialog
from bapasdesk.gui.pdf_printing import NO_PRINTER, PrintOrder, ask_printer, has_printer
from bapasdesk.gui.print_round import PrintRound
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.widgets.progress import show_progress
from bapasdesk.services import print_batch, sessions
from bapasdesk.services.print_batch import Batch

COLUMNS: tuple[Column[SessionRow], ...] = (
    Column(
        "Tanggal", lambda row: format_range(row.starts_on, row.ends_on), lambda row: row.starts_on, width=170
    ),
    Column("Pelatihan", lambda row: row.course),
    Column("Mitra", lambda row: row.partner),
    Column(
        "Peserta",
        lambda row: str(row.participants),
        lambda row: row.participants,
        align_right=True,
        width=80,
    ),
)


class BatchPrintDialog(QDialog):
    _progressed = Signal(int, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_BatchPrintDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._stop = Event()
        self._is_making = False
        self._batch = Batch((), ())
        self.model = RowTableModel[SessionRow](COLUMNS, self)
        self.ui.table.show_model(self.model, COLUMNS)
        self.kinds = {kind: QCheckBox(label(kind)) for kind in SESSION_PAPERS}
        for box in self.kinds.values():
            self.ui.kinds_layout.addWidget(box)
            box.toggled.connect(lambda _: self._enable())
        self.ui.kinds_layout.addStretch()
        self._round = PrintRound(desk, self.ui, self._came_out, self)
        self._wire()
        self._read()

    def print_to(self, order: PrintOrder) -> None:
        """Prints what was made as one job, and asks whether it came out."""
        self._round.start(self._batch.papers, order)

    def save_to(self, folder: Path) -> None:
        """Writes what is chosen as one file for each session and kind."""
        self._make(partial(self._save, folder))

    def _wire(self) -> None:
        ui = self.ui
        ui.filter.query_changed.connect(lambda _: self._read())
        ui.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        ui.print_button.clicked.connect(self._print)
        ui.folder_button.clicked.connect(self._ask_folder)
        ui.stop_button.clicked.connect(self._stop.set)
        ui.close_button.clicked.connect(self.accept)
        self._progressed.connect(self._show_progress)
        self._enable()

    def _read(self) -> None:
        office, query = self._desk.office, self.ui.filter.query
        self._desk.run(lambda: sessions.rows(office, query), self._show)

    def _show(self, rows: tuple[SessionRow, ...]) -> None:
        self.model.set_rows(rows)
        self._enable()

    def _chosen(self) -> tuple[list[int], list[PaperKind]]:
        rows = [self.model.row_at(number) for number in self.ui.table.selected_rows()]
        return [row.id for row in rows if row], [kind for kind, box in self.kinds.items() if box.isChecked()]

    def _enable(self) -> None:
        sessions_chosen, kinds = self._chosen()
        text = f"{len(sessions_chosen)} kegiatan dan {len(kinds)} jenis dokumen dipilih"
        self.ui.chosen_label.setText(f"{text}. Pilih beberapa kegiatan dengan Ctrl atau Shift.")
        busy = self._is_making or self._round.is_running
        for button in (self.ui.print_button, self.ui.folder_button):
            button.setEnabled(bool(sessions_chosen and kinds) and not busy)

    def _make(self, then: Callable[[], None]) -> None:
        office, (session_ids, kinds) = self._desk.office, self._chosen()
        self._stop.clear()
        self.ui.trouble.clear()
        self.ui.result_label.clear()
        self._show_working(True)
        self._desk.run(
            lambda: print_batch.make(
                office, session_ids, kinds, progress=self._progressed.emit, cancel=self._stop.is_set
            ),
            partial(self._made, then),
            failed=self._failed,
            busy="Menyiapkan dokumen …",
        )

    def _made(self, then: Callable[[], None], batch: Batch) -> None:
        self._show_working(False)
        self._batch = batch
        if batch.refusals:
            self.ui.trouble.show_error("\n".join(batch.refusals))
        if batch.papers:
            then()

    def _print(self) -> None:
        if not has_printer():
            self._desk.messages.warn(NO_PRINTER)
        else:
            self._make(self._ask_printer)

    def _ask_printer(self) -> None:
        ask_printer("Dokumen pelatihan", 0, self, self.print_to)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Simpan dokumen ke folder")
        if chosen:
            self.save_to(Path(chosen))

    def _save(self, folder: Path) -> None:
        office, batch = self._desk.office, self._batch
        self._desk.run(
            lambda: print_batch.save(office, batch, folder),
            lambda count: self.ui.result_label.setText(
                f"{count} berkas tersimpan di {folder}. {EXPORT_WARNING}"
            ),
            failed=self._failed,
        )

    def _came_out(self, came_out: bool) -> None:
        done = f"{len(self._batch.papers)} dokumen tercetak dan diarsipkan."
        again = "Belum keluar: cetak lagi kapan saja, nomornya tetap sama."
        self.ui.result_label.setText(done if came_out else again)
        self._enable()

    def _failed(self, error: BapasError) -> None:
        self._show_working(False)
        self.ui.trouble.show_error(str(error))

    def _show_working(self, working: bool) -> None:
        self._is_making = working
        show_progress(self.ui.progress, 0, 1)
        self.ui.progress.setVisible(working)
        self.ui.stop_button.setVisible(working)
        self._enable()

    def _show_progress(self, done: int, of: int) -> None:
        show_progress(self.ui.progress, done, of)
