"""What kind of drive a folder lies on: an office lives only on a disk inside the computer.

A stick can be pulled out in the midst of a commit, a network share tells lies about locks, and a
synchronising program copies half-written files and brings old ones back. Windows reports USB hard disks as
fixed, so there only thumb drives are recognised as removable.
"""

import ctypes
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bapasdesk.errors import RuleBroken

FAT = frozenset({"vfat", "msdos", "fat", "fat32"})
"""File systems that hold no file of 4 GiB."""
_NETWORK = re.compile(
    r"nfs4?|cifs|smb3|smbfs|afs|ceph|glusterfs|ncpfs|davfs"
    r"|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|s3fs|glusterfs|smbnetfs|google-drive-ocamlfuse|onedriver)"
)
_SYNCED_NAMES = re.compile(
    r"(onedrive|dropbox|google ?drive|googledrive|nextcloud|owncloud|icloud ?drive|mobile documents)"
    r"($|[ \-(].*)",
    re.IGNORECASE,
)
_SYNCED_MARKS = (
    ".dropbox.cache",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".stfolder",
    ".tmp.drivedownload",
    ".tmp.driveupload",
)
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE = 2, 4
_LONGEST_NAME = 261


@dataclass(frozen=True, slots=True)
class Drive:
    """What a folder lies on. `file_system` in small letters as the system names it, empty if unknown."""

    file_system: str = ""
    is_removable: bool = False
    is_remote: bool = False


def refuse_unsafe_place(root: Path) -> None:
    """Raises RuleBroken, with the reason, if an office must not live in that folder."""
    problem = place_problem(root)
    if problem:
        raise RuleBroken(problem)


def place_problem(root: Path) -> str:
    """Why an office must not live in that folder; empty if it may."""
    return problem_of(root.resolve(), drive_of(root), os.environ)


def problem_of(root: Path, drive: Drive, environment: Mapping[str, str]) -> str:
    """The same for a resolved folder, by what it lies on."""
    if drive.is_removable:
        why = "berada di flashdisk atau disk lepas, yang dapat tercabut saat menyimpan"
    elif drive.is_remote:
        why = "berada di jaringan, yang tidak menjaga data saat dua orang membukanya"
    elif synced := _synchronised(root, environment):
        why = f"disinkronkan oleh program lain ({synced.name}), yang dapat menukar data dengan yang lama"
    else:
        return ""
    return (
        f"Folder data kantor {root} {why}. Tidak ada yang diubah. Taruh data kantor di disk dalam komputer "
        "ini; untuk flashdisk pakai Cadangan, dan pulihkan dari sana ke komputer ini."
    )


def drive_of(path: Path) -> Drive:
    """What the folder lies on, or will once it is made; an unknown drive is taken for a fixed one."""
    if sys.platform == "win32":
        return _windows_drive(path.resolve())
    try:
        table = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return Drive()
    return linux_drive(path.resolve(), table)


def linux_drive(path: Path, mountinfo: str, sys_folder: Path = Path("/sys")) -> Drive:
    """The drive of a resolved path by the text of /proc/self/mountinfo; of equal mounts the last counts."""
    found = Path("/"), "", ""
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        left, right = before.split(" "), after.split(" ")
        point = Path(_unescaped(left[4]))
        if path.is_relative_to(point) and len(point.parts) >= len(found[0].parts):
            found = point, right[0].lower(), left[2]
    point, file_system, device = found
    # A computer that was started from a USB disk has its whole system there, and nothing better.
    removable = point != Path("/") and _is_removable(sys_folder / "dev" / "block" / device)
    return Drive(file_system, removable, bool(_NETWORK.fullmatch(file_system)))


def _is_removable(device: Path) -> bool:
    """By the kernel's own flag, or because it hangs on USB; a partition is as removable as its disk."""
    try:
        disk = device.resolve(strict=True)
        if (disk / "partition").exists():
            disk = disk.parent
        flag = (disk / "removable").read_text(encoding="utf-8").strip()
    except OSError:
        return False
    return flag == "1" or any(re.fullmatch(r"usb\d+", part) for part in disk.parts)


def _unescaped(point: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), point)


def _windows_drive(path: Path) -> Drive:
    if sys.platform == "win32":
        if path.anchor.startswith("\\\\"):
            return Drive(is_remote=True)
        kind = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        name = ctypes.create_unicode_buffer(_LONGEST_NAME)
        known = ctypes.windll.kernel32.GetVolumeInformationW(
            path.anchor, None, 0, None, None, None, name, _LONGEST_NAME
        )
        file_system = name.value.lower() if known else ""
        return Drive(file_system, kind == _WINDOWS_REMOVABLE, kind == _WINDOWS_REMOTE)
    return Drive()


def _synchronised(root: Path, environment: Mapping[str, str]) -> Path | None:
    """The folder at or above `root` that a synchronising program takes care of."""
    variables = [environment[name] for name in _ONEDRIVE_VARIABLES if environment.get(name)]
    roots = {Path(value).resolve() for value in variables}
    for folder in (root, *root.parents):
        if folder in roots or _SYNCED_NAMES.fullmatch(folder.name) or _is_marked(folder):
            return folder
    return None


def _is_marked(folder: Path) -> bool:
    """By what a synchronising program leaves in its folder; one that may not be looked into is not."""
    with suppress(PermissionError):
        return any((folder / mark).exists() for mark in _SYNCED_MARKS) or (folder / ".dropbox").is_file()
    return False
