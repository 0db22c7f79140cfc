"""The composition root of the window: builds every part once and hands it down by constructor.

What the unlock window can do without is imported after it is painted: the database's libraries and the pages
take most of a second, and are read while the officer types the passphrase.
"""

import gc
import linecache
import logging
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import BapasError
from bapasdesk.gui.auto_lock import ASLEEP, AutoLock
from bapasdesk.gui.crash_report import CrashReports
from bapasdesk.gui.dialogs.unlock_dialog import UnlockDialog
from bapasdesk.gui.drives import Drives
from bapasdesk.gui.help_key import HelpKey
from bapasdesk.gui.jobs import Jobs
from bapasdesk.gui.log_file import close_log, open_log
from bapasdesk.gui.messages import Messages
from bapasdesk.gui.put_away import put_away_everything
from bapasdesk.gui.runner import Runner
from bapasdesk.gui.single_instance import SingleInstance
from bapasdesk.gui.theme import apply_theme
from bapasdesk.gui.translator import IndonesianTranslator
from bapasdesk.services.door import unsafe_place

if TYPE_CHECKING:
    from bapasdesk.gui.desk import Desk
    from bapasdesk.gui.dialogs.first_run import FirstRun
    from bapasdesk.gui.dialogs.restore_dialog import RestoreDialog
    from bapasdesk.gui.main_window import MainWindow
    from bapasdesk.services.demo import DemoOffice
    from bapasdesk.services.office import Office
    from bapasdesk.store.key_slots import Argon2Cost

REFUSED = 1
ALREADY_OPEN = 4
AFTER_FIRST_PAINT_MS = 50

_log = logging.getLogger(__name__)


def _build_example(folder: OfficeFolder) -> "DemoOffice":
    from bapasdesk.services.demo import build_demo_office

    return build_demo_office(folder)


@dataclass(kw_only=True)
class Parts:
    """What a test may want other than the program: messages that are written down, cheap keys, a clock."""

    messages: Messages = field(default_factory=Messages)
    cost: "Argon2Cost | None" = None
    """What a new slot costs to open; today's usual cost without one."""
    clock: Callable[[], datetime] = datetime.now
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    drives: Drives = field(default_factory=Drives)
    build_example: "Callable[[OfficeFolder], DemoOffice]" = _build_example


class Application(QObject):
    """Leads from unlocking or the first run to the window, back when it is locked, and out at the end."""

    ended = Signal(int)
    """The exit status, once everything is closed."""

    def __init__(self, folder: OfficeFolder, officer: str = "", parts: Parts | None = None) -> None:
        super().__init__()
        self._folder, self._officer = folder, officer
        self._parts = parts or Parts()
        self.messages = self._parts.messages
        self.jobs = Jobs()
        self.runner = Runner(self.jobs, self.messages)
        """For what runs beside the window before an office is open, and for the manual."""
        self.example: tempfile.TemporaryDirectory[str] | None = None
        """Where the example office lives until the program ends."""
        self._hint = ""
        self._desk: Desk | None = None
        self.auto_lock = AutoLock(self._parts.clock, self)
        self.auto_lock.due.connect(self._lock_because)
        # Queued: the dialog that got the key is destroyed by it.
        self.auto_lock.asked.connect(self.lock, Qt.ConnectionType.QueuedConnection)
        self._office: Office | None = None
        self.dialog: QDialog | None = None
        """The unlock or first-run dialog while it is shown."""
        self.restore: RestoreDialog | None = None
        """The restore dialog opened last."""
        self.status: int | None = None
        """The exit status once the program has ended."""
        self.window: MainWindow | None = None
        """The window while an office is open."""

    def start(self) -> None:
        environment = self._parts.environment
        officer = environment.get("BAPASDESK_OFFICER", "")
        passphrase = environment.get("BAPASDESK_PASSPHRASE", "")
        if refusal := unsafe_place(self._folder):
            self.messages.error(refusal)
            self.quit(REFUSED)
        elif not self._folder.exists:
            self._ask_first_run()
        elif officer and passphrase:
            self._unlock_at_once(officer, passphrase)
        else:
            self._ask_unlock()

    def come_forward(self) -> None:
        """Brings whatever is shown before the other programs' windows."""
        shown = self.window or self.dialog
        if shown is not None:
            shown.setWindowState(shown.windowState() & ~Qt.WindowState.WindowMinimized)
            shown.raise_()
            shown.activateWindow()

    def lock(self) -> None:
        """Closes the office, drops its key, and asks for the passphrase again."""
        self._lock_because("")

    def _lock_because(self, reason: str) -> None:
        """At once, whatever dialog is open; the office is closed by the worker after what it is writing."""
        if self.window is None:
            return
        self._leave_desk()
        office, self._office = self._office, None
        if office is not None:
            self.jobs.drop_results()
            close = office.close if reason == ASLEEP else partial(_copy_and_close, office)
            self.runner.run(close, lambda _: None, busy="Mengunci kantor")
        self._ask_unlock(reason)

    def quit(self, status: int = 0) -> None:
        """Closes what is open and ends with `status`; a second call changes nothing."""
        if self.status is not None:
            return
        self.status = status
        self._leave_window()
        self.jobs.shutdown()
        if self.example is not None:
            self.example.cleanup()
        self.ended.emit(status)

    def _unlock_at_once(self, officer: str, passphrase: str) -> None:
        """By the environment, without asking; known trouble ends the program with its own status."""

        def refused(error: BapasError) -> None:
            print(error, file=sys.stderr)
            self.quit(error.exit_status)

        def opened() -> "Office":
            _load_window()
            from bapasdesk.services.unlocking import open_office

            return open_office(self._folder, officer, passphrase, clock=self._parts.clock)

        self.runner.run(opened, self._show_window, failed=refused)

    def _ask_unlock(self, reason: str = "") -> None:
        dialog = UnlockDialog(
            self._folder,
            self.runner,
            officer=self._officer,
            hint="\n".join(part for part in (reason, self._hint) if part),
            cost=self._parts.cost,
            clock=self._parts.clock,
        )
        dialog.unlocked.connect(self._show_window)
        dialog.restore_wanted.connect(lambda: self._ask_restore(dialog))
        self._show_dialog(dialog)
        QTimer.singleShot(AFTER_FIRST_PAINT_MS, self, self._read_ahead)

    def _read_ahead(self) -> None:
        self.runner.run(_load_window, lambda _: None)

    def _ask_first_run(self) -> None:
        from bapasdesk.gui.dialogs.first_run import FirstRun

        dialog = FirstRun(self._folder, self.runner, cost=self._parts.cost, clock=self._parts.clock)
        dialog.finished_with.connect(self._show_window)
        dialog.example_wanted.connect(lambda: self._build_example(dialog))
        dialog.restore_wanted.connect(lambda: self._ask_restore(dialog))
        self._show_dialog(dialog)

    def _ask_restore(self, asking: QDialog) -> None:
        """Over the unlock or first-run dialog: no office is open then."""
        from bapasdesk.gui.dialogs.restore_dialog import RestoreDialog

        parts = self._parts
        self.restore = RestoreDialog(
            self._folder, self.runner, cost=parts.cost, clock=parts.clock, parent=asking
        )
        self.restore.restored.connect(lambda: self._ask_anew(asking))
        self.restore.open()

    def _restore_instead(self, file: Path) -> None:
        """From the window: the office is closed first, as by locking."""
        self.lock()
        assert self.dialog is not None
        self._ask_restore(self.dialog)
        assert self.restore is not None
        self.restore.choose(file)

    def _ask_anew(self, asking: QDialog) -> None:
        """The restored office has its own officers, so the dialog behind is built anew."""
        asking.rejected.disconnect(self.quit)
        asking.close()
        self._ask_unlock()

    def _show_dialog(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.rejected.connect(self.quit)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        self.come_forward()

    def _build_example(self, dialog: "FirstRun") -> None:
        """In a folder of its own that goes when the program ends: the real office stays to be made."""
        self.example = tempfile.TemporaryDirectory(prefix="bapasdesk-contoh-", ignore_cleanup_errors=True)
        place = OfficeFolder(Path(self.example.name) / "kantor")
        self.runner.run(
            lambda: self._parts.build_example(place),
            lambda made: self._open_example(made, dialog),
            failed=dialog.show_trouble,
        )

    def _open_example(self, made: "DemoOffice", dialog: "FirstRun") -> None:
        self._folder, self._officer = made.office.folder, made.officer
        self._hint = f"Kantor contoh. Frasa sandinya: {made.passphrase}"
        self._show_window(made.office)
        dialog.accept()

    def _show_window(self, office: "Office") -> None:
        from bapasdesk.gui.desk import Desk
        from bapasdesk.gui.main_window import MainWindow

        self._office, self._officer = office, office.officer
        desk = self._desk = Desk(office, self.jobs, self.messages, self)
        self.window = MainWindow(desk, self.lock)
        self.window.closed.connect(self.quit)
        desk.drives = self._parts.drives
        desk.restore_requested.connect(self._restore_instead)
        self.window.fit_screen()
        self.window.show()
        self.auto_lock.session.watch_window(int(self.window.winId()))
        desk.changed.connect(self._start_auto_lock)
        self._start_auto_lock()
        self.dialog = None
        if office.notice:
            QTimer.singleShot(0, lambda: self.messages.warn(office.notice))

    def _start_auto_lock(self, kinds: frozenset[str] = frozenset({"settings"})) -> None:
        """With the office's own minutes, now and whenever they are changed."""
        desk = self._desk
        if desk is not None and "settings" in kinds:
            from bapasdesk.services import protection

            office = desk.office
            desk.run(lambda: protection.settings(office).lock_minutes, self.auto_lock.start)

    def _leave_desk(self) -> None:
        """Everything of the office goes from the screen; the office itself is still to be closed."""
        self.auto_lock.stop()
        window, self.window = self.window, None
        desk, self._desk = self._desk, None
        if window is None or desk is None:
            return
        desk.leave()
        window.closed.disconnect(self.quit)
        put_away_everything()
        window.close()
        window.deleteLater()
        desk.deleteLater()

    def _leave_window(self) -> None:
        """The office is closed by the worker, after what it was still writing."""
        self._leave_desk()
        office, self._office = self._office, None
        if office is not None:
            self.jobs.finish(lambda: _copy_and_close(office))


def _load_window() -> None:
    """On the worker: everything that is used once an office is open."""
    if "bapasdesk.gui.main_window" in sys.modules:
        return
    # PySide reads the source of every module to see whether it uses Qt, and Python keeps the lines: 15 MB in
    # all, less if their room is used again in between.
    linecache.clearcache()
    import bapasdesk.services.unlocking

    linecache.clearcache()
    import bapasdesk.gui.main_window  # noqa: F401

    linecache.clearcache()

    # Modules stay for good; left out, a collection on the GUI thread is over before anybody sees it.
    gc.freeze()


def _copy_and_close(office: "Office") -> None:
    """On the worker. A copy that fails does not keep the office open; the badge tells its age anyway."""
    from bapasdesk.services import backups

    try:
        backups.automatic_if_changed(office)
    except BapasError as error:
        _log.warning("automatic copy: %s", type(error).__name__)
    finally:
        office.close()


def run_window(folder: OfficeFolder, officer: str = "") -> int:
    """Shows the window and gives the exit status: 0, 3 for a wrong passphrase in the environment, or 4 when
    another window already has the office."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("BapasDesk")
    app.setQuitOnLastWindowClosed(False)
    instance = SingleInstance(folder)
    if not instance.claim():
        print("BapasDesk sudah terbuka untuk kantor ini; jendelanya ditampilkan.", file=sys.stderr)
        return ALREADY_OPEN
    translator = IndonesianTranslator(app)
    app.installTranslator(translator)
    apply_theme(app)
    application = Application(folder, officer)
    HelpKey(app, application.runner)
    application.ended.connect(app.exit)
    instance.raise_requested.connect(application.come_forward)
    log_file = open_log(folder)
    catch_crashes(folder, application.messages)
    QTimer.singleShot(0, application.start)
    status = app.exec()
    close_log(log_file)
    instance.release()
    return status


def catch_crashes(folder: OfficeFolder, messages: Messages) -> None:
    """From now on no defect of ours passes unseen, on whatever thread: kept as a report, logged and shown."""
    messages.keep_crash = CrashReports(folder).keep

    def caught(error: BaseException | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.exit(1)
        elif error is not None:
            messages.crashed.emit(error)  # also from another thread: shown by the window's

    sys.excepthook = lambda kind, error, trace: caught(error)
    threading.excepthook = lambda told: caught(told.exc_value)
    sys.unraisablehook = lambda told: caught(told.exc_value)
