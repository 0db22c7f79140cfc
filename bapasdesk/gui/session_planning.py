"""What the session dialog says while one plans: warnings, a place that fits, the weeks of a series."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QDialog, QLineEdit

from bapasdesk.domain.indonesian.dates import format_date, format_range
from bapasdesk.domain.planning import PlanWarning
from bapasdesk.domain.records.office import Venue
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rows.calendar import MissedSession
from bapasdesk.domain.values import VenueKind
from bapasdesk.domain.working_days import Closed, weekly
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.widgets.form_guard import connect_change, grow_to_fit
from bapasdesk.gui.widgets.plan_notes import show_notes
from bapasdesk.services import catch_up, door, planning, venues

_WATCHED = (
    "course_id",
    "partner_id",
    "dates",
    "seats",
    "venue_kind",
    "venue",
    "trainer",
    "officer_in_charge",
    "starts_at",
    "ends_at",
)
_PAUSE_MS = 250
_SHOWN_WEEKS = 4
Plan = tuple[Session, Sequence[date]]


class SessionPlanning(QObject):
    """Watches the form of a SessionDialog; `build` gives the plan as typed or raises InvalidInput."""

    def __init__(self, dialog: QDialog, ui: Any, desk: Desk, build: Callable[[], Plan]) -> None:
        super().__init__(dialog)
        self._dialog, self._ui, self._desk, self._build = dialog, ui, desk, build
        self._closed: Closed = {}
        self._best: Venue | None = None
        self._asked_for = (0, 0)
        self._wanted_missed: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.ask)
        dialog.finished.connect(self._timer.stop)
        for field in _WATCHED:
            connect_change(getattr(ui, field), self._timer.start)
        ui.days.itemChanged.connect(lambda _: self._timer.start())
        ui.times.valueChanged.connect(lambda _: self._tell_weeks())
        ui.venue_suggestion.clicked.connect(self._take_suggestion)
        ui.venue_suggestion.hide()
        ui.makes_up_for.addItem("Bukan kegiatan pengganti", None)
        self._offer_missed()
        show_notes(ui.plan_notes, ())
        self._offer_known_names()
        self.show_series(is_new=True, later=0)

    def know_closed(self, closed: Closed) -> None:
        """The office's own closed days, for the weeks of a series."""
        self._closed = closed

    def show_series(self, *, is_new: bool, later: int) -> None:
        """A new session may be repeated; one of a series may change the later ones with it."""
        ui = self._ui
        for widget in (ui.times, ui.times_label, ui.times_note):
            widget.setVisible(is_new)
        for widget in (ui.scope, ui.scope_label):
            widget.setVisible(later > 0)
        ui.scope.clear()
        ui.scope.addItems(["Hanya ini", f"Ini dan {later} sesudahnya"])

    def show_missed(self, session_id: int | None) -> None:
        """Which session is made up for, once the list is there."""
        self._wanted_missed = session_id
        self._asked_for = (0, 0)
        self._timer.start()

    def ask(self) -> None:
        """Asks what is to be looked at, as soon as there is a whole plan; and what fits the course."""
        if not self._dialog.isVisible():
            return
        office = self._desk.office
        course_id, seats = self._ui.course_id.currentData() or 0, self._ui.seats.value()
        if course_id and (course_id, seats) != self._asked_for:
            self._asked_for = (course_id, seats)
            suggest = partial(planning.venue_suggestions, office, seats, course_id)
            self._desk.run(suggest, self._show_suggestion)
            self._desk.run(partial(catch_up.missed, office, course_id), self._show_missed)
        try:
            session, days = self._build()
        except InvalidInput:
            self._show_warnings(())
            return
        self._desk.run(partial(planning.warnings, office, session, days), self._show_warnings)
        self._tell_weeks()

    def _offer_known_names(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: venues.venues(office), self._offer_venues)
        self._desk.run(
            lambda: door.officer_names(office.folder), partial(_complete, self._ui.officer_in_charge)
        )

    def _offer_venues(self, known: Sequence[Venue]) -> None:
        _complete(self._ui.venue, [venue.name for venue in known])

    def _show_warnings(self, found: Sequence[PlanWarning]) -> None:
        show_notes(self._ui.plan_notes, [warning.text for warning in found])
        grow_to_fit(self._dialog)

    def _show_suggestion(self, fitting: Sequence[Venue]) -> None:
        self._best = fitting[0] if fitting else None
        button = self._ui.venue_suggestion
        button.setVisible(self._best is not None)
        if self._best is not None:
            button.setText(f"Saran: {self._best.name}, muat {self._best.capacity} orang")
            button.setToolTip("\n".join(f"{one.name}, muat {one.capacity} orang" for one in fitting))

    def _take_suggestion(self) -> None:
        if self._best is not None:
            self._ui.venue.setText(self._best.name)
            self._ui.venue_kind.setCurrentIndex(list(VenueKind).index(self._best.kind))

    def _show_missed(self, found: Sequence[MissedSession]) -> None:
        field = self._ui.makes_up_for
        chosen = self._wanted_missed or field.currentData()
        with QSignalBlocker(field):
            while field.count() > 1:
                field.removeItem(1)
            for one in found:
                dates = format_range(one.starts_on, one.ends_on)
                field.addItem(f"{dates} ({one.absent} tidak hadir)", one.session_id)
            field.setCurrentIndex(max(0, field.findData(chosen)))
        self._offer_missed()

    def _offer_missed(self) -> None:
        """Only where there is something to make up for."""
        field = self._ui.makes_up_for
        for widget in (field, self._ui.makes_up_for_label):
            widget.setVisible(field.count() > 1)

    def _tell_weeks(self) -> None:
        """On which days the series begins; closed ones are already passed over."""
        ui = self._ui
        times = ui.times.value()
        try:
            _, days = self._build()
        except InvalidInput:
            days = ()
        if times < 2 or not days or ui.times.isHidden():
            ui.times_note.clear()
            return
        starts = [format_date(run[0]) for run in weekly(days, times, self._closed)]
        shown = starts if len(starts) <= _SHOWN_WEEKS else [*starts[: _SHOWN_WEEKS - 1], "…", starts[-1]]
        ui.times_note.setText("Mulai " + ", ".join(shown))


def _complete(field: QLineEdit, names: Sequence[str]) -> None:
    completer = QCompleter(list(names), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    field.setCompleter(completer)
