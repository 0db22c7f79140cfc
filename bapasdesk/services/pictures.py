"""Figures as pictures, each with a sentence that says what it shows; `chart.report` is the table behind."""

from collections.abc import Sequence
from functools import lru_cache

from bapasdesk.charts.bars import SCREEN_DPI, draw
from bapasdesk.domain.indonesian.dates import MONTHS
from bapasdesk.domain.outcomes import LEAST_REACHED, OutcomeFigures, outcome_sentence
from bapasdesk.domain.periods import Period
from bapasdesk.domain.reports import Chart, Series
from bapasdesk.domain.rights import Right
from bapasdesk.services import outcomes
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries import recap as queries

_SHORT = 3


@needs(Right.VIEW)
def participations(office: Office, period: Period) -> Chart:
    """Participations a month; of all years, a year."""
    with office.work() as work:
        rows = queries.held_between(work, period.first, period.last)
    if period.year is None:
        names = [str(year) for year in sorted({row.starts_on.year for row in rows})]
        counted = dict.fromkeys(names, 0)
        for row in rows:
            counted[str(row.starts_on.year)] += row.participations
        unit = "tahun"
    else:
        inside = range(period.first.month, period.last.month + 1)
        counted = {MONTHS[month - 1][:_SHORT]: 0 for month in inside}
        for row in rows:
            counted[MONTHS[row.starts_on.month - 1][:_SHORT]] += row.participations
        unit = "bulan"
    values = tuple(counted.values())
    return Chart(
        title=f"Kepesertaan tiap {unit}, {period.name}",
        sentence=_busiest(tuple(counted), values, unit),
        unit="kepesertaan",
        categories=tuple(counted),
        series=(Series(name="Kepesertaan", values=values),),
    )


@needs(Right.VIEW)
def outcomes_by_course(office: Office, period: Period, *, months: int) -> Chart:
    """What came of each training, those not reached beside them; too small groups are left out."""
    found = outcomes.figures(office, "course", months=months, first=period.first, last=period.last)
    shown = [one for one in found if one.is_shown]
    hidden = f"{len(found) - len(shown)} pelatihan disembunyikan"
    kept = f" {hidden} karena yang terhubung kurang dari {LEAST_REACHED}."
    return Chart(
        title=f"Hasil per pelatihan, {months} bulan kemudian",
        sentence=outcome_sentence(found, months) + (kept if len(shown) < len(found) else ""),
        unit="kepesertaan",
        categories=tuple(one.name for one in shown),
        series=_outcome_series(shown),
        stacked=True,
        lying=True,
    )


def _outcome_series(shown: Sequence[OutcomeFigures]) -> tuple[Series, ...]:
    return (
        Series(name="Memakai keterampilan", values=tuple(one.using for one in shown)),
        Series(name="Pekerjaan lain", values=tuple(one.other_work for one in shown)),
        Series(
            name="Tidak bekerja atau tidak diketahui",
            values=tuple(one.no_work + one.unknown for one in shown),
        ),
        Series(name="Tidak terhubung", values=tuple(one.not_reached for one in shown)),
    )


def _busiest(names: Sequence[str], values: Sequence[int], unit: str) -> str:
    if not sum(values):
        return "Tidak ada kegiatan pada masa ini."
    top = max(range(len(values)), key=lambda place: values[place])
    empty = sum(1 for value in values if not value)
    rest = f"; {empty} {unit} tanpa kegiatan" if empty else ""
    return f"{sum(values)} kepesertaan; terbanyak {unit} {names[top]} dengan {values[top]}{rest}."


@lru_cache(maxsize=8)
def png(chart: Chart, scale: float = 1.0) -> bytes:
    """The picture for a screen that enlarges `scale` times; the same figures are not drawn twice."""
    return draw(chart, dpi=round(SCREEN_DPI * scale))
