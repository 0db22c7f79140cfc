"""Finds the sticks that are plugged in, so that nobody has to know a drive letter."""

import ctypes
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_REMOVABLE_ON_WINDOWS = 2
_WHERE_LINUX_MOUNTS_STICKS = ("/media/", "/run/media/", "/mnt/")


@dataclass(frozen=True)
class Drive:
    """A medium that can be taken away. `free` in bytes."""

    path: Path
    name: str
    free: int


def removable_drives() -> list[Drive]:
    """Ready and writable sticks, by name."""
    volumes = (volume for volume in QStorageInfo.mountedVolumes() if volume.isValid() and volume.isReady())
    drives = [
        Drive(Path(volume.rootPath()), volume.displayName() or volume.rootPath(), volume.bytesAvailable())
        for volume in volumes
        if not volume.isReadOnly() and _is_removable(volume.rootPath())
    ]
    return sorted(drives, key=lambda drive: drive.name)


def _is_removable(root: str) -> bool:
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOVABLE_ON_WINDOWS)
    return f"{root}/".startswith(_WHERE_LINUX_MOUNTS_STICKS)
