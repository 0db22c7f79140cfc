"""Topics are typed in the course's form and changed for one session."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from bapasdesk.domain.rows.sessions import Topic
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.course_dialog import CourseDialog
from bapasdesk.gui.dialogs.topics_dialog import TopicsDialog
from bapasdesk.services import courses, sessions
from bapasdesk.services.office import Office
from tests.builders import make_course, make_session


def _type(dialog: CourseDialog, row: int, column: int, text: str) -> None:
    table = dialog.ui.topics.table
    table.setItem(row, column, QTableWidgetItem(text))


def test_a_course_is_made_with_its_topics(desk: Desk, office: Office, qtbot: QtBot) -> None:
    dialog = CourseDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    ui = dialog.ui
    QTest.keyClicks(ui.name, "Barista")
    ui.topics.set_topics([Topic("Biji kopi", 2)])
    _type(dialog, 0, 1, "dua")
    assert "diisi angka" in ui.topics_error.text()
    assert not ui.save_button.isEnabled()
    _type(dialog, 0, 1, "2")
    ui.topics.add_button.click()
    _type(dialog, 1, 0, "Menyeduh")
    _type(dialog, 1, 1, "4")
    assert (ui.lesson_hours.value(), ui.lesson_hours.isEnabled()) == (6, False)
    ui.topics.up_button.click()
    ui.save_button.click()
    desk.jobs.wait_until_idle()
    (row,) = courses.rows(office)
    assert row.lesson_hours == 6
    assert courses.topics(office, row.id) == (Topic("Menyeduh", 4), Topic("Biji kopi", 2))
    again = CourseDialog(desk, row.id)
    qtbot.addWidget(again)
    desk.jobs.wait_until_idle()
    assert again.ui.topics.topics() == courses.topics(office, row.id)


def test_a_session_changes_what_it_took_over(desk: Desk, office: Office, qtbot: QtBot) -> None:
    course_id = make_course(office, "Barista")
    courses.save(office, courses.get(office, course_id), (Topic("Biji kopi", 2),))
    session_id = make_session(office, course_id=course_id, lesson_hours=0)
    dialog = TopicsDialog(desk, session_id, course_id)
    qtbot.addWidget(dialog)
    desk.jobs.wait_until_idle()
    ui = dialog.ui
    assert ui.topics.topics() == (Topic("Biji kopi", 2),)
    ui.topics.table.selectRow(0)
    ui.topics.remove_button.click()
    ui.topics.set_topics([Topic("Latte", 3, "Wira")])
    ui.save_button.click()
    desk.jobs.wait_until_idle()
    assert sessions.topics(office, session_id) == (Topic("Latte", 3, "Wira"),)
    assert sessions.get(office, session_id).session.lesson_hours == 3
    ui.course_button.click()
    desk.jobs.wait_until_idle()
    assert ui.topics.total() == 2
