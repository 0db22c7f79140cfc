"""Backups made, checked and restored through the window."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.app import Application, Parts
from bapasdesk.config import OfficeFolder
from bapasdesk.domain.backup_age import backup_age
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.first_run import FirstRun
from bapasdesk.gui.dialogs.unlock_dialog import UnlockDialog
from bapasdesk.gui.main_window import MainWindow
from bapasdesk.gui.pages.backups_page import BackupsPage
from bapasdesk.services import backups, clients, officers
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office
from bapasdesk.store import backup_writer
from tests.builders import FAST_COST, NOW, OFFICER, PASSPHRASE, FixedClock, make_client
from tests.gui.fake_drives import FakeDrives
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import click, settle_typed, texts

Start = Callable[[OfficeFolder], Application]


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> BackupsPage:
    made = BackupsPage(desk)
    made.resize(1100, 640)
    qtbot.addWidget(made)
    made.show()
    settle_typed(desk)
    return made


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (None, "Belum pernah"),
        (datetime(2023, 6, 20, 8), "hari ini"),
        (datetime(2023, 6, 19, 23), "kemarin"),
        (datetime(2023, 6, 1), "19 hari lalu"),
        (datetime(2024, 1, 1), "hari ini"),
    ],
)
def test_the_age_in_words(made: datetime | None, said: str) -> None:
    assert said in backup_age(made, NOW)


def test_a_backup_onto_a_chosen_folder(desk: Desk, page: BackupsPage, stick: Path) -> None:
    assert "Belum pernah" in page.ui.age_label.text()
    page.choose_folder(stick)
    click(desk, page.ui.make_button)
    (file,) = stick.iterdir()
    assert backups.verify(file).ok
    assert str(file) in page.ui.result_label.text()
    assert "di disk yang sama" in page.ui.result_label.text(), (
        "the test's stick is a folder beside the office"
    )
    page._made(replace(backups.verify(file), is_beside_office=False))
    assert "dengan aman (Eject)" in page.ui.result_label.text()
    assert "hari ini" in page.ui.age_label.text()
    assert not page.ui.progress.isVisible()
    page.check(file)
    settle_typed(desk)
    assert "utuh: Balai Pemasyarakatan Kelas I Contoh" in page.ui.result_label.text()


def test_trouble_and_a_damaged_file_are_said_on_the_page(
    desk: Desk, page: BackupsPage, stick: Path, messages: FakeMessages
) -> None:
    page.choose_folder(stick / "dicabut")
    click(desk, page.ui.make_button)
    assert "tidak ditemukan" in page.ui.trouble.text()
    broken = stick / "rusak.bpbak"
    broken.write_bytes(b"bukan cadangan")
    page.check(broken)
    settle_typed(desk)
    assert "bukan cadangan BapasDesk" in page.ui.trouble.text()
    assert messages.errors == [] and messages.crashes == []


def test_cancelling_on_the_page_and_doing_it_again(
    desk: Desk, page: BackupsPage, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.choose_folder(stick)
    real = backup_writer._stream

    def stream(*arguments: Any) -> None:
        page.ui.cancel_button.click()  # as if by the officer, in the midst of writing
        real(*arguments)

    with monkeypatch.context() as planted:
        planted.setattr(backup_writer, "_stream", stream)
        QTest.mouseClick(page.ui.make_button, Qt.MouseButton.LeftButton)
        assert page.ui.progress.isVisible() and page.ui.cancel_button.isVisible()
        assert not page.ui.make_button.isEnabled() and not page.ui.restore_button.isEnabled()
        settle_typed(desk)
    assert "Dihentikan" in page.ui.trouble.text()
    assert list(stick.iterdir()) == []
    click(desk, page.ui.again_button)
    assert len(list(stick.iterdir())) == 1
    assert page.ui.trouble.text() == "" and not page.ui.again_button.isVisible()


def test_the_pages_read_on_while_a_backup_is_written(
    desk: Desk, page: BackupsPage, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, real = Event(), backup_writer._stream

    def slow(*arguments: Any) -> None:
        gate.wait(10)
        real(*arguments)

    monkeypatch.setattr(backup_writer, "_stream", slow)
    page.choose_folder(stick)
    QTest.mouseClick(page.ui.make_button, Qt.MouseButton.LeftButton)
    make_client(desk.office, "Siti Contoh")
    found: list[int] = []
    desk.run(lambda: clients.count(desk.office), found.append)
    desk.jobs.wait_until_idle()
    assert found == [1] and page.ui.progress.isVisible()
    gate.set()
    settle_typed(desk)
    assert "sudah dibaca ulang" in page.ui.result_label.text()


def test_a_drill_in_one_click(desk: Desk, office: Office, page: BackupsPage, stick: Path) -> None:
    assert "terakhir diuji: belum pernah" in page.ui.drill_label.text()
    click(desk, page.ui.drill_button)
    assert "Belum ada cadangan" in page.ui.trouble.text()
    page.back_up(stick)
    settle_typed(desk)
    make_client(office, "Siti Contoh")
    click(desk, page.ui.drill_button)
    assert "Uji pemulihan berhasil" in page.ui.result_label.text()
    assert "terakhir diuji: hari ini" in page.ui.drill_label.text()
    (file,) = stick.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    page.drill(file)
    settle_typed(desk)
    assert "Uji pemulihan gagal" in page.ui.trouble.text() and page.ui.again_button.isVisible()


def test_the_whole_office_is_checked_from_the_page(
    desk: Desk, page: BackupsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    click(desk, page.ui.office_check_button)
    assert "semua baik" in page.ui.result_label.text()
    assert "hari ini, semua baik" in page.ui.office_check_label.text()
    monkeypatch.setattr(Office, "file_problems", lambda _: ["Susunan data rusak: x"])
    click(desk, page.ui.office_check_button)
    assert "• Susunan data rusak" in page.ui.trouble.text()
    assert "1 temuan" in page.ui.office_check_label.text()


def test_sticks_come_and_go_in_the_list(
    desk: Desk, page: BackupsPage, drives: FakeDrives, stick: Path
) -> None:
    assert not page.ui.make_button.isEnabled()
    drives.plug_in(stick)
    desk.announce("drives")
    settle_typed(desk)
    assert page.ui.place.currentText() == "KINGSTON (8,0 GB bebas)"
    assert page.ui.make_button.isEnabled()


def test_automatic_copies_are_listed(desk: Desk, office: Office, page: BackupsPage) -> None:
    make_client(office, "Budi")
    assert backups.automatic_if_changed(office) is not None
    assert backups.automatic_if_changed(office) is None, "nothing has changed since"
    page.refresh()
    settle_typed(desk)
    assert texts(page.ui.copies_table, 1) == ["1"]


@pytest.fixture
def start(qtbot: QtBot, messages: FakeMessages, drives: FakeDrives) -> Iterator[Start]:
    running: list[Application] = []

    def make(folder: OfficeFolder) -> Application:
        clock = FixedClock()
        clock.move(days=2)
        parts = Parts(messages=messages, cost=FAST_COST, clock=clock, environment={}, drives=drives)
        running.append(Application(folder, parts=parts))
        running[0].start()
        running[0].jobs.wait_until_idle()
        return running[0]

    yield make
    for application in running:
        application.quit()


def restore_through(application: Application, file: Path) -> str:
    """By the dialog's own steps; gives what it said would be lost."""
    dialog = application.restore
    assert dialog is not None
    dialog.choose(file)
    return finish_restoring(application)


def finish_restoring(application: Application) -> str:
    dialog = application.restore
    assert dialog is not None
    application.jobs.wait_until_idle()
    assert "2 hari lalu" in dialog.ui.summary.text()
    assert not dialog.ui.word.isVisible(), "first the loss is shown"
    QTest.keyClicks(dialog.ui.passphrase, PASSPHRASE)
    QTest.mouseClick(dialog.ui.save_button, Qt.MouseButton.LeftButton)
    application.jobs.wait_until_idle()
    said: str = dialog.ui.loss.text()
    assert not dialog.ui.save_button.isEnabled(), "the word has to be typed"
    QTest.keyClicks(dialog.ui.word, "pulihkan")
    QTest.mouseClick(dialog.ui.save_button, Qt.MouseButton.LeftButton)
    application.jobs.wait_until_idle()
    QTest.qWait(20)
    application.jobs.wait_until_idle()
    return said


def unlock(application: Application) -> MainWindow:
    dialog = application.dialog
    assert isinstance(dialog, UnlockDialog)
    dialog.ui.passphrase.setText(PASSPHRASE)
    dialog.ui.open_button.click()
    application.jobs.wait_until_idle()
    assert application.window is not None
    return application.window


def test_restored_from_the_unlock_dialog(
    office: Office, stick: Path, start: Start, messages: FakeMessages
) -> None:
    make_client(office, "Siti Contoh")
    file = backups.make(office, stick).path
    make_client(office, "Budi Contoh")
    office.close()
    application = start(office.folder)
    asking = application.dialog
    assert isinstance(asking, UnlockDialog)
    asking.ui.restore_button.click()
    said = restore_through(application, file)
    assert "2 perubahan setelah cadangan itu akan hilang" in said and "Kantor sekarang: 2 klien" in said
    assert isinstance(application.dialog, UnlockDialog) and application.dialog is not asking
    application.quit()
    with open_office(office.folder, OFFICER, PASSPHRASE) as again:
        assert [row.name for row in clients.rows(again)] == ["Siti Contoh"]


def test_an_old_backup_says_that_removed_officers_come_back(
    office: Office, stick: Path, start: Start, messages: FakeMessages
) -> None:
    officers.add_officer(office, "Bekas Petugas", PASSPHRASE, cost=FAST_COST)
    file = backups.make(office, stick).path
    officers.remove_officer(office, "Bekas Petugas")
    officers.add_officer(office, "Petugas Baru", PASSPHRASE, cost=FAST_COST)
    office.close()
    application = start(office.folder)
    asking = application.dialog
    assert isinstance(asking, UnlockDialog)
    asking.ui.restore_button.click()
    said = restore_through(application, file)
    assert "Petugas yang sudah dihapus dapat masuk lagi: Bekas Petugas." in said
    assert "Petugas yang ditambahkan sesudahnya tidak dapat masuk lagi: Petugas Baru." in said
    assert "Frasa sandi dan peran semua petugas kembali" in said


def test_a_new_computer_starts_from_the_backup(
    office: Office, stick: Path, tmp_path: Path, start: Start, messages: FakeMessages
) -> None:
    make_client(office, "Siti Contoh")
    file = backups.make(office, stick).path
    application = start(OfficeFolder(tmp_path / "komputer-baru"))
    asking = application.dialog
    assert isinstance(asking, FirstRun)
    asking.ui.restore_button.click()
    assert "belum ada kantor" in restore_through(application, file)
    assert isinstance(application.dialog, UnlockDialog)
    assert application.status is None, "the program goes on"


def test_restored_from_the_page_which_locks_first(
    office: Office, stick: Path, start: Start, messages: FakeMessages
) -> None:
    make_client(office, "Siti Contoh")
    file = backups.make(office, stick).path
    make_client(office, "Budi Contoh")
    office.close()
    application = start(office.folder)
    page = unlock(application).go("backups")
    page.restore(file)
    assert application.window is None, "the office is closed"
    finish_restoring(application)
    assert "sudah dipulihkan" in messages.warnings[0]
    application.quit()
    with open_office(office.folder, OFFICER, PASSPHRASE) as again:
        assert [row.name for row in clients.rows(again)] == ["Siti Contoh"]


def test_other_words_or_another_officer_show_the_loss_anew(office: Office, stick: Path, start: Start) -> None:
    file = backups.make(office, stick).path
    office.close()
    application = start(office.folder)
    assert application.dialog is not None
    application.dialog.ui.restore_button.click()  # type: ignore[attr-defined]
    dialog = application.restore
    assert dialog is not None
    dialog.choose(file)
    application.jobs.wait_until_idle()
    QTest.keyClicks(dialog.ui.passphrase, "salah sekali")
    dialog.ui.save_button.click()
    application.jobs.wait_until_idle()
    assert dialog.ui.form_error.text() != "" and not dialog.ui.word.isVisible()
    assert dialog.focusWidget() is dialog.ui.passphrase, "the next try is typed at once"
    dialog.ui.passphrase.setText(PASSPHRASE)
    dialog.ui.save_button.click()
    application.jobs.wait_until_idle()
    assert dialog.ui.word.isVisible()
    QTest.keyClicks(dialog.ui.word, "PULIHKAN")
    assert dialog.ui.save_button.text() == "Pulihkan"
    dialog.ui.passphrase.setText("lain")
    assert not dialog.ui.word.isVisible() and dialog.ui.save_button.text() == "Lanjut"


def test_closing_leaves_a_copy_beside_the_office(office_folder: OfficeFolder, start: Start) -> None:
    application = start(office_folder)
    window = unlock(application)
    assert window.ui.backup_badge.text().startswith("Belum pernah")
    application.quit()
    (copy,) = office_folder.copies.glob("*.bpbak")
    assert backups.verify(copy).ok
