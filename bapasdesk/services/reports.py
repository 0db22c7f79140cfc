"""The office's reports as plain tables: the paper's recap, sessions, outcomes; and how any is written."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from bapasdesk.charts.bars import draw
from bapasdesk.documents.report_paper import ReportPaper, render_report
from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.outcomes import LEAST_REACHED, OutcomeFigures, outcome_sentence
from bapasdesk.domain.periods import Period
from bapasdesk.domain.records.sessions import Course
from bapasdesk.domain.reports import Cell, Chart, Report, ReportColumn, total_of
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.recap import HeldSession
from bapasdesk.domain.trail import REPORT_PRINTED, REPORT_SAVED, short_head
from bapasdesk.errors import InvalidInput
from bapasdesk.exchange.report_sheet import report_workbook
from bapasdesk.services import outcomes
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.services.settings import letterhead_on
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.queries import recap as queries
from bapasdesk.store.queries.audit import newest_seal

_PNG_DPI = 200


@needs(Right.VIEW)
def trainings(office: Office, period: Period) -> Report:
    """The trainings of a period as the 2023 paper lists them: a row a training, with all its dates.

    In the order of the catalogue; several runs of one training are one row, their participations added up.
    """
    with office.work() as work:
        held = queries.held_between(work, period.first, period.last)
        persons = queries.persons_between(work, period.first, period.last)
        order = {course.name: place for place, course in enumerate(work.find(Course))}
    by_course: dict[str, list[HeldSession]] = {}
    for row in held:
        by_course.setdefault(row.course, []).append(row)
    table = tuple(
        (number, name, sum(one.participations for one in runs), _dates(runs))
        for number, (name, runs) in enumerate(sorted(by_course.items(), key=lambda pair: order[pair[0]]), 1)
    )
    sentence = (
        f"{len(held)} kegiatan dari {len(table)} jenis pelatihan, "
        f"{sum(one.participations for one in held)} kepesertaan oleh {persons} orang."
    )
    columns = (
        ReportColumn(title="No", kind="count", share=0.4),
        ReportColumn(title="Pelatihan Kemandirian", share=3),
        ReportColumn(title="Jumlah Klien", kind="count", share=0.9),
        ReportColumn(title="Tanggal Pelaksanaan", share=2),
    )
    total = sum(int(row[2]) for row in table)
    return Report(
        title="Pelatihan yang dilaksanakan",
        period=period.name,
        sentence=sentence,
        columns=columns,
        rows=table,
        totals=("", "Jumlah", total, "") if table else (),
        note="Jumlah klien adalah kepesertaan: orang yang ikut dua kali dihitung dua kali.",
    )


@needs(Right.VIEW)
def sessions_of(office: Office, period: Period) -> Report:
    """Every session of a period, oldest first, for the regional office."""
    with office.work() as work:
        found = queries.recap_between(work, period.first, period.last)
    columns = (
        ReportColumn(title="Tanggal", share=1.6),
        ReportColumn(title="Pelatihan", share=2.6),
        ReportColumn(title="Mitra", share=2.2),
        ReportColumn(title="Peserta", kind="count"),
        ReportColumn(title="Hadir", kind="count"),
        ReportColumn(title="Sertifikat", kind="count"),
        ReportColumn(title="Dibayarkan", kind="money", share=1.3),
    )
    rows = tuple(row.cells for row in found.rows)
    return Report(
        title="Rekap kegiatan",
        period=period.name,
        sentence=f"{found.sessions} kegiatan, {found.participations} kepesertaan, {found.persons} orang.",
        columns=columns,
        rows=rows,
        totals=total_of(columns, rows, "Jumlah") if rows else (),
    )


@needs(Right.VIEW)
def outcomes_of(office: Office, by: str, period: Period, *, months: int) -> Report:
    """What came of the trainings, by course, partner, method or time to income."""
    found = outcomes.figures(office, by, months=months, first=period.first, last=period.last)
    columns = (
        ReportColumn(title=outcomes.GROUPS[by], share=2.6),
        ReportColumn(title="Kepesertaan", kind="count"),
        ReportColumn(title="Terhubung", kind="count"),
        ReportColumn(title="Belum terhubung", kind="count"),
        ReportColumn(title="Memakai", kind="count"),
        ReportColumn(title="Bagian", kind="share"),
        ReportColumn(title="Biaya/kepesertaan", kind="money", share=1.3),
        ReportColumn(title="Biaya/terhubung", kind="money", share=1.3),
        ReportColumn(title="Biaya/pemakai", kind="money", share=1.3),
    )
    return Report(
        title=f"Hasil menurut {outcomes.GROUPS[by].lower()}",
        period=f"{period.name}, {months} bulan setelah kegiatan ditutup",
        sentence=outcome_sentence(found, months),
        columns=columns,
        rows=tuple(_outcome_row(one) for one in found),
        note="Biaya: semua yang sudah dibayarkan. Bagian dan biaya tiap orang disembunyikan "
        f"bila kurang dari {LEAST_REACHED} orang terhubung.",
    )


@needs(Right.PAPERS)
def pdf(office: Office, report: Report, chart: Chart | None = None, on: date | None = None) -> bytes:
    """The report with the letterhead of a day (None: today) and the shortened seal of the trail."""
    made = _pdf(office, report, chart, on)  # the trail gets the title only: a period may be a person's name
    _record(office, REPORT_PRINTED, report.title)
    return made


@needs(Right.EXPORT)
def save(office: Office, report: Report, path: Path, chart: Chart | None = None) -> None:
    """Writes a report as .pdf or .xlsx, or its picture as .png, whole or not at all."""
    makers: dict[str, Callable[[], bytes]] = {
        ".pdf": lambda: _pdf(office, report, chart),
        ".xlsx": lambda: report_workbook(report),
    }
    if chart is not None:
        makers[".png"] = lambda: draw(chart, dpi=_PNG_DPI)
    make = makers.get(path.suffix.lower())
    if make is None:
        raise InvalidInput("Laporan disimpan sebagai berkas .pdf atau .xlsx.", "path")
    write_atomically(path, make())
    _record(office, REPORT_SAVED, f"{report.title}, {report.period}".strip(", "))


def _pdf(office: Office, report: Report, chart: Chart | None, on: date | None = None) -> bytes:
    with office.work() as work:
        letterhead, seal = letterhead_on(work, on or office.today()), newest_seal(work)
    picture = draw(chart, dpi=_PNG_DPI) if chart else b""
    content = ReportPaper(letterhead=letterhead, report=report, picture=picture, seal=short_head(seal))
    return render_report(content)


def _record(office: Office, action: str, what: str) -> None:
    with office.work() as work:
        work.record(action, "office", 1, what)
        work.commit()


def _dates(runs: Sequence[HeldSession]) -> str:
    """`20 Oktober 2022`; several runs are numbered as in the paper's table."""
    texts = [format_range(run.starts_on, run.ends_on) for run in runs]
    if len(texts) == 1:
        return texts[0]
    return "; ".join(f"{number}. {text}" for number, text in enumerate(texts, 1))


def _outcome_row(one: OutcomeFigures) -> tuple[Cell, ...]:
    return (
        one.name,
        one.participations,
        one.reached,
        one.not_reached,
        one.using if one.is_shown else None,
        one.rate,
        one.cost_per_participation,
        one.cost_per_reached,
        one.cost_per_user,
    )
