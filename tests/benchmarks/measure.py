"""One line of the bench's table, and how its figures are taken."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """`ours` and what it is held against, in `unit`; `limit` is the target for the ratio or for `ours` alone.

    `against` 0 means an absolute target. `note` says what was left out or found.
    """

    work: str
    unit: str
    ours: float
    against: float = 0.0
    named: str = ""
    limit: float
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.against if self.against else None

    @property
    def met(self) -> bool:
        return (self.ratio if self.ratio is not None else self.ours) <= self.limit


def seconds_of(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def median_seconds(work: Callable[[], object], times: int) -> float:
    return statistics.median(seconds_of(work) for _ in range(times))


def p95(values: Sequence[float]) -> float:
    """The value that 95 of a hundred do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def child(module: str, *arguments: object) -> dict[str, Any]:
    """Runs a part of the bench in a process of its own; its last line is one JSON document."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{module}: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def resident_mb() -> float:
    """What this process holds in memory now (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
