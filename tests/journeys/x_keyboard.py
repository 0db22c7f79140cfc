"""A keyboard for a program on an X server, as a person at the keys would use it: no window manager, no Qt.

Keys go through the XTEST extension, so the program cannot tell them from real ones.
"""

import ctypes
import ctypes.util
import time
from typing import Any

_SIGNS = {" ": "space", "-": "minus", ".": "period", ",": "comma", "/": "slash", "\n": "Return", "\t": "Tab"}
_PAUSE_SECONDS = 0.03
_VIEWABLE = 2
_REVERT_TO_PARENT = 2
_NOW = ctypes.c_ulong(0)
_ErrorHandler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_go_on = _ErrorHandler(lambda display, error: 0)
"""A window may go between being listed and being asked; Xlib's own handler would end the whole process."""


class XKeyboard:
    """`press("Control_L", "n")` holds the first while the last is struck."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._test = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XKeysymToKeycode.restype = ctypes.c_ubyte
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XInternAtom.restype = ctypes.c_ulong
        self._x.XSetErrorHandler(_go_on)
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        assert self._display.value, f"no X server at {display}"

    def press(self, *names: str) -> None:
        self._focus_topmost()
        codes = [self._code(name) for name in names]
        for code in codes:
            self._strike(code, True)
        for code in reversed(codes):
            self._strike(code, False)
        self._x.XSync(self._display, 0)
        time.sleep(_PAUSE_SECONDS)

    def write(self, text: str) -> None:
        for sign in text:
            name = _SIGNS.get(sign, sign)
            self.press(*(("Shift_L", name.lower()) if sign.isupper() else (name,)))

    def titles(self) -> list[str]:
        """Titles of the windows in view, the topmost last."""
        return [title for window in self._windows() if (title := self._title(window))]

    def wait_for(self, title: str, seconds: float) -> None:
        """Until the topmost window has this title."""
        until = time.monotonic() + seconds
        while self.titles()[-1:] != [title]:
            assert time.monotonic() < until, f"not {title!r} on top, but {self.titles()}"
            time.sleep(0.1)

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def _code(self, name: str) -> int:
        return int(self._x.XKeysymToKeycode(self._display, self._x.XStringToKeysym(name.encode())))

    def _strike(self, code: int, down: bool) -> None:
        self._test.XTestFakeKeyEvent(self._display, code, int(down), ctypes.c_ulong(0))

    def _focus_topmost(self) -> None:
        """What a window manager would do; there is none on this screen."""
        shown = [window for window in self._windows() if self._title(window)]
        if shown:
            self._x.XSetInputFocus(self._display, ctypes.c_ulong(shown[-1]), _REVERT_TO_PARENT, _NOW)
            self._x.XSync(self._display, 0)

    def _windows(self) -> list[int]:
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        nothing, count = ctypes.c_ulong(), ctypes.c_uint()
        children: Any = ctypes.POINTER(ctypes.c_ulong)()
        self._x.XQueryTree(
            self._display, root, *(ctypes.byref(one) for one in (nothing, nothing, children, count))
        )
        return [window for window in children[: count.value] if self._is_viewable(window)]

    def _is_viewable(self, window: int) -> bool:
        facts = _Attributes()
        self._x.XGetWindowAttributes(self._display, ctypes.c_ulong(window), ctypes.byref(facts))
        return bool(facts.map_state == _VIEWABLE)

    def _title(self, window: int) -> str:
        """As Qt sets it for window managers, in UTF-8."""
        kind, form, count, left = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
        value = ctypes.c_char_p()
        self._x.XGetWindowProperty(
            self._display,
            ctypes.c_ulong(window),
            ctypes.c_ulong(self._x.XInternAtom(self._display, b"_NET_WM_NAME", 0)),
            *(ctypes.c_long(0), ctypes.c_long(256), 0, ctypes.c_ulong(0)),
            *(ctypes.byref(one) for one in (kind, form, count, left, value)),
        )
        return value.value.decode("utf-8", "replace") if value.value else ""


class _Attributes(ctypes.Structure):
    """XWindowAttributes, as far as it is asked for and as long as it is."""

    _fields_ = (
        *((f"a{n}", ctypes.c_int) for n in range(6)),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((f"b{n}", ctypes.c_int) for n in range(4)),
        ("planes", ctypes.c_ulong),
        ("pixel", ctypes.c_ulong),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        ("map_installed", ctypes.c_int),
        ("map_state", ctypes.c_int),
        ("rest", ctypes.c_ulong * 8),
    )
