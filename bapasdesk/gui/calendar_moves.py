"""Moving a session on the calendar: which of a series, what is to be looked at, and then it is done."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from bapasdesk.domain.indonesian.dates import format_days
from bapasdesk.domain.rows.calendar import MovePlan
from bapasdesk.gui.desk import Desk
from bapasdesk.services import calendar, series

_SHOWN = 8


class CalendarMoves(QObject):
    """Nothing moves before the officer has seen the new days and what is wrong with them."""

    moved = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def ask(self, session_id: int, to: date) -> None:
        """`to` is the day the session is to begin on."""
        office = self._desk.office
        self._desk.run(
            lambda: series.later_count(office, session_id), partial(self._ask_how_many, session_id, to)
        )

    def _ask_how_many(self, session_id: int, to: date, later: int) -> None:
        with_later = False
        if later:
            text = "Kegiatan ini bagian dari rangkaian mingguan. Mana yang dipindahkan?"
            chosen = self._desk.messages.choose(text, ["Hanya ini", f"Ini dan {later} sesudahnya"])
            if chosen is None:
                return
            with_later = chosen == 1
        office = self._desk.office
        self._desk.run(
            lambda: calendar.plan_move(office, session_id, to, with_later=with_later),
            partial(self._confirm, session_id, to, with_later),
        )

    def _confirm(self, session_id: int, to: date, with_later: bool, plan: MovePlan) -> None:
        """Asked only if there is something to look at: without it a drag is done at once."""
        when = format_days(plan.moves[0].days)
        if plan.warnings:
            shown = [f"•  {text}" for text in plan.warnings[:_SHOWN]]
            rest = len(plan.warnings) - len(shown)
            lines = [f"Pindahkan ke {when}? Perhatikan:", *shown]
            lines += [f"•  dan {rest} hal lain"] if rest else []
            if not self._desk.messages.confirm("\n".join(lines), "Tetap pindahkan"):
                return
        office = self._desk.office
        self._desk.run(
            lambda: calendar.move(office, session_id, to, with_later=with_later),
            lambda count: self._done(session_id, when, count),
            announce=("sessions",),
        )

    def _done(self, session_id: int, when: str, count: int) -> None:
        more = f", dan {count - 1} kegiatan sesudahnya ikut bergeser" if count > 1 else ""
        self._desk.messages.inform(f"Kegiatan dipindahkan ke {when}{more}.")
        self.moved.emit(session_id)
