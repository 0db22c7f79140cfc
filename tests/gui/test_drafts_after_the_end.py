"""Drafts after the lock and after a program that was killed."""

import os
import signal
import subprocess
import sys
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bapasdesk.app import Application, Parts
from bapasdesk.config import OfficeFolder
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.client_dialog import ClientDialog
from bapasdesk.services import (
    drafts,
)
from bapasdesk.services.unlocking import open_office
from tests.builders import (
    FAST_COST,
    OFFICER,
    PASSPHRASE,
    FixedClock,
)
from tests.gui.draft_steps import take_offer
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import settle


def _application(folder: OfficeFolder, messages: FakeMessages) -> Application:
    environment = {"BAPASDESK_OFFICER": OFFICER, "BAPASDESK_PASSPHRASE": PASSPHRASE}
    parts = Parts(messages=messages, cost=FAST_COST, clock=FixedClock(), environment=environment)
    application = Application(folder, parts=parts)
    application.start()
    application.jobs.wait_until_idle(10_000)
    return application


def test_the_lock_keeps_an_open_form(
    qapp: QApplication, office_folder: OfficeFolder, messages: FakeMessages
) -> None:
    application = _application(office_folder, messages)
    assert application.window is not None
    page = application.window.go("clients")
    page.new_item()
    application.jobs.wait_until_idle(10_000)
    QTest.keyClicks(page.dialog.ui.full_name, "Budi Contoh")
    application.lock()
    application.jobs.wait_until_idle(10_000)
    with open_office(office_folder, OFFICER, PASSPHRASE) as office:
        assert [draft.title for draft in drafts.waiting(office)] == ["Klien"]
    application.quit()
    again = _application(office_folder, messages)
    assert "belum disimpan: Klien" in messages.notes[-1]
    again.quit()


def test_kill_9_in_the_midst_of_typing(
    office_folder: OfficeFolder, jobs: Any, messages: FakeMessages, qtbot: QtBot
) -> None:
    command = [sys.executable, "-m", "tests.gui.typing_child", str(office_folder.root)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline().startswith("typed")
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    with open_office(office_folder, OFFICER, PASSPHRASE, clock=FixedClock()) as office:
        desk = Desk(office, jobs, messages)
        dialog = ClientDialog(desk)
        qtbot.addWidget(dialog)
        dialog.open()
        settle(desk)
        take_offer(desk, dialog)
        assert (dialog.ui.full_name.text(), dialog.ui.birth_date.text()) == ("Budi Contoh", "12-4-1990")
        assert dialog.ui.save_button.isEnabled()
        dialog.hide()
        desk.jobs.wait_until_idle()
