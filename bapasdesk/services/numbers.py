"""Document numbers: taken in the transaction of the paper that bears them, never changed, never given back.

A number comes from the office's pattern, or it is typed, for the letter register is often kept on paper.
Whatever is taken, reserved or used outside is a line of the ledger; no sequence is ever left out silently.
"""

from dataclasses import dataclass, replace
from datetime import date

from bapasdesk.domain.labels import label
from bapasdesk.domain.numbering import normalise_number, read_seq, render_number
from bapasdesk.domain.records.numbers import NumberEntry, NumberSeries
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.values import NumberState, SeriesKind
from bapasdesk.errors import InvalidInput, NotFound, RuleBroken
from bapasdesk.store.queries.papers import next_seq
from bapasdesk.store.unit_of_work import UnitOfWork

MOST_SKIPPED = 2_000
"""A typed number that jumps further is taken for a slip of the finger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedNumber:
    """What a typed number would do: the line it meets, or the sequence it has and the ones it skips."""

    text: str
    seq: int | None
    known: NumberEntry | None
    skipped: range


def take(work: UnitOfWork, kind: SeriesKind, on: date, *, typed: str = "", subject: str = "") -> NumberEntry:
    """The number of a paper dated `on`, in the year of that date, back-dated papers included.

    Without `typed` the next of the series. A typed one that follows the pattern gets its sequence, and a
    reserved one is used up; RuleBroken, with a sentence, if it is taken. `subject` says what it is for.
    """
    return enter(work, kind, on, NumberState.ISSUED, typed=typed, subject=subject)


def enter(
    work: UnitOfWork, kind: SeriesKind, on: date, state: NumberState, *, typed: str = "", subject: str = ""
) -> NumberEntry:
    """A line of the ledger in any state; else as `take`."""
    series = series_of(work, kind)
    new = NumberEntry(
        series_id=series.id, year=on.year, seq=None, text="", document_date=on, state=state, subject=subject
    )
    if not typed.strip():
        seq, text = next_free(work, series, on)
        return _add(work, replace(new, seq=seq, text=text))
    wanted = understand(work, series, on, typed)
    if wanted.known is not None:
        return _claim(work, wanted.known, replace(new, text=wanted.text))
    if len(wanted.skipped) > MOST_SKIPPED:
        raise InvalidInput(
            f"Nomor urut {wanted.seq} jauh melompati nomor terakhir ({wanted.skipped.start - 1}). "
            "Periksa lagi; bila memang benar, atur dahulu nomor awal di Buku nomor.",
            "number",
        )
    skip(work, series, wanted.skipped, on, f"Dilewati: nomor urut {wanted.seq} lebih dahulu dipakai")
    return _add(work, replace(new, seq=wanted.seq, text=wanted.text))


def understand(work: UnitOfWork, series: NumberSeries, on: date, typed: str) -> TypedNumber:
    """Reads a typed number without changing anything; InvalidInput if it is none."""
    text = normalise_number(typed)
    seq = read_seq(series.template, text, year=on.year, unit=_unit(work))
    known = work.first(NumberEntry, series_id=series.id, year=on.year, text=text)
    if known is None and seq is not None:
        known = work.first(NumberEntry, series_id=series.id, year=on.year, seq=seq)
    free = next_seq(work, series.id, on.year)
    skipped = range(free, seq) if seq is not None and known is None else range(0)
    return TypedNumber(text=text, seq=seq, known=known, skipped=skipped)


def skip(work: UnitOfWork, series: NumberSeries, seqs: range, on: date, why: str) -> None:
    """Explains sequences nobody here used: each gets a line that a paper may still claim."""
    lines, unit, loose = [], _unit(work), _without_sequence(work, series, on)
    for seq in seqs:
        text = render_number(series.template, seq=seq, on=on, unit=unit)
        if not _adopted(work, seq, loose.get(text.casefold())):
            lines.append(
                NumberEntry(
                    series_id=series.id,
                    year=on.year,
                    seq=seq,
                    text=text,
                    document_date=on,
                    state=NumberState.EXTERNAL,
                    subject=why,
                    is_skipped=True,
                )
            )
    work.add_all(lines)


def void(work: UnitOfWork, number_id: int, reason: str) -> str:
    """The number stays in the ledger with its reason; gives its text."""
    entry = work.get(NumberEntry, number_id)
    work.change(replace(entry, state=NumberState.VOID, reason=reason, is_skipped=False))
    return entry.text


def series_of(work: UnitOfWork, kind: SeriesKind) -> NumberSeries:
    """NotFound, with where to fill it in, while the office has no pattern for the kind."""
    series = work.first(NumberSeries, kind=kind)
    if series is None:
        raise NotFound(f"Pola nomor {label(kind).lower()} belum ada. Isi dahulu di Pengaturan.")
    return series


def next_free(work: UnitOfWork, series: NumberSeries, on: date) -> tuple[int, str]:
    """The next sequence and number; on the way, typed numbers that look like it are given theirs."""
    seq, unit, loose = next_seq(work, series.id, on.year), _unit(work), _without_sequence(work, series, on)
    while True:
        text = render_number(series.template, seq=seq, on=on, unit=unit)
        if not _adopted(work, seq, loose.get(text.casefold())):
            return seq, text
        seq += 1


def _without_sequence(work: UnitOfWork, series: NumberSeries, on: date) -> dict[str, NumberEntry]:
    """Typed numbers of that year that did not follow the pattern when they were typed, by their text."""
    found = work.find(NumberEntry, series_id=series.id, year=on.year, seq=None)
    return {one.text.casefold(): one for one in found}


def _adopted(work: UnitOfWork, seq: int, same: NumberEntry | None) -> bool:
    """A number typed before the pattern was changed may now be one of its sequences: it keeps its line."""
    if same is not None:
        work.change(replace(same, seq=seq))
    return same is not None


def _claim(work: UnitOfWork, known: NumberEntry, new: NumberEntry) -> NumberEntry:
    """A reserved or skipped line becomes the paper's; any other is taken."""
    if known.state != NumberState.RESERVED and not known.is_skipped:
        raise RuleBroken(f"Nomor {known.text} {_taken(known)}. Tulis nomor lain.")
    claimed = replace(
        known,
        text=new.text if known.is_skipped else known.text,
        document_date=new.document_date,
        state=new.state,
        subject=new.subject or known.subject,
        is_skipped=False,
    )
    work.change(claimed)
    return claimed


def _taken(known: NumberEntry) -> str:
    when = f"tahun {known.year}"
    if known.state == NumberState.VOID:
        return f"{when} sudah batal ({known.reason}) dan tidak dipakai lagi"
    what = f": {known.subject}" if known.subject else ""
    return f"{when} sudah {label(known.state)}{what}"


def _add(work: UnitOfWork, entry: NumberEntry) -> NumberEntry:
    return replace(entry, id=work.add(entry))


def _unit(work: UnitOfWork) -> str:
    return work.get(OfficeProfile, 1).unit_code
