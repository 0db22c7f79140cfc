"""Tindak lanjut, its call screen and its questions."""

from typing import Any

from tests.screenshots.camera import Camera


def draw_follow_up(camera: Camera, window: Any) -> None:
    page = window.go("follow_up")
    camera.take("tindak-lanjut", window)
    page.call(0)
    camera.take_dialog("tindak-lanjut-telepon", page.dialog)
    page.ui.check_in_button.click()
    camera.take_dialog("tindak-lanjut-lapor-diri", page.dialog)
    page._settings()
    camera.take_dialog("tindak-lanjut-pengaturan", page.dialog)
