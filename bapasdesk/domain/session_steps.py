"""The one next step of a session, so that the officer has nothing to remember."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from bapasdesk.domain.labels import label
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rows.people import ParticipantRow
from bapasdesk.domain.values import ObligationKind, ObligationState, SessionStatus

_NAMED = 12
_UNDONE = (ObligationState.OPEN, ObligationState.READY)


class NextStep(StrEnum):
    ENROL = "enrol"
    ATTENDANCE = "attendance"
    CERTIFICATES = "certificates"
    RECEIPTS = "receipts"
    TRANSPORT = "transport"
    SOUVENIRS = "souvenirs"
    CLOSE = "close"
    NONE = "none"


_LABELS = {
    NextStep.ENROL: "Daftarkan peserta",
    NextStep.ATTENDANCE: "Isi kehadiran",
    NextStep.CERTIFICATES: "Terbitkan sertifikat",
    NextStep.RECEIPTS: "Terbitkan kuitansi",
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
    if _any(rows, ObligationKind.TRANSPORT, (ObligationState.OPEN,)):
        return NextStep.RECEIPTS
    if _any(rows, ObligationKind.TRANSPORT, (ObligationState.READY,)):
        return NextStep.TRANSPORT
    kinds = (ObligationKind.SOUVENIR, ObligationKind.CERTIFICATE)
    if any(_any(rows, kind, _UNDONE) for kind in kinds):
        return NextStep.SOUVENIRS
    return NextStep.CLOSE


def who_waits(rows: Sequence[ParticipantRow]) -> list[str]:
    """A line a person and what the person still waits for; from the thirteenth on only their number."""
    lines = []
    for row in rows:
        due = [label(kind).lower() for kind in ObligationKind if row.cell(kind).state in _UNDONE]
        lines += [f"{row.name}: {', '.join(due)}"] if due else []
    return [*lines[:_NAMED], *([f"dan {len(lines) - _NAMED} orang lagi"] if len(lines) > _NAMED else [])]


def _any(rows: Sequence[ParticipantRow], kind: ObligationKind, states: tuple[ObligationState, ...]) -> bool:
    return any(row.cell(kind).state in states for row in rows)
