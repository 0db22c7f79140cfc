"""One contact with an institution: when, how, what was said, and when to call again."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.pipeline import check_contact
from bapasdesk.domain.records.partners import ContactLogEntry
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import ContactChannel
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.contact_dialog import Ui_ContactDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, optional_date, required_date
from bapasdesk.services import pipeline

_FIELDS = ("contacted_on", "channel", "summary", "next_on")


class ContactDialog(QDialog):
    """A new contact with a partner, or `known` to be corrected."""

    def __init__(
        self, desk: Desk, partner_id: int, known: ContactLogEntry | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_ContactDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        for channel in ContactChannel:
            self.ui.channel.addItem(label(channel))
        self._entry = known or ContactLogEntry(
            partner_id=partner_id,
            contacted_on=desk.office.today(),
            channel=ContactChannel.VISIT,
            summary="",
        )
        self.ui.contacted_on.set_value(self._entry.contacted_on)
        self.ui.channel.setCurrentIndex(list(ContactChannel).index(self._entry.channel))
        self.ui.summary.setPlainText(self._entry.summary)
        self.ui.next_on.set_value(self._entry.next_on)
        desk.gate(Right.PLAN, self.ui.save_button)
        self.guard = FormGuard(
            self,
            self.ui,
            _FIELDS,
            partial(desk.run, announce=("partners",)),
            self._typed,
            lambda entry: pipeline.log_contact(desk.office, entry),
        )
        self.guard.keep_draft(desk, self._entry.id, f"partner {partner_id}")
        self.ui.summary.setFocus()

    def _typed(self) -> ContactLogEntry:
        entry = replace(
            self._entry,
            contacted_on=required_date(self.ui.contacted_on, "contacted_on"),
            channel=list(ContactChannel)[self.ui.channel.currentIndex()],
            summary=self.ui.summary.toPlainText().strip(),
            next_on=optional_date(self.ui.next_on, "next_on"),
        )
        check_contact(entry)
        return entry
