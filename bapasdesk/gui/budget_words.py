"""What the window says about money that is about to be promised, in a sentence or two."""

from collections.abc import Mapping, Sequence

from bapasdesk.domain.budget import BudgetLine, Fit, Promise
from bapasdesk.domain.indonesian.money import format_rupiah


def fit_sentences(promise: Promise, found: Fit, lines: Sequence[BudgetLine], left: Mapping[int, int]) -> str:
    """How much is needed of what is left on each line, and how many people more can be paid."""
    codes = {line.id: line.code for line in lines}
    said = [
        f"{codes[line]}: butuh {format_rupiah(need)} dari sisa {format_rupiah(left[line])}"
        + (f", kurang {format_rupiah(found.short[line])}" if line in found.short else "")
        for line, need in found.by_line.items()
    ]
    elsewhere = found.needed - sum(found.by_line.values())
    said += [f"di luar mata anggaran: {format_rupiah(elsewhere)}"] if elsewhere else []
    return "\n".join(line for line in (_people(promise, found), *said) if line)


def _people(promise: Promise, found: Fit) -> str:
    if found.more is None:
        return ""
    if found.more < 0:
        fitting = max(0, promise.people + found.more)
        return f"Hanya muat {fitting} dari {promise.people} peserta."
    return f"Muat {found.more} peserta lagi." if found.more else "Pas: tidak muat peserta lagi."
