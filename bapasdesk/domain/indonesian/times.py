"""Times of day as Indonesian papers write them: `pukul 09.00 s.d. 15.00 WIB`."""

import re

from bapasdesk.errors import InvalidInput

_TYPED = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
_HINT = "Tulis jam seperti 09.00 atau 13.30."


def parse_time(text: str, field: str = "time") -> str:
    """`09.00` from 9, 9.00, 09:00 or pukul 9.00 WIB; empty stays empty. InvalidInput for anything else."""
    typed = re.sub(r"^pukul\s+|\s*wi(b|ta|t)$", "", text.strip().casefold())
    if not typed:
        return ""
    found = _TYPED.fullmatch(typed)
    if found is None or not typed.isascii():
        raise InvalidInput(_HINT, field)
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise InvalidInput(f"Jam itu tidak ada. {_HINT}", field)
    return f"{hour:02d}.{minute:02d}"


def format_times(starts_at: str, ends_at: str, zone: str) -> str:
    """`pukul 09.00 WIB s.d. selesai` for an open end; empty when no beginning is known."""
    if not starts_at:
        return ""
    return f"pukul {starts_at} s.d. {ends_at} {zone}" if ends_at else f"pukul {starts_at} {zone} s.d. selesai"
