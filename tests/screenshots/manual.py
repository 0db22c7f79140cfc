"""The manual, and the form of the recovery code."""

from typing import Any

from bapasdesk.gui.dialogs.help_window import HelpWindow
from bapasdesk.gui.dialogs.recover_dialog import RecoverDialog
from bapasdesk.gui.runner import Runner
from tests.screenshots.camera import Camera


def draw_manual(camera: Camera, window: Any) -> None:
    runner = Runner(camera.jobs, window._desk.messages)
    dialog = RecoverDialog(runner, ("Petugas Contoh",), lambda *_: None, window)  # type: ignore[arg-type]
    dialog.open()
    camera.take_dialog("buka-kunci-pemulihan", dialog)
    manual = HelpWindow(runner, window)
    manual.show_page("mulai")
    camera.take_dialog("petunjuk", manual)
