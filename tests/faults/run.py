"""What a row of the fault plan is: trials on real offices, each of which holds or does not."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class LeftOut(Exception):
    """The row needs something that this machine or this person does not have; says what."""


@dataclass(slots=True)
class Run:
    """One run of one row."""

    place: Path
    """An empty folder that goes afterwards."""
    trials: int
    defect: bool
    """Plant the row's mistake: in the test, not in the program."""
    nightly: bool = False
    notes: list[str] = field(default_factory=list)
    """Printed under the row's line."""

    def folders(self) -> Iterator[Path]:
        """A new folder's path for each trial."""
        for number in range(self.trials):
            yield self.place / f"trial-{number}"


Trials = Iterator[bool]
"""One value a trial: whether what the row promises held."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the plan, and how many trials it has on every run and at night."""

    what: str
    trials_of: Callable[[Run], Trials]
    trials: int
    nightly: int


def planted(defect: bool, mistake: AbstractContextManager[Any]) -> AbstractContextManager[Any]:
    """The mistake, as a patch, if it is to be planted; else nothing."""
    return mistake if defect else nullcontext()
