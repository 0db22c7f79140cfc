"""The session page typed and clicked: three participants, two days."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.pages.session_page import SessionPage
from bapasdesk.gui.widgets.participant_model import FIRST_DAY
from bapasdesk.services import participants
from bapasdesk.services.office import Office
from tests.builders import enrol, make_session

NAMES = ("Budi", "Citra", "Dedi")
DAYS = (date(2023, 6, 19), date(2023, 6, 20))


class Driver:
    """The page over one session, with keys and clicks that wait for their effect."""

    def __init__(self, desk: Desk, page: SessionPage, session_id: int) -> None:
        self.desk, self.page, self.session_id = desk, page, session_id
        page.show_session(session_id)
        self.settle()

    def settle(self) -> None:
        QTest.qWait(280)
        self.desk.jobs.wait_until_idle(10_000)
        QTest.qWait(10)
        self.desk.jobs.wait_until_idle(10_000)

    def type(self, keys: str, *, row: int = 0, day: int = 0) -> None:
        self.page.ui.table.go_to(row, FIRST_DAY + day)
        QTest.keyClicks(self.page.ui.table, keys)
        self.settle()

    def shown(self, row: int, column: int) -> str:
        index = self.page.ui.table.participants.index(row, column)
        return str(index.data() or "")

    def marks(self, day: int = 0) -> str:
        return "".join(self.shown(row, FIRST_DAY + day) or "." for row in range(len(self.page.rows)))

    def stored(self, day: int = 0) -> str:
        marks = (row.marks[day] for row in participants.rows(self.desk.office, self.session_id))
        return "".join((mark.status or ".") if mark else "." for mark in marks)

    def click(self, button: object) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]
        self.settle()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[SessionPage]:
    made = SessionPage(desk)
    made.resize(1170, 640)
    qtbot.addWidget(made)
    made.show()
    yield made
    desk.jobs.wait_until_idle(10_000)


@pytest.fixture
def driver(desk: Desk, page: SessionPage, office: Office) -> Driver:
    session_id = make_session(office, days=DAYS)
    enrol(office, session_id, *NAMES)
    return Driver(desk, page, session_id)


def everything_typed(driver: Driver) -> None:
    driver.type("hha")
    driver.type("hha", day=1)
