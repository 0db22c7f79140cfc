"""Which tone each state is shown in; apart from the theme, which the unlock window loads first."""

from enum import StrEnum

from bapasdesk.domain.values import AttendanceStatus, ObligationState, PartnerStage, SessionStatus
from bapasdesk.gui.theme import Tone

_TONES: dict[StrEnum, Tone] = {
    ObligationState.OPEN: Tone.OPEN,
    ObligationState.READY: Tone.READY,
    ObligationState.DELIVERED: Tone.DONE,
    ObligationState.WAIVED: Tone.WAIVED,
    SessionStatus.PLANNED: Tone.OPEN,
    SessionStatus.HELD: Tone.READY,
    SessionStatus.CLOSED: Tone.DONE,
    SessionStatus.CANCELLED: Tone.DANGER,
    PartnerStage.CANDIDATE: Tone.OPEN,
    PartnerStage.CONTACTED: Tone.READY,
    PartnerStage.MET: Tone.READY,
    PartnerStage.AGREED: Tone.WAIVED,
    PartnerStage.ACTIVE: Tone.DONE,
    PartnerStage.POSTPONED: Tone.OPEN,
    PartnerStage.REFUSED: Tone.DANGER,
    PartnerStage.DORMANT: Tone.OPEN,
    AttendanceStatus.PRESENT: Tone.DONE,
    AttendanceStatus.EXCUSED: Tone.READY,
    AttendanceStatus.SICK: Tone.READY,
    AttendanceStatus.ABSENT: Tone.DANGER,
}


def tone_of(value: ObligationState | SessionStatus | AttendanceStatus | PartnerStage) -> Tone:
    """The tone in which a state of the domain is shown everywhere."""
    return _TONES[value]
