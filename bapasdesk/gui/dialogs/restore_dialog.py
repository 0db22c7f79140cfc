"""Puts the office of a backup in place: choose, look, see what would be lost, type the word, restore."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.backup_age import days_ago
from bapasdesk.domain.indonesian.dates import format_long_date
from bapasdesk.errors import BapasError
from bapasdesk.gui.forms.restore_dialog import Ui_RestoreDialog
from bapasdesk.gui.runner import Runner
from bapasdesk.gui.widgets.progress import show_progress
from bapasdesk.services import backups
from bapasdesk.services.backups import BackupInfo, Comparison, Unlock
from bapasdesk.store.key_slots import Argon2Cost

WORD = "PULIHKAN"
_LOOK, _RESTORE = "Lanjut", "Pulihkan"


class RestoreDialog(QDialog):
    """Needs no open office. Accepted once the restored office stands in the folder.

    The first click on the button shows what would be lost; only then the word is asked for.
    """

    restored = Signal()
    _progressed = Signal(int, int)

    def __init__(
        self,
        folder: OfficeFolder,
        runner: Runner,
        *,
        cost: Argon2Cost | None,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_RestoreDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._folder, self._runner, self._cost, self._clock = folder, runner, cost, clock
        self._file: Path | None = None
        self._looked = False
        self._busy = False
        self._stop = Event()
        self._wire()
        self._enable()

    def choose(self, file: Path) -> None:
        """Reads the whole file; only a sound one can be restored."""
        self._file = None
        self.ui.file_label.setText(file.name)
        self.ui.summary.setText("Memeriksa seluruh isi …")
        self._retyped()
        self._runner.run(
            lambda: (backups.verify(file), backups.officer_names(file)),
            lambda found: self._show(*found),
            failed=self._refused,
        )

    def reject(self) -> None:
        """While it restores, closing only asks it to stop; what has begun to be swapped is finished."""
        if self._busy:
            self._stop.set()
        else:
            super().reject()

    def _wire(self) -> None:
        self.ui.file_button.clicked.connect(self._ask_file)
        self.ui.cancel_button.clicked.connect(self.reject)
        self.ui.save_button.clicked.connect(self._go_on)
        for line in (self.ui.passphrase, self.ui.recovery_code):
            line.textChanged.connect(lambda _: self._retyped())
        self.ui.officer.currentTextChanged.connect(lambda _: self._retyped())
        self.ui.word.textChanged.connect(lambda _: self._enable())
        self._progressed.connect(self._show_progress)

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Pilih berkas cadangan", "", "Cadangan (*.bpbak)")
        if chosen:
            self.choose(Path(chosen))

    def _show(self, info: BackupInfo, officers: tuple[str, ...]) -> None:
        if not info.ok or info.created_at is None:
            self.ui.summary.clear()
            self.ui.form_error.show_error(info.problem)
            return
        self._file = info.path
        self.ui.summary.setText(
            f"{info.office}\n{format_long_date(info.created_at.date())} pukul {info.created_at:%H.%M} "
            f"({days_ago(info.created_at, self._clock())}): {_counted(info.counts)}"
        )
        self.ui.officer.clear()
        self.ui.officer.addItems(list(officers))
        self._enable()

    def _unlock(self) -> Unlock:
        return Unlock(
            officer=self.ui.officer.currentText().strip(),
            passphrase=self.ui.passphrase.text(),
            recovery_code=self.ui.recovery_code.text().strip(),
        )

    def _go_on(self) -> None:
        if self._file is not None:
            (self._restore if self._looked else self._look)(self._file, self._unlock())

    def _look(self, file: Path, unlock: Unlock) -> None:
        folder = self._folder
        self._set_busy(True)
        self._runner.run(lambda: backups.compare(folder, file, unlock), self._show_loss, failed=self._refused)

    def _show_loss(self, found: Comparison) -> None:
        self._looked = True
        self.ui.loss.setText("\n".join((_loss(found, self._folder.exists), *_officers(found))))
        self._set_busy(False)
        self.ui.word.setFocus()

    def _restore(self, file: Path, unlock: Unlock) -> None:
        folder, cost, clock, stop, progressed = (
            self._folder,
            self._cost,
            self._clock,
            self._stop,
            self._progressed.emit,
        )
        self._set_busy(True)
        self._runner.run(
            lambda: backups.restore(
                folder, file, unlock, cost=cost, clock=clock, progress=progressed, cancel=stop.is_set
            ),
            self._restored,
            failed=self._refused,
            busy="Memulihkan …",
        )

    def _restored(self, info: BackupInfo) -> None:
        self._busy = False
        self._runner.messages.warn(f"Kantor sudah dipulihkan dari {info.path.name}. Buka dengan frasa sandi.")
        self.restored.emit()
        self.accept()

    def _refused(self, error: BapasError) -> None:
        self._set_busy(False)
        self.ui.form_error.show_error(str(error))
        # Left alone, the keys stay on the only button that was never off: Batal.
        (self.ui.passphrase if self._file is not None else self.ui.file_button).setFocus()
        self.ui.passphrase.selectAll()

    def _retyped(self) -> None:
        """Whoever changes what is to be restored, or by whom, is shown the loss anew."""
        self._looked = False
        self.ui.word.clear()
        self.ui.loss.clear()
        self.ui.form_error.clear()
        self._enable()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._stop.clear()
        self.ui.progress.setRange(0, 0)
        self._enable()

    def _show_progress(self, done: int, of: int) -> None:
        show_progress(self.ui.progress, done, of)

    def _enable(self) -> None:
        ui = self.ui
        typed = bool(ui.officer.currentText().strip() and ui.passphrase.text())
        agreed = not self._looked or ui.word.text().strip().upper() == WORD
        ui.save_button.setEnabled(self._file is not None and typed and agreed and not self._busy)
        ui.save_button.setText(_RESTORE if self._looked else _LOOK)
        ui.progress.setVisible(self._busy)
        asking: tuple[QWidget, ...] = (ui.loss, ui.word_label, ui.word)
        for widget in asking:
            widget.setVisible(self._looked)
        ui.file_button.setEnabled(not self._busy)
        inputs: tuple[QWidget, ...] = (ui.officer, ui.passphrase, ui.recovery_code, ui.word)
        for widget in inputs:
            widget.setEnabled(self._file is not None and not self._busy)


def _counted(counts: Mapping[str, int]) -> str:
    words = (("client", "klien"), ("session", "kegiatan"), ("certificate", "sertifikat"))
    return ", ".join(f"{counts.get(table, 0)} {word}" for table, word in words)


def _officers(found: Comparison) -> Iterator[str]:
    """Who may open the office afterwards and could not now, and the other way round."""
    if found.returning:
        yield (
            f"Petugas yang sudah dihapus dapat masuk lagi: {', '.join(found.returning)}. "
            "Hapus lagi di Pengaturan segera setelah dipulihkan."
        )
    if found.leaving:
        yield f"Petugas yang ditambahkan sesudahnya tidak dapat masuk lagi: {', '.join(found.leaving)}."
    if found.returning or found.leaving or found.counts:
        yield "Frasa sandi dan peran semua petugas kembali seperti saat cadangan itu dibuat."


def _loss(found: Comparison, is_office: bool) -> str:
    """What of the present office would go."""
    kept = "Kantor yang sekarang disimpan dahulu sebagai salinan."
    if not is_office:
        return "Di komputer ini belum ada kantor; tidak ada yang hilang."
    if not found.counts:
        return f"Kantor di komputer ini tidak dapat dibuka dengan kunci cadangan itu. {kept}"
    now = f"Kantor sekarang: {_counted(found.counts)}."
    if found.changes is None:
        return f"{now} Isinya tidak sejalan dengan cadangan itu dan diganti seluruhnya. {kept}"
    return f"{now} {found.changes} perubahan setelah cadangan itu akan hilang. {kept}"
