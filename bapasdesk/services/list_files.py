"""Writes a list that leaves the office as sheet, CSV or paper, whole or not at all.

The inside of the services that take lists out; the right to do so is asked for there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from bapasdesk.documents.report_paper import ReportPaper
from bapasdesk.documents.report_paper import render_report as render_paper
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.progress import Cancel, Progress, never, silent
from bapasdesk.domain.reports import Report
from bapasdesk.domain.trail import LIST_EXPORTED, short_head
from bapasdesk.errors import ExportStopped, InvalidInput, RuleBroken
from bapasdesk.exchange.list_sheet import report_csv
from bapasdesk.exchange.report_sheet import report_workbook
from bapasdesk.services.extracts import Extract
from bapasdesk.services.office import Office
from bapasdesk.services.outgoing import fit_to_leave
from bapasdesk.services.settings import letterhead_on
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.queries.audit import is_changed_since, newest_seal

ENDINGS = (".xlsx", ".csv", ".pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who watches the work: `progress` is told how much is done and of how much; `cancel` stops it."""

    progress: Progress = silent
    cancel: Cancel = never

    def tick(self, of: int, before: int, done: int) -> None:
        if self.cancel():
            raise ExportStopped("Ekspor dihentikan. Tidak ada berkas yang ditulis.")
        self.progress(min(before + done, of), of)


def write_list(office: Office, extract: Extract, path: Path, titles: Sequence[str], watch: Watch) -> int:
    """Writes a list as .xlsx, .csv or .pdf, whole or not at all; gives the number of rows.

    `titles`: the columns in their order, none for the usual ones. The trail tells which list and how many
    rows, never what was filtered for: that may be somebody's name.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise InvalidInput("Daftar disimpan sebagai berkas .xlsx, .csv, atau .pdf.", "path")
    columns = extract.of.chosen(titles)
    rows, left_out, seal = _read(office, extract, watch)
    total = 3 * len(rows)
    report = Report(
        title=extract.of.title,
        period=f"Saringan: {', '.join(extract.filters)}" if extract.filters else "",
        columns=tuple(column.report_column for column in columns),
        rows=tuple(tuple(column.cell(row) for column in columns) for row in rows),
    )
    tick = partial(watch.tick, total, len(rows))
    if ending == ".pdf":
        content = render_paper(_on_paper(office, extract, report, left_out, short_head(seal)), tick=tick)
    elif ending == ".csv":
        content = report_csv(report, tick=tick)
    else:
        content = report_workbook(report, foot=f"Segel jejak {short_head(seal)}", tick=tick)
    watch.tick(total, total, 0)
    with office.work() as work:
        write_atomically(path, content)
        skipped = f", {left_out} dilewati karena dibekukan" if left_out else ""
        work.record(
            LIST_EXPORTED,
            "office",
            1,
            f"{extract.of.title}, {len(rows)} {extract.of.noun}, {ending[1:]}{skipped}",
        )
        work.commit()
    return len(rows)


def _read(office: Office, extract: Extract, watch: Watch) -> tuple[list[Any], int, str]:
    """The rows fit to leave, how many were left out, and the seal of the trail they were read under.

    Read in pieces, so what is typed meanwhile could fall between two of them: then all is read once more.
    """
    for _ in range(2):
        with office.work() as work:
            seal = newest_seal(work)
        rows = extract.rows(office, read=lambda done, of: watch.tick(3 * of, 0, done))
        with office.work() as work:
            if not is_changed_since(work, seal):
                fit, left_out = fit_to_leave(work, rows, leave_out_frozen=extract.leave_out_frozen)
                return fit, left_out, newest_seal(work)
    raise RuleBroken("Data kantor berubah selagi daftarnya dibaca. Tidak ada berkas yang ditulis; ulangi.")


def _on_paper(office: Office, extract: Extract, report: Report, left_out: int, seal: str) -> ReportPaper:
    today = office.today()
    with office.work() as work:
        letterhead = letterhead_on(work, today)
    skipped = f" {left_out} dilewati karena datanya dibekukan." if left_out else ""
    said = (
        f"{len(report.rows)} {extract.of.noun}, dibuat {format_date(today)} oleh {office.officer}.{skipped}"
    )
    return ReportPaper(letterhead=letterhead, report=replace(report, sentence=said), seal=seal)
