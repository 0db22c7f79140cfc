"""What an officer has typed into a form and not saved yet, kept inside the encrypted office."""

from dataclasses import replace

from bapasdesk.domain.records.trail import Draft
from bapasdesk.domain.rights import Right
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs


@needs(Right.VIEW)
def keep(office: Office, draft: Draft) -> int:
    """Keeps a draft as this officer's and of now; gives its id. One with an id replaces what it held before.

    The trail is told nothing: nobody's data has changed yet.
    """
    with office.work() as work:
        mine = replace(draft, officer=work.officer, saved_at=work.now())
        known = draft.id and work.find(Draft, id=draft.id)
        draft_id = work.save(mine if known else replace(mine, id=0))
        work.commit()
    return draft_id


@needs(Right.VIEW)
def newest(office: Office, form: str, subject_id: int) -> Draft | None:
    """This officer's newest draft of a form for one record (0: a new one)."""
    with office.work() as work:
        found = work.find(Draft, form=form, subject_id=subject_id, officer=work.officer, order_by="saved_at")
    return found[-1] if found else None


@needs(Right.VIEW)
def waiting(office: Office) -> tuple[Draft, ...]:
    """This officer's drafts, newest first."""
    with office.work() as work:
        return tuple(reversed(work.find(Draft, officer=work.officer, order_by="saved_at")))


@needs(Right.VIEW)
def forget(office: Office, draft_id: int) -> None:
    """After saving, or when the officer does not want it any more."""
    with office.work() as work:
        work.remove_where(Draft, id=draft_id)
        work.commit()
