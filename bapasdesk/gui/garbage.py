"""Keeps Python's garbage collector on the GUI thread.

A collection that happens to run on the worker thread would destroy dropped widgets there, which Qt answers
with a crash. So automatic collection is off while the window lives, and a timer of the GUI thread collects.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 2_000


class GarbageTimer(QObject):
    """Turns automatic collection off until the last of them stops; collects what is due every two seconds."""

    _running = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        GarbageTimer._running += 1
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect_due)
        self._timer.start(INTERVAL_MS)

    def stop(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            GarbageTimer._running -= 1
        if not GarbageTimer._running:
            gc.enable()

    def _collect_due(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [level for level in range(3) if counts[level] > thresholds[level]]
        if due:
            gc.collect(max(due))
