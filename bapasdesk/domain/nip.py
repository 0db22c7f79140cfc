"""The civil servant's number (NIP): 18 digits in four groups; other employees have other numbers."""

import re

_GROUPED = re.compile(r"([0-9]{8})([0-9]{6})([0-9])([0-9]{3})")


def format_nip(text: str) -> str:
    """`19870130 201012 2 005`; anything that is not 18 digits stays as typed."""
    digits = re.sub(r"[ .]", "", text)
    found = _GROUPED.fullmatch(digits)
    return " ".join(found.groups()) if found else text.strip()


def nip_warnings(text: str) -> list[str]:
    """What looks odd, in Indonesian; never blocks, for contract staff have other numbers."""
    digits = re.sub(r"[ .]", "", text)
    if not digits or _GROUPED.fullmatch(digits):
        return []
    return ["NIP biasanya 18 angka."]
