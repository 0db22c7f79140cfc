"""The frame: navigation, search, keys, the quiet bar, and a geometry that is remembered."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.domain.records.office import Officer
from bapasdesk.domain.rights import Role
from bapasdesk.domain.values import SeriesKind
from bapasdesk.gui.commands import COMMANDS, find_commands
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.help_window import HelpWindow
from bapasdesk.gui.main_window import MainWindow
from bapasdesk.gui.places import OPENERS, PLACES
from bapasdesk.services import ledger, settings
from tests.builders import make_client, make_course, make_partner, make_session
from tests.gui.fake_messages import FakeMessages
from tests.gui.stand_ins import STAND_INS, StandInPage


@pytest.fixture
def locks() -> list[str]:
    return []


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, locks: list[str]) -> MainWindow:
    made = MainWindow(desk, lambda: locks.append("locked"), STAND_INS)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    desk.jobs.wait_until_idle()
    return made


def page_of(window: MainWindow) -> StandInPage:
    page = window.page
    assert isinstance(page, StandInPage)
    return page


def test_pages_are_built_at_the_first_visit_and_kept(window: MainWindow) -> None:
    assert window.ui.stack.count() == 1
    window.ui.go_clients.click()
    clients = window.page
    assert window.ui.stack.count() == 2
    window.ui.go_home.click()
    window.ui.go_clients.click()
    assert window.page is clients
    assert window.ui.go_clients.isChecked()


def test_the_navigation_has_only_places_that_exist(window: MainWindow) -> None:
    words = [button.text() for button in window.ui.navigation.findChildren(type(window.ui.go_home))]
    assert words == [
        "Beranda",
        "Mitra",
        "Jadwal",
        "Klien",
        "Dokumen",
        "Tindak Lanjut",
        "Laporan",
        "Cadangan",
        "Pengaturan",
    ]


def test_a_session_opens_in_its_page_under_the_schedule(window: MainWindow, desk: Desk) -> None:
    desk.open("session", 7)
    assert page_of(window).asked == [("session", 7)]
    assert window.ui.go_schedule.isChecked()
    desk.open("client", 3)
    assert page_of(window).asked == [("item", 3)]
    desk.open("settings", 0)
    assert window.ui.go_settings.isChecked()


def test_what_is_typed_in_the_search_box_is_found_and_enter_opens_it(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    make_client(desk.office, "Aditya Contoh")
    wanted = make_client(desk.office, "Bayu Rekaan")
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.ui.search_box, "bayu")
    box = window.ui.search_box
    qtbot.waitUntil(lambda: box.suggestions.isVisible())
    assert "Bayu Rekaan" in box.suggestions.currentItem().text()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert page_of(window).asked == [("history", wanted)]
    assert window.ui.go_clients.isChecked()
    assert box.text() == ""
    assert not box.suggestions.isVisible()


def test_enter_before_the_answer_opens_the_best_hit_when_it_comes(window: MainWindow, desk: Desk) -> None:
    wanted = make_client(desk.office, "Bayu Rekaan")
    QTest.keyClicks(window.ui.search_box, "bayu")
    QTest.keyClick(window.ui.search_box, Qt.Key.Key_Return)
    desk.jobs.wait_until_idle()
    assert page_of(window).asked == [("history", wanted)]


def test_arrows_choose_another_hit_and_escape_leaves(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    for name in ("Bayu Satu", "Bayu Dua"):
        make_client(desk.office, name)
    box = window.ui.search_box
    QTest.keyClicks(box, "bayu")
    qtbot.waitUntil(lambda: box.suggestions.count() == 2)
    first = box.suggestions.currentItem().text()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.suggestions.currentItem().text() != first
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.suggestions.isVisible()


def test_nothing_found_is_said(window: MainWindow, qtbot: QtBot) -> None:
    box = window.ui.search_box
    QTest.keyClicks(box, "zzzz")
    qtbot.waitUntil(lambda: box.suggestions.isVisible())
    assert "Tidak ada" in box.suggestions.item(0).text()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert window.ui.go_home.isChecked()


def test_the_search_box_finds_every_kind_it_can_show(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    course = make_course(desk.office, "Kopi Uji")
    partner = make_partner(desk.office, "Kopi Mitra", course_ids=(course,))
    make_session(desk.office, course_id=course, partner_id=partner)
    make_client(desk.office, "Kopi Klien")
    box = window.ui.search_box
    QTest.keyClicks(box, "kopi")
    qtbot.waitUntil(lambda: box.suggestions.count() >= 3)


def test_pages_steps_and_the_manual_are_found_by_name(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    box = window.ui.search_box
    QTest.keyClicks(box, "cadangan")
    qtbot.waitUntil(lambda: box.suggestions.isVisible())
    assert box.suggestions.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Halaman: Cadangan"
    assert "Bantuan: Cadangan" in [
        box.suggestions.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(box.suggestions.count())
    ]
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert window.ui.go_backups.isChecked()
    QTest.keyClicks(box, "buat sesi")
    QTest.keyClick(box, Qt.Key.Key_Return)
    desk.jobs.wait_until_idle()
    assert window.ui.go_schedule.isChecked()
    assert page_of(window).asked == [("new", 0)]


def test_a_page_of_the_manual_opens_from_the_box(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    box = window.ui.search_box
    QTest.keyClicks(box, "komputer rusak")
    qtbot.waitUntil(lambda: box.suggestions.isVisible())
    QTest.keyClick(box, Qt.Key.Key_Return)
    (manual,) = window.findChildren(HelpWindow)
    assert manual.ui.pages.currentItem().text() == "Komputer rusak"
    manual.close()


def test_steps_beyond_ones_rights_are_not_offered(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    with desk.office.work() as work:
        me = work.find(Officer)[0]
        work.change(replace(me, roles=(Role.VIEWER,)))
        work.commit()
    desk.office.forget_rights()
    assert find_commands(desk, "tambah klien") == ()
    assert [hit.title for hit in find_commands(desk, "klien")] == ["Klien"]


def test_every_page_and_step_named_can_be_opened(desk: Desk) -> None:
    places = {place.name for place in PLACES}
    assert [one.opens for one in COMMANDS if one.opens not in places | OPENERS.keys()] == []


def test_what_has_no_id_is_opened_by_its_title(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    make_session(desk.office, trainer="Guru Rekaan")
    ledger.record_external(desk.office, SeriesKind.LETTER, date(2023, 6, 1), "B-77/2023", "Ditulis tangan")
    box = window.ui.search_box
    for typed, group, asked in (
        ("guru", "Instruktur", ("matching", "Guru Rekaan")),
        ("B-77", "Buku nomor", ("numbers", "B-77/2023")),
    ):
        QTest.keyClicks(box, typed)
        qtbot.waitUntil(lambda: box.suggestions.isVisible())
        for _ in range(box.suggestions.count()):
            if box.suggestions.currentItem().data(Qt.ItemDataRole.AccessibleTextRole).startswith(group):
                break
            QTest.keyClick(box, Qt.Key.Key_Down)
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert page_of(window).asked[-1] == asked


def test_f5_reads_the_page_again_and_ctrl_l_locks(window: MainWindow, locks: list[str]) -> None:
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert page_of(window).asked == [("refresh", 0)]
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    window.ui.lock_button.click()
    assert locks == ["locked", "locked"]


def test_a_quiet_message_stands_in_the_bar(window: MainWindow, messages: FakeMessages) -> None:
    messages.inform("6 pembayaran dicatat.")
    assert window.ui.message_label.text() == "6 pembayaran dicatat."


def test_a_job_that_takes_a_moment_is_shown_in_the_bar(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    import threading

    gate = threading.Event()
    desk.run(gate.wait, lambda _: None, busy="Membuat sertifikat")
    assert not window.ui.busy_bar.isVisible()
    qtbot.waitUntil(window.ui.busy_bar.isVisible)
    assert window.ui.busy_label.text() == "Membuat sertifikat"
    gate.set()
    desk.jobs.wait_until_idle()
    assert not window.ui.busy_bar.isVisible()


def test_an_example_office_says_so_and_others_do_not(window: MainWindow, desk: Desk) -> None:
    assert not window.ui.example_badge.isVisible()
    profile = settings.profile(desk.office)
    settings.save_profile(desk.office, replace(profile, is_example=True))
    desk.announce("settings")
    desk.jobs.wait_until_idle()
    assert window.ui.example_badge.isVisible()
    assert window.ui.officer_label.text() == desk.office.officer


def test_the_window_opens_where_it_was_left(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.resize(1000, 701)
    with qtbot.waitSignal(window.closed):
        window.close()
    again = MainWindow(desk, lambda: None, STAND_INS)
    qtbot.addWidget(again)
    assert again.height() == 701


def test_it_fills_a_screen_smaller_than_itself(window: MainWindow) -> None:
    screen = window.screen().availableSize()
    window.setMinimumSize(0, 0)
    window.resize(screen)
    window.fit_screen()
    assert not window.isMaximized()
    window.resize(screen.width() + 100, screen.height())
    window.fit_screen()
    assert window.isMaximized()
