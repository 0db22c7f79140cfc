"""The example's budget: lines, planned costs and what was spent on them, all invented and marked as such."""

from typing import Any

from bapasdesk.domain.budget import BudgetLine
from bapasdesk.domain.costs import CostBasis, CostKind, SessionCost
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import ReceiptForm
from bapasdesk.services import budget
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs

Lines = dict[int, list[int]]
"""Ids of the lines by year, in the order of the data."""


@needs(Right.SETTINGS)
def save_lines(office: Office, data: dict[str, Any]) -> Lines:
    """The first of each year pays the participants."""
    saved: Lines = {}
    for facts in data["budget"]:
        for year, amount in facts["amounts"].items():
            line = BudgetLine(
                year=int(year),
                code=facts["code"],
                name=facts["name"],
                amount=amount,
                receipt_form=ReceiptForm(facts["receipt_form"]),
            )
            saved.setdefault(line.year, []).append(budget.save_line(office, line))
    return saved


def planned_costs(data: dict[str, Any], lines: list[int]) -> tuple[SessionCost, ...]:
    """What each session of the example costs besides transport money."""
    return tuple(
        SessionCost(
            kind=CostKind(facts["kind"]),
            note=facts["note"],
            rate=facts["rate"],
            basis=CostBasis(facts["basis"]),
            budget_line_id=lines[facts["line"]],
        )
        for facts in data["costs"]
    )


@needs(Right.PAY)
def spend(office: Office, session_id: int) -> None:
    """Notes that everything was spent as it turned out: for those who had a seat."""
    found = budget.of_session(office, session_id)
    people, days = found.money.enrolled, found.money.days
    for row in found.rows:
        if row.cost is not None:
            amount = row.cost.planned(people, days)
            budget.record_actual(office, row.cost.id, amount)
