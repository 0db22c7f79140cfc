"""Beranda: what is due, each line a way to where it is done."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.domain.values import PaperKind
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.pages.follow_up_page import FollowUpPage
from bapasdesk.gui.pages.home_page import HomePage
from bapasdesk.gui.table_models import RowTableModel
from bapasdesk.gui.widgets.data_table import DataTable
from bapasdesk.services import certificates, follow_up, papers, prints
from tests.builders import (
    DAY,
    FixedClock,
    closed_session,
    enrol,
    make_course,
    make_partner,
    make_session,
    mark,
)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> HomePage:
    made = HomePage(desk)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    desk.jobs.wait_until_idle()
    return made


def texts(table: DataTable) -> list[list[str]]:
    model = table.model()
    assert isinstance(model, RowTableModel)
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_an_empty_office_is_offered_its_three_first_steps_in_order(page: HomePage, desk: Desk) -> None:
    opened: list[str] = []
    desk.open_requested.connect(lambda kind, id: opened.append(kind))
    assert page.ui.first_steps.isVisible()
    assert not page.ui.week_heading.isVisible()
    assert page.ui.partner_button.isEnabled()
    assert not page.ui.course_button.isEnabled()
    page.ui.partner_button.click()
    make_partner(desk.office)
    desk.announce("partners")
    desk.jobs.wait_until_idle()
    page.ui.course_button.click()
    make_course(desk.office)
    desk.announce("courses")
    desk.jobs.wait_until_idle()
    page.ui.session_button.click()
    assert opened == ["new-partner", "new-course", "new-session"]


def test_sessions_stand_under_this_week_unfinished_or_next(page: HomePage, desk: Desk) -> None:
    held = make_session(desk.office, days=(DAY,))
    enrol(desk.office, held, "Ani Contoh", "Budi Contoh")
    mark(desk.office, held, "HH")
    make_session(desk.office, days=(DAY + timedelta(days=30),))
    desk.announce("sessions")
    desk.jobs.wait_until_idle()
    assert not page.ui.first_steps.isVisible()
    assert [row[0] for row in texts(page.ui.week_table)] == ["20 Juni 2023"]
    assert [row[0] for row in texts(page.ui.coming_table)] == ["20 Juli 2023"]
    assert texts(page.ui.open_table)[0][3:] == ["2 belum", "2 belum", "2 belum"]


def test_a_click_or_enter_opens_the_session(page: HomePage, desk: Desk) -> None:
    held = make_session(desk.office, days=(DAY,))
    enrol(desk.office, held, "Ani Contoh")
    page.refresh()
    desk.jobs.wait_until_idle()
    opened: list[tuple[str, int]] = []
    desk.open_requested.connect(lambda kind, id: opened.append((kind, id)))
    table = page.ui.open_table
    place = table.visualRect(table.model().index(0, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [("session", held), ("session", held)]


def test_quiet_days_are_said_in_words(page: HomePage, desk: Desk) -> None:
    make_session(desk.office, days=(DAY + timedelta(days=30),))
    page.refresh()
    desk.jobs.wait_until_idle()
    assert page.ui.week_empty.isVisible()
    assert page.ui.open_empty.isVisible()
    assert not page.ui.week_table.isVisible()


def test_papers_that_are_out_are_one_line_that_opens_their_list(page: HomePage, desk: Desk) -> None:
    opened: list[str] = []
    desk.open_requested.connect(lambda kind, id: opened.append(kind))
    held = make_session(desk.office, days=(DAY,))
    enrol(desk.office, held, "Ani Contoh", "Budi Contoh")
    mark(desk.office, held, "HH")
    certificates.issue(desk.office, held)
    assert not page.ui.proofs_button.isVisible()
    prints.confirm(desk.office, papers.make(desk.office, PaperKind.CERTIFICATES, held))
    desk.announce("prints")
    desk.jobs.wait_until_idle()
    assert page.ui.proofs_button.isVisible()
    text = page.ui.proofs_button.text()
    assert text == "2 dokumen belum kembali bertanda tangan, terlama sejak 20 Juni 2023"
    page.ui.proofs_button.click()
    assert opened == ["proofs"]


def test_questions_that_wait_are_listed_and_each_opens_where_it_is_asked(
    page: HomePage, desk: Desk, clock: FixedClock
) -> None:
    opened: list[tuple[str, int]] = []
    desk.open_requested.connect(lambda kind, id: opened.append((kind, id)))
    closed_session(desk.office, *(f"Orang {letter}" for letter in "ABCDEFG"))
    page.refresh()
    desk.jobs.wait_until_idle()
    assert page.ui.follow_ups_empty.isVisible() and page.ui.follow_ups_button.isHidden()
    clock.move(days=50)
    desk.announce("follow_ups")
    desk.jobs.wait_until_idle()
    rows = texts(page.ui.follow_ups_table)
    assert len(rows) == 5 and rows[0][:2] == ["20 hari lewat", "Orang A"]
    assert page.ui.follow_ups_button.text() == "2 pertanyaan lagi yang sudah waktunya"
    QTest.keyClick(page.ui.follow_ups_table, Qt.Key.Key_Down)
    QTest.keyClick(page.ui.follow_ups_table, Qt.Key.Key_Return)
    page.ui.follow_ups_button.click()
    due = follow_up.due(desk.office)
    assert opened[0][0] == "question" and opened[0][1] in {row.id for row in due}
    assert opened[1] == ("follow_up", 0)


def test_the_question_opened_from_here_has_the_cursor(desk: Desk, clock: FixedClock, qtbot: QtBot) -> None:
    closed_session(desk.office, "Orang A", "Orang B")
    clock.move(days=50)
    wanted = follow_up.due(desk.office)[1]
    there = FollowUpPage(desk)
    qtbot.addWidget(there)
    there.show_question(wanted.id)
    desk.jobs.wait_until_idle()
    chosen = there.model.row_at(there.ui.table.currentIndex())
    assert chosen is not None and chosen.id == wanted.id
