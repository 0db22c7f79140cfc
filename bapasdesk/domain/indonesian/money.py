"""Whole rupiah as people type them and as papers print them."""

import re

from bapasdesk.errors import InvalidInput

LARGEST_AMOUNT = 10**12
_PLAIN = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")


def format_rupiah(amount: int, *, cents: bool = False) -> str:
    """`Rp150.000`, or with cents `Rp150.000,00`, as the spelling rules (EYD) have it."""
    sign = "-" if amount < 0 else ""
    grouped = f"{abs(amount):,}".replace(",", ".")
    return f"{sign}Rp{grouped}{',00' if cents else ''}"


def parse_rupiah(text: str) -> int:
    """Whole rupiah from `150000`, `150.000`, `Rp 150.000,-` or `150.000,00`.

    Raises InvalidInput for anything else; `150,000` is refused because it could mean two things.
    """
    typed = re.sub(r"^rp\.?\s*", "", text.strip(), flags=re.IGNORECASE)
    typed = re.sub(r",(-|00)$", "", typed.replace(" ", ""))
    if typed.startswith("-"):
        raise InvalidInput("Jumlah uang tidak boleh negatif.", "amount")
    if re.fullmatch(r"\d{1,3}(,\d{3})+", typed):
        suggestion = typed.replace(",", ".")
        raise InvalidInput(f"Tulis ribuan dengan titik: {suggestion}, bukan {typed}.", "amount")
    if re.fullmatch(r"[\d.]+,\d+", typed):
        raise InvalidInput("Jumlah uang ditulis dalam rupiah penuh, tanpa sen.", "amount")
    if not (_PLAIN.fullmatch(typed) or _GROUPED.fullmatch(typed)) or not typed.isascii():
        raise InvalidInput("Tulis jumlah uang seperti 150000 atau 150.000.", "amount")
    amount = int(typed.replace(".", ""))
    if amount > LARGEST_AMOUNT:
        raise InvalidInput(f"Jumlah uang paling besar {format_rupiah(LARGEST_AMOUNT)}.", "amount")
    return amount
