"""The disk or the stick is full, read-only, closed to this person, gone, or lies."""

import errno
import random
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from functools import partial
from pathlib import Path
from unittest import mock

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.clients import Client
from bapasdesk.errors import BapasError, OutputFailed
from bapasdesk.services import backups, check, clients
from bapasdesk.services.office import Office
from bapasdesk.store import atomic_file, backup_file, backup_writer
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.backup_body import copy_database
from bapasdesk.store.drive_kind import Drive
from tests.faults.media import (
    FailingFile,
    ForgetfulFile,
    ShorteningFile,
    as_nobody,
    files_written_as,
    loop_disk,
    read_only,
    small_disk,
    vanish,
    writable,
)
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

_SMALL_PIECES = 16 * 1024
_EMPTY_OFFICE = 2 * 1024
"""Kilobytes in which a new office lies, with little room left."""
_ROOM = 32 * 1024
"""Kilobytes of a stick with plenty of room."""


def full_while_saving(run: Run) -> Trials:
    """A clear sentence, nothing said to be saved is lost, and it goes on once there is room."""
    for number, place in enumerate(run.folders()):
        with small_disk(place, _EMPTY_OFFICE + 512 * number) as disk:
            yield _survives_full_disk(new_office(disk / "office"), disk, run.defect)


def _survives_full_disk(folder: OfficeFolder, disk: Path, too_early: bool) -> bool:
    ballast, said, sentence = disk / "ballast", set[str](), ""
    ballast.write_bytes(bytes(200 * 1024))
    with opened(folder) as office:
        try:
            for number in range(10_000):
                name = f"Contoh {number}"
                if too_early:
                    said.add(name)
                clients.save(office, Client(full_name=name, note="x" * 8000))
                said.add(name)
        except OutputFailed as error:
            sentence = str(error)
        ballast.unlink()
        clients.save(office, Client(full_name="Sesudah ada ruang"))
    return "penuh" in sentence and is_whole(folder, said)


def full_while_backing_up(run: Run) -> Trials:
    """An error, no file under a backup's name, and the office untouched."""
    with opened(office_with_clients(run.place / "office", 500)) as office:
        whole = office.folder.database.stat().st_size // 1024
        for number, place in enumerate(run.folders()):
            room = max(64, whole * (number + 1) // (run.trials + 1))
            with small_disk(place, room) as disk:
                yield _refuses_small_stick(office, disk, run.defect)


def _refuses_small_stick(office: Office, disk: Path, careless: bool) -> bool:
    """Without the look at the free space, so that the disk really runs full in the midst of writing."""
    with mock.patch.object(backup_writer, "_check_room", lambda *_: None):
        if careless:
            return _carelessly_made(office, disk)
        return _is_refused(office, disk) and check.check(office).ok


def _is_refused(office: Office, stick: Path) -> bool:
    """With a sentence, and with nothing new on the stick."""
    before = set(stick.iterdir()) if stick.exists() else set()
    try:
        backups.make(office, stick)
    except BapasError as error:
        return bool(str(error)) and (not stick.exists() or set(stick.iterdir()) == before)
    return False


def _carelessly_made(office: Office, stick: Path) -> bool:
    """The mistake of programs that neither look at what writing said nor read back what was written."""

    def stream(header: bytes, body: Path, part: Path, *_: object) -> None:
        with suppress(OSError):
            part.write_bytes(header + body.read_bytes())

    with mock.patch.object(backup_writer, "_stream", stream), _without_reading_back():
        return _is_refused(office, stick)


def _without_reading_back() -> AbstractContextManager[object]:
    return mock.patch.object(backup_writer, "check_bytes", lambda *_, **__: None)


def read_only_stick(run: Run) -> Trials:
    """A backup to it is refused with the reason; restoring from it works."""
    for place in run.folders():
        folder = new_office(place / "office")
        with small_disk(place / "stick", _ROOM) as stick:
            path = backup_of(folder, stick)
            read_only(stick)
            with opened(folder) as office:
                refused = _says(partial(backups.make, office, stick), "hanya dapat dibaca")
            shutil.rmtree(folder.root)
            yield refused and _restores(folder, path, run.defect)


def _says(step: Callable[[], object], words: str) -> bool:
    try:
        step()
    except BapasError as error:
        return words in str(error)
    return False


def _restores(folder: OfficeFolder, path: Path, writing: bool) -> bool:
    """The planted mistake: a reader that opens the backup for writing, too."""
    real = backup_file._readable
    careless = mock.patch.object(backup_file, "_readable", lambda one: one.open("r+b") and real(one))
    try:
        with planted(writing, careless):
            restored(folder, path)
    except (BapasError, OSError):
        return False
    return is_whole(folder)


def vanishing_stick(run: Run) -> Trials:
    """Never said to be done; the office goes on; the next try, with the stick back, works."""
    with opened(office_with_clients(run.place / "office", 500)) as office:
        for number, place in enumerate(run.folders()):
            with mock.patch.object(backup_file, "PIECE_BYTES", _SMALL_PIECES):
                held = (_pulled_out, _failing)[number % 2](office, place, run)
                yield held and check.check(office).ok


def _pulled_out(office: Office, place: Path, run: Run) -> bool:
    """The stick goes at some point of the progress, in writing or in reading back."""
    at = random.random()

    def pulling(done: int, of: int) -> None:
        if done >= at * of:
            vanish(place)

    with small_disk(place, _ROOM):
        try:
            backups.make(office, place, progress=pulling)
        except BapasError:
            refused = True
        else:
            refused = False
    with small_disk(place / "again", _ROOM) as stick:
        return refused and bool(backups.make(office, stick).created_at)


def _failing(office: Office, place: Path, run: Run) -> bool:
    """The device refuses after some bytes."""
    place.mkdir()
    size = office.folder.database.stat().st_size
    error = random.choice([errno.EIO, errno.ENODEV, errno.ENXIO])
    broken = partial(FailingFile, limit=random.randrange(size), error=error)
    with files_written_as(broken, place):
        refused = _carelessly_made(office, place) if run.defect else _is_refused(office, place)
    return refused and bool(backups.make(office, place).created_at)


def forgetful_stick(run: Run) -> Trials:
    """What never reached the stick is noticed by reading back, whatever the stick said."""
    folder = office_with_clients(run.place / "office", 200)
    size = backup_of(folder, run.place / "whole").stat().st_size
    with opened(folder) as office:
        for number, place in enumerate(run.folders()):
            place.mkdir()
            kind = (ForgetfulFile, ShorteningFile)[number % 2]
            lost = partial(kind, limit=size - random.randrange(4096, 65536))
            with files_written_as(lost, place), planted(run.defect, _without_reading_back()):
                yield _is_refused(office, place)


def live_folder_closed(run: Run) -> Trials:
    """A folder that is read-only, or not this person's: no crash, and a sentence that says what to do."""
    for number, place in enumerate(run.folders()):
        with loop_disk(place, 8) if number % 3 == 0 else small_disk(place, _ROOM):
            folder = new_office(place / "office")
            closed = (_forbidden_is_said, _read_only_is_said)[number % 2]
            yield closed(folder, run.defect) and is_whole(folder)


def _read_only_is_said(folder: OfficeFolder, uncaught: bool) -> bool:
    read_only(folder.root.parent)
    try:
        return _is_said(folder, uncaught)
    finally:
        writable(folder.root.parent)


def _forbidden_is_said(folder: OfficeFolder, uncaught: bool) -> bool:
    files = list(folder.root.iterdir())
    chosen = random.choice([[folder.root], files, [folder.database]])
    modes = {path: path.stat().st_mode for path in [folder.root, *files]}
    for path in modes:
        path.chmod(0o777)
    for path in chosen:
        path.chmod(0o500 if path.is_dir() else 0o444)
    try:
        is_whole(folder)  # what is loaded late must be loaded: a nobody cannot read the library
        with as_nobody():
            return _is_said(folder, uncaught)
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def _is_said(folder: OfficeFolder, uncaught: bool) -> bool:
    """The planted mistake: the system's own error goes up as it is."""
    plain = mock.patch.object(atomic_file, "output_failed", lambda path, error: error)
    locks = mock.patch("bapasdesk.store.office_lock.output_failed", lambda path, error: error)
    with planted(uncaught, plain), planted(uncaught, locks):
        try:
            with opened(folder) as office:
                clients.save(office, Client(full_name="Siti Contoh"))
        except OutputFailed as error:
            return any(word in str(error) for word in ("izin", "dibaca", "lain"))
        except (BapasError, OSError):
            return False
    return False


def renaming_refused(run: Run) -> Trials:
    """Up to five refusals are waited out; the sixth ends it cleanly, and the old file is still there."""
    stick = run.place / "stick"
    stick.mkdir()
    with opened(new_office(run.place / "office")) as office:
        for number in range(run.trials):
            yield _survives_antivirus(office, stick, 1 + number % 6, run)


def _survives_antivirus(office: Office, stick: Path, refusals: int, run: Run) -> bool:
    target = stick / "berkas.json"
    target.write_bytes(b"lama")
    code, left, real = random.choice([5, 32]), [refusals], Path.replace

    def refusing(path: Path, to: Path) -> Path:
        if left[0]:
            left[0] -= 1
            error = PermissionError(errno.EACCES, "ditolak")
            error.winerror = code  # type: ignore[attr-defined]  # only Windows has it by itself
            raise error
        return real(path, to)

    pauses = planted(run.defect, mock.patch.object(atomic_file, "_PAUSES", ()))
    no_pause = planted(not run.nightly, mock.patch("bapasdesk.store.atomic_file.time.sleep"))
    step = partial(write_atomically, target, b"baru")
    with mock.patch.object(Path, "replace", refusing), pauses, no_pause:
        if refusals > 5:
            refused = _says(step, "program lain") and target.read_bytes() == b"lama"
            left[0] = refusals
            return refused and _is_refused(office, stick) and len(list(stick.glob("*.part"))) == 0
        try:
            step()
            left[0] = refusals
            return target.read_bytes() == b"baru" and backups.make(office, stick).path.exists()
        except OutputFailed:
            return False


def too_large_for_the_stick(run: Run) -> Trials:
    """Said before the first byte is copied. This kernel has no FAT, so the sizes are told, not real."""
    run.notes.append("no vfat or exfat in this kernel: sizes and free space are told by the test")
    with opened(new_office(run.place / "office")) as office:
        for number, stick in enumerate(run.folders()):
            stick.mkdir()
            full = (None, stick, office.folder.root)[number % 3]
            largest = 4096 + backup_writer.SPARE_BYTES if full is None else 2**60
            with (
                mock.patch.object(backup_writer, "LARGEST_ON_FAT32", largest),
                mock.patch.object(backup_writer, "drive_of", lambda _: Drive("vfat")),
                mock.patch("shutil.disk_usage", partial(_told_usage, full)),
                mock.patch("bapasdesk.store.backup_writer.copy_database", wraps=copy_database) as copying,
                planted(run.defect, mock.patch.object(backup_writer, "_check_room")),
            ):
                yield _is_refused(office, stick) and not copying.called
        yield _renamed_plainly(office, run.place / "exfat")


def _told_usage(full: Path | None, place: Path) -> shutil._ntuple_diskusage:
    return shutil._ntuple_diskusage(2**61, 0, 1000 if place == full else 2**60)


def _renamed_plainly(office: Office, stick: Path) -> bool:
    """exFAT knows no other rename than the plain one: no link may be asked of it."""
    stick.mkdir()
    with mock.patch("os.link", side_effect=OSError(errno.EPERM, "exFAT")):
        return backups.verify(backups.make(office, stick).path, UNLOCK).ok
