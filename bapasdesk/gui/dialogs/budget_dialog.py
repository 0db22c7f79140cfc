"""The lines of the office's budget of one year: how much there is, is promised, is paid, is left."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.budget_rows import BudgetRecap, BudgetRow
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.budget_line_dialog import BudgetLineDialog
from bapasdesk.gui.forms.budget_dialog import Ui_BudgetDialog
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.table_models import Column
from bapasdesk.gui.theme import Tone
from bapasdesk.services import budget

_KINDS = frozenset({"budget", "sessions", "participants"})
COLUMNS: tuple[Column[BudgetRow], ...] = (
    Column("Kode", lambda row: row.line.code, width=150),
    Column("Uraian", lambda row: row.line.name),
    Column("Pagu", lambda row: format_rupiah(row.line.amount), lambda row: row.line.amount, True, 120),
    Column("Terikat", lambda row: format_rupiah(row.bound), lambda row: row.bound, True, 110),
    Column("Terbayar", lambda row: format_rupiah(row.paid), lambda row: row.paid, True, 110),
    Column(
        "Sisa",
        lambda row: format_rupiah(row.left),
        lambda row: row.left,
        True,
        130,
        chip=lambda row: Tone.READY if row.left < 0 else None,
    ),
    Column("Kegiatan", lambda row: str(row.sessions), lambda row: row.sessions, True, 80, spare=1),
)


class BudgetDialog(QDialog):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_BudgetDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self.dialog: BudgetLineDialog | None = None
        """The form opened last."""
        ui = self.ui
        ui.lines.set_columns(COLUMNS)
        ui.year.setValue(desk.office.today().year)
        ui.empty.set_content(
            "wallet-outline",
            "Belum ada mata anggaran tahun ini",
            "Isi kode dan pagu dari DIPA; sisanya lalu terlihat saat kegiatan direncanakan.",
            "Tambah mata anggaran",
        )
        desk.gate(Right.SETTINGS, ui.lines.add_button, ui.lines.change_button, ui.lines.remove_button)
        ui.year.valueChanged.connect(lambda _: self.refresh())
        ui.empty.clicked.connect(lambda: self.open_line(None))
        ui.lines.add_requested.connect(lambda: self.open_line(None))
        ui.lines.change_requested.connect(self.open_line)
        ui.lines.remove_requested.connect(self._remove)
        ui.close_button.clicked.connect(self.accept)
        desk.changed.connect(self._changed)
        desk.run(partial(budget.years, desk.office), self._begin)

    def refresh(self) -> None:
        year = self.ui.year.value()
        self._desk.run(partial(budget.recap, self._desk.office, year), self._show)

    def open_line(self, row: BudgetRow | None) -> None:
        if self._desk.allows(Right.SETTINGS):
            known = row.line if row else None
            self.dialog = BudgetLineDialog(self._desk, known, self.ui.year.value(), self)
            open_dialog(self.dialog)

    def _begin(self, years: tuple[int, ...]) -> None:
        """With this year, or the newest one that has lines."""
        if years and self.ui.year.value() not in years:
            self.ui.year.setValue(years[0])
        else:
            self.refresh()

    def _show(self, recap: BudgetRecap) -> None:
        if recap.year != self.ui.year.value():
            return
        ui = self.ui
        ui.lines.show_rows(recap.rows)
        ui.lines.setVisible(bool(recap.rows))
        ui.empty.setVisible(not recap.rows)
        ui.sum_label.setText(
            f"Pagu {format_rupiah(recap.amount)}   ·   sisa {format_rupiah(recap.left)}" if recap.rows else ""
        )

    def _remove(self, row: BudgetRow) -> None:
        self._desk.run(
            partial(budget.remove_lines, self._desk.office, [row.line.id]), self._told, announce=("budget",)
        )

    def _told(self, report: BatchReport) -> None:
        if report.skipped:
            self._desk.messages.report("Dihapus", report, "mata anggaran")
        else:
            self._desk.messages.inform(f"{report.done[0]} dipindahkan ke keranjang sampah.")

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS:
            self.refresh()
