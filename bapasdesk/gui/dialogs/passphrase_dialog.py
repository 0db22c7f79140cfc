"""The officer at the desk changes the own passphrase."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.passphrase_dialog import Ui_PassphraseDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services.officers import change_passphrase


class PassphraseDialog(QDialog):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PassphraseDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self.ui.passphrase.set_officer(desk.office.officer)
        self.guard = FormGuard(
            self,
            self.ui,
            ("old", "passphrase"),
            partial(desk.run, busy="Mengganti frasa sandi"),
            self._passphrases,
            lambda both: change_passphrase(desk.office, *both),
        )

    def _passphrases(self) -> tuple[str, str]:
        if not self.ui.old.text():
            raise InvalidInput("Isi frasa sandi lama.", "old")
        return self.ui.old.text(), self.ui.passphrase.passphrase()
