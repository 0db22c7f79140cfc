"""Key files as the first version wrote them: the data key itself lies in each box."""

from collections.abc import Mapping
from dataclasses import replace

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bapasdesk.store.key_file import KeyFile
from bapasdesk.store.key_slots import _binding, _recovery_key
from bapasdesk.store.recovery_code import parse_recovery_code


def as_first_version(keys: KeyFile, data_key: bytes, passphrases: Mapping[str, str], code: str) -> KeyFile:
    officers = []
    for slot in keys.officers:
        binding = _binding(keys.office_id, "officer", slot.id, slot.name, 1)
        key = slot.cost.derive(passphrases[slot.name], slot.salt)
        box = AESGCM(key).encrypt(slot.nonce, data_key, binding)
        officers.append(replace(slot, box=box, letter=None))
    old = keys.recovery
    key = _recovery_key(parse_recovery_code(code), old.salt)
    box = AESGCM(key).encrypt(old.nonce, data_key, _binding(keys.office_id, "recovery", "", "", 1))
    return replace(keys, officers=tuple(officers), recovery=replace(old, box=box, letter=None))
