"""Beranda, and the search above every page."""

from typing import Any

from PySide6.QtTest import QTest

from tests.screenshots.camera import Camera

SEARCH_MS = 300


def draw_home(camera: Camera, window: Any) -> None:
    camera.take("beranda", window)


def draw_search(camera: Camera, window: Any) -> None:
    window.ui.search_box.setFocus()
    for word, name in (("seblak", "cari"), ("buat", "cari-langkah")):
        window.ui.search_box.clear()
        QTest.keyClicks(window.ui.search_box, word)
        QTest.qWait(SEARCH_MS)
        camera.take(name, window)
    window.ui.search_box.clear()
