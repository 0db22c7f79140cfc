"""The program as `make installer` froze it: its own test, the whole day's papers, and a journey by the keys.

Left out, in words, where dist/ is not there; nothing of the source tree is seen by the child processes.
"""

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bapasdesk.services.demo import OFFICER, PASSPHRASE
from tests.journeys.test_x_server import display
from tests.journeys.x_keyboard import XKeyboard

__all__ = ["display"]

FROZEN = Path("dist", "BapasDesk").resolve()
LONGEST_SECONDS = 240
EXAMPLE_SESSIONS = 10
PLACES = (
    "Beranda",
    "Mitra",
    "Jadwal",
    "Klien",
    "Dokumen",
    "Tindak Lanjut",
    "Laporan",
    "Cadangan",
    "Pengaturan",
)
BUILT = (FROZEN / "bapasdesk-cli").is_file()

pytestmark = pytest.mark.skipif(not BUILT, reason="dist/ is not there: make installer builds it")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Nothing of this Python: no path, no package, a home of its own with the example office in it."""
    home = tmp_path_factory.mktemp("home")
    made = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "BAPASDESK_DATA_DIR": str(home / "demo" / "office"),
        "BAPASDESK_OFFICER": OFFICER,
        "BAPASDESK_PASSPHRASE": PASSPHRASE,
    }
    run(made, "demo", "--out", str(home / "demo"), "--no-window")
    return made


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


def listed(environment: dict[str, str], kind: str, word: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(environment, "list", kind, "--query", word, "--json"))
    return found


def wait_until(come: Callable[[], bool]) -> None:
    until = time.monotonic() + LONGEST_SECONDS
    while not come():
        assert time.monotonic() < until
        time.sleep(0.1)


def go(keys: XKeyboard, place: str) -> None:
    keys.press("Control_L", str(PLACES.index(place) + 1))
    keys.wait_for(f"{place} – BapasDesk", LONGEST_SECONDS)


def new_form(keys: XKeyboard, place: str, title: str) -> None:
    go(keys, place)
    keys.press("Control_L", "n")
    keys.wait_for(title, LONGEST_SECONDS)


def lock(keys: XKeyboard) -> None:
    keys.press("Control_L", "l")
    keys.wait_for("BapasDesk – Buka kantor", LONGEST_SECONDS)


def test_the_frozen_program_finds_its_own_parts(environment: dict[str, str]) -> None:
    assert run(environment, "self-test").count("baik") >= 4


def test_every_shipped_part_has_its_licence() -> None:
    index = (FROZEN / "lisensi" / "LISENSI.txt").read_text(encoding="utf-8")
    for part, licence in (("PySide6", "LGPL-3.0"), ("SQLCipher", "BSD-3-Clause"), ("Python", "PSF-2.0")):
        assert any(line.startswith(part) and licence in line for line in index.splitlines()), part
    assert (FROZEN / "lisensi" / "LGPL-3.0.txt").is_file()


@pytest.fixture
def shown(display: str, environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """The frozen program with the example office on a screen of its own."""
    on_screen = {**environment, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    child = subprocess.Popen([str(FROZEN / "bapasdesk")], env=on_screen, cwd=environment["HOME"])
    yield child
    child.kill()
    child.wait()


@pytest.mark.xvfb
def test_a_client_is_entered_by_the_keys_and_every_place_is_seen(
    display: str, shown: "subprocess.Popen[bytes]", environment: dict[str, str]
) -> None:
    keys = XKeyboard(display)
    keys.wait_for("Beranda – BapasDesk", LONGEST_SECONDS)
    for place in PLACES:
        go(keys, place)
    new_form(keys, "Klien", "Klien")
    keys.write("Rangka Contoh\n")
    keys.wait_for("Klien – BapasDesk", LONGEST_SECONDS)
    keys.press("F1")
    keys.wait_for("Buku petunjuk", LONGEST_SECONDS)
    keys.press("Escape")
    keys.wait_for("Klien – BapasDesk", LONGEST_SECONDS)
    lock(keys)
    time.sleep(1)  # the lock's own dialog takes the keys a moment after its title is there
    keys.write(PASSPHRASE + "\n")
    keys.wait_for("Beranda – BapasDesk", LONGEST_SECONDS)
    lock(keys)
    keys.press("Escape")
    assert shown.wait(LONGEST_SECONDS) == 0
    keys.close()
    assert [row["name"] for row in listed(environment, "clients", "Rangka")] == ["Rangka Contoh"]


@pytest.mark.xvfb
def test_a_session_is_planned_a_form_is_locked_over_and_a_diagnosis_written(
    display: str, shown: "subprocess.Popen[bytes]", environment: dict[str, str]
) -> None:
    """What an office does in its first days and a build can lack files for."""
    keys = XKeyboard(display)
    keys.wait_for("Beranda – BapasDesk", LONGEST_SECONDS)
    new_form(keys, "Jadwal", "Kegiatan")
    time.sleep(1)  # courses and partners are read a moment after the title is there
    keys.press("Down")
    keys.press("Tab")
    keys.press("Down")
    keys.write("\t24-12-2026\t")
    time.sleep(1)
    keys.write("\n")
    keys.wait_for("Kegiatan – BapasDesk", LONGEST_SECONDS)
    go(keys, "Cadangan")
    keys.press("Alt_L", "d")
    keys.wait_for("Simpan diagnosa ke", LONGEST_SECONDS)
    keys.write(f"{environment['HOME']}\n")
    keys.wait_for("Cadangan – BapasDesk", LONGEST_SECONDS)
    wait_until(lambda: any(Path(environment["HOME"]).glob("diagnosa_*.zip")))
    new_form(keys, "Klien", "Klien")
    keys.write("Setengah")
    lock(keys)
    keys.press("Escape")
    assert shown.wait(LONGEST_SECONDS) == 0
    keys.close()
    assert listed(environment, "clients", "Setengah") == []
    assert len(listed(environment, "sessions", "")) == EXAMPLE_SESSIONS + 1


def test_sheets_pictures_and_backups_come_out_of_the_frozen_program(
    environment: dict[str, str], tmp_path: Path
) -> None:
    run(environment, "export", "clients", "--out", str(tmp_path / "klien.xlsx"))
    run(environment, "recap", "2022", "--out", str(tmp_path / "rekap.xlsx"))
    backup = json.loads(run(environment, "backup", str(tmp_path), "--json"))
    assert backup["ok"]
    assert "Semua baik" in run(environment, "check")
    assert (tmp_path / "klien.xlsx").read_bytes().startswith(b"PK")
    assert (tmp_path / "rekap.xlsx").read_bytes().startswith(b"PK")
