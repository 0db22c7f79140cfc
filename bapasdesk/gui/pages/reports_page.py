"""Laporan: the office's reports on the screen, as picture, on paper and as a sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.outcomes import DEFAULT_MONTHS
from bapasdesk.domain.periods import Period, periods_of
from bapasdesk.domain.records import OutcomeSettings
from bapasdesk.domain.reports import Cell, Chart, Report, ReportColumn, written
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.export_dialog import PAPER, PICTURE, SHEET, Outgoing
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.forms.reports_page import Ui_ReportsPage
from bapasdesk.gui.list_export import ListExport
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import icon
from bapasdesk.services import follow_up, pictures, reports, seat_reports, sessions
from bapasdesk.services.office import Office
from bapasdesk.services.papers import Paper

_KINDS = frozenset({"sessions", "participants", "follow_ups", "partners", "courses"})
_ALL_YEARS = "Semua tahun"
_LETTER_WIDTH, _LEAST_WIDTH = 8, 60
"""Pixels: a number's column is as wide as its heading, and wide enough for rupiah."""

Make = Callable[[Office, Period, int], Report]
Draw = Callable[[Office, Period, int], Chart]


@dataclass(frozen=True)
class Kind:
    """A report the page offers; `asks_months` shows the choice of the follow-up's month."""

    title: str
    make: Make
    draw: Draw | None = None
    asks_months: bool = False


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
    Kind("Hasil per pelatihan", _outcomes("course"), _outcome_picture, True),
    Kind("Hasil per metode", _outcomes("method"), None, True),
    Kind("Hasil per waktu menghasilkan", _outcomes("days_to_income"), None, True),
    Kind(
        "Kinerja mitra",
        lambda office, period, months: reports.partners_of(office, period, months=months),
        None,
        True,
    ),
    Kind("Mengundurkan diri", lambda office, period, _: seat_reports.dropped_out(office, period)),
    Kind("Pemerataan kursi", lambda office, period, _: seat_reports.fair_share(office)),
    Kind(
        "Uang transport",
        lambda office, period, _: reports.money_of(office, period),
        lambda office, period, _: pictures.plan_and_actual(office, period),
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
        """The preview opened last."""
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
        if self.ui.year.currentIndex() <= 0:
            return Period()
        return periods_of(int(self.ui.year.currentText()))[max(0, self.ui.part.currentIndex())]

    def refresh(self) -> None:
        self._asked += 1
        office, kind, period, asked = self._desk.office, self.kind, self.period, self._asked
        months = int(self.ui.months.currentData() or DEFAULT_MONTHS[0])
        self.ui.months.setVisible(kind.asks_months)
        self.ui.part.setVisible(self.ui.year.currentIndex() > 0)
        self.ui.picture_button.setVisible(kind.draw is not None)
        self._desk.run(lambda: _read(office, kind, period, months), partial(self._show, asked))

    def preview(self) -> None:
        office, report, chart = self._desk.office, self.report, self.chart
        if report is not None:
            self._desk.run(
                lambda: reports.pdf(office, report, chart), self._show_pdf, busy="Menyusun laporan …"
            )

    def _dress(self) -> None:
        self.ui.save_button.setIcon(icon("content-save-outline"))
        self.ui.print_button.setIcon(icon("printer-outline", "#FFFFFF"))
        self.ui.picture_button.setIcon(icon("chart-bar"))
        self.ui.empty.set_content(
            "chart-bar", "Belum ada isinya", "Tidak ada kegiatan yang dilaksanakan pada masa yang dipilih."
        )

    def _wire(self) -> None:
        for box in (self.ui.kind, self.ui.part, self.ui.months):
            box.activated.connect(lambda _: self.refresh())
        self.ui.year.activated.connect(lambda _: self._year_chosen())
        self.ui.picture_button.toggled.connect(self._turn)
        self.export = ListExport(self._desk, self, self._outgoing, self.ui.save_button)
        self.ui.print_button.clicked.connect(self.preview)
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
        self._show_table(self.report)
        self.ui.picture.setPixmap(_pixmap(picture))
        self.ui.save_button.setEnabled(bool(self.report.rows))
        self.ui.print_button.setEnabled(bool(self.report.rows))
        self.ui.picture_button.setEnabled(bool(self.report.rows))
        self._turn(self.ui.picture_button.isChecked())

    def _show_table(self, report: Report) -> None:
        columns = tuple(_column(place, report) for place in range(len(report.columns)))
        model = RowTableModel[tuple[Cell, ...]](columns, self.ui.table)
        model.set_rows([*report.rows, report.totals] if report.totals else report.rows)
        self.ui.table.show_model(model, columns)
        self.ui.table.setVisible(bool(report.rows))
        self.ui.empty.setVisible(not report.rows)
        self.ui.note.setText(report.note)
        self.ui.note.setVisible(bool(report.note and report.rows))

    def _turn(self, to_picture: bool) -> None:
        shown = to_picture and self.chart is not None and bool(self.report and self.report.rows)
        self.ui.stack.setCurrentWidget(self.ui.picture_side if shown else self.ui.table_side)
        said = self.chart.sentence if shown and self.chart else self.report.sentence if self.report else ""
        self.ui.sentence.setText(said)

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
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS:
            self.refresh()


def _read(office: Office, kind: Kind, period: Period, months: int) -> tuple[Report, Chart | None, bytes]:
    """On the worker."""
    report = kind.make(office, period, months)
    chart = kind.draw(office, period, months) if kind.draw else None
    return report, chart, pictures.png(chart) if chart and report.rows else b""


def _column(place: int, report: Report) -> Column[tuple[Cell, ...]]:
    column = report.columns[place]
    return Column(
        column.title,
        lambda row: written(row[place], column.kind),
        align_right=column.is_number,
        width=_width(column) if column.is_number else None,
    )


def _width(column: ReportColumn) -> int:
    least = 2 * _LEAST_WIDTH if column.kind == "money" else _LEAST_WIDTH
    return max(least, _LETTER_WIDTH * len(column.title) + 24)


def _pixmap(picture: bytes) -> QPixmap:
    pixmap = QPixmap()
    if picture:
        pixmap.loadFromData(picture)
    return pixmap
