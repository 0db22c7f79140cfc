"""Two starts of the real program, window and all, on one office."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bapasdesk.config import OfficeFolder
from tests.builders import OFFICER, PASSPHRASE
from tests.faults.offices import new_office
from tests.faults.run import Run, Trials

_OPEN_ELSEWHERE = 4
_LONGEST_START = 60.0


def two_starts(run: Run) -> Trials:
    """The second is refused and brings the first forward; after a kill the next one starts."""
    for place in run.folders():
        folder = new_office(place)
        with _window(folder) as first:
            raised_before = first.said("raised")
            refused = _second_start_is_refused(folder, run.defect)
            raised = run.defect or first.says("raised", raised_before + 1)
            refused = refused and _command_is_refused(folder)
        yield refused and raised and _command(folder, "list", "clients").returncode == 0


@dataclass(frozen=True, slots=True)
class _Window:
    """The program running, and the file it writes its words to."""

    program: subprocess.Popen[bytes]
    words: Path

    def said(self, word: str) -> int:
        return self.words.read_text().split().count(word)

    def says(self, word: str, times: int = 1) -> bool:
        """Waits until it has said the word so often; false if it ends or takes a minute."""
        until = time.monotonic() + _LONGEST_START
        while self.said(word) < times:
            if self.program.poll() is not None or time.monotonic() > until:
                return False
            time.sleep(0.05)
        return True


def window_opened(folder: OfficeFolder, officer: str, passphrase: str) -> None:
    """Starts the program, waits until its window is open, and kills it."""
    with _window(folder, officer=officer, passphrase=passphrase):
        pass


@contextmanager
def _window(
    folder: OfficeFolder, *switches: str, officer: str = OFFICER, passphrase: str = PASSPHRASE
) -> Iterator[_Window]:
    """The program with its window, on no screen; killed with SIGKILL at the end."""
    words = folder.root.with_name(f"{folder.root.name}{''.join(switches)}.words")
    command = [sys.executable, "-m", "tests.faults.window_child", *switches, "--data-dir", str(folder.root)]
    with (
        words.open("wb") as out,
        subprocess.Popen(command, stdout=out, env=_environment(officer, passphrase)) as program,
    ):
        window = _Window(program, words)
        try:
            if not switches and not window.says("open"):
                raise RuntimeError("the window did not open")
            yield window
        finally:
            program.kill()


def _environment(officer: str = OFFICER, passphrase: str = PASSPHRASE) -> dict[str, str]:
    secrets = {"BAPASDESK_OFFICER": officer, "BAPASDESK_PASSPHRASE": passphrase}
    return {**os.environ, **secrets, "QT_QPA_PLATFORM": "offscreen"}


def _second_start_is_refused(folder: OfficeFolder, careless: bool) -> bool:
    """The planted mistake: a program that looks for no other."""
    if careless:
        with _window(folder, "careless") as second:
            return not second.says("open")
    return _command(folder).returncode == _OPEN_ELSEWHERE


def _command_is_refused(folder: OfficeFolder) -> bool:
    done = _command(folder, "list", "clients")
    return done.returncode == _OPEN_ELSEWHERE and "jendela BapasDesk lain" in done.stderr


def _command(folder: OfficeFolder, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bapasdesk", "--data-dir", str(folder.root), *words],
        capture_output=True,
        text=True,
        env=_environment(),
        timeout=120,
        check=False,
    )
