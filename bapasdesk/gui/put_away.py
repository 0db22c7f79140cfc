"""Takes everything off the screen at once: menus, message boxes, our dialogs and those of the system."""

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtWidgets import QApplication, QDialog

_WM_CLOSE = 0x0010
_SYSTEM_DIALOG = "#32770"


def put_away_everything() -> None:
    """Every window of this program is closed or hidden when this returns; nobody is asked anything.

    A dialog that runs its own loop comes back to its caller as cancelled.
    """
    while (popup := QApplication.activePopupWidget()) is not None:
        if not popup.close():
            popup.hide()
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible():
            widget.hide()
            if isinstance(widget, QDialog):
                QDialog.done(widget, QDialog.DialogCode.Rejected)  # not its reject, which may ask
    if sys.platform == "win32":
        _close_system_dialogs()


def _close_system_dialogs() -> None:
    """File and printer dialogs that Windows itself shows for this thread."""
    if sys.platform == "win32":
        user = ctypes.windll.user32

        def close(window: int, _: int) -> bool:
            name = ctypes.create_unicode_buffer(32)
            user.GetClassNameW(window, name, len(name))
            if name.value == _SYSTEM_DIALOG:
                user.PostMessageW(window, _WM_CLOSE, 0, 0)
            return True

        each = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)(close)
        user.EnumThreadWindows(ctypes.windll.kernel32.GetCurrentThreadId(), each, 0)
