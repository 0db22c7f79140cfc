"""Two real processes on one office: the second raises the first window, and a killed first is no bar."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bapasdesk.config import OfficeFolder
from tests.builders import OFFICER, PASSPHRASE

LONGEST_SECONDS = 60

Start = Callable[[], "subprocess.Popen[str]"]


@pytest.fixture
def environment(office_folder: OfficeFolder, tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
        "BAPASDESK_DATA_DIR": str(office_folder.root),
        "BAPASDESK_OFFICER": OFFICER,
        "BAPASDESK_PASSPHRASE": PASSPHRASE,
    }


@pytest.fixture
def start_first(environment: dict[str, str]) -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.journeys.first_window"]
        child = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        started.append(child)
        assert child.stdout is not None
        assert child.stdout.readline() == "shown\n"
        return child

    yield start
    for child in started:
        child.kill()
        child.wait()
        assert child.stdout is not None
        child.stdout.close()


def test_the_second_start_raises_the_first_window(start_first: Start, environment: dict[str, str]) -> None:
    first = start_first()
    second = subprocess.run(
        [sys.executable, "-m", "bapasdesk"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )
    assert second.returncode == 4
    assert "sudah terbuka" in second.stderr
    assert first.stdout is not None and first.stdout.readline() == "raised\n"
    assert first.wait(LONGEST_SECONDS) == 0


def test_a_window_that_was_killed_does_not_shut_the_office(start_first: Start) -> None:
    first = start_first()
    first.send_signal(signal.SIGKILL)
    first.wait(LONGEST_SECONDS)
    assert start_first().poll() is None
