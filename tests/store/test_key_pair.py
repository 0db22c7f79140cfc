"""A new data key reaches everybody who stays, without their passphrases, and nobody who slipped in."""

import json
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bapasdesk.errors import DamagedFile, RuleBroken, WrongPassphrase
from bapasdesk.store.key_file import KeyFile
from bapasdesk.store.key_pair import Letter
from bapasdesk.store.key_slots import OfficerSlot, RecoverySlot
from bapasdesk.store.recovery_code import new_recovery_code, parse_recovery_code
from tests.builders import FAST_COST, PASSPHRASE
from tests.old_keys import as_first_version

OFFICE = "0123456789abcdef0123456789abcdef"
NAME, OTHER, OTHERS_PASSPHRASE = "Sari Dewi", "Budi Santoso", "rahasia budi yang panjang"


def two_officers() -> tuple[KeyFile, bytes, str]:
    keys, data_key, code = KeyFile.create(OFFICE, NAME, PASSPHRASE, FAST_COST)
    return keys.with_officer(OTHER, OTHERS_PASSPHRASE, data_key, FAST_COST), data_key, code


def test_a_new_data_key_opens_with_every_passphrase_and_the_code() -> None:
    keys, data_key, code = two_officers()
    changed, new_key = keys.with_new_key(data_key)
    assert new_key != data_key
    again = KeyFile.from_json(changed.to_json())
    assert again == changed
    assert again.unlock(NAME, PASSPHRASE) == new_key
    assert again.unlock(OTHER, OTHERS_PASSPHRASE) == new_key
    assert again.unlock_with_recovery(code) == new_key
    assert keys.unlock(NAME, PASSPHRASE) == data_key, "the old file is as it was"


def test_whoever_was_taken_out_gets_nothing_of_the_new_key() -> None:
    keys, data_key, _ = two_officers()
    changed, new_key = keys.without_officer(OTHER).with_new_key(data_key)
    with pytest.raises(WrongPassphrase):
        changed.unlock(OTHER, OTHERS_PASSPHRASE)
    # even with the old private key at hand: the letters are to other pairs
    old = next(slot for slot in keys.officers if slot.name == OTHER)
    smuggled = replace(changed, officers=(*changed.officers, old))
    assert smuggled.unlock(OTHER, OTHERS_PASSPHRASE) == data_key != new_key


def test_a_public_key_put_in_from_outside_gets_no_letter() -> None:
    keys, data_key, _ = two_officers()
    slot = keys.officers[1]
    assert slot.letter is not None
    strange, _ = Letter.to_new_pair(bytes(32), b"")
    forged = replace(slot, letter=replace(slot.letter, public=strange.public))
    planted = replace(keys, officers=(keys.officers[0], forged))
    with pytest.raises(DamagedFile, match="diubah dari luar"):
        planted.with_new_key(data_key)
    with pytest.raises(DamagedFile):
        planted.unlock(OTHER, OTHERS_PASSPHRASE)


def test_a_letter_of_another_officer_does_not_fit() -> None:
    keys, _, _ = two_officers()
    first, second = keys.officers
    swapped = replace(keys, officers=(replace(first, letter=second.letter), second))
    with pytest.raises(DamagedFile):
        swapped.unlock(NAME, PASSPHRASE)


def test_an_old_key_file_opens_and_is_renewed_with_the_passphrase() -> None:
    keys, data_key, code = two_officers()
    old = as_first_version(keys, data_key, {NAME: PASSPHRASE, OTHER: OTHERS_PASSPHRASE}, code)
    assert json.loads(old.to_json())["slots"][0].keys() == {"kind", "id", "name", "argon2", "nonce", "box"}
    old = KeyFile.from_json(old.to_json())
    assert old.unlock(NAME, PASSPHRASE) == data_key
    assert old.unlock_with_recovery(code) == data_key
    assert old.not_renewed() == (NAME, OTHER)
    with pytest.raises(RuleBroken, match=f"{NAME}, {OTHER} harus masuk sekali"):
        old.with_new_key(data_key)
    half = old.renewed(NAME, PASSPHRASE, data_key)
    with pytest.raises(RuleBroken, match=OTHER):
        half.with_new_key(data_key)
    whole = half.renewed(OTHER, OTHERS_PASSPHRASE, data_key)
    with pytest.raises(RuleBroken, match="kode pemulihan"):
        whole.with_new_key(data_key)
    code = new_recovery_code()
    ready = whole.with_recovery(code, data_key)
    changed, new_key = ready.with_new_key(data_key)
    assert changed.unlock(NAME, PASSPHRASE) == changed.unlock_with_recovery(code) == new_key
    assert ready.renewed(NAME, PASSPHRASE, data_key) is ready


def test_the_private_key_is_nowhere_in_the_file() -> None:
    keys, data_key, code = two_officers()
    slot, office = keys.officers[0], OFFICE
    binding = slot._binding(office)
    private = AESGCM(slot.cost.derive(PASSPHRASE, slot.salt)).decrypt(slot.nonce, slot.box, binding)
    assert slot.letter is not None and slot.letter.open(private, binding) == data_key
    text = keys.to_json()
    assert private.hex().encode() not in text and private not in text
    assert isinstance(keys.recovery, RecoverySlot) and isinstance(slot, OfficerSlot)
    assert parse_recovery_code(code) not in text
