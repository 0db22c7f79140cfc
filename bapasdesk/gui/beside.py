"""A second worker for what takes long and holds the office only at times: backup, drill, check."""

from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QObject

from bapasdesk.errors import BapasError
from bapasdesk.gui.jobs import Jobs
from bapasdesk.gui.messages import Messages
from bapasdesk.gui.runner import Runner

T = TypeVar("T")
_STEP_PAUSE = 0.01
"""Seconds between two steps in which whoever waits for the office's one connection gets it."""
_CALM = 1.0
"""Seconds after a page asked for something before what runs beside it goes on."""


class Beside(QObject):
    """`announce` is told what kinds of things a piece of work has changed; `pages` is the worker of the
    pages, which goes first."""

    def __init__(
        self, messages: Messages, announce: Callable[..., None], pages: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pages = pages
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

    def pause(self) -> bool:
        """On the worker, between two steps: waits while the officer is at work. True once the window goes."""
        while not self.stopping.wait(_STEP_PAUSE):
            if self._pages.is_idle and monotonic() - self._pages.asked_at >= _CALM:
                return False
        return True

    def stop(self) -> None:
        """Waits for what runs, which stops at its next step."""
        self.stopping.set()
        self.jobs.shutdown()
