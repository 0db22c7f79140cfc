"""Sheets no office has: as long and as wide as the format allows, refused soon or taken in time."""

import resource
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from xlsxwriter import Workbook

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import BapasError
from bapasdesk.services.import_clients import CLIENTS
from bapasdesk.services.list_import import import_file
from tests.faults.children import Say, start
from tests.faults.offices import new_office, opened
from tests.faults.run import Run, Trials

_LONGEST_REFUSAL, _LONGEST_IMPORT = 5.0, 60.0
"""Seconds."""
_LONGEST_GAP = 1.0
"""Seconds in which the window's thread may not come to its turn."""
_MOST_MEGABYTES = 500
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


def huge(run: Run) -> Trials:
    """In a process of its own, read beside the thread of a window. The planted mistake: the window
    waits for it."""
    for number, place in enumerate(run.folders()):
        folder = new_office(place / "office")
        path = place / "daftar.xlsx"
        _MAKERS[number % len(_MAKERS)](path)
        words = start(partial(_import, folder, path, run.defect)).ended()[1]
        run.notes += [word for word in words if " s" in word]
        yield {"soon", "small", "responsive"} <= words


def _sheet(path: Path, rows: int, columns: int) -> None:
    with Workbook(path, {"constant_memory": True, "strings_to_numbers": False}) as book:
        page = book.add_worksheet()
        for number in range(rows):
            for column in range(columns):
                text = ("Nama", "Alamat")[column % 2] if number == 0 else f"Orang {number}"
                page.write_string(number, column, text)


_MAKERS: tuple[Callable[[Path], None], ...] = (
    partial(_sheet, rows=100_000, columns=2),
    partial(_sheet, rows=_MOST_ROWS, columns=1),
    partial(_sheet, rows=40, columns=_MOST_COLUMNS),
)


def _import(folder: OfficeFolder, path: Path, careless: bool, say: Say) -> None:
    outcome: list[str] = []
    with opened(folder) as office:

        def work() -> None:
            try:
                outcome.append(f"{import_file(CLIENTS, office, path, apply=True).new} new")
            except BapasError as error:
                outcome.append(f"refused: {error}"[:60])

        worker, started = threading.Thread(target=work), time.perf_counter()
        worker.start()
        if careless:
            worker.join()
        gap = time.perf_counter() - started if careless else _longest_gap(worker)
        seconds = time.perf_counter() - started
    limit = _LONGEST_REFUSAL if outcome[0].startswith("refused") else _LONGEST_IMPORT
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    say("soon" if seconds < limit else "late")
    say("small" if used < _MOST_MEGABYTES else "large")
    say("responsive" if gap < _LONGEST_GAP else "frozen")
    say(f"{outcome[0]}: {seconds:.1f} s, {used} MB, longest gap {gap * 1000:.0f} ms")


def _longest_gap(worker: threading.Thread) -> float:
    """Seconds between two turns of this thread while the worker lives."""
    longest, last = 0.0, time.perf_counter()
    while worker.is_alive():
        time.sleep(0.005)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest
