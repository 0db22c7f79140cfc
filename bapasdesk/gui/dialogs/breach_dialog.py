"""After personal data has leaked: the list of those affected and the drafts of both letters."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.person_rules import answer_due
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.export_dialog import ExportDialog, outgoing_list
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.forms.breach_dialog import Ui_BreachDialog
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.widgets.form_guard import FormGuard, required_date
from bapasdesk.services import breach
from bapasdesk.services.breach import Breach
from bapasdesk.services.extracts import affected

_TEXTS = ("what", "how", "remedy")


class BreachDialog(QDialog):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_BreachDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._paper: Paper | None = None
        self.preview: PreviewDialog | None = None
        """The draft shown last."""
        self.export: ExportDialog | None = None
        """The way out opened last."""
        self.ui.found_on.set_value(desk.office.today())
        self.ui.found_on.value_changed.connect(self._show_due)
        self.ui.list_button.clicked.connect(self.save_list)
        desk.gate(Right.DUTIES, self.ui.save_button)
        self.guard = FormGuard(
            self,
            self.ui,
            ("found_on", *_TEXTS),
            partial(desk.run, busy="Membuat surat"),
            self._typed,
            self._make,
        )
        self.guard.keep_draft(desk)
        self._show_due()

    def accept(self) -> None:
        """The drafts are made: they are shown, and the dialog stays for the list."""
        self.ui.save_button.setEnabled(True)
        if self._paper is not None:
            self.preview = PreviewDialog(self._desk, self._paper, self.windowTitle(), self)
            open_dialog(self.preview)

    def save_list(self) -> None:
        """Everybody the office holds data of, by the one way out."""
        outgoing = outgoing_list(
            self._desk.office,
            affected(),
            lambda office, _, path, titles, watch: breach.affected_list(office, path, titles, watch),
        )
        self.export = ExportDialog(self._desk, outgoing, self)
        open_dialog(self.export)

    def _typed(self) -> Breach:
        found = required_date(self.ui.found_on, "found_on")
        texts = {field: getattr(self.ui, field).toPlainText().strip() for field in _TEXTS}
        for field, text in texts.items():
            if not text:
                raise InvalidInput("Isi bagian ini.", field)
        return Breach(found_on=found, **texts)

    def _make(self, happened: Breach) -> None:
        """On the worker."""
        self._paper = breach.letters(self._desk.office, happened)

    def _show_due(self) -> None:
        found = self.ui.found_on.value()
        self.ui.due_label.setText(
            f"Surat harus sampai paling lambat {format_date(answer_due(found))} (3 x 24 jam)."
            if found
            else ""
        )
