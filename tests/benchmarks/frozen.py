"""The program as `make installer` froze it: how large it is, and how fast it starts against its source.

Left out, in words, where dist/ is not there.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.benchmarks.measure import Measure, seconds_of

FROZEN = Path("dist", "BapasDesk")
_TIMES = 5
_LARGEST_MB = 400


def measure() -> list[Measure]:
    program = FROZEN / ("bapasdesk-cli.exe" if sys.platform == "win32" else "bapasdesk-cli")
    if not program.is_file():
        print("frozen program left out: dist/ is not there, make installer builds it", file=sys.stderr)
        return []
    return [
        Measure(
            work="frozen program, folder",
            unit="MB",
            ours=sum(file.lstat().st_size for file in FROZEN.rglob("*") if not file.is_dir()) / 1e6,
            limit=_LARGEST_MB,
        ),
        Measure(
            work="frozen program, start and end of --version",
            unit="s",
            ours=_started([str(program.resolve())]),
            against=_started([sys.executable, "-m", "bapasdesk"]),
            named="the same from source",
            limit=1.5,
        ),
    ]


def _started(command: list[str]) -> float:
    def once() -> None:
        subprocess.run([*command, "--version"], check=True, capture_output=True)

    once()  # from the disk's cache, both
    return median(seconds_of(once) for _ in range(_TIMES))
