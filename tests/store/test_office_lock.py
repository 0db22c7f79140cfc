"""Two programs are never in one office, and a crash never shuts it."""

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import OfficeInUse, OutputFailed
from bapasdesk.store.office_lock import OfficeLock

HOLDER = """
import sys, time
from pathlib import Path
from bapasdesk.config import OfficeFolder
from bapasdesk.store.office_lock import OfficeLock
with OfficeLock(OfficeFolder(Path(sys.argv[1]))):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_process_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path)
    with subprocess.Popen([sys.executable, "-c", HOLDER, tmp_path], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(OfficeInUse, match="jendela BapasDesk lain"), OfficeLock(folder):
            pass
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        with OfficeLock(folder):
            assert folder.lock.exists()


def test_a_second_lock_in_the_same_process_is_refused(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path)
    with OfficeLock(folder), pytest.raises(OfficeInUse):
        OfficeLock(folder).acquire()
    with OfficeLock(folder):
        pass


def test_another_thread_may_let_it_go(tmp_path: Path) -> None:
    lock = OfficeLock(OfficeFolder(tmp_path))
    lock.acquire()
    thread = threading.Thread(target=lock.release)
    thread.start()
    thread.join()
    with OfficeLock(OfficeFolder(tmp_path)):
        pass


def test_the_folder_of_a_new_office_is_made(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path / "a" / "b")
    with OfficeLock(folder):
        assert folder.root.is_dir()
        assert not folder.exists


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EROFS, "hanya dapat dibaca"), (errno.EACCES, "tidak ada izin"), (errno.ENOSYS, "menolak")],
)
def test_a_folder_that_cannot_be_written_to_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OutputFailed, match=words), OfficeLock(OfficeFolder(tmp_path)):
        pass


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "office").write_bytes(b"")
    with pytest.raises(OutputFailed), OfficeLock(OfficeFolder(tmp_path / "office")):
        pass
