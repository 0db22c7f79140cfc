"""The tables of the budget: its lines, and what sessions cost beyond transport money."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, UniqueConstraint

from bapasdesk.domain.budget import BudgetLine
from bapasdesk.domain.costs import CostBasis, CostKind, SessionCost
from bapasdesk.domain.values import ReceiptForm
from bapasdesk.store.column_types import DateText
from bapasdesk.store.table_parts import (
    count_column,
    member_column,
    name_column,
    new_table,
    reference,
    text_column,
)

budget_line = new_table(
    "budget_line",
    Column("year", Integer, nullable=False),
    *name_column("code"),
    *name_column(),
    *count_column("amount"),
    *member_column("receipt_form", ReceiptForm),
    UniqueConstraint("year", "code"),
)
session_cost = new_table(
    "session_cost",
    reference("session_id", "session", index=False),
    *member_column("kind", CostKind),
    text_column("note"),
    *count_column("rate"),
    *count_column("quantity", least=1),
    *member_column("basis", CostBasis),
    Column("budget_line_id", ForeignKey("budget_line.id", ondelete="RESTRICT"), index=True),
    *count_column("actual", nullable=True),
    Column("spent_on", DateText),
    UniqueConstraint("session_id", "kind"),
    CheckConstraint("(actual IS NULL) = (spent_on IS NULL)", name="spent_when_actual"),
)

BUDGET_TABLES: dict[type, Table] = {BudgetLine: budget_line, SessionCost: session_cost}
"""To be joined into `store.tables.TABLES`."""
