"""The office's key file: who can open the data, kept twice, and never with the data key in the open.

The data key is random. It stays the same when an officer comes or changes the passphrase, and is changed
when one goes. A checksum tells a damaged file from a wrong passphrase, and so lets the second copy step in.
"""

import logging
import re
import secrets
import unicodedata
import uuid
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import DamagedFile, InvalidInput, NotFound, RuleBroken, WrongPassphrase
from bapasdesk.store import key_content
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.key_slots import (
    KEY_BYTES,
    Argon2Cost,
    OfficerSlot,
    RecoverySlot,
    spend_as,
    wrong_passphrase,
)
from bapasdesk.store.recovery_code import new_recovery_code, parse_recovery_code

LONGEST_NAME = 100
MOST_OFFICERS = 100

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The key slots of one office; every change gives a new `KeyFile`, which `save_key_file` keeps."""

    office_id: str
    officers: tuple[OfficerSlot, ...]
    recovery: RecoverySlot
    copies_agree: bool = field(default=True, compare=False)
    """False if one of the two files was damaged, missing or older: save again once it has opened."""

    @classmethod
    def create(
        cls, office_id: str, officer_name: str, passphrase: str, cost: Argon2Cost | None = None
    ) -> tuple[Self, bytes, str]:
        """A new office's key file, its data key (32 bytes) and its recovery code, which is kept nowhere.

        `office_id` is a UUID in hex.
        """
        data_key, code = secrets.token_bytes(KEY_BYTES), new_recovery_code()
        recovery = RecoverySlot.seal(_office_id(office_id), parse_recovery_code(code), data_key)
        empty = cls(office_id, (), recovery)
        return empty.with_officer(officer_name, passphrase, data_key, cost), data_key, code

    def officer_names(self) -> tuple[str, ...]:
        return tuple(slot.name for slot in self.officers)

    def unlock(self, officer_name: str, passphrase: str) -> bytes:
        """The data key. Raises WrongPassphrase, alike for an unknown officer and a wrong passphrase."""
        slot = self._slot(officer_name)
        if slot is None:
            spend_as(self.officers[0], passphrase)
            raise wrong_passphrase()
        return slot.open(self.office_id, passphrase)

    def unlock_with_recovery(self, code: str) -> bytes:
        """The data key. Raises InvalidInput for a typing error, WrongPassphrase for another office's code."""
        secret = parse_recovery_code(code)
        try:
            return self.recovery.open(self.office_id, secret)
        except WrongPassphrase:
            message = (
                "Kode pemulihan ini bukan milik kantor ini. Data aman; ambil kode yang benar lalu ulangi."
            )
            raise WrongPassphrase(message) from None

    def with_officer(
        self, name: str, passphrase: str, data_key: bytes, cost: Argon2Cost | None = None
    ) -> Self:
        """Adds the officer, or gives the one of that name (in any case) a new passphrase."""
        if len(data_key) != KEY_BYTES:
            raise ValueError("the data key has 32 bytes")
        name = _officer_name(name)
        if not passphrase:
            raise InvalidInput("Frasa sandi belum diisi.", "passphrase")
        old = self._slot(name)
        slot_id = old.id if old else uuid.uuid4().hex
        new = OfficerSlot.seal(self.office_id, slot_id, name, passphrase, data_key, cost or Argon2Cost())
        if old:
            return replace(self, officers=tuple(new if slot is old else slot for slot in self.officers))
        if len(self.officers) >= MOST_OFFICERS:
            raise RuleBroken(
                f"Kantor ini sudah memiliki {MOST_OFFICERS} petugas. Hapus yang tidak bertugas lagi."
            )
        return replace(self, officers=(*self.officers, new))

    def renewed(self, name: str, passphrase: str, data_key: bytes) -> Self:
        """The officer's slot in today's form, once the passphrase is at hand; itself if it has that form."""
        slot = self._slot(name)
        if slot is None or slot.letter is not None:
            return self
        return self.with_officer(slot.name, passphrase, data_key, slot.cost)

    def with_recovery(self, code: str, data_key: bytes) -> Self:
        """Takes a new recovery code; the one before opens nothing but older backups."""
        secret = parse_recovery_code(code)
        return replace(self, recovery=RecoverySlot.seal(self.office_id, secret, data_key))

    def not_renewed(self) -> tuple[str, ...]:
        """Officers whose slot is of the first form: no new data key can be sealed for them."""
        return tuple(slot.name for slot in self.officers if slot.letter is None)

    def with_new_key(self, data_key: bytes) -> tuple[Self, bytes]:
        """The same people with a new random data key, and that key.

        Raises RuleBroken while a slot is of the first form, DamagedFile if one was forged.
        """
        if self.not_renewed():
            raise RuleBroken(
                f"Kunci data belum dapat diganti: {', '.join(self.not_renewed())} harus masuk sekali dahulu "
                "dengan BapasDesk versi ini. Tidak ada yang diubah."
            )
        if self.recovery.letter is None:
            raise RuleBroken(
                "Kunci data belum dapat diganti: kode pemulihan masih bentuk lama. "
                "Buat kode pemulihan baru dahulu di Pengaturan. Tidak ada yang diubah."
            )
        new_key = secrets.token_bytes(KEY_BYTES)
        officers = tuple(slot.with_key(self.office_id, data_key, new_key) for slot in self.officers)
        recovery = self.recovery.with_key(self.office_id, data_key, new_key)
        return replace(self, officers=officers, recovery=recovery), new_key

    def without_officer(self, name: str) -> Self:
        """Takes the officer's slot away. Backups made before still open with the old passphrase."""
        old = self._slot(name)
        if old is None:
            raise NotFound(f"Petugas {name} tidak ada dalam berkas kunci.")
        if len(self.officers) == 1:
            raise RuleBroken(
                "Petugas terakhir tidak dapat dihapus: data kantor tidak akan dapat dibuka lagi."
            )
        return replace(self, officers=tuple(slot for slot in self.officers if slot is not old))

    def to_json(self) -> bytes:
        slots = [*(slot.to_fields() for slot in self.officers), self.recovery.to_fields()]
        return key_content.write(self.office_id, slots)

    @classmethod
    def from_json(cls, data: bytes) -> Self:
        """Raises DamagedFile on anything that this program has not written."""
        try:
            return cls._from_content(key_content.parse(data))
        except key_content.UNEXPECTED as error:
            raise key_content.not_whole() from error

    @classmethod
    def _from_content(cls, content: dict[str, Any]) -> Self:
        slots = content["slots"]
        officers = tuple(OfficerSlot.from_fields(slot) for slot in slots if slot["kind"] == "officer")
        (recovery,) = (RecoverySlot.from_fields(slot) for slot in slots if slot["kind"] == "recovery")
        if not 1 <= len(officers) <= MOST_OFFICERS or len(slots) != len(officers) + 1:
            raise ValueError("too few, too many or unknown slots")
        if len({_same(slot.name) for slot in officers}) != len(officers):
            raise ValueError("two officers of one name")
        return cls(_office_id(content["office_id"]), officers, recovery)

    def _slot(self, name: str) -> OfficerSlot | None:
        return next((slot for slot in self.officers if _same(slot.name) == _same(name)), None)


def load_key_file(folder: OfficeFolder) -> KeyFile:
    """The key file, or its second copy if the first is damaged or gone; DamagedFile if both are."""
    return key_files(folder)[0]


def key_files(folder: OfficeFolder) -> tuple[KeyFile, ...]:
    """The key file, and its second copy too if that is of another office: one of them was laid there by
    mistake, and only what opens the office tells which. DamagedFile if neither is whole."""
    first, second = _load(folder.keys), _load(folder.keys_copy)
    whole = [one for one in (first, second) if isinstance(one, KeyFile)]
    if isinstance(first, DamagedFile) and not whole:
        raise first
    return tuple(
        replace(one, copies_agree=first == second)
        for one in whole
        if one is whole[0] or one.office_id != whole[0].office_id
    )


def save_key_file(folder: OfficeFolder, key_file: KeyFile) -> None:
    """Writes both copies, one after the other: at every moment one of them is whole."""
    data = key_file.to_json()
    write_atomically(folder.keys, data)
    write_atomically(folder.keys_copy, data)


def _load(path: Path) -> KeyFile | DamagedFile:
    try:
        return KeyFile.from_json(key_content.read(path))
    except DamagedFile as error:
        _log.warning("%s: %s", path.name, error)
        return error


def _office_id(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch("[0-9a-f]{32}", value):
        raise ValueError("an office id is a UUID in hex")
    return value


def _officer_name(name: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not name:
        raise InvalidInput("Nama petugas belum diisi.", "name")
    if len(name) > LONGEST_NAME:
        raise InvalidInput(f"Nama petugas paling panjang {LONGEST_NAME} huruf.", "name")
    return name


def _same(name: str) -> str:
    """Names are compared without regard to case and spacing, so nobody fails on a capital letter."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
