"""Forty participants enrolled by keyboard alone in less than a minute: this journey's own promise."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.jobs import Jobs
from bapasdesk.gui.main_window import MainWindow
from bapasdesk.services import clients, participants
from bapasdesk.services.office import Office
from tests.builders import make_client, make_course, make_session
from tests.gui.fake_messages import FakeMessages

PEOPLE = 40
SECONDS = 60
FIRST = ("Agus", "Budi", "Citra", "Dedi", "Eka", "Fajar", "Gita", "Hadi", "Indah", "Joko")
LAST = ("Contohwati", "Rekaan", "Andaian", "Misalnya")
NAMES = [f"{first} {last}" for last in LAST for first in FIRST]


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def window(office: Office, jobs: Jobs, qtbot: QtBot) -> Iterator[MainWindow]:
    desk = Desk(office, jobs, FakeMessages())
    made = MainWindow(desk, lambda: None)
    qtbot.addWidget(made)
    made.show()
    yield made
    jobs.wait_until_idle(30_000)
    desk.beside.stop()


class Keyboard:
    """Types where the focus is; nothing is clicked and no widget is asked for by name."""

    def __init__(self, jobs: Jobs, window: QWidget) -> None:
        self._jobs, self._window = jobs, window

    def settle(self) -> None:
        for _ in range(2):
            QTest.qWait(5)
            self._jobs.wait_until_idle(30_000)
        QTest.qWait(5)

    @property
    def focus(self) -> QWidget:
        """Where the keys go: a screen without a window manager does not make the newest window active."""
        top = QApplication.activeModalWidget() or self._window
        if QApplication.activeWindow() is not top:
            top.activateWindow()
            QTest.qWaitForWindowActive(top)
        return QApplication.focusWidget() or top.focusWidget() or top

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= one
        QTest.keyClick(self.focus, key, modifiers)
        QTest.qWait(
            150 if Qt.KeyboardModifier.AltModifier in held else 0
        )  # a button shows that it is pressed
        self.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)
        QTest.qWait(200)  # the filter waits for the typing to pause
        self.settle()


@pytest.fixture
def session_id(office: Office, window: MainWindow, jobs: Jobs) -> int:
    for name in NAMES:
        make_client(office, name)
    made = make_session(office, course_id=make_course(office, "Las"), seats=PEOPLE)
    window.open("session", made)
    jobs.wait_until_idle(30_000)
    QTest.qWait(50)
    page: Any = window.page
    page.ui.tabs.setFocus()
    return made


def test_forty_are_enrolled_one_by_one_by_typing_their_names(
    office: Office, jobs: Jobs, window: MainWindow, session_id: int
) -> None:
    keys = Keyboard(jobs, window)
    began = time.perf_counter()
    for name in NAMES:
        keys.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        keys.type(name)
        keys.press(Qt.Key.Key_Return)
    _tell("one by one", began)
    assert [row.name for row in participants.rows(office, session_id)] == NAMES


def test_forty_are_enrolled_at_once_from_the_ranked_list(
    office: Office, jobs: Jobs, window: MainWindow, session_id: int
) -> None:
    keys = Keyboard(jobs, window)
    began = time.perf_counter()
    modifiers = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    keys.press(Qt.Key.Key_N, *modifiers)
    keys.press(Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    _tell("from the ranked list", began)
    assert len(participants.rows(office, session_id)) == PEOPLE == clients.count(office)


def _tell(how: str, began: float) -> None:
    took = time.perf_counter() - began
    print(f"{PEOPLE} participants enrolled {how} in {took:.1f} s of scripted typing")
    assert took < SECONDS
