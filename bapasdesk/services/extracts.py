"""Which rows of which list are to leave the office, and the filters in words; nothing is read yet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bapasdesk.domain import office_lists as lists
from bapasdesk.domain.labels import label
from bapasdesk.domain.office_lists import OfficeList
from bapasdesk.domain.progress import Progress, silent
from bapasdesk.domain.rows.papers import LedgerFilter
from bapasdesk.domain.rows.trail import TrailFilter
from bapasdesk.domain.saved_filter import ClientChoice
from bapasdesk.errors import InvalidInput
from bapasdesk.services import (
    agreements,
    audit,
    certificates,
    evaluations,
    follow_up,
    ledger,
    participants,
    partners,
    payments,
    pipeline,
    prints,
    protection,
    waiting,
)
from bapasdesk.services import clients as client_service
from bapasdesk.services import courses as course_service
from bapasdesk.services import sessions as session_service
from bapasdesk.services.office import Office

PIECE = 2_000
"""Rows read in one go, between which the window gets its turn."""
Read = Callable[[Office, int, int], Sequence[Any]]
"""Rows from an offset on, at most so many; each asks for its own right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """`count` None: the list is short and comes in one piece."""

    of: OfficeList
    read: Read
    count: Callable[[Office], int] | None = None
    filters: tuple[str, ...] = ()
    leave_out_frozen: bool = True

    def rows(self, office: Office, limit: int | None = None, read: Progress = silent) -> list[Any]:
        """All rows, or so many; `read` is told after each piece how many there are and of how many."""
        if self.count is None:
            return list(self.read(office, 0, 0))[:limit]
        total = self.count(office) if limit is None else min(limit, self.count(office))
        found: list[Any] = []
        while len(found) < total:
            piece = self.read(office, len(found), min(PIECE, total - len(found)))
            if not piece:
                break  # somebody deleted rows meanwhile
            found += piece
            read(len(found), total)
        return found


def _whole(read: Callable[[Office], Sequence[Any]]) -> Read:
    return lambda office, offset, limit: read(office)


def _words(query: str, *others: str) -> tuple[str, ...]:
    typed = f"kata “{query.strip()}”" if query.strip() else ""
    return tuple(part for part in (*others, typed) if part)


def clients(
    query: str = "",
    *,
    sort: str = "name",
    descending: bool = False,
    choice: ClientChoice = ClientChoice.ALL,
) -> Extract:
    return Extract(
        of=lists.CLIENTS,
        read=lambda office, offset, limit: client_service.rows(
            office, query, sort=sort, descending=descending, offset=offset, limit=limit, choice=choice
        ),
        count=lambda office: client_service.count(office, query, choice),
        filters=_words(query, label(choice).lower() if choice != ClientChoice.ALL else ""),
    )


def affected() -> Extract:
    """Everybody the office holds data of, those whose data is frozen too: they are affected as well."""
    return Extract(
        of=lists.AFFECTED,
        read=lambda office, offset, limit: client_service.rows(office, offset=offset, limit=limit),
        count=client_service.count,
        leave_out_frozen=False,
    )


def partner_list(query: str = "") -> Extract:
    return Extract(
        of=lists.PARTNERS, read=_whole(lambda office: partners.rows(office, query)), filters=_words(query)
    )


def courses(query: str = "") -> Extract:
    return Extract(
        of=lists.COURSES,
        read=_whole(lambda office: course_service.rows(office, query)),
        filters=_words(query),
    )


def sessions(query: str = "", *, year: int | None = None) -> Extract:
    return Extract(
        of=lists.SESSIONS,
        read=_whole(lambda office: session_service.rows(office, query, year=year)),
        filters=_words(query, f"tahun {year}" if year else ""),
    )


def participations(query: str = "") -> Extract:
    """Every seat of every session."""
    return Extract(
        of=lists.PARTICIPANTS,
        read=_whole(lambda office: participants.register(office, query)),
        filters=_words(query),
    )


def seats(session_id: int, what: str) -> Extract:
    """The participants of one session; `what` names it: the training and its dates."""
    return Extract(
        of=lists.SEATS, read=_whole(lambda office: participants.rows(office, session_id)), filters=(what,)
    )


def waiting_list(session_id: int, what: str) -> Extract:
    return Extract(
        of=lists.WAITING, read=_whole(lambda office: waiting.rows(office, session_id)), filters=(what,)
    )


def drop_outs(session_id: int, what: str) -> Extract:
    return Extract(
        of=lists.DROP_OUTS,
        read=_whole(lambda office: waiting.dropped_out(office, session_id)),
        filters=(what,),
    )


def certificate_register(query: str = "") -> Extract:
    return Extract(
        of=lists.CERTIFICATES,
        read=lambda office, offset, limit: certificates.rows(office, query, offset=offset, limit=limit),
        count=lambda office: certificates.count(office, query),
        filters=_words(query),
    )


def receipt_register(query: str = "") -> Extract:
    return Extract(
        of=lists.RECEIPTS,
        read=lambda office, offset, limit: payments.rows(office, query, offset=offset, limit=limit),
        count=lambda office: payments.count(office, query),
        filters=_words(query),
    )


def numbers(wanted: LedgerFilter) -> Extract:
    return Extract(
        of=lists.NUMBERS,
        read=lambda office, offset, limit: ledger.rows(office, wanted, offset=offset, limit=limit),
        count=lambda office: ledger.count(office, wanted),
        filters=_words(
            wanted.query,
            f"buku {label(wanted.kind).lower()}" if wanted.kind else "",
            f"tahun {wanted.year}" if wanted.year else "",
            label(wanted.state),
            "salinan" if wanted.copied else "",
        ),
    )


def proofs(query: str = "", *, returned: bool = False) -> Extract:
    return Extract(
        of=lists.PROOFS,
        read=lambda office, offset, limit: prints.proofs(
            office, query, returned=returned, offset=offset, limit=limit
        ),
        count=lambda office: prints.proof_count(office, query, returned=returned),
        filters=_words(query, "sudah kembali" if returned else ""),
    )


def follow_ups() -> Extract:
    return Extract(of=lists.FOLLOW_UPS, read=_whole(follow_up.due))


def agreement_list(partner_id: int | None = None, partner: str = "") -> Extract:
    """Of one partner, or of all."""
    return Extract(
        of=lists.AGREEMENTS,
        read=_whole(lambda office: agreements.rows(office, partner_id)),
        filters=_words("", f"mitra {partner}" if partner else ""),
    )


def contacts(partner_id: int, partner: str) -> Extract:
    """What was said with a partner."""
    return Extract(
        of=lists.CONTACTS,
        read=_whole(lambda office: pipeline.progress(office, partner_id).contacts),
        filters=(f"mitra {partner}",),
    )


def evaluation_list(partner_id: int, partner: str) -> Extract:
    """A partner's sessions with what both sides said of them."""
    return Extract(
        of=lists.EVALUATIONS,
        read=_whole(lambda office: evaluations.of_partner(office, partner_id)),
        filters=(f"mitra {partner}",),
    )


def trail(wanted: TrailFilter) -> Extract:
    return Extract(
        of=lists.TRAIL,
        read=lambda office, offset, limit: audit.rows(office, wanted, offset=offset, limit=limit),
        count=lambda office: audit.count(office, wanted),
        filters=() if wanted == audit.EVERYTHING else (audit.in_words(wanted),),
    )


def retention() -> Extract:
    return Extract(of=lists.RETENTION, read=_whole(protection.due))


def _unfiltered(query: str, extract: Extract) -> Extract:
    if query.strip():
        raise InvalidInput(f"{extract.of.title} tidak dapat disaring dengan kata.", "query")
    return extract


NAMED: dict[str, Callable[[str], Extract]] = {
    "partners": partner_list,
    "courses": courses,
    "sessions": sessions,
    "clients": clients,
    "participants": participations,
    "certificates": certificate_register,
    "receipts": receipt_register,
    "numbers": lambda query: numbers(LedgerFilter(query=query)),
    "proofs": proofs,
    "follow-ups": lambda query: _unfiltered(query, follow_ups()),
    "agreements": lambda query: _unfiltered(query, agreement_list()),
    "trail": lambda query: trail(TrailFilter(text=query)),
    "retention": lambda query: _unfiltered(query, retention()),
}
"""The lists by the words of the command line, for a query."""
