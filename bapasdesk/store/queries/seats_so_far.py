"""How many seats each client has had, and whose data may not be used: parts of asking who is next."""

from sqlalchemy import Select, Subquery, func, or_, select

from bapasdesk.domain.values import SessionStatus
from bapasdesk.store.tables.clients import client_protection
from bapasdesk.store.tables.participants import participant
from bapasdesk.store.tables.sessions import session

NOT_CALLED_OFF = session.c.status != SessionStatus.CANCELLED


def seats_so_far() -> Subquery:
    """For each client who has ever had one: how many seats, and when the last session began."""
    return (
        select(
            participant.c.client_id,
            func.count().label("number"),
            func.max(session.c.starts_on, type_=session.c.starts_on.type).label("last_on"),
        )
        .join(session, session.c.id == participant.c.session_id)
        .where(NOT_CALLED_OFF)
        .group_by(participant.c.client_id)
        .subquery()
    )


def kept_apart() -> Select[tuple[int]]:
    """Clients whose data may not be used."""
    return select(client_protection.c.client_id).where(
        or_(client_protection.c.frozen_on.is_not(None), client_protection.c.pseudonymised_on.is_not(None))
    )
