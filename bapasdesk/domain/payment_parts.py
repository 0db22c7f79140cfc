"""What a payment is made of: transport money, pocket money and the like, each with its own tax.

Travel cost is not taxed; what a participant gets for taking part (uang saku) is (PMK 168/2023). Which of the
two it is, the treasurer says, and the label on the paper has to match.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bapasdesk.errors import InvalidInput

TRANSPORT = "Uang transport"
_TAXED_WORDS = ("uang saku", "uang rapat", "honor", "hadiah")
HIGHEST_TAX = 35
STAMP_DUTY_ABOVE = 5_000_000
"""Rupiah: a paper that acknowledges more bears a duty stamp of Rp10.000 (UU 10/2020, Pasal 3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentPart:
    """`rate` is rupiah a day; `tax_percent` whole percent of the gross amount (PPh 21), 0 for none."""

    name: str
    rate: int
    days: int
    tax_percent: int = 0

    @property
    def gross(self) -> int:
        """Rupiah before tax."""
        return self.rate * self.days

    @property
    def tax(self) -> int:
        """Whole rupiah, rounded down."""
        return self.gross * self.tax_percent // 100


def total_gross(parts: Iterable[PaymentPart]) -> int:
    return sum(part.gross for part in parts)


def total_tax(parts: Iterable[PaymentPart]) -> int:
    return sum(part.tax for part in parts)


def needs_stamp_duty(amount: int) -> bool:
    """True for strictly more than Rp5.000.000."""
    return amount > STAMP_DUTY_ABOVE


def check_tax_label(name: str, tax_percent: int, field: str = "tax_percent") -> None:
    """Raises InvalidInput if the label says one thing and the tax another."""
    if not 0 <= tax_percent <= HIGHEST_TAX:
        raise InvalidInput(f"Potongan PPh 21 diisi 0 sampai {HIGHEST_TAX} persen.", field)
    said = name.casefold()
    if "transport" in said and tax_percent:
        raise InvalidInput(
            "Uang transport tidak dipotong pajak. Bila dipotong, sebut komponen ini uang saku.", field
        )
    if any(word in said for word in _TAXED_WORDS) and not tax_percent:
        raise InvalidInput(f"{name} dikenai PPh 21. Isi persennya, atau ganti sebutannya.", field)
