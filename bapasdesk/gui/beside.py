"""A second worker for what takes long and holds the office only at times: backup, drill, check."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject

from bapasdesk.errors import BapasError
from bapasdesk.gui.jobs import Jobs
from bapasdesk.gui.messages import Messages
from bapasdesk.gui.runner import Runner

T = TypeVar("T")


class Beside(QObject):
    """`announce` is told what kinds of things a piece of work has changed."""

    def __init__(
        self, messages: Messages, announce: Callable[..., None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.jobs = Jobs(self)
        self.stopping = Event()
        """Set when the window goes: what runs is to stop at its next step."""
        self._runner = Runner(self.jobs, messages)
        self._announce = announce

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[BapasError], None] | None = None,
        busy: str = "",
        announce: tuple[str, ...] = (),
    ) -> None:
        """As `Desk.run`, while the pages go on reading; after `stop` nothing is begun any more."""
        if self.stopping.is_set():
            return

        def worked(result: T) -> None:
            done(result)
            if announce:
                self._announce(*announce)

        self._runner.run(work, worked, failed=failed, busy=busy)

    def stop(self) -> None:
        """Waits for what runs, which stops at its next step."""
        self.stopping.set()
        self.jobs.shutdown()
