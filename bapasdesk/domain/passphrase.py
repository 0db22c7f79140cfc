"""How strong a passphrase is, said so that a person can do better."""

from dataclasses import dataclass

from bapasdesk.errors import InvalidInput

SHORTEST = 10
_LABELS = ("sangat lemah", "lemah", "cukup", "kuat", "sangat kuat")
_COMMON = [
    "1234567890",
    "12345678910",
    "0123456789",
    "qwertyuiop",
    "password123",
    "passwordku",
    "bismillah123",
    "indonesia123",
    "indonesia1945",
    "pemasyarakatan",
    "bapastangerang",
    "katasandi123",
    "rahasia123",
    "adminadmin",
]


@dataclass(frozen=True, slots=True)
class Strength:
    """`level` from 0 (useless) to 4; label and advice in Indonesian."""

    level: int
    label: str
    advice: str


def passphrase_strength(text: str) -> Strength:
    """A rough measure by length, words and variety; it advises and does not decide."""
    if len(text) < SHORTEST or _is_poor(text):
        return _strength(
            0, f"Pakai paling sedikit {SHORTEST} huruf, misalnya empat kata yang tidak berhubungan."
        )
    kinds = sum(any(test(letter) for letter in text) for test in (str.islower, str.isupper, str.isdigit))
    kinds += any(not letter.isalnum() for letter in text)
    points = len(text) + 3 * (len(text.split()) - 1) + 3 * (kinds - 1)
    level = 1 + sum(points >= limit for limit in (16, 22, 30))
    advice = "" if level >= 3 else "Tambahkan satu atau dua kata lagi."
    return _strength(level, advice)


def check_passphrase(text: str, officer_name: str) -> None:
    """Raises InvalidInput for a passphrase that anybody would try first."""
    if len(text) < SHORTEST:
        raise InvalidInput(f"Frasa sandi paling sedikit {SHORTEST} huruf.", "passphrase")
    if text.casefold().strip() == officer_name.casefold().strip():
        raise InvalidInput("Frasa sandi tidak boleh sama dengan nama petugas.", "passphrase")
    if _is_poor(text):
        raise InvalidInput("Frasa sandi itu terlalu mudah ditebak. Pakai beberapa kata.", "passphrase")


def _is_poor(text: str) -> bool:
    return len(set(text)) < 4 or text.casefold().replace(" ", "") in _COMMON


def _strength(level: int, advice: str) -> Strength:
    return Strength(level, _LABELS[level], advice)
