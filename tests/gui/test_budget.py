"""Money before it is promised: how many fit while one types, the session's tab, and the lines of a year."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.domain.budget import BudgetLine
from bapasdesk.domain.costs import CostBasis, CostKind, SessionCost
from bapasdesk.domain.labels import label
from bapasdesk.domain.values import FundingSource, ReceiptForm, SessionStatus
from bapasdesk.gui.budget_tab import BudgetTab
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.budget_dialog import BudgetDialog
from bapasdesk.gui.dialogs.cost_actual_dialog import CostActualDialog
from bapasdesk.gui.dialogs.costs_dialog import CostsDialog
from bapasdesk.gui.dialogs.session_dialog import SessionDialog
from bapasdesk.gui.table_models import RowTableModel
from bapasdesk.services import budget, sessions
from bapasdesk.services.office import Office
from tests.builders import enrol, make_course, make_partner, make_session, mark
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import click, settle_typed

BAG = SessionCost(kind=CostKind.SOUVENIR, rate=35_000, basis=CostBasis.PERSON)


@pytest.fixture
def line_id(office: Office) -> int:
    line = BudgetLine(
        year=2023,
        code="524113",
        name="Transport lokal",
        amount=4_500_000,
        receipt_form=ReceiptForm.DIRECT,
    )
    return budget.save_line(office, line)


@pytest.fixture
def dialog(desk: Desk, office: Office, line_id: int, qtbot: QtBot) -> Iterator[SessionDialog]:
    course = make_course(office, "Barbershop")
    make_partner(office, "Dinas Contoh", course_ids=(course,))
    made = SessionDialog(desk)
    qtbot.addWidget(made)
    made.open()
    settle_typed(desk)
    made.ui.course_id.setCurrentText("Barbershop")
    made.ui.dates.setText("20 Juni 2023")
    made.ui.transport_rate.setText("150.000")
    settle_typed(desk)
    yield made
    desk.jobs.wait_until_idle(10_000)


def cells(model: RowTableModel[Any]) -> list[list[str]]:
    return [[column.display(row) for column in model.columns] for row in model.rows]


def choose_line(dialog: SessionDialog) -> None:
    dialog.ui.budget_line_id.setCurrentIndex(1)
    dialog.ui.budget_line_id.activated.emit(1)


def test_how_many_more_fit_is_said_while_one_types(dialog: SessionDialog) -> None:
    ui = dialog.ui
    assert ui.budget_note.isHidden(), "nothing is booked on a line yet"
    choose_line(dialog)
    assert ui.budget_note.text().splitlines() == [
        "Muat 10 peserta lagi.",
        "524113: butuh Rp3.000.000 dari sisa Rp4.500.000",
    ]
    ui.seats.setValue(30)
    assert "Pas: tidak muat peserta lagi." in ui.budget_note.text()
    ui.seats.setValue(32)
    assert "Hanya muat 30 dari 32 peserta." in ui.budget_note.text()
    assert "kurang Rp300.000" in ui.budget_note.text()
    ui.transport_rate.clear()
    QTest.keyClicks(ui.transport_rate, "100.000")
    assert "Muat 13 peserta lagi." in ui.budget_note.text()
    assert ui.save_button.isEnabled()


def test_too_little_money_warns_and_does_not_forbid(
    desk: Desk, office: Office, dialog: SessionDialog, line_id: int
) -> None:
    choose_line(dialog)
    dialog.ui.seats.setValue(40)
    saved: list[int] = []
    dialog.saved.connect(saved.append)
    click(desk, dialog.ui.save_button)
    session = sessions.get(office, saved[0]).session
    assert (session.budget_line_id, session.budget_line) == (line_id, "524113")
    assert session.receipt_form is ReceiptForm.DIRECT, "the line says how it is paid"
    assert budget.recap(office, 2023).rows[0].left == -1_500_000


def test_costs_typed_in_the_form_are_saved_with_it(desk: Desk, office: Office, dialog: SessionDialog) -> None:
    choose_line(dialog)
    dialog.ui.costs_button.click()
    costs = dialog.budget.costs_dialog
    assert costs is not None
    costs.ui.rate_souvenir.setText("35000")
    assert costs.ui.sum_label.text() == "Rencana Rp700.000 untuk 20 peserta, 1 hari."
    click(desk, costs.ui.save_button)
    assert dialog.ui.costs_button.text() == "Rp700.000 (1 jenis)…"
    assert "Muat 4 peserta lagi." in dialog.ui.budget_note.text()
    saved: list[int] = []
    dialog.saved.connect(saved.append)
    click(desk, dialog.ui.save_button)
    assert [row.name for row in budget.of_session(office, saved[0]).rows[1:]] == ["Souvenir"]


def test_a_new_session_begins_with_the_costs_of_the_last(
    desk: Desk, office: Office, dialog: SessionDialog
) -> None:
    course_id = dialog.ui.course_id.currentData()
    budget.save_costs(office, make_session(office, course_id=course_id), [BAG])
    again = SessionDialog(desk, parent=dialog)
    again.open()
    settle_typed(desk)
    again.ui.course_id.setCurrentText("Barbershop")
    settle_typed(desk)
    assert again.budget.costs == (BAG,)
    again.done(0)


def test_money_of_a_partner_is_on_no_line(dialog: SessionDialog) -> None:
    choose_line(dialog)
    dialog.ui.funding_source.setCurrentText(label(FundingSource.PARTNER))
    assert dialog.budget.line_id is None
    assert dialog.ui.budget_note.isHidden()
    assert not dialog.ui.budget_line_id.isEnabled()


def test_a_known_session_keeps_its_line_and_costs(
    desk: Desk, office: Office, line_id: int, qtbot: QtBot
) -> None:
    session_id = make_session(office, seats=10, budget_line_id=line_id)
    budget.save_costs(office, session_id, [BAG])
    made = SessionDialog(desk, session_id)
    qtbot.addWidget(made)
    made.open()
    settle_typed(desk)
    assert made.ui.budget_line_id.currentData() == line_id
    assert "dari sisa Rp4.500.000" in made.ui.budget_note.text(), "its own promise does not count against it"
    made.ui.seats.setValue(12)
    click(desk, made.ui.save_button)
    assert sessions.get(office, session_id).session.budget_line_id == line_id
    assert len(budget.of_session(office, session_id).rows) == 2


@pytest.fixture
def tab(desk: Desk, office: Office, line_id: int, qtbot: QtBot) -> Iterator[BudgetTab]:
    session_id = make_session(office, seats=2, budget_line_id=line_id)
    budget.save_costs(office, session_id, [BAG])
    enrol(office, session_id, "Ani", "Budi")
    mark(office, session_id, "HH")
    made = BudgetTab(desk)
    qtbot.addWidget(made)
    made.show_session(session_id)
    made.show()
    settle_typed(desk)
    yield made
    desk.jobs.wait_until_idle(10_000)


def test_the_tab_shows_plan_against_actual(desk: Desk, tab: BudgetTab) -> None:
    assert cells(tab.model)[0][2:] == ["Rp300.000", "Rp300.000", "–"]
    assert tab.ui.lines_note.text() == "524113 tahun 2023: sisa Rp4.130.000 dari Rp4.500.000"
    assert not tab.ui.actual_button.isEnabled()
    tab.ui.table.selectRow(1)
    click(desk, tab.ui.actual_button)
    assert isinstance(tab.dialog, CostActualDialog)
    assert tab.dialog.ui.amount.value() == 70_000, "what was planned is offered"
    tab.dialog.ui.amount.setText("64.000")
    click(desk, tab.dialog.ui.save_button)
    settle_typed(desk)
    assert cells(tab.model)[1][3:] == ["Rp0", "Rp64.000"]
    assert "Biaya per peserta yang hadir Rp32.000." in tab.ui.sentence.text()


def test_the_plan_is_changed_from_the_tab(desk: Desk, tab: BudgetTab) -> None:
    click(desk, tab.ui.plan_button)
    settle_typed(desk)
    assert isinstance(tab.dialog, CostsDialog)
    tab.dialog.ui.rate_venue.setText("0")
    assert not tab.dialog.ui.save_button.isEnabled()
    assert tab.dialog.ui.rate_venue_error.text() == "Isi harganya."
    tab.dialog.ui.rate_venue.setText("250.000")
    click(desk, tab.dialog.ui.save_button)
    settle_typed(desk)
    assert [row[0] for row in cells(tab.model)][1:] == ["Souvenir", "Sewa tempat"]


def test_what_is_called_off_is_planned_no_more(desk: Desk, office: Office, tab: BudgetTab) -> None:
    sessions.cancel(office, 1, "hujan lebat")
    desk.announce("sessions")
    settle_typed(desk)
    assert not tab.ui.plan_button.isEnabled()
    assert tab.found is not None
    assert tab.found.summary.status is SessionStatus.CANCELLED


def test_lines_are_kept_by_year(
    desk: Desk, office: Office, line_id: int, messages: FakeMessages, qtbot: QtBot
) -> None:
    made = BudgetDialog(desk)
    qtbot.addWidget(made)
    made.open()
    settle_typed(desk)
    assert cells(made.ui.lines.model)[0][:3] == ["524113", "Transport lokal", "Rp4.500.000"]
    made.ui.year.setValue(2024)
    settle_typed(desk)
    assert made.ui.empty.isVisible()
    made.ui.empty.clicked.emit()
    assert made.dialog is not None
    form = made.dialog.ui
    assert form.year.value() == 2024
    QTest.keyClicks(form.code, "524113")
    QTest.keyClicks(form.name, "Transport lokal")
    assert not form.save_button.isEnabled()
    QTest.keyClicks(form.amount, "5.000.000")
    click(desk, form.save_button)
    settle_typed(desk)
    assert made.ui.sum_label.text() == "Pagu Rp5.000.000   ·   sisa Rp5.000.000"
    made.ui.lines.table.selectRow(0)
    click(desk, made.ui.lines.remove_button)
    settle_typed(desk)
    assert messages.notes == ["524113 tahun 2024 dipindahkan ke keranjang sampah."]
    assert budget.years(office) == (2023,)
