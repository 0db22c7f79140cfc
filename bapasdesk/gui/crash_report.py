"""What is written of a crash: where the program failed, never whose data it held.

The words of an exception may quote a name or a number of a client, and so may the values of its variables:
only types, places in the code and versions are told.
"""

import logging
import platform
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import qVersion

from bapasdesk import __version__
from bapasdesk.config import OfficeFolder

MOST_REPORTS = 20

_log = logging.getLogger(__name__)


def crash_text(error: BaseException) -> str:
    """Versions, and for the error and each that led to it its type and the places, innermost last."""
    head = (
        f"BapasDesk {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
    )
    return "\n".join([head, *_told(error, set())])


def _told(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _told(before, seen)
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
    yield type(error).__name__


class CrashReports:
    """Keeps the newest reports of an office's folder, each in a file of its own."""

    def __init__(self, folder: OfficeFolder, clock: Callable[[], datetime] = datetime.now) -> None:
        self._folder, self._clock = folder, clock

    def keep(self, error: BaseException) -> Path | None:
        """Writes report and log; gives the report's file, None if it cannot be written."""
        text = crash_text(error)
        _log.error("%s", text)
        place = self._folder.crash_reports
        path = place / f"kesalahan_{self._clock():%Y%m%d-%H%M%S-%f}.txt"
        if not self._folder.root.exists():
            return None
        try:
            place.mkdir(exist_ok=True)
            path.write_text(f"{self._clock().isoformat(timespec='seconds')}\n{text}\n", encoding="utf-8")
        except OSError:
            return None  # a full disk must not hide the crash itself
        for old in sorted(place.glob("kesalahan_*.txt"))[:-MOST_REPORTS]:
            with suppress(OSError):
                old.unlink()
        return path
