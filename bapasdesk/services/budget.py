"""The office's budget: its lines, what sessions have promised and paid of them, and what is left."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bapasdesk.domain.budget import BudgetLine, Drawn, SessionMoney, check_actual, check_line
from bapasdesk.domain.budget_rows import (
    BudgetRecap,
    BudgetRow,
    CostRow,
    Room,
    SessionBudget,
    SessionBudgetRow,
)
from bapasdesk.domain.costs import SessionCost
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.money import SessionComponent
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport
from bapasdesk.domain.values import SessionStatus
from bapasdesk.errors import RuleBroken
from bapasdesk.services import session_costs
from bapasdesk.services.office import Office
from bapasdesk.services.removal import Removal, throw_away
from bapasdesk.services.rights import needs
from bapasdesk.services.sessions import editable
from bapasdesk.store.queries import budget as queries
from bapasdesk.store.queries.participants import participant_rows
from bapasdesk.store.unit_of_work import UnitOfWork

PAID_TO_PARTICIPANTS = "Dibayarkan kepada peserta"


@needs(Right.VIEW)
def recap(office: Office, year: int) -> BudgetRecap:
    """The lines of a year by their code, with what is bound, paid and left of each."""
    with office.work() as work:
        return BudgetRecap(year=year, rows=_rows(work, work.find(BudgetLine, year=year, order_by="code")))


@needs(Right.VIEW)
def years(office: Office) -> tuple[int, ...]:
    """Years that have a line, newest first."""
    with office.work() as work:
        return tuple(sorted({line.year for line in work.find(BudgetLine)}, reverse=True))


@needs(Right.SETTINGS)
def save_line(office: Office, line: BudgetLine) -> int:
    """Saves a line. RuleBroken if its code or year would change while sessions draw on it."""
    check_line(line)
    with office.work() as work:
        if line.id:
            _check_in_use(work, line)
        _check_twin(work, line)
        saved = work.save(line)
        detail = f"{line.code}, tahun {line.year}, {format_rupiah(line.amount)}"
        work.record("Mata anggaran disimpan", "office", 1, detail)
        work.commit()
    return saved


@needs(Right.SETTINGS)
def remove_lines(office: Office, line_ids: Sequence[int]) -> BatchReport:
    """Moves lines to the trash; one that sessions draw on stays."""
    with office.work() as work:
        report = throw_away(work, work.find(BudgetLine, id=list(line_ids)), _REMOVAL)
        work.commit()
    return report


@needs(Right.VIEW)
def room(office: Office, session_id: int | None = None) -> Room:
    """All lines with what they have left for a session, whose own promises and payments are not counted."""
    with office.work() as work:
        lines = tuple(work.find(BudgetLine, order_by="code"))
        left = {row.line.id: row.left for row in _rows(work, lines, without=session_id)}
        costs = work.find(SessionCost, session_id=session_id) if session_id else []
        parts = work.find(SessionComponent, session_id=session_id) if session_id else []
    return Room(lines=lines, left=left, other_rate=sum(one.rate for one in parts), costs=tuple(costs))


@needs(Right.VIEW)
def usual_costs(office: Office, course_id: int) -> tuple[SessionCost, ...]:
    """What the newest session of the course that has costs was planned with; empty if none has."""
    with office.work() as work:
        return session_costs.usual_costs(work, course_id)


@needs(Right.PLAN)
def save_costs(office: Office, session_id: int, wanted: Sequence[SessionCost]) -> None:
    """Replaces the planned costs of a session; what was really spent stays with its line."""
    with office.work() as work:
        editable(work, session_id)
        session_costs.replace_costs(work, session_id, wanted)
        work.commit()


@needs(Right.PAY)
def record_actual(office: Office, cost_id: int, amount: int | None, spent_on: date | None = None) -> None:
    """Notes what was really spent on a cost (`spent_on` None: today); None as amount takes the note back."""
    on = spent_on or office.today()
    if amount is not None:
        check_actual(amount, on, office.today())
    with office.work() as work:
        cost = work.get(SessionCost, cost_id)
        work.change(replace(cost, actual=amount, spent_on=None if amount is None else on))
        said = "dikosongkan" if amount is None else f"{format_rupiah(amount)}, {format_date(on)}"
        work.record("Realisasi biaya dicatat", "session", cost.session_id, f"{label(cost.kind)}: {said}")
        work.commit()


@needs(Right.VIEW)
def of_session(office: Office, session_id: int) -> SessionBudget:
    """Plan, bound and paid of a session line by line, and the budget lines it draws on."""
    with office.work() as work:
        work.get(Session, session_id)
        money = queries.session_money(work, [session_id])[0]
        wanted = [line for line in money.by_line() if line is not None]
        lines = work.find(BudgetLine, id=wanted, order_by="code")
        return SessionBudget(
            money=money,
            summary=_summary(work, money),
            rows=_cost_rows(money, {line.id: line.code for line in lines}),
            lines=_rows(work, lines),
        )


def _rows(work: UnitOfWork, lines: Sequence[BudgetLine], without: int | None = None) -> tuple[BudgetRow, ...]:
    ids = queries.sessions_on_lines(work, [line.id for line in lines])
    money = queries.session_money(work, [one for one in ids if one != without])
    drawn, users = _by_line(money)
    found = {line.id: drawn.get(line.id, Drawn()) for line in lines}
    return tuple(
        BudgetRow(line=line, bound=found[line.id].bound, paid=found[line.id].paid, sessions=users[line.id])
        for line in lines
    )


def _by_line(money: Iterable[SessionMoney]) -> tuple[dict[int | None, Drawn], Counter[int | None]]:
    """What all these sessions draw on each line, and how many that still stand draw on it."""
    drawn: dict[int | None, Drawn] = {}
    users: Counter[int | None] = Counter()
    for one in money:
        for line, part in one.by_line().items():
            drawn[line] = drawn.get(line, Drawn()) + part
            users[line] += one.status != SessionStatus.CANCELLED
    return drawn, users


def _summary(work: UnitOfWork, money: SessionMoney) -> SessionBudgetRow:
    session = work.get(Session, money.session_id)
    people = participant_rows(work, session.id)
    return SessionBudgetRow(
        session_id=session.id,
        course=work.get(Course, session.course_id).name,
        partner=work.get(Partner, session.partner_id).name,
        starts_on=session.starts_on,
        ends_on=session.ends_on,
        status=session.status,
        code=session.budget_line,
        participants=len(people),
        present=sum(row.days_present > 0 for row in people),
        planned=money.planned,
        bound=money.drawn.bound,
        paid=money.drawn.paid,
    )


def _cost_rows(money: SessionMoney, codes: dict[int, str]) -> tuple[CostRow, ...]:
    people = money.planned_people
    paid_out = CostRow(
        name=PAID_TO_PARTICIPANTS,
        cost=None,
        code=codes.get(money.budget_line_id or 0, ""),
        planned=money.rate * people * money.days,
        bound=money.transport.bound,
        paid=money.transport.paid or None,
    )
    others = [
        CostRow(
            name=f"{label(one.kind)}: {one.note}" if one.note else label(one.kind),
            cost=one,
            code=codes.get(one.budget_line_id or money.budget_line_id or 0, ""),
            planned=one.planned(people, money.days),
            bound=money.cost(one).bound,
            paid=one.actual,
        )
        for one in money.costs
    ]
    return (paid_out, *others)


def _check_in_use(work: UnitOfWork, line: BudgetLine) -> None:
    before = work.get(BudgetLine, line.id)
    users = queries.sessions_on_lines(work, [line.id])
    if users and (before.code, before.year) != (line.code, line.year):
        raise RuleBroken(
            f"Kode dan tahun tidak diubah: {len(users)} kegiatan memakai mata anggaran {before.code}. "
            "Pagu dan uraiannya boleh diubah."
        )


def _check_twin(work: UnitOfWork, line: BudgetLine) -> None:
    twins = [one for one in work.find(BudgetLine, year=line.year, code=line.code) if one.id != line.id]
    if twins:
        raise RuleBroken(f"Mata anggaran {line.code} tahun {line.year} sudah ada. Ubah yang sudah ada itu.")


_REMOVAL = Removal[BudgetLine](
    kind="budget_line",
    action="Mata anggaran dihapus",
    name=lambda work, one: f"{one.code} tahun {one.year}",
    told=lambda one, name: ("office", 1, name),
)
