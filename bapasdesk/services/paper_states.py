"""How each paper of a session stands, for the list of papers: what can be shown, and what comes first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows import PaperState, ParticipantRow, SessionDetail
from bapasdesk.domain.values import PaperKind
from bapasdesk.services import sessions
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.participants import participant_rows


@dataclass(frozen=True, slots=True)
class _Known:
    """What the states are told from."""

    detail: SessionDetail
    rows: Sequence[ParticipantRow]


@needs(Right.VIEW)
def paper_states(office: Office, session_id: int) -> tuple[PaperState, ...]:
    """One state for each kind of paper, in the order of the list."""
    with office.work() as work:
        known = _Known(sessions.detail(work, session_id), participant_rows(work, session_id))
    states = {kind: state(known) for kind, state in _STATES.items()}
    return tuple(
        PaperState(kind=kind, is_ready=ready, detail=detail) for kind, (ready, detail) in states.items()
    )


def _attendance(known: _Known) -> tuple[bool, str]:
    sheets = len(known.detail.days)
    return bool(
        known.rows
    ), f"{len(known.rows)} peserta, {sheets} lembar" if known.rows else "belum ada peserta"


def _staff(known: _Known) -> tuple[bool, str]:
    return True, f"{len(known.detail.days)} lembar"


def _certificates(known: _Known) -> tuple[bool, str]:
    issued = sum(row.certificate_id is not None for row in known.rows)
    return issued > 0, f"{issued} terbit" if issued else "belum terbit"


def _receipts(known: _Known) -> tuple[bool, str]:
    issued = sum(row.payment_id is not None for row in known.rows)
    return issued > 0, f"{issued} terbit" if issued else "belum terbit"


def _payment_list(known: _Known) -> tuple[bool, str]:
    due = [row.transport_due for row in known.rows if row.payment_id is not None]
    return bool(due), format_rupiah(sum(due)) if due else "belum ada kuitansi"


_STATES: dict[PaperKind, Callable[[_Known], tuple[bool, str]]] = {
    PaperKind.ATTENDANCE_SHEET: _attendance,
    PaperKind.ATTENDANCE_SHEET_CLEAN: _attendance,
    PaperKind.ATTENDANCE_SHEET_STAFF: _staff,
    PaperKind.CERTIFICATES: _certificates,
    PaperKind.RECEIPTS: _receipts,
    PaperKind.PAYMENT_LIST: _payment_list,
}
