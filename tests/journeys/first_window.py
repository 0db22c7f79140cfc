"""A process with the window in it that says what happens to it: `python -m tests.journeys.first_window`.

It says "shown" once its window is open, "raised" when a second start brings it forward, and then it ends.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from bapasdesk import app
from bapasdesk.config import OfficeFolder
from bapasdesk.services.office import Office

SETTLE_MS = 200


class Watched(app.Application):
    def _show_window(self, office: Office) -> None:
        super()._show_window(office)
        print("shown", flush=True)

    def come_forward(self) -> None:
        super().come_forward()
        if self.window is not None:
            print("raised", flush=True)
            QTimer.singleShot(SETTLE_MS, self.quit)


if __name__ == "__main__":
    QApplication(sys.argv[:1])
    app.Application = Watched  # type: ignore[misc]
    sys.exit(app.run_window(OfficeFolder(Path(os.environ["BAPASDESK_DATA_DIR"]))))
