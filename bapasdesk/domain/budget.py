"""Money before it is promised: what a line of the budget still holds, and how many more people it can pay.

Left is always plan minus bound minus paid. Bound is what sessions have promised and not yet paid; what is
called off or closed binds nothing. All money is whole rupiah before tax.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.costs import SessionCost
from bapasdesk.domain.indonesian.money import LARGEST_AMOUNT, format_rupiah
from bapasdesk.domain.values import ReceiptForm, SessionStatus
from bapasdesk.errors import InvalidInput

FIRST_YEAR, LAST_YEAR = 2000, 2100
_LONGEST_CODE = 60
_MOST_PIECES = 1_000
_OVER = (SessionStatus.CLOSED, SessionStatus.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """A line of the office's budget (DIPA) of one year: `code` as receipts print it, `amount` its ceiling.

    `receipt_form` is how this line is usually paid, offered to the sessions that draw on it.
    """

    id: int = 0
    year: int
    code: str
    name: str
    amount: int
    receipt_form: ReceiptForm = ReceiptForm.ADVANCE


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is promised and what is paid, on a line or by a session."""

    bound: int = 0
    paid: int = 0

    @property
    def total(self) -> int:
        return self.bound + self.paid

    def __add__(self, other: "Drawn") -> "Drawn":
        return Drawn(self.bound + other.bound, self.paid + other.paid)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionMoney:
    """What the records say of a session's money.

    `rate` is for a person and day, all parts of the payment together; `owed_days` days of people who may
    still get it and have no receipt; `receipted` what valid unpaid receipts say; `paid` what was paid,
    corrections included.
    """

    session_id: int
    status: SessionStatus
    budget_line_id: int | None
    seats: int
    days: int
    rate: int
    enrolled: int
    owed_days: int
    receipted: int
    paid: int
    costs: tuple[SessionCost, ...] = ()

    @property
    def planned_people(self) -> int:
        """Seats are promised, whether taken yet or not."""
        return max(self.seats, self.enrolled)

    @property
    def planned(self) -> int:
        """What the session was to cost."""
        people = self.planned_people
        return self.rate * people * self.days + sum(one.planned(people, self.days) for one in self.costs)

    @property
    def transport(self) -> Drawn:
        """Of all that is paid to participants."""
        if self.status in _OVER:
            return Drawn(0, self.paid)
        empty_seats = self.planned_people - self.enrolled if self.status == SessionStatus.PLANNED else 0
        return Drawn(self.rate * (self.owed_days + empty_seats * self.days) + self.receipted, self.paid)

    def cost(self, one: SessionCost) -> Drawn:
        """Of one other cost."""
        if one.actual is not None:
            return Drawn(0, one.actual)
        if self.status in _OVER:
            return Drawn()
        people = self.planned_people if self.status == SessionStatus.PLANNED else self.enrolled
        return Drawn(one.planned(people, self.days), 0)

    def by_line(self) -> dict[int | None, Drawn]:
        """What it draws on each line; under None what is on no line."""
        found: dict[int | None, Drawn] = {self.budget_line_id: self.transport}
        for one in self.costs:
            line = one.budget_line_id or self.budget_line_id
            found[line] = found.get(line, Drawn()) + self.cost(one)
        return found

    @property
    def drawn(self) -> Drawn:
        return sum(self.by_line().values(), Drawn())


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A session as it stands in the form, before anything is promised."""

    people: int
    days: int
    rate: int
    budget_line_id: int | None
    costs: tuple[SessionCost, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """`needed` on all lines together; `short` by line, where it does not reach.

    `more` is how many people more can be paid (negative: fewer); None if no line says, or none is asked.
    """

    needed: int
    by_line: Mapping[int, int]
    short: Mapping[int, int]
    more: int | None


def fit(promise: Promise, left: Mapping[int, int]) -> Fit:
    """Holds a promise against what each line has left without it."""
    now = _needs(promise, promise.people)
    a_person = {line: need - now[line] for line, need in _needs(promise, promise.people + 1).items()}
    known = {line: need for line, need in now.items() if line in left and line is not None}
    room = [(left[line] - need) // a_person[line] for line, need in known.items() if a_person[line] > 0]
    short = {line: need - left[line] for line, need in known.items() if need > left[line]}
    return Fit(sum(now.values()), known, short, min(room, default=None))


def check_line(line: BudgetLine) -> None:
    """Raises InvalidInput with the field that is wrong."""
    if not FIRST_YEAR <= line.year <= LAST_YEAR:
        raise InvalidInput(f"Tahun anggaran diisi {FIRST_YEAR} sampai {LAST_YEAR}.", "year")
    _check_text(line.code, "code", "Kode", _LONGEST_CODE)
    _check_text(line.name, "name", "Uraian", 120)
    _check_amount(line.amount, "amount", "Pagu")


def check_cost(cost: SessionCost) -> None:
    """Raises InvalidInput with the field that is wrong."""
    _check_amount(cost.rate, "rate", "Harga")
    if not cost.rate:
        raise InvalidInput("Isi harganya.", "rate")
    if not 1 <= cost.quantity <= _MOST_PIECES:
        raise InvalidInput(f"Jumlah diisi 1 sampai {_MOST_PIECES}.", "quantity")


def check_actual(amount: int, spent_on: date, today: date) -> None:
    """What was really spent, not before it was."""
    _check_amount(amount, "amount", "Realisasi")
    if spent_on > today:
        raise InvalidInput("Tanggal realisasi belum tiba.", "spent_on")


def _needs(promise: Promise, people: int) -> Counter[int | None]:
    found: Counter[int | None] = Counter({promise.budget_line_id: promise.rate * people * promise.days})
    for one in promise.costs:
        found[one.budget_line_id or promise.budget_line_id] += one.planned(people, promise.days)
    return found


def _check_text(text: str, field: str, what: str, longest: int) -> None:
    if not text.strip():
        raise InvalidInput(f"{what} belum diisi.", field)
    if text != text.strip() or len(text) > longest or not text.isprintable():
        raise InvalidInput(f"{what} ditulis tanpa spasi di ujung, paling panjang {longest} huruf.", field)


def _check_amount(amount: int, field: str, what: str) -> None:
    if not 0 <= amount <= LARGEST_AMOUNT:
        raise InvalidInput(f"{what} diisi 0 sampai {format_rupiah(LARGEST_AMOUNT)}.", field)
