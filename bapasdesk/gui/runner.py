"""Work beside the window, and where its troubles go: known ones to the person, defects to the crash box."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from bapasdesk.errors import BapasError
from bapasdesk.gui.jobs import Job, Jobs
from bapasdesk.gui.messages import Messages

T = TypeVar("T")
Failed = Callable[[BapasError], None]


class RunWork(Protocol):
    """What forms need to save: `Runner.run`, or the desk's, which also announces."""

    def __call__(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Failed | None = None,
        busy: str = "",
    ) -> Job: ...


class Runner:
    """Runs a piece of work before an office is open, and for the desk afterwards."""

    def __init__(self, jobs: Jobs, messages: Messages) -> None:
        self.jobs = jobs
        self.messages = messages

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Failed | None = None,
        busy: str = "",
    ) -> Job:
        """`done(result)` on the GUI thread; a BapasError to `failed`, or to a message without one."""
        tell = failed or (lambda error: self.messages.error(str(error)))

        def broken(error: Exception) -> None:
            if isinstance(error, BapasError):
                tell(error)
            else:
                self.messages.crash(error)

        return self.jobs.run(work, done, broken, busy=busy)
