"""The record of a letter about an agreement."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLetter:
    """An issued letter that asks a partner to renew an agreement; `content` is the JSON of what it says."""

    id: int = 0
    agreement_id: int
    number_id: int
    dated_on: date
    content: str
    is_void: bool = False
    void_reason: str = ""
