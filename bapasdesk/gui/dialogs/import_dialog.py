"""A list from a sheet in four steps: file, columns, what would change, done. Only the last saves."""

from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.list_check import STATE_WORDS, ImportReport, ListCheck, RowState
from bapasdesk.domain.person_rules import EXPORT_WARNING
from bapasdesk.domain.rights import Right
from bapasdesk.errors import BapasError, ImportStopped
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.import_dialog import Ui_ImportDialog
from bapasdesk.gui.import_wizard.check_step import CheckStep
from bapasdesk.gui.import_wizard.columns_step import ColumnsStep
from bapasdesk.gui.import_wizard.source_step import SourceStep
from bapasdesk.gui.save_as import ask_where
from bapasdesk.gui.widgets.progress import show_progress
from bapasdesk.services import sheets
from bapasdesk.services.list_import import ListKind, Watch

SOURCE, COLUMNS, CHECK, RESULT = range(4)
_SIZE = (1000, 640)


class ImportDialog(QDialog):
    _progressed = Signal(int, int)

    def __init__(self, desk: Desk, kind: ListKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ImportDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self.setWindowTitle(f"Impor: {kind.title}")
        self.resize(*_SIZE)
        self._desk, self._kind = desk, kind
        self._stop = Event()
        self._is_busy = False
        self.source = SourceStep(self.ui, desk, kind, self)
        self.columns = ColumnsStep(self.ui, self)
        self.check = CheckStep(self.ui, self)
        self._wire()
        self.go(SOURCE)

    @property
    def step(self) -> int:
        return self.ui.steps.currentIndex()

    def choose(self, path: Path) -> None:
        self.source.choose(path)

    def go(self, step: int) -> None:
        ui = self.ui
        ui.steps.setCurrentIndex(step)
        ui.step_label.setText(f"{self._kind.title} – langkah {step + 1} dari {RESULT + 1}")
        ui.back_button.setVisible(SOURCE < step < RESULT)
        ui.cancel_button.setVisible(step < RESULT)
        self._enable()
        if step == SOURCE:
            (ui.next_button if self.source.is_ready else ui.file_button).setFocus()
        elif step == COLUMNS and not self.columns.is_ready:
            self.columns.focus()
        else:
            (ui.rows_table if step == CHECK else ui.next_button).setFocus()

    def reject(self) -> None:
        """While something runs, closing only asks it to stop."""
        if self._is_busy:
            self._stop.set()
        else:
            super().reject()

    def save_error_sheet(self, path: Path) -> None:
        """Writes what is wrong for whoever made the list; the warning comes first."""
        if not self._desk.messages.confirm(EXPORT_WARNING, "Simpan"):
            return
        office, rows, layout, check = (
            self._desk.office,
            self.source.rows,
            self.source.layout,
            self.check.check,
        )
        self._desk.run(
            lambda: sheets.save_error_sheet(office, rows, layout, check, path),
            lambda count: self._desk.messages.inform(f"{count} baris keliru tersimpan di {path}."),
            failed=self._failed,
        )

    def _wire(self) -> None:
        ui = self.ui
        self._desk.gate(Right.EXPORT, ui.error_sheet_button)
        self.source.changed.connect(self._source_changed)
        self.columns.changed.connect(self._enable)
        self.check.changed.connect(self._enable)
        ui.next_button.clicked.connect(self._next)
        ui.back_button.clicked.connect(lambda: self.go(self.step - 1))
        ui.cancel_button.clicked.connect(self.reject)
        ui.stop_button.clicked.connect(self._stop.set)
        ui.error_sheet_button.clicked.connect(self._ask_error_sheet)
        self._progressed.connect(self._show_progress)

    def _source_changed(self) -> None:
        self._enable()
        if self.source.is_ready:
            self.columns.show(self.source.columns, self.source.rows, self.source.layout)
            self.ui.next_button.setFocus()

    def _next(self) -> None:
        steps = (lambda: self.go(COLUMNS), self._examine, self._save, self.accept)
        steps[self.step]()

    def _examine(self) -> None:
        """Looks through the whole list; how the columns were understood is remembered."""
        self.source.layout = self.columns.layout
        office, kind, rows, layout = self._desk.office, self._kind, self.source.rows, self.source.layout
        watch = self._watch("Memeriksa daftar …")

        def work() -> ListCheck:
            sheets.remember(office, kind.name, rows, layout)
            return kind.check(office, rows, layout, {}, watch)

        self._desk.run(work, self._examined, failed=self._failed, busy="Memeriksa daftar …")

    def _examined(self, check: ListCheck) -> None:
        self._show_busy("")
        self.check.show(check)
        self.go(CHECK)

    def _save(self) -> None:
        rows, layout, choices = self.source.rows, self.source.layout, dict(self.check.choices)
        watch = self._watch("Menyimpan …")
        self._desk.run(
            partial(self._kind.save, self._desk.office, rows, layout, choices, watch),
            self._saved,
            failed=self._failed,
            busy="Mengimpor …",
            announce=self._kind.changes,
        )

    def _saved(self, report: ImportReport) -> None:
        self._show_busy("")
        ui, done = self.ui, report.new + report.updated
        ui.result_title.setText(f"{done} {self._kind.noun} disimpan" if done else "Tidak ada yang berubah")
        ui.result_label.setText(_counted(report))
        ui.result_hint.setText("Salah daftar? Tekan Urungkan di bawah jendela, atau Ctrl+Z." if done else "")
        self.go(RESULT)

    def _watch(self, text: str) -> Watch:
        self._stop.clear()
        self._show_busy(text)
        return Watch(self._progressed.emit, self._stop.is_set)

    def _failed(self, error: BapasError) -> None:
        self._show_busy("")
        if not isinstance(error, ImportStopped):
            self._desk.messages.error(str(error))
        else:
            self._desk.messages.inform(str(error))

    def _show_busy(self, text: str) -> None:
        self._is_busy = bool(text)
        show_progress(self.ui.progress, 0, 1)
        self.ui.steps.setEnabled(not text)
        self._enable()

    def _show_progress(self, done: int, of: int) -> None:
        show_progress(self.ui.progress, done, of)

    def _enable(self) -> None:
        ui, step = self.ui, self.step
        ui.progress.setVisible(self._is_busy)
        ui.stop_button.setVisible(self._is_busy)
        ui.back_button.setEnabled(not self._is_busy)
        has_errors = bool(self.check.check.errors) and step >= CHECK
        ui.error_sheet_button.setVisible(has_errors and not self._is_busy)
        wrong = self.check.still_wrong if step == CHECK else 0
        ui.check_error.show_error(
            f"{wrong} baris masih keliru. Perbaiki di lembarnya lalu ulangi, atau lewati baris itu."
            if wrong
            else ""
        )
        ready = (self.source.is_ready, self.columns.is_ready, not wrong, True)
        ui.next_button.setEnabled(ready[step] and not self._is_busy)
        ui.next_button.setText(("Lanjut", "Periksa", self._save_words(), "Selesai")[step])

    def _save_words(self) -> str:
        counts = self.check.check.counts(self.check.choices)
        named = [f"{counts[state]} {STATE_WORDS[state]}" for state in (RowState.NEW, RowState.UPDATED)]
        told = [words for words in named if not words.startswith("0 ")]
        return f"Simpan {', '.join(told)}" if told else "Selesaikan tanpa perubahan"

    def _ask_error_sheet(self) -> None:
        name = f"{self.source.path.stem if self.source.path else 'daftar'} - perlu diperbaiki.xlsx"
        path = ask_where(self, "Simpan lembar kesalahan", name, "Excel", ".xlsx")
        if path is not None:
            self.save_error_sheet(path)


def _counted(report: ImportReport) -> str:
    lines = (
        (report.new, "baru"),
        (report.updated, "diperbarui"),
        (report.unchanged, "sudah sama"),
        (report.duplicates, "dilewati karena ganda atau atas pilihan Anda"),
        (report.wrong, "keliru, tidak diambil"),
    )
    return "\n".join(
        [f"{report.read} baris dibaca:", *(f"• {count} {words}" for count, words in lines if count)]
    )
