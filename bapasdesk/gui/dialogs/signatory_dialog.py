"""Who signs in a role, from when to when."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.checks import check_signatory
from bapasdesk.domain.records import Signatory
from bapasdesk.domain.values import SignatoryRole, label
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.signatory_dialog import Ui_SignatoryDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, optional_date, required_date
from bapasdesk.services import settings

_FIELDS = ("role", "name", "position", "nip", "valid_from", "valid_to")


class SignatoryDialog(QDialog):
    """A new signatory, or `known` to be changed. The printed position follows the role until typed."""

    def __init__(self, desk: Desk, known: Signatory | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_SignatoryDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._id = known.id if known else 0
        for role in SignatoryRole:
            self.ui.role.addItem(label(role), role)
        first = next(iter(SignatoryRole))
        shown = known or Signatory(role=first, name="", position=label(first), valid_from=desk.office.today())
        self._fill(shown)
        self._suggested = label(shown.role)
        self.ui.role.currentIndexChanged.connect(self._suggest_position)
        self.guard = FormGuard(
            self,
            self.ui,
            _FIELDS,
            partial(desk.run, announce=("settings",)),
            self._signatory,
            lambda signatory: settings.save_signatory(desk.office, signatory),
        )
        self.guard.keep_draft(desk, self._id)
        self.ui.name.setFocus()

    def _fill(self, shown: Signatory) -> None:
        self.ui.role.setCurrentIndex(list(SignatoryRole).index(shown.role))
        self.ui.name.setText(shown.name)
        self.ui.position.setText(shown.position)
        self.ui.nip.setText(shown.nip)
        self.ui.valid_from.set_value(shown.valid_from)
        self.ui.valid_to.set_value(shown.valid_to)
        self.ui.valid_to.setPlaceholderText("kosong: masih berlaku")

    def _role(self) -> SignatoryRole:
        return list(SignatoryRole)[self.ui.role.currentIndex()]

    def _suggest_position(self) -> None:
        if self.ui.position.text() in ("", self._suggested):
            self.ui.position.setText(label(self._role()))
        self._suggested = label(self._role())

    def _signatory(self) -> Signatory:
        signatory = Signatory(
            id=self._id,
            role=self._role(),
            name=self.ui.name.text().strip(),
            position=self.ui.position.text().strip(),
            nip=self.ui.nip.text().strip(),
            valid_from=required_date(self.ui.valid_from, "valid_from"),
            valid_to=optional_date(self.ui.valid_to, "valid_to"),
        )
        check_signatory(signatory)
        return signatory
