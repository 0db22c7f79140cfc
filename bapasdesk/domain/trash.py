"""How long what was deleted can come back, what it is called, and who may bring it back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bapasdesk.domain.rights import Right

KEPT_DAYS = 30
"""Days for the trash and for forms that were never finished; afterwards the rows are really removed."""


@dataclass(frozen=True)
class Kind:
    """A kind of thing that goes to the trash: its word, and the right that deletes and restores it."""

    word: str
    right: Right


KINDS = {
    "partner": Kind("Mitra", Right.PLAN),
    "course": Kind("Pelatihan", Right.PLAN),
    "session": Kind("Kegiatan", Right.PLAN),
    "client": Kind("Klien", Right.PEOPLE),
    "participant": Kind("Peserta", Right.PEOPLE),
    "letterhead": Kind("Kop surat", Right.SETTINGS),
    "signatory": Kind("Penanda tangan", Right.SETTINGS),
    "apprenticeship": Kind("Magang", Right.PEOPLE),
    "agreement": Kind("Perjanjian", Right.PLAN),
    "contact_log_entry": Kind("Kontak mitra", Right.PLAN),
    "venue": Kind("Tempat", Right.SETTINGS),
    "closed_day": Kind("Hari libur kantor", Right.SETTINGS),
    "certificate_layout": Kind("Tata letak sertifikat", Right.SETTINGS),
    "budget_line": Kind("Mata anggaran", Right.SETTINGS),
    "transport_rate": Kind("Tarif transport", Right.SETTINGS),
}
"""By table. A new thing that can be deleted gets a line here."""


def expired_before(now: datetime) -> datetime:
    """What was deleted (or typed) before this moment is kept no longer."""
    return now - timedelta(days=KEPT_DAYS)


def days_left(deleted_at: datetime, now: datetime) -> int:
    """Days until it is removed for good, a begun one counted as a whole; at least 0."""
    return max(0, -((expired_before(now) - deleted_at) // timedelta(days=1)))
