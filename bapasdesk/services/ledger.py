"""The number ledger (buku nomor): what an officer does with numbers that no paper of the program bears."""

from datetime import date

from bapasdesk.domain.labels import label
from bapasdesk.domain.records.numbers import NumberEntry
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import LedgerFilter, LedgerRow
from bapasdesk.domain.rules import check_number_count, check_purpose, check_reason
from bapasdesk.domain.values import NumberState, SeriesKind
from bapasdesk.errors import RuleBroken
from bapasdesk.services import numbers
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.ledger import ledger_count, ledger_rows, ledger_years

EVERYTHING = LedgerFilter()
MOST_RESERVED = 100
HIGHEST_START = 20_000
"""A first run in mid-year writes one line for each number used before it."""


@needs(Right.VIEW)
def next_number(office: Office, kind: SeriesKind, on: date) -> str:
    """The number a paper of that date would get now; nothing is taken."""
    with office.work() as work:
        series = numbers.series_of(work, kind)
        return numbers.next_free(work, series, on)[1]


@needs(Right.VIEW)
def hint(office: Office, kind: SeriesKind, on: date, typed: str) -> str:
    """What a typed number would do, as one sentence; RuleBroken or InvalidInput if it cannot be taken."""
    with office.work() as work:
        found = numbers.understand(work, numbers.series_of(work, kind), on, typed)
        numbers.enter(work, kind, on, NumberState.ISSUED, typed=typed)  # only tried: nothing is committed
    if found.seq is None:
        return "Tidak mengikuti pola nomor kantor: dicatat apa adanya, tanpa nomor urut."
    if found.known is not None and found.known.state == NumberState.RESERVED:
        return f"Memakai nomor yang dicadangkan: {found.known.subject}."
    if found.skipped:
        skipped = f"{len(found.skipped)} nomor sebelumnya dicatat dipakai di luar aplikasi"
        return f"Nomor urut {found.seq}; {skipped}."
    return f"Nomor urut {found.seq} dalam buku {label(kind).lower()} {on.year}."


@needs(Right.VIEW)
def rows(
    office: Office, wanted: LedgerFilter = EVERYTHING, *, offset: int = 0, limit: int | None = 200
) -> tuple[LedgerRow, ...]:
    """Newest numbers first, series by series."""
    with office.work() as work:
        return ledger_rows(work, wanted, descending=True, offset=offset, limit=limit)


@needs(Right.VIEW)
def count(office: Office, wanted: LedgerFilter = EVERYTHING) -> int:
    with office.work() as work:
        return ledger_count(work, wanted)


@needs(Right.VIEW)
def years(office: Office) -> tuple[int, ...]:
    """The years in which numbers were taken, newest first."""
    with office.work() as work:
        return ledger_years(work)


@needs(Right.PAPERS)
def reserve(office: Office, kind: SeriesKind, on: date, count: int, purpose: str) -> tuple[str, ...]:
    """Sets the next `count` numbers aside for a purpose; gives their texts."""
    check_number_count(count, MOST_RESERVED)
    purpose = check_purpose(purpose)
    with office.work() as work:
        taken = [
            numbers.enter(work, kind, on, NumberState.RESERVED, subject=purpose).text for _ in range(count)
        ]
        detail = f"{taken[0]} s.d. {taken[-1]}: {purpose}" if count > 1 else f"{taken[0]}: {purpose}"
        work.record("Nomor dicadangkan", "office", 1, detail)
        work.commit()
    return tuple(taken)


@needs(Right.PAPERS)
def record_external(office: Office, kind: SeriesKind, on: date, typed: str, remark: str) -> str:
    """Notes a number used on paper or in another program; `typed` empty: the next one. Gives its text."""
    remark = check_purpose(remark)
    with office.work() as work:
        text = numbers.enter(work, kind, on, NumberState.EXTERNAL, typed=typed, subject=remark).text
        work.record("Nomor dipakai di luar aplikasi", "office", 1, f"{text}: {remark}")
        work.commit()
    return text


@needs(Right.VOID)
def release(office: Office, number_id: int, reason: str) -> None:
    """Makes a reserved number, or one noted as used outside by mistake, void; it is never used again."""
    reason = check_reason(reason)
    with office.work() as work:
        entry = work.get(NumberEntry, number_id)
        if entry.state not in (NumberState.RESERVED, NumberState.EXTERNAL):
            raise RuleBroken(
                f"Nomor {entry.text} {label(entry.state)}. Nomor dokumen yang terbit dibatalkan "
                "bersama dokumennya."
            )
        text = numbers.void(work, number_id, reason)
        work.record("Nomor dibatalkan", "office", 1, f"{text}: {reason}")
        work.commit()


@needs(Right.SETTINGS)
def set_start(office: Office, kind: SeriesKind, year: int, first: int) -> None:
    """The next number of that year is `first`; those before it are noted as used outside.

    For an office that begins in mid-year. RuleBroken if the ledger has come that far already.
    """
    check_number_count(first, HIGHEST_START)
    on = date(year, 1, 1)
    with office.work() as work:
        series = numbers.series_of(work, kind)
        free, _ = numbers.next_free(work, series, on)
        if first <= free:
            raise RuleBroken(
                f"Nomor berikutnya tahun {year} sudah {free}. Nomor awal hanya dapat dinaikkan; "
                "tidak ada yang diubah."
            )
        why = f"Dipakai sebelum nomor awal {first} diatur"
        numbers.skip(work, series, range(free, first), on, why)
        detail = f"{label(kind)} {year}: mulai {first}, {first - free} nomor dicatat dipakai di luar"
        work.record("Nomor awal diatur", "office", 1, detail)
        work.commit()
