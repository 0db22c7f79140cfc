"""Runs the rows and prints the table; `FAULTS=prove` plants each row's defect and expects it to fail."""

import os
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.rows import ROWS


def main() -> int:
    proving = os.environ.get("FAULTS") == "prove"
    nightly = os.environ.get("FAULTS") == "nightly"
    print(f"{'row':6}{'trials':>8}{'failures':>10}{'seconds':>9}  what")
    wrong = 0
    for name, (what, row, trials, many) in ROWS.items():
        started, wanted = time.perf_counter(), many if nightly else trials
        with tempfile.TemporaryDirectory(prefix="faults-") as place:
            failures = row(Path(place), wanted, proving)
        seconds = time.perf_counter() - started
        if failures is None:
            print(f"{name:6}{'-':>8}{'-':>10}{'-':>9}  {what}: left out, it needs root to mount a small disk")
            continue
        print(f"{name:6}{wanted:8}{failures:10}{seconds:9.1f}  {what}")
        wrong += (failures == 0) if proving else failures
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
