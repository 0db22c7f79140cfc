"""Deleting: into the trash with everything that hangs on a thing, and undoable.

Whatever a number was ever issued for, or money paid, is never deleted; it is cancelled with a reason.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.money import TransportPayment
from bapasdesk.domain.records.trail import TrashItem
from bapasdesk.domain.rows.people import BatchReport, Skipped
from bapasdesk.domain.trash import KINDS
from bapasdesk.store.queries.hanging import Bundle, hanging, remove_bundle
from bapasdesk.store.unit_of_work import UnitOfWork

T = TypeVar("T")
Stays = Mapping[type, str]
"""Kinds of rows that keep a thing from being deleted when they hang on it, each with the reason."""

PAPERS = (Certificate, TransportPayment)
_NEVER_DELETED = "sudah ada dokumen, nomor, atau uang; itu hanya dibatalkan dengan alasan"
_STILL_USED = "masih dipakai pada data lain"


@dataclass(frozen=True)
class Removal(Generic[T]):
    """How one kind of thing is deleted."""

    kind: str
    """Its table; also a key of `domain.trash.KINDS`."""
    action: str
    """As the trail and the undo bar say it: "Mitra dihapus"."""
    name: Callable[[UnitOfWork, T], str]
    """As reports name it."""
    told: Callable[[T, str], tuple[str, int, str]]
    """What the trail is told: subject, id, detail; gets the record and its name."""
    title: Callable[[UnitOfWork, T], str] | None = None
    """As the trash calls it; None: by its name."""
    stays: Stays = field(default_factory=dict)
    """Besides everything the database itself never deletes."""
    trouble: Callable[[UnitOfWork, T], str] = lambda work, record: ""
    """Why this one must stay; empty if it may go."""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"domain.trash.KINDS does not know {self.kind}")


def throw_away(work: UnitOfWork, found: Sequence[T], how: Removal[T]) -> BatchReport:
    """Moves records to the trash with what hangs on them, and makes that undoable; the caller commits.

    What must stay is skipped, with the reason.
    """
    done: list[str] = []
    skipped: list[Skipped] = []
    for record in found:
        record_id: int = record.id  # type: ignore[attr-defined]  # every record has one
        name, bundle = how.name(work, record), hanging(work, type(record), record_id)
        reason = how.trouble(work, record) or _why_it_stays(bundle, how.stays)
        if reason:
            skipped.append(Skipped(participant_id=record_id, name=name, reason=reason))
            continue
        title = how.title(work, record) if how.title else name
        remove_bundle(work, bundle)
        work.add(_item(work, how.kind, record_id, title, bundle))
        work.record(how.action, *how.told(record, name))
        done.append(name)
    if done:
        few = f"{how.action}: {done[0]}"
        work.undoable(few if len(done) == 1 else f"{len(done)} {how.action[0].lower()}{how.action[1:]}")
    return BatchReport(done=tuple(done), skipped=tuple(skipped))


def _item(work: UnitOfWork, kind: str, record_id: int, title: str, bundle: Bundle) -> TrashItem:
    return TrashItem(
        kind=kind,
        record_id=record_id,
        title=title,
        officer=work.officer,
        deleted_at=work.now(),
        content=bundle.to_json(),
    )


def _why_it_stays(bundle: Bundle, stays: Stays) -> str:
    reasons = [reason for kind, reason in stays.items() if bundle.rows.get(kind)]
    reasons += [_NEVER_DELETED] if bundle.is_sealed else []
    reasons += [_STILL_USED] if bundle.is_loose else []
    return next(iter(reasons), "")
