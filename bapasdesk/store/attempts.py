"""Failed unlocks cost waiting time, also after a restart: guessing at the screen gets nowhere."""

import json
import logging
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bapasdesk.errors import OutputFailed
from bapasdesk.store.atomic_file import write_atomically

LONGEST_WAIT = 60.0
MOST_KEPT = 50
_LARGEST_FILE = 64 * 1024

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FailedTry:
    """`who` is an officer's name as the office knows it, or says that no such name was typed."""

    at: datetime
    who: str


class Attempts:
    """After the n-th failure in a row the next try waits 1, 2, 4 ... 60 seconds.

    `now` tells the PC's time. A file that is damaged or cannot be written never locks anybody out.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = datetime.now) -> None:
        self._path = path
        self._now = now
        self._failures, self._last, self._untold = _load(path)

    @property
    def untold(self) -> Sequence[FailedTry]:
        """The newest failures that the trail has not been told of; it can be written only once open."""
        return tuple(self._untold)

    def told(self) -> None:
        """The trail has them now."""
        if self._untold:
            self._untold = []
            self._save()

    def seconds_to_wait(self) -> float:
        """Seconds until the next try is allowed; 0 if it is now."""
        if not self._failures:
            return 0.0
        now = self._now().timestamp()
        if now < self._last:  # the clock was set back: wait once from here, not until it has caught up
            self._last = now
            self._save()
        return max(0.0, self._last + _delay(self._failures) - now)

    def failed(self, who: str) -> None:
        self._failures += 1
        self._last = self._now().timestamp()
        self._untold = [*self._untold, FailedTry(self._now().replace(microsecond=0), who)][-MOST_KEPT:]
        _log.warning("failed unlock number %d in a row", self._failures)
        self._save()

    def succeeded(self) -> None:
        if self._failures:
            self._failures = 0
            self._save()

    def _save(self) -> None:
        untold = [[one.at.isoformat(), one.who] for one in self._untold]
        content = {"failures": self._failures, "last": self._last, "untold": untold}
        try:
            write_atomically(self._path, json.dumps(content).encode())
        except OutputFailed as error:
            _log.warning("%s", error)


def _delay(failures: int) -> float:
    return min(LONGEST_WAIT, 2.0 ** (min(failures, 10) - 1))


def _load(path: Path) -> tuple[int, float, list[FailedTry]]:
    """Failures in a row, POSIX time of the last, and the untold ones; none if the file is gone or damaged."""
    try:
        with path.open("rb") as file:
            content = json.loads(file.read(_LARGEST_FILE))
        failures, last = content["failures"], float(content["last"])
        untold = [_try(one) for one in content.get("untold", [])]
    except (OSError, AttributeError, KeyError, TypeError, ValueError, RecursionError, OverflowError):
        return 0, 0.0, []
    if type(failures) is not int or failures < 0 or not math.isfinite(last):
        return 0, 0.0, []
    return failures, last, untold[-MOST_KEPT:]


def _try(words: Any) -> FailedTry:
    at, who = words
    if not isinstance(who, str):
        raise ValueError("a name is text")
    return FailedTry(datetime.fromisoformat(at), who)
