"""The lock: over whatever is open, with the draft kept, nothing left on the screen and the key let go."""

import gc
import os
from collections.abc import Callable
from functools import partial
from typing import Any
from unittest import mock

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bapasdesk import app
from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.clients import Client
from bapasdesk.gui.dialogs.unlock_dialog import UnlockDialog
from bapasdesk.services import clients, drafts
from bapasdesk.services.office import Office
from tests.builders import FAST_COST, OFFICER, PASSPHRASE, FixedClock
from tests.faults.children import Say, start
from tests.faults.offices import new_office, opened
from tests.faults.run import Run, Trials, planted
from tests.faults.window_program import window_program
from tests.gui.fake_messages import FakeMessages
from tests.gui.waiting_dialogs import MARKER, WAITING

_TYPED = "setengah diketik"
_IDLE_MINUTES = 10


def over_open_dialogs(run: Run) -> Trials:
    """A box, a file dialog, the printer's or a menu over a half-changed client: locked at once all the same.

    The planted mistake: the lock closes its own window only.
    """
    for number, place in enumerate(run.folders()):
        folder = _office_with_a_client(place)
        job = partial(_lock_over, folder, WAITING[number % len(WAITING)], run.defect)
        said = start(job).ended()[1]
        yield said == {"locked", "clean"} and _draft_is_kept(folder)


def lets_the_key_go(run: Run) -> Trials:
    """After the lock no object of the program refers to the key. The planted mistake: the office keeps it."""
    for place in run.folders():
        said = start(partial(_lock_and_look, _office_with_a_client(place), run.defect)).ended()[1]
        yield said == {"locked", "let go"}


def _office_with_a_client(place: Any) -> OfficeFolder:
    folder = new_office(place)
    with opened(folder) as office:
        clients.save(office, Client(full_name=MARKER))
    return folder


def _draft_is_kept(folder: OfficeFolder) -> bool:
    with opened(folder) as office:
        return any(_TYPED in draft.content for draft in drafts.waiting(office))


def _started(folder: OfficeFolder, clock: FixedClock) -> app.Application:
    """The program in this process, its window open."""
    environment = {"BAPASDESK_OFFICER": OFFICER, "BAPASDESK_PASSPHRASE": PASSPHRASE}
    parts = app.Parts(messages=FakeMessages(), cost=FAST_COST, clock=clock, environment=environment)
    application = app.Application(folder, parts=parts)
    application.start()
    application.jobs.wait_until_idle(60_000)
    return application


def _lock_over(folder: OfficeFolder, open_dialog: Callable[[], None], careless: bool, say: Say) -> None:
    program, clock = window_program(), FixedClock()
    application = _started(folder, clock)
    assert application.window is not None
    page = application.window.go("clients")
    application.jobs.wait_until_idle(60_000)
    page.open_item(1)
    application.jobs.wait_until_idle(60_000)
    QTest.keyClicks(page.dialog.ui.note, _TYPED)

    def locked_and_looked() -> None:
        with planted(careless, mock.patch.object(app, "put_away_everything")):
            clock.move(minutes=_IDLE_MINUTES)
            application.auto_lock.look()
        shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        application.jobs.wait_until_idle(60_000)
        say("locked" if application.window is None else "open")
        say("clean" if _only_asks(shown) else "dirty")
        os._exit(0)  # the dialog's own loop still waits below this one

    QTimer.singleShot(50, locked_and_looked)
    open_dialog()
    program.exec()


def _only_asks(shown: list[QWidget]) -> bool:
    """Nothing but the question for the passphrase, in which nothing of a client stands."""
    parts = [part for widget in shown for part in (widget, *widget.findChildren(QWidget))]
    texts = [str(text()) for part in parts if callable(text := getattr(part, "text", None))]
    return [type(widget) for widget in shown] == [UnlockDialog] and not any(MARKER in text for text in texts)


def _lock_and_look(folder: OfficeFolder, careless: bool, say: Say) -> None:
    program, clock = window_program(), FixedClock()
    application = _started(folder, clock)
    desk = application._desk
    assert desk is not None
    key = desk.office.data_key()
    del desk
    kept: list[Office] = []
    with planted(careless, mock.patch.object(Office, "close", kept.append)):
        application.lock()
        application.jobs.wait_until_idle(60_000)
    program.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    holders = [one for one in gc.get_referrers(key) if type(one).__name__ != "frame"]
    say("locked" if application.window is None else "open")
    say("held" if holders else "let go")
    os._exit(0)
