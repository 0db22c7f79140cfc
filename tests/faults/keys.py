"""Secrets that are wrong, key files that are lost, and officers who go."""

import json
import random
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from unittest import mock

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.errors import BapasError, DamagedFile, InvalidInput, WrongPassphrase
from bapasdesk.services import officers
from bapasdesk.services.new_office import create_office
from bapasdesk.services.unlocking import open_office
from bapasdesk.store import key_content, recovery_code
from bapasdesk.store.key_file import KeyFile, load_key_file
from tests.builders import FAST_COST, NOW, OFFICER, PASSPHRASE, FixedClock
from tests.faults.children import Job, Say, killed_at_step, steps_to_die_at
from tests.faults.offices import backup_of, copied, is_whole, new_office, opened, restored
from tests.faults.run import Run, Trials, planted

COLLEAGUE, COLLEAGUES_PASSPHRASE = "Rekan Uji", "frasa seorang rekan kerja"
_OTHERS_PASSPHRASE = "frasa dari kantor yang lain"


def near_passphrases(run: Run) -> Trials:
    """Only the passphrase opens the office, in any composition of letters, and not right after a failure."""
    passphrase = "Frasa sandi dengan é dan ö di dalamnya"
    keys, key, _ = KeyFile.create("0" * 32, OFFICER, passphrase, FAST_COST)
    for form in ("NFC", "NFD"):
        yield keys.unlock(OFFICER, unicodedata.normalize(form, passphrase)) == key
    for _ in range(run.trials):
        yield _is_wrong(keys, passphrase if run.defect else _nearly(passphrase))
    folder = new_office(run.place / "office")
    yield _delay_after_failure(folder)


def _is_wrong(keys: KeyFile, typed: str) -> bool:
    try:
        keys.unlock(OFFICER, typed)
    except WrongPassphrase as error:
        return "tidak cocok" in str(error)
    return False


def _nearly(passphrase: str) -> str:
    at, letter = random.randrange(len(passphrase)), random.choice("abcxyz AB1!éè")
    near = random.choice(
        [
            passphrase[:at] + letter + passphrase[at + 1 :],
            passphrase[:at] + passphrase[at + 1 :],
            passphrase + " ",
            passphrase.title(),
            passphrase.swapcase(),
            passphrase.replace(" ", "  ", 1),
            passphrase.replace("é", "e"),
        ]
    )
    return near if near != passphrase else passphrase.upper()


def _delay_after_failure(folder: OfficeFolder) -> bool:
    """The right passphrase right after a wrong one has to wait."""
    clock = FixedClock(NOW)
    said = [_trouble(folder, "bukan frasa sandinya", clock), _trouble(folder, PASSPHRASE, clock)]
    clock.move(seconds=2)
    return "tidak cocok" in said[0] and "Tunggu" in said[1] and not _trouble(folder, PASSPHRASE, clock)


def _trouble(folder: OfficeFolder, passphrase: str, clock: FixedClock) -> str:
    try:
        open_office(folder, OFFICER, passphrase, clock=clock).close()
    except WrongPassphrase as error:
        return str(error)
    return ""


Harm = Callable[[Path, Path], None]
"""Does something to the first of two key files."""


def _lose(path: Path, _: Path) -> None:
    path.unlink()


def _empty(path: Path, _: Path) -> None:
    path.write_bytes(b"")


def _cut(path: Path, _: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: random.randrange(1, len(data))])


def _flip(path: Path, _: Path) -> None:
    data = bytearray(path.read_bytes())
    data[random.randrange(len(data))] ^= 1 << random.randrange(7)
    path.write_bytes(data)


def _swap(path: Path, others: Path) -> None:
    path.write_bytes(others.read_bytes())


_HARMS: tuple[Harm, ...] = (_lose, _empty, _cut, _flip, _swap)


def harmed_key_files(run: Run) -> Trials:
    """One harmed: the other opens the office and mends it. Both: a sentence, and restoring helps."""
    folder = new_office(run.place / "office")
    path = backup_of(folder, run.place / "stick")
    other = OfficeFolder(run.place / "other")
    create_office(other, OfficeProfile(name="Lain"), OFFICER, _OTHERS_PASSPHRASE, cost=FAST_COST)[0].close()
    careless = mock.patch("bapasdesk.services.unlocking.key_files", _first_only)
    for number, place in enumerate(run.folders()):
        one = copied(folder.root, place)
        harm = _HARMS[number % len(_HARMS)]
        with planted(run.defect, careless):
            yield (_one_harmed, _both_harmed)[number // len(_HARMS) % 2](one, harm, other, path)
    yield _foreign_slot_is_refused(folder, other)


def _first_only(folder: OfficeFolder) -> tuple[KeyFile]:
    return (KeyFile.from_json(_content(folder.keys)),)


def _one_harmed(folder: OfficeFolder, harm: Harm, other: OfficeFolder, _: Path) -> bool:
    harmed = random.choice([folder.keys, folder.keys_copy])
    harm(harmed, other.keys)
    return is_whole(folder) and _content(folder.keys) == _content(folder.keys_copy)


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _both_harmed(folder: OfficeFolder, harm: Harm, other: OfficeFolder, path: Path) -> bool:
    before = folder.database.read_bytes()
    for keys in (folder.keys, folder.keys_copy):
        harm(keys, other.keys)
    try:
        opened(folder).close()
        return False
    except (DamagedFile, WrongPassphrase) as error:
        refused = bool(str(error)) and folder.database.read_bytes() == before
    restored(folder, path)
    folder.attempts.unlink(missing_ok=True)
    return refused and is_whole(folder)


def _foreign_slot_is_refused(folder: OfficeFolder, other: OfficeFolder) -> bool:
    """Somebody with a slot of an own office puts it into this one's file, and mends the checksum."""
    ours, theirs = (json.loads(one.keys.read_bytes()) for one in (folder, other))
    forged = {**ours, "slots": [*theirs["slots"][:-1], ours["slots"][-1]]}
    del forged["sha256"]
    data = json.dumps({**forged, "sha256": key_content.checksum(forged)}).encode()
    try:
        KeyFile.from_json(data).unlock(OFFICER, _OTHERS_PASSPHRASE)
    except WrongPassphrase:
        return True
    return False


def mistyped_codes(run: Run) -> Trials:
    """A wrong or swapped character is named by its group; the right code opens however it is typed."""
    keys, key, code = KeyFile.create("0" * 32, OFFICER, PASSPHRASE, FAST_COST)
    for number in range(run.trials):
        with planted(run.defect, mock.patch.object(recovery_code, "_data_digits", _unchecked)):
            yield _is_noticed(keys, _mistyped(code))
        if number % 10 == 0:
            yield keys.unlock_with_recovery(_typed_anyhow(code)) == key


def _unchecked(row: str, place: int) -> list[int]:
    return [recovery_code._VALUES[letter] for letter in row[:-1]]


def _is_noticed(keys: KeyFile, typed: str) -> bool:
    try:
        keys.unlock_with_recovery(typed)
    except InvalidInput as error:
        return "Kelompok ke-" in str(error)
    except BapasError:
        return False
    return False


def _mistyped(code: str) -> str:
    letters = list(code)
    places = [at for at, letter in enumerate(letters) if letter != "-"]
    if random.random() < 0.5:
        at = random.choice(places)
        letters[at] = random.choice([one for one in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" if one != letters[at]])
        return "".join(letters)
    pairs = [(a, b) for a, b in pairwise(places) if letters[a] != letters[b]]
    first, second = random.choice(pairs)
    letters[first], letters[second] = letters[second], letters[first]
    return "".join(letters)


def _typed_anyhow(code: str) -> str:
    typed = random.choice([code, code.lower(), code.replace("-", " "), code.replace("-", ""), f" {code}\n"])
    return typed.replace("0", random.choice("0Oo")).replace("1", random.choice("1IlL"))


def killed_while_removing_officer(run: Run) -> Trials:
    """Opens with the slots of before or of after, by passphrase and by code; who was said to be gone is.

    The planted mistake: the next start does not finish what was cut off.
    """
    template, code = _office_of_two(run.place / "template")
    once = copied(template.root, run.place / "whole")
    for step in steps_to_die_at(_removing(once), once.root, run.trials):
        folder = copied(template.root, run.place / f"step-{step}")
        killed, said = killed_at_step(_removing(folder), step, folder.root)
        with planted(run.defect, mock.patch("bapasdesk.services.unlocking.carry_on")):
            whole = killed and is_whole(folder)
        yield whole and _code_opens(folder, code) and not (said and _opens_for_colleague(folder))


def _office_of_two(root: Path) -> tuple[OfficeFolder, str]:
    folder = OfficeFolder(root)
    profile = OfficeProfile(name="Kantor Contoh")
    office, code = create_office(folder, profile, OFFICER, PASSPHRASE, cost=FAST_COST, clock=FixedClock())
    with office:
        officers.add_officer(office, COLLEAGUE, COLLEAGUES_PASSPHRASE, cost=FAST_COST)
    return folder, code


def _removing(folder: OfficeFolder) -> Job:
    def job(say: Say) -> None:
        with opened(folder) as office:
            officers.remove_officer(office, COLLEAGUE)
            say("removed")

    return job


def _code_opens(folder: OfficeFolder, code: str) -> bool:
    keys = load_key_file(folder)
    return keys.unlock_with_recovery(code) == keys.unlock(OFFICER, PASSPHRASE)


def _opens_for_colleague(folder: OfficeFolder) -> bool:
    try:
        load_key_file(folder).unlock(COLLEAGUE, COLLEAGUES_PASSPHRASE)
    except WrongPassphrase:
        return False
    return True
