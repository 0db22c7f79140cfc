"""The slots of the key file: each gives the office's data key to one person's secret.

The secret opens a box (AES-256-GCM) with the person's private key, and that opens the letter with the data
key. In slots of the first version the box holds the data key itself; they still open, and are renewed when
their secret is next at hand. Every part is bound to its office, its kind and its officer, so a slot that was
renamed, swapped or carried over from another office does not open.
"""

import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bapasdesk.errors import WrongPassphrase
from bapasdesk.store.key_content import FORMAT, VERSION
from bapasdesk.store.key_pair import Letter

_FIRST_VERSION = 1
KEY_BYTES = 32

_SALT_BYTES = 16
_NONCE_BYTES = 12
_BOX_BYTES = KEY_BYTES + 16
_LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """What one try at a passphrase costs; the default takes 0.2-1 s on an office PC.

    The bounds (ValueError) keep a hostile key file from asking for all the memory or for hours.
    """

    memory_kib: int = 64 * 1024
    time: int = 3
    parallelism: int = 1

    def __post_init__(self) -> None:
        numbers = (self.memory_kib, self.time, self.parallelism)
        if any(type(number) is not int for number in numbers):
            raise ValueError("argon2 parameters are whole numbers")
        if not (1 <= self.parallelism <= 8 and 1 <= self.time <= 16):
            raise ValueError("argon2 time or parallelism out of bounds")
        if not 8 * self.parallelism <= self.memory_kib <= 256 * 1024:
            raise ValueError("argon2 memory out of bounds")

    def derive(self, passphrase: str, salt: bytes) -> bytes:
        """The 32-byte slot key, the same however keyboard and system compose the letters."""
        typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
        return hash_secret_raw(typed, salt, self.time, self.memory_kib, self.parallelism, KEY_BYTES, Type.ID)


@dataclass(frozen=True, slots=True)
class OfficerSlot:
    """The way to the data key by one officer's passphrase; without a `letter`, one of the first version."""

    id: str
    name: str
    cost: Argon2Cost
    salt: bytes
    nonce: bytes
    box: bytes
    letter: Letter | None = None

    @classmethod
    def seal(
        cls, office_id: str, slot_id: str, name: str, passphrase: str, data_key: bytes, cost: Argon2Cost
    ) -> Self:
        salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
        binding = _binding(office_id, "officer", slot_id, name)
        letter, private = Letter.to_new_pair(data_key, binding)
        box = AESGCM(cost.derive(passphrase, salt)).encrypt(nonce, private, binding)
        return cls(slot_id, name, cost, salt, nonce, box, letter)

    def open(self, office_id: str, passphrase: str) -> bytes:
        """The data key, or WrongPassphrase."""
        slot_key = self.cost.derive(passphrase, self.salt)
        return _opened(slot_key, self.nonce, self.box, self.letter, self._binding(office_id))

    def with_key(self, office_id: str, old_key: bytes, new_key: bytes) -> Self:
        """The same slot for a new data key. The slot must have a letter."""
        assert self.letter is not None
        return replace(self, letter=self.letter.rewritten(old_key, new_key, self._binding(office_id)))

    def _binding(self, office_id: str) -> bytes:
        version = VERSION if self.letter else _FIRST_VERSION
        return _binding(office_id, "officer", self.id, self.name, version)

    def to_fields(self) -> dict[str, Any]:
        argon2 = {
            "memory_kib": self.cost.memory_kib,
            "time": self.cost.time,
            "parallelism": self.cost.parallelism,
            "salt": _text(self.salt),
        }
        return {
            "kind": "officer",
            "id": self.id,
            "name": self.name,
            "argon2": argon2,
            "nonce": _text(self.nonce),
            "box": _text(self.box),
            **_letter_fields(self.letter),
        }

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> Self:
        """Raises KeyError, TypeError or ValueError on anything unexpected."""
        argon2 = fields["argon2"]
        return cls(
            _short_text(fields["id"]),
            _short_text(fields["name"]),
            Argon2Cost(argon2["memory_kib"], argon2["time"], argon2["parallelism"]),
            _bytes(argon2["salt"], _SALT_BYTES),
            _bytes(fields["nonce"], _NONCE_BYTES),
            _bytes(fields["box"], _BOX_BYTES),
            _read_letter(fields),
        )


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The way to the data key by the recovery code; 256 random bits need no slow derivation."""

    salt: bytes
    nonce: bytes
    box: bytes
    letter: Letter | None = None

    @classmethod
    def seal(cls, office_id: str, secret: bytes, data_key: bytes) -> Self:
        salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
        binding = _binding(office_id, "recovery", "", "")
        letter, private = Letter.to_new_pair(data_key, binding)
        return cls(salt, nonce, AESGCM(_recovery_key(secret, salt)).encrypt(nonce, private, binding), letter)

    def open(self, office_id: str, secret: bytes) -> bytes:
        """The data key, or WrongPassphrase."""
        slot_key = _recovery_key(secret, self.salt)
        return _opened(slot_key, self.nonce, self.box, self.letter, self._binding(office_id))

    def with_key(self, office_id: str, old_key: bytes, new_key: bytes) -> Self:
        """The same slot for a new data key. The slot must have a letter."""
        assert self.letter is not None
        return replace(self, letter=self.letter.rewritten(old_key, new_key, self._binding(office_id)))

    def _binding(self, office_id: str) -> bytes:
        return _binding(office_id, "recovery", "", "", VERSION if self.letter else _FIRST_VERSION)

    def to_fields(self) -> dict[str, Any]:
        return {
            "kind": "recovery",
            "salt": _text(self.salt),
            "nonce": _text(self.nonce),
            "box": _text(self.box),
            **_letter_fields(self.letter),
        }

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> Self:
        """Raises KeyError, TypeError or ValueError on anything unexpected."""
        return cls(
            _bytes(fields["salt"], _SALT_BYTES),
            _bytes(fields["nonce"], _NONCE_BYTES),
            _bytes(fields["box"], _BOX_BYTES),
            _read_letter(fields),
        )


def wrong_passphrase() -> WrongPassphrase:
    """One sentence whether name or passphrase is wrong: the screen does not tell who works here."""
    return WrongPassphrase(
        "Nama petugas atau frasa sandi tidak cocok. Data aman; periksa ejaan, huruf besar, dan Caps Lock."
    )


def spend_as(slot: OfficerSlot, passphrase: str) -> None:
    """Takes the time of a try at `slot`, so that an unknown officer is not refused sooner."""
    slot.cost.derive(passphrase, slot.salt)


def _opened(slot_key: bytes, nonce: bytes, box: bytes, letter: Letter | None, binding: bytes) -> bytes:
    try:
        inside = AESGCM(slot_key).decrypt(nonce, box, binding)
    except InvalidTag:
        raise wrong_passphrase() from None
    return letter.open(inside, binding) if letter else inside


def _letter_fields(letter: Letter | None) -> dict[str, str]:
    return letter.to_fields() if letter else {}


def _read_letter(fields: Mapping[str, Any]) -> Letter | None:
    return Letter.from_fields(fields) if "letter" in fields else None


def _recovery_key(secret: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt, b"bapasdesk recovery slot").derive(secret)


def _binding(office_id: str, kind: str, slot_id: str, name: str, version: int = VERSION) -> bytes:
    return json.dumps([FORMAT, version, office_id, kind, slot_id, name]).encode()


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _bytes(text: str, length: int) -> bytes:
    data = b64decode(text, validate=True)
    if len(data) != length:
        raise ValueError("a field of the wrong length")
    return data


def _short_text(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_TEXT:
        raise ValueError("a text of the wrong kind or length")
    return value
