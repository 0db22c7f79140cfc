"""Unlocking: a wrong passphrase is said in the dialog, failures cost a growing wait, the code rescues."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.gui.dialogs.unlock_dialog import UnlockDialog
from bapasdesk.gui.jobs import Jobs
from bapasdesk.gui.runner import Runner
from bapasdesk.services.new_office import create_office
from bapasdesk.services.office import Office
from tests.builders import FAST_COST, OFFICER, PASSPHRASE, FixedClock
from tests.gui.fake_messages import FakeMessages

Show = Callable[[], UnlockDialog]


@pytest.fixture
def show(
    office_folder: OfficeFolder, jobs: Jobs, messages: FakeMessages, clock: FixedClock, qtbot: QtBot
) -> Show:
    def make() -> UnlockDialog:
        dialog = UnlockDialog(office_folder, Runner(jobs, messages), cost=FAST_COST, clock=clock)
        qtbot.addWidget(dialog)
        jobs.wait_until_idle()
        return dialog

    return make


def try_passphrase(dialog: UnlockDialog, jobs: Jobs, qtbot: QtBot, text: str) -> None:
    dialog.ui.passphrase.clear()
    QTest.keyClicks(dialog.ui.passphrase, text)
    QTest.mouseClick(dialog.ui.open_button, Qt.MouseButton.LeftButton)
    jobs.wait_until_idle()


def test_the_right_passphrase_opens_the_office(show: Show, jobs: Jobs, qtbot: QtBot) -> None:
    dialog = show()
    opened: list[Office] = []
    dialog.unlocked.connect(opened.append)
    assert dialog.ui.officer.currentText() == OFFICER
    assert not dialog.ui.open_button.isEnabled()
    try_passphrase(dialog, jobs, qtbot, PASSPHRASE)
    assert opened[0].officer == OFFICER
    opened[0].close()


def test_a_wrong_passphrase_is_said_in_the_dialog(show: Show, jobs: Jobs, qtbot: QtBot) -> None:
    dialog = show()
    dialog.unlocked.connect(lambda _: pytest.fail("opened"))
    try_passphrase(dialog, jobs, qtbot, "salah sama sekali")
    assert "tidak cocok" in dialog.ui.passphrase_error.text()
    QTest.keyClicks(dialog.ui.passphrase, "x")
    assert dialog.ui.passphrase_error.text() == ""


def test_after_failures_the_button_is_off_and_the_seconds_are_counted_down(
    show: Show, jobs: Jobs, qtbot: QtBot, clock: FixedClock
) -> None:
    dialog = show()
    for _ in range(8):
        try_passphrase(dialog, jobs, qtbot, "salah sama sekali")
        if "detik" in dialog.ui.waiting.text():
            break
    assert "Coba lagi dalam" in dialog.ui.waiting.text()
    assert not dialog.ui.open_button.isEnabled()
    assert "Coba lagi dalam" in show().ui.waiting.text(), "a new start does not shorten the wait"
    clock.move(hours=2)
    qtbot.waitUntil(dialog.ui.open_button.isEnabled)
    assert dialog.ui.waiting.text() == ""


def test_the_recovery_code_opens_and_gives_a_new_passphrase(
    folder: OfficeFolder, jobs: Jobs, messages: FakeMessages, clock: FixedClock, qtbot: QtBot
) -> None:
    profile = OfficeProfile(name="Bapas Contoh")
    made, code = create_office(folder, profile, OFFICER, PASSPHRASE, cost=FAST_COST, clock=clock)
    made.close()
    dialog = UnlockDialog(folder, Runner(jobs, messages), cost=FAST_COST, clock=clock)
    qtbot.addWidget(dialog)
    jobs.wait_until_idle()
    opened: list[Office] = []
    dialog.unlocked.connect(opened.append)
    QTest.mouseClick(dialog.ui.forgot_button, Qt.MouseButton.LeftButton)
    recovery = dialog.recovery
    assert recovery is not None
    assert not recovery.ui.save_button.isEnabled()
    QTest.keyClicks(recovery.ui.code, "AAAAA")
    for line in (recovery.ui.passphrase.first, recovery.ui.passphrase.again):
        QTest.keyClicks(line, "empat kata yang baru sekali")
    QTest.mouseClick(recovery.ui.save_button, Qt.MouseButton.LeftButton)
    jobs.wait_until_idle()
    assert recovery.ui.form_error.text() != ""
    assert opened == []
    recovery.ui.code.setText(code)
    QTest.mouseClick(recovery.ui.save_button, Qt.MouseButton.LeftButton)
    jobs.wait_until_idle()
    assert opened[0].officer == OFFICER
    opened[0].close()
