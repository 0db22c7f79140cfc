"""One run of a course: with whom, on which days, where, and what is paid and handed over."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from bapasdesk.domain.checks import check_session
from bapasdesk.domain.indonesian.dates import format_long_date, format_range, parse_range
from bapasdesk.domain.indonesian.times import parse_time
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.office import ClosedDay
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.partners import PartnerRow
from bapasdesk.domain.rows.sessions import CourseRow, SessionDetail
from bapasdesk.domain.values import CertificateStyle, FundingSource, ReceiptForm, VenueKind
from bapasdesk.domain.working_days import closed_between, is_open
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.session_dialog import Ui_SessionDialog
from bapasdesk.gui.session_budget import SessionBudget
from bapasdesk.gui.session_planning import SessionPlanning
from bapasdesk.gui.widgets.form_guard import FormGuard, required_money
from bapasdesk.gui.widgets.form_values import FieldValues
from bapasdesk.services import courses, partners, series, sessions, settings, venues
from bapasdesk.services.office import Office

_FIELDS = (
    "course_id",
    "partner_id",
    "dates",
    "seats",
    "lesson_hours",
    "starts_at",
    "ends_at",
    "tool_kit",
    "receipt_form",
    "venue_kind",
    "venue",
    "trainer",
    "officer_in_charge",
    "transport_rate",
    "funding_source",
    "budget_line_id",
    "budget_line",
    "souvenir",
    "certificate_style",
    "note",
)
_LINES = (
    "venue",
    "trainer",
    "officer_in_charge",
    "budget_line",
    "souvenir",
    "tool_kit",
    "starts_at",
    "ends_at",
)
_OF_THE_DATES = frozenset({"date", "starts_on", "ends_on", "days"})
_STYLES = (None, *CertificateStyle)
_LONGEST_LIST = 366
_A_YEAR = timedelta(days=_LONGEST_LIST)


class SessionDialog(QDialog):
    """A new session, or the one of `session_id` to be changed."""

    saved = Signal(int)

    def __init__(
        self,
        desk: Desk,
        session_id: int | None = None,
        parent: QWidget | None = None,
        *,
        starts_on: date | None = None,
        course_id: int = 0,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_SessionDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        desk.gate(Right.PLAN, self.ui.save_button)
        self._desk = desk
        self._known: Session | None = None
        self._saved_id = session_id or 0
        self._wanted_course = course_id
        self._listed: tuple[date, date] | None = None
        self._suggested_rate: int | None = None
        self._partners: tuple[PartnerRow, ...] = ()
        self._own_closed: dict[date, str] = {}
        self._fill_choices()
        self.budget = SessionBudget(self, self.ui, desk, session_id)
        self.guard = FormGuard(self, self.ui, _FIELDS, desk.run, self._session, self._save)
        self.guard.keep_draft(desk, self._saved_id, values=self)
        self.planning = SessionPlanning(self, self.ui, desk, self._session)
        self._wire()
        self._read(session_id)
        if starts_on is not None:
            self.ui.dates.setText(format_range(starts_on, starts_on))
        self.ui.course_id.setFocus()

    def values(self) -> dict[str, Any]:
        """For the draft: the fields, and the costs that were planned beside them."""
        return {**FieldValues(self).values(), **self.budget.values()}

    def set_values(self, values: dict[str, Any]) -> None:
        """From the draft."""
        FieldValues(self).set_values(values)
        self.budget.set_values(values)

    def accept(self) -> None:
        super().accept()
        self._desk.announce("sessions")
        self.saved.emit(self._saved_id)

    def _fill_choices(self) -> None:
        for kind in VenueKind:
            self.ui.venue_kind.addItem(label(kind))
        for source in FundingSource:
            self.ui.funding_source.addItem(label(source))
        for form in ReceiptForm:
            self.ui.receipt_form.addItem(label(form))
        for style in _STYLES:
            self.ui.certificate_style.addItem(label(style) or "Sesuai pengaturan kantor")
        self.ui.seats.setValue(20)
        self.ui.days.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for choice in (self.ui.course_id, self.ui.partner_id):
            choice.setMinimumContentsLength(24)

    def _wire(self) -> None:
        self.ui.dates.textChanged.connect(self._list_days)
        self.ui.days.itemChanged.connect(lambda _: self.guard.check())
        self.ui.course_id.currentIndexChanged.connect(self._order_partners)
        self.ui.funding_source.currentIndexChanged.connect(self._offer_receipt_forms)

    def _read(self, session_id: int | None) -> None:
        office = self._desk.office
        self._desk.run(lambda: venues.closed_days(office), self._know_closed)
        self._desk.run(lambda: (courses.rows(office), partners.rows(office)), self._show_choices)
        if session_id:
            self._desk.run(lambda: _read_session(office, session_id), lambda found: self._fill(*found))

    def _know_closed(self, own: Sequence[ClosedDay]) -> None:
        self._own_closed = {day.closed_on: day.name for day in own}
        self._listed = None
        self._list_days()

    def _show_choices(self, found: tuple[tuple[CourseRow, ...], tuple[PartnerRow, ...]]) -> None:
        course_rows, self._partners = found
        with QSignalBlocker(self.ui.course_id):  # nobody has chosen anything yet
            self.ui.course_id.addItem("Pilih pelatihan", 0)
            for row in course_rows:
                self.ui.course_id.addItem(row.name, row.id)
            self.ui.course_id.setCurrentIndex(max(0, self.ui.course_id.findData(self._wanted_course)))
        self._order_partners()

    def _order_partners(self) -> None:
        """Partners who offer the chosen course come first; a lone one is chosen."""
        course = self.ui.course_id.currentText()
        chosen = self.ui.partner_id.currentData()
        offering = [row for row in self._partners if course in row.courses]
        others = [row for row in self._partners if course not in row.courses]
        with QSignalBlocker(self.ui.partner_id):
            self.ui.partner_id.clear()
            self.ui.partner_id.addItem("Pilih mitra", 0)
            for row in (*offering, *others):
                self.ui.partner_id.addItem(row.name, row.id)
            wanted = chosen or (offering[0].id if len(offering) == 1 else 0)
            self.ui.partner_id.setCurrentIndex(max(0, self.ui.partner_id.findData(wanted)))
        self.guard.check()

    def _fill(self, detail: SessionDetail, later: int) -> None:
        ui, session = self.ui, detail.session
        self._known, self._suggested_rate = session, session.transport_rate
        ui.course_id.setCurrentIndex(ui.course_id.findData(session.course_id))
        ui.partner_id.setCurrentIndex(ui.partner_id.findData(session.partner_id))
        ui.dates.setText(format_range(session.starts_on, session.ends_on))
        self._tick(day.held_on for day in detail.days)
        ui.venue_kind.setCurrentIndex(list(VenueKind).index(session.venue_kind))
        ui.funding_source.setCurrentIndex(list(FundingSource).index(session.funding_source))
        ui.certificate_style.setCurrentIndex(_STYLES.index(session.certificate_style))
        ui.seats.setValue(session.seats)
        ui.lesson_hours.setValue(session.lesson_hours)
        ui.transport_rate.set_value(session.transport_rate)
        ui.receipt_form.setCurrentIndex(list(ReceiptForm).index(session.receipt_form))
        for field in _LINES:
            getattr(ui, field).setText(getattr(session, field))
        ui.note.setPlainText(session.note)
        self.budget.know(session)
        self.planning.show_series(is_new=False, later=later)
        self.planning.show_missed(session.makes_up_for_id)

    def _offer_receipt_forms(self) -> None:
        """Only money of the state is receipted on one of the state's forms."""
        source = list(FundingSource)[self.ui.funding_source.currentIndex()]
        self.ui.receipt_form.setEnabled(source == FundingSource.STATE_BUDGET)

    def _list_days(self) -> None:
        """The days of the dates typed; weekends and closed days are left out until ticked."""
        try:
            listed = parse_range(self.ui.dates.text())
        except InvalidInput:
            return
        if listed == self._listed or (listed[1] - listed[0]).days > _LONGEST_LIST:
            return
        self._listed = listed
        first, last = listed
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        closed = closed_between(first, last + _A_YEAR, self._own_closed)
        self.planning.know_closed(closed)
        workdays = [day for day in days if is_open(day, closed)] or days
        self.ui.days.clear()
        for day in days:
            holiday = f"  ({closed[day]})" if day in closed else ""
            item = QListWidgetItem(f"{format_long_date(day)}{holiday}")
            item.setData(Qt.ItemDataRole.UserRole, day)
            item.setCheckState(Qt.CheckState.Checked if day in workdays else Qt.CheckState.Unchecked)
            self.ui.days.addItem(item)
        self.guard.check()
        self._suggest_rate(first)

    def _suggest_rate(self, day: date) -> None:
        office = self._desk.office
        self._desk.run(lambda: settings.transport_rate_on(office, day), self._show_rate)

    def _show_rate(self, rate: int) -> None:
        """Only as long as nobody has typed another one."""
        if self.ui.transport_rate.value() in (None, self._suggested_rate) and self._known is None:
            self.ui.transport_rate.set_value(rate)
            self._suggested_rate = rate

    def _tick(self, days: Iterable[date]) -> None:
        wanted = set(days)
        for item in self._day_items():
            ticked = item.data(Qt.ItemDataRole.UserRole) in wanted
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _day_items(self) -> list[QListWidgetItem]:
        return [self.ui.days.item(number) for number in range(self.ui.days.count())]

    def _days(self) -> list[date]:
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in self._day_items()
            if item.checkState() == Qt.CheckState.Checked
        ]

    def _session(self) -> tuple[Session, Sequence[date]]:
        """The record as typed; troubles with the days stand under the dates."""
        try:
            return self._checked()
        except InvalidInput as error:
            field = "dates" if error.field in _OF_THE_DATES else error.field
            raise InvalidInput(str(error), field) from error

    def _checked(self) -> tuple[Session, Sequence[date]]:
        ui = self.ui
        if not ui.course_id.currentData():
            raise InvalidInput("Pilih pelatihannya.", "course_id")
        if not ui.partner_id.currentData():
            raise InvalidInput("Pilih mitranya.", "partner_id")
        starts_on, ends_on = parse_range(ui.dates.text())
        empty = Session(course_id=0, partner_id=0, starts_on=starts_on, ends_on=ends_on)
        session = replace(
            self._known or empty,
            course_id=ui.course_id.currentData(),
            partner_id=ui.partner_id.currentData(),
            starts_on=starts_on,
            ends_on=ends_on,
            venue_kind=list(VenueKind)[ui.venue_kind.currentIndex()],
            venue=ui.venue.text().strip(),
            trainer=ui.trainer.text().strip(),
            officer_in_charge=ui.officer_in_charge.text().strip(),
            makes_up_for_id=self._made_up_for(),
            seats=ui.seats.value(),
            lesson_hours=ui.lesson_hours.value(),
            transport_rate=required_money(ui.transport_rate, "transport_rate"),
            funding_source=list(FundingSource)[ui.funding_source.currentIndex()],
            starts_at=parse_time(ui.starts_at.text(), "starts_at"),
            ends_at=parse_time(ui.ends_at.text(), "ends_at"),
            tool_kit=ui.tool_kit.text().strip(),
            receipt_form=list(ReceiptForm)[ui.receipt_form.currentIndex()],
            budget_line=ui.budget_line.text().strip(),
            budget_line_id=self.budget.line_id,
            souvenir=ui.souvenir.text().strip(),
            certificate_style=_STYLES[ui.certificate_style.currentIndex()],
            note=ui.note.toPlainText().strip(),
        )
        days = self._days()
        check_session(session, days)
        return session, days

    def _made_up_for(self) -> int | None:
        """Until the list of missed sessions is there, what was known before stays."""
        if self.ui.makes_up_for.count() > 1:
            chosen: int | None = self.ui.makes_up_for.currentData()
            return chosen
        return self._known.makes_up_for_id if self._known else None

    def _save(self, made: tuple[Session, Sequence[date]]) -> int:
        """On the worker."""
        office, (session, days) = self._desk.office, made
        times, with_later = self.ui.times.value(), self.ui.scope.currentIndex() == 1
        costs = self.budget.costs
        if not session.id and times > 1:
            self._saved_id = series.plan(office, session, days, times, costs)[0]
        elif session.id and with_later:
            series.save_with_later(office, session, days, costs)
        else:
            self._saved_id = sessions.save(office, session, days, costs)
        return self._saved_id


def _read_session(office: Office, session_id: int) -> tuple[SessionDetail, int]:
    """On the worker: the session, and how many of its series come after it."""
    return sessions.get(office, session_id), series.later_count(office, session_id)
