"""A forgotten passphrase: the recovery code opens the office and the officer gets a new one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.errors import InvalidInput
from bapasdesk.gui.forms.recover_dialog import Ui_RecoverDialog
from bapasdesk.gui.runner import Runner
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services.office import Office

Recover = Callable[[str, str, str], Office]
"""(code, officer's name, new passphrase) -> the unlocked office."""


class RecoverDialog(QDialog):
    """`recovered` carries the unlocked office."""

    recovered = Signal(object)

    def __init__(
        self, runner: Runner, officers: Sequence[str], recover: Recover, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_RecoverDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._office: Office | None = None
        self._recover = recover
        self.ui.officer.addItems(list(officers))
        self.ui.passphrase.set_officer(self.ui.officer.currentText())
        self.ui.officer.currentTextChanged.connect(self.ui.passphrase.set_officer)
        self.guard = FormGuard(
            self, self.ui, ("code", "officer", "passphrase"), runner.run, self._typed, self._open
        )
        self.accepted.connect(lambda: self.recovered.emit(self._office))

    def _typed(self) -> tuple[str, str, str]:
        code, officer = self.ui.code.text().strip(), self.ui.officer.currentText().strip()
        if not code:
            raise InvalidInput("Isi kode pemulihan.", "code")
        if not officer:
            raise InvalidInput("Isi nama petugas.", "officer")
        return code, officer, self.ui.passphrase.passphrase()

    def _open(self, typed: tuple[str, str, str]) -> None:
        self._office = self._recover(*typed)
