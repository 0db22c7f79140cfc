"""Processes to be killed: forked from this one, so that each is ready at once and holds nothing open.

A child says what it has been told is done; what it said before it died is what must still be true.
"""

import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import sqlalchemy

Say = Callable[[str], None]
Job = Callable[[Say], None]

_READY = "ready"


@dataclass(slots=True)
class Child:
    """A running process; `wait` or `kill` it, and then look at what it said."""

    pid: int
    words: int
    """Descriptor of what it says."""

    def wait_until_ready(self) -> None:
        """Until it has said its first word."""
        said = b""
        while not said.endswith(b"\n"):
            said += os.read(self.words, 1)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def ended(self) -> tuple[bool, set[str]]:
        """Waits for the end: whether it was killed, and everything it said but that it is ready."""
        with os.fdopen(self.words, encoding="utf-8") as words:
            said = set(words.read().splitlines())
        _, status = os.waitpid(self.pid, 0)
        return os.WIFSIGNALED(status), said - {_READY}


def start(job: Job) -> Child:
    """Runs the job in a process of its own."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _be_the_child(job, writing)
    os.close(writing)
    return Child(pid, reading)


def _be_the_child(job: Job, writing: int) -> None:
    status = 1
    try:
        job(lambda word: _say(writing, word))
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)  # without the parent's own clearing up


def _say(writing: int, word: str) -> None:
    os.write(writing, f"{word}\n".encode())


def say_ready(say: Say) -> None:
    say(_READY)


def killed_after(job: Job, seconds: float) -> set[str]:
    """What a job that never ends had said when it was killed, so long after it was ready."""
    child = start(job)
    child.wait_until_ready()
    time.sleep(seconds)
    child.kill()
    return child.ended()[1]


def killed_at_step(job: Job, step: int, root: Path) -> tuple[bool, set[str]]:
    """Kills the job just before its n-th step; gives whether it came so far, and what it had said.

    Steps are changes of names and openings of files for writing below `root`, and statements to a database.
    """

    def dying(say: Say) -> None:
        passed = count()

        def die() -> None:
            if next(passed) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        _at_each_step(die, root)
        job(say)

    return start(dying).ended()


def steps_to_die_at(job: Job, root: Path, most: int) -> list[int]:
    """Numbers of the job's steps; the job runs once to find them.

    If there are more than `most`: the last ones, for there things get their names, and some of the others.
    """
    passed = count()

    def counting(say: Say) -> None:
        _at_each_step(lambda: next(passed), root)
        job(lambda _: None)
        say(str(next(passed)))

    (number,) = (int(word) for word in start(counting).ended()[1])
    if number <= most:
        return list(range(number))
    last = range(number - most // 2, number)
    return sorted([*random.sample(range(last.start), most - len(last)), *last])


def _at_each_step(done: Callable[[], object], root: Path) -> None:
    below = os.fspath(root)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if _is_step(event, arguments, below):
            done()

    sys.addaudithook(hook)
    sqlalchemy.event.listen(sqlalchemy.Engine, "before_cursor_execute", lambda *_: done())


def _is_step(event: str, arguments: tuple[Any, ...], below: str) -> bool:
    if event not in ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"):
        return False
    if not isinstance(arguments[0], (str, os.PathLike)) or not os.fspath(arguments[0]).startswith(below):
        return False
    return event != "open" or bool(arguments[2] & (os.O_WRONLY | os.O_RDWR))


@contextmanager
def beside(job: Job) -> Iterator[None]:
    """The job runs, ready, beside the block, and is killed after it."""
    child = start(job)
    child.wait_until_ready()
    try:
        yield
    finally:
        child.kill()
        child.ended()
