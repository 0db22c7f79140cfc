"""The number ledger as a book: printed for the shelf, with the seal of the trail in its foot."""

from collections.abc import Iterable
from itertools import groupby

from bapasdesk.documents.agenda_book import render_agenda_book
from bapasdesk.documents.contents import AgendaBookContent, AgendaLine
from bapasdesk.domain.indonesian.dates import format_date, short_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.numbering import copy_mark
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import LedgerFilter, LedgerRow, Paper
from bapasdesk.domain.trail import AGENDA_PRINTED, short_head
from bapasdesk.domain.values import SeriesKind
from bapasdesk.errors import RuleBroken
from bapasdesk.services.office import Office
from bapasdesk.services.paper_contents import EXAMPLE_NOTE
from bapasdesk.services.rights import needs
from bapasdesk.services.settings import letterhead_on
from bapasdesk.store.queries.audit import newest_seal
from bapasdesk.store.queries.ledger import ledger_rows
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.PAPERS)
def make(office: Office, kind: SeriesKind, year: int) -> Paper:
    """The agenda book of a series and year as a PDF; RuleBroken while it has no number."""
    with office.work() as work:
        rows = ledger_rows(work, LedgerFilter(kind=kind, year=year))
        if not rows:
            raise RuleBroken(f"Buku {label(kind).lower()} tahun {year} belum berisi nomor.")
        work.record(AGENDA_PRINTED, "office", 1, f"{label(kind)} {year}, {len(rows)} nomor")
        pdf = render_agenda_book(_content(work, kind, year, rows))
        work.commit()
    return Paper(f"buku-agenda_{kind.value}_{year}.pdf", pdf)


def state_text(row: LedgerRow) -> str:
    """`terbit`, `batal`, ..., and how often the paper was copied."""
    return f"{label(row.state)}, {copy_mark(row.copies).lower()}" if row.copies else label(row.state)


def _content(work: UnitOfWork, kind: SeriesKind, year: int, rows: tuple[LedgerRow, ...]) -> AgendaBookContent:
    profile = work.get(OfficeProfile, 1)
    return AgendaBookContent(
        letterhead=letterhead_on(work, work.today()),
        series=label(kind),
        year=str(year),
        lines=tuple(_lines(rows)),
        count_text=_counts(rows),
        printed_text=f"dicetak {format_date(work.today())}",
        seal=short_head(newest_seal(work)),
        example_note=EXAMPLE_NOTE if profile.is_example else "",
    )


def _lines(rows: Iterable[LedgerRow]) -> Iterable[AgendaLine]:
    """Skipped numbers one after the other share a line, as in `001–146`."""
    for _, same in groupby(rows, key=lambda row: (row.subject, row.is_skipped) if row.is_skipped else row.id):
        block = list(same)
        first, last = block[0], block[-1]
        several = len(block) > 1
        yield AgendaLine(
            seq=f"{first.seq}–{last.seq}" if several else str(first.seq or "–"),
            number=f"{first.number} s.d. {last.number}" if several else first.number,
            date_text="" if first.is_skipped else short_date(first.document_date),
            subject=first.subject,
            holder=first.holder,
            state=state_text(first),
            remark=first.void_reason,
        )


def _counts(rows: tuple[LedgerRow, ...]) -> str:
    """`21 nomor: 20 terbit, 1 batal`."""
    states = [label(row.state) for row in rows]
    parts = [f"{states.count(state)} {state}" for state in dict.fromkeys(states)]
    return f"{len(rows)} nomor: {', '.join(parts)}"
