"""The readable front of a backup file: what is in it, who can open it, and two seals over every byte.

Layout, numbers big-endian: magic (8 bytes), format version (u16), header length (u32, whole blocks of 4096
bytes), JSON length (u32), the JSON, zeros, HMAC-SHA256 under a key derived from the data key (32 bytes), and
SHA-256 of everything before it (32 bytes). The checksum tells damage to anybody; the HMAC tells an edited
header to whoever can open the backup. The encrypted body follows to the end of the file.
"""

import hashlib
import hmac
import json
import re
import struct
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, BinaryIO, Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bapasdesk.errors import DamagedFile
from bapasdesk.store.key_file import KeyFile

BLOCK_BYTES = 4096
_MAGIC = b"BAPASBAK"
_FORMAT = 1
_FIXED = struct.Struct(">8sHII")
_MAC_BYTES = 32
_SEAL_BYTES = _MAC_BYTES + 32
_LARGEST = 256 * BLOCK_BYTES
_LONGEST_TEXT = 200
_LARGEST_NUMBER = 2**53


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupHeader:
    """What the file says about itself; nothing of it names a client."""

    app_version: str
    schema_version: int
    office: str
    created_at: datetime
    """The PC's local time."""
    sequence: int
    """Counts this office's backups; the order that holds even when the PC's clock does not."""
    counts: dict[str, int]
    """Rows of each table."""
    audit_count: int
    audit_head: str
    """Seal of the newest row of the trail of changes; empty if it has none."""
    body_bytes: int
    body_sha256: str
    keys: KeyFile

    def to_bytes(self, data_key: bytes) -> bytes:
        """The sealed header, a whole number of blocks."""
        content = {
            **{field.name: getattr(self, field.name) for field in fields(self)},
            "created_at": self.created_at.isoformat(timespec="seconds"),
            "keys": json.loads(self.keys.to_json()),
        }
        text = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
        size = -(-(_FIXED.size + len(text) + _SEAL_BYTES) // BLOCK_BYTES) * BLOCK_BYTES
        content_part = _FIXED.pack(_MAGIC, _FORMAT, size, len(text)) + text
        content_part = content_part.ljust(size - _SEAL_BYTES, b"\0")
        sealed = content_part + _mac(content_part, data_key)
        return sealed + hashlib.sha256(sealed).digest()

    @classmethod
    def from_bytes(cls, raw: bytes) -> Self:
        """Raises DamagedFile on anything this program has not written."""
        _, version, _, length = _FIXED.unpack_from(raw)
        if version != _FORMAT:
            raise DamagedFile(
                "Cadangan ini dari BapasDesk yang lebih baru. Pasang versi terbaru, lalu ulangi."
            )
        try:
            content = json.loads(raw[_FIXED.size : _FIXED.size + length])
            return cls(**_checked(content))
        except (KeyError, TypeError, ValueError, RecursionError, DamagedFile) as error:
            raise damaged("kepala berkasnya tidak dapat dibaca") from error


def read_raw_header(file: BinaryIO) -> bytes:
    """The header's bytes once their lengths and checksum fit; the file then stands at the body.

    Raises DamagedFile for any other file.
    """
    fixed = file.read(_FIXED.size)
    if len(fixed) == 0:
        raise damaged("kosong")
    if len(fixed) < _FIXED.size or not fixed.startswith(_MAGIC):
        raise DamagedFile(
            "Berkas ini bukan cadangan BapasDesk, atau bagian depannya rusak. Pilih berkas lain."
        )
    _, _, size, length = _FIXED.unpack(fixed)
    if size % BLOCK_BYTES or not _FIXED.size + length + _SEAL_BYTES <= size <= _LARGEST:
        raise damaged("kepala berkasnya tidak cocok")
    raw = fixed + file.read(size - _FIXED.size)
    if len(raw) < size:
        raise damaged("terpotong")
    if hashlib.sha256(raw[:-32]).digest() != raw[-32:]:
        raise damaged("kepala berkasnya berubah")
    return raw


def check_seal(raw: bytes, data_key: bytes) -> None:
    """Raises DamagedFile if the header was not written by somebody who could open the office."""
    content, mac = raw[:-_SEAL_BYTES], raw[-_SEAL_BYTES:-_MAC_BYTES]
    if not hmac.compare_digest(_mac(content, data_key), mac):
        raise damaged("kepala berkasnya diubah dari luar")


def damaged(what: str) -> DamagedFile:
    return DamagedFile(
        f"Cadangan ini rusak ({what}) dan tidak dipakai. Data kantor tidak diubah; pilih cadangan lain."
    )


def _mac(content: bytes, data_key: bytes) -> bytes:
    key = HKDF(SHA256(), 32, None, b"bapasdesk backup header").derive(data_key)
    return hmac.digest(key, content, "sha256")


def _checked(content: dict[str, Any]) -> dict[str, Any]:
    """Raises KeyError, TypeError, ValueError or DamagedFile on anything unexpected."""
    if content.keys() != {field.name for field in fields(BackupHeader)}:
        raise ValueError("unknown or missing fields")
    counts = {_text(name): _number(count) for name, count in content["counts"].items()}
    created_at = datetime.fromisoformat(content["created_at"])
    if created_at.tzinfo is not None:
        raise ValueError("the time is the office's local time")
    for digest, pattern in (("body_sha256", "[0-9a-f]{64}"), ("audit_head", "([0-9a-f]{64})?")):
        if not re.fullmatch(pattern, content[digest]):
            raise ValueError("not a digest")
    numbers = ("schema_version", "sequence", "audit_count", "body_bytes")
    return {
        **content,
        **{name: _number(content[name]) for name in numbers},
        **{name: _text(content[name]) for name in ("app_version", "office")},
        "counts": counts,
        "created_at": created_at,
        "keys": KeyFile.from_json(json.dumps(content["keys"]).encode()),
    }


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value <= _LARGEST_NUMBER:
        raise ValueError("not a count")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_TEXT or not value.isprintable():
        raise ValueError("not a short text")
    return value
