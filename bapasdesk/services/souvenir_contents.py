"""What the list says on which participants sign for souvenir and tool kit."""

from collections.abc import Collection

from bapasdesk.documents.contents import SouvenirListContent
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.rows.people import ParticipantRow
from bapasdesk.domain.rows.sessions import SessionDetail
from bapasdesk.domain.trail import short_head
from bapasdesk.domain.values import ObligationState
from bapasdesk.services.money_contents import responsible
from bapasdesk.services.paper_contents import activity, dates, example_note
from bapasdesk.services.settings import letterhead_on
from bapasdesk.store.queries.audit import newest_seal
from bapasdesk.store.queries.participants import participant_rows
from bapasdesk.store.unit_of_work import UnitOfWork


def souvenir_list_content(
    work: UnitOfWork, detail: SessionDetail, participant_ids: Collection[int]
) -> SouvenirListContent | None:
    """The list of those who get something; None if the session gives nothing or nobody is left."""
    session, office = detail.session, work.get(OfficeProfile, 1)
    items = tuple(
        (title, what)
        for title, what in (("Souvenir", session.souvenir), ("Perangkat kerja", session.tool_kit))
        if what
    )
    rows = participant_rows(work, session.id)
    names = tuple(row.name for row in rows if row.id in participant_ids and _gets(row))
    if not items or not names:
        return None
    titles = " DAN ".join(title.upper() for title, _ in items)
    return SouvenirListContent(
        letterhead=letterhead_on(work, session.ends_on),
        title=f"DAFTAR TANDA TERIMA {titles}",
        activity=activity(detail),
        date_text=dates(detail),
        place=session.venue,
        items=items,
        names=names,
        signatures=(responsible(work, office, session.ends_on),),
        example_note=example_note(office),
        seal=short_head(newest_seal(work)),
    )


def _gets(row: ParticipantRow) -> bool:
    """Everybody not excepted, and not known to have stayed away."""
    stayed_away = None not in row.marks and not row.days_present
    return row.souvenir.state != ObligationState.WAIVED and not stayed_away
