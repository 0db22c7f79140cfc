"""Finds the sticks that are plugged in, so that nobody has to know a drive letter."""

import ctypes
import sys
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase

from PySide6.QtCore import QStorageInfo

_REMOVABLE_ON_WINDOWS = 2
_WHERE_LINUX_MOUNTS_STICKS = ("/media/", "/run/media/", "/mnt/")


@dataclass(frozen=True)
class Drive:
    """A medium that can be taken away. `free` in bytes."""

    path: Path
    name: str
    free: int


class Drives:
    """What the computer has plugged in; tests put in another one."""

    def mark(self) -> str:
        """Changes when something is plugged in or taken out; asks no drive, so it never waits for one."""
        if sys.platform == "win32":
            return str(ctypes.windll.kernel32.GetLogicalDrives())
        try:
            return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    def plugged_in(self) -> list[Drive]:
        """Ready and writable sticks, by name. Not on the GUI thread: a sleeping drive answers slowly."""
        volumes = [volume for volume in _removable_volumes() if volume.isValid() and volume.isReady()]
        drives = [
            Drive(Path(volume.rootPath()), volume.displayName() or volume.rootPath(), volume.bytesAvailable())
            for volume in volumes
            if not volume.isReadOnly()
        ]
        return sorted(drives, key=lambda drive: drive.name)


def _removable_volumes() -> list[QStorageInfo]:
    """On Windows by the letters of sticks alone, for a network drive that is away answers after a while."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        letters = kernel.GetLogicalDrives()
        roots = [f"{letter}:\\" for place, letter in enumerate(ascii_uppercase) if letters >> place & 1]
        return [QStorageInfo(root) for root in roots if kernel.GetDriveTypeW(root) == _REMOVABLE_ON_WINDOWS]
    volumes = QStorageInfo.mountedVolumes()
    return [one for one in volumes if f"{one.rootPath()}/".startswith(_WHERE_LINUX_MOUNTS_STICKS)]
