"""Bytes that changed: in a backup, in its header, in the live file."""

import hashlib
import random
from pathlib import Path
from unittest import mock

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import BapasError, DamagedFile
from bapasdesk.services import backups, check
from bapasdesk.store import backup_file
from tests.faults.offices import (
    UNLOCK,
    backup_of,
    is_whole,
    new_office,
    office_with_clients,
    opened,
    restored,
)
from tests.faults.run import Run, Trials, planted


def flipped_bits_of_backup(run: Run) -> Trials:
    """Each flipped bit of a backup is refused."""
    good = backup_of(new_office(run.place / "office"), run.place / "stick").read_bytes()
    wrong = run.place / "rusak.bpbak"
    for _ in range(run.trials):
        wrong.write_bytes(_with_flipped_bit(good))
        yield _refused(wrong, run.defect)


def other_lengths(run: Run) -> Trials:
    """A backup cut anywhere, or longer by anything, is refused."""
    good = backup_of(new_office(run.place / "office"), run.place / "stick").read_bytes()
    wrong = run.place / "rusak.bpbak"
    for number in range(run.trials):
        cut = random.choice([random.randrange(len(good)), 4096 * random.randrange(len(good) // 4096), 0])
        wrong.write_bytes(good[:cut] if number % 4 else good + bytes(random.choice([1, 4096])))
        yield _refused(wrong, run.defect)


def _with_flipped_bit(data: bytes) -> bytes:
    changed = bytearray(data)
    changed[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _refused(path: Path, careless: bool) -> bool:
    """The planted mistake: looking at the first bytes only, as many backup programs do."""
    if careless:
        return path.read_bytes()[:8] != b"BAPASBAK"
    return not backups.verify(path).ok


def changed_headers(run: Run) -> Trials:
    """Every byte of the header changed, by accident or by somebody who mends the checksum too, is noticed."""
    folder = new_office(run.place / "office")
    good = backup_of(folder, run.place / "stick").read_bytes()
    size = int.from_bytes(good[10:14])
    wrong, before = run.place / "rusak.bpbak", folder.database.read_bytes()
    with planted(run.defect, mock.patch.object(backup_file, "check_seal", lambda *_: None)):
        for place in range(0, size, 64 if run.defect else 1):
            header = bytearray(good[:size])
            header[place] ^= random.randrange(1, 256)
            wrong.write_bytes(header + good[size:])
            by_accident = not backups.verify(wrong).ok
            yield by_accident
            if place % (1 if run.nightly or run.defect else 4) == 0:
                header[-32:] = hashlib.sha256(header[:-32]).digest()
                wrong.write_bytes(header + good[size:])
                yield _opens_to_nobody(wrong) or header == good[:size]
    yield folder.database.read_bytes() == before and is_whole(folder)


def _opens_to_nobody(path: Path) -> bool:
    try:
        return not backups.verify(path, UNLOCK).ok
    except BapasError:
        return True


def flipped_bits_of_office(run: Run) -> Trials:
    """Found when opened or checked; a backup is offered, nothing is erased, and restoring mends it."""
    good = office_with_clients(run.place / "office", 300)
    path = backup_of(good, run.place / "stick")
    content = good.database.read_bytes()
    for number, place in enumerate(run.folders()):
        folder = new_office(place)
        for file in good.root.iterdir():
            if file.is_file():
                (folder.root / file.name).write_bytes(file.read_bytes())
        folder.database.write_bytes(_with_flipped_bit(content))
        found = _is_found(folder, run.defect) and folder.database.stat().st_size >= len(content)
        if found and number % 10 == 0:
            restored(folder, path)
            found = is_whole(folder, {"Contoh 299"})
        yield found


def _is_found(folder: OfficeFolder, only_opened: bool) -> bool:
    try:
        with opened(folder) as office:
            return not only_opened and not check.check(office).ok
    except DamagedFile as error:
        return "pulihkan dari cadangan" in str(error)
