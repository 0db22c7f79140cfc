"""Clashes of sessions that come in by a list: with what is planned, and with the rows above them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from bapasdesk.domain.planning import Plan, clash_warnings
from bapasdesk.domain.records.sessions import Session
from bapasdesk.services.planning import plan_of
from bapasdesk.store.queries.plans import plans_between
from bapasdesk.store.unit_of_work import UnitOfWork


class ListedClashes:
    """Reads what is planned month by month, as rows ask for it, for the length of one unit of work."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._months: set[date] = set()
        self._plans: dict[int, Plan] = {}
        self._on: dict[date, dict[int, Plan]] = defaultdict(dict)
        self._rows: dict[int, int] = {}
        """Row by session; one that is not saved yet goes by its row, below zero."""

    def of_row(self, row: int, session: Session, days: Collection[date]) -> tuple[str, ...]:
        """What the session of a row clashes with, as its form would say; rows come in their order."""
        for month in {day.replace(day=1) for day in days} - self._months:
            self._read(month)
        plan = plan_of(self._work, session, days)
        plan = plan if session.id else replace(plan, session_id=-row)
        around = {one.session_id: one for day in sorted(plan.days) for one in self._on[day].values()}
        told = tuple(self._told(one.text, one.session_id) for one in clash_warnings(plan, around.values()))
        self._rows[plan.session_id] = row
        self._put(plan)
        return told

    def _read(self, month: date) -> None:
        self._months.add(month)
        last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        for plan in plans_between(self._work, month, last):
            if plan.session_id not in self._rows:  # else the list has moved it
                self._put(plan)

    def _put(self, plan: Plan) -> None:
        before = self._plans.get(plan.session_id)
        for day in before.days if before else ():
            self._on[day].pop(plan.session_id, None)
        self._plans[plan.session_id] = plan
        for day in plan.days:
            self._on[day][plan.session_id] = plan

    def _told(self, text: str, session_id: int) -> str:
        row = self._rows.get(session_id)
        return text if row is None else f"{text.rstrip('.')} (baris {row} daftar ini)."
