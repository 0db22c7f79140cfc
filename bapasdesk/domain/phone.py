"""Indonesian telephone numbers, kept as typed and compared in one international form."""

import re


def to_e164(text: str) -> str:
    """`+628…` for `08…`, `+62 8…` or `628…`; land lines alike; empty if it is no such number."""
    digits = re.sub(r"[ ().-]", "", text)
    national = re.sub(r"^(\+62|62|0)", "", digits)
    if national == digits or not re.fullmatch(r"[1-9][0-9]{6,11}", national):
        return ""
    return f"+62{national}"


def phone_warnings(text: str) -> list[str]:
    """What looks odd, in Indonesian; empty for an empty or plausible number."""
    if not text.strip() or to_e164(text):
        return []
    return ["Nomor telepon biasanya diawali 08 atau +62 dan terdiri atas 10 sampai 13 angka."]
