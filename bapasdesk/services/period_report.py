"""The figures of a year by quarter and half, or of all years, for the regional office."""

from collections.abc import Sequence

from bapasdesk.domain.periods import Period, periods_of
from bapasdesk.domain.reports import Cell, Report, ReportColumn
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.recap import RecapRow
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.recap import persons_between, recap_between
from bapasdesk.store.unit_of_work import UnitOfWork

_COLUMNS = (
    ReportColumn(title="Masa", share=2),
    ReportColumn(title="Kegiatan", kind="count"),
    ReportColumn(title="Jenis pelatihan", kind="count", share=1.3),
    ReportColumn(title="Kepesertaan", kind="count", share=1.2),
    ReportColumn(title="Orang", kind="count"),
    ReportColumn(title="Hadir", kind="count"),
    ReportColumn(title="Sertifikat", kind="count"),
    ReportColumn(title="Uang transport", kind="money", share=1.5),
)


@needs(Right.VIEW)
def by_period(office: Office, year: int | None) -> Report:
    """A line a quarter and a half of a year, the whole year below; without a year, a line a year."""
    with office.work() as work:
        whole = Period(year)
        held = recap_between(work, whole.first, whole.last).rows
        parts = _halves_after_quarters(year) if year else _years(held)
        rows = tuple(_row(work, part, held) for part in parts)
        total = _row(work, whole, held)
    return Report(
        title="Rekap berkala",
        period=whole.name,
        sentence=_sentence(total),
        columns=_COLUMNS,
        rows=rows if held else (),
        totals=("Jumlah", *total[1:]) if held else (),
        note="Orang dan jenis pelatihan dihitung sekali pada tiap masa, jadi jumlahnya bukan penjumlahan.",
    )


def _halves_after_quarters(year: int) -> tuple[Period, ...]:
    _, first, second, *quarters = periods_of(year)
    return (*quarters[:2], first, *quarters[2:], second)


def _years(held: Sequence[RecapRow]) -> tuple[Period, ...]:
    return tuple(Period(year) for year in sorted({row.starts_on.year for row in held}))


def _row(work: UnitOfWork, part: Period, held: Sequence[RecapRow]) -> tuple[Cell, ...]:
    mine = [row for row in held if part.first <= row.starts_on <= part.last]
    return (
        part.name,
        len(mine),
        len({row.course for row in mine}),
        sum(row.participations for row in mine),
        persons_between(work, part.first, part.last),
        sum(row.present for row in mine),
        sum(row.certificates for row in mine),
        sum(row.transport_paid for row in mine),
    )


def _sentence(total: Sequence[Cell]) -> str:
    sessions, kinds, seats, persons = total[1:5]
    if not sessions:
        return "Tidak ada kegiatan pada masa ini."
    return f"{sessions} kegiatan dari {kinds} jenis pelatihan, {seats} kepesertaan oleh {persons} orang."
