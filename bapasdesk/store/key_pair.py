"""A key pair of each officer's own, so that a new data key can be sealed for somebody who is not there.

The data key is sealed to the public half (HPKE, RFC 9180); the private half lies in the officer's slot under
the passphrase. A proof made with the data key shows that the office itself gave the public half out: without
it, somebody who can write to the folder could put in his own and wait for the next data key.
"""

import hmac
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bapasdesk.errors import DamagedFile

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_LENGTHS = {"public": 32, "letter": 80, "proof": 32}


@dataclass(frozen=True, slots=True)
class Letter:
    """The data key, sealed to one person's public key; `binding` names office, kind and person."""

    public: bytes
    letter: bytes
    proof: bytes

    @classmethod
    def to_new_pair(cls, data_key: bytes, binding: bytes) -> tuple[Self, bytes]:
        """A letter to a pair made now, and the private half, which is to be sealed away at once."""
        private = X25519PrivateKey.generate()
        public = private.public_key().public_bytes_raw()
        return cls._sealed(public, data_key, binding), private.private_bytes_raw()

    def rewritten(self, old_key: bytes, new_key: bytes, binding: bytes) -> Self:
        """The same person's letter with a new data key. DamagedFile if the public key is not the office's."""
        self._check_proof(old_key, binding)
        return self._sealed(self.public, new_key, binding)

    def open(self, private: bytes, binding: bytes) -> bytes:
        """The data key. DamagedFile if the letter was changed from outside."""
        try:
            key = _SUITE.decrypt(self.letter, X25519PrivateKey.from_private_bytes(private), info=binding)
        except (InvalidTag, ValueError):
            raise _forged() from None
        self._check_proof(key, binding)
        return key

    def to_fields(self) -> dict[str, str]:
        return {name: b64encode(getattr(self, name)).decode() for name in _LENGTHS}

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> Self:
        """Raises KeyError, TypeError or ValueError on anything unexpected."""
        found = {name: b64decode(fields[name], validate=True) for name in _LENGTHS}
        if any(len(found[name]) != length for name, length in _LENGTHS.items()):
            raise ValueError("a field of the wrong length")
        return cls(**found)

    @classmethod
    def _sealed(cls, public: bytes, data_key: bytes, binding: bytes) -> Self:
        letter = _SUITE.encrypt(data_key, X25519PublicKey.from_public_bytes(public), info=binding)
        return cls(public, letter, _proof(data_key, public, binding))

    def _check_proof(self, data_key: bytes, binding: bytes) -> None:
        if not hmac.compare_digest(self.proof, _proof(data_key, self.public, binding)):
            raise _forged()


def _proof(data_key: bytes, public: bytes, binding: bytes) -> bytes:
    key = HKDF(SHA256(), 32, None, b"bapasdesk public keys").derive(data_key)
    return hmac.digest(key, public + binding, "sha256")


def _forged() -> DamagedFile:
    return DamagedFile(
        "Berkas kunci diubah dari luar program. Data kantor tidak diubah; pulihkan dari cadangan terakhir."
    )
