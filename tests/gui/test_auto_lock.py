"""The office locks by itself, over whatever is open, says why, and leaves nothing of a client behind."""

import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from ctypes import addressof, wintypes

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bapasdesk.app import Application, Parts
from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import DataProtection
from bapasdesk.gui import auto_lock
from bapasdesk.gui.dialogs.client_dialog import ClientDialog
from bapasdesk.gui.dialogs.unlock_dialog import UnlockDialog
from bapasdesk.gui.session_watch import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    SessionWatch,
    _WindowsMessages,
)
from bapasdesk.services import clients, drafts, protection
from bapasdesk.services.unlocking import open_office
from tests.builders import FAST_COST, OFFICER, PASSPHRASE, FixedClock
from tests.gui.fake_messages import FakeMessages
from tests.gui.waiting_dialogs import MARKER, WAITING


@pytest.fixture
def application(
    office_folder: OfficeFolder, messages: FakeMessages, clock: FixedClock, qtbot: QtBot
) -> Iterator[Application]:
    with open_office(office_folder, OFFICER, PASSPHRASE, clock=clock) as office:
        clients.save(office, Client(full_name=MARKER))
    environment = {"BAPASDESK_OFFICER": OFFICER, "BAPASDESK_PASSPHRASE": PASSPHRASE}
    parts = Parts(messages=messages, cost=FAST_COST, clock=clock, environment=environment)
    made = Application(office_folder, parts=parts)
    made.start()
    made.jobs.wait_until_idle()
    yield made
    made.quit()


def client_dialog(application: Application) -> ClientDialog:
    """A client's record, half changed, so that closing it would ask."""
    assert application.window is not None
    page = application.window.go("clients")
    application.jobs.wait_until_idle()
    page.open_item(1)
    application.jobs.wait_until_idle()
    assert isinstance(page.dialog, ClientDialog)
    QTest.keyClicks(page.dialog.ui.note, "setengah diketik")
    return page.dialog


def leave_alone(application: Application, clock: FixedClock, minutes: float) -> None:
    clock.move(minutes=minutes)
    application.auto_lock.look()


def shown() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def asked_again(application: Application) -> UnlockDialog:
    application.jobs.wait_until_idle()
    dialog = application.dialog
    assert isinstance(dialog, UnlockDialog)
    assert application.window is None
    assert shown() == [dialog], "only the question for the passphrase is on the screen"
    return dialog


def test_ten_minutes_without_anybody_lock_and_say_why(application: Application, clock: FixedClock) -> None:
    leave_alone(application, clock, 9.9)
    assert application.window is not None
    leave_alone(application, clock, 0.1)
    assert asked_again(application).ui.hint.text() == "Terkunci karena tidak dipakai selama 10 menit."


def test_ctrl_l_locks_over_an_open_form_and_what_is_typed_next_goes_nowhere(
    application: Application, office_folder: OfficeFolder
) -> None:
    dialog = client_dialog(application)
    application.jobs.wait_until_idle()
    QTest.keyClick(dialog.ui.note, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert asked_again(application).ui.hint.text() == ""
    with open_office(office_folder, OFFICER, PASSPHRASE) as office:
        assert clients.get(office, 1).note == ""


def test_a_key_or_the_mouse_starts_the_minutes_anew(application: Application, clock: FixedClock) -> None:
    window = application.window
    assert window is not None
    central = window.ui.central
    acts: tuple[Callable[[], None], ...] = (
        lambda: QTest.keyClick(central, Qt.Key.Key_X),
        lambda: QTest.mouseMove(central),
        lambda: QTest.mouseClick(central, Qt.MouseButton.LeftButton),
    )
    for act in acts:
        leave_alone(application, clock, 9)
        act()
        QApplication.processEvents()
    leave_alone(application, clock, 9)
    assert application.window is window
    leave_alone(application, clock, 2)
    asked_again(application)


def test_the_office_sets_its_own_minutes_and_a_clock_set_back_gives_no_more(
    application: Application, clock: FixedClock
) -> None:
    desk = application._desk
    assert desk is not None
    desk.run(
        lambda: protection.save_settings(desk.office, DataProtection(lock_minutes=5)),
        lambda _: None,
        announce=("settings",),
    )
    application.jobs.wait_until_idle()
    leave_alone(application, clock, -300)
    assert application.window is not None
    leave_alone(application, clock, 5)
    assert "5 menit" in asked_again(application).ui.hint.text()


def test_a_half_typed_form_does_not_hold_the_lock_up(
    application: Application, clock: FixedClock, messages: FakeMessages
) -> None:
    dialog = client_dialog(application)
    asked: list[bool] = []
    assert application._desk is not None
    application._desk.leaving.connect(lambda: asked.append(dialog.isVisible()))
    leave_alone(application, clock, 10)
    asked_again(application)
    assert asked[0], "drafts are kept while the form is still there"
    assert messages.questions == [] and messages.errors == []
    with open_office(application._folder, OFFICER, PASSPHRASE) as office:
        (draft,) = drafts.waiting(office)
    assert "setengah diketik" in draft.content


@pytest.mark.parametrize("opened", WAITING)
def test_the_lock_works_over_dialogs_that_wait_for_an_answer(
    application: Application, clock: FixedClock, opened: Callable[[], None]
) -> None:
    client_dialog(application)
    QTimer.singleShot(50, lambda: leave_alone(application, clock, 10))
    opened()  # comes back only because the lock has closed it
    asked_again(application)


def test_nothing_of_a_client_is_left_on_the_screen_or_in_a_widget(
    application: Application, clock: FixedClock
) -> None:
    dialog = client_dialog(application)
    assert dialog.ui.full_name.text() == MARKER
    del dialog
    leave_alone(application, clock, 10)
    unlock = asked_again(application)
    picture = unlock.grab().toImage()
    assert isinstance(picture, QImage) and not picture.isNull()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    texts = [
        str(text()) for widget in QApplication.allWidgets() if callable(text := getattr(widget, "text", None))
    ]
    assert not [text for text in texts if MARKER in text]


def test_after_the_lock_nobody_refers_to_the_key(application: Application, clock: FixedClock) -> None:
    desk = application._desk
    assert desk is not None
    key = desk.office.data_key()
    assert len(key) == 32
    del desk
    leave_alone(application, clock, 10)
    asked_again(application)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    holders = [holder for holder in gc.get_referrers(key) if type(holder).__name__ != "frame"]
    assert holders == []


def test_screen_lock_and_sleep_lock_at_once(application: Application) -> None:
    application.auto_lock.session.screen_saver(True)
    assert asked_again(application).ui.hint.text() == auto_lock.SCREEN_LOCKED


def test_sleep_locks_and_waking_up_does_nothing(application: Application) -> None:
    application.auto_lock.session.prepare_for_sleep(False)
    assert application.window is not None
    application.auto_lock.session.prepare_for_sleep(True)
    assert asked_again(application).ui.hint.text() == auto_lock.ASLEEP


def test_what_windows_says_is_understood(qapp: QApplication) -> None:
    watch, heard = SessionWatch(), []
    watch.screen_locked.connect(lambda: heard.append("screen"))
    watch.falling_asleep.connect(lambda: heard.append("sleep"))
    listener = _WindowsMessages(watch)
    told = [
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
        (WM_WTSSESSION_CHANGE, 8),
        (WM_POWERBROADCAST, PBT_APMSUSPEND),
        (WM_POWERBROADCAST, 18),
        (0x0100, WTS_SESSION_LOCK),
    ]
    for number, detail in told:
        message = wintypes.MSG()
        message.message, message.wParam = number, detail
        assert listener.nativeEventFilter(b"windows_generic_MSG", addressof(message)) == (False, 0)
    listener.nativeEventFilter(b"xcb_generic_event_t", 0)
    assert heard == ["screen", "sleep"]


def test_logind_asking_for_a_lock_is_heard(qapp: QApplication, qtbot: QtBot) -> None:
    watch = SessionWatch()
    with qtbot.waitSignal(watch.screen_locked):
        watch.session_lock()
    watch.screen_saver(False)


def test_no_core_dump_is_written_by_the_program() -> None:
    code = (
        "import resource; from bapasdesk.store.core_dumps import forbid_core_dumps; forbid_core_dumps();"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "(0, 0)"
