"""A model of power cuts: what a disk may hold when only what was forced out is sure to be on it.

While a backup is written, every write, sync, rename and removal on the stick is noted. Then, for each moment
in between, the stick is put together anew as a power cut may have left it: writes and names that were not
yet forced out may be there, gone, or torn in the middle.
"""

import io
import os
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from bapasdesk.services import backups
from bapasdesk.store import backup_file
from tests.faults.media import files_written_as
from tests.faults.offices import backup_of, office_with_clients, opened
from tests.faults.run import Run, Trials

_PIECE_BYTES = 64 * 1024

Chance = Callable[[], float]
"""The part of an operation not yet forced out that is on the disk: 0 nothing, 1 all of it."""


@dataclass(frozen=True, slots=True)
class Write:
    file: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Name:
    """A name was given to a file, or (file None) taken away; a rename is both at once."""

    gone: str | None
    name: str | None
    file: int | None


@dataclass(frozen=True, slots=True)
class Sync:
    """A file (or, None, the folder's names) was forced out."""

    file: int | None


Event = Write | Name | Sync


@dataclass(slots=True)
class Recorder:
    """Notes what happens on the stick; a deaf one does not hear the syncs, as if there were none."""

    stick: Path
    deaf: bool
    events: list[Event] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    _files: int = 0

    def created(self, path: Path) -> int:
        self._files += 1
        self.names[path.name] = self._files
        self.events.append(Name(None, path.name, self._files))
        return self._files

    def synced(self, descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        if self.deaf:
            return
        if path == self.stick:
            self.events.append(Sync(None))
        elif path.parent == self.stick:
            self.events.append(Sync(self.names[path.name]))

    def renamed(self, old: Path, new: Path) -> None:
        if old.parent == self.stick:
            file = self.names.pop(old.name)
            self.names[new.name] = file
            self.events.append(Name(old.name, new.name, file))

    def removed(self, path: Path) -> None:
        if path.parent == self.stick and path.name in self.names:
            del self.names[path.name]
            self.events.append(Name(path.name, None, None))


class _RecordedFile(io.FileIO):
    def __init__(self, path: Path, recorder: Recorder) -> None:
        super().__init__(path, "w")
        self._events, self._number = recorder.events, recorder.created(path)

    def write(self, data: Any) -> int:
        self._events.append(Write(self._number, self.tell(), bytes(data)))
        return super().write(data)


@contextmanager
def _recorded(recorder: Recorder) -> Iterator[None]:
    real_sync, real_replace, real_unlink = os.fsync, Path.replace, Path.unlink

    def sync(descriptor: int) -> None:
        real_sync(descriptor)
        recorder.synced(descriptor)

    def replace(path: Path, target: Path) -> Path:
        done = real_replace(path, target)
        recorder.renamed(path, Path(target))
        return done

    def unlink(path: Path, missing_ok: bool = False) -> None:
        real_unlink(path, missing_ok=missing_ok)
        recorder.removed(path)

    with ExitStack() as patches:
        patches.enter_context(files_written_as(partial(_RecordedFile, recorder=recorder), recorder.stick))
        patches.enter_context(mock.patch.object(os, "fsync", sync))
        patches.enter_context(mock.patch.object(Path, "replace", replace))
        patches.enter_context(mock.patch.object(Path, "unlink", unlink))
        yield


def while_backing_up(run: Run) -> Trials:
    """At every moment the older backup is whole, and the new one absent or whole; once said, it is there."""
    stick, older = run.place / "stick", run.place / "older"
    folder = office_with_clients(run.place / "office", 500)
    kept = backup_of(folder, stick)
    recorder = Recorder(stick, run.defect)
    pieces = mock.patch.object(backup_file, "PIECE_BYTES", _PIECE_BYTES)
    with opened(folder) as office, pieces, _recorded(recorder):
        made = backups.make(office, stick).path
    older.mkdir()
    for length in range(len(recorder.events) + 1):
        for chance in _chances(run.trials):
            left = _left_on_disk(recorder.events[:length], chance)
            said = length == len(recorder.events)
            yield _acceptable(left, made.name, said, older) and backups.verify(kept).ok


def _chances(number: int) -> Iterator[Chance]:
    yield lambda: 0.0
    yield lambda: 1.0
    for _ in range(number):
        yield lambda: random.choice([0.0, random.random(), 1.0])


def _left_on_disk(events: list[Event], chance: Chance) -> dict[str, bytes]:
    """What the stick holds after a power cut right after these events."""
    files, waiting, names = dict[int, bytearray](), list[Write](), dict[str, int]()
    unsure: list[Name] = []
    for event in events:
        match event:
            case Write():
                waiting.append(event)
            case Name():
                unsure.append(event)
            case Sync(None):
                _rename(names, unsure)
                unsure = []
            case Sync(file):
                for write in [one for one in waiting if one.file == file]:
                    _put(files, write, 1.0)
                waiting = [one for one in waiting if one.file != file]
    _rename(names, unsure[: round(chance() * len(unsure))])  # names come in their order or not at all
    for write in waiting:
        _put(files, write, chance())
    return {name: bytes(files.get(file, b"")) for name, file in names.items()}


def _rename(names: dict[str, int], changes: list[Name]) -> None:
    for change in changes:
        if change.gone is not None:
            names.pop(change.gone, None)
        if change.name is not None and change.file is not None:
            names[change.name] = change.file


def _put(files: dict[int, bytearray], write: Write, part: float) -> None:
    content = files.setdefault(write.file, bytearray())
    data = write.data[: round(part * len(write.data))]
    if data:
        content.extend(bytes(max(0, write.offset - len(content))))
        content[write.offset : write.offset + len(data)] = data


def _acceptable(left: dict[str, bytes], new: str, said: bool, place: Path) -> bool:
    if any(name.endswith(".bpbak") and name != new for name in left):
        return False
    if new not in left:
        return not said
    path = place / new
    path.write_bytes(left[new])
    return backups.verify(path).ok
