"""Takes a picture once the window has settled."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest

SETTLE_MS = 120


class Camera:
    """Pictures go to `out` as NAME-SUFFIX.png; a window is made `size` wide and high."""

    def __init__(self, out: Path, suffix: str, size: tuple[int, int]) -> None:
        self._out, self._suffix, self.size = out, suffix, size
        self._taken: set[str] = set()
        self.jobs: Any = None
        self.beside: Any = None
        """The second worker, while there is a window."""

    def settle(self) -> None:
        for _ in range(2):
            for jobs in (self.beside, self.jobs):
                if jobs is not None:
                    jobs.wait_until_idle(60_000)
            QTest.qWait(SETTLE_MS)

    def take(self, name: str, widget: Any) -> None:
        """Two of one name would leave one of them unseen."""
        if name in self._taken:
            raise ValueError(f"picture {name} is taken twice")
        self._taken.add(name)
        self.settle()
        widget.grab().save(str(self._out / f"{name}-{self._suffix}.png"))

    @contextmanager
    def opened(self, name: str, dialog: Any) -> Iterator[Any]:
        """A picture of a dialog, which is closed afterwards."""
        yield dialog
        self.take(name, dialog)
        dialog.done(0)

    def take_dialog(self, name: str, dialog: Any) -> None:
        """The same where nothing is done in the dialog."""
        with self.opened(name, dialog):
            pass
