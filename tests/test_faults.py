"""The rows of the fault plan themselves: the cheap ones hold, and find the mistake planted in each."""

import os
import subprocess
import sys

import pytest

CHEAP = ("T3", "T10", "T11", "T13", "T16", "T43")


@pytest.mark.parametrize("mode", ["", "prove"])
def test_cheap_rows_run(mode: str) -> None:
    """In a process of its own, for the rows fork."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--trials", "2", *CHEAP],
        capture_output=True,
        text=True,
        env={**os.environ, "FAULTS": mode},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert all(name in done.stdout for name in CHEAP)
