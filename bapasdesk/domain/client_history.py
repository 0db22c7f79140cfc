"""Everything that happened with one client, as one list of days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bapasdesk.domain.outcomes import Outcome
from bapasdesk.domain.records.clients import Client


class HistoryKind(StrEnum):
    TRAINING = "training"
    ATTENDANCE = "attendance"
    DUTY = "duty"
    PAPER = "paper"
    MONEY = "money"
    FOLLOW_UP = "follow_up"
    APPRENTICESHIP = "apprenticeship"
    TRAIL = "trail"


HISTORY_WORDS = {
    HistoryKind.TRAINING: "Pelatihan",
    HistoryKind.ATTENDANCE: "Kehadiran",
    HistoryKind.DUTY: "Kewajiban",
    HistoryKind.PAPER: "Dokumen",
    HistoryKind.MONEY: "Uang",
    HistoryKind.FOLLOW_UP: "Tindak lanjut",
    HistoryKind.APPRENTICESHIP: "Magang",
    HistoryKind.TRAIL: "Jejak",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """`session_id` is 0 where no session is concerned."""

    on: date
    kind: HistoryKind
    what: str
    detail: str
    session_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientHistory:
    """`rows` newest first; money is whole rupiah really paid, corrections included."""

    client: Client
    rows: tuple[HistoryRow, ...]
    trainings: int
    certificates: int
    paid: int
    outcome: Outcome | None
    """The newest answer; None if nothing was answered."""
