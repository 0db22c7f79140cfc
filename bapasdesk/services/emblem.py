"""The emblem at the left of the letterhead: chosen, looked at, taken away.

It belongs to the letterhead in force today and those after it; an older letterhead keeps what it had, for a
ministry that changes its name changes its emblem.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bapasdesk.documents.emblem import LARGEST_FILE, is_soft, make_emblem
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.records.office import Letterhead
from bapasdesk.domain.rights import Right
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services.emblem_pictures import keep, picture_of
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class EmblemInForce:
    """`picture` is a PNG, empty if there is none; `since` the first day of the letterhead that bears it."""

    picture: bytes = b""
    since: date | None = None
    is_soft: bool = False
    """It has too few pixels to look sharp on paper."""


@needs(Right.VIEW)
def in_force(office: Office) -> EmblemInForce:
    """The emblem on papers of today."""
    with office.work() as work:
        heads = _from_today_on(work)
        picture = picture_of(work, heads[0].emblem) if heads else b""
    since = heads[0].valid_from if heads else None
    return EmblemInForce(picture=picture, since=since, is_soft=bool(picture) and is_soft(picture))


def read_file(path: Path) -> bytes:
    """The picture in a file, ready for paper; InvalidInput says why it cannot be taken."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError:
        raise InvalidInput(
            "Berkas itu tidak dapat dibaca. Periksa berkasnya, lalu coba lagi; lambang lama tidak berubah."
        ) from None
    return make_emblem(content)


@needs(Right.SETTINGS)
def choose(office: Office, picture: bytes) -> None:
    """Papers of today's letterhead and later ones bear the picture (from `read_file`); can be undone.

    RuleBroken while the office has no letterhead.
    """
    with office.work() as work:
        # Apart from the step that can be undone: a paper issued meanwhile needs its picture for good.
        digest = keep(work, picture)
        work.record("Gambar lambang disimpan", "office", 1, digest[:12])
        work.commit()
    _dress(office, digest, "Lambang kop surat diganti")


@needs(Right.SETTINGS)
def remove(office: Office) -> None:
    """Papers from now on are without an emblem; issued ones keep theirs. Can be undone."""
    _dress(office, "", "Lambang kop surat dihapus")


def _dress(office: Office, digest: str, action: str) -> None:
    with office.work() as work:
        heads = _from_today_on(work)
        if not heads:
            raise RuleBroken("Belum ada kop surat. Isi dahulu kop suratnya, lalu pilih lambangnya.")
        for head in heads:
            work.change(replace(head, emblem=digest))
        work.record(action, "office", 1, f"kop surat sejak {format_date(heads[0].valid_from)}")
        work.undoable(action)
        work.commit()


def _from_today_on(work: UnitOfWork) -> Sequence[Letterhead]:
    """The letterhead in force today, then those that are to follow."""
    heads = work.find(Letterhead, order_by="valid_from")
    past = [head for head in heads if head.valid_from <= work.today()]
    return [*past[-1:], *heads[len(past) :]]
