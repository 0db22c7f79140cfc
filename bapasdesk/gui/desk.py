"""What every page is given: the unlocked office, the jobs, the messages, and news of what changed."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from bapasdesk.domain.rights import Right
from bapasdesk.errors import BapasError
from bapasdesk.gui.beside import Beside
from bapasdesk.gui.drives import Drives
from bapasdesk.gui.jobs import Job, Jobs
from bapasdesk.gui.messages import Messages
from bapasdesk.gui.right_gate import RightGate, why_not
from bapasdesk.gui.runner import Runner
from bapasdesk.services.office import Office

T = TypeVar("T")


class Desk(QObject):
    """Kinds of news: partners, courses, sessions, clients, participants, follow_ups, results, settings ..."""

    changed = Signal(object)
    """frozenset[str]: the kinds of things that are different now; each page decides what to re-read."""
    restore_requested = Signal(object)
    """Path of a backup file: the window is to go and the restore dialog to come."""
    leaving = Signal()
    """The window is about to be closed or locked: what is not kept yet is to be kept now."""
    open_requested = Signal(str, int)
    """Kind (partner, course, session, client, or a page's name) and id; id 0 opens the page itself."""

    roles_changed = Signal()
    """The officer at the desk may do more or less than before."""

    def __init__(self, office: Office, jobs: Jobs, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.drives = Drives()
        self.beside = Beside(messages, self.announce, jobs, self)
        self.jobs = jobs
        self.messages = messages
        self._runner = Runner(jobs, messages)
        self._left = False

    def leave(self) -> None:
        """The office is about to be closed: keeps what was half typed, and from then on tells nobody."""
        self.leaving.emit()
        self._left = True

    def allows(self, right: Right) -> bool:
        """Whether the officer at the desk has the right; a look into memory."""
        return right in self.office.rights()

    def gate(self, right: Right, *widgets: QWidget) -> None:
        """Keeps buttons off, with the reason as their tooltip, while the officer lacks the right."""
        for widget in widgets:
            gate = RightGate(widget, lambda: self.allows(right), why_not(right))
            self.roles_changed.connect(gate.refresh)

    def announce(self, *kinds: str) -> None:
        self.changed.emit(frozenset(kinds))

    def open(self, kind: str, id: int = 0) -> None:
        self.open_requested.emit(kind, id)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[BapasError], None] | None = None,
        busy: str = "",
        announce: tuple[str, ...] = (),
    ) -> Job:
        """Runs `work` on the worker, then `done(result)` here; known trouble goes to `failed` or a message.

        `announce` names the kinds that have changed once it is done, also when nobody waits for the
        result any more. What is not a BapasError is our own defect and goes to the crash dialog.
        After `leave` nothing is begun any more and nothing called back.
        """
        if self._left:
            return Job(work, done, _to_nobody)
        if not announce:
            return self._runner.run(work, done, failed=failed, busy=busy)
        job = self._runner.run(work, done, failed=failed, busy=busy)
        self._runner.run(lambda: job.error is None, lambda worked: self._announce_if(worked, announce))
        return job

    def _announce_if(self, worked: bool, kinds: tuple[str, ...]) -> None:
        if worked:
            self.announce(*kinds)


def _to_nobody(result: object) -> None:
    """Results after the window has gone."""
