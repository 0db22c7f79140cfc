"""Puts the office of a backup in place: choose, look, see what would be lost, type the word, restore."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.indonesian.dates import format_long_date
from bapasdesk.errors import BapasError
from bapasdesk.gui.forms.restore_dialog import Ui_RestoreDialog
from bapasdesk.gui.runner import Runner
from bapasdesk.services import backups
from bapasdesk.services.backups import BackupInfo, Unlock
from bapasdesk.store.key_slots import Argon2Cost

WORD = "PULIHKAN"


class RestoreDialog(QDialog):
    """Needs no open office. Accepted once the restored office stands in the folder."""

    restored = Signal()

    def __init__(
        self,
        folder: OfficeFolder,
        runner: Runner,
        *,
        cost: Argon2Cost,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_RestoreDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._folder, self._runner, self._cost, self._clock = folder, runner, cost, clock
        self._file: Path | None = None
        self._busy = False
        self.ui.file_button.clicked.connect(self._ask_file)
        self.ui.cancel_button.clicked.connect(self.reject)
        self.ui.save_button.clicked.connect(self._ask_what_is_lost)
        for line in (self.ui.passphrase, self.ui.recovery_code, self.ui.word):
            line.textChanged.connect(lambda _: self._retyped())
        self.ui.officer.currentTextChanged.connect(lambda _: self._retyped())
        self._enable()

    def choose(self, file: Path) -> None:
        """Reads the whole file; only a sound one can be restored."""
        self._file = None
        self.ui.file_label.setText(file.name)
        self.ui.summary.setText("Memeriksa seluruh isi …")
        self.ui.form_error.clear()
        self._runner.run(
            lambda: (backups.verify(file), backups.officer_names(file)),
            lambda found: self._show(*found),
            failed=self._refused,
        )

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
        age = (self._clock().date() - info.created_at.date()).days
        self.ui.summary.setText(
            f"{info.office}\n{format_long_date(info.created_at.date())} pukul {info.created_at:%H.%M} "
            f"({max(age, 0)} hari lalu): {info.counts.get('client', 0)} klien, "
            f"{info.counts.get('session', 0)} kegiatan, {info.counts.get('certificate', 0)} sertifikat"
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

    def _ask_what_is_lost(self) -> None:
        folder, file, unlock = self._folder, self._file, self._unlock()
        if file is None:
            return
        self._set_busy(True)
        self._runner.run(
            lambda: backups.compare(folder, file, unlock).changes,
            lambda lost: self._confirm(file, unlock, lost),
            failed=self._refused,
        )

    def _confirm(self, file: Path, unlock: Unlock, lost: int | None) -> None:
        what = "Kantor di folder ini diganti." if lost is None else f"{lost} perubahan terbaru akan hilang."
        question = f"{what} Kantor yang sekarang, bila ada, disimpan sebagai salinan. Lanjutkan?"
        if not self._runner.messages.confirm(question, "Pulihkan"):
            self._set_busy(False)
            return
        folder, cost, clock = self._folder, self._cost, self._clock
        self._runner.run(
            lambda: backups.restore(folder, file, unlock, cost=cost, clock=clock),
            self._restored,
            failed=self._refused,
            busy="Memulihkan …",
        )

    def _restored(self, info: BackupInfo) -> None:
        self._runner.messages.warn(f"Kantor sudah dipulihkan dari {info.path.name}. Buka dengan frasa sandi.")
        self.restored.emit()
        self.accept()

    def _refused(self, error: BapasError) -> None:
        self._set_busy(False)
        self.ui.form_error.show_error(str(error))

    def _retyped(self) -> None:
        self.ui.form_error.clear()
        self._enable()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._enable()

    def _enable(self) -> None:
        typed = bool(self.ui.officer.currentText().strip() and self.ui.passphrase.text())
        word = self.ui.word.text().strip().upper() == WORD
        self.ui.save_button.setEnabled(self._file is not None and typed and word and not self._busy)
