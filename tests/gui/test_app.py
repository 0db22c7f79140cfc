"""The whole program in one process: first run, unlock, lock, example, second start, and the way out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bapasdesk.app import Application, Parts
from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.gui.dialogs.first_run import FirstRun
from bapasdesk.gui.dialogs.unlock_dialog import UnlockDialog
from bapasdesk.gui.main_window import MainWindow
from bapasdesk.gui.single_instance import SingleInstance
from bapasdesk.services.demo import DemoOffice
from bapasdesk.services.new_office import create_office
from bapasdesk.services.unlocking import open_office
from bapasdesk.store import drive_kind
from bapasdesk.store.drive_kind import Drive
from tests.builders import FAST_COST, OFFICER, PASSPHRASE, FixedClock
from tests.gui.fake_messages import FakeMessages

Start = Callable[..., Application]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, messages: FakeMessages) -> Iterator[Start]:
    running: list[Application] = []

    def make(folder: OfficeFolder, **environment: str) -> Application:
        parts = Parts(
            messages=messages,
            cost=FAST_COST,
            clock=FixedClock(),
            environment=environment,
            build_example=small_example,
        )
        application = Application(folder, parts=parts)
        running.append(application)
        application.start()
        application.jobs.wait_until_idle()
        return application

    yield make
    for application in running:
        application.quit()


def small_example(folder: OfficeFolder) -> DemoOffice:
    profile = OfficeProfile(name="Kantor Contoh", is_example=True)
    office, _ = create_office(folder, profile, OFFICER, PASSPHRASE, cost=FAST_COST)
    return DemoOffice(office=office, officer=OFFICER, passphrase=PASSPHRASE)


def unlock(application: Application) -> MainWindow:
    dialog = application.dialog
    assert isinstance(dialog, UnlockDialog)
    dialog.ui.passphrase.setText(PASSPHRASE)
    dialog.ui.open_button.click()
    application.jobs.wait_until_idle()
    assert application.window is not None
    return application.window


def test_a_clock_that_was_set_back_is_said_when_the_window_opens(
    start: Start, folder: OfficeFolder, messages: FakeMessages, qtbot: QtBot
) -> None:
    profile = OfficeProfile(name="Kantor Contoh")
    later = FixedClock()
    later.move(days=1)
    create_office(folder, profile, OFFICER, PASSPHRASE, cost=FAST_COST, clock=later)[0].close()
    unlock(start(folder))
    qtbot.waitUntil(lambda: any("Jam komputer mundur" in text for text in messages.warnings))


def test_an_office_is_unlocked_into_the_window(start: Start, office_folder: OfficeFolder) -> None:
    application = start(office_folder)
    window = unlock(application)
    assert window.isVisible()
    assert application.dialog is None


def test_locking_closes_the_office_and_asks_again(start: Start, office_folder: OfficeFolder) -> None:
    application = start(office_folder)
    unlock(application)
    application.lock()
    assert application.window is None
    application.jobs.wait_until_idle()
    open_office(office_folder, OFFICER, PASSPHRASE).close()
    assert unlock(application).isVisible()


def test_the_environment_unlocks_without_asking(start: Start, office_folder: OfficeFolder) -> None:
    application = start(office_folder, BAPASDESK_OFFICER=OFFICER, BAPASDESK_PASSPHRASE=PASSPHRASE)
    assert application.dialog is None
    assert application.window is not None


def test_a_wrong_passphrase_in_the_environment_ends_with_its_status(
    start: Start, office_folder: OfficeFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    application = start(office_folder, BAPASDESK_OFFICER=OFFICER, BAPASDESK_PASSPHRASE="salah")
    assert application.status == 3
    assert "tidak cocok" in capsys.readouterr().err


def test_a_folder_on_a_stick_is_refused_before_any_form(
    start: Start, folder: OfficeFolder, messages: FakeMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drive_kind, "drive_of", lambda _: Drive("vfat", is_removable=True))
    application = start(folder)
    assert application.dialog is None and application.status == 1
    assert "flashdisk" in messages.errors[0] and "disk dalam komputer" in messages.errors[0]


def test_an_empty_folder_starts_with_the_first_run(start: Start, folder: OfficeFolder) -> None:
    assert isinstance(start(folder).dialog, FirstRun)


def test_the_example_opens_in_a_folder_of_its_own_and_goes_at_the_end(
    start: Start, folder: OfficeFolder
) -> None:
    application = start(folder)
    first_run = application.dialog
    assert isinstance(first_run, FirstRun)
    first_run.ui.try_example.setChecked(True)
    first_run.ui.next_button.click()
    application.jobs.wait_until_idle()
    assert application.window is not None
    assert application.window.ui.example_badge.isVisible()
    assert not folder.exists
    application.lock()
    application.jobs.wait_until_idle()
    again: object = application.dialog
    assert isinstance(again, UnlockDialog)
    assert PASSPHRASE in again.ui.hint.text()
    used = example_folder(application)
    application.quit()
    assert not used.exists()


def example_folder(application: Application) -> Path:
    assert application.example is not None
    return Path(application.example.name)


def test_a_second_start_raises_the_first_window(
    qapp: QApplication, folder: OfficeFolder, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = SingleInstance(folder), SingleInstance(folder)
    assert first.claim()
    with qtbot.waitSignal(first.raise_requested):
        assert not second.claim()
    other = SingleInstance(OfficeFolder(tmp_path / "lain"))
    assert other.claim()
    other.release()
    first.release()
    assert second.claim()
    second.release()


def test_a_damaged_file_is_said_where_the_passphrase_was_typed(
    start: Start, office_folder: OfficeFolder
) -> None:
    damaged = b"SQLite format 3\0" + bytes(9000)
    office_folder.database.write_bytes(damaged)
    application = start(office_folder)
    dialog = application.dialog
    assert isinstance(dialog, UnlockDialog)
    dialog.ui.passphrase.setText(PASSPHRASE)
    dialog.ui.open_button.click()
    application.jobs.wait_until_idle()
    assert application.window is None and dialog.isVisible()
    assert "tidak terenkripsi" in dialog.ui.passphrase_error.text()
    assert office_folder.database.read_bytes() == damaged
