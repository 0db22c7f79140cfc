"""How each paper of a session stands, for the list of papers: what can be shown, and what comes first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bapasdesk.domain.indonesian.dates import short_date
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.records.numbers import NumberEntry
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import PaperState
from bapasdesk.domain.rows.people import ParticipantRow
from bapasdesk.domain.rows.sessions import SessionDetail
from bapasdesk.domain.values import PaperKind
from bapasdesk.services import session_papers, sessions
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.services.session_papers import TEXT_PAPERS
from bapasdesk.services.settlement import found_differences
from bapasdesk.store.queries.participants import participant_rows
from bapasdesk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class _Known:
    """What the states are told from."""

    detail: SessionDetail
    rows: Sequence[ParticipantRow]


_State = tuple[bool, str]
"""Ready to be shown, and how it stands."""


@needs(Right.VIEW)
def paper_states(office: Office, session_id: int) -> tuple[PaperState, ...]:
    """One state for each kind of paper, in the order of the list."""
    with office.work() as work:
        known = _Known(sessions.detail(work, session_id), participant_rows(work, session_id))
        written = [_written(work, known, kind) for kind in TEXT_PAPERS]
        settled = _settlement(work, known)
    states = ((kind, *state(known)) for kind, state in _STATES.items())
    return (
        *(PaperState(kind=kind, is_ready=ready, detail=detail) for kind, ready, detail in states),
        *written,
        settled,
    )


def _settlement(work: UnitOfWork, known: _Known) -> PaperState:
    """With differences it can still be asked for, and then tells them by name."""
    ready, detail = _payment_list(known)
    wrong = found_differences(work, known.detail) if ready else ()
    said = f"{len(wrong)} hal belum cocok" if wrong else f"cocok, {detail}" if ready else detail
    return PaperState(kind=PaperKind.SETTLEMENT, is_ready=ready, detail=said)


def _written(work: UnitOfWork, known: _Known, kind: PaperKind) -> PaperState:
    """A paper that is written first: it can always be begun, but nobody is invited to an empty list."""
    paper = session_papers.kept(work, known.detail.session.id, kind)
    if paper is None:
        nobody = kind == PaperKind.INVITATION and not known.rows
        detail = "belum ada peserta" if nobody else "belum ditulis"
        return PaperState(kind=kind, is_ready=not nobody, detail=detail, is_unwritten=True)
    number = work.get(NumberEntry, paper.number_id).text if paper.number_id else "tanpa nomor"
    detail = f"{number}, {short_date(paper.dated_on)}"
    return PaperState(kind=kind, is_ready=True, detail=detail, paper_id=paper.id)


def _attendance(known: _Known) -> _State:
    sheets = len(known.detail.days)
    return bool(
        known.rows
    ), f"{len(known.rows)} peserta, {sheets} lembar" if known.rows else "belum ada peserta"


def _staff(known: _Known) -> _State:
    return True, f"{len(known.detail.days)} lembar"


def _certificates(known: _Known) -> _State:
    issued = sum(row.certificate_id is not None for row in known.rows)
    return issued > 0, f"{issued} terbit" if issued else "belum terbit"


def _receipts(known: _Known) -> _State:
    issued = sum(row.payment_id is not None for row in known.rows)
    return issued > 0, f"{issued} terbit" if issued else "belum terbit"


def _payment_list(known: _Known) -> _State:
    due = [row.transport_due for row in known.rows if row.payment_id is not None]
    return bool(due), format_rupiah(sum(due)) if due else "belum ada kuitansi"


def _souvenirs(known: _Known) -> _State:
    session = known.detail.session
    what = [item for item in (session.souvenir, session.tool_kit) if item]
    return bool(what and known.rows), ", ".join(what) or "kegiatan tanpa souvenir"


_STATES: dict[PaperKind, Callable[[_Known], _State]] = {
    PaperKind.ATTENDANCE_SHEET: _attendance,
    PaperKind.ATTENDANCE_SHEET_CLEAN: _attendance,
    PaperKind.ATTENDANCE_SHEET_STAFF: _staff,
    PaperKind.CERTIFICATES: _certificates,
    PaperKind.RECEIPTS: _receipts,
    PaperKind.PAYMENT_LIST: _payment_list,
    PaperKind.SOUVENIR_LIST: _souvenirs,
}
