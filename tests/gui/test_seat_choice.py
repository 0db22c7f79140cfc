"""Choosing participants in the window: ranked list, waiting list, giving a seat up, a client's wishes."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.domain.labels import label
from bapasdesk.domain.seating import ClientWishes, DropOutReason, SeatWeights, Wishes, WorkStatus
from bapasdesk.domain.seating_rows import ShareGroup
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.client_dialog import ClientDialog
from bapasdesk.gui.dialogs.demand_dialog import DemandDialog
from bapasdesk.gui.dialogs.drop_out_dialog import DropOutDialog
from bapasdesk.gui.dialogs.match_dialog import MatchDialog
from bapasdesk.gui.dialogs.seat_choice_dialog import SeatChoiceDialog
from bapasdesk.gui.pages.home_page import HomePage
from bapasdesk.gui.pages.schedule_page import SchedulePage
from bapasdesk.gui.pages.session_page import SessionPage
from bapasdesk.gui.places import OPENERS
from bapasdesk.gui.session_menu import participants_menu
from bapasdesk.gui.widgets.participant_model import NAME
from bapasdesk.services import participants, seat_choice, waiting, wishes
from bapasdesk.services.office import Office
from tests.builders import enrol, make_client, make_course, make_session
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import click, settle


@pytest.fixture
def welding(office: Office) -> int:
    return make_course(office, "Pelatihan Las Dasar")


@pytest.fixture
def session_id(office: Office, welding: int) -> int:
    return make_session(office, course_id=welding, seats=2)


@pytest.fixture
def page(desk: Desk, session_id: int, qtbot: QtBot) -> Iterator[SessionPage]:
    made = SessionPage(desk)
    made.resize(1170, 640)
    qtbot.addWidget(made)
    made.show()
    made.show_session(session_id)
    settle(desk)
    yield made
    desk.jobs.wait_until_idle(10_000)


def seated(office: Office, session_id: int) -> list[str]:
    return [row.name for row in participants.rows(office, session_id)]


def choose(page: SessionPage, desk: Desk) -> SeatChoiceDialog:
    click(desk, page.ui.choose_button)
    assert isinstance(page.dialog, SeatChoiceDialog)
    return page.dialog


def test_the_first_are_enrolled_with_one_button_and_those_with_a_warning_passed_over(
    page: SessionPage, desk: Desk, office: Office, session_id: int, welding: int, messages: FakeMessages
) -> None:
    busy = make_client(office, "Ani Sibuk")
    participants.enrol(office, make_session(office), [busy])
    wishes.save(office, busy, Wishes(ClientWishes(dependants=3), (welding,)))
    wants = make_client(office, "Budi Minat")
    wishes.save(office, wants, Wishes(ClientWishes(work_status=WorkStatus.WITHOUT_WORK), (welding,)))
    for name in ("Citra", "Dedi"):
        make_client(office, name)
    dialog = choose(page, desk)
    assert [row.name for row in dialog.model.rows] == ["Budi Minat", "Ani Sibuk", "Citra", "Dedi"]
    assert dialog.ui.save_button.text() == "&Daftarkan 2 teratas"
    dialog.ui.table.selectRow(1)
    settle(desk)
    assert "Perhatikan: sudah terdaftar di Pelatihan Uji" in dialog.ui.reason_label.text()
    assert "minat Pelatihan Las Dasar" in dialog.ui.reason_label.text()
    click(desk, dialog.ui.save_button)
    assert seated(office, session_id) == ["Budi Minat", "Citra"]
    assert messages.reports[-1][0] == "Peserta ditambahkan"
    assert office.undo_log.newest is not None and office.undo_log.newest.label == "2 peserta didaftarkan"


def test_who_finds_no_seat_is_put_on_the_waiting_list_and_moves_up(
    page: SessionPage, desk: Desk, office: Office, session_id: int
) -> None:
    enrol(office, session_id, "Satu", "Dua")
    make_client(office, "Tiga")
    page.refresh()
    settle(desk)
    dialog = choose(page, desk)
    assert dialog.ui.head_label.text().startswith("Semua kursi sudah terisi")
    dialog.ui.table.selectRow(0)
    click(desk, dialog.ui.wait_button)
    dialog.reject()
    assert [row.name for row in page.waiting.model.rows] == ["Tiga"]
    assert not page.waiting.ui.fill_button.isEnabled()

    page.actions_.drop_out(page.rows[:1])
    settle(desk)
    leaving = page.actions_.dialog
    assert isinstance(leaving, DropOutDialog)
    assert leaving.ui.refill.isChecked() and leaving.ui.next_label.text() == "Berikutnya: 1. Tiga"
    assert not leaving.ui.save_button.isEnabled(), "a reason is needed"
    leaving.ui.reason.setCurrentText(label(DropOutReason.WORKING))
    click(desk, leaving.ui.save_button)
    assert seated(office, session_id) == ["Dua", "Tiga"]
    assert [row.name for row in page.waiting.left.rows] == ["Satu"]
    assert page.waiting.model.rows == ()


def test_a_seat_that_fell_free_is_filled_from_the_tab(
    page: SessionPage, desk: Desk, office: Office, session_id: int
) -> None:
    waiting.join(office, session_id, [make_client(office, name) for name in ("Satu", "Dua", "Tiga")])
    page.refresh()
    settle(desk)
    page.ui.tabs.setCurrentWidget(page.waiting)
    assert page.ui.tabs.tabText(page.ui.tabs.currentIndex()) == "Daftar tunggu (3, 2 kursi kosong)"
    assert page.waiting.ui.fill_button.text() == "&Isi 2 kursi kosong"
    click(desk, page.waiting.ui.fill_button)
    assert seated(office, session_id) == ["Satu", "Dua"]
    page.waiting.ui.table.selectRow(0)
    click(desk, page.waiting.ui.leave_button)
    assert waiting.rows(office, session_id) == ()


def test_the_menu_of_a_participant_offers_to_give_the_seat_up(
    page: SessionPage, desk: Desk, office: Office
) -> None:
    enrol(office, page.session_id, "Satu")
    page.refresh()
    settle(desk)
    menu = participants_menu(page, page.actions_, list(page.rows), lambda kind: None)
    assert "Mengundurkan diri…" in [action.text() for action in menu.actions()]


def test_weights_are_changed_from_the_list_which_is_ranked_anew(
    page: SessionPage, desk: Desk, office: Office, welding: int
) -> None:
    wishes.save(office, make_client(office, "Berminat"), Wishes(ClientWishes(), (welding,)))
    poor = ClientWishes(work_status=WorkStatus.WITHOUT_WORK)
    wishes.save(office, make_client(office, "Menganggur"), Wishes(poor))
    dialog = choose(page, desk)
    assert [row.name for row in dialog.model.rows] == ["Berminat", "Menganggur"]
    click(desk, dialog.ui.weights_button)
    weights = dialog.dialog
    assert weights is not None
    weights.ui.interest.setValue(0)
    click(desk, weights.ui.save_button)
    assert seat_choice.weights(office) == SeatWeights(interest=0)
    assert [row.name for row in dialog.model.rows] == ["Menganggur", "Berminat"]
    dialog.ui.filter.setText("berm")
    QTest.qWait(300)
    settle(desk)
    assert [row.name for row in dialog.model.rows] == ["Berminat"]


def test_wishes_are_typed_with_the_client(desk: Desk, office: Office, welding: int, qtbot: QtBot) -> None:
    dialog = ClientDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()
    settle(desk)
    dialog.ui.full_name.setText("Budi")
    part = dialog.wishes.ui
    part.course_ids.item(0).setCheckState(Qt.CheckState.Checked)
    part.dependants.setValue(2)
    part.friday.setChecked(True)
    part.free_from.setText("besok")
    settle(desk)
    assert part.free_from_error.text() and not dialog.ui.save_button.isEnabled()
    part.free_from.setText("9")
    click(desk, dialog.ui.save_button)
    known = wishes.of_client(office, 1)
    assert known.course_ids == (welding,)
    assert (known.about.dependants, known.about.weekdays, known.about.free_from) == (2, (4,), "09.00")
    session_id = make_session(office, course_id=welding)
    waiting.join(office, session_id, [1])
    again = ClientDialog(desk, 1)
    qtbot.addWidget(again)
    again.open()
    settle(desk)
    assert again.wishes.ui.standing_label.text() == "Menunggu kursi: Pelatihan Las Dasar, 20 Juni 2023."
    assert again.wishes.wishes() == Wishes(
        ClientWishes(dependants=2, weekdays=(4,), free_from="09.00"), (welding,)
    )


def test_the_trainings_waited_for_lead_to_a_plan(
    desk: Desk, office: Office, welding: int, qtbot: QtBot
) -> None:
    for name in ("Budi", "Citra"):
        wishes.save(office, make_client(office, name), Wishes(ClientWishes(), (welding,)))
    opened: list[tuple[str, int]] = []
    desk.open_requested.connect(lambda kind, id: opened.append((kind, id)))
    home = HomePage(desk)
    qtbot.addWidget(home)
    settle(desk)
    assert home.ui.demand_button.text() == "2 klien menunggu Pelatihan Las Dasar"
    home.ui.demand_button.click()
    dialog = DemandDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()
    settle(desk)
    assert [(row.course, row.waiting) for row in dialog.demand.rows] == [("Pelatihan Las Dasar", 2)]
    assert [row.name for row in dialog.share.rows] == ["Budi", "Citra"]
    assert "Belum pernah: 2 (2 di antaranya berminat)" in dialog.ui.share_label.text()
    dialog.ui.group.setCurrentIndex(dialog.ui.group.findData(ShareGroup.OFTEN))
    settle(desk)
    assert dialog.share.rows == () and dialog.ui.share_table.isHidden()
    click(desk, dialog.ui.plan_button)
    assert opened == [("demand", 0), ("plan-course", welding)]
    schedule = SchedulePage(desk)
    qtbot.addWidget(schedule)
    OPENERS["plan-course"].show(schedule, welding)
    settle(desk)
    planning: Any = schedule.dialog
    assert planning.ui.course_id.currentText() == "Pelatihan Las Dasar"


def test_who_comes_unannounced_is_seated_by_name_and_matched_later(
    page: SessionPage, desk: Desk, office: Office, session_id: int, qtbot: QtBot
) -> None:
    known = make_client(office, "Budi Santosa", register_number="B-1")
    click(desk, page.ui.enrol_button)
    enrolling: Any = page.dialog
    assert not enrolling.ui.walk_in_button.isEnabled(), "a name is needed"
    enrolling.ui.filter.setText("Budi S")
    click(desk, enrolling.ui.walk_in_button)
    assert page.ui.table.participants.index(0, NAME).data() == "Budi S (belum dicocokkan)"
    home = HomePage(desk)
    qtbot.addWidget(home)
    settle(desk)
    assert home.ui.walk_ins_button.text().startswith("1 peserta belum dicocokkan dengan klien")
    with qtbot.waitSignal(desk.open_requested) as opened:
        home.ui.walk_ins_button.click()
    assert opened.args == ["session", session_id]
    menu = participants_menu(page, page.actions_, list(page.rows), lambda kind: None)
    next(one for one in menu.actions() if one.text() == "Cocokkan dengan klien…").trigger()
    settle(desk)
    matching = page.actions_.dialog
    assert isinstance(matching, MatchDialog)
    assert [row.name for row in matching.model.rows] == ["Budi Santosa"]
    assert ("Nomor register", "B-1") in [(row.name, row.client) for row in matching.facts.rows]
    click(desk, matching.ui.save_button)
    assert [(row.name, row.client_id) for row in page.rows] == [("Budi Santosa", known)]
