"""The window never freezes: the longest gap between two turns of its event loop while long work runs.

`python -m tests.benchmarks.event_loop FOLDER` does each piece of work once, in a process of its own, beside a
window that shows the page it belongs to and reads that page anew when the work is done.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

from bapasdesk.config import OfficeFolder
from bapasdesk.services import backups, certificates, recap
from bapasdesk.services.import_clients import CLIENTS
from bapasdesk.services.list_import import import_file
from bapasdesk.services.office import Office
from tests.benchmarks.certificates import trained_office
from tests.benchmarks.large_office import opened
from tests.benchmarks.measure import Measure, child
from tests.benchmarks.storing import empty_office, write_sheet

LONGEST_MS = 100
CERTIFICATES = 1000


@dataclass(frozen=True, slots=True)
class _Work:
    """`page` is in view meanwhile; `changed` kinds are announced when it is done."""

    name: str
    page: str
    do: Callable[[], object]
    changed: tuple[str, ...] = ()


def measure(large: OfficeFolder) -> list[Measure]:
    gaps = child("event_loop", large.root)
    return [
        Measure(work=f"longest gap of the window: {name}", unit="ms", ours=gap, limit=LONGEST_MS)
        for name, gap in gaps.items()
    ]


class _Pulse(QObject):
    """Beats every millisecond; remembers the longest time without a beat."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self.longest = 0.0

    def start(self) -> None:
        self._last, self.longest = time.perf_counter(), 0.0
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def run(large: OfficeFolder) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    from bapasdesk.gui.theme import apply_theme

    application = QApplication([])
    apply_theme(application)
    gaps: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        for office, works in _offices(place, large):
            gaps |= _beside_window(application, office, works)
            office.close()
    return gaps


def _offices(place: Path, large: OfficeFolder) -> Any:
    """Each office with what is done in it; the next is made when the one before was closed."""
    sheet, stick = place / "klien.xlsx", place / "stick"
    write_sheet(sheet)
    stick.mkdir()
    office = empty_office(place / "import")
    yield (
        office,
        [
            _Work("check of 10,000 rows", "clients", lambda: import_file(CLIENTS, office, sheet)),
            _Work(
                "import of 10,000 rows",
                "clients",
                lambda: import_file(CLIENTS, office, sheet, apply=True),
                ("clients",),
            ),
        ],
    )
    trained, session_id = trained_office(place / "trained", CERTIFICATES)
    yield (
        trained,
        [
            _Work(
                f"issue of {CERTIFICATES:,} certificates",
                "documents",
                lambda: certificates.issue(trained, session_id),
                ("participants", "numbers"),
            )
        ],
    )
    busy = opened(large)
    yield (
        busy,
        [
            _Work("recap of ten years", "reports", lambda: recap.recap(busy, None), ("sessions",)),
            _Work("backup", "backups", lambda: backups.make(busy, stick), ("backups",)),
            _Work("restore", "backups", lambda: _restore(place / "restored", stick)),
        ],
    )


def _restore(root: Path, stick: Path) -> None:
    from bapasdesk.services.demo import OFFICER, PASSPHRASE

    (file,) = stick.glob("*.bpbak")
    backups.restore(OfficeFolder(root), file, backups.Unlock(officer=OFFICER, passphrase=PASSPHRASE))


def _beside_window(application: Any, office: Office, works: list[_Work]) -> dict[str, float]:
    from bapasdesk.gui.desk import Desk
    from bapasdesk.gui.jobs import Jobs
    from bapasdesk.gui.main_window import MainWindow
    from bapasdesk.gui.messages import Messages

    jobs, pulse, gaps = Jobs(), _Pulse(), {}
    desk = Desk(office, jobs, Messages())
    window = MainWindow(desk, lambda: None)
    window.resize(1366, 768)
    window.show()
    for work in works:
        window.go(work.page)
        _until_idle(application, jobs)
        pulse.start()
        desk.run(work.do, lambda _: None, announce=work.changed, busy=work.name)
        _until_idle(application, jobs)
        gaps[work.name] = pulse.longest * 1000
    desk.leave()
    window.hide()
    jobs.shutdown()
    return gaps


def _until_idle(application: Any, jobs: Any) -> None:
    while not jobs.is_idle:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    application.processEvents()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(run(OfficeFolder(Path(sys.argv[1])))), flush=True)
    os._exit(0)
