"""Money in the session dialog: which line pays, what else it costs, and how many more people fit."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QDialog

from bapasdesk.domain.budget import BudgetLine, Fit, Promise, fit
from bapasdesk.domain.budget_rows import Room
from bapasdesk.domain.costs import CostBasis, CostKind, SessionCost
from bapasdesk.domain.indonesian.dates import parse_range
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.values import FundingSource, ReceiptForm
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.budget_words import fit_sentences
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.costs_dialog import CostPlan, CostsDialog
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.theme import Tone, colours
from bapasdesk.gui.widgets.form_guard import connect_change, grow_to_fit
from bapasdesk.services import budget

_WATCHED = ("seats", "transport_rate", "budget_line_id", "funding_source")
_NO_LINE = "Tanpa pagu: tulis kodenya sendiri"
_COSTS = "costs"


class SessionBudget(QObject):
    """Watches the form of a SessionDialog; the sums are made here at once, only what is left is asked for."""

    def __init__(self, dialog: QDialog, ui: Any, desk: Desk, session_id: int | None) -> None:
        super().__init__(dialog)
        self._dialog, self._ui, self._desk = dialog, ui, desk
        self._session_id = session_id
        self._room = Room(lines=(), left={}, other_rate=0, costs=())
        self._known_line: int | None = None
        self._year = 0
        self._asked_course = 0
        self._costs: tuple[SessionCost, ...] | None = None
        self.costs_dialog: CostsDialog | None = None
        """Opened last."""
        ui.budget_line_id.hide()
        ui.budget_note.hide()
        for field in _WATCHED:
            connect_change(getattr(ui, field), self._tell)
        connect_change(ui.dates, self._offer_lines)
        ui.days.itemChanged.connect(lambda _: self._tell())
        ui.budget_line_id.activated.connect(lambda _: self._line_chosen())
        ui.funding_source.currentIndexChanged.connect(lambda _: self._enable())
        ui.course_id.currentIndexChanged.connect(lambda _: self._begin_with_usual())
        ui.costs_button.clicked.connect(self.open_costs)
        desk.run(partial(budget.room, desk.office, session_id), self._show_room)

    def know(self, session: Session) -> None:
        """The session that is changed."""
        self._known_line = session.budget_line_id
        self._ui.budget_line_id.clear()  # filled before the session was there
        self._offer_lines()

    @property
    def line_id(self) -> int | None:
        """The line chosen; as long as the lines are not there, the one known before."""
        box = self._ui.budget_line_id
        return box.currentData() if box.count() else self._known_line

    @property
    def costs(self) -> tuple[SessionCost, ...] | None:
        """What the session is to be saved with; None for a known one whose costs nobody has changed."""
        return self._costs if self._session_id else self._all_costs()

    @property
    def promise(self) -> Promise:
        ui = self._ui
        items = [ui.days.item(number) for number in range(ui.days.count())]
        days = sum(item.checkState() == Qt.CheckState.Checked for item in items)
        rate = (ui.transport_rate.value() or 0) + self._room.other_rate
        return Promise(
            people=ui.seats.value(),
            days=days,
            rate=rate,
            budget_line_id=self.line_id if self._is_state_money() else None,
            costs=self._all_costs(),
        )

    @property
    def found(self) -> Fit:
        """The promise held against what is left."""
        return fit(self.promise, self._room.left)

    def values(self) -> dict[str, Any]:
        """For the draft: the costs as changed, which stand in a dialog of their own."""
        return {_COSTS: None if self._costs is None else [_as_json(one) for one in self._costs]}

    def set_values(self, values: dict[str, Any]) -> None:
        """From the draft."""
        if values.get(_COSTS) is not None:
            self._take_costs(tuple(_from_json(one) for one in values[_COSTS]))

    def open_costs(self) -> None:
        promise = self.promise
        plan = CostPlan(self._all_costs(), self._lines(), promise.people, promise.days)
        self.costs_dialog = CostsDialog(self._desk, plan, _kept_with_the_session, self._dialog)
        self.costs_dialog.chosen.connect(self._take_costs)
        open_dialog(self.costs_dialog)

    def _show_room(self, room: Room) -> None:
        self._room = room
        self._ui.budget_line_id.setVisible(bool(room.lines))
        self._year = 0
        self._offer_lines()
        self._begin_with_usual()

    def _offer_lines(self) -> None:
        """The lines of the year of the dates; one of another year only if it is chosen already."""
        box, chosen = self._ui.budget_line_id, self.line_id
        year = self._typed_year()
        if self._room.lines and (year != self._year or not box.count()):
            self._year = year
            with QSignalBlocker(box):
                box.clear()
                box.addItem(_NO_LINE, None)
                for line in self._lines():
                    if line.year == year or line.id == chosen:
                        box.addItem(f"{line.code}  {line.name}", line.id)
                box.setCurrentIndex(max(0, box.findData(chosen)))
        self._enable()

    def _typed_year(self) -> int:
        try:
            return parse_range(self._ui.dates.text())[0].year
        except InvalidInput:
            return self._year or self._desk.office.today().year

    def _lines(self) -> Sequence[BudgetLine]:
        return self._room.lines

    def _line_chosen(self) -> None:
        """The way of paying comes with the line; it can still be changed."""
        line = next((one for one in self._lines() if one.id == self.line_id), None)
        if line is not None:
            self._ui.receipt_form.setCurrentIndex(list(ReceiptForm).index(line.receipt_form))
        self._enable()

    def _enable(self) -> None:
        ui, is_state = self._ui, self._is_state_money()
        ui.budget_line_id.setEnabled(is_state)
        if not is_state and ui.budget_line_id.count():
            ui.budget_line_id.setCurrentIndex(0)
        ui.budget_line.setVisible(self.line_id is None)
        self._tell()

    def _is_state_money(self) -> bool:
        chosen: int = self._ui.funding_source.currentIndex()
        return list(FundingSource)[chosen] == FundingSource.STATE_BUDGET

    def _begin_with_usual(self) -> None:
        """A new session begins with what the last one of its course was planned to cost."""
        course = self._ui.course_id.currentData() or 0
        if self._session_id or self._costs is not None or not course or course == self._asked_course:
            return
        self._asked_course = course
        self._desk.run(partial(budget.usual_costs, self._desk.office, course), self._offer_usual)

    def _offer_usual(self, usual: tuple[SessionCost, ...]) -> None:
        if self._costs is None:
            self._room = replace(self._room, costs=usual)
            self._tell()

    def _take_costs(self, costs: tuple[SessionCost, ...]) -> None:
        self._costs = costs
        self._tell()

    def _all_costs(self) -> tuple[SessionCost, ...]:
        return self._room.costs if self._costs is None else self._costs

    def _tell(self) -> None:
        ui, promise, found = self._ui, self.promise, self.found
        costs = sum(one.planned(promise.people, promise.days) for one in promise.costs)
        ui.costs_button.setText(
            f"{format_rupiah(costs)} ({len(promise.costs)} jenis)…" if promise.costs else "Isi rencana biaya…"
        )
        said = fit_sentences(promise, found, self._lines(), self._room.left) if promise.days else ""
        ink, ground = colours().chip(Tone.READY if found.short else Tone.DONE)
        ui.budget_note.setStyleSheet(
            f"color: {ink.name()}; background: {ground.name()}; border-radius: 6px; padding: 6px 10px;"
        )
        ui.budget_note.setText(said)
        ui.budget_note.setVisible(bool(said and found.by_line))
        grow_to_fit(self._dialog)


def _as_json(cost: SessionCost) -> dict[str, Any]:
    return {**asdict(cost), "spent_on": cost.spent_on.isoformat() if cost.spent_on else None}


def _from_json(values: dict[str, Any]) -> SessionCost:
    spent_on = values["spent_on"]
    given = {
        "kind": CostKind(values["kind"]),
        "basis": CostBasis(values["basis"]),
        "spent_on": date.fromisoformat(spent_on) if spent_on else None,
    }
    return SessionCost(**{**values, **given})


def _kept_with_the_session(costs: tuple[SessionCost, ...]) -> None:
    """They are saved when the session is."""
