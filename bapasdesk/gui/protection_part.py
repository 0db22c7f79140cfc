"""The part of Pengaturan that guards people's data: lock time, contact, how long data is kept; and the ways
to the trail and to the duties."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from bapasdesk.domain.person_rules import check_protection
from bapasdesk.domain.records.office import DataProtection
from bapasdesk.domain.rights import Right
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.protection_part import Ui_ProtectionPart
from bapasdesk.gui.theme import icon
from bapasdesk.gui.widgets.form_guard import connect_change
from bapasdesk.gui.widgets.mark_invalid import mark_invalid
from bapasdesk.services import protection

_FIELDS = ("lock_minutes", "contact", "retention_months")


class ProtectionPart(QWidget):
    title = "Pelindungan data"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ProtectionPart()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._known: DataProtection | None = None
        self._wire()

    def refresh(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: protection.settings(office), self._show)

    def _wire(self) -> None:
        ui, desk = self.ui, self._desk
        for field in _FIELDS:
            connect_change(getattr(ui, field), self._check)
        ui.rename_in_papers.toggled.connect(lambda _: self._check())
        ui.save_button.clicked.connect(self._save)
        ui.trail_button.setIcon(icon("history"))
        ui.trail_button.clicked.connect(lambda: desk.open("trail"))
        ui.duties_button.setIcon(icon("shield-account-outline"))
        ui.duties_button.clicked.connect(lambda: desk.open("duties"))
        desk.gate(Right.SETTINGS, ui.save_button)
        desk.gate(Right.AUDIT, ui.trail_button)
        desk.gate(Right.DUTIES, ui.duties_button)

    def _show(self, known: DataProtection) -> None:
        self._known = known
        self.ui.lock_minutes.setValue(known.lock_minutes)
        self.ui.contact.setText(known.contact)
        self.ui.retention_months.setValue(known.retention_months or 0)
        self.ui.rename_in_papers.setChecked(known.rename_in_papers)
        self._check()

    def _typed(self, known: DataProtection) -> DataProtection:
        ui = self.ui
        return replace(
            known,
            lock_minutes=ui.lock_minutes.value(),
            contact=ui.contact.text().strip(),
            retention_months=ui.retention_months.value() or None,
            rename_in_papers=ui.rename_in_papers.isChecked(),
        )

    def _check(self) -> None:
        if self._known is None:
            return
        typed, wrong, trouble = self._typed(self._known), "", ""
        try:
            check_protection(typed)
        except InvalidInput as error:
            wrong, trouble = error.field, str(error)
        for field in _FIELDS:
            getattr(self.ui, f"{field}_error").show_error(trouble if field == wrong else "")
            mark_invalid(getattr(self.ui, field), field == wrong)
        self.ui.save_button.setEnabled(not trouble and typed != self._known)

    def _save(self) -> None:
        if self._known is None:
            return
        office, typed = self._desk.office, self._typed(self._known)
        self._desk.run(
            lambda: protection.save_settings(office, typed),
            lambda _: self._desk.messages.inform("Pelindungan data tersimpan."),
            announce=("settings",),
        )
