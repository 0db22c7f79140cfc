"""Beranda: what is due. Every line opens the place where it is done."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from bapasdesk.domain.indonesian.dates import format_date, format_long_date, format_range
from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.agenda import Agenda, OpenSession
from bapasdesk.domain.rows.papers import Outstanding
from bapasdesk.domain.rows.partners import PartnerReminder
from bapasdesk.domain.rows.people import FollowUpRow
from bapasdesk.domain.rows.sessions import SessionRow
from bapasdesk.domain.seating_rows import CourseDemand, UnmatchedWalkIn
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.follow_up_columns import follow_up_columns
from bapasdesk.gui.forms.home_page import Ui_HomePage
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import ROW_HEIGHT, Tone, colours, icon
from bapasdesk.gui.tones import tone_of
from bapasdesk.gui.widgets.data_table import DataTable
from bapasdesk.services import demand, home, prints, walk_ins

_KINDS = frozenset({"partners", "courses", "sessions", "clients", "participants", "prints", "follow_ups"})
_DATES = 170
_NARROW = 880
"""Below this width in pixels venue or partner give their room to what is more needed."""

SESSION_COLUMNS: tuple[Column[SessionRow], ...] = (
    Column("Tanggal", lambda row: format_range(row.starts_on, row.ends_on), width=_DATES),
    Column("Kegiatan", lambda row: row.course),
    Column("Mitra", lambda row: row.partner),
    Column("Tempat", lambda row: row.venue, width=150),
    Column("Peserta", lambda row: f"{row.participants} dari {row.seats}", width=100),
    Column("Keadaan", lambda row: label(row.status), chip=lambda row: tone_of(row.status), width=130),
)

_PARTNER, _VENUE = 2, 3


def _left(count: int) -> str:
    return f"{count} belum" if count else "tuntas"


def _left_tone(count: int) -> Tone:
    return Tone.READY if count else Tone.DONE


OPEN_COLUMNS: tuple[Column[OpenSession], ...] = (
    Column("Tanggal", lambda row: format_range(row.session.starts_on, row.session.ends_on), width=_DATES),
    Column(
        "Kegiatan",
        lambda row: row.session.course,
        tooltip=lambda row: f"{row.session.course} – {row.session.partner}",
    ),
    Column("Mitra", lambda row: row.session.partner),
    Column(
        "Sertifikat",
        lambda row: _left(row.certificates),
        chip=lambda row: _left_tone(row.certificates),
        width=105,
    ),
    Column(
        "Transport", lambda row: _left(row.transport), chip=lambda row: _left_tone(row.transport), width=105
    ),
    Column(
        "Souvenir", lambda row: _left(row.souvenirs), chip=lambda row: _left_tone(row.souvenirs), width=105
    ),
)


REMINDER_COLUMNS: tuple[Column[PartnerReminder], ...] = (
    Column("Tanggal", lambda row: format_range(row.due_on, row.due_on), width=_DATES),
    Column("Mitra", lambda row: row.partner, width=260),
    Column("Yang ditunggu", lambda row: " ".join(row.what.split()), tooltip=lambda row: row.what),
)


class HomePage(QWidget):
    """A to-do list: this week, what is not finished, what comes; three first steps in an empty office."""

    title = "Beranda"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_HomePage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._week = _list(self.ui.week_table, SESSION_COLUMNS, self._open_session)
        self._coming = _list(self.ui.coming_table, SESSION_COLUMNS, self._open_session)
        self._open = _list(self.ui.open_table, OPEN_COLUMNS, lambda row: self._open_session(row.session))
        self._reminders = _list(self.ui.reminders_table, REMINDER_COLUMNS, self._open_partner)
        waiting = follow_up_columns(desk.office.today)
        self._follow_ups = _list(self.ui.follow_ups_table, waiting, self._open_question)
        self.ui.follow_ups_button.setIcon(icon("phone-outline"))
        self.ui.follow_ups_button.clicked.connect(lambda: desk.open("follow_up"))
        self.ui.first_steps.hide()
        desk.gate(Right.PLAN, self.ui.partner_button, self.ui.course_button, self.ui.session_button)
        self.ui.partner_button.clicked.connect(lambda: desk.open("new-partner", 0))
        self.ui.course_button.clicked.connect(lambda: desk.open("new-course", 0))
        self.ui.session_button.clicked.connect(lambda: desk.open("new-session", 0))
        self.ui.care_strip.watch(desk)
        self.ui.proofs_button.hide()
        self.ui.proofs_button.setIcon(icon("file-sign"))
        self.ui.proofs_button.clicked.connect(lambda: desk.open("proofs"))
        self.ui.demand_button.hide()
        self.ui.demand_button.setIcon(icon("account-clock-outline"))
        self.ui.demand_button.clicked.connect(lambda: desk.open("demand"))
        self._unmatched: Sequence[UnmatchedWalkIn] = ()
        self.ui.walk_ins_button.hide()
        self.ui.walk_ins_button.setIcon(icon("account-question-outline"))
        self.ui.walk_ins_button.clicked.connect(self._open_walk_in)
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        office = self._desk.office
        self.ui.today_label.setText(format_long_date(office.today()))
        self._desk.run(lambda: home.agenda(office), self._show)
        self._desk.run(lambda: prints.outstanding(office), self._show_outstanding)
        self._desk.run(lambda: walk_ins.unmatched(office), self._show_walk_ins)
        self._desk.run(lambda: demand.by_course(office), self._show_demand)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for table in (self.ui.week_table, self.ui.coming_table):
            table.setColumnHidden(_VENUE, self.width() < _NARROW)
        self.ui.open_table.setColumnHidden(_PARTNER, self.width() < _NARROW)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS:
            self.refresh()

    def _show(self, agenda: Agenda) -> None:
        is_new = agenda.sessions == 0
        self.ui.first_steps.setVisible(is_new)
        self._show_steps(agenda)
        self._fill("week", self._week, agenda.this_week, not is_new)
        self._fill("open", self._open, agenda.open_sessions, not is_new)
        self._show_follow_ups(agenda, not is_new)
        self._fill("reminders", self._reminders, agenda.reminders, bool(agenda.reminders))
        self._fill("coming", self._coming, agenda.coming, not is_new)

    def _show_follow_ups(self, agenda: Agenda, shown: bool) -> None:
        more = agenda.due_follow_ups - len(agenda.follow_ups)
        self._fill("follow_ups", self._follow_ups, agenda.follow_ups, shown)
        self.ui.follow_ups_button.setVisible(more > 0)
        self.ui.follow_ups_button.setText(f"{more} pertanyaan lagi yang sudah waktunya")

    def _show_outstanding(self, out: Outstanding) -> None:
        self.ui.proofs_button.setVisible(bool(out.count))
        if out.since is not None:
            said = f"{out.count} dokumen belum kembali bertanda tangan"
            self.ui.proofs_button.setText(f"{said}, terlama sejak {format_date(out.since)}")

    def _show_demand(self, rows: Sequence[CourseDemand]) -> None:
        self.ui.demand_button.setVisible(bool(rows))
        if rows:
            more = f", dan {len(rows) - 1} pelatihan lain ditunggu" if len(rows) > 1 else ""
            course = rows[0].course.replace("&", "&&")
            self.ui.demand_button.setText(f"{rows[0].waiting} klien menunggu {course}{more}")

    def _show_walk_ins(self, rows: Sequence[UnmatchedWalkIn]) -> None:
        self._unmatched = rows
        self.ui.walk_ins_button.setVisible(bool(rows))
        if rows:
            since = format_date(rows[0].came_on)
            said = f"{len(rows)} peserta belum dicocokkan dengan klien, terlama sejak {since}"
            self.ui.walk_ins_button.setText(said)

    def _open_walk_in(self) -> None:
        if self._unmatched:
            self._desk.open("session", self._unmatched[0].session_id)

    def _fill(self, name: str, model: RowTableModel[Any], rows: Sequence[Any], shown: bool) -> None:
        table: DataTable = getattr(self.ui, f"{name}_table")
        model.set_rows(rows)
        table.setFixedHeight(ROW_HEIGHT * len(rows) + table.horizontalHeader().sizeHint().height() + 4)
        table.setVisible(shown and bool(rows))
        getattr(self.ui, f"{name}_empty").setVisible(shown and not rows)
        getattr(self.ui, f"{name}_heading").setVisible(shown)

    def _show_steps(self, agenda: Agenda) -> None:
        steps = ((self.ui.partner_mark, agenda.partners), (self.ui.course_mark, agenda.courses))
        for mark, count in (*steps, (self.ui.session_mark, agenda.sessions)):
            scheme = colours()
            picture = icon("check-circle", scheme.done) if count else icon("circle-outline")
            mark.setPixmap(picture.pixmap(22, 22))
            mark.setToolTip("Sudah" if count else "Belum")
        nexts = self.ui.partner_button, self.ui.course_button, self.ui.session_button
        first_open = 0 if not agenda.partners else 1 if not agenda.courses else 2
        for number, button in enumerate(nexts):
            button.setProperty("primary", number == first_open)
            button.setEnabled(number <= first_open)
            button.style().polish(button)

    def _open_partner(self, row: PartnerReminder) -> None:
        self._desk.open("agreement" if row.is_agreement else "partner", row.partner_id)

    def _open_question(self, row: FollowUpRow) -> None:
        self._desk.open("question", row.id)

    def _open_session(self, row: SessionRow) -> None:
        self._desk.open("session", row.id)


def _list(table: DataTable, columns: Sequence[Column[Any]], opened: Any) -> RowTableModel[Any]:
    """A list as tall as its rows: the page scrolls, not the lists in it."""
    model = RowTableModel[Any](columns, table)
    table.show_model(model, columns)
    table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setCursor(Qt.CursorShape.PointingHandCursor)
    table.clicked.connect(lambda index: opened(model.row_at(index)))
    table.opened.connect(lambda row: opened(model.row_at(row)))
    return model
