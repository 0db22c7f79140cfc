"""No network: every socket the program asks the system for, counted by the system itself."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.builders import OFFICER, PASSPHRASE
from tests.faults.offices import new_office
from tests.faults.run import LeftOut, Run, Trials

_SOCKET = re.compile(r"socket\((AF_\w+|PF_\w+)")
_ON_THIS_COMPUTER = {"AF_UNIX", "PF_UNIX", "AF_NETLINK"}
"""Netlink is the kernel telling of its own devices, such as a stick plugged in."""
_BY_MISTAKE = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close();"


def no_internet_socket(run: Run) -> Trials:
    """The example day by the command line, then unlocking and every page of the window, under strace."""
    if shutil.which("strace") is None:
        raise LeftOut("it needs strace")
    mistake = _BY_MISTAKE if run.defect else ""
    for folder in run.folders():
        folder.mkdir()
        demo = f"{mistake}from bapasdesk.__main__ import main; main()"
        yield _is_quiet(run, folder, "demo", [demo, "demo", "--no-window", "--out", str(folder / "contoh")])
        office = new_office(folder / "office")
        window = f"{mistake}from tests.faults.network import visit_all_pages as run; run()"
        yield _is_quiet(run, folder, "window", [window, str(office.root)])


def visit_all_pages() -> None:
    """In the child: the real program over the office of the first argument, from unlocking to the end."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from bapasdesk import app
    from bapasdesk.config import OfficeFolder
    from bapasdesk.gui.places import PLACES

    QApplication(sys.argv[:1])

    class Visiting(app.Application):
        def start(self) -> None:
            super().start()
            QTimer.singleShot(0, self._visit)

        def _visit(self) -> None:
            self.jobs.wait_until_idle(60_000)
            assert self.window is not None
            for place in PLACES:
                self.window.go(place.name)
                self.jobs.wait_until_idle(60_000)
            self.quit()

    app.Application = Visiting  # type: ignore[misc]
    sys.exit(app.run_window(OfficeFolder(Path(sys.argv[1])), OFFICER))


def _is_quiet(run: Run, folder: Path, name: str, words: list[str]) -> bool:
    log = folder / f"{name}.strace"
    command = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(log), sys.executable, "-c", *words]
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "BAPASDESK_OFFICER": OFFICER,
        "BAPASDESK_PASSPHRASE": PASSPHRASE,
    }
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stderr[-2000:]}")
    families = _SOCKET.findall(log.read_text())
    outside = [family for family in families if family not in _ON_THIS_COMPUTER]
    run.notes.append(f"{name}: {len(families)} sockets, of a network {len(outside)}")
    return not outside
