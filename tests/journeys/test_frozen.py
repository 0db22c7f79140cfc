"""The program as `make installer` froze it: its own test, the whole day's papers, and a journey by the keys.

Left out, in words, where dist/ is not there; nothing of the source tree is seen by the child processes.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bapasdesk.services.demo import OFFICER, PASSPHRASE
from tests.journeys.test_x_server import display
from tests.journeys.x_keyboard import XKeyboard

__all__ = ["display"]

FROZEN = Path("dist", "BapasDesk").resolve()
LONGEST_SECONDS = 120
PLACES = 9
BUILT = (FROZEN / "bapasdesk-cli").is_file()

pytestmark = pytest.mark.skipif(not BUILT, reason="dist/ is not there: make installer builds it")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Nothing of this Python: no path, no package, a home of its own."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "BAPASDESK_DATA_DIR": str(tmp_path / "demo" / "office"),
        "BAPASDESK_OFFICER": OFFICER,
        "BAPASDESK_PASSPHRASE": PASSPHRASE,
    }


def run(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [str(FROZEN / "bapasdesk-cli"), *command],
        env=environment,
        cwd=environment["HOME"],
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def listed(environment: dict[str, str], word: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(environment, "list", "clients", "--query", word, "--json"))
    return found


def test_the_frozen_program_finds_its_own_parts(environment: dict[str, str]) -> None:
    assert run(environment, "self-test").count("baik") >= 4


def test_every_shipped_part_has_its_licence() -> None:
    index = (FROZEN / "lisensi" / "LISENSI.txt").read_text(encoding="utf-8")
    for part, licence in (("PySide6", "LGPL-3.0"), ("SQLCipher", "BSD-3-Clause"), ("Python", "PSF-2.0")):
        assert any(line.startswith(part) and licence in line for line in index.splitlines()), part
    assert (FROZEN / "lisensi" / "LGPL-3.0.txt").is_file()


@pytest.fixture
def keys(display: str, environment: dict[str, str]) -> Iterator[XKeyboard]:
    """The keyboard of a screen on which the frozen program shows the example office."""
    run(environment, "demo", "--out", str(Path(environment["HOME"], "demo")), "--no-window")
    shown = {**environment, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    child = subprocess.Popen([str(FROZEN / "bapasdesk")], env=shown, cwd=environment["HOME"])
    keyboard = XKeyboard(display)
    yield keyboard
    keyboard.press("Control_L", "l")  # locking closes the office
    keyboard.wait_for("Buka kantor", LONGEST_SECONDS)
    keyboard.press("Escape")
    assert child.wait(LONGEST_SECONDS) == 0
    keyboard.close()


@pytest.mark.xvfb
@pytest.mark.skipif(sys.platform != "linux", reason="drives an X server")
def test_a_client_is_entered_by_the_keys_and_every_place_is_seen(
    keys: XKeyboard, environment: dict[str, str]
) -> None:
    keys.wait_for("Beranda", LONGEST_SECONDS)
    for place in range(1, PLACES + 1):
        keys.press("Control_L", str(place))
        time.sleep(0.5)
    keys.press("Control_L", "4")
    keys.wait_for("Klien – BapasDesk", LONGEST_SECONDS)
    keys.press("Control_L", "n")
    keys.wait_for("Klien baru", LONGEST_SECONDS)
    keys.write("Rangka Contoh\n")
    time.sleep(1)
    keys.press("F1")
    keys.wait_for("petunjuk", LONGEST_SECONDS)
    keys.press("Escape")
    keys.press("Control_L", "l")
    keys.wait_for("Buka kantor", LONGEST_SECONDS)
    assert [row["name"] for row in listed(environment, "Rangka")] == ["Rangka Contoh"]
    keys.write(PASSPHRASE + "\n")
    keys.wait_for("Beranda", LONGEST_SECONDS)


def test_sheets_pictures_and_backups_come_out_of_the_frozen_program(
    environment: dict[str, str], tmp_path: Path
) -> None:
    run(environment, "demo", "--out", str(tmp_path / "demo"), "--no-window")
    run(environment, "export", "clients", "--out", str(tmp_path / "klien.xlsx"))
    run(environment, "recap", "2022", "--out", str(tmp_path / "rekap.pdf"))
    backup = json.loads(run(environment, "backup", str(tmp_path), "--json"))
    assert backup["ok"]
    assert "Semua baik" in run(environment, "check")
    assert (tmp_path / "klien.xlsx").read_bytes().startswith(b"PK")
    assert (tmp_path / "rekap.pdf").read_bytes().startswith(b"%PDF")
