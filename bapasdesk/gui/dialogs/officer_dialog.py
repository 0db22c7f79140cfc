"""One more officer, who types the own passphrase."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.officer_dialog import Ui_OfficerDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services.officers import add_officer


class OfficerDialog(QDialog):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_OfficerDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self.ui.name.textChanged.connect(self.ui.passphrase.set_officer)
        self.guard = FormGuard(
            self,
            self.ui,
            ("name", "passphrase"),
            partial(desk.run, announce=("settings",), busy="Menambah petugas"),
            self._officer,
            lambda officer: add_officer(desk.office, *officer),
        )

    def _officer(self) -> tuple[str, str]:
        name = self.ui.name.text().strip()
        if not name:
            raise InvalidInput("Isi nama petugas.", "name")
        return name, self.ui.passphrase.passphrase()
