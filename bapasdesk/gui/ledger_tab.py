"""Buku nomor: every number of the office with its state, and what an officer does with numbers by hand."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QDialog, QMenu, QWidget

from bapasdesk.domain.indonesian.dates import short_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import LedgerFilter, LedgerRow, Paper
from bapasdesk.domain.values import NumberState, SeriesKind
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.ledger_dialog import LedgerDialog, LedgerStep
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.dialogs.print_history_dialog import PrintHistoryDialog
from bapasdesk.gui.forms.ledger_tab import Ui_LedgerTab
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.right_gate import add_step
from bapasdesk.gui.table_models import Column, PagedTableModel
from bapasdesk.gui.theme import Tone, icon
from bapasdesk.services import agenda_book, extracts, ledger, prints
from bapasdesk.services.agenda_book import state_text
from bapasdesk.services.extracts import Extract

_TONES = {
    NumberState.ISSUED: Tone.DONE,
    NumberState.RESERVED: Tone.READY,
    NumberState.EXTERNAL: Tone.WAIVED,
    NumberState.VOID: Tone.DANGER,
}
_KINDS = (None, *SeriesKind)
_STATES = (None, *NumberState)
_BY_HAND = (NumberState.RESERVED, NumberState.EXTERNAL)
_ASK_REASON = "Tulis alasannya; nomor tetap tercatat sebagai batal dan tidak dipakai lagi."

COLUMNS: tuple[Column[LedgerRow], ...] = (
    Column("No. urut", lambda row: str(row.seq or "–"), align_right=True, width=80, spare=3),
    Column("Nomor", lambda row: row.number, width=180),
    Column("Tanggal", lambda row: short_date(row.document_date), width=100, spare=1),
    Column("Perihal", lambda row: row.subject),
    Column("Untuk", lambda row: row.holder, spare=2),
    Column(
        "Keadaan",
        state_text,
        chip=lambda row: _TONES[row.state],
        tooltip=lambda row: row.void_reason or state_text(row),
        width=215,
    ),
)


class LedgerTab(QWidget):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_LedgerTab()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._wanted = LedgerFilter()
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        office = desk.office
        self.model = PagedTableModel[LedgerRow](
            desk,
            COLUMNS,
            lambda sort, descending, offset, limit: ledger.rows(
                office, self._wanted, offset=offset, limit=limit
            ),
            lambda: ledger.count(office, self._wanted),
            parent=self,
        )
        self.ui.table.show_model(self.model, COLUMNS)
        self.ui.table.setSelectionMode(self.ui.table.SelectionMode.SingleSelection)
        self._fill_choices()
        self._wire()

    @property
    def choices(self) -> tuple[QComboBox, ...]:
        """What narrows the list besides the words typed."""
        return (self.ui.kind, self.ui.year, self.ui.state)

    def refresh(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: ledger.years(office), self._show_years)
        self._reload()

    def extract(self) -> Extract:
        """The lines as filtered."""
        return extracts.numbers(self._wanted)

    def _fill_choices(self) -> None:
        ui = self.ui
        ui.kind.addItems([label(kind) or "Semua buku" for kind in _KINDS])
        ui.year.addItem("Semua tahun", None)
        ui.state.addItems([label(state).capitalize() or "Semua keadaan" for state in _STATES])
        ui.state.addItem("Salinan")

    def _wire(self) -> None:
        ui = self.ui
        ui.filter.query_changed.connect(lambda _: self._reload())
        for box in (ui.kind, ui.year, ui.state):
            box.currentIndexChanged.connect(lambda _: self._reload())
        ui.reserve_button.clicked.connect(lambda: self._open_step(LedgerStep.RESERVE))
        ui.external_button.clicked.connect(lambda: self._open_step(LedgerStep.EXTERNAL))
        ui.void_button.clicked.connect(self._void)
        ui.history_button.clicked.connect(self._show_history)
        ui.table.opened.connect(lambda _: self._open_session())
        ui.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.model.counted.connect(self._show_state)
        self._desk.gate(Right.PAPERS, ui.reserve_button, ui.external_button)
        self._desk.gate(Right.VOID, ui.void_button)
        self._make_menu()
        self._desk.roles_changed.connect(self._make_menu)
        ui.more_button.setPopupMode(ui.more_button.ToolButtonPopupMode.InstantPopup)
        ui.more_button.setIcon(icon("book-open-variant"))
        self._enable()

    def _make_menu(self) -> None:
        menu = QMenu(self)
        add = partial(add_step, menu, self._desk.allows)
        add(Right.PAPERS, "Cetak buku agenda…", self._print_book)
        add(LedgerStep.START.right, "Atur nomor awal…", lambda: self._open_step(LedgerStep.START))
        self.ui.more_button.setMenu(menu)

    def _reload(self) -> None:
        state = self.ui.state.currentIndex()
        copied = state == len(_STATES)
        self._wanted = LedgerFilter(
            kind=_KINDS[self.ui.kind.currentIndex()],
            year=self.ui.year.currentData(),
            state=None if copied else _STATES[state],
            copied=copied,
            query=self.ui.filter.query,
        )
        self.model.reload()

    def _show_years(self, years: tuple[int, ...]) -> None:
        box, chosen = self.ui.year, self.ui.year.currentData()
        known = tuple(box.itemData(place) for place in range(1, box.count()))
        if known == years:
            return
        box.blockSignals(True)
        box.clear()
        box.addItem("Semua tahun", None)
        for year in years:
            box.addItem(str(year), year)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)

    def _show_state(self) -> None:
        self.ui.table.setVisible(self.model.rowCount() > 0)
        self.ui.empty.setVisible(self.model.rowCount() == 0)
        if self._wanted == LedgerFilter():
            self.ui.empty.set_content(
                "book-open-variant",
                "Buku nomor masih kosong",
                "Nomor tercatat di sini begitu dokumen terbit, dicadangkan, atau dipakai di luar aplikasi.",
            )
        else:
            self.ui.empty.set_content(
                "magnify", "Tidak ada nomor yang cocok", "Ubah saringan buku, tahun, atau keadaannya."
            )
        self._enable()

    def _enable(self) -> None:
        row = self._chosen()
        self.ui.void_button.setEnabled(row is not None and row.state in _BY_HAND)
        self.ui.history_button.setEnabled(row is not None)

    def _chosen(self) -> LedgerRow | None:
        rows = self.ui.table.selected_rows()
        return self.model.row_at(rows[0]) if rows else None

    def _open_step(self, step: LedgerStep) -> None:
        self._open(LedgerDialog(self._desk, step, self._wanted.kind, self))

    def _void(self) -> None:
        row = self._chosen()
        reason = row and self._desk.messages.ask_reason(f"Batalkan {row.number}", _ASK_REASON)
        if row is not None and reason:
            office = self._desk.office
            self._desk.run(
                lambda: ledger.release(office, row.id, reason),
                lambda _: self._desk.messages.inform(f"{row.number} dibatalkan; nomornya tetap tercatat."),
                announce=("numbers",),
            )

    def _show_history(self) -> None:
        row = self._chosen()
        if row is not None:
            read = partial(prints.of_number, self._desk.office, row.id)
            self._open(PrintHistoryDialog(self._desk, row.number, read, self))

    def _open_session(self) -> None:
        row = self._chosen()
        if row is not None and row.session_id is not None:
            self._desk.open("session", row.session_id)

    def _print_book(self) -> None:
        """Of the book and year that are filtered for; the first choices where nothing is."""
        office = self._desk.office
        kind = self._wanted.kind or SeriesKind.CERTIFICATE
        year = self._wanted.year or self.ui.year.itemData(1) or office.today().year
        self._desk.run(
            lambda: agenda_book.make(office, kind, year),
            partial(self._show_paper, f"Buku agenda {label(kind).lower()} {year}"),
            busy="Menyiapkan buku agenda …",
        )

    def _show_paper(self, title: str, paper: Paper) -> None:
        self._open(PreviewDialog(self._desk, paper, title, self))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)
