"""Runs the real program against the X server of DISPLAY: opens, unlocks, prints a certificate, quits.

A process of its own, started by test_x_server: `python -m tests.journeys.on_x_server OFFICE OUT.pdf`.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bapasdesk import app
from bapasdesk.config import OfficeFolder
from bapasdesk.gui.dialogs.unlock_dialog import UnlockDialog
from tests.builders import OFFICER, PASSPHRASE
from tests.journeys.day import Day


def main(folder: OfficeFolder, out: Path) -> int:
    QApplication(sys.argv[:1])
    started: list[app.Application] = []

    class Watched(app.Application):
        def start(self) -> None:
            started.append(self)
            super().start()
            QTimer.singleShot(0, lambda: drive(Day(self), out))

    app.Application = Watched  # type: ignore[misc]
    status = app.run_window(folder, OFFICER)
    assert started, "the program has started"
    return status


def drive(day: Day, out: Path) -> None:
    assert QGuiApplication.platformName() == "xcb"
    dialog = day.application.dialog
    assert isinstance(dialog, UnlockDialog)
    day.settle()
    QTest.keyClicks(dialog.ui.passphrase, PASSPHRASE)
    day.click(dialog.ui.open_button)
    day.application.messages.confirm = lambda *_: True  # type: ignore[method-assign]
    day.window.open("session", 1)
    day.settle()
    day.take_next_step("Terbitkan sertifikat")
    assert day.page.actions_.preview.isVisible()
    day.save_preview(out)
    day.window.close()


if __name__ == "__main__":
    sys.exit(main(OfficeFolder(Path(sys.argv[1])), Path(sys.argv[2])))
