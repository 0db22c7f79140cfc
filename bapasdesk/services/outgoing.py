"""What a list may carry when it leaves the office: no child's name, nobody whose data is frozen.

The inside of the services that write files; the right to export is asked for there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from bapasdesk.documents.report_paper import ReportPaper
from bapasdesk.documents.report_paper import render_report as render_paper
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.person_rules import FROZEN, outgoing_name
from bapasdesk.domain.records import Client, Participant
from bapasdesk.domain.reports import Report
from bapasdesk.domain.rows import (
    CertificateRow,
    ClientRow,
    FollowUpRow,
    LedgerRow,
    ParticipantRow,
    ParticipationRow,
    PaymentRow,
    ProofRow,
    RetentionRow,
    TrailRow,
)
from bapasdesk.domain.trail import LIST_EXPORTED, SUBJECTS, short_head
from bapasdesk.domain.values import ClientKind
from bapasdesk.errors import ExportStopped, InvalidInput, RuleBroken
from bapasdesk.exchange.list_sheet import report_csv
from bapasdesk.exchange.report_sheet import report_workbook
from bapasdesk.services.extracts import Extract
from bapasdesk.services.office import Office
from bapasdesk.services.protection import frozen_ids
from bapasdesk.services.settings import letterhead_on
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.queries.audit import is_changed_since, newest_seal
from bapasdesk.store.unit_of_work import UnitOfWork

R = TypeVar("R")
Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]
ENDINGS = (".xlsx", ".csv", ".pdf")
_BY_ID = (ClientRow,)
_BY_CLIENT = (ParticipationRow, ParticipantRow, FollowUpRow, RetentionRow)
_BY_SEAT = (CertificateRow, PaymentRow)
_REGISTERS = (LedgerRow, ProofRow, TrailRow)
"""A register without gaps: the line of somebody whose data is frozen stays, without the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who watches the work: `progress` is told how much is done and of how much; `cancel` stops it."""

    progress: Progress = lambda done, of: None
    cancel: Cancel = lambda: False

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


def fit_to_leave(
    work: UnitOfWork, rows: Sequence[R], *, leave_out_frozen: bool = True
) -> tuple[list[R], int]:
    """The rows with children by their initials, without frozen clients, and how many those were."""
    client_of = _client_of(work, rows)
    if client_of is None:
        return list(rows), 0
    frozen = frozen_ids(work) if leave_out_frozen else frozenset()
    children = {one.id for one in work.find(Client, kind=ClientKind.CHILD)}
    is_register = isinstance(rows[0], _REGISTERS)
    kept = [row for row in rows if is_register or client_of(row) not in frozen]
    fit = [
        _unnamed(row) if client_of(row) in frozen else _child(row) if client_of(row) in children else row
        for row in kept
    ]
    return fit, len(rows) - len(kept)


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


def _client_of(work: UnitOfWork, rows: Sequence[Any]) -> Callable[[Any], int | None] | None:
    """How a row tells whom it is about; None for lists that are about nobody."""
    first = rows[0] if rows else None
    if isinstance(first, _BY_ID):
        return lambda row: int(row.id)
    if isinstance(first, (*_BY_CLIENT, *_REGISTERS)):
        return lambda row: row.client_id
    if isinstance(first, _BY_SEAT):
        seats = {one.id: one.client_id for one in work.find(Participant)}
        return lambda row: seats[row.participant_id]
    return None


def _child(row: Any) -> Any:
    return _renamed(row, lambda name: outgoing_name(name, ClientKind.CHILD))


def _unnamed(row: Any) -> Any:
    return _renamed(row, lambda name: FROZEN)


def _renamed(row: Any, new: Callable[[str], str]) -> Any:
    if isinstance(row, LedgerRow | ProofRow):
        return replace(row, holder=new(row.holder))
    if isinstance(row, TrailRow):
        word = f"{SUBJECTS['client']}: "
        name = row.about.removeprefix(word)
        return row if name == row.about else replace(row, about=word + new(name))
    return replace(row, name=new(row.name))
