"""The partners' way through the stages, in the window: by mouse on the board and by keyboard alone."""

from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bapasdesk.domain.values import PartnerStage, RefusalReason
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.argument_dialog import ArgumentDialog
from bapasdesk.gui.dialogs.contact_dialog import ContactDialog
from bapasdesk.gui.dialogs.evaluation_dialog import EvaluationDialog
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.dialogs.stage_dialog import StageDialog
from bapasdesk.gui.pages.partner_page import PartnerPage
from bapasdesk.gui.pages.partners_page import PartnersPage
from bapasdesk.gui.widgets.stage_column import StageColumn
from bapasdesk.services import evaluations, partners, pipeline
from bapasdesk.services.office import Office
from tests.builders import DAY, enrol, make_partner, make_session, mark
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import click, settle

LEFT = Qt.MouseButton.LeftButton


def show(page: QWidget, desk: Desk, qtbot: QtBot) -> None:
    qtbot.addWidget(page)
    page.resize(1180, 620)
    page.show()
    settle(desk)


@pytest.fixture
def board(desk: Desk, office: Office, qtbot: QtBot) -> PartnersPage:
    make_partner(office, "Bengkel Contoh")
    make_partner(office, "Salon Contoh")
    page = PartnersPage(desk)
    show(page, desk, qtbot)
    page.ui.tabs.setCurrentWidget(page.ui.board_tab)
    return page


def cards(page: PartnersPage, stage: PartnerStage) -> list[str]:
    column = page.ui.board.column(stage)
    return [column.item(number).text() for number in range(column.count())]


def test_cards_never_cover_each_other_in_a_narrower_window(desk: Desk, office: Office, qtbot: QtBot) -> None:
    """Of names of every length some need a line more there."""
    for words in range(2, 16):
        make_partner(office, "Mitra" + " uji" * words)
    page = PartnersPage(desk)
    show(page, desk, qtbot)
    page.ui.tabs.setCurrentWidget(page.ui.board_tab)
    page.resize(1900, 620)
    settle(desk)
    page.resize(1180, 620)
    column = page.ui.board.column(PartnerStage.CANDIDATE)

    def all_stand_below_each_other() -> bool:
        places = [column.visualItemRect(column.item(number)) for number in range(column.count())]
        return all(above.bottom() < below.top() for above, below in pairwise(places))

    qtbot.waitUntil(all_stand_below_each_other)


def drag(source: StageColumn, row: int, target: StageColumn) -> None:
    """Pressed on a card, moved in steps, let go over another column."""
    start = source.visualItemRect(source.item(row)).center()
    end = source.viewport().mapFromGlobal(target.viewport().mapToGlobal(QPoint(20, 60)))
    QTest.mousePress(source.viewport(), LEFT, pos=start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(source.viewport(), start + (end - start) * part)
    QTest.mouseRelease(source.viewport(), LEFT, pos=end)


def test_a_card_is_dragged_to_the_next_stage_and_not_past_it(
    desk: Desk, board: PartnersPage, messages: FakeMessages
) -> None:
    column = board.ui.board.column
    drag(column(PartnerStage.CANDIDATE), 0, column(PartnerStage.CONTACTED))
    settle(desk)
    assert cards(board, PartnerStage.CONTACTED) == ["Bengkel Contoh"]
    assert messages.notes == ["Bengkel Contoh: Dihubungi."]
    drag(column(PartnerStage.CANDIDATE), 0, column(PartnerStage.ACTIVE))
    settle(desk)
    assert cards(board, PartnerStage.CANDIDATE) == ["Salon Contoh"], "not a step that follows"
    assert messages.errors == []


def test_a_card_goes_all_the_way_by_keyboard(desk: Desk, office: Office, board: PartnersPage) -> None:
    column = board.ui.board.column(PartnerStage.CANDIDATE)
    column.take_focus()
    for stage in (PartnerStage.CONTACTED, PartnerStage.MET, PartnerStage.AGREED, PartnerStage.ACTIVE):
        focused = board.focusWidget()
        assert isinstance(focused, StageColumn)
        QTest.keyClick(focused, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        settle(desk)
        assert cards(board, stage) == ["Bengkel Contoh"]
    QTest.keyClick(board.focusWidget(), Qt.Key.Key_Left)
    assert board.focusWidget() is column, "the arrow alone goes to the next column with a card"
    opened: list[tuple[str, int]] = []
    desk.open_requested.connect(lambda kind, id: opened.append((kind, id)))
    QTest.keyClick(column, Qt.Key.Key_Return)
    assert opened == [("partner", partners.rows(office)[1].id)]


def test_a_refusal_on_the_board_asks_for_its_reason_and_shows_the_answer(
    desk: Desk, office: Office, board: PartnersPage
) -> None:
    partner_id = partners.rows(office)[0].id
    pipeline.move(office, partner_id, PartnerStage.CONTACTED)
    desk.announce("partners")
    settle(desk)
    column = board.ui.board.column
    drag(column(PartnerStage.CONTACTED), 0, column(PartnerStage.REFUSED))
    settle(desk)
    dialog = board.dialog
    assert isinstance(dialog, StageDialog)
    assert dialog.ui.reason.isVisible() and not dialog.ui.save_button.isEnabled()
    dialog.ui.reason.setCurrentText("Stigma terhadap klien")
    assert "sertifikatnya tidak menyebut" in dialog.ui.argument_label.text()
    click(desk, dialog.ui.save_button)
    assert partners.rows(office)[0].reason == RefusalReason.STIGMA
    assert cards(board, PartnerStage.REFUSED) == ["Bengkel Contoh"]


def test_the_menu_offers_the_steps_that_follow(board: PartnersPage, office: Office) -> None:
    menu = board.ui.board.menu_for(partners.rows(office)[0])
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Buka",
        "Pindahkan ke Dihubungi",
        "Pindahkan ke Tidur",
    ]


def test_the_offices_answers_are_changed_together(desk: Desk, office: Office, board: PartnersPage) -> None:
    click(desk, board.ui.arguments_button)
    dialog = board.dialog
    assert isinstance(dialog, ArgumentDialog)
    dialog.ui.text.setPlainText("Datang dan lihat sendiri.")
    dialog.ui.reason.setCurrentIndex(1)
    dialog.ui.text.setPlainText("Coba satu hari.")
    click(desk, dialog.ui.save_button)
    told = pipeline.arguments(office)
    assert told[RefusalReason.STIGMA] == "Datang dan lihat sendiri."
    assert told[RefusalReason.DOUBT] == "Coba satu hari."


@pytest.fixture
def page(desk: Desk, office: Office, qtbot: QtBot) -> PartnerPage:
    session_id = make_session(office, partner_id=make_partner(office, "Bengkel Contoh"))
    enrol(office, session_id, "Budi Contoh")
    mark(office, session_id, "H")
    made = PartnerPage(desk)
    show(made, desk, qtbot)
    made.show_partner(partners.rows(office)[0].id)
    settle(desk)
    return made


def test_a_contact_is_written_down_by_keyboard_and_its_date_stands_on_the_page(
    desk: Desk, office: Office, page: PartnerPage
) -> None:
    assert page.ui.contacts_empty.isVisible()
    page.log_contact()
    settle(desk)
    dialog = page.dialog
    assert isinstance(dialog, ContactDialog)
    QTest.keyClicks(dialog.ui.summary, "Minta proposal")
    QTest.keyClick(dialog.ui.summary, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.ui.next_on
    QTest.keyClicks(dialog.ui.next_on, "19-6-2023")
    assert not dialog.ui.save_button.isEnabled(), "earlier than the contact"
    dialog.ui.next_on.clear()
    QTest.keyClicks(dialog.ui.next_on, "20-6-2023")
    QTest.keyClick(dialog.ui.next_on, Qt.Key.Key_Return)
    settle(desk)
    assert page.ui.due_label.text() == "Waktunya dihubungi lagi: 20 Juni 2023"
    page.ui.contacts_table.opened.emit(0)
    settle(desk)
    changed = page.dialog
    assert isinstance(changed, ContactDialog)
    changed.ui.next_on.set_value(DAY + timedelta(days=5))
    click(desk, changed.ui.save_button)
    assert page.ui.due_label.text() == "Hubungi lagi: 25 Juni 2023"
    assert len(pipeline.progress(office, page.partner_id).contacts) == 1


def test_stage_evaluation_and_profile_from_the_partners_page(
    desk: Desk, office: Office, page: PartnerPage
) -> None:
    click(desk, page.ui.stage_button)
    stage = page.dialog
    assert isinstance(stage, StageDialog)
    click(desk, stage.ui.save_button)
    assert page.ui.stage_chip.text() == "Dihubungi"
    page.ui.tabs.setCurrentWidget(page.ui.evaluations_tab)
    click(desk, page.ui.by_partner_button)
    dialog = page.dialog
    assert isinstance(dialog, EvaluationDialog)
    assert not dialog.ui.save_button.isEnabled()
    QTest.keyClicks(dialog.ui.score_1, "4")
    QTest.keyClicks(dialog.ui.score_4, "5")
    click(desk, dialog.ui.save_button)
    (row,) = evaluations.of_partner(office, page.partner_id)
    assert row.by_partner is not None and row.by_partner.scores == (4, 0, 0, 5)
    assert page.ui.average_label.text() == "Rata-rata 4,5 dari 5 dari 1 penilaian"
    click(desk, page.ui.profile_button)
    preview = page.dialog
    assert isinstance(preview, PreviewDialog) and preview.document.pageCount() == 1
    preview.reject()
