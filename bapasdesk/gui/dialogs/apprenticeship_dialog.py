"""A participant goes on learning at a partner's: where, since when, and when it ended."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.records.outcomes import Apprenticeship
from bapasdesk.domain.rows.partners import PartnerRow
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.apprenticeship_dialog import Ui_ApprenticeshipDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, optional_date, required_date
from bapasdesk.services import outcomes, partners

_FIELDS = ("partner", "starts_on", "ends_on", "note")


class ApprenticeshipDialog(QDialog):
    """A new one for a participant, or `known` to be changed."""

    def __init__(
        self,
        desk: Desk,
        participant_id: int,
        name: str,
        known: Apprenticeship | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_ApprenticeshipDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self.ui.name_label.setText(name)
        self._known = known or Apprenticeship(
            participant_id=participant_id, partner_id=0, starts_on=desk.office.today()
        )
        self.ui.starts_on.set_value(self._known.starts_on)
        self.ui.ends_on.set_value(self._known.ends_on)
        self.ui.note.setText(self._known.note)
        self.guard = FormGuard(
            self,
            self.ui,
            _FIELDS,
            partial(desk.run, announce=("results",)),
            self._typed,
            lambda typed: outcomes.save_apprenticeship(desk.office, typed),
        )
        self.guard.keep_draft(desk, self._known.id, f"participant {participant_id}")
        desk.run(lambda: partners.rows(desk.office), self._offer)
        self.ui.partner.setFocus()

    def _offer(self, found: Sequence[PartnerRow]) -> None:
        with QSignalBlocker(self.ui.partner):  # filling the list is nobody's choice yet
            self.ui.partner.addItem("Pilih mitra", 0)
            for one in found:
                self.ui.partner.addItem(one.name, one.id)
            self.ui.partner.setCurrentIndex(max(0, self.ui.partner.findData(self._known.partner_id)))
        self.guard.check()

    def _typed(self) -> Apprenticeship:
        if not self.ui.partner.currentData():
            raise InvalidInput("Pilih mitra tempat magangnya.", "partner")
        starts_on = required_date(self.ui.starts_on, "starts_on")
        ends_on = optional_date(self.ui.ends_on, "ends_on")
        if ends_on is not None and ends_on < starts_on:
            raise InvalidInput("Akhir magang tidak boleh sebelum mulainya.", "ends_on")
        return replace(
            self._known,
            partner_id=self.ui.partner.currentData(),
            starts_on=starts_on,
            ends_on=ends_on,
            note=self.ui.note.text().strip(),
        )
