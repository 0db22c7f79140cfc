"""Media that fail: small disks, disks that turn read-only or vanish, files that lose what is written."""

import errno
import io
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from tests.faults.run import LeftOut


@contextmanager
def small_disk(place: Path, kilobytes: int) -> Iterator[Path]:
    """A disk in memory with so much room; LeftOut without the right to mount one."""
    place.mkdir(parents=True)
    if not _mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place)):
        raise LeftOut("it needs root to mount a disk")
    try:
        yield place
    finally:
        vanish(place)


@contextmanager
def loop_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """An ext4 disk in a file, as a stick is one in a slot."""
    place.mkdir(parents=True)
    image = place.with_suffix(".img")
    with image.open("wb") as file:
        file.truncate(megabytes * 1024 * 1024)
    subprocess.run(["mkfs.ext4", "-q", str(image)], check=True, capture_output=True)
    if not _mount("-o", "loop", str(image), str(place)):
        raise LeftOut("it needs root and a loop device to mount a disk")
    try:
        yield place
    finally:
        vanish(place)
        image.unlink()


def read_only(place: Path) -> None:
    if not _mount("-o", "remount,ro", str(place)):
        raise LeftOut("this disk cannot be made read-only")


def writable(place: Path) -> None:
    _mount("-o", "remount,rw", str(place))


def vanish(place: Path) -> None:
    """Pulled out: names are gone at once, whatever is still open."""
    subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)


def _mount(*arguments: str) -> bool:
    return subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode == 0


class FailingFile(io.FileIO):
    """Refuses every write after so many bytes with an error of the device."""

    def __init__(self, path: Path, limit: int, error: int = errno.EIO) -> None:
        super().__init__(path, "w")
        self._limit, self._error = limit, error

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self._limit:
            raise OSError(self._error, os.strerror(self._error))
        return super().write(data)


class ForgetfulFile(io.FileIO):
    """Takes everything, and keeps only zeros after so many bytes: a stick that lies about its size."""

    def __init__(self, path: Path, limit: int) -> None:
        super().__init__(path, "w")
        self._limit = limit

    def write(self, data: Any) -> int:
        kept = max(0, self._limit - self.tell())
        return super().write(bytes(data[:kept]).ljust(len(data), b"\0"))


class ShorteningFile(ForgetfulFile):
    """Says it took everything, and does not even keep the length."""

    def close(self) -> None:
        if not self.closed:
            os.ftruncate(self.fileno(), min(self._limit, os.fstat(self.fileno()).st_size))
        super().close()


@contextmanager
def files_written_as(made: Callable[[Path], io.FileIO], below: Path) -> Iterator[None]:
    """Files opened for writing below a folder are made so; all others are what they are."""
    real = Path.open

    def opened(path: Path, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        if "w" in mode and path.is_relative_to(below):
            return io.BufferedWriter(made(path))
        return real(path, mode, *arguments, **named)

    with mock.patch.object(Path, "open", opened):
        yield


@contextmanager
def as_nobody() -> Iterator[None]:
    """With the rights of a person who owns nothing here."""
    if os.geteuid() != 0:
        raise LeftOut("it needs root to become somebody else")
    os.setegid(65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
