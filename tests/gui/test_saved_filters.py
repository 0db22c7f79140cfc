"""The bookmark beside a list's filter, by keyboard and menu."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.pages.clients_page import ClientsPage
from bapasdesk.gui.pages.documents_page import DocumentsPage
from bapasdesk.gui.pages.partners_page import PartnersPage
from bapasdesk.gui.pages.schedule_page import SchedulePage
from bapasdesk.gui.pages.trail_page import TrailPage
from bapasdesk.gui.saved_filters import SavedFilters
from bapasdesk.services import undo
from bapasdesk.services.office import Office
from tests.builders import make_client
from tests.gui.settling import click, settle_typed, texts


def entries(saved: SavedFilters) -> list[str]:
    return [action.text() for action in saved.menu.actions() if not action.isSeparator()]


def step(saved: SavedFilters, *path: str) -> None:
    """Picks an entry of the menu, or of a part of it."""
    menu: Any = saved.menu
    for text in path[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == text)
    next(action for action in menu.actions() if action.text() == path[-1]).trigger()


@pytest.fixture
def page(desk: Desk, office: Office, qtbot: QtBot) -> ClientsPage:
    make_client(office, "Ani Contoh", guidance_end=date(2023, 6, 25), program="PB")
    make_client(office, "Budi Contoh", guidance_end=date(2023, 8, 1))
    made = ClientsPage(desk)
    made.resize(1170, 640)
    qtbot.addWidget(made)
    made.show()
    settle_typed(desk)
    return made


def test_a_filter_is_kept_and_picked_again(desk: Desk, office: Office, page: ClientsPage) -> None:
    ui = page.ui
    ui.choice.setCurrentText("Bimbingan habis bulan ini")
    ui.choice.activated.emit(ui.choice.currentIndex())
    settle_typed(desk)
    assert texts(ui.table) == ["Ani Contoh"]
    step(page.saved, "Simpan saringan ini…")
    assert page.saved.dialog is not None
    form = page.saved.dialog.ui
    assert form.name.text() == "Bimbingan habis bulan ini", "what is chosen is the name offered"
    form.for_office.setChecked(True)
    click(desk, form.save_button)
    assert entries(page.saved)[0] == "Bimbingan habis bulan ini (kantor)"
    ui.choice.setCurrentIndex(0)
    ui.filter.setText("budi")
    settle_typed(desk)
    assert texts(ui.table) == ["Budi Contoh"]
    step(page.saved, "Bimbingan habis bulan ini (kantor)")
    settle_typed(desk)
    assert texts(ui.table) == ["Ani Contoh"]
    assert ui.filter.text() == ""


def test_it_gets_another_name_goes_and_comes_back(desk: Desk, office: Office, page: ClientsPage) -> None:
    page.ui.filter.setText("ani")
    settle_typed(desk)
    page.saved.keep()
    assert page.saved.dialog is not None
    click(desk, page.saved.dialog.ui.save_button)
    step(page.saved, "Ganti nama", "ani")
    page.saved.dialog.ui.name.setText("Keluarga Ani & Budi")
    click(desk, page.saved.dialog.ui.save_button)
    assert entries(page.saved)[0] == "Keluarga Ani && Budi"
    step(page.saved, "Hapus", "Keluarga Ani && Budi")
    settle_typed(desk)
    assert entries(page.saved)[0] == "Simpan saringan ini…"
    undo.undo(office)
    desk.announce("filters")
    settle_typed(desk)
    assert entries(page.saved)[0] == "Keluarga Ani && Budi"


def test_a_name_that_is_taken_is_refused_in_the_form(desk: Desk, page: ClientsPage) -> None:
    for _ in range(2):
        page.saved.keep()
        assert page.saved.dialog is not None
        page.saved.dialog.ui.name.setText("Saya")
        click(desk, page.saved.dialog.ui.save_button)
    assert page.saved.dialog is not None
    assert "sudah ada" in page.saved.dialog.ui.form_error.text()


@pytest.mark.parametrize("kind", [PartnersPage, SchedulePage, DocumentsPage, TrailPage])
def test_every_list_with_a_filter_has_it(desk: Desk, office: Office, kind: Any, qtbot: QtBot) -> None:
    made = kind(desk)
    qtbot.addWidget(made)
    made.show()
    settle_typed(desk)
    every = made.saved if isinstance(made.saved, list) else [made.saved]
    for saved in every:
        fields = saved._fields
        fields[0].setText("kata")
        saved.keep()
        assert saved.dialog is not None
        click(desk, saved.dialog.ui.save_button)
        fields[0].clear()
        step(saved, "kata")
        assert fields[0].text() == "kata"
    settle_typed(desk)


def test_the_bookmark_opens_by_keyboard(desk: Desk, page: ClientsPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.ui.filter, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.saved.menu.isVisible)
    page.saved.menu.close()
