"""Runs the rows and prints the table; the exit status tells whether everything held (or was proven)."""

import argparse
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.faults.rows import ROWS
from tests.faults.run import LeftOut, Row, Run


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    asked.add_argument("rows", nargs="*", metavar="ROW", help="such as T9; none means all")
    asked.add_argument("--trials", type=int, help="so many trials of each row")
    wanted = asked.parse_args()
    unknown = [name for name in wanted.rows if name not in ROWS]
    if unknown:
        asked.error(f"no such row: {', '.join(unknown)}")
    print(f"{'row':7}{'trials':>8}{'failures':>10}{'seconds':>9}  what", flush=True)
    wrong = [name for name in wanted.rows or ROWS if not _as_it_should(name, ROWS[name], wanted.trials)]
    if wrong:
        print("not found: " if _mode() == "prove" else "failed: ", ", ".join(wrong))
    return 1 if wrong else 0


def _mode() -> str:
    return os.environ.get("FAULTS", "")


def _as_it_should(name: str, row: Row, trials: int | None) -> bool:
    """Runs the row and prints its line; with a planted defect something must fail."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="faults-") as place:
        number = trials or (row.nightly if _mode() == "nightly" else row.trials)
        run = Run(Path(place), number, _mode() == "prove", _mode() == "nightly")
        try:
            held = list(row.trials_of(run))
        except LeftOut as reason:
            print(f"{name:7}{'-':>8}{'-':>10}{'-':>9}  {row.what}: left out, {reason}", flush=True)
            return True
        except Exception:
            print(f"{name:7}{'-':>8}{'broken':>10}{'-':>9}  {row.what}", flush=True)
            traceback.print_exc(limit=-4, chain=False)
            return False
    seconds = time.perf_counter() - started
    print(f"{name:7}{len(held):8}{held.count(False):10}{seconds:9.1f}  {row.what}", flush=True)
    for note in run.notes:
        print(f"{'':36}{note}")
    return bool(held) and (not all(held) if run.defect else all(held))


if __name__ == "__main__":
    sys.exit(main())
