"""A client's whole history in the window: read, narrowed, followed to its session, and printed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.domain.outcomes import Outcome
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.client_dialog import ClientDialog
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.pages.client_page import ClientPage
from bapasdesk.gui.pages.clients_page import ClientsPage
from bapasdesk.services import clients, follow_up
from bapasdesk.services.office import Office
from tests.builders import closed_session, enrol, make_session, mark, questions
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import click, settle_typed, texts


@pytest.fixture
def page(desk: Desk, office: Office, qtbot: QtBot) -> ClientPage:
    session_id = make_session(office)
    enrol(office, session_id, "Ani Contoh")
    mark(office, session_id, "H")
    made = ClientPage(desk)
    made.resize(1170, 640)
    qtbot.addWidget(made)
    made.show()
    made.show_client(clients.rows(office)[0].id)
    settle_typed(desk)
    return made


def test_everything_stands_on_one_page(desk: Desk, page: ClientPage) -> None:
    ui = page.ui
    assert ui.name_label.text() == "Ani Contoh"
    assert ui.sentence.text() == "1 pelatihan, 0 sertifikat, Rp0 dibayarkan."
    assert set(texts(ui.table, 1)) == {"Jejak", "Pelatihan", "Kehadiran", "Kewajiban"}
    ui.kind.setCurrentText("Kehadiran")
    ui.kind.activated.emit(ui.kind.currentIndex())
    assert texts(ui.table, 2) == ["Hadir"]
    ui.kind.setCurrentText("Uang")
    ui.kind.activated.emit(ui.kind.currentIndex())
    assert ui.empty.isVisible()


def test_the_last_outcome_keeps_its_proper_names(desk: Desk, office: Office, page: ClientPage) -> None:
    session_id = closed_session(office, "Budi Contoh")
    asked = questions(office, session_id)[0]
    follow_up.answer(office, asked.id, Outcome.OFFICE_BUSINESS)
    page.show_client(next(row.id for row in clients.rows(office) if row.name == "Budi Contoh"))
    settle_typed(desk)
    assert page.ui.sentence.text().endswith("Hasil terakhir: usaha difasilitasi Bapas.")


def test_enter_opens_the_session_and_a_change_is_read_anew(
    desk: Desk, office: Office, page: ClientPage, qtbot: QtBot
) -> None:
    page.ui.table.selectRow(texts(page.ui.table, 1).index("Pelatihan"))
    with qtbot.waitSignal(desk.open_requested) as opened:
        QTest.keyClick(page.ui.table, Qt.Key.Key_Return)
    assert opened.args == ["session", 1]
    click(desk, page.ui.edit_button)
    assert isinstance(page.dialog, ClientDialog)
    page.dialog.ui.full_name.setText("Ani Baru")
    click(desk, page.dialog.ui.save_button)
    settle_typed(desk)
    assert page.ui.name_label.text() == "Ani Baru"


def test_the_record_is_printed_from_there(desk: Desk, page: ClientPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle_typed(desk)
    assert isinstance(page.dialog, PreviewDialog)
    page.dialog.done(0)


def test_a_client_deleted_meanwhile_leads_back(
    desk: Desk, office: Office, page: ClientPage, messages: FakeMessages, qtbot: QtBot
) -> None:
    clients.remove(office, [page.client_id])
    with qtbot.waitSignal(desk.open_requested) as opened:
        page.refresh()
    assert opened.args[0] == "clients"


def test_the_list_of_clients_leads_there(desk: Desk, office: Office, page: ClientPage, qtbot: QtBot) -> None:
    listed = ClientsPage(desk)
    qtbot.addWidget(listed)
    listed.show()
    settle_typed(desk)
    assert not listed.ui.history_button.isEnabled()
    listed.ui.table.selectRow(0)
    with qtbot.waitSignal(desk.open_requested) as opened:
        listed.ui.history_button.click()
    assert opened.args == ["history", page.client_id]
