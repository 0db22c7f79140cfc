"""The short code on a certificate, read over the telephone: no network, no name, and typing errors show.

Eleven characters of an HMAC over number, date and course, and one check character.
"""

import hmac
import json
from datetime import date
from hashlib import sha256

from bapasdesk.errors import InvalidInput

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 characters, a prime, without 0, 1, I, L and O."""
_SIGNED = 11
CODE_LENGTH = _SIGNED + 1
_GROUP = 4
_PRIME = len(ALPHABET)


def verification_code(key: bytes, number: str, issued_on: date, course: str) -> str:
    """`XXXX-XXXX-XXXX` for a certificate; the same for the same key and facts."""
    facts = json.dumps([number, issued_on.isoformat(), course], ensure_ascii=False).encode()
    digest = int.from_bytes(hmac.new(key, facts, sha256).digest())
    letters = []
    for _ in range(_SIGNED):
        digest, place = divmod(digest, _PRIME)
        letters.append(ALPHABET[place])
    return _grouped("".join(letters) + _check_letter("".join(letters)))


def normalise_code(text: str) -> str:
    """A typed code in its printed form; InvalidInput if a character is wrong or two are swapped."""
    typed = "".join(letter for letter in text.upper() if letter not in " -–—.\t\n")
    if len(typed) != CODE_LENGTH:
        raise InvalidInput("Kode verifikasi terdiri atas 12 huruf dan angka. Periksa lagi kodenya.", "code")
    if any(letter not in ALPHABET for letter in typed):
        raise InvalidInput("Kode verifikasi tidak memakai angka 0 dan 1 atau huruf I, L, dan O.", "code")
    if _check_letter(typed[:-1]) != typed[-1]:
        raise InvalidInput("Kode salah ketik: satu huruf keliru atau tertukar. Periksa lagi kodenya.", "code")
    return _grouped(typed)


def _check_letter(signed: str) -> str:
    """Weights from 1 to 11 modulo a prime: one wrong character or two swapped ones change the sum."""
    total = sum((place + 1) * ALPHABET.index(letter) for place, letter in enumerate(signed))
    return ALPHABET[-total * pow(_SIGNED + 1, -1, _PRIME) % _PRIME]


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))
