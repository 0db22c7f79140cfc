"""A messy list of clients, and the attendance of forty people, brought in without touching the mouse."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.jobs import Jobs
from bapasdesk.gui.main_window import MainWindow
from bapasdesk.services import clients, participants, sessions
from bapasdesk.services.office import Office
from tests.builders import enrol, make_client, make_session
from tests.gui.fake_drives import FakeDrives
from tests.gui.fake_messages import FakeMessages

DAYS = (date(2023, 6, 19), date(2023, 6, 20))
CLIENTS = """DAFTAR KLIEN BIMBINGAN;;;;
;;;;
No;Nama Lengkap;NIK;Tgl. Lahir;Bidang
1;Budi Contoh;9971011204900001;12-4-1990;kopi
2;Siti Contoh;9971015204900002;12 April 1990;jahit
3;Dedi Contoh;9,97E+15;12-4-1990;las
4;Budi Contoh;9971011204900001;12-4-1990;kopi
"""


class Hands:
    """What two hands on a keyboard can do: keys go to whatever has the focus."""

    def __init__(self, window: MainWindow, jobs: Jobs) -> None:
        self.window, self._jobs = window, jobs

    def settle(self) -> None:
        for _ in range(3):
            self._jobs.wait_until_idle(30_000)
            QTest.qWait(5)

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)

    def tab_to(self, name: str) -> None:
        for _ in range(40):
            if self.focus.objectName() == name:
                return
            QTest.keyClick(self.focus, Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is not reached with Tab")


@pytest.fixture
def hands(office: Office, qtbot: QtBot) -> Iterator[Hands]:
    jobs = Jobs()
    desk = Desk(office, jobs, FakeMessages())
    desk.drives = FakeDrives()
    window = MainWindow(desk, lambda: None)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    made = Hands(window, jobs)
    made.settle()
    yield made
    desk.beside.stop()
    jobs.shutdown()


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def test_a_messy_list_of_clients_by_keys_alone(
    hands: Hands, office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "klien.csv"
    path.write_bytes(CLIENTS.encode("cp1252"))
    choose_file(monkeypatch, path)
    make_client(office, "Budi Contoh", nik="9971011204900001", phone="0812")
    hands.key(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    hands.tab_to("import_button")
    hands.key(Qt.Key.Key_Space)
    hands.tab_to("file_button")
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Return)
    ui = hands.window.page.dialog.ui  # type: ignore[attr-defined]
    assert ui.steps.currentWidget() is ui.columns_step
    hands.key(Qt.Key.Key_Return)
    assert ui.check_label.text() == "4 baris: 1 baru, 1 diperbarui, 1 dilewati, 1 keliru"
    assert "Baris 6." in ui.detail_label.text(), "the wrong one is in sight"
    hands.key(Qt.Key.Key_Return)
    assert hands.focus is ui.skip_button
    hands.key(Qt.Key.Key_Space)
    hands.tab_to("next_button")
    hands.key(Qt.Key.Key_Return)
    assert ui.result_title.text() == "2 klien disimpan"
    hands.key(Qt.Key.Key_Return)
    assert clients.count(office) == 2 and hands.focus.window() is hands.window
    hands.window.raise_()
    hands.window.activateWindow()  # as the system does when a dialog goes
    QTest.qWaitForWindowActive(hands.window)
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert clients.count(office) == 1, "one step, and one step back"


def test_the_attendance_of_forty_people_by_code_and_from_a_sheet(
    hands: Hands, office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = [f"Peserta Rekaan {number:02}" for number in range(40)]
    session_id = make_session(office, days=DAYS, seats=40)
    enrol(office, session_id, *names)
    hands.window.open("session", session_id)
    hands.settle()
    codes = [row.row_code for row in participants.rows(office, session_id)]
    hands.key(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    for number in (*range(0, 40, 2), *range(39, 0, -2)):
        hands.type(f"{codes[number]} {'HA' if number % 7 == 3 else 'HH'}")
        QTest.keyClick(hands.focus, Qt.Key.Key_Return)
    QTest.qWait(300)
    hands.settle()
    assert marks(office, session_id) == ["HA" if number % 7 == 3 else "HH" for number in range(40)]
    path = tmp_path / "hadir.csv"
    path.write_text("Nama;19/6;20/6\n" + "".join(f"{name};;S\n" for name in names[:3]), encoding="utf-8")
    choose_file(monkeypatch, path)
    hands.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    hands.tab_to("file_button")
    hands.key(Qt.Key.Key_Space)
    for _ in range(3):
        hands.key(Qt.Key.Key_Return)
    hands.tab_to("next_button")
    hands.key(Qt.Key.Key_Return)
    assert marks(office, session_id)[:4] == ["HS", "HS", "HS", "HA"]
    assert sessions.get(office, session_id).session.status == "held"


def marks(office: Office, session_id: int) -> list[str]:
    rows = participants.rows(office, session_id)
    return ["".join((mark.status or ".") if mark else "." for mark in row.marks) for row in rows]
