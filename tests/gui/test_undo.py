"""Deleting in the window, the way back in the bar, and the trash."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.main_window import MainWindow
from bapasdesk.services import certificates, clients, courses, participants, partners, sessions, trash
from bapasdesk.services.office import Office
from tests.builders import FixedClock, enrol, make_client, make_course, make_partner, make_session, mark
from tests.gui.fake_messages import FakeMessages


class Driver:
    """The whole window with clicks and keys that wait for their effect."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        self.desk, self.window, self.office = desk, window, desk.office

    def settle(self) -> None:
        for _ in range(3):
            QTest.qWait(20)
            self.desk.jobs.wait_until_idle(10_000)

    def go(self, name: str) -> Any:
        page = self.window.go(name)
        self.settle()
        return page

    def press(self, widget: Any, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(widget, key, modifier)
        self.settle()

    def undo_by_key(self) -> None:
        self.window.page.setFocus()
        self.press(self.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def click(self, button: Any) -> None:
        assert button.isEnabled() and button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    @property
    def bar(self) -> str:
        ui = self.window.ui
        assert ui.undo_label.isVisible() == ui.undo_button.isVisible()
        return ui.undo_label.text() if ui.undo_label.isVisible() else ""


@pytest.fixture
def driver(desk: Desk, qtbot: QtBot) -> Iterator[Driver]:
    window = MainWindow(desk, lambda: None)
    qtbot.addWidget(window)
    window.show()
    made = Driver(desk, window)
    made.settle()
    yield made
    desk.jobs.wait_until_idle(10_000)


def names(table: Any) -> list[str]:
    return [str(table.model().index(row, 0).data()) for row in range(table.model().rowCount())]


def test_clients_go_by_del_and_come_back_by_the_bar(driver: Driver, office: Office) -> None:
    for name in ("Budi Contoh", "Citra Contoh", "Dedi Contoh"):
        make_client(office, name)
    page = driver.go("clients")
    assert driver.bar == "" and not page.ui.delete_button.isEnabled()
    page.ui.table.selectAll()
    driver.press(page.ui.table, Qt.Key.Key_Delete)
    assert driver.bar == "3 klien dihapus."
    assert page.ui.empty.isVisible()
    driver.click(driver.window.ui.undo_button)
    assert names(page.ui.table) == ["Budi Contoh", "Citra Contoh", "Dedi Contoh"]
    assert driver.bar == ""


def test_ctrl_z_goes_back_step_by_step(driver: Driver, office: Office, messages: FakeMessages) -> None:
    make_partner(office, "A Contoh", course_ids=(make_course(office, "Barista"),))
    make_partner(office, "B Contoh")
    page = driver.go("partners")
    for _ in range(2):
        page.ui.partners_table.selectRow(0)
        driver.click(page.ui.delete_partner_button)
    assert partners.rows(office) == ()
    page.ui.tabs.setCurrentWidget(page.ui.courses_tab)
    page.ui.courses_table.selectRow(0)
    driver.press(page.ui.courses_table, Qt.Key.Key_Delete)
    assert courses.rows(office) == ()
    for left in ("Mitra dihapus: B Contoh.", "Mitra dihapus: A Contoh.", ""):
        driver.undo_by_key()
        assert driver.bar == left
    assert names(page.ui.partners_table) == ["A Contoh", "B Contoh"]
    assert names(page.ui.courses_table) == ["Barista"]
    driver.undo_by_key()
    assert messages.notes[-1] == "Tidak ada yang dapat diurungkan."


def test_what_was_typed_on_the_session_page_is_undone(driver: Driver, office: Office) -> None:
    session = make_session(office)
    enrol(office, session, "Budi Contoh", "Citra Contoh")
    driver.window.open("session", session)
    driver.settle()
    page: Any = driver.window.page
    driver.click(page.ui.fill_button)
    assert driver.bar == "2 isian kehadiran."
    driver.undo_by_key()
    assert [row.marks for row in participants.rows(office, session)] == [(None,), (None,)]
    assert [row.marks for row in page.rows] == [(None,), (None,)]
    assert driver.bar == "2 peserta didaftarkan."


def test_a_refused_undo_says_what_is_in_the_way(
    driver: Driver, office: Office, messages: FakeMessages
) -> None:
    session = make_session(office)
    enrol(office, session, "Budi Contoh")
    mark(office, session, "H")
    certificates.issue(office, session)
    driver.settle()
    driver.click(driver.window.ui.undo_button)
    assert "sudah terbit atas kehadiran itu" in messages.warnings[0]
    assert [row.days_present for row in participants.rows(office, session)] == [1]


def test_a_session_with_papers_is_kept_and_said(
    driver: Driver, office: Office, messages: FakeMessages
) -> None:
    session = make_session(office)
    enrol(office, session, "Budi Contoh")
    mark(office, session, "H")
    certificates.issue(office, session)
    page = driver.go("schedule")
    page.ui.table.selectRow(0)
    driver.click(page.ui.delete_button)
    _, report = messages.reports[0]
    assert report.done == () and "hanya dibatalkan dengan alasan" in report.skipped[0].reason
    assert len(sessions.rows(office)) == 1 and driver.bar != "1 kegiatan dihapus."


def test_deleting_the_session_in_view_leads_back_to_the_list(driver: Driver, office: Office) -> None:
    session = make_session(office)
    driver.window.open("session", session)
    driver.settle()
    page: Any = driver.window.page
    page.actions_.remove_session()
    driver.settle()
    assert driver.window.page is not page
    assert sessions.rows(office) == ()
    driver.undo_by_key()
    assert [row.id for row in sessions.rows(office)] == [session]


def test_many_at_once_are_asked_about(driver: Driver, office: Office, messages: FakeMessages) -> None:
    for number in range(21):
        make_client(office, f"Contoh {number:02d}")
    page = driver.go("clients")
    page.ui.table.selectAll()
    messages.answers += [False, True]
    driver.click(page.ui.delete_button)
    assert clients.count(office) == 21
    driver.click(page.ui.delete_button)
    assert clients.count(office) == 0 and driver.bar == "21 klien dihapus."


def test_the_trash_restores_many_and_empties_for_good(
    driver: Driver, office: Office, messages: FakeMessages, clock: FixedClock
) -> None:
    clients.remove(office, [make_client(office, "Budi Contoh"), make_client(office, "Citra Contoh")])
    partners.remove(office, [make_partner(office, "LPK Contoh")])
    backups = driver.go("backups")
    driver.click(backups.ui.trash_button)
    page: Any = driver.window.page
    assert page.title == "Keranjang Sampah"
    assert sorted(row.title for row in page.model.rows) == ["Budi Contoh", "Citra Contoh", "LPK Contoh"]
    chosen = next(number for number, row in enumerate(page.model.rows) if row.title == "LPK Contoh")
    page.ui.table.selectRow(chosen)
    messages.answers += [False, True]
    driver.click(page.ui.empty_button)
    assert len(trash.rows(office)) == 3
    driver.click(page.ui.empty_button)
    assert "selamanya" in messages.questions[-1]
    page.ui.table.selectAll()
    driver.click(page.ui.restore_button)
    assert clients.count(office) == 2 and partners.rows(office) == ()
    assert page.ui.empty.isVisible() and not page.ui.table.isVisible()


def test_opening_the_window_empties_the_trash_of_its_age(
    desk: Desk, office: Office, clock: FixedClock, qtbot: QtBot
) -> None:
    clients.remove(office, [make_client(office, "Budi Contoh")])
    clock.move(days=31)
    window = MainWindow(desk, lambda: None)
    qtbot.addWidget(window)
    desk.jobs.wait_until_idle(10_000)
    assert trash.rows(office) == ()
