"""What the window does by itself for the office's safety: check, remind, meet sticks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.main_window import MainWindow
from bapasdesk.services import backups, care
from bapasdesk.services.office import Office
from tests.builders import FixedClock, make_client
from tests.gui.fake_drives import FakeDrives
from tests.gui.settling import settle_typed

Open = Callable[[], MainWindow]


@pytest.fixture
def show(desk: Desk, qtbot: QtBot) -> Open:
    def make() -> MainWindow:
        window = MainWindow(desk, lambda: None)
        window.resize(1280, 800)
        qtbot.addWidget(window)
        window.show()
        settle_typed(desk)
        settle_typed(desk)
        return window

    return make


def press(desk: Desk, button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]
    settle_typed(desk)


def test_a_new_office_is_left_in_peace_and_checked(desk: Desk, show: Open) -> None:
    window = show()
    assert not window.care.notices.isVisible()
    strip = window.page.ui.care_strip  # type: ignore[attr-defined]
    assert strip.backup.text() == "Cadangan: belum pernah"
    assert strip.check.text() == "Diperiksa: hari ini, semua baik"
    press(desk, strip.drill)
    assert window.ui.go_backups.isChecked()


def test_the_reminder_comes_once_a_day(
    desk: Desk, office: Office, show: Open, clock: FixedClock, stick: Path
) -> None:
    clock.move(days=3)
    window = show()
    assert window.care.notices.isVisible() and "Belum pernah" in window.care.notices.label.text()
    press(desk, window.care.notices.later_button)
    assert not window.care.notices.isVisible()
    window.care.look()
    settle_typed(desk)
    assert not window.care.notices.isVisible(), "not again today"
    clock.move(days=1)
    window.care.look()
    settle_typed(desk)
    assert window.care.notices.keys == ("reminder",), "the window was open over night"
    press(desk, window.care.notices.action_button)
    assert window.ui.go_backups.isChecked()


def test_a_known_stick_is_met_with_an_offer_and_the_backup_runs(
    desk: Desk, office: Office, show: Open, clock: FixedClock, drives: FakeDrives, stick: Path
) -> None:
    backups.make(office, stick)
    clock.move(days=9)
    window = show()
    drives.plug_in(stick)
    window.care.look()
    settle_typed(desk)
    settle_typed(desk)
    assert window.care.notices.keys == ("reminder", f"stick:{stick}")
    press(desk, window.care.notices.later_button)
    said = window.care.notices.label.text()
    assert said == "Flashdisk KINGSTON terpasang. Cadangan terakhir di sana: 9 hari lalu."
    press(desk, window.care.notices.action_button)
    settle_typed(desk)
    assert len(list(stick.glob("*.bpbak"))) == 2
    assert not window.care.notices.isVisible()
    assert window.ui.backup_badge.text().endswith("hari ini")


def test_a_stick_that_goes_takes_its_offer_along(
    desk: Desk, office: Office, show: Open, clock: FixedClock, drives: FakeDrives, stick: Path
) -> None:
    backups.make(office, stick)
    clock.move(days=1)
    drives.plug_in(stick)
    window = show()
    assert window.care.notices.keys == (f"stick:{stick}",)
    drives.pull_out(stick)
    window.care.look()
    settle_typed(desk)
    assert not window.care.notices.isVisible()


def test_a_strange_stick_is_nobodys_business(
    desk: Desk, office: Office, show: Open, drives: FakeDrives, stick: Path
) -> None:
    (stick / "surat.docx").write_bytes(b"x")
    drives.plug_in(stick)
    assert not show().care.notices.isVisible()


def test_the_backup_on_a_stick_is_read_again_when_it_comes_back(
    desk: Desk, office: Office, show: Open, drives: FakeDrives, stick: Path
) -> None:
    made = backups.make(office, stick).path
    data = bytearray(made.read_bytes())
    data[-1] ^= 1
    made.write_bytes(data)
    drives.plug_in(stick)
    window = show()
    assert window.care.notices.keys == (f"damaged:{made.name}",)
    assert "rusak" in window.care.notices.label.text()


def test_drives_are_asked_only_after_something_was_plugged_in(
    desk: Desk, show: Open, drives: FakeDrives
) -> None:
    window = show()
    before = drives.asked
    for _ in range(5):
        window.care.look()
    settle_typed(desk)
    assert drives.asked == before


def test_what_the_daily_check_finds_is_said_and_shown(
    desk: Desk, office: Office, show: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Office, "file_problems", lambda _: ["Susunan data rusak: x"])
    window = show()
    assert "1 temuan" in window.care.notices.label.text()
    press(desk, window.care.notices.action_button)
    assert "pulihkan dari cadangan terakhir" in window.page.ui.trouble.text()  # type: ignore[attr-defined]


def test_leaving_stops_the_check_and_waits_for_it(desk: Desk, office: Office, qtbot: QtBot) -> None:
    window = MainWindow(desk, lambda: None)
    qtbot.addWidget(window)
    make_client(office)
    window.close()
    assert desk.beside.stopping.is_set()
    assert care.care(office).checked_at is None or care.care(office).check_problems == 0
