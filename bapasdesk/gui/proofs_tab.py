"""Belum kembali: papers that went out to be signed, ticked many at a time when the pile comes back."""

from functools import partial

from PySide6.QtWidgets import QWidget

from bapasdesk.domain.indonesian.dates import format_date, short_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import ProofRow
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.print_history_dialog import PrintHistoryDialog
from bapasdesk.gui.forms.proofs_tab import Ui_ProofsTab
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.table_models import Column, PagedTableModel
from bapasdesk.gui.theme import Tone
from bapasdesk.services import extracts, prints
from bapasdesk.services.extracts import Extract

_OUT, _BACK = "Belum kembali", "Sudah kembali"
COLUMNS: tuple[Column[ProofRow], ...] = (
    Column("Dokumen", lambda row: label(row.kind), width=190),
    Column("Nomor", lambda row: row.number or "–", width=170),
    Column("Nama", lambda row: row.holder or "seluruh kegiatan"),
    Column("Pelatihan", lambda row: row.course, spare=2),
    Column("Dicetak", lambda row: short_date(row.printed_on), width=100, spare=1),
    Column(
        "Kembali",
        lambda row: short_date(row.returned_on) if row.returned_on else "belum",
        chip=lambda row: Tone.DONE if row.returned_on else Tone.READY,
        width=120,
    ),
)


class ProofsTab(QWidget):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ProofsTab()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        office, ui = desk.office, self.ui
        ui.which.addItems([_OUT, _BACK])
        ui.returned_on.set_value(office.today())
        self._query, self._returned = "", False
        self.model = PagedTableModel[ProofRow](
            desk,
            COLUMNS,
            lambda sort, descending, offset, limit: prints.proofs(
                office, self._query, returned=self._returned, offset=offset, limit=limit
            ),
            lambda: prints.proof_count(office, self._query, returned=self._returned),
            parent=self,
        )
        ui.table.show_model(self.model, COLUMNS)
        ui.filter.query_changed.connect(lambda _: self.refresh())
        ui.which.currentIndexChanged.connect(lambda _: self.refresh())
        ui.returned_on.textChanged.connect(lambda _: self._enable())
        ui.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        ui.table.opened.connect(self._open_session)
        ui.back_button.clicked.connect(self._tick)
        ui.history_button.clicked.connect(self._show_history)
        desk.gate(Right.PAPERS, ui.back_button)
        self.dialog: PrintHistoryDialog | None = None
        """The archive opened last."""
        self.model.counted.connect(self._show_state)
        self._enable()

    def refresh(self) -> None:
        self._query, self._returned = self.ui.filter.query, self.ui.which.currentText() == _BACK
        self.ui.back_button.setText("Batalkan tanda &kembali" if self._returned else "&Tandai sudah kembali")
        self.ui.returned_on.setEnabled(not self._returned)
        self.model.reload()

    def extract(self) -> Extract:
        """The papers as filtered."""
        return extracts.proofs(self._query, returned=self._returned)

    def _chosen(self) -> list[ProofRow]:
        rows = [self.model.row_at(number) for number in self.ui.table.selected_rows()]
        return [row for row in rows if row is not None]

    def _tick(self) -> None:
        office, ids = self._desk.office, [row.id for row in self._chosen()]
        on = None if self._returned else self.ui.returned_on.value()
        said = "dokumen ditandai sudah kembali." if on else "dokumen menunggu kembali lagi."
        self._desk.run(
            lambda: prints.mark_returned(office, ids, on),
            lambda count: self._desk.messages.inform(f"{count} {said}"),
            failed=lambda error: self.ui.returned_on_error.show_error(str(error)),
            announce=("prints",),
        )

    def _show_history(self) -> None:
        """Everything that came out for the session of the chosen paper."""
        row = self._chosen()[0]
        title = f"{row.course}, {format_date(row.starts_on)}"
        read = partial(prints.of_session, self._desk.office, row.session_id)
        self.dialog = PrintHistoryDialog(self._desk, title, read, self)
        open_dialog(self.dialog)

    def _enable(self) -> None:
        dated = self._returned or self.ui.returned_on.value() is not None
        self.ui.returned_on_error.show_error("" if dated else self.ui.returned_on.problem())
        chosen = bool(self._chosen())
        self.ui.back_button.setEnabled(dated and chosen)
        self.ui.history_button.setEnabled(chosen)

    def _open_session(self, number: int) -> None:
        row = self.model.row_at(number)
        if row is not None:
            self._desk.open("session", row.session_id)

    def _show_state(self) -> None:
        self.ui.table.setVisible(self.model.rowCount() > 0)
        self.ui.empty.setVisible(self.model.rowCount() == 0)
        if self._query or self._returned:
            self.ui.empty.set_content("magnify", "Tidak ada yang cocok", "Ubah saringannya.")
        else:
            self.ui.empty.set_content(
                "check-circle-outline",
                "Semua dokumen sudah kembali",
                "Sertifikat, kuitansi, dan daftar yang dicetak menunggu di sini sampai kembali.",
            )
        self._enable()
