"""Who signs in a role, from when to when."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.checks import check_signatory
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.office import Signatory
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import SignatoryRole
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.signatory_dialog import Ui_SignatoryDialog
from bapasdesk.gui.widgets.form_guard import (
    FormGuard,
    connect_change,
    grow_to_fit,
    optional_date,
    required_date,
)
from bapasdesk.gui.widgets.nip_note import watch_nips
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
        desk.gate(Right.SETTINGS, self.ui.save_button)
        self.guard = FormGuard(
            self,
            self.ui,
            _FIELDS,
            partial(desk.run, announce=("settings",)),
            self._signatory,
            lambda signatory: settings.save_signatory(desk.office, signatory),
        )
        self.guard.keep_draft(desk, self._id)
        self._desk = desk
        self.ui.overlap_note.hide()
        for field in ("role", "valid_from", "valid_to"):
            connect_change(getattr(self.ui, field), self._look_for_overlap)
        self._look_for_overlap()
        watch_nips(self, self.ui.nip_note, self.ui.nip)
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

    def _look_for_overlap(self) -> None:
        """Warns, and no more: a Plh. stands in while the head is still in office."""
        office, since, until = self._desk.office, self.ui.valid_from.value(), self.ui.valid_to.value()
        if since is None:
            self._show_overlap(())
            return
        probe = Signatory(
            id=self._id, role=self._role(), name="", position="", valid_from=since, valid_to=until
        )
        self._desk.run(lambda: settings.overlapping_signatories(office, probe), self._show_overlap)

    def _show_overlap(self, others: tuple[Signatory, ...]) -> None:
        who = "; ".join(f"{one.position} {one.name} ({_dates(one)})" for one in others)
        self.ui.overlap_note.setText(
            f"Masa berlakunya bertumpuk dengan {who}. Dokumen pada hari yang sama memakai "
            "penanda tangan yang mulai paling akhir."
        )
        self.ui.overlap_note.setVisible(bool(others))
        grow_to_fit(self)

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


def _dates(one: Signatory) -> str:
    until = f"sampai {format_date(one.valid_to)}" if one.valid_to else "masih berlaku"
    return f"sejak {format_date(one.valid_from)}, {until}"
