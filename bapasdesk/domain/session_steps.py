"""The one next step of a session, so that the officer has nothing to remember."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rows.people import ParticipantRow
from bapasdesk.domain.values import ObligationKind, ObligationState, SessionStatus

_UNDONE = (ObligationState.OPEN, ObligationState.READY)


class NextStep(StrEnum):
    ENROL = "enrol"
    ATTENDANCE = "attendance"
    CERTIFICATES = "certificates"
    TRANSPORT = "transport"
    SOUVENIRS = "souvenirs"
    CLOSE = "close"
    NONE = "none"


_LABELS = {
    NextStep.ENROL: "Daftarkan peserta",
    NextStep.ATTENDANCE: "Isi kehadiran",
    NextStep.CERTIFICATES: "Terbitkan sertifikat",
    NextStep.TRANSPORT: "Bayar transport",
    NextStep.SOUVENIRS: "Serahkan souvenir",
    NextStep.CLOSE: "Tutup kegiatan",
    NextStep.NONE: "",
}


def step_label(step: NextStep) -> str:
    """The Indonesian words on the button; empty for no step."""
    return _LABELS[step]


def next_step(session: Session, rows: Sequence[ParticipantRow], today: date) -> NextStep:
    """What is to be done next; before the first day, attendance is not yet asked for."""
    if session.status in (SessionStatus.CLOSED, SessionStatus.CANCELLED):
        return NextStep.NONE
    if not rows:
        return NextStep.ENROL
    if any(None in row.marks for row in rows):
        return NextStep.ATTENDANCE if session.starts_on <= today else NextStep.ENROL
    if _any(rows, ObligationKind.CERTIFICATE, (ObligationState.OPEN,)):
        return NextStep.CERTIFICATES
    if _any(rows, ObligationKind.TRANSPORT, _UNDONE):
        return NextStep.TRANSPORT
    kinds = (ObligationKind.SOUVENIR, ObligationKind.CERTIFICATE)
    if any(_any(rows, kind, _UNDONE) for kind in kinds):
        return NextStep.SOUVENIRS
    return NextStep.CLOSE


def _any(rows: Sequence[ParticipantRow], kind: ObligationKind, states: tuple[ObligationState, ...]) -> bool:
    return any(row.cell(kind).state in states for row in rows)
