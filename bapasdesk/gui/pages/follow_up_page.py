"""Tindak Lanjut: whom to ask what came of a training, those who have waited longest first."""

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows import FollowUpRow
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.call_dialog import CallDialog
from bapasdesk.gui.dialogs.follow_up_settings_dialog import FollowUpSettingsDialog
from bapasdesk.gui.forms.follow_up_page import Ui_FollowUpPage
from bapasdesk.gui.list_export import ListExport
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import Tone, icon
from bapasdesk.services import extracts, follow_up

_KINDS = frozenset({"follow_ups", "sessions", "clients"})
_LATE_DAYS = 14


def _waiting(row: FollowUpRow, today: date) -> str:
    days = (today - row.next_on).days
    return "hari ini" if days <= 0 else f"{days} hari lewat"


class FollowUpPage(QWidget):
    title = "Tindak Lanjut"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_FollowUpPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        columns = self._columns()
        self.model = RowTableModel[FollowUpRow](columns, self)
        self.ui.table.show_model(self.model, columns)
        self.ui.table.setSelectionMode(self.ui.table.SelectionMode.SingleSelection)
        self.ui.call_button.setIcon(icon("phone-outline", "#FFFFFF"))
        self.ui.settings_button.setIcon(icon("cog-outline"))
        self.ui.call_button.clicked.connect(lambda: self.call(0))
        self.ui.settings_button.clicked.connect(self._settings)
        desk.gate(Right.SETTINGS, self.ui.settings_button)
        desk.gate(Right.PEOPLE, self.ui.call_button)
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

    def call(self, row: int) -> None:
        """The call screen, beginning with a row and going on down the list."""
        rows = self.model.rows[row:]
        if rows:
            self._open(CallDialog(self._desk, rows, self))

    def _columns(self) -> tuple[Column[FollowUpRow], ...]:
        def late(row: FollowUpRow) -> Tone:
            days = (self._desk.office.today() - row.next_on).days
            return Tone.DANGER if days > _LATE_DAYS else Tone.READY

        return (
            Column(
                "Menunggu",
                lambda row: _waiting(row, self._desk.office.today()),
                lambda row: row.next_on,
                width=130,
                chip=late,
                tooltip=lambda row: f"Dijadwalkan {format_date(row.next_on)}",
            ),
            Column("Nama", lambda row: row.name),
            Column("Telepon", lambda row: row.phone or "tidak ada", width=140),
            Column("Pelatihan", lambda row: row.course, spare=1),
            Column(
                "Selesai", lambda row: format_date(row.held_on), lambda row: row.held_on, width=150, spare=2
            ),
            Column("Pertanyaan", lambda row: f"{row.months} bulan", lambda row: row.months, width=105),
            Column("Dicoba", lambda row: f"{row.tries} kali" if row.tries else "", width=80, spare=3),
        )

    def _settings(self) -> None:
        self._open(FollowUpSettingsDialog(self._desk, self))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show(self, rows: tuple[FollowUpRow, ...]) -> None:
        self.model.set_rows(rows)
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
