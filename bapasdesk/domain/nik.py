"""The 16-digit NIK: oddities are warned about and never block, for it is not re-issued when data change."""

import re
from datetime import date

from bapasdesk.domain.values import Sex

_DIGITS = 16
_WOMEN_ADD = 40
_SHOWN_START, _SHOWN_END = 4, 4


def mask_nik(text: str) -> str:
    """`3671********0001`: enough to tell two people apart, not enough to misuse."""
    if len(text) <= _SHOWN_START + _SHOWN_END:
        return "*" * len(text)
    hidden = len(text) - _SHOWN_START - _SHOWN_END
    return text[:_SHOWN_START] + "*" * hidden + text[-_SHOWN_END:]


def nik_warnings(nik: str, sex: Sex | None, birth_date: date | None) -> list[str]:
    """What looks odd, in Indonesian; empty for an empty or plausible NIK."""
    if not nik:
        return []
    if not re.fullmatch(rf"[0-9]{{{_DIGITS}}}", nik):
        return [f"NIK biasanya {_DIGITS} angka; yang diketik {len(nik)} huruf atau angka."]
    day, month = int(nik[6:8]), int(nik[8:10])
    woman = day > _WOMEN_ADD
    day -= _WOMEN_ADD if woman else 0
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return ["Tanggal lahir di dalam NIK tidak ada dalam kalender."]
    found = []
    if sex is not None and woman != (sex == Sex.FEMALE):
        found.append("NIK menunjuk jenis kelamin yang lain.")
    if birth_date is not None and (day, month, int(nik[10:12])) != (
        birth_date.day,
        birth_date.month,
        birth_date.year % 100,
    ):
        found.append("Tanggal lahir di dalam NIK berbeda dari yang diisi.")
    return found
