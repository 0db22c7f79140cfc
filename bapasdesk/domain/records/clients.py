"""Records of clients."""

from dataclasses import dataclass
from datetime import date

from bapasdesk.domain.names import printed_name
from bapasdesk.domain.values import ClientKind, Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A person the office guides. Offence, sentence and case number are left out on purpose.

    `nik` is text of any form (warned about, never blocked); `program` is free text.
    """

    id: int = 0
    full_name: str
    title_before: str = ""
    title_after: str = ""
    kind: ClientKind = ClientKind.ADULT
    sex: Sex | None = None
    register_number: str = ""
    nik: str = ""
    birth_place: str = ""
    birth_date: date | None = None
    phone: str = ""
    address: str = ""
    education: str = ""
    program: str = ""
    probation_officer: str = ""
    guidance_start: date | None = None
    guidance_end: date | None = None
    guarantor: str = ""
    occupation: str = ""
    """What the person works as; empty when without work."""
    interests: str = ""
    note: str = ""

    @property
    def printed_name(self) -> str:
        """Name with titles, as papers carry it: `Dr. Budi Santoso, S.H.`"""
        return printed_name(self.title_before, self.full_name, self.title_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientProtection:
    """What the office has promised about one client's data; no row: nothing yet.

    `frozen_on`: until it is lifted the data is neither changed nor used. `keep_until`: the last day it is
    kept, set by hand. `pseudonymised_on`: since then the person cannot be told from the data.
    """

    id: int = 0
    client_id: int
    frozen_on: date | None = None
    freeze_reason: str = ""
    keep_until: date | None = None
    pseudonymised_on: date | None = None
