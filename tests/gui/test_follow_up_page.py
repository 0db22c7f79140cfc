"""Tindak Lanjut and Laporan in the window: calls by keyboard alone, reports on the screen and in files."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bapasdesk.domain.budget import BudgetLine
from bapasdesk.domain.outcomes import Outcome
from bapasdesk.domain.seating import DropOutReason
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.pages.follow_up_page import FollowUpPage
from bapasdesk.gui.pages.reports_page import KINDS, ReportsPage
from bapasdesk.services import budget, drop_outs, follow_up
from bapasdesk.services.office import Office
from tests.builders import FixedClock, closed_session, enrol, make_session, questions
from tests.gui.fake_messages import FakeMessages

Open = Callable[[type], Any]
QUIET = {"Mengundurkan diri"}
"""Reports on what has not happened in an office of one session."""


@pytest.fixture
def show(desk: Desk, qtbot: QtBot) -> Open:
    def make(kind: type) -> Any:
        page: QWidget = kind(desk)
        page.resize(1170, 640)
        qtbot.addWidget(page)
        page.show()
        desk.jobs.wait_until_idle(10_000)
        return page

    return make


def type_key(desk: Desk, widget: Any, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)
    desk.jobs.wait_until_idle(10_000)
    QTest.qWait(10)
    desk.jobs.wait_until_idle(10_000)


def test_calls_are_worked_off_without_the_mouse(
    office: Office, clock: FixedClock, desk: Desk, show: Open
) -> None:
    closed_session(office, "Ani Contoh", "Budi Contoh", "Citra Contoh")
    clock.move(days=35)
    page: FollowUpPage = show(FollowUpPage)
    assert page.model.rowCount() == 3
    page.call(0)
    dialog: Any = page.dialog
    desk.jobs.wait_until_idle(10_000)
    assert "Ani Contoh" in dialog.ui.script_label.text()
    assert "Bapas" not in dialog.ui.script_label.text(), "somebody else may answer"
    type_key(desk, dialog, Qt.Key.Key_2)
    assert not dialog.ui.obstacles_box.isEnabled()
    type_key(desk, dialog, Qt.Key.Key_Return)
    assert dialog.ui.name_label.text() == "Budi Contoh"
    type_key(desk, dialog, Qt.Key.Key_T)
    assert dialog.ui.place_label.text() == "3 dari 3"
    type_key(desk, dialog, Qt.Key.Key_Return)
    assert "Pilih jawabannya" in dialog.ui.error.text()
    type_key(desk, dialog, Qt.Key.Key_5)
    dialog.obstacles[next(iter(dialog.obstacles))].setChecked(True)
    type_key(desk, dialog, Qt.Key.Key_Return)
    rows = {row.name: row for row in questions(office, 1) if row.months == 1}
    assert rows["Ani Contoh"].outcome == Outcome.SMALL_ORDERS
    assert (rows["Budi Contoh"].outcome, rows["Budi Contoh"].tries) == (None, 1)
    assert rows["Citra Contoh"].outcome == Outcome.OTHER_WORK
    assert page.model.rowCount() == 0 and page.ui.empty.isVisible()


def test_the_call_screen_has_room_for_the_longest_name(
    office: Office, clock: FixedClock, desk: Desk, show: Open
) -> None:
    closed_session(office, ("Muhammad Contohwibowo " * 6)[:120].strip())
    known = follow_up.settings(office)
    follow_up.save_settings(office, replace(known, script="Boleh berbicara dengan {nama}? " * 6))
    clock.move(days=35)
    page: FollowUpPage = show(FollowUpPage)
    page.call(0)
    dialog: Any = page.dialog
    desk.jobs.wait_until_idle(10_000)
    QTest.qWait(10)
    needed = dialog.layout().totalMinimumHeightForWidth(dialog.width())
    assert needed <= dialog.height() <= 680


def test_letters_and_digits_go_into_the_note_while_it_is_written(
    office: Office, clock: FixedClock, desk: Desk, show: Open
) -> None:
    closed_session(office, "Ani Contoh")
    clock.move(days=35)
    page: FollowUpPage = show(FollowUpPage)
    page.call(0)
    dialog: Any = page.dialog
    QTest.keyClicks(dialog.ui.note, "ojek T 2")
    assert dialog.ui.note.text() == "ojek T 2"
    assert not any(button.isChecked() for button in dialog.answers.values())
    assert questions(office, 1)[0].tries == 0
    dialog.reject()


def test_months_are_set_and_nonsense_is_said_under_the_field(office: Office, desk: Desk, show: Open) -> None:
    page: FollowUpPage = show(FollowUpPage)
    page.ui.settings_button.click()
    dialog: Any = page.dialog
    desk.jobs.wait_until_idle(10_000)
    dialog.ui.months.setText("satu")
    assert "angka bulan" in dialog.ui.months_error.text()
    assert not dialog.ui.save_button.isEnabled()
    dialog.ui.months.setText("2, 12")
    dialog.ui.save_button.click()
    desk.jobs.wait_until_idle(10_000)
    assert follow_up.settings(office).months == (2, 12)


def test_every_report_is_shown_and_turns_to_its_picture_and_back(
    office: Office, clock: FixedClock, desk: Desk, show: Open
) -> None:
    closed_session(office, *(f"Orang {letter}" for letter in "ABCDEF"))
    other = make_session(office)
    drop_outs.drop_out(office, other, enrol(office, other, "Mundur"), DropOutReason.SICK)
    clock.move(days=95)
    for row in follow_up.due(office):
        follow_up.answer(office, row.id, Outcome.OTHER_WORK)
    planned = make_session(office, days=[office.today()])
    drop_outs.drop_out(office, planned, enrol(office, planned, "Orang G"), DropOutReason.SICK, "")
    budget.save_line(office, BudgetLine(year=2023, code="5241", name="Transport", amount=9_000_000))
    page: ReportsPage = show(ReportsPage)
    for number, kind in enumerate(KINDS):
        page.ui.kind.setCurrentIndex(number)
        page.ui.kind.activated.emit(number)
        desk.jobs.wait_until_idle(20_000)
        assert page.report is not None
        assert page.ui.empty.isVisible() != bool(page.report.rows)
        assert page.report.rows or kind.title in QUIET, kind.title
        assert page.ui.sentence.text() == page.report.sentence
        assert page.ui.picture_button.isVisible() == (kind.draw is not None)
    page.ui.kind.setCurrentText("Rencana dan realisasi")
    page.refresh()
    desk.jobs.wait_until_idle(20_000)
    page.ui.picture_button.setChecked(True)
    assert page.ui.stack.currentWidget() is page.ui.picture_side
    assert page.chart is not None and page.ui.sentence.text() == page.chart.sentence
    assert not page.ui.picture.pixmap().isNull()
    page.ui.picture_button.setChecked(False)
    assert page.ui.stack.currentWidget() is page.ui.table_side


def test_the_numbers_behind_a_picture_are_one_click_away(office: Office, desk: Desk, show: Open) -> None:
    closed_session(office, *(f"Orang {letter}" for letter in "ABCDEF"))
    page: ReportsPage = show(ReportsPage)
    assert not page.ui.numbers_button.isVisible()
    page.ui.picture_button.setChecked(True)
    page.ui.numbers_button.setChecked(True)
    assert page.chart is not None and page.ui.stack.currentWidget() is page.ui.table_side
    model: Any = page.ui.table.model()
    assert [row[1] for row in model.rows] == list(page.chart.series[0].values)
    assert page.ui.sentence.text() == page.chart.sentence
    page.ui.numbers_button.setChecked(False)
    assert page.ui.stack.currentWidget() is page.ui.picture_side
    page.ui.picture_button.setChecked(False)
    model = page.ui.table.model()
    assert page.report is not None and model.rowCount() == len(page.report.rows) + 1


def test_a_table_takes_nothing_over_from_the_report_before(office: Office, desk: Desk, show: Open) -> None:
    """Names that share the room in one report left their columns wide in the next."""
    closed_session(office, "Ani Contoh")
    page: ReportsPage = show(ReportsPage)
    page.ui.kind.setCurrentText("Hasil per pelatihan")
    page.refresh()
    desk.jobs.wait_until_idle(20_000)
    widths = [page.ui.table.columnWidth(column) for column in range(9)]
    assert widths[0] > max(widths[1:])


def test_a_report_asks_only_what_it_depends_on(office: Office, desk: Desk, show: Open) -> None:
    closed_session(office, "Ani Contoh")
    page: ReportsPage = show(ReportsPage)
    page.ui.year.setCurrentText("2023")
    page.ui.year.activated.emit(1)
    page.ui.part.setCurrentIndex(1)
    seen = {}
    for kind in ("Rekap kegiatan", "Rekap berkala", "Alur mitra"):
        page.ui.kind.setCurrentText(kind)
        page.refresh()
        desk.jobs.wait_until_idle(20_000)
        seen[kind] = (page.ui.year.isVisible(), page.ui.part.isVisible(), page.period.name)
    assert seen == {
        "Rekap kegiatan": (True, True, "Semester I 2023"),
        "Rekap berkala": (True, False, "Tahun 2023"),
        "Alur mitra": (False, False, "Semua tahun"),
    }


def test_a_period_is_chosen_and_an_empty_one_says_so(office: Office, desk: Desk, show: Open) -> None:
    closed_session(office, "Ani Contoh")
    page: ReportsPage = show(ReportsPage)
    page.ui.year.setCurrentText("2023")
    page.ui.year.activated.emit(1)
    page.ui.part.setCurrentIndex(1)
    page.refresh()
    desk.jobs.wait_until_idle(10_000)
    assert page.period.name == "Semester I 2023" and page.ui.table.isVisible()
    page.ui.part.setCurrentIndex(2)
    page.refresh()
    desk.jobs.wait_until_idle(10_000)
    assert page.ui.empty.isVisible() and not page.ui.print_button.isEnabled()


def test_a_report_is_saved_and_previewed(
    office: Office, desk: Desk, show: Open, messages: FakeMessages, tmp_path: Path
) -> None:
    closed_session(office, "Ani Contoh")
    page: ReportsPage = show(ReportsPage)
    for ending in (".pdf", ".xlsx", ".png"):
        page.export.open()
        dialog = page.export.dialog
        assert dialog is not None and "UU 27/2022" in dialog.ui.warning.text()
        assert dialog.formats.keys() == {".pdf", ".xlsx", ".png"} and dialog.ui.columns_side.isHidden()
        dialog.save_to(tmp_path / f"rekap{ending}")
        desk.jobs.wait_until_idle(20_000)
        assert not dialog.isVisible()
        assert (tmp_path / f"rekap{ending}").stat().st_size > 1000
    page.preview()
    desk.jobs.wait_until_idle(20_000)
    preview: Any = page.dialog
    assert preview.document.pageCount() == 1
    preview.close()
