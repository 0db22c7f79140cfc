"""One more officer, who types the own passphrase, or other roles for one who is there."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.records.office import Officer
from bapasdesk.domain.rights import Right, Role
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.officer_dialog import Ui_OfficerDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services.officers import add_officer, change_roles

Typed = tuple[str, str, tuple[Role, ...]]
"""Name, passphrase (empty for an officer who is there already) and roles."""


class OfficerDialog(QDialog):
    def __init__(self, desk: Desk, officer: Officer | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_OfficerDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._officer = desk, officer
        self.ui.roles.set_roles(officer.roles if officer else (Role.OFFICER,))
        if officer is not None:
            self._show_known(officer)
        self.ui.name.textChanged.connect(self.ui.passphrase.set_officer)
        desk.gate(Right.OFFICERS, self.ui.save_button)
        self.guard = FormGuard(
            self,
            self.ui,
            ("name", "roles", "passphrase"),
            partial(desk.run, announce=("settings",), busy="Menyimpan petugas"),
            self._typed,
            self._save,
        )

    def _show_known(self, officer: Officer) -> None:
        self.setWindowTitle(f"Peran – {officer.name}")
        self.ui.note.setText("Perubahan berlaku segera dan tercatat dalam jejak.")
        self.ui.name.setText(officer.name)
        self.ui.name.setReadOnly(True)
        self.ui.passphrase.hide()

    def _typed(self) -> Typed:
        name, roles = self.ui.name.text().strip(), self.ui.roles.roles()
        if not name:
            raise InvalidInput("Isi nama petugas.", "name")
        if not roles:
            raise InvalidInput("Pilih sedikitnya satu peran.", "roles")
        return name, "" if self._officer else self.ui.passphrase.passphrase(), roles

    def _save(self, typed: Typed) -> None:
        """On the worker."""
        name, passphrase, roles = typed
        if self._officer:
            change_roles(self._desk.office, name, roles)
        else:
            add_officer(self._desk.office, name, passphrase, roles=roles)
