"""What every test of the window needs: jobs, a desk over a real office, messages that are written down."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.jobs import Jobs
from bapasdesk.services.office import Office
from tests.gui.draft_steps import OpenForm
from tests.gui.fake_drives import FakeDrives
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import settle


@pytest.fixture
def messages(qapp: object) -> FakeMessages:
    return FakeMessages()


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def drives() -> FakeDrives:
    return FakeDrives()


@pytest.fixture
def desk(
    office: Office, jobs: Jobs, messages: FakeMessages, drives: FakeDrives, qtbot: QtBot
) -> Iterator[Desk]:
    made = Desk(office, jobs, messages)
    made.drives = drives
    yield made
    made.beside.stop()


@pytest.fixture
def open_form(desk: Desk, qtbot: QtBot) -> OpenForm:
    def make(kind: Callable[..., QDialog], *arguments: Any) -> Any:
        dialog = kind(desk, *arguments)
        qtbot.addWidget(dialog)
        dialog.open()
        settle(desk)
        return dialog

    return make
