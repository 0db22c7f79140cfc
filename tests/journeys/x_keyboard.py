"""A keyboard for a program on an X server, as a person at the keys would use it: no window manager, no Qt.

Keys go through the XTEST extension, so the program cannot tell them from real ones.
"""

import ctypes
import ctypes.util
import time
from collections.abc import Iterator
from typing import Any

_SIGNS = {" ": "space", "-": "minus", ".": "period", ",": "comma", "/": "slash", "\n": "Return", "\t": "Tab"}
_PAUSE_SECONDS = 0.03


class XKeyboard:
    """`press("Control_L", "n")` holds the first while the last is struck."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._test = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XKeysymToKeycode.restype = ctypes.c_ubyte
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        assert self._display.value, f"no X server at {display}"

    def press(self, *names: str) -> None:
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
        """Titles of the windows in view."""
        found = []
        for window in self._windows():
            name = ctypes.c_char_p()
            if self._x.XFetchName(self._display, ctypes.c_ulong(window), ctypes.byref(name)) and name.value:
                found.append(name.value.decode("utf-8", "replace"))
                self._x.XFree(name)
        return found

    def wait_for(self, title: str, seconds: float) -> None:
        """Until a window whose title holds these words is there."""
        until = time.monotonic() + seconds
        while not any(title in one for one in self.titles()):
            assert time.monotonic() < until, f"no window {title!r}, only {self.titles()}"
            time.sleep(0.1)

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def _code(self, name: str) -> int:
        return int(self._x.XKeysymToKeycode(self._display, self._x.XStringToKeysym(name.encode())))

    def _strike(self, code: int, down: bool) -> None:
        self._test.XTestFakeKeyEvent(self._display, code, int(down), ctypes.c_ulong(0))

    def _windows(self) -> Iterator[int]:
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        nothing, count = ctypes.c_ulong(), ctypes.c_uint()
        children: Any = ctypes.POINTER(ctypes.c_ulong)()
        self._x.XQueryTree(
            self._display, root, *(ctypes.byref(one) for one in (nothing, nothing, children, count))
        )
        yield from (children[place] for place in range(count.value))
