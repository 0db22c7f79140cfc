"""Only the right person opens the office, a damaged key file is noticed, and its copy steps in."""

import json
import unicodedata
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import DamagedFile, InvalidInput, NotFound, RuleBroken, WrongPassphrase
from bapasdesk.store import key_content, key_file
from bapasdesk.store.key_file import MOST_OFFICERS, KeyFile, load_key_file, save_key_file
from bapasdesk.store.key_slots import Argon2Cost
from bapasdesk.store.recovery_code import new_recovery_code

CHEAP = Argon2Cost(memory_kib=8, time=1, parallelism=1)
NAME, PASSPHRASE = "Sari Dewi", "kopi pagi tanpa gula"
OFFICE = "0123456789abcdef0123456789abcdef"


def make_key_file(office_id: str = OFFICE) -> tuple[KeyFile, bytes, str]:
    return KeyFile.create(office_id, NAME, PASSPHRASE, CHEAP)


_SHARED = make_key_file()


@pytest.fixture(scope="module")
def office() -> tuple[KeyFile, bytes, str]:
    return _SHARED


def test_passphrase_and_recovery_code_open_the_same_key(office: tuple[KeyFile, bytes, str]) -> None:
    keys, data_key, code = office
    assert len(data_key) == 32
    assert keys.officer_names() == (NAME,)
    assert keys.unlock(NAME, PASSPHRASE) == data_key
    assert keys.unlock("  sari   DEWI ", PASSPHRASE) == data_key
    assert keys.unlock_with_recovery(code.lower().replace("-", " ")) == data_key


def test_no_secret_is_in_the_file(office: tuple[KeyFile, bytes, str]) -> None:
    keys, data_key, code = office
    text = keys.to_json()
    assert data_key not in text
    assert data_key.hex().encode() not in text
    assert PASSPHRASE.encode() not in text
    assert code.encode() not in text


@given(st.text(min_size=1, max_size=60))
@example(PASSPHRASE.upper())
@example(PASSPHRASE + " ")
@example(PASSPHRASE[:-1])
def test_any_other_passphrase_is_refused(typed: str) -> None:
    keys = _SHARED[0]
    if typed != PASSPHRASE:
        with pytest.raises(WrongPassphrase):
            keys.unlock(NAME, typed)


def test_an_unknown_officer_reads_the_same_sentence_and_costs_the_same(
    office: tuple[KeyFile, bytes, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    derived: list[Argon2Cost] = []
    real = Argon2Cost.derive

    def derive(self: Argon2Cost, passphrase: str, salt: bytes) -> bytes:
        derived.append(self)
        return real(self, passphrase, salt)

    monkeypatch.setattr(Argon2Cost, "derive", derive)
    with pytest.raises(WrongPassphrase) as wrong:
        office[0].unlock(NAME, "salah")
    with pytest.raises(WrongPassphrase) as unknown:
        office[0].unlock("Orang Lain", PASSPHRASE)
    assert str(wrong.value) == str(unknown.value)
    assert derived == [CHEAP, CHEAP]


def test_accented_passphrases_open_however_they_are_composed() -> None:
    keys, data_key, _ = KeyFile.create(OFFICE, "José", "kafé di Ciané", CHEAP)
    for form in ("NFC", "NFD"):
        name, typed = unicodedata.normalize(form, "José"), unicodedata.normalize(form, "kafé di Ciané")
        assert keys.unlock(name, typed) == data_key
    with pytest.raises(WrongPassphrase):
        keys.unlock("José", "kafe di Ciane")


def test_a_passphrase_from_a_badly_encoded_environment_is_just_wrong(
    office: tuple[KeyFile, bytes, str],
) -> None:
    with pytest.raises(WrongPassphrase):
        office[0].unlock("\udcff", "\udcff")


def test_officers_come_change_and_go(office: tuple[KeyFile, bytes, str]) -> None:
    keys, data_key, code = office
    two = keys.with_officer("Budi  Santoso", "rahasia budi", data_key, CHEAP)
    assert keys.officer_names() == (NAME,)
    assert two.officer_names() == (NAME, "Budi Santoso")
    assert two.unlock("Budi Santoso", "rahasia budi") == data_key
    changed = two.with_officer(NAME.upper(), "frasa baru", data_key, CHEAP)
    assert changed.officer_names() == (NAME.upper(), "Budi Santoso")
    assert changed.unlock(NAME, "frasa baru") == data_key
    with pytest.raises(WrongPassphrase):
        changed.unlock(NAME, PASSPHRASE)
    one = changed.without_officer(NAME)
    with pytest.raises(WrongPassphrase):
        one.unlock(NAME, "frasa baru")
    assert one.unlock_with_recovery(code) == data_key
    with pytest.raises(RuleBroken, match="terakhir"):
        one.without_officer("Budi Santoso")
    with pytest.raises(NotFound):
        one.without_officer("Siapa")


@pytest.mark.parametrize(("name", "passphrase"), [("  ", "x"), ("a" * 101, "x"), ("Sari", "")])
def test_empty_names_and_passphrases_are_refused(name: str, passphrase: str) -> None:
    with pytest.raises(InvalidInput):
        KeyFile.create(OFFICE, name, passphrase, CHEAP)


def test_the_number_of_officers_is_bounded(office: tuple[KeyFile, bytes, str]) -> None:
    keys, data_key, _ = office
    slots = tuple(replace(keys.officers[0], name=f"Petugas {n}") for n in range(MOST_OFFICERS))
    with pytest.raises(RuleBroken):
        replace(keys, officers=slots).with_officer("Satu Lagi", "x", data_key, CHEAP)


def test_an_error_of_ours_is_not_hidden(office: tuple[KeyFile, bytes, str]) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        office[0].with_officer("Budi", "x", b"short", CHEAP)
    with pytest.raises(ValueError, match="UUID"):
        KeyFile.create("not-a-uuid", NAME, PASSPHRASE, CHEAP)


def test_a_slot_is_bound_to_its_office_its_id_and_its_name(office: tuple[KeyFile, bytes, str]) -> None:
    keys, _, code = office
    slot = keys.officers[0]
    other, _, other_code = make_key_file(uuid.uuid4().hex)
    swapped = [
        replace(other, officers=(slot,)),
        replace(keys, office_id=other.office_id),
        replace(keys, officers=(replace(slot, id=uuid.uuid4().hex),)),
    ]
    for forged in swapped:
        with pytest.raises(WrongPassphrase):
            forged.unlock(NAME, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        replace(keys, officers=(replace(slot, name="Budi"),)).unlock("Budi", PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        replace(other, recovery=keys.recovery).unlock_with_recovery(code)
    for wrong_code in (other_code, new_recovery_code()):
        with pytest.raises(WrongPassphrase, match="bukan milik kantor ini"):
            keys.unlock_with_recovery(wrong_code)
    with pytest.raises(InvalidInput):
        keys.unlock_with_recovery(code[:-1])


def test_json_comes_back_the_same(office: tuple[KeyFile, bytes, str]) -> None:
    keys, data_key, _ = office
    several = keys.with_officer("Kadek “Dék” 🌾", "x", data_key, Argon2Cost(16, 2, 2))
    again = KeyFile.from_json(several.to_json())
    assert again == several
    assert again.unlock("kadek “dék” 🌾", "x") == data_key


@settings(max_examples=200)
@given(st.data())
def test_no_single_changed_byte_passes(data: st.DataObject) -> None:
    text = _SHARED[0].to_json()
    at = data.draw(st.integers(0, len(text) - 1))
    new = data.draw(st.integers(0, 255))
    try:
        read = KeyFile.from_json(text[:at] + bytes([new]) + text[at + 1 :])
    except DamagedFile:
        return
    assert read == _SHARED[0]


@given(st.binary(max_size=200) | st.sampled_from([b"[]", b"null", b"{}", b'"x"', b"[" * 100_000, b"1e999"]))
def test_any_other_file_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedFile):
        KeyFile.from_json(data)


Edit = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    "edit",
    [
        lambda c: c["slots"][0]["argon2"].update(memory_kib=100 * 1024 * 1024),
        lambda c: c["slots"][0]["argon2"].update(memory_kib=True),
        lambda c: c["slots"][0]["argon2"].update(memory_kib=65536.0),
        lambda c: c["slots"][0]["argon2"].update(memory_kib=0),
        lambda c: c["slots"][0]["argon2"].update(time=10**9),
        lambda c: c["slots"][0]["argon2"].update(parallelism=1000),
        lambda c: c["slots"][0]["argon2"].update(salt=""),
        lambda c: c["slots"][0].update(argon2=None),
        lambda c: c["slots"][0].update(box="AAAA"),
        lambda c: c["slots"][0].update(box=5),
        lambda c: c["slots"][0].update(name=""),
        lambda c: c["slots"][0].update(name=["x"]),
        lambda c: c["slots"][0].update(kind="guest"),
        lambda c: c["slots"].pop(0),
        lambda c: c["slots"].pop(1),
        lambda c: c["slots"].append(c["slots"][0]),
        lambda c: c["slots"].append(c["slots"][1]),
        lambda c: c["slots"].append({"kind": "guest"}),
        lambda c: c.update(slots="officer"),
        lambda c: c.update(office_id="../../x"),
        lambda c: c.update(format="other"),
        lambda c: c.update(version=0),
        lambda c: c.update(extra=1),
        lambda c: c.pop("version"),
    ],
)
def test_a_hostile_file_with_a_right_checksum_is_refused(edit: Edit) -> None:
    with pytest.raises(DamagedFile, match="rusak"):
        KeyFile.from_json(_edited(_SHARED[0], edit))


def test_a_file_of_a_newer_program_says_so() -> None:
    with pytest.raises(DamagedFile, match="lebih baru"):
        KeyFile.from_json(_edited(_SHARED[0], lambda content: content.update(version=3)))


def test_the_files_are_read_back(tmp_path: Path, office: tuple[KeyFile, bytes, str]) -> None:
    folder = OfficeFolder(tmp_path)
    save_key_file(folder, office[0])
    assert folder.keys.read_bytes() == folder.keys_copy.read_bytes()
    loaded = load_key_file(folder)
    assert loaded == office[0]
    assert loaded.copies_agree


@pytest.mark.parametrize("broken", ["keys", "keys_copy"])
@pytest.mark.parametrize("harm", ["truncated", "empty", "missing", "bit", "endless"])
def test_one_damaged_copy_is_no_loss_and_is_told(
    tmp_path: Path,
    office: tuple[KeyFile, bytes, str],
    caplog: pytest.LogCaptureFixture,
    broken: str,
    harm: str,
) -> None:
    folder = OfficeFolder(tmp_path)
    save_key_file(folder, office[0])
    path: Path = getattr(folder, broken)
    _harm(path, harm)
    loaded = load_key_file(folder)
    assert loaded.unlock(NAME, PASSPHRASE) == office[1]
    assert not loaded.copies_agree
    assert path.name in caplog.text
    save_key_file(folder, loaded)
    assert load_key_file(folder).copies_agree


def test_an_older_copy_is_noticed(tmp_path: Path, office: tuple[KeyFile, bytes, str]) -> None:
    folder, (keys, data_key, _) = OfficeFolder(tmp_path), office
    save_key_file(folder, keys)
    newer = keys.with_officer("Budi", "x", data_key, CHEAP)
    folder.keys.write_bytes(newer.to_json())
    loaded = load_key_file(folder)
    assert loaded == newer
    assert not loaded.copies_agree


def test_with_both_copies_gone_the_person_is_sent_to_the_backup(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match=r"keys\.json .*cadangan"):
        load_key_file(OfficeFolder(tmp_path))


def test_while_saving_one_copy_is_always_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: tuple[KeyFile, bytes, str]
) -> None:
    folder, (keys, data_key, _) = OfficeFolder(tmp_path), office
    save_key_file(folder, keys)

    def power_cut(path: Path, data: bytes) -> None:
        path.write_bytes(data[: len(data) // 2])
        raise KeyboardInterrupt

    monkeypatch.setattr(key_file, "write_atomically", power_cut)
    with pytest.raises(KeyboardInterrupt):
        save_key_file(folder, keys.with_officer("Budi", "x", data_key, CHEAP))
    assert load_key_file(folder).unlock(NAME, PASSPHRASE) == data_key


def test_the_default_cost_is_the_one_recommended_for_people_at_a_desk() -> None:
    assert Argon2Cost() == Argon2Cost(memory_kib=64 * 1024, time=3, parallelism=1)


def _edited(keys: KeyFile, edit: Edit) -> bytes:
    content = json.loads(keys.to_json())
    del content["sha256"]
    edit(content)
    return json.dumps({**content, "sha256": key_content.checksum(content)}).encode()


def _harm(path: Path, harm: str) -> None:
    data = path.read_bytes()
    if harm == "missing":
        path.unlink()
    else:
        at = data.index(b'"box"') + 12
        path.write_bytes(
            {
                "truncated": data[:-40],
                "empty": b"",
                "bit": data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :],
                "endless": b" " * 300_000 + data,
            }[harm]
        )


def test_names_are_told_without_a_cipher_and_from_the_whole_copy(folder: OfficeFolder) -> None:
    keys, _, _ = make_key_file()
    folder.root.mkdir()
    save_key_file(folder, keys)
    assert key_content.officer_names(folder) == keys.officer_names()
    folder.keys.write_bytes(b"rusak")
    assert key_content.officer_names(folder) == keys.officer_names()
    folder.keys_copy.write_bytes(folder.keys_copy.read_bytes().replace(NAME.encode(), b"Orang Lain"))
    with pytest.raises(DamagedFile):
        key_content.officer_names(folder)
