"""The session page, typed and clicked as on the day of a training."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from bapasdesk.domain.values import ObligationKind, PaperKind, SessionStatus
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.pages.session_page import SessionPage
from bapasdesk.gui.session_menu import participants_menu
from bapasdesk.gui.widgets.participant_model import CODE, FIRST_DAY, NAME
from bapasdesk.services import attendance, certificates, participants, payments, sessions
from bapasdesk.services.office import Office
from tests.builders import enrol, make_client, make_session
from tests.gui.fake_messages import FakeMessages
from tests.gui.session_driver import Driver, driver, everything_typed, page

__all__ = ["driver", "page"]


def test_attendance_is_typed_down_the_column(driver: Driver) -> None:
    driver.type("hSk")
    assert driver.marks() == "HSK"
    assert driver.stored() == "HSA", "K is an absence, by our own doing"
    rows = participants.rows(driver.desk.office, driver.session_id)
    assert rows[2].marks[0] is not None and rows[2].marks[0].reason == "logistics"
    assert sessions.get(driver.desk.office, driver.session_id).session.status == SessionStatus.HELD


def test_other_keys_change_nothing_and_enter_only_moves(driver: Driver) -> None:
    driver.page.ui.table.go_to(0, FIRST_DAY)
    QTest.keyClick(driver.page.ui.table, Qt.Key.Key_Return)
    assert driver.page.ui.table.currentIndex().row() == 1
    driver.type("xyz1")
    assert driver.marks() == "..."


def test_delete_clears_and_a_later_letter_replaces(driver: Driver) -> None:
    driver.type("hhh")
    driver.page.ui.table.go_to(1, FIRST_DAY)
    QTest.keyClick(driver.page.ui.table, Qt.Key.Key_Delete)
    driver.type("i", row=2)
    assert driver.marks() == driver.stored() == "H.I"


def test_the_rest_is_present_on_the_day_in_hand(driver: Driver) -> None:
    driver.type("s", row=1, day=1)
    driver.page.ui.table.go_to(0, FIRST_DAY + 1)
    driver.click(driver.page.ui.fill_button)
    assert (driver.stored(0), driver.stored(1)) == ("...", "HSH")


def test_a_refused_mark_comes_back_as_it_was(driver: Driver, messages: FakeMessages) -> None:
    everything_typed(driver)
    payments.prepare(driver.desk.office, driver.session_id)
    driver.type("a")
    assert driver.marks() == "HHA"
    assert len(messages.errors) == 1 and "001/KW/VI/2023" in messages.errors[0]


def test_marks_typed_just_before_leaving_go_to_their_own_session(driver: Driver, office: Office) -> None:
    other = make_session(office)
    enrol(office, other, "Eka")
    driver.page.ui.table.go_to(0, FIRST_DAY)
    QTest.keyClicks(driver.page.ui.table, "hh")
    driver.page.show_session(other)
    driver.settle()
    assert driver.stored() == "HH."
    assert participants.rows(office, other)[0].marks == (None,)
    assert [row.name for row in driver.page.rows] == ["Eka"]


def test_the_button_leads_through_the_whole_day(driver: Driver, messages: FakeMessages) -> None:
    ui, page = driver.page.ui, driver.page
    assert ui.next_button.text() == "Isi kehadiran"
    everything_typed(driver)
    assert ui.next_button.text() == "Terbitkan sertifikat"
    driver.click(ui.next_button)
    assert page.actions_.preview is not None and page.actions_.preview.document.pageCount() == 2
    messages.answers.append(True)
    driver.click(ui.next_button)
    assert driver.shown(2, page.ui.table.participants.first_obligation) == "dikecualikan"
    assert ui.next_button.text() == "Terbitkan kuitansi"
    driver.click(ui.next_button)
    assert ui.next_button.text() == "Bayar transport"
    messages.answers.append(True)
    driver.click(ui.next_button)
    assert ui.transport_figure.text() == "2 dari 2 · Rp600.000"
    messages.answers.append(True)
    driver.click(ui.next_button)
    assert not ui.next_button.isVisible() and ui.close_button.isEnabled()
    driver.click(ui.close_button)
    assert ui.status_chip.text() == "Selesai"
    assert not ui.enrol_button.isEnabled() and not ui.close_button.isVisible()
    assert messages.errors == []
    driver.type("a")
    assert driver.stored() == "HHA", "a closed session is not typed into"


def test_closing_is_off_and_says_who_waits_for_what(driver: Driver) -> None:
    assert not driver.page.ui.close_button.isEnabled()
    first, *people = driver.page.ui.close_button.toolTip().splitlines()
    assert first == "Masih menunggu:"
    assert people == [f"{row.name}: sertifikat, transport, souvenir" for row in driver.page.rows]


def test_enter_after_a_letter_leaves_no_row_out(driver: Driver) -> None:
    driver.page.ui.table.go_to(0, FIRST_DAY)
    for letter in "hsa":
        QTest.keyClicks(driver.page.ui.table, letter)
        QTest.keyClick(driver.page.ui.table, Qt.Key.Key_Return)
    assert driver.marks() == "HSA"


def test_saying_no_changes_nothing(driver: Driver, messages: FakeMessages) -> None:
    everything_typed(driver)
    payments.prepare(driver.desk.office, driver.session_id)
    messages.answers += [False]
    driver.page.actions_.mark_paid(None, 2)
    driver.settle()
    assert {row.paid_on for row in payments.rows(driver.desk.office)} == {None}


def column_of(driver: Driver, kind: ObligationKind) -> int:
    return driver.page.ui.table.participants.first_obligation + list(ObligationKind).index(kind)


def test_space_moves_the_chosen_cells_on(driver: Driver) -> None:
    table, column = driver.page.ui.table, column_of(driver, ObligationKind.SOUVENIR)
    everything_typed(driver)
    table.go_to(0, column)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    for expected in ("siap", "diserahkan"):
        QTest.keyClick(table, Qt.Key.Key_Space)
        driver.settle()
        assert [driver.shown(row, column) for row in range(3)] == [expected, expected, "belum"]


def test_a_second_click_on_a_chip_moves_it_on(driver: Driver) -> None:
    table, column = driver.page.ui.table, column_of(driver, ObligationKind.SOUVENIR)
    everything_typed(driver)
    middle = table.visualRect(table.participants.index(1, column)).center()
    for expected in ("belum", "siap"):
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        driver.settle()
        assert driver.shown(1, column) == expected


def menu_entry(menu: QMenu, text: str) -> None:
    entries = {action.text(): action for action in menu.actions()}
    for action in menu.actions():
        part = action.menu()
        if isinstance(part, QMenu):
            entries |= {f"{action.text()}/{one.text()}": one for one in part.actions()}
    entries[text].trigger()


def test_the_menu_excepts_with_a_reason_and_takes_back(driver: Driver, messages: FakeMessages) -> None:
    column = column_of(driver, ObligationKind.SOUVENIR)

    def menu() -> QMenu:
        return participants_menu(driver.page, driver.page.actions_, driver.page.rows[:1], lambda kind: None)

    messages.answers.append("tidak mau menerima")
    menu_entry(menu(), "Souvenir/Kecualikan…")
    driver.settle()
    index = driver.page.ui.table.participants.index(0, column)
    assert (index.data(), index.data(Qt.ItemDataRole.ToolTipRole)) == ("dikecualikan", "tidak mau menerima")
    menu_entry(menu(), "Souvenir/Batalkan langkah")
    driver.settle()
    assert driver.shown(0, column) == "belum"


def test_a_certificate_is_made_void_from_the_menu(driver: Driver, messages: FakeMessages) -> None:
    everything_typed(driver)
    certificates.issue(driver.desk.office, driver.session_id)
    driver.page.refresh()
    driver.settle()
    messages.answers.append("nama salah tulis")
    row = driver.page.rows[0]
    menu_entry(
        participants_menu(driver.page, driver.page.actions_, [row], lambda kind: None), "Batalkan sertifikat…"
    )
    driver.settle()
    assert driver.shown(0, column_of(driver, ObligationKind.CERTIFICATE)) == "belum"
    driver.page.ui.tabs.setCurrentWidget(driver.page.ui.documents_tab)
    states = {one.number: one.void_reason for one in driver.page.numbers.rows}
    assert states["001/SERT/VI/2023"] == "nama salah tulis"


def test_del_on_a_name_takes_the_seat_and_a_reason_not_given_does_nothing(
    driver: Driver, messages: FakeMessages
) -> None:
    messages.answers.append(None)
    driver.page.ui.table.setCurrentIndex(driver.page.ui.table.participants.index(2, NAME))
    QTest.keyClick(driver.page.ui.table, Qt.Key.Key_Delete)
    driver.settle()
    driver.page.actions_.cancel_session()
    driver.settle()
    assert [row.name for row in driver.page.rows] == ["Budi", "Citra"]
    assert driver.page.ui.status_chip.text() == "Direncanakan"


def test_a_row_code_leads_to_its_row(driver: Driver, messages: FakeMessages) -> None:
    line = driver.page.ui.row_code
    QTest.keyClicks(line, driver.shown(2, CODE).lower())
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert driver.page.ui.table.currentIndex().row() == 2
    QTest.keyClicks(line, "XXX")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "tidak ada" in messages.notes[-1]


def test_a_pile_is_typed_by_code_and_letters_in_any_order(driver: Driver, messages: FakeMessages) -> None:
    line = driver.page.ui.row_code
    driver.page.ui.table.go_to(0, FIRST_DAY + 1)
    codes = [driver.shown(row, CODE).lower() for row in range(3)]
    line.setFocus()
    for typed in (f"{codes[2]} ha", f"{codes[0]}s", f"{codes[1]} hh", f"{codes[2]} hi"):
        QTest.keyClicks(line, typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert line.text() == "" and line.hasFocus(), "the next one can be typed at once"
    driver.settle()
    assert (driver.stored(0), driver.stored(1)) == (".HH", "SHI"), "one letter: the day the cursor is in"
    assert messages.notes[1] == f"{codes[0].upper()} Budi: S pada 20 Juni 2023. Terisi 2 dari 3."
    QTest.keyClicks(line, f"{codes[0]} hhh")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "2 huruf untuk semua hari" in messages.notes[-1] and line.selectedText() == line.text()
    sessions.cancel(driver.desk.office, driver.session_id, "mitra berhalangan")
    driver.page.refresh()
    driver.settle()
    line.setText(f"{codes[0]} h")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "sudah ditutup" in messages.notes[-1] and driver.stored(1) == "SHI"


def test_a_cancelled_session_is_reopened_with_a_reason(driver: Driver, messages: FakeMessages) -> None:
    messages.answers += ["mitra berhalangan", "mitra sudah siap lagi"]
    driver.page.actions_.cancel_session()
    driver.settle()
    assert driver.page.ui.status_chip.text() == "Dibatalkan"
    assert driver.page.ui.status_chip.toolTip() == "mitra berhalangan"
    driver.page.actions_.reopen_session()
    driver.settle()
    assert driver.page.ui.status_chip.text() == "Direncanakan"
    driver.page.ui.tabs.setCurrentWidget(driver.page.ui.history_tab)
    assert driver.page.history.rows[0].detail == "mitra sudah siap lagi"


def test_what_changes_elsewhere_is_read_again(driver: Driver, office: Office) -> None:
    attendance.fill_present(office, driver.session_id, sessions.get(office, driver.session_id).days[0].id)
    driver.desk.announce("participants")
    driver.settle()
    assert driver.marks() == "HHH"


def test_an_empty_session_offers_the_first_step(desk: Desk, page: SessionPage, office: Office) -> None:
    driver = Driver(desk, page, make_session(office))
    assert page.ui.empty.isVisible() and not page.ui.table.isVisible()
    assert (
        not page.ui.close_button.isEnabled() and not page.ui.papers.button(PaperKind.CERTIFICATES).isEnabled()
    )
    make_client(office, "Budi Contoh")
    driver.click(page.ui.empty.action)
    assert page.dialog is not None
    driver.click(page.dialog.ui.save_button)  # type: ignore[attr-defined]  # one client: chosen already
    assert [row.name for row in page.rows] == ["Budi Contoh"]


def test_many_days_and_a_long_name_fit_a_narrow_window(desk: Desk, page: SessionPage, office: Office) -> None:
    days = [date(2022, 11, day) for day in (15, 16, 17, 18, 19, 20, 21, 22, 23)]
    session_id = make_session(office, days=days)
    enrol(office, session_id, "Wirayudhakusuma " * 7 + "Contoh")
    driver = Driver(desk, page, session_id)
    page.resize(810, 500)
    driver.settle()
    table = page.ui.table
    assert table.isColumnHidden(CODE)
    assert table.horizontalScrollBar().maximum() == 0, "everything is in sight"
    driver.type("hhhh", row=0, day=8)
    assert driver.stored(8) == "H"


def test_what_a_narrow_window_hid_of_one_session_is_seen_of_the_next(
    desk: Desk, page: SessionPage, office: Office
) -> None:
    seven = make_session(office, days=[date(2023, 6, day) for day in range(19, 26)])
    five = make_session(office, days=[date(2023, 7, day) for day in range(17, 22)])
    for session_id in (seven, five):
        enrol(office, session_id, "Budi")
    page.resize(810, 500)
    for session_id in (seven, five):
        Driver(desk, page, session_id)
    table = page.ui.table
    kinds = [
        column for column in range(table.participants.columnCount()) if table.participants.kind_of(column)
    ]
    assert len(kinds) == 3 and not any(table.isColumnHidden(column) for column in kinds)


def test_who_waits_for_a_seat_stands_beside_those_who_have_one(driver: Driver) -> None:
    tabs = driver.page.ui.tabs
    titles = [tabs.tabText(place) for place in range(tabs.count())]
    assert titles == ["Peserta", "Daftar tunggu", "Dokumen", "Anggaran", "Hasil", "Riwayat"]
