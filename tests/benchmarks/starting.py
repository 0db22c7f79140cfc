"""Targets 2 and 7: from the start of the process to a window that can be used, and what it then weighs.

`python -m tests.benchmarks.starting PART [FOLDER]` is one start in a process of its own.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from bapasdesk.config import OfficeFolder
from tests.benchmarks.measure import Measure, child, resident_mb

_TIMES = 5
_LATE = ("pandas", "matplotlib", "reportlab", "alembic")


def measure(large: OfficeFolder) -> list[Measure]:
    from bapasdesk.services.demo import OFFICER, PASSPHRASE  # late: the starts themselves do without

    bare = [_start("bare", large) for _ in range(_TIMES)]
    door = [_start("door", large) for _ in range(_TIMES)]
    home = [_start("home", large, OFFICER, PASSPHRASE) for _ in range(_TIMES)]
    loaded = sorted({name for one in (*door, *home) for name in one["loaded"]})
    return [
        Measure(
            work="start to unlock window",
            unit="s",
            ours=median(one["shown"] for one in door),
            against=median(one["shown"] for one in bare),
            named="bare Qt window",
            limit=2.0,
        ),
        Measure(
            work="unlock to filled Beranda, over the key derivation",
            unit="s",
            ours=median(one["filled"] - one["derivation"] for one in home),
            limit=0.6,
            note=f"loaded on the way: {', '.join(loaded)}" if loaded else "none of the late modules loaded",
        ),
        Measure(
            work="memory at rest, large office",
            unit="MB",
            ours=median(one["memory"] for one in home),
            against=median(one["memory"] for one in bare),
            named="bare PySide6 + SQLAlchemy",
            limit=1.5,
        ),
    ]


def _start(part: str, folder: OfficeFolder, *identity: str) -> dict[str, Any]:
    os.environ["BENCH_STARTED"] = repr(time.time())
    return child("starting", part, folder.root, *identity)


def _since_start() -> float:
    return time.time() - float(os.environ["BENCH_STARTED"])


def bare() -> dict[str, Any]:
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QTableView())
    window.show()
    application.processEvents()
    shown = _since_start()
    import sqlalchemy  # noqa: F401  # the floor for memory: what every such program holds

    return {"shown": shown, "memory": resident_mb(), "loaded": []}


def door(root: str) -> dict[str, Any]:
    """To the unlock dialog with its list of officers."""
    application, ours = _program(root)
    while ours.dialog is None or not ours.dialog.isVisible() or not ours.jobs.is_idle:
        application.processEvents()
    return {"shown": _since_start(), "loaded": [name for name in _LATE if name in sys.modules]}


def home(root: str, officer: str, passphrase: str) -> dict[str, Any]:
    from bapasdesk.store.key_file import load_key_file

    application, ours = _program(root)
    # An officer types for longer than the rest is read ahead.
    while "bapasdesk.gui.main_window" not in sys.modules or not ours.jobs.is_idle:
        application.processEvents()
    keys = load_key_file(OfficeFolder(Path(root)))
    started = time.perf_counter()
    keys.unlock(officer, passphrase)
    derivation = time.perf_counter() - started
    dialog: Any = ours.dialog
    dialog.ui.officer.setCurrentText(officer)
    dialog.ui.passphrase.setText(passphrase)
    started = time.perf_counter()
    dialog.ui.open_button.click()
    while ours.window is None or not ours.jobs.is_idle:
        application.processEvents()
    ours.window.repaint()
    filled = time.perf_counter() - started
    loaded = [name for name in _LATE if name in sys.modules]
    return {"filled": filled, "derivation": derivation, "memory": resident_mb(), "loaded": loaded}


def _program(root: str) -> tuple[Any, Any]:
    from PySide6.QtWidgets import QApplication

    from bapasdesk.app import Application, Parts
    from bapasdesk.gui.theme import apply_theme
    from bapasdesk.gui.translator import IndonesianTranslator

    application = QApplication([])
    application.installTranslator(IndonesianTranslator(application))
    apply_theme(application)
    ours = Application(OfficeFolder(Path(root)), parts=Parts(environment={}))
    ours.start()
    return application, ours


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    part, root, *identity = sys.argv[1:]
    starts: dict[str, Callable[[], dict[str, Any]]] = {
        "bare": bare,
        "door": partial(door, root),
        "home": partial(home, root, *identity),
    }
    found = starts[part]()
    print(json.dumps(found), flush=True)
    os._exit(0)  # the office was only read; a tidy end is not what is measured
