"""A process that is going to be killed in the midst of typing into a form: `FOLDER`."""

import os
import sys
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bapasdesk.config import OfficeFolder
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.client_dialog import ClientDialog
from bapasdesk.gui.jobs import Jobs
from bapasdesk.gui.messages import Messages
from bapasdesk.services import drafts
from bapasdesk.services.unlocking import open_office
from tests.builders import OFFICER, PASSPHRASE, FixedClock

if __name__ == "__main__":
    app = QApplication([])
    office = open_office(OfficeFolder(Path(sys.argv[1])), OFFICER, PASSPHRASE, clock=FixedClock())
    desk = Desk(office, Jobs(), Messages())
    dialog = ClientDialog(desk)
    dialog.open()
    desk.jobs.wait_until_idle()
    QTest.keyClicks(dialog.ui.full_name, "Budi Contoh")
    QTest.keyClicks(dialog.ui.birth_date, "12-4-1990")
    while not drafts.waiting(office):
        QTest.qWait(50)
        desk.jobs.wait_until_idle()
    print("typed", os.getpid(), flush=True)
    time.sleep(600)
