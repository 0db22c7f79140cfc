"""Sticks that are plugged in and pulled out by a test."""

from pathlib import Path

from bapasdesk.gui.drives import Drive, Drives

GIGABYTE = 10**9


class FakeDrives(Drives):
    def __init__(self) -> None:
        self._sticks: dict[Path, Drive] = {}
        self._changes = 0
        self.asked = 0
        """How often the drives themselves were looked at."""

    def mark(self) -> str:
        return f"after {self._changes} changes"

    def plugged_in(self) -> list[Drive]:
        self.asked += 1
        return list(self._sticks.values())

    def plug_in(self, path: Path, name: str = "KINGSTON") -> None:
        self._sticks[path] = Drive(path, name, 8 * GIGABYTE)
        self._changes += 1

    def pull_out(self, path: Path) -> None:
        del self._sticks[path]
        self._changes += 1
