"""What was deleted, kept for thirty days with everything that hung on it, and brought back on request."""

from collections.abc import Collection, Sequence

from bapasdesk.domain.records.trail import Draft, TrashItem
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport, Skipped
from bapasdesk.domain.rows.trail import TrashRow
from bapasdesk.domain.trash import KINDS, days_left, expired_before
from bapasdesk.errors import RuleBroken
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.services.undo import check_day_is_open
from bapasdesk.store.queries.hanging import Bundle, missing_parents, put_back_bundle
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.VIEW)
def rows(office: Office) -> tuple[TrashRow, ...]:
    """What can be restored, newest first."""
    now = office.clock()
    with office.work() as work:
        items = work.find(TrashItem, order_by="deleted_at")
    return tuple(
        TrashRow(
            id=item.id,
            kind=KINDS[item.kind].word,
            title=item.title,
            officer=item.officer,
            deleted_at=item.deleted_at,
            days_left=days_left(item.deleted_at, now),
        )
        for item in reversed(items)
    )


@needs(Right.VIEW)
def restore(office: Office, item_ids: Collection[int]) -> BatchReport:
    """Brings things back with all that hung on them, as they were; one that no longer fits stays.

    Asks besides for the right to delete such a thing.
    """
    done: list[str] = []
    skipped: list[Skipped] = []
    items = _allowed(office, item_ids)
    with office.work() as work:
        for item in reversed(items):  # what was deleted last may be what the others hung on
            try:
                with work.attempt():
                    _restore(work, item)
                done.append(item.title)
            except RuleBroken as error:
                skipped.append(Skipped(participant_id=item.id, name=item.title, reason=str(error)))
        if done:
            work.undoable(f"Dipulihkan: {done[0]}" if len(done) == 1 else f"{len(done)} data dipulihkan")
            work.commit()
    return BatchReport(done=tuple(done), skipped=tuple(skipped))


@needs(Right.VIEW)
def empty(office: Office, item_ids: Collection[int]) -> int:
    """Removes things from the trash for good, before their time; gives how many. Asks for the right to."""
    return _empty(office, _allowed(office, item_ids), "Keranjang sampah dikosongkan")


@needs(Right.VIEW)
def empty_expired(office: Office) -> int:
    """Removes for good what has been in the trash, or in an unfinished form, for longer than it is kept."""
    limit = expired_before(office.clock())
    with office.work() as work:
        old = [one for one in work.find(TrashItem) if one.deleted_at < limit]
        drafts = [one.id for one in work.find(Draft) if one.saved_at < limit]
        if drafts:
            work.remove_where(Draft, id=drafts)
            work.commit()
    return _empty(office, old, "Keranjang sampah dikosongkan karena umurnya")


def _allowed(office: Office, item_ids: Collection[int]) -> list[TrashItem]:
    """The items, if the officer may delete and restore every kind among them; else NotAllowed."""
    with office.work() as work:
        found = work.find(TrashItem, id=list(item_ids))
    for item in found:
        office.require(KINDS[item.kind].right)
    return found


def _restore(work: UnitOfWork, item: TrashItem) -> None:
    bundle = Bundle.from_json(item.content)
    check_day_is_open(work, list(bundle.by_table()))
    for table in missing_parents(work, bundle):
        word = KINDS[table].word.lower() if table in KINDS else "data"
        raise RuleBroken(f"{word.capitalize()} yang terkait sudah tidak ada. Pulihkan dahulu {word} itu.")
    put_back_bundle(work, bundle)
    work.remove_where(TrashItem, id=item.id)
    work.record(f"{KINDS[item.kind].word} dipulihkan", *_told(item, bundle))


def _told(item: TrashItem, bundle: Bundle) -> tuple[str, int]:
    """Whose history the restoring belongs to: a seat's is its session's, a setting's the office's."""
    if KINDS[item.kind].right == Right.SETTINGS:
        return "office", 1
    seat = next((row for table, row in bundle.by_table() if table == "participant"), None)
    return (
        ("session", seat["session_id"])
        if item.kind == "participant" and seat
        else (item.kind, item.record_id)
    )


def _empty(office: Office, items: Sequence[TrashItem], action: str) -> int:
    if not items:
        return 0
    ids = [item.id for item in items]
    with office.work() as work:
        work.remove_where(TrashItem, id=ids)
        work.record(action, "office", 1, f"{len(ids)} data")
        work.commit()
    office.undo_log.forget_rows("trash_item", ids)
    return len(ids)
