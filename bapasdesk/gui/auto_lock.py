"""Says when the office is to be locked: nobody at the keyboard for some minutes, screen locked, PC asleep.

Also by hand over a dialog, which keeps the keys of the window behind it. By itself each time with the
sentence for the unlock dialog: a lock that does not say why looks like a defect.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from bapasdesk.gui.session_watch import SessionWatch

LOOK_MS = 5_000
SCREEN_LOCKED = "Terkunci karena layar komputer dikunci."
ASLEEP = "Terkunci karena komputer masuk mode tidur."
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class AutoLock(QObject):
    """`due` carries the sentence. The clock is the PC's, so minutes asleep count as idle too."""

    due = Signal(str)
    asked = Signal()
    """Ctrl+L where no window's own shortcut took it."""

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._minutes, self._last = clock, 0, clock()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.session = SessionWatch(self)
        self.session.screen_locked.connect(lambda: self._tell(SCREEN_LOCKED))
        self.session.falling_asleep.connect(lambda: self._tell(ASLEEP))

    def start(self, minutes: int) -> None:
        """Watches from now on; a second call changes the minutes."""
        if not self._timer.isActive():
            application = QApplication.instance()
            assert application is not None
            application.installEventFilter(self)
            self._timer.start()
        self._minutes, self._last = minutes, self._clock()

    def stop(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._timer.stop()

    def look(self) -> None:
        now = self._clock()
        self._last = min(self._last, now)  # a clock set back must not give more time
        if (now - self._last).total_seconds() >= self._minutes * 60:
            self._tell(f"Terkunci karena tidak dipakai selama {self._minutes} menit.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._last = self._clock()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _is_lock_key(event):
            self.asked.emit()
            return True
        return False

    def _tell(self, reason: str) -> None:
        if self._timer.isActive():
            self.stop()
            self.due.emit(reason)


def _is_lock_key(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
