"""Document numbers: taken on issue, in the transaction of the paper that bears them, never given back."""

from dataclasses import replace
from datetime import date

from bapasdesk.domain.numbering import render_number
from bapasdesk.domain.records import NumberEntry, NumberSeries, OfficeProfile
from bapasdesk.domain.values import NumberState, SeriesKind
from bapasdesk.errors import NotFound
from bapasdesk.store.queries.papers import next_seq
from bapasdesk.store.unit_of_work import UnitOfWork


def take(work: UnitOfWork, kind: SeriesKind, on: date) -> NumberEntry:
    """The next number of a series in the year of the paper's date, back-dated papers included."""
    series = work.first(NumberSeries, kind=kind)
    if series is None:
        raise NotFound(f"Pola nomor {kind.value} belum ada. Isi dahulu di Pengaturan.")
    seq = next_seq(work, series.id, on.year)
    unit = work.get(OfficeProfile, 1).unit_code
    text = render_number(series.template, seq=seq, on=on, unit=unit)
    entry = NumberEntry(series_id=series.id, year=on.year, seq=seq, text=text, document_date=on)
    return replace(entry, id=work.add(entry))


def void(work: UnitOfWork, number_id: int, reason: str) -> str:
    """The number stays in the ledger with its reason; gives its text."""
    entry = work.get(NumberEntry, number_id)
    work.change(replace(entry, state=NumberState.VOID, reason=reason))
    return entry.text
