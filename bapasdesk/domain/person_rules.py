"""The office's duties toward a person's data: deadlines, what a pseudonymised person keeps, what leaves the
office, and in which words it is warned of. Source: UU 27/2022 Ps 25, 32, 40-46, 65-68.
"""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from typing import Any

from bapasdesk.domain.checks import check_name
from bapasdesk.domain.records.clients import Client, ClientProtection
from bapasdesk.domain.records.office import DataProtection
from bapasdesk.domain.values import ClientKind
from bapasdesk.errors import InvalidInput

ANSWER_WITHIN = timedelta(days=3)
"""3 x 24 hours: the answer to a person's request (Ps 32, 40) and the notice after a breach (Ps 46)."""
LEAST_LOCK_MINUTES, MOST_LOCK_MINUTES = 5, 60
_MOST_MONTHS = 1200
PSEUDONYM = "Klien tersamar"
EXPORT_WARNING = (
    "Berkas ini tidak terenkripsi dan memuat data pribadi yang dilindungi UU 27/2022. Membocorkannya "
    "dapat dipidana. Simpan di tempat yang aman, kirim hanya kepada yang berhak, dan hapus setelah dipakai."
)
FROZEN = "data dibekukan"
"""Why a batch or a list skips somebody."""


def check_protection(settings: DataProtection) -> None:
    if not LEAST_LOCK_MINUTES <= settings.lock_minutes <= MOST_LOCK_MINUTES:
        raise InvalidInput(
            f"Waktu kunci diisi {LEAST_LOCK_MINUTES} sampai {MOST_LOCK_MINUTES} menit.", "lock_minutes"
        )
    months = settings.retention_months
    if months is not None and not 1 <= months <= _MOST_MONTHS:
        raise InvalidInput(f"Jangka simpan diisi 1 sampai {_MOST_MONTHS} bulan.", "retention_months")
    if settings.contact:
        check_name(settings.contact, "contact", "Kontak pelindungan data")


def answer_due(asked_on: date) -> date:
    """The last day for an answer or a notice; both days are the office's own."""
    return asked_on + ANSWER_WITHIN


def kept_until(client: Client, protection: ClientProtection | None, settings: DataProtection) -> date | None:
    """The last day the person's data is kept; None while the office has set nothing for it."""
    if protection is not None and protection.keep_until is not None:
        return protection.keep_until
    if settings.retention_months is None or client.guidance_end is None:
        return None
    return add_months(client.guidance_end, settings.retention_months)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day if that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def pseudonym(client_id: int) -> str:
    return f"{PSEUDONYM} {client_id:06d}"


def pseudonymised(client: Client) -> Client:
    """Nobody any more: what remains is what the recaps count."""
    return Client(id=client.id, full_name=pseudonym(client.id), kind=client.kind, sex=client.sex)


def outgoing_name(name: str, kind: ClientKind) -> str:
    """A name as it may leave the office: of a child the initials and that it is one (UU 11/2012)."""
    return f"{initials(name)} (anak)" if kind == ClientKind.CHILD else name


def initials(name: str) -> str:
    letters = [word[0].upper() for word in name.split() if word[0].isalpha()]
    return ".".join(letters) + "." if letters else "-"


def call_name(client: Client) -> str:
    """What a partner needs to call somebody by: the first name, of a child the initials."""
    if client.kind == ClientKind.CHILD:
        return initials(client.full_name)
    return client.full_name.split()[0]


def renamed(content: Any, names: tuple[str, ...], new: str) -> Any:
    """The content of a kept paper with one person's names replaced wherever they stand."""
    if isinstance(content, str):
        for name in names:
            content = content.replace(name, new)
        return content
    if isinstance(content, list):
        return [renamed(part, names, new) for part in content]
    if isinstance(content, dict):
        return {key: renamed(part, names, new) for key, part in content.items()}
    return content
