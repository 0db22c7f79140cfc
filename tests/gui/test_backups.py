"""Backups made, checked and restored through the window."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

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
from bapasdesk.gui.pages.backups_page import BackupsPage
from bapasdesk.services import backups, clients
from bapasdesk.services.office import Office, open_office
from tests.builders import FAST_COST, NOW, OFFICER, PASSPHRASE, FixedClock, make_client
from tests.gui.fake_messages import FakeMessages
from tests.gui.test_lists import click, settle, texts

Start = Callable[[OfficeFolder], Application]


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> BackupsPage:
    made = BackupsPage(desk)
    made.resize(1100, 640)
    qtbot.addWidget(made)
    made.show()
    settle(desk)
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "flashdisk"
    place.mkdir()
    return place


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
    assert "hari ini" in page.ui.age_label.text()
    assert not page.ui.progress.isVisible()
    page.check(file)
    settle(desk)
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
    settle(desk)
    assert "bukan cadangan BapasDesk" in page.ui.trouble.text()
    assert messages.errors == [] and messages.crashes == []


def test_cancelling_on_the_page(desk: Desk, page: BackupsPage, stick: Path) -> None:
    page.choose_folder(stick)
    page._stop.set()
    page.ui.make_button.clicked.disconnect()
    page._desk.run(
        lambda: backups.make(desk.office, stick, cancel=page._stop.is_set), page._made, failed=page._failed
    )
    settle(desk)
    assert "Dihentikan" in page.ui.trouble.text()
    assert list(stick.iterdir()) == []


def test_automatic_copies_are_listed(desk: Desk, office: Office, page: BackupsPage) -> None:
    make_client(office, "Budi")
    assert backups.automatic_if_changed(office) is not None
    assert backups.automatic_if_changed(office) is None, "nothing has changed since"
    page.refresh()
    settle(desk)
    assert texts(page.ui.copies_table, 1) == ["1"]


@pytest.fixture
def start(qtbot: QtBot, messages: FakeMessages) -> Iterator[Start]:
    running: list[Application] = []

    def make(folder: OfficeFolder) -> Application:
        clock = FixedClock()
        clock.move(days=2)
        parts = Parts(messages=messages, cost=FAST_COST, clock=clock, environment={})
        running.append(Application(folder, parts=parts))
        running[0].start()
        running[0].jobs.wait_until_idle()
        return running[0]

    yield make
    for application in running:
        application.quit()


def restore_through(application: Application, file: Path, messages: FakeMessages) -> None:
    dialog = application.restore
    assert dialog is not None
    dialog.choose(file)
    application.jobs.wait_until_idle()
    assert "2 hari lalu" in dialog.ui.summary.text()
    QTest.keyClicks(dialog.ui.passphrase, PASSPHRASE)
    assert not dialog.ui.save_button.isEnabled(), "the word has to be typed"
    QTest.keyClicks(dialog.ui.word, "pulihkan")
    messages.answers.append(True)
    QTest.mouseClick(dialog.ui.save_button, Qt.MouseButton.LeftButton)
    application.jobs.wait_until_idle()
    QTest.qWait(20)
    application.jobs.wait_until_idle()


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
    restore_through(application, file, messages)
    assert "2 perubahan terbaru akan hilang" in messages.questions[0]
    assert isinstance(application.dialog, UnlockDialog) and application.dialog is not asking
    application.quit()
    with open_office(office.folder, OFFICER, PASSPHRASE) as again:
        assert [row.name for row in clients.rows(again)] == ["Siti Contoh"]


def test_a_new_computer_starts_from_the_backup(
    office: Office, stick: Path, tmp_path: Path, start: Start, messages: FakeMessages
) -> None:
    make_client(office, "Siti Contoh")
    file = backups.make(office, stick).path
    application = start(OfficeFolder(tmp_path / "komputer-baru"))
    asking = application.dialog
    assert isinstance(asking, FirstRun)
    asking.ui.restore_button.click()
    restore_through(application, file, messages)
    assert isinstance(application.dialog, UnlockDialog)
    assert application.status is None, "the program goes on"


def test_closing_leaves_a_copy_beside_the_office(office_folder: OfficeFolder, start: Start) -> None:
    application = start(office_folder)
    assert isinstance(application.dialog, UnlockDialog)
    application.dialog.ui.passphrase.setText(PASSPHRASE)
    application.dialog.ui.open_button.click()
    application.jobs.wait_until_idle()
    assert application.window is not None
    assert application.window.ui.backup_badge.text().startswith("Belum pernah")
    application.quit()
    (copy,) = office_folder.copies.glob("*.bpbak")
    assert backups.verify(copy).ok
