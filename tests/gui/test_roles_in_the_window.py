"""Nobody is offered what the role does not allow: every button of every page is pressed as every role."""

from collections.abc import Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from bapasdesk.domain.records.office import Officer
from bapasdesk.domain.records.trail import AuditEntry
from bapasdesk.domain.rights import RIGHTS, Right, Role
from bapasdesk.domain.trail import REFUSED
from bapasdesk.domain.values import PaperKind
from bapasdesk.gui import pdf_printing
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.jobs import Jobs
from bapasdesk.gui.main_window import MainWindow
from bapasdesk.gui.messages import Messages
from bapasdesk.gui.places import PLACES
from bapasdesk.gui.session_menu import participants_menu
from bapasdesk.gui.widgets.participant_model import FIRST_DAY
from bapasdesk.services import certificates, payments
from bapasdesk.services.office import Office
from tests.builders import OFFICER, enrol, make_session, mark
from tests.gui.settling import settle

NOT_PRESSED = {"lock_button", "undo_button"}


class Silent(Messages):
    """Answers every question with no, and keeps what was said."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def error(self, text: str) -> None:
        self.said.append(text)

    def warn(self, text: str) -> None:
        self.said.append(text)

    def confirm(self, text: str, action_label: str) -> bool:
        return True

    def ask_reason(self, title: str, text: str) -> str | None:
        return "alasan"

    def choose(self, text: str, options: Any) -> int | None:
        return None

    def report(self, title: str, report: Any, noun: str = "peserta") -> None:
        self.said.append(title)

    def crash(self, error: BaseException) -> None:
        raise error


@pytest.fixture
def window(office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    for name, answer in (
        ("getSaveFileName", ("", "")),
        ("getOpenFileName", ("", "")),
        ("getExistingDirectory", ""),
    ):
        monkeypatch.setattr(QFileDialog, name, lambda *args, answer=answer, **more: answer)
    monkeypatch.setattr(pdf_printing, "has_printer", lambda: False)
    session_id = make_session(office)
    enrol(office, session_id, "Budi Contoh", "Citra Contoh")
    mark(office, session_id, "HH")
    certificates.issue(office, session_id)
    payments.prepare(office, session_id)
    jobs = Jobs()
    desk = Desk(office, jobs, Silent())
    window = MainWindow(desk, lambda: None)
    qtbot.addWidget(window)
    window.show()
    yield window
    desk.beside.stop()
    jobs.shutdown()


def work_as(office: Office, role: Role) -> None:
    with office.work() as work:
        me = work.first(Officer, name=OFFICER)
        assert me is not None
        work.change(Officer(id=me.id, name=me.name, roles=(role,)))
        work.commit()
    office.forget_rights()


def refusals(office: Office) -> list[str]:
    with office.work() as work:
        return [entry.detail for entry in work.find(AuditEntry, action=REFUSED)]


def buttons_of(page: Any) -> list[QPushButton | QToolButton]:
    """Those that can be pressed now."""
    kinds = (*page.findChildren(QPushButton), *page.findChildren(QToolButton))
    return [
        one for one in kinds if one.isVisible() and one.isEnabled() and one.objectName() not in NOT_PRESSED
    ]


def tabs_of(page: Any) -> list[int]:
    tabs = getattr(page.ui, "tabs", None)
    return list(range(tabs.count())) if tabs is not None else [0]


def close_dialogs(window: MainWindow) -> None:
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            QDialog.done(dialog, QDialog.DialogCode.Rejected)


def press(window: MainWindow, button: QPushButton | QToolButton) -> None:
    """The button, or everything its menu offers."""
    menu = button.menu()
    steps = [one.trigger for one in menu.actions() if one.isEnabled()] if menu is not None else [button.click]
    for step in steps:
        step()
        settle(window._desk)
        close_dialogs(window)


@pytest.mark.parametrize("role", Role)
def test_no_button_leads_to_a_refusal(window: MainWindow, office: Office, role: Role) -> None:
    work_as(office, role)
    window._desk.roles_changed.emit()
    found: dict[str, list[str]] = {}
    for place in PLACES:
        for tab in tabs_of(go(window, place.name, 0)):
            page = go(window, place.name, tab)
            for button in buttons_of(page):
                go(window, place.name, tab)
                if not shiboken6.isValid(button) or not button.isVisible() or not button.isEnabled():
                    continue
                name, before = f"{place.name}: {button.objectName() or button.text()}", len(refusals(office))
                press(window, button)
                if refused := refusals(office)[before:]:
                    found[name] = refused
    assert found == {}


def go(window: MainWindow, place: str, tab: int) -> Any:
    if window._shown != place:
        window.open(place, 1)
        settle(window._desk)
    page: Any = window.page
    if hasattr(page.ui, "tabs"):
        page.ui.tabs.setCurrentIndex(tab)
    return page


@pytest.mark.parametrize("role", Role)
def test_the_session_page_offers_what_the_role_allows(window: MainWindow, office: Office, role: Role) -> None:
    work_as(office, role)
    window._desk.roles_changed.emit()
    page = go(window, "session", 1)
    menu = participants_menu(page, page.actions_, page.rows[:1], lambda kind: None)
    entries = {action.text(): action.isEnabled() for action in menu.actions() if not action.menu()}
    rights = RIGHTS[role]
    assert page.ui.papers.button(PaperKind.RECEIPTS).isEnabled() == (Right.RECEIPTS in rights)
    assert page.ui.papers.button(PaperKind.CERTIFICATES).isEnabled() == (Right.PAPERS in rights)
    assert page.ui.roster_button.isEnabled() == (Right.PAPERS in rights)
    assert page.ui.next_button.text() == "Bayar transport"
    assert page.ui.next_button.isEnabled() == (Right.PAY in rights)
    assert ("Peran Anda" in page.ui.next_button.toolTip()) == (Right.PAY not in rights)
    assert entries["Terbitkan sertifikat"] == (Right.PAPERS in rights)
    assert entries["Catat dibayar"] == (Right.PAY in rights)
    assert entries["Batalkan kuitansi…"] == (Right.VOID in rights)
    assert entries["Hapus dari kegiatan"] == (Right.PEOPLE in rights)
    assert entries["Buka data klien…"]
    before = page.rows[0].marks
    page.ui.tabs.setCurrentIndex(0)
    page.ui.table.go_to(0, FIRST_DAY)
    QTest.keyClicks(page.ui.table, "A")
    assert (page.rows[0].marks != before) == (Right.PEOPLE in rights)
    settle(window._desk)
    assert refusals(office) == []
