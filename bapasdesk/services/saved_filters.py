"""Filters of lists kept under a name, by one officer for himself or for the whole office."""

from dataclasses import replace

from bapasdesk.domain.rights import Right
from bapasdesk.domain.saved_filter import SavedFilter, check_filter_name
from bapasdesk.errors import RuleBroken
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.VIEW)
def rows(office: Office, list_name: str) -> tuple[SavedFilter, ...]:
    """This officer's filters of a list and everybody's, by name."""
    with office.work() as work:
        return tuple(work.find(SavedFilter, list_name=list_name, officer=[work.officer, ""], order_by="name"))


@needs(Right.VIEW)
def save(office: Office, wanted: SavedFilter, *, for_office: bool) -> int:
    """Keeps a filter, or changes the known one of its id; gives the id. RuleBroken if its name is taken."""
    name = check_filter_name(wanted.name)
    with office.work() as work:
        kept = replace(wanted, name=name, officer="" if for_office else work.officer)
        if wanted.id:
            _mine(work, wanted.id)
        _check_twin(work, kept)
        saved = work.save(kept)
        work.record("Saringan disimpan", "office", 1, name)
        work.commit()
    return saved


@needs(Right.VIEW)
def remove(office: Office, filter_id: int) -> None:
    """Can be undone."""
    with office.work() as work:
        known = _mine(work, filter_id)
        work.remove_where(SavedFilter, id=filter_id)
        work.record("Saringan dihapus", "office", 1, known.name)
        work.undoable(f"Saringan dihapus: {known.name}")
        work.commit()


def _mine(work: UnitOfWork, filter_id: int) -> SavedFilter:
    known = work.get(SavedFilter, filter_id)
    if known.officer not in ("", work.officer):
        raise RuleBroken("Saringan ini milik petugas lain.")
    return known


def _check_twin(work: UnitOfWork, kept: SavedFilter) -> None:
    twins = work.find(SavedFilter, list_name=kept.list_name, officer=kept.officer, name=kept.name)
    if any(one.id != kept.id for one in twins):
        raise RuleBroken(f"Saringan bernama “{kept.name}” sudah ada. Pilih nama lain.")
