"""Laporan: the office's reports on the screen, as picture, on paper and as a sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.outcomes import DEFAULT_MONTHS
from bapasdesk.domain.periods import Period, periods_of
from bapasdesk.domain.records.outcomes import OutcomeSettings
from bapasdesk.domain.reports import Cell, Chart, Report
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.budget_dialog import BudgetDialog
from bapasdesk.gui.dialogs.export_dialog import PAPER, PICTURE, SHEET, Outgoing
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.forms.reports_page import Ui_ReportsPage
from bapasdesk.gui.list_export import ListExport
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.report_columns import report_columns
from bapasdesk.gui.table_models import RowTableModel
from bapasdesk.gui.theme import icon
from bapasdesk.services import (
    answer_report,
    budget_report,
    follow_up,
    partner_report,
    period_report,
    pictures,
    reports,
    seat_reports,
    sessions,
)
from bapasdesk.services.office import Office

_KINDS = frozenset({"sessions", "participants", "follow_ups", "partners", "courses", "budget"})
_ALL_YEARS = "Semua tahun"
_BESIDE = 22
"""Pixels a picture leaves free beside it."""

Make = Callable[[Office, Period, int], Report]
Draw = Callable[[Office, Period, int], Chart]


@dataclass(frozen=True)
class Kind:
    """A report the page offers; the last three say which choices it leaves open."""

    title: str
    make: Make
    draw: Draw | None = None
    asks_months: bool = False
    """After how many months people were asked."""
    asks_part: bool = True
    """A half or a quarter of the year."""
    asks_year: bool = True


def _outcomes(by: str) -> Make:
    return lambda office, period, months: reports.outcomes_of(office, by, period, months=months)


def _outcome_picture(office: Office, period: Period, months: int) -> Chart:
    return pictures.outcomes_by_course(office, period, months=months)


KINDS = (
    Kind(
        "Pelatihan yang dilaksanakan",
        lambda office, period, _: reports.trainings(office, period),
        lambda office, period, _: pictures.participations(office, period),
    ),
    Kind("Rekap kegiatan", lambda office, period, _: reports.sessions_of(office, period)),
    Kind(
        "Rekap berkala",
        lambda office, period, _: period_report.by_period(office, period.year),
        asks_part=False,
    ),
    Kind("Hasil per pelatihan", _outcomes("course"), _outcome_picture, True),
    Kind("Hasil per mitra", _outcomes("partner"), None, True),
    Kind("Hasil per metode", _outcomes("method"), None, True),
    Kind("Hasil per waktu menghasilkan", _outcomes("days_to_income"), None, True),
    Kind(
        "Kendala",
        lambda office, period, months: answer_report.obstacles(office, period, months=months),
        lambda office, period, months: answer_report.obstacle_picture(office, period, months=months),
        True,
    ),
    Kind(
        "Penghasilan",
        lambda office, period, months: answer_report.incomes(office, period, months=months),
        lambda office, period, months: answer_report.income_picture(office, period, months=months),
        True,
    ),
    Kind(
        "Kinerja mitra",
        lambda office, period, months: partner_report.performance(office, period, months=months),
        None,
        True,
    ),
    Kind("Mengundurkan diri", lambda office, period, _: seat_reports.dropped_out(office, period)),
    Kind("Pemerataan kursi", lambda office, period, _: seat_reports.fair_share(office), asks_year=False),
    Kind(
        "Alur mitra",
        lambda office, _, __: partner_report.pipeline(office),
        lambda office, _, __: partner_report.pipeline_picture(office),
        asks_year=False,
    ),
    Kind(
        "Rencana dan realisasi",
        lambda office, period, _: budget_report.sessions_plan(office, period),
        lambda office, period, _: budget_report.plan_picture(office, period),
    ),
    Kind(
        "Anggaran",
        lambda office, period, _: budget_report.lines(office, period.year),
        lambda office, period, _: budget_report.lines_picture(office, period.year),
        asks_part=False,
    ),
)


class ReportsPage(QWidget):
    title = "Laporan"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ReportsPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self.report: Report | None = None
        """The report in view."""
        self.chart: Chart | None = None
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        self._asked = 0
        self.ui.kind.addItems([kind.title for kind in KINDS])
        self.ui.year.addItem(_ALL_YEARS)
        self._fill_months(OutcomeSettings(months=DEFAULT_MONTHS))
        self._fill_parts()
        self._dress()
        self._wire()
        desk.changed.connect(self._changed)
        desk.run(lambda: sessions.years(desk.office), self._fill_years)
        desk.run(lambda: follow_up.settings(desk.office), self._fill_months)

    @property
    def kind(self) -> Kind:
        return KINDS[self.ui.kind.currentIndex()]

    @property
    def period(self) -> Period:
        if self.ui.year.currentIndex() <= 0 or not self.kind.asks_year:
            return Period()
        if not self.kind.asks_part:
            return Period(int(self.ui.year.currentText()))
        return periods_of(int(self.ui.year.currentText()))[max(0, self.ui.part.currentIndex())]

    def refresh(self) -> None:
        self._asked += 1
        office, kind, period, asked = self._desk.office, self.kind, self.period, self._asked
        months = int(self.ui.months.currentData() or DEFAULT_MONTHS[0])
        self.ui.months.setVisible(kind.asks_months)
        self.ui.year.setVisible(kind.asks_year)
        self.ui.part.setVisible(self.ui.year.currentIndex() > 0 and kind.asks_part and kind.asks_year)
        self.ui.picture_button.setVisible(kind.draw is not None)
        scale = self.devicePixelRatioF()
        self._desk.run(lambda: _read(office, kind, period, months, scale), partial(self._show, asked))

    def preview(self) -> None:
        office, report, chart = self._desk.office, self.report, self.chart
        if report is not None:
            self._desk.run(
                lambda: reports.pdf(office, report, chart), self._show_pdf, busy="Menyusun laporan …"
            )

    def open_budget(self) -> None:
        self.dialog = BudgetDialog(self._desk, self)
        open_dialog(self.dialog)

    def _dress(self) -> None:
        self.ui.budget_button.setIcon(icon("wallet-outline"))
        self.ui.save_button.setIcon(icon("content-save-outline"))
        self.ui.print_button.setIcon(icon("printer-outline", "#FFFFFF"))
        self.ui.picture_button.setIcon(icon("chart-bar"))
        self.ui.numbers_button.setIcon(icon("table"))
        self.ui.empty.set_content(
            "chart-bar", "Belum ada isinya", "Tidak ada yang dapat ditampilkan untuk pilihan ini."
        )
        for shown_once_read in (self.ui.empty, self.ui.table, self.ui.numbers_button):
            shown_once_read.hide()

    def _wire(self) -> None:
        for box in (self.ui.kind, self.ui.part, self.ui.months):
            box.activated.connect(lambda _: self.refresh())
        self.ui.year.activated.connect(lambda _: self._year_chosen())
        self.ui.picture_button.toggled.connect(lambda _: self._turn())
        self.ui.numbers_button.toggled.connect(lambda _: self._turn())
        self.export = ListExport(self._desk, self, self._outgoing, self.ui.save_button)
        self.ui.budget_button.clicked.connect(self.open_budget)
        self.ui.print_button.clicked.connect(self.preview)
        self._desk.gate(Right.PAPERS, self.ui.print_button)
        QShortcut(QKeySequence.StandardKey.Print, self, self.preview)

    def _year_chosen(self) -> None:
        self._fill_parts()
        self.refresh()

    def _fill_years(self, years: tuple[int, ...]) -> None:
        self.ui.year.addItems([str(year) for year in years])
        self.refresh()

    def _fill_months(self, known: OutcomeSettings) -> None:
        self.ui.months.clear()
        for month in known.months:
            self.ui.months.addItem(f"{month} bulan", month)
        self.ui.months.setCurrentIndex(min(1, len(known.months) - 1))

    def _fill_parts(self) -> None:
        self.ui.part.clear()
        if self.ui.year.currentIndex() > 0:
            names = [period.name for period in periods_of(int(self.ui.year.currentText()))]
            self.ui.part.addItems(["Setahun", *(name.rsplit(" ", 1)[0] for name in names[1:])])

    def _show(self, asked: int, found: tuple[Report, Chart | None, bytes]) -> None:
        if asked != self._asked:
            return
        self.report, self.chart, picture = found
        widest = self.ui.stack.width() - _BESIDE
        self.ui.picture.setPixmap(_pixmap(picture, widest, self.devicePixelRatioF()))
        self.ui.save_button.setEnabled(bool(self.report.rows))
        self.ui.print_button.setEnabled(bool(self.report.rows))
        self.ui.picture_button.setEnabled(bool(self.report.rows))
        self._turn()

    def _show_table(self, report: Report) -> None:
        columns = report_columns(report, self.ui.table.fontMetrics(), self.ui.stack.width())
        model = RowTableModel[tuple[Cell, ...]](columns, self.ui.table)
        model.set_rows([*report.rows, report.totals] if report.totals else report.rows)
        self.ui.table.show_model(model, columns)
        self.ui.table.setVisible(bool(report.rows))
        self.ui.empty.setVisible(not report.rows)
        self.ui.note.setText(report.note)
        self.ui.note.setVisible(bool(report.note and report.rows))

    def _turn(self) -> None:
        """The report's table, its picture, or the very numbers the picture is drawn from."""
        if self.report is None:
            return
        chart = self.chart if self.report.rows and self.ui.picture_button.isChecked() else None
        numbers = chart is not None and self.ui.numbers_button.isChecked()
        self.ui.numbers_button.setVisible(chart is not None)
        self._show_table(chart.report if chart and numbers else self.report)
        shown = self.ui.picture_side if chart and not numbers else self.ui.table_side
        self.ui.stack.setCurrentWidget(shown)
        said = chart.sentence if chart else self.report.sentence
        self.ui.sentence.setText(said)
        self.ui.picture.setAccessibleDescription(said)

    def _outgoing(self) -> Outgoing | None:
        office, report, chart = self._desk.office, self.report, self.chart
        if report is None or not report.rows:
            return None
        return Outgoing(
            title=report.title,
            file_stem=f"{report.title}-{self.period.name}".lower().replace(" ", "-"),
            write=lambda path, titles, watch: reports.save(office, report, path, chart),
            filters=report.period,
            formats=(PAPER, SHEET, PICTURE) if chart else (PAPER, SHEET),
            is_long=False,
        )

    def _show_pdf(self, pdf: bytes) -> None:
        title = self.report.title if self.report else self.title
        self.dialog = PreviewDialog(self._desk, Paper("laporan.pdf", pdf), title, self)
        open_dialog(self.dialog)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS:
            self.refresh()


def _read(
    office: Office, kind: Kind, period: Period, months: int, scale: float
) -> tuple[Report, Chart | None, bytes]:
    """On the worker."""
    report = kind.make(office, period, months)
    chart = kind.draw(office, period, months) if kind.draw else None
    return report, chart, pictures.png(chart, scale) if chart and report.rows else b""


def _pixmap(picture: bytes, widest: int, scale: float) -> QPixmap:
    """As drawn for that scale, or made smaller to fit a narrow window."""
    pixmap = QPixmap()
    if picture:
        pixmap.loadFromData(picture)
    if pixmap.width() > widest * scale:
        pixmap = pixmap.scaledToWidth(round(widest * scale), Qt.TransformationMode.SmoothTransformation)
    pixmap.setDevicePixelRatio(scale)
    return pixmap
