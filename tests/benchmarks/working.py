"""Targets 3 and 4: what the officer waits for while the window is open, in a process of its own.

`python -m tests.benchmarks.working FOLDER` types, scrolls and opens, each to its paint.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtTest import QTest

from bapasdesk.config import OfficeFolder
from tests.benchmarks.large_office import opened
from tests.benchmarks.measure import Measure, child, p95

_WORDS = ("siti", "budi sant", "contoh/09", "wibowo", "handoko", "9971")
_JUMPS = 60
_ROUNDS = 3
_SESSIONS = 20


def measure(large: OfficeFolder, small: OfficeFolder) -> list[Measure]:
    many, few = child("working", large.root), child("working", small.root)
    found = []
    for name, what in (("typing", "keystroke to painted rows, p95"), ("jumping", "scroll-bar jump, p95")):
        ours, same = p95(many[name]) * 1000, p95(few[name]) * 1000
        found.append(Measure(work=f"Klien: {what}", unit="ms", ours=ours, limit=16))
        found.append(
            Measure(
                work=f"Klien: {what}", unit="ms", ours=ours, against=same, named="at 1,000 clients", limit=2.0
            )
        )
    slowest = max(many["opening"], key=lambda pair: pair[1])[0]
    times = [seconds * 1000 for _, seconds in many["opening"]]
    found.append(
        Measure(
            work="open any page or session, p95",
            unit="ms",
            ours=p95(times),
            limit=100,
            note=f"slowest: {slowest}",
        )
    )
    return found


class _Watch:
    """Times an action up to what it leaves on the screen.

    Between events it sleeps, as the program does: turning in circles would keep Python from the worker.
    """

    def __init__(self, application: Any, window: Any, jobs: Any) -> None:
        self._application, self._window, self._jobs = application, window, jobs

    def settle(self) -> None:
        """Until nothing is on its way any more and the whole window is painted."""
        self._application.processEvents()
        self.wait(lambda: self._jobs.is_idle)
        self._window.repaint()

    def paint_what_is_left(self) -> None:
        """The count of a list may have come after its rows; an officer has seen it before the next letter."""
        self._application.processEvents()

    def time(self, action: Callable[[], object]) -> float:
        started = time.perf_counter()
        action()
        self.settle()
        return time.perf_counter() - started

    def wait(self, until: Callable[[], bool]) -> None:
        while not until():
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class _Rows(QObject):
    """Sees when a list has painted its rows, all that fit; how many there are in all may come later."""

    def __init__(self, table: Any, model: Any) -> None:
        super().__init__()
        self._table, self._model = table, model
        self._is_asked = False
        self.painted = False
        model.modelReset.connect(self._answered)
        table.viewport().installEventFilter(self)

    def time(self, watch: _Watch, action: Callable[[], object], *, asks: bool) -> float:
        """`asks`: the action puts another question, and rows of the one before do not count."""
        watch.paint_what_is_left()
        self.painted, self._is_asked = False, asks
        started = time.perf_counter()
        action()
        watch.wait(lambda: self.painted or self._is_empty())
        return time.perf_counter() - started

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._is_asked:
            top = self._table.rowAt(0)
            last = self._table.rowAt(self._table.viewport().height() - 1)
            shown = (top, self._model.rowCount() - 1 if last < 0 else last)
            self.painted |= top < 0 or all(self._model.row_at(row) is not None for row in shown)
        return False

    def _is_empty(self) -> bool:
        """The sentence for an empty list stands in its place."""
        return not self._is_asked and not self._table.isVisible()

    def _answered(self) -> None:
        self._is_asked = False


def run(folder: OfficeFolder) -> dict[str, Any]:
    from PySide6.QtWidgets import QApplication

    from bapasdesk.gui.desk import Desk
    from bapasdesk.gui.jobs import Jobs
    from bapasdesk.gui.main_window import MainWindow
    from bapasdesk.gui.messages import Messages
    from bapasdesk.gui.theme import apply_theme

    application = QApplication([])
    apply_theme(application)
    office, jobs = opened(folder), Jobs()
    window = MainWindow(Desk(office, jobs, Messages()), lambda: None)
    window.resize(1366, 768)
    window.show()
    watch = _Watch(application, window, jobs)
    watch.settle()
    return {
        "typing": _typing(watch, window),
        "jumping": _jumping(watch, window),
        "opening": _opening(watch, window, office),
    }


def _typing(watch: _Watch, window: Any) -> list[float]:
    """To the rows for what stands in the box; the pause of the box counts, for the officer waits it too."""
    page, times = window.go("clients"), []
    watch.settle()
    rows = _Rows(page.ui.table, page.model)
    for word in _WORDS * _ROUNDS:
        page.ui.filter.clear()
        watch.settle()
        for letter in word:
            press = partial(QTest.keyClicks, page.ui.filter, letter)
            times.append(rows.time(watch, press, asks=True))
            watch.settle()
    page.ui.filter.clear()
    watch.settle()
    return times


def _jumping(watch: _Watch, window: Any) -> list[float]:
    page, chance = window.go("clients"), Random(3)
    watch.settle()
    rows, bar = _Rows(page.ui.table, page.model), page.ui.table.verticalScrollBar()
    times = []
    for _ in range(_JUMPS):
        jump = partial(bar.setValue, chance.randint(0, bar.maximum()))
        times.append(rows.time(watch, jump, asks=False))
        watch.settle()
    return times


def _opening(watch: _Watch, window: Any, office: Any) -> list[tuple[str, float]]:
    from bapasdesk.gui.places import PLACES
    from bapasdesk.services import sessions

    names = [place.name for place in PLACES if not place.under]
    ids = [row.id for row in sessions.rows(office)][:: max(1, len(sessions.rows(office)) // _SESSIONS)]
    for name in names:  # the first visit also builds the page; that is not what opening means day by day
        window.go(name)
        watch.settle()
    window.open("session", ids[0])
    watch.settle()
    times = []
    for _ in range(_ROUNDS):
        for name in names:
            times.append((name, watch.time(lambda name=name: (window.go(name), window.page.refresh()))))  # type: ignore[misc]
    for id in ids:
        times.append((f"session {id}", watch.time(lambda id=id: window.open("session", id))))  # type: ignore[misc]
    return times


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(run(OfficeFolder(Path(sys.argv[1])))), flush=True)
    os._exit(0)
