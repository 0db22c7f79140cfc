"""Plan against actual: what each session and each line of the budget was to cost, and what was spent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bapasdesk.domain.budget import SessionMoney
from bapasdesk.domain.budget_rows import BudgetRow
from bapasdesk.domain.indonesian.dates import format_range, short_date
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.periods import Period
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.reports import Cell, Chart, Report, ReportColumn, Series, total_of
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import SessionStatus
from bapasdesk.services import budget
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.budget import session_money
from bapasdesk.store.queries.recap import recap_between
from bapasdesk.store.unit_of_work import UnitOfWork

_MOST_SESSIONS = 12
"""More bars than these are no picture any more."""
_SESSION_COLUMNS = (
    ReportColumn(title="Tanggal", share=1.5),
    ReportColumn(title="Pelatihan", share=2.4),
    ReportColumn(title="Rencana", kind="money", share=1.3),
    ReportColumn(title="Terikat", kind="money", share=1.2),
    ReportColumn(title="Dibayarkan", kind="money", share=1.3),
    ReportColumn(title="Sisa rencana", kind="money", share=1.3),
    ReportColumn(title="Hadir", kind="count", share=0.7),
    ReportColumn(title="Biaya tiap yang hadir", kind="money", share=1.4),
)
_LINE_COLUMNS = (
    ReportColumn(title="Tahun", share=0.7),
    ReportColumn(title="Kode", share=1.3),
    ReportColumn(title="Uraian", share=2.2),
    ReportColumn(title="Pagu", kind="money", share=1.3),
    ReportColumn(title="Terikat", kind="money", share=1.2),
    ReportColumn(title="Dibayarkan", kind="money", share=1.3),
    ReportColumn(title="Sisa", kind="money", share=1.3),
    ReportColumn(title="Terserap", kind="share", share=0.9),
)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A session's money beside what tells it from others; `present` were there at least a day."""

    session: Session
    course: str
    present: int
    money: SessionMoney


@needs(Right.VIEW)
def sessions_plan(office: Office, period: Period) -> Report:
    """Plan and actual of each session, all its costs together; called-off ones are left out."""
    with office.work() as work:
        plans = _plans(work, period)
    rows = tuple(_session_row(one) for one in plans)
    return Report(
        title="Rencana dan realisasi kegiatan",
        period=period.name,
        sentence=_plan_sentence(plans),
        columns=_SESSION_COLUMNS,
        rows=rows,
        totals=_session_totals(plans, rows),
        note="Rencana: uang untuk semua kursi dan biaya lain. Terikat: dijanjikan, belum dibayarkan.",
    )


@needs(Right.VIEW)
def plan_picture(office: Office, period: Period) -> Chart:
    """Plan and actual side by side, the latest sessions of the period."""
    with office.work() as work:
        plans = _plans(work, period, newest=_MOST_SESSIONS)
    return Chart(
        title=f"Rencana dan realisasi kegiatan, {period.name}",
        sentence=_plan_sentence(plans),
        unit="rupiah",
        categories=tuple(f"{one.course}\n{short_date(one.session.starts_on)}" for one in plans),
        series=(
            Series(name="Rencana", values=tuple(one.money.planned for one in plans), kind="money"),
            Series(name="Dibayarkan", values=tuple(one.money.drawn.paid for one in plans), kind="money"),
        ),
        lying=True,
    )


@needs(Right.VIEW)
def lines(office: Office, year: int | None) -> Report:
    """What each line of the budget holds, has promised, paid and left; without a year, of all years."""
    found = _lines(office, year)
    rows = tuple(_line_row(one) for one in found)
    totals = total_of(_LINE_COLUMNS, rows, "Jumlah")
    amount, paid = sum(one.line.amount for one in found), sum(one.paid for one in found)
    return Report(
        title="Anggaran",
        period=Period(year).name,
        sentence=_line_sentence(found),
        columns=_LINE_COLUMNS,
        rows=rows,
        totals=(*totals[:-1], paid / amount if amount else None) if rows else (),
        note="Sisa = pagu - terikat - dibayarkan.",
    )


@needs(Right.VIEW)
def lines_picture(office: Office, year: int | None) -> Chart:
    """Each line's ceiling, divided into what is paid, promised and left."""
    found = _lines(office, year)
    parts = (
        ("Dibayarkan", [one.paid for one in found]),
        ("Terikat", [one.bound for one in found]),
        ("Sisa", [max(0, one.left) for one in found]),
    )
    return Chart(
        title=f"Anggaran, {Period(year).name}",
        sentence=_line_sentence(found),
        unit="rupiah",
        categories=tuple(f"{one.line.name}\n{one.line.code}, {one.line.year}" for one in found),
        series=tuple(Series(name=name, values=tuple(values), kind="money") for name, values in parts),
        stacked=True,
        lying=True,
    )


def _plans(work: UnitOfWork, period: Period, newest: int | None = None) -> list[_Plan]:
    """In the order of their first day; with a number, only so many of the last ones."""
    standing = [
        one
        for one in work.find(Session, order_by="starts_on")
        if period.first <= one.starts_on <= period.last and one.status != SessionStatus.CANCELLED
    ]
    sessions = {one.id: one for one in standing[-newest if newest else 0 :]}
    courses = {one.id: one.name for one in work.find(Course)}
    present = {row.session_id: row.present for row in recap_between(work, period.first, period.last).rows}
    return [
        _Plan(
            sessions[money.session_id],
            courses[sessions[money.session_id].course_id],
            present.get(money.session_id, 0),
            money,
        )
        for money in session_money(work, list(sessions))
    ]


def _session_row(one: _Plan) -> tuple[Cell, ...]:
    planned, drawn = one.money.planned, one.money.drawn
    return (
        format_range(one.session.starts_on, one.session.ends_on),
        one.course,
        planned,
        drawn.bound,
        drawn.paid,
        planned - drawn.total,
        one.present,
        _each(drawn.paid, one.present),
    )


def _session_totals(plans: Sequence[_Plan], rows: Sequence[Sequence[Cell]]) -> tuple[Cell, ...]:
    if not rows:
        return ()
    paid, present = sum(one.money.drawn.paid for one in plans), sum(one.present for one in plans)
    return (*total_of(_SESSION_COLUMNS, rows, "Jumlah")[:-1], _each(paid, present))


def _each(paid: int, present: int) -> int | None:
    return round(paid / present) if paid and present else None


def _plan_sentence(plans: Iterable[_Plan]) -> str:
    found = list(plans)
    planned = sum(one.money.planned for one in found)
    if not planned:
        return "Tidak ada biaya kegiatan yang direncanakan pada masa ini."
    paid = sum(one.money.drawn.paid for one in found)
    return (
        f"Dari rencana {format_rupiah(planned)} untuk {len(found)} kegiatan, {format_rupiah(paid)} "
        f"({round(100 * paid / planned)}%) sudah dibayarkan."
    )


def _lines(office: Office, year: int | None) -> list[BudgetRow]:
    """Oldest year first, by code."""
    years = [year] if year else sorted(budget.years(office))
    return [row for one in years for row in budget.recap(office, one).rows]


def _line_row(one: BudgetRow) -> tuple[Cell, ...]:
    share = one.paid / one.line.amount if one.line.amount else None
    line = one.line
    return str(line.year), line.code, line.name, line.amount, one.bound, one.paid, one.left, share


def _line_sentence(found: Sequence[BudgetRow]) -> str:
    amount = sum(one.line.amount for one in found)
    if not amount:
        return "Belum ada mata anggaran pada masa ini."
    paid, bound = sum(one.paid for one in found), sum(one.bound for one in found)
    said = (
        f"Dari pagu {format_rupiah(amount)}, {format_rupiah(paid)} ({round(100 * paid / amount)}%) "
        f"dibayarkan dan {format_rupiah(bound)} terikat."
    )
    over = sum(one.left < 0 for one in found)
    return f"{said} {over} mata anggaran melebihi pagunya." if over else said
