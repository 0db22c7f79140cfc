"""One client's whole history: everything that happened, newest first, and printing from there."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.client_history import HISTORY_WORDS, ClientHistory, HistoryKind, HistoryRow
from bapasdesk.domain.indonesian.dates import format_date, short_date
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.client_dialog import ClientDialog
from bapasdesk.gui.dialogs.export_dialog import PAPER, SHEET, Outgoing
from bapasdesk.gui.dialogs.person_duties_dialog import PersonDutiesDialog
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.forms.client_page import Ui_ClientPage
from bapasdesk.gui.list_export import ListExport
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import icon
from bapasdesk.services import client_history
from bapasdesk.services.training_record import save_training_record, training_record_paper

_KINDS = frozenset({"clients", "participants", "sessions", "follow_ups"})
_EVERYTHING = "Seluruh riwayat"
COLUMNS: tuple[Column[HistoryRow], ...] = (
    Column("Tanggal", lambda row: short_date(row.on), lambda row: row.on, width=120),
    Column("Bagian", lambda row: HISTORY_WORDS[row.kind], width=130),
    Column("Yang terjadi", lambda row: row.what),
    Column("Keterangan", lambda row: row.detail),
)


class ClientPage(QWidget):
    title = "Riwayat klien"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ClientPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self.client_id = 0
        self.found: ClientHistory | None = None
        """What is in view."""
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        self.model = RowTableModel[HistoryRow](COLUMNS, self)
        ui = self.ui
        ui.table.show_model(self.model, COLUMNS)
        ui.table.setSortingEnabled(False)
        ui.kind.addItems([_EVERYTHING, *HISTORY_WORDS.values()])
        ui.back_button.setIcon(icon("chevron-left"))
        ui.print_button.setIcon(icon("printer-outline"))
        ui.empty.set_content("history", "Belum ada riwayat", "Klien ini belum pernah ikut pelatihan.")
        self._wire()

    def show_client(self, client_id: int) -> None:
        if client_id != self.client_id:
            self.client_id, self.found = client_id, None
            self.ui.kind.setCurrentIndex(0)
        self.refresh()

    def refresh(self) -> None:
        if self.client_id:
            again = self.found is not None
            read = partial(client_history.of_client, self._desk.office, self.client_id, again=again)
            self._desk.run(read, self._show, failed=self._gone)

    def _wire(self) -> None:
        ui, desk = self.ui, self._desk
        desk.gate(Right.DUTIES, ui.duties_button)
        desk.gate(Right.PAPERS, ui.print_button)
        self.export = ListExport(desk, self, self._outgoing, ui.export_button)
        ui.back_button.clicked.connect(lambda: desk.open("clients"))
        ui.edit_button.clicked.connect(self.edit)
        ui.duties_button.clicked.connect(lambda: self._open(PersonDutiesDialog(desk, self.client_id, self)))
        ui.print_button.clicked.connect(self.print_record)
        ui.kind.activated.connect(lambda _: self._show_rows())
        ui.table.opened.connect(self._open_session)
        QShortcut(QKeySequence.StandardKey.Print, self, self.print_record)
        desk.changed.connect(self._changed)

    def edit(self) -> None:
        if self.client_id:
            self._open(ClientDialog(self._desk, self.client_id, self))

    def print_record(self) -> None:
        """The client's record of trainings."""
        make = partial(training_record_paper, self._desk.office, self.client_id)
        if self.client_id and self._desk.allows(Right.PAPERS):
            self._desk.run(make, self._preview, busy="Menyusun catatan …")

    def _outgoing(self) -> Outgoing | None:
        office, client_id = self._desk.office, self.client_id
        if not client_id:
            return None
        return Outgoing(
            title="Catatan pelatihan",
            file_stem=f"catatan-pelatihan-{client_id}",
            write=lambda path, titles, watch: save_training_record(office, client_id, path),
            formats=(PAPER, SHEET),
            is_long=False,
        )

    def _preview(self, paper: Paper) -> None:
        self._open(PreviewDialog(self._desk, paper, "Catatan pelatihan", self))

    def _show(self, found: ClientHistory) -> None:
        if found.client.id != self.client_id:
            return
        self.found = found
        self.ui.name_label.setText(found.client.printed_name)
        self.ui.facts_label.setText(_facts(found))
        self.ui.sentence.setText(_sentence(found))
        self._show_rows()

    def _show_rows(self) -> None:
        chosen, rows = self.ui.kind.currentIndex(), self.found.rows if self.found else ()
        if chosen > 0:
            kind = list(HistoryKind)[chosen - 1]
            rows = tuple(row for row in rows if row.kind == kind)
        self.model.set_rows(rows)
        self.ui.count_label.setText(f"{len(rows)} baris" if rows else "")
        self.ui.table.setVisible(bool(rows))
        self.ui.empty.setVisible(not rows)

    def _open_session(self, number: int) -> None:
        row = self.model.row_at(number)
        if row is not None and row.session_id:
            self._desk.open("session", row.session_id)

    def _gone(self, error: BapasError) -> None:
        was_shown, self.client_id = self.client_id, 0
        if was_shown and self.isVisible():
            self._desk.messages.inform(str(error))
            self._desk.open("clients")

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS and self.isVisible():
            self.refresh()


def _facts(found: ClientHistory) -> str:
    client = found.client
    ends = f"bimbingan sampai {format_date(client.guidance_end)}" if client.guidance_end else ""
    register = f"register {client.register_number}" if client.register_number else ""
    facts = (label(client.kind), register, client.program, ends, client.phone)
    return "   ·   ".join(fact for fact in facts if fact)


def _sentence(found: ClientHistory) -> str:
    said = (
        f"{found.trainings} pelatihan, {found.certificates} sertifikat, "
        f"{format_rupiah(found.paid)} dibayarkan."
    )
    last = label(found.outcome)
    return f"{said} Hasil terakhir: {last[:1].lower()}{last[1:]}." if last else said
