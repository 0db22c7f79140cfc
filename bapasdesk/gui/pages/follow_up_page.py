"""Tindak Lanjut: whom to ask what came of a training, those who have waited longest first."""

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import FollowUpRow
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.call_dialog import CallDialog
from bapasdesk.gui.dialogs.check_in_dialog import CheckInDialog
from bapasdesk.gui.dialogs.follow_up_settings_dialog import FollowUpSettingsDialog
from bapasdesk.gui.follow_up_columns import follow_up_columns
from bapasdesk.gui.forms.follow_up_page import Ui_FollowUpPage
from bapasdesk.gui.list_export import ListExport
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.table_models import RowTableModel
from bapasdesk.gui.theme import icon
from bapasdesk.services import extracts, follow_up

_KINDS = frozenset({"follow_ups", "sessions", "clients"})


class FollowUpPage(QWidget):
    title = "Tindak Lanjut"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_FollowUpPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._wanted = 0
        """The question to put the cursor on."""
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        columns = follow_up_columns(desk.office.today)
        self.model = RowTableModel[FollowUpRow](columns, self)
        self.ui.table.show_model(self.model, columns)
        self.ui.table.setSelectionMode(self.ui.table.SelectionMode.SingleSelection)
        self.ui.call_button.setIcon(icon("phone-outline", "#FFFFFF"))
        self.ui.settings_button.setIcon(icon("cog-outline"))
        self.ui.call_button.clicked.connect(lambda: self.call(0))
        self.ui.settings_button.clicked.connect(self._settings)
        desk.gate(Right.SETTINGS, self.ui.settings_button)
        desk.gate(Right.PEOPLE, self.ui.call_button)
        self.ui.check_in_button.setIcon(icon("calendar-account-outline"))
        self.ui.check_in_button.clicked.connect(lambda: self._open(CheckInDialog(desk, self)))
        self.ui.table.opened.connect(self.call)
        self.export = ListExport(desk, self, extracts.follow_ups, self.ui.export_button)
        self.ui.empty.set_content(
            "phone-check-outline",
            "Tidak ada yang perlu dihubungi hari ini",
            "Pertanyaan muncul di sini beberapa bulan setelah sebuah kegiatan ditutup.",
        )
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: follow_up.due(office), self._show)

    def show_question(self, follow_up_id: int) -> None:
        """Puts the cursor on one question, now or as soon as it has been read."""
        self._wanted = follow_up_id
        self._choose()

    def call(self, row: int) -> None:
        """The call screen, beginning with a row and going on down the list."""
        rows = self.model.rows[row:]
        if rows:
            self._open(CallDialog(self._desk, rows, self))

    def _settings(self) -> None:
        self._open(FollowUpSettingsDialog(self._desk, self))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)

    def _choose(self) -> None:
        places = [place for place, row in enumerate(self.model.rows) if row.id == self._wanted]
        if places:
            self.ui.table.setCurrentIndex(self.model.index(places[0], 0))
            self.ui.table.setFocus()
            self._wanted = 0

    def _show(self, rows: tuple[FollowUpRow, ...]) -> None:
        self.model.set_rows(rows)
        self._choose()
        self.ui.table.setVisible(bool(rows))
        self.ui.hint_label.setVisible(bool(rows))
        self.ui.empty.setVisible(not rows)
        self.ui.call_button.setEnabled(bool(rows))
        people = len({row.client_id for row in rows})
        self.ui.hint_label.setText(
            f"{len(rows)} pertanyaan kepada {people} orang. Enter membuka layar telepon; "
            "yang tidak terhubung kembali seminggu kemudian."
        )

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS:
            self.refresh()
