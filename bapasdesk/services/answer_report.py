"""Why a skill is not used, by the 2023 paper's five factors, and what people live from."""

from collections.abc import Sequence

from bapasdesk.domain.labels import label
from bapasdesk.domain.outcomes import LEAST_REACHED, USES_SKILL, IncomeBand, Obstacle, Outcome
from bapasdesk.domain.periods import Period
from bapasdesk.domain.records.outcomes import FollowUp
from bapasdesk.domain.reports import Chart, Report, ReportColumn, Series, total_of
from bapasdesk.domain.rights import Right
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.follow_up import answers_between

_TOO_FEW = f"disembunyikan bila kurang dari {LEAST_REACHED}."
_NOT_SAID = "Tidak ditanyakan"
_IDLE = frozenset({Outcome.OTHER_WORK, Outcome.NO_WORK})
_BANDS = (*IncomeBand, None)


@needs(Right.VIEW)
def obstacles(office: Office, period: Period, *, months: int) -> Report:
    """How often each factor is named by those who do not use the skill; one person may name several."""
    idle = [one for one in _answers(office, period, months) if one.outcome in _IDLE]
    counted = _counted(idle)
    shown = len(idle) >= LEAST_REACHED
    return Report(
        title="Kendala",
        period=f"{period.name}, {months} bulan setelah kegiatan ditutup",
        sentence=_obstacle_sentence(idle),
        columns=(
            ReportColumn(title="Faktor", share=3),
            ReportColumn(title="Disebut", kind="count"),
            ReportColumn(title="Bagian dari yang tidak memakai", kind="share", share=1.6),
        ),
        rows=tuple((label(one), count, count / len(idle)) for one, count in counted.items()) if shown else (),
        note=f"Satu orang dapat menyebut beberapa faktor, jadi bagiannya tidak berjumlah 100%; {_TOO_FEW}",
    )


@needs(Right.VIEW)
def obstacle_picture(office: Office, period: Period, *, months: int) -> Chart:
    idle = [one for one in _answers(office, period, months) if one.outcome in _IDLE]
    counted = _counted(idle)
    return Chart(
        title=f"Kendala, {months} bulan kemudian",
        sentence=_obstacle_sentence(idle),
        unit="kali disebut",
        categories=tuple(label(one) for one in counted),
        series=(Series(name="Disebut", values=tuple(counted.values())),),
        lying=True,
    )


@needs(Right.VIEW)
def incomes(office: Office, period: Period, *, months: int) -> Report:
    """Monthly income of those who use the skill beside those who do not, as far as they want to say."""
    answers = _known(office, period, months)
    columns = (
        ReportColumn(title="Penghasilan sebulan", share=2.4),
        ReportColumn(title="Memakai keterampilan", kind="count", share=1.3),
        ReportColumn(title="Tidak memakai", kind="count", share=1.3),
    )
    using, idle = _by_band(answers)
    rows = tuple(
        (_band(one), *counts) for one, counts in zip(_BANDS, zip(using, idle, strict=True), strict=True)
    )
    shown = len(answers) >= LEAST_REACHED
    return Report(
        title="Penghasilan",
        period=f"{period.name}, {months} bulan setelah kegiatan ditutup",
        sentence=_income_sentence(answers),
        columns=columns,
        rows=rows if shown else (),
        totals=total_of(columns, rows, "Jumlah") if shown else (),
        note=f"Penghasilan dari pekerjaan apa pun, menurut yang ditanya; {_TOO_FEW}",
    )


@needs(Right.VIEW)
def income_picture(office: Office, period: Period, *, months: int) -> Chart:
    answers = _known(office, period, months)
    using, idle = _by_band(answers)
    return Chart(
        title=f"Penghasilan, {months} bulan kemudian",
        sentence=_income_sentence(answers),
        unit="kepesertaan",
        categories=tuple(_band(one) for one in _BANDS),
        series=(Series(name="Memakai keterampilan", values=using), Series(name="Tidak memakai", values=idle)),
        stacked=True,
        lying=True,
    )


def _answers(office: Office, period: Period, months: int) -> list[FollowUp]:
    with office.work() as work:
        return answers_between(work, months=months, first=period.first, last=period.last)


def _known(office: Office, period: Period, months: int) -> list[FollowUp]:
    """Without those of whom nobody knows what they live from."""
    return [one for one in _answers(office, period, months) if one.outcome != Outcome.UNKNOWN]


def _counted(idle: Sequence[FollowUp]) -> dict[Obstacle, int]:
    """In the paper's order."""
    return {factor: sum(factor in one.obstacles for one in idle) for factor in Obstacle}


def _obstacle_sentence(idle: Sequence[FollowUp]) -> str:
    if len(idle) < LEAST_REACHED:
        return f"Baru {len(idle)} orang yang tidak memakainya terhubung; terlalu sedikit untuk disimpulkan."
    counted = _counted(idle)
    most = max(counted, key=lambda factor: counted[factor])
    if not counted[most]:
        return f"{len(idle)} orang tidak memakai keterampilannya; tidak ada kendala yang disebut."
    return (
        f"Dari {len(idle)} yang tidak memakai keterampilannya, {counted[most]} menyebut "
        f"{label(most).lower()} sebagai kendala."
    )


def _by_band(answers: Sequence[FollowUp]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Counts by band, of those who use the skill and of the others."""
    using = tuple(sum(one.income == band and one.outcome in USES_SKILL for one in answers) for band in _BANDS)
    idle = tuple(sum(one.income == band and one.outcome in _IDLE for one in answers) for band in _BANDS)
    return using, idle


def _band(one: IncomeBand | None) -> str:
    return label(one) if one else _NOT_SAID


def _income_sentence(answers: Sequence[FollowUp]) -> str:
    if len(answers) < LEAST_REACHED:
        return f"Baru {len(answers)} kepesertaan terhubung; terlalu sedikit untuk disimpulkan."
    said = [one for one in answers if one.income is not None]
    using = sum(one.outcome in USES_SKILL for one in said)
    return (
        f"{len(said)} dari {len(answers)} menyebut penghasilannya; {using} di antaranya memakai keterampilan."
    )
