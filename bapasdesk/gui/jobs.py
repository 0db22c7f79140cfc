"""Runs work beside the window: one worker thread, results delivered on the GUI thread.

One worker is on purpose: the services may be called by one thread at a time, and what is asked in order is
answered in order.
"""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from time import monotonic
from types import FunctionType, MethodType
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal

from bapasdesk.gui.garbage import GarbageTimer

T = TypeVar("T")
_SWITCH_AFTER = 0.0005
"""Seconds a busy worker may keep Python to itself. Qt takes Python anew for every cell it paints; with the
usual 5 ms a list painted beside the daily check took three times as long.
"""


@dataclass(eq=False)
class Job:
    """One piece of work on its way; `busy` is what the bar says meanwhile (empty: nothing)."""

    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    busy: str = ""
    result: Any = None
    error: Exception | None = None


class Jobs(QObject):
    """`run` from the GUI thread; `done` or `failed` is called there too, in the order of asking."""

    idle = Signal()
    busy_changed = Signal(str)
    """What the running or next job is busy with; empty when nothing worth telling runs."""
    _worked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_SWITCH_AFTER)
        self.asked_at = 0.0
        """When work was asked for last, by the monotonic clock."""
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="jobs")
        self._pending: list[Job] = []
        self._is_shut_down = False
        self._garbage = GarbageTimer(self)
        self._worked.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        busy: str = "",
    ) -> Job:
        """Queues `work`. Nothing is called back when the widget that `done` belongs to is gone by then.

        After `shutdown` nothing is done any more: a timer of a closing window may still ask.
        """
        job = Job(work, done, failed, busy)
        if self._is_shut_down:
            return job
        self._pending.append(job)
        self.asked_at = monotonic()
        self._worker.submit(self._work, [job])
        self._tell_busy()
        return job

    @property
    def is_idle(self) -> bool:
        return not self._pending

    def wait_until_idle(self, timeout_ms: int = 5_000) -> None:
        """Keeps the window alive until every result is delivered; for tests. TimeoutError when too late."""
        loop, timer = QEventLoop(), QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(loop.quit)
        self.idle.connect(loop.quit)
        timer.start(timeout_ms)
        while not self.is_idle and timer.isActive():  # a result may ask for more
            loop.exec()
        if not self.is_idle:
            raise TimeoutError("jobs are still running")

    def drop_results(self) -> None:
        """What is still on its way is worked off but told to nobody: its pages are being closed."""
        self._pending.clear()
        self._tell_busy()

    def finish(self, last: Callable[[], None]) -> None:
        """Works off the queue and then `last`, on the worker; blocks until done. Results are dropped."""
        self.drop_results()
        self._worker.submit(last).result()

    def shutdown(self) -> None:
        """Ends the worker after what it is doing; results still on their way are dropped."""
        self._is_shut_down = True
        self.drop_results()
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._garbage.stop()

    def _work(self, hand: list[Job]) -> None:
        """The job goes from hand to hand, so that the worker never holds it last: with it may go the dialog
        that asked, and a widget destroyed beside the GUI thread takes the program along."""
        job = hand.pop()
        try:
            job.result = job.work()
        except Exception as error:
            job.error = error
        hand.append(job)
        del job
        if shiboken6.isValid(self):
            self._worked.emit(hand)

    def _deliver(self, hand: list[Job]) -> None:
        job = hand.pop()
        if job not in self._pending:
            return
        self._pending.remove(job)
        self._tell_busy()
        try:
            self._call_back(job)
        finally:
            if self.is_idle:
                self.idle.emit()

    def _call_back(self, job: Job) -> None:
        if job.error is None and not _owner_gone(job.done):
            job.done(job.result)
        elif job.error is not None and not _owner_gone(job.failed):
            job.failed(job.error)

    def _tell_busy(self) -> None:
        self.busy_changed.emit(next((job.busy for job in self._pending if job.busy), ""))


def _owner_gone(callback: Callable[..., Any]) -> bool:
    """Whether a widget the callback belongs to, or has caught in its closure, was deleted meanwhile."""
    owners = [getattr(callback, "__self__", None), getattr(callback, "func", None)]
    owners += list(getattr(callback, "args", ()))
    owners += [cell.cell_contents for cell in getattr(callback, "__closure__", None) or ()]
    return any(_is_gone(owner) for owner in owners)


def _is_gone(owner: object) -> bool:
    if isinstance(owner, QObject):
        return not shiboken6.isValid(owner)
    return isinstance(owner, (FunctionType, MethodType, partial)) and _owner_gone(owner)
