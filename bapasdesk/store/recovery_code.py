"""The recovery code on paper: 256 random bits that a person can type back group by group.

Thirteen groups of five characters in Crockford's base32 (no I, L, O or U). The fifth character of each
group checks the other four and the group's place, so a typing error is named by its group while the
person still has the paper in hand.
"""

import secrets
import unicodedata

from bapasdesk.errors import InvalidInput

SECRET_BYTES = 32
GROUP_COUNT = 13
GROUP_LENGTH = 5

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_DATA_LENGTH = GROUP_LENGTH - 1
_SPARE_BITS = GROUP_COUNT * _DATA_LENGTH * 5 - SECRET_BYTES * 8


def new_recovery_code() -> str:
    """A fresh code as it is printed: groups joined by dashes."""
    return format_recovery_code(secrets.token_bytes(SECRET_BYTES))


def format_recovery_code(secret: bytes) -> str:
    """The printed form of a 32-byte secret."""
    number = int.from_bytes(secret) << _SPARE_BITS
    digits = [number >> (5 * place) & 31 for place in reversed(range(GROUP_COUNT * _DATA_LENGTH))]
    rows = [digits[i : i + _DATA_LENGTH] for i in range(0, len(digits), _DATA_LENGTH)]
    return "-".join(_group(row, place) for place, row in enumerate(rows))


def parse_recovery_code(text: str) -> bytes:
    """The 32-byte secret of a code typed in any case, with any spaces and dashes (O is 0; I and L are 1).

    Raises InvalidInput naming the first group that cannot be right.
    """
    typed = "".join(letter for letter in text.upper() if not _is_separator(letter))
    rows = [typed[i : i + GROUP_LENGTH] for i in range(0, len(typed), GROUP_LENGTH)]
    digits: list[int] = []
    for place, row in enumerate(rows[:GROUP_COUNT]):
        digits += _data_digits(row, place)
    if len(rows) != GROUP_COUNT:
        raise _refused(
            f"Kode pemulihan terdiri atas {GROUP_COUNT} kelompok; yang diketik {len(rows)} kelompok."
        )
    number = 0
    for digit in digits:
        number = number << 5 | digit
    if number & ((1 << _SPARE_BITS) - 1):
        raise _bad_group(GROUP_COUNT - 1)
    return (number >> _SPARE_BITS).to_bytes(SECRET_BYTES)


def _is_separator(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) == "Pd"


def _data_digits(row: str, place: int) -> list[int]:
    try:
        *data, check = [_VALUES[letter] for letter in row]
    except KeyError:
        raise _bad_group(place) from None
    if len(data) != _DATA_LENGTH or check != _check_digit(data, place):
        raise _bad_group(place)
    return data


def _group(data: list[int], place: int) -> str:
    return "".join(_ALPHABET[digit] for digit in [*data, _check_digit(data, place)])


def _check_digit(data: list[int], place: int) -> int:
    """A polynomial over GF(32): one wrong character or two neighbours swapped always change it.

    The group's place enters too, so that two whole groups swapped are noticed.
    """
    check = place + 1
    for digit in data:
        check = _doubled(check ^ digit)
    return check


def _doubled(value: int) -> int:
    """Multiplication by x modulo x^5 + x^2 + 1, whose powers run through all of GF(32)."""
    value <<= 1
    return value ^ 0b100101 if value & 32 else value


def _bad_group(place: int) -> InvalidInput:
    return _refused(f"Kelompok ke-{place + 1} kode pemulihan salah ketik. Periksa lagi pada kertasnya.")


def _refused(message: str) -> InvalidInput:
    return InvalidInput(message, "recovery_code")
