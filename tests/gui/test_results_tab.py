"""Hasil on the session page: sheets by keyboard alone, answers, apprenticeships, chains."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.domain.outcomes import Outcome, TrainingMethod
from bapasdesk.domain.records.outcomes import Feedback
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.check_in_dialog import CheckInDialog
from bapasdesk.gui.dialogs.course_dialog import CourseDialog
from bapasdesk.gui.results_tab import ResultsTab
from bapasdesk.services import follow_up, outcomes, session_results
from bapasdesk.services.office import Office
from tests.builders import DAY, FixedClock, closed_session, enrol, make_course, make_session, questions
from tests.gui.settling import settle

Show = Callable[[int], ResultsTab]


@pytest.fixture
def show(desk: Desk, qtbot: QtBot) -> Iterator[Show]:
    def make(session_id: int) -> ResultsTab:
        tab = ResultsTab(desk)
        tab.resize(1100, 600)
        qtbot.addWidget(tab)
        tab.show()
        tab.show_session(session_id)
        settle(desk)
        return tab

    yield make
    settle(desk)


def shown(tab: ResultsTab, row: int) -> list[str]:
    return [str(tab.people.index(row, column).data()) for column in range(tab.people.columnCount())]


def test_a_pile_of_sheets_is_typed_in_without_the_mouse(office: Office, desk: Desk, show: Show) -> None:
    session_id = make_session(office)
    tab = show(session_id)
    assert tab.ui.feedback_label.text() == "Belum ada lembar yang diisi."
    tab.ui.feedback_button.click()
    dialog: Any = tab.dialog
    for sheet in range(5):
        assert dialog.ui.place_label.text() == f"Lembar ke-{sheet + 1}"
        for field, key in (("usefulness", "5"), ("trainer", "4"), ("duration", "3"), ("wants_to_use", "y")):
            assert dialog.focusWidget() is getattr(dialog.ui, field)
            QTest.keyClicks(dialog.focusWidget(), key)
        assert dialog.focusWidget() is dialog.ui.suggestion
        QTest.keyClicks(dialog.ui.suggestion, "lebih lama")
        QTest.keyClick(dialog.ui.suggestion, Qt.Key.Key_Return)
        settle(desk)
        if sheet == 3:
            assert tab.ui.feedback_label.text() == "4 lembar masuk. Isinya tampil mulai 5 lembar."
            assert tab.ui.suggestions_label.isHidden()
    found = outcomes.feedback(office, session_id)
    assert (found.sheets, found.usefulness, found.wants_to_use) == (5, 5, 5)
    assert "Manfaat pelatihan 5,0, Cara mengajar 4,0, Lama pelatihan 3,0" in tab.ui.feedback_label.text()
    assert "lebih lama" in tab.ui.suggestions_label.text()
    dialog.reject()


def test_a_wrong_key_is_refused_and_the_last_sheet_can_be_taken_back(
    office: Office, desk: Desk, show: Show
) -> None:
    session_id = make_session(office)
    tab = show(session_id)
    tab.enter_feedback()
    dialog: Any = tab.dialog
    QTest.keyClicks(dialog.ui.usefulness, "7")
    assert dialog.ui.usefulness.text() == "" and "1 sampai 5" in dialog.ui.usefulness_error.text()
    QTest.keyClick(dialog.ui.usefulness, Qt.Key.Key_Return)
    assert outcomes.feedback(office, session_id).sheets == 0
    for key, field in zip("123T", ("usefulness", "trainer", "duration", "wants_to_use"), strict=True):
        QTest.keyClicks(getattr(dialog.ui, field), key)
    dialog.save()
    settle(desk)
    assert outcomes.feedback(office, session_id).sheets == 1
    dialog.ui.remove_button.click()
    settle(desk)
    assert outcomes.feedback(office, session_id).sheets == 0
    assert not dialog.ui.remove_button.isEnabled()
    dialog.reject()


def test_each_participant_has_what_was_answered_and_the_next_call(
    office: Office, clock: FixedClock, desk: Desk, show: Show
) -> None:
    session_id = closed_session(office, "Ani Contoh", "Budi Contoh")
    clock.move(days=31)
    first, second = follow_up.due(office)
    follow_up.answer(office, first.id, Outcome.OWN_BUSINESS)
    follow_up.not_reached(office, second.id)
    tab = show(session_id)
    assert shown(tab, 0) == [
        "Ani Contoh",
        "Usaha mandiri",
        "belum ditanya",
        "belum ditanya",
        "20 September 2023",
    ]
    assert shown(tab, 1)[1] == "dicoba 1 kali" and shown(tab, 1)[-1] == "28 Juli 2023"
    assert "terlalu sedikit" in tab.ui.sentence_label.text()


def test_enter_answers_the_question_under_the_cursor_and_corrects_an_answer(
    office: Office, clock: FixedClock, desk: Desk, show: Show
) -> None:
    session_id = closed_session(office, "Ani Contoh")
    clock.move(days=31)
    tab = show(session_id)
    tab.ui.table.setCurrentIndex(tab.people.index(0, 1))
    QTest.keyClick(tab.ui.table, Qt.Key.Key_Return)
    dialog: Any = tab.dialog
    QTest.keyClick(dialog, Qt.Key.Key_2)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(desk)
    assert shown(tab, 0)[1] == "Order kecil"
    QTest.keyClick(tab.ui.table, Qt.Key.Key_Return)
    settle(desk)
    dialog = tab.dialog
    assert dialog.answers[Outcome.SMALL_ORDERS].isChecked()
    assert not dialog.ui.not_reached_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_1)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(desk)
    assert shown(tab, 0)[1] == "Usaha mandiri"


def test_an_apprenticeship_is_added_changed_and_removed(office: Office, desk: Desk, show: Show) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Ani Contoh")
    tab = show(session_id)
    assert tab.ui.apprentices.isHidden()
    tab.ui.apprentice_button.click()
    settle(desk)
    dialog: Any = tab.dialog
    assert not dialog.ui.save_button.isEnabled() and dialog.ui.partner_error.text() == ""
    dialog.ui.partner.setCurrentIndex(1)
    dialog.ui.save_button.click()
    settle(desk)
    assert [str(tab.apprentices.index(0, column).data()) for column in (0, 3)] == ["Ani Contoh", "berjalan"]
    tab.ui.apprentices.opened.emit(0)
    settle(desk)
    dialog = tab.dialog
    dialog.ui.ends_on.set_value(DAY - timedelta(days=1))
    assert "sebelum" in dialog.ui.ends_on_error.text()
    dialog.ui.ends_on.set_value(DAY + timedelta(days=9))
    dialog.ui.save_button.click()
    settle(desk)
    assert str(tab.apprentices.index(0, 3).data()) == "29 Juni 2023"
    tab.ui.apprentices.setCurrentIndex(tab.apprentices.index(0, 0))
    QTest.keyClick(tab.ui.apprentices, Qt.Key.Key_Delete)
    settle(desk)
    assert (
        session_results.of_session(office, session_id).apprenticeships == () and tab.ui.apprentices.isHidden()
    )


def test_a_chain_is_linked_and_each_link_opens_its_session(office: Office, desk: Desk, show: Show) -> None:
    first, second = (make_session(office, days=[DAY + timedelta(days=n)]) for n in range(2))
    opened: list[tuple[str, int]] = []
    desk.open_requested.connect(lambda kind, id: opened.append((kind, id)))
    tab = show(second)
    tab.ui.chain_button.click()
    settle(desk)
    dialog: Any = tab.dialog
    dialog.ui.earlier.setCurrentIndex(1)
    dialog.ui.save_button.click()
    settle(desk)
    found = session_results.of_session(office, second).continues
    assert found is not None and found.session_id == first
    layout: Any = tab.ui.links_layout
    link = layout.itemAt(0).widget()
    assert link.text().startswith(f"Lanjutan dari {found.course}")
    link.click()
    assert opened == [("session", first)]


def test_days_of_reporting_are_typed_down_the_list(
    office: Office, clock: FixedClock, desk: Desk, qtbot: QtBot
) -> None:
    session_id = closed_session(office, "Ani Contoh", "Budi Contoh")
    dialog = CheckInDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()
    settle(desk)
    for day in ("25", "10"):
        dialog.ui.day.selectAll()
        QTest.keyClicks(dialog.ui.day, day)
        QTest.keyClick(dialog.ui.day, Qt.Key.Key_Return)
        settle(desk)
    known = {row.name: row.day for row in follow_up.check_in_days(office)}
    assert known == {"Ani Contoh": 25, "Budi Contoh": 10}
    asked = [row.next_on.day for row in questions(office, session_id)]
    assert asked == [25, 25, 25, 10, 10, 10]


def test_how_a_course_is_taught_is_kept_with_it(office: Office, desk: Desk, qtbot: QtBot) -> None:
    course_id = make_course(office)
    dialog = CourseDialog(desk, course_id)
    qtbot.addWidget(dialog)
    dialog.open()
    settle(desk)
    dialog.ui.method.setCurrentText("Peragaan")
    dialog.ui.save_button.click()
    settle(desk)
    assert outcomes.method(office, course_id) == TrainingMethod.DEMONSTRATION


def test_a_session_without_people_says_so(office: Office, desk: Desk, show: Show) -> None:
    session_id = make_session(office)
    outcomes.add_feedback(
        office, Feedback(session_id=session_id, usefulness=1, trainer=1, duration=1, wants_to_use=False)
    )
    tab = show(session_id)
    assert tab.ui.empty.isVisible() and not tab.ui.answer_button.isEnabled()
    assert "1 lembar masuk" in tab.ui.feedback_label.text()
