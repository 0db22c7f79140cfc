"""Ekspor in the window: one dialog for every list, by Ctrl+E, with the columns the officer chose."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from bapasdesk.domain import office_lists as lists
from bapasdesk.domain.person_rules import EXPORT_WARNING
from bapasdesk.domain.records.office import Officer
from bapasdesk.domain.rights import Role
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.export_dialog import ExportDialog, Outgoing
from bapasdesk.gui.main_window import MainWindow
from bapasdesk.services.list_files import Watch
from bapasdesk.services.office import Office
from tests.builders import OFFICER, enrol, make_session, mark
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import settle

Prepare = Callable[[Any], object]


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    session_id = make_session(desk.office)
    enrol(desk.office, session_id, "Budi Contoh", "Citra Contoh")
    mark(desk.office, session_id, "HH")
    window = MainWindow(desk, lambda: None)
    qtbot.addWidget(window)
    window.show()
    settle(desk)
    return window


def tab(number: int) -> Prepare:
    return lambda page: page.ui.tabs.setCurrentIndex(number)


@pytest.mark.parametrize(
    ("place", "id", "prepare", "expected"),
    [
        ("clients", 0, None, lists.CLIENTS),
        ("partners", 0, None, lists.PARTNERS),
        ("partners", 0, tab(2), lists.COURSES),
        ("schedule", 0, None, lists.SESSIONS),
        ("session", 1, None, lists.SEATS),
        ("session", 1, lambda page: page.ui.tabs.setCurrentWidget(page.waiting), lists.WAITING),
        ("documents", 0, None, lists.CERTIFICATES),
        ("documents", 0, tab(1), lists.RECEIPTS),
        ("documents", 0, tab(2), lists.NUMBERS),
        ("documents", 0, tab(3), lists.PROOFS),
        ("follow_up", 0, None, lists.FOLLOW_UPS),
        ("partner", 1, tab(0), lists.CONTACTS),
        ("partner", 1, tab(2), lists.AGREEMENTS),
        ("partner", 1, tab(3), lists.EVALUATIONS),
        ("trail", 0, None, lists.TRAIL),
        ("duties", 0, None, lists.RETENTION),
    ],
)
def test_ctrl_e_takes_out_the_list_in_view(
    window: MainWindow,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    place: str,
    id: int,
    prepare: Prepare | None,
    expected: lists.OfficeList,
) -> None:
    window.open(place, id)
    page: Any = window.page
    settle(desk)
    if prepare is not None:
        prepare(page)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = page.export.dialog
    assert isinstance(dialog, ExportDialog) and dialog.isVisible()
    assert dialog.ui.what_label.text() == expected.title
    assert dialog.titles == expected.usual
    assert dialog.ui.warning.text() == EXPORT_WARNING
    with qtbot.waitSignal(dialog.accepted):
        dialog.save_to(tmp_path / "a.csv")
    settle(desk)
    titles = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[:2]
    assert any(expected.usual[0] in line and expected.usual[-1] in line for line in titles)


def clients_dialog(window: MainWindow, desk: Desk) -> ExportDialog:
    page = window.go("clients")
    settle(desk)
    page.ui.export_button.click()
    assert isinstance(page.export.dialog, ExportDialog)
    return page.export.dialog


def test_columns_are_chosen_put_in_order_and_remembered(
    window: MainWindow, desk: Desk, messages: FakeMessages, tmp_path: Path
) -> None:
    dialog = clients_dialog(window, desk)
    ui = dialog.ui
    for row in range(ui.columns.count()):
        ui.columns.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not ui.save_button.isEnabled(), "a file without columns is none"
    for row in (0, 2):
        ui.columns.item(row).setCheckState(Qt.CheckState.Checked)
    ui.columns.setCurrentRow(2)
    ui.up_button.click()
    ui.up_button.click()
    ui.up_button.click()
    assert dialog.titles == ("No. register", "Nama")
    dialog.save_to(tmp_path / "a.csv")
    settle(desk)
    assert (tmp_path / "a.csv").read_text("utf-8-sig").startswith("No. register,Nama\r\n".strip())
    assert messages.notes[-1] == f"2 orang tersimpan: {tmp_path / 'a.csv'}"
    again = clients_dialog(window, desk)
    assert again.titles == ("No. register", "Nama")
    again.ui.usual_button.click()
    assert again.titles == lists.CLIENTS.usual
    again.reject()


def test_the_file_gets_the_ending_of_its_form(
    window: MainWindow, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = clients_dialog(window, desk)
    dialog.formats[".pdf"].setChecked(True)
    asked: list[str] = []

    def choose(parent: object, title: str, name: str, forms: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "klien minggu ini"), forms

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog.ui.save_button.click()
    settle(desk)
    assert asked == ["daftar-klien.pdf"]
    assert (tmp_path / "klien minggu ini.pdf").read_bytes().startswith(b"%PDF")


def test_a_long_export_shows_how_far_it_is_and_can_be_stopped(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    begun, go_on = Event(), Event()

    def write(path: Path, titles: Any, watch: Watch) -> int:
        watch.tick(10, 0, 5)
        begun.set()
        go_on.wait(5)
        watch.tick(10, 0, 6)
        return 1

    dialog = ExportDialog(desk, Outgoing(title="Daftar uji", file_stem="uji", write=write), window)
    dialog.open()
    dialog.save_to(tmp_path / "a.csv")
    qtbot.waitUntil(lambda: dialog.ui.progress.value() == 500)
    assert dialog.ui.stop_button.isVisible() and not dialog.ui.save_button.isEnabled()
    window.go("partners")
    desk.jobs.wait_until_idle()  # the pages go on reading meanwhile
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "Esc stops the work, the dialog says what came of it"
    go_on.set()
    settle(desk)
    assert "Tidak ada berkas yang ditulis" in dialog.ui.trouble.text()
    assert dialog.ui.save_button.isEnabled() and not dialog.ui.stop_button.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_clients_record_goes_out_the_same_way(window: MainWindow, desk: Desk, tmp_path: Path) -> None:
    window.open("client-history", 1)
    page: Any = window.page
    page.show_client(1)
    settle(desk)
    page.ui.export_button.click()
    dialog = page.export.dialog
    assert isinstance(dialog, ExportDialog) and dialog.ui.warning.text() == EXPORT_WARNING
    assert dialog.formats.keys() == {".pdf", ".xlsx"} and dialog.ui.columns_side.isHidden()
    dialog.save_to(tmp_path / "catatan.pdf")
    settle(desk)
    assert (tmp_path / "catatan.pdf").read_bytes().startswith(b"%PDF")


def test_a_lock_stops_an_export_that_runs(
    window: MainWindow, desk: Desk, messages: FakeMessages, tmp_path: Path
) -> None:
    begun, locked = Event(), Event()

    def write(path: Path, titles: Any, watch: Watch) -> int:
        begun.set()
        locked.wait(5)
        watch.tick(10, 0, 1)
        path.write_text("Budi Contoh")
        return 1

    dialog = ExportDialog(desk, Outgoing(title="Daftar uji", file_stem="uji", write=write), window)
    dialog.open()
    dialog.save_to(tmp_path / "a.csv")
    begun.wait(5)
    desk.beside.stopping.set()
    locked.set()
    desk.beside.jobs.shutdown()
    assert not (tmp_path / "a.csv").exists()
    assert messages.crashes == []


def test_a_file_that_cannot_be_written_says_so_in_the_dialog(
    window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    dialog = clients_dialog(window, desk)
    dialog.save_to(tmp_path / "tidak-ada" / "a.xlsx")
    settle(desk)
    assert dialog.isVisible() and dialog.ui.trouble.text()
    dialog.reject()


def test_who_may_only_look_takes_nothing_out(window: MainWindow, desk: Desk, office: Office) -> None:
    with office.work() as work:
        me = work.first(Officer, name=OFFICER)
        assert me is not None
        work.change(Officer(id=me.id, name=me.name, roles=(Role.VIEWER,)))
        work.commit()
    office.forget_rights()
    make_page: Any = window.go("clients")
    settle(desk)
    assert not make_page.ui.export_button.isEnabled()
    assert "Peran Anda" in make_page.ui.export_button.toolTip()
    make_page.export.open()
    assert make_page.export.dialog is None
