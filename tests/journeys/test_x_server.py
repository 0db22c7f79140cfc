"""The window on a real platform plugin: Qt's xcb on an X server without a screen."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bapasdesk.config import OfficeFolder
from bapasdesk.services.unlocking import open_office
from tests.builders import OFFICER, PASSPHRASE, FixedClock, enrol, make_session, mark

LONGEST_SECONDS = 120


@pytest.fixture
def display() -> Iterator[str]:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    assert number, "the X server has started"
    yield f":{number}"
    server.terminate()
    server.wait(10)


@pytest.mark.xvfb
def test_the_program_opens_unlocks_prints_and_quits(
    display: str, office_folder: OfficeFolder, tmp_path: Path
) -> None:
    with open_office(office_folder, OFFICER, PASSPHRASE, clock=FixedClock()) as office:
        session_id = make_session(office)
        enrol(office, session_id, "Budi Contoh")
        mark(office, session_id, "H")
    out = tmp_path / "sertifikat.pdf"
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.on_x_server", str(office_folder.root), str(out)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert out.read_bytes().startswith(b"%PDF")
