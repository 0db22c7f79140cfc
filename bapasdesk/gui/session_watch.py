"""Hears from the system that its screen was locked or that it is about to sleep.

Windows tells a window (WM_WTSSESSION_CHANGE, WM_POWERBROADCAST); Linux tells on the system and session bus
(logind, screen saver). Where neither can be heard, only the idle time locks.
"""

import ctypes
import logging
import sys
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
WTS_SESSION_LOCK = 7
PBT_APMSUSPEND = 4
_THIS_SESSION = 0
_LOGIND = "org.freedesktop.login1"
_SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")

_log = logging.getLogger(__name__)


class SessionWatch(QObject):
    """`screen_locked` and `falling_asleep`, on any system that says so."""

    screen_locked = Signal()
    falling_asleep = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter: _WindowsMessages | None = None
        if sys.platform == "win32":
            self._filter = _WindowsMessages(self)
            application = QCoreApplication.instance()
            if application is not None:
                application.installNativeEventFilter(self._filter)
        else:
            self._listen_to_buses()

    def watch_window(self, window_id: int) -> None:
        """Windows tells only a window that has asked; elsewhere nothing is to be done."""
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(window_id), _THIS_SESSION)

    def windows_message(self, message: int, detail: int) -> None:
        """One message of the system to the window."""
        if message == WM_WTSSESSION_CHANGE and detail == WTS_SESSION_LOCK:
            self.screen_locked.emit()
        elif message == WM_POWERBROADCAST and detail == PBT_APMSUSPEND:
            self.falling_asleep.emit()

    @Slot(bool)
    def prepare_for_sleep(self, begins: bool) -> None:
        """logind: True before sleep, False after it."""
        if begins:
            self.falling_asleep.emit()

    @Slot()
    def session_lock(self) -> None:
        """logind asks the session to lock."""
        self.screen_locked.emit()

    @Slot(bool)
    def screen_saver(self, active: bool) -> None:
        """The screen is covered, or no longer."""
        if active:
            self.screen_locked.emit()

    def _listen_to_buses(self) -> None:
        # The leading 1 of a slot's name is Qt's own mark for slots.
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        wanted: list[tuple[QDBusConnection, str, str, str, bytes]] = [
            (system, _LOGIND, f"{_LOGIND}.Manager", "PrepareForSleep", b"1prepare_for_sleep(bool)"),
            (system, _LOGIND, f"{_LOGIND}.Session", "Lock", b"1session_lock()"),
        ]
        wanted += [(session, "", name, "ActiveChanged", b"1screen_saver(bool)") for name in _SCREEN_SAVERS]
        for bus, service, interface, signal, slot in wanted:
            if bus.isConnected() and not bus.connect(service, "", interface, signal, self, slot):
                _log.info("%s of %s is not heard", signal, interface)


class _WindowsMessages(QAbstractNativeEventFilter):
    def __init__(self, watch: SessionWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(self, kind: Any, message: Any) -> Any:
        if kind == b"windows_generic_MSG":
            told = wintypes.MSG.from_address(int(message))
            self._watch.windows_message(told.message, told.wParam)
        return False, 0
