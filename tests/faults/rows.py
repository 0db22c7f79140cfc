"""The faults, one function a row: runs so many trials in a folder and gives how many failed.

With `defect` the row plants a mistake of the kind it is there to find, in the test and not in the program.
"""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest import mock

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records import Client, OfficeProfile
from bapasdesk.errors import BapasError, OutputFailed
from bapasdesk.services import backups, certificates, check, clients, payments
from bapasdesk.services.office import Office, create_office, open_office
from bapasdesk.store import backup_writer
from tests.builders import FAST_COST, OFFICER, PASSPHRASE, enrol, make_session, mark

Row = Callable[[Path, int, bool], int | None]
_PROFILE = OfficeProfile(name="Kantor Contoh")


def _office(place: Path) -> OfficeFolder:
    folder = OfficeFolder(place)
    create_office(folder, _PROFILE, OFFICER, PASSPHRASE, cost=FAST_COST)[0].close()
    return folder


def _opened(folder: OfficeFolder) -> Office:
    return open_office(folder, OFFICER, PASSPHRASE)


def _killed_after(folder: OfficeFolder, job: str, defect: bool, seconds: float) -> set[str]:
    """What the child had been told was saved when it was killed."""
    command = [sys.executable, "-m", "tests.faults.child", str(folder.root), job, "defect" if defect else "-"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    said = set(child.stdout.read().splitlines())
    child.wait()
    child.stdout.close()
    return said


def killed_while_saving(place: Path, trials: int, defect: bool) -> int:
    """Nothing that was said to be saved is lost; the file, its seals and its sums are sound."""
    failures = 0
    for trial in range(trials):
        folder = _office(place / str(trial))
        said = _killed_after(folder, "clients", defect, random.uniform(0, 0.12))
        with _opened(folder) as office:
            kept = {row.name for row in clients.rows(office, limit=None)}
            failures += not (said <= kept and check.check(office).ok)
        shutil.rmtree(folder.root)
    return failures


def killed_while_issuing(place: Path, trials: int, defect: bool) -> int:
    """No number twice, no gap, and every paper said to be issued is in the register."""
    failures = 0
    template = _office(place / "template")
    with _opened(template) as office:
        session_id = make_session(office)
        enrol(office, session_id, *(f"Peserta {number}" for number in range(40)))
        mark(office, session_id, "H" * 40)
    for trial in range(trials):
        folder = OfficeFolder(place / str(trial))
        shutil.copytree(template.root, folder.root)
        said = _killed_after(folder, "papers", defect, random.uniform(0, 0.25))
        with _opened(folder) as office:
            issued = {row.name for row in certificates.rows(office, limit=None)}
            paid = {row.name for row in payments.rows(office, limit=None)}
            failures += not (said <= issued & paid and check.check(office).ok)
    return failures


@contextmanager
def _small_disk(place: Path, kilobytes: int) -> Iterator[Path | None]:
    place.mkdir(parents=True)
    size = f"size={kilobytes}k"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(place)], capture_output=True, check=False
    )
    try:
        yield place if mounted.returncode == 0 else None
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", "-l", str(place)], check=False)


def full_while_saving(place: Path, trials: int, defect: bool) -> int | None:
    """A clear sentence, nothing said to be saved is lost, and it goes on once there is room."""
    failures = 0
    for trial in range(trials):
        with _small_disk(place / str(trial), 1024 + 256 * trial) as disk:
            if disk is None:
                return None
            failures += not _survives_full_disk(_office(disk / "office"), disk, defect)
    return failures


def _survives_full_disk(folder: OfficeFolder, disk: Path, defect: bool) -> bool:
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(200 * 1024))
    said: set[str] = set()
    with _opened(folder) as office:
        try:
            for number in range(10_000):
                name = f"Contoh {number}"
                if defect:
                    said.add(name)
                clients.save(office, Client(full_name=name, note="x" * 4000))
                said.add(name)
        except OutputFailed as error:
            clear = "penuh" in str(error).casefold() or "Disk" in str(error)
        ballast.unlink()
        clients.save(office, Client(full_name="Sesudah ada ruang"))
        kept = {row.name for row in clients.rows(office, limit=None)}
        return clear and said <= kept and check.check(office).ok


def full_while_backing_up(place: Path, trials: int, defect: bool) -> int | None:
    """An error, no file under a backup's name, and the office untouched."""
    failures = 0
    folder = _office(place / "office")
    with _opened(folder) as office:
        with office.work() as work:
            work.add_all([Client(full_name=f"Contoh {n}", note="x" * 500) for n in range(2000)])
            work.commit()
        whole = folder.database.stat().st_size // 1024
        for trial in range(trials):
            with _small_disk(place / f"disk-{trial}", max(64, whole * (trial + 1) // (trials + 1))) as disk:
                if disk is None:
                    return None
                failures += not _refuses_small_stick(office, disk, defect)
    return failures


def _refuses_small_stick(office: Office, disk: Path, defect: bool) -> bool:
    """Without the look at the free space, so that the disk really runs full in the midst of writing."""
    planted = mock.patch.object(backup_writer, "_stream", _careless_stream) if defect else mock.MagicMock()
    blind = mock.patch.object(backup_writer, "_check_room", lambda *_: None)
    careless = mock.patch.object(backup_writer, "check_fully", lambda *_, **__: None)
    with blind, planted, careless if defect else mock.MagicMock():
        try:
            backups.make(office, disk)
        except BapasError:
            pass
        else:
            return False
    return not list(disk.iterdir()) and check.check(office).ok


def _careless_stream(header: bytes, body: Path, part: Path, *rest: object) -> None:
    with suppress(OSError):
        part.write_bytes(header + body.read_bytes())


def _backup(place: Path) -> Path:
    stick = place / "flashdisk"
    stick.mkdir()
    with _opened(_office(place / "office")) as office:
        clients.save(office, Client(full_name="Siti Contoh"))
        return backups.make(office, stick).path


def flipped_bits(place: Path, trials: int, defect: bool) -> int:
    """Each flipped bit of a backup is refused."""
    good = _backup(place)
    data, wrong, failures = bytearray(good.read_bytes()), place / "rusak.bpbak", 0
    for _ in range(trials):
        at = random.randrange(len(data))
        data[at] ^= 1 << random.randrange(8)
        wrong.write_bytes(data)
        failures += _looks_sound(wrong, defect)
        data[:] = good.read_bytes()
    return failures


def other_lengths(place: Path, trials: int, defect: bool) -> int:
    """A backup cut anywhere, or longer by anything, is refused."""
    good = _backup(place).read_bytes()
    wrong, failures = place / "rusak.bpbak", 0
    for trial in range(trials):
        cut = random.choice([random.randrange(len(good)), 4096 * random.randrange(len(good) // 4096)])
        wrong.write_bytes(good[:cut] if trial % 4 else good + bytes(random.choice([1, 4096])))
        failures += _looks_sound(wrong, defect)
    return failures


def _looks_sound(path: Path, defect: bool) -> bool:
    """The planted defect: looking at the first bytes only, as many backup programs do."""
    if defect:
        return path.read_bytes()[:8] == b"BAPASBAK"
    return backups.verify(path).ok


def near_passphrases(place: Path, trials: int, defect: bool) -> int:
    """Nothing but the passphrase itself opens the office."""
    from bapasdesk.store.key_file import load_key_file

    keys, failures = load_key_file(_office(place / "office")), 0
    for _ in range(trials):
        at, letter = random.randrange(len(PASSPHRASE)), random.choice("abcxyz AB1!é")
        near = random.choice(
            [PASSPHRASE[:at] + letter + PASSPHRASE[at + 1 :], PASSPHRASE + " ", PASSPHRASE.title()]
        )
        if near != PASSPHRASE:
            with suppress(BapasError):
                keys.unlock(OFFICER, PASSPHRASE if defect else near)
                failures += 1
    return failures


ROWS: dict[str, tuple[str, Row, int, int]] = {
    "T1": ("kill -9 while saving", killed_while_saving, 20, 200),
    "T2": ("kill -9 while issuing numbers", killed_while_issuing, 10, 200),
    "T4": ("disk full while saving", full_while_saving, 8, 20),
    "T5": ("disk full during a backup", full_while_backing_up, 8, 20),
    "T11": ("bit flipped in a backup", flipped_bits, 50, 500),
    "T13": ("backup cut or longer", other_lengths, 100, 200),
    "T16": ("passphrase almost right", near_passphrases, 200, 1000),
}
"""Row: what, function, trials on every run, trials at night."""
