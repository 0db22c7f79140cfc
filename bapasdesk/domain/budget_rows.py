"""What pages and reports show of the budget: frozen rows, whole rupiah before tax."""

from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.budget import BudgetLine, SessionMoney
from bapasdesk.domain.costs import SessionCost
from bapasdesk.domain.values import SessionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRow:
    """A line of the budget with what has become of it; `sessions` draw on it, called-off ones left out."""

    line: BudgetLine
    bound: int
    paid: int
    sessions: int

    @property
    def left(self) -> int:
        """Negative when more is promised than there is."""
        return self.line.amount - self.bound - self.paid


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRecap:
    """The lines of a year, and their sums."""

    year: int
    rows: tuple[BudgetRow, ...]

    @property
    def amount(self) -> int:
        return sum(row.line.amount for row in self.rows)

    @property
    def bound(self) -> int:
        return sum(row.bound for row in self.rows)

    @property
    def paid(self) -> int:
        return sum(row.paid for row in self.rows)

    @property
    def left(self) -> int:
        return self.amount - self.bound - self.paid


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionBudgetRow:
    """Plan against actual of one session; `participants` have a seat, `present` were there at least a day.

    `planned` is for the seats, `paid` what was really spent so far, all costs together; `code` is the line's
    as the receipts print it.
    """

    session_id: int
    course: str
    partner: str
    starts_on: date
    ends_on: date
    status: SessionStatus
    code: str
    participants: int
    present: int
    planned: int
    bound: int
    paid: int

    @property
    def per_participant(self) -> int | None:
        """Rupiah really spent for each who was there, rounded; None if nobody was or nothing is spent."""
        return round(self.paid / self.present) if self.present and self.paid else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRow:
    """A line of the session's own budget; `cost` is None for what is paid to participants."""

    name: str
    cost: SessionCost | None
    code: str
    planned: int
    bound: int
    paid: int | None
    """None: nothing noted yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionBudget:
    """Everything the tab Anggaran shows of a session; `lines` are those it draws on."""

    money: SessionMoney
    summary: SessionBudgetRow
    rows: tuple[CostRow, ...]
    lines: tuple[BudgetRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What each line still has for one session, without what that session itself has promised."""

    lines: tuple[BudgetLine, ...]
    left: dict[int, int]
    other_rate: int
    """Rupiah for a person and day besides transport money, as the session's payment parts say."""
    costs: tuple[SessionCost, ...]
