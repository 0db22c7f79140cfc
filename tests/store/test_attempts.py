"""Guessing costs time, through restarts and clock tricks, and nobody is shut out for over a minute."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.store.attempts import LONGEST_WAIT, MOST_KEPT, Attempts


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 3, 9, 8, 0)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def make_attempts(folder: Path, clock: Clock, failures: int = 0) -> Attempts:
    attempts = Attempts(folder / "attempts.json", clock)
    for _ in range(failures):
        attempts.failed("Petugas Uji")
    return attempts


def test_each_failure_doubles_the_wait_up_to_a_minute(tmp_path: Path) -> None:
    attempts = make_attempts(tmp_path, Clock())
    assert attempts.seconds_to_wait() == 0
    waits = []
    for _ in range(9):
        attempts.failed("Petugas Uji")
        waits.append(attempts.seconds_to_wait())
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_waiting_or_succeeding_ends_it(tmp_path: Path) -> None:
    clock = Clock()
    attempts = make_attempts(tmp_path, clock, failures=3)
    clock.advance(3)
    assert attempts.seconds_to_wait() == 1
    clock.advance(1)
    assert attempts.seconds_to_wait() == 0
    attempts.failed("Petugas Uji")
    assert attempts.seconds_to_wait() == 8
    attempts.succeeded()
    assert attempts.seconds_to_wait() == 0
    assert make_attempts(tmp_path, clock).seconds_to_wait() == 0


def test_a_restart_does_not_help(tmp_path: Path) -> None:
    clock = Clock()
    make_attempts(tmp_path, clock, failures=5)
    clock.advance(6)
    again = make_attempts(tmp_path, clock)
    assert again.seconds_to_wait() == 10
    again.failed("Petugas Uji")
    assert make_attempts(tmp_path, clock).seconds_to_wait() == 32


@pytest.mark.parametrize("years", [1, 46])
def test_a_clock_set_back_costs_one_wait_and_no_more(tmp_path: Path, years: int) -> None:
    clock = Clock()
    make_attempts(tmp_path, clock, failures=7)
    clock.now = clock.now.replace(year=clock.now.year - years)
    attempts = make_attempts(tmp_path, clock)
    assert attempts.seconds_to_wait() == LONGEST_WAIT
    clock.advance(LONGEST_WAIT)
    assert attempts.seconds_to_wait() == 0
    assert make_attempts(tmp_path, clock).seconds_to_wait() == 0


@given(failures=st.integers(0, 10**30), last=st.floats(allow_nan=True) | st.integers())
def test_whatever_the_file_says_the_wait_ends_within_a_minute(
    tmp_path_factory: pytest.TempPathFactory, failures: int, last: float
) -> None:
    folder, clock = tmp_path_factory.mktemp("office"), Clock()
    (folder / "attempts.json").write_text(f'{{"failures": {failures}, "last": {last}}}')
    attempts = make_attempts(folder, clock)
    assert 0 <= attempts.seconds_to_wait() <= LONGEST_WAIT
    clock.advance(LONGEST_WAIT)
    assert attempts.seconds_to_wait() == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"3",
        b"{",
        b'{"failures": 3}',
        b'{"failures": true, "last": 0}',
        b'{"failures": -1, "last": 0}',
        b'{"failures": 2, "last": "x"}',
        b'{"failures": 2, "last": NaN}',
        b'{"failures": 2, "last": 1e999}',
        b'{"failures": 2, "last": null}',
        b"[" * 1000,
    ],
)
def test_a_damaged_file_counts_as_none_and_is_mended(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "attempts.json").write_bytes(content)
    clock = Clock()
    attempts = make_attempts(tmp_path, clock)
    assert attempts.seconds_to_wait() == 0
    attempts.failed("Petugas Uji")
    assert make_attempts(tmp_path, clock).seconds_to_wait() == 1


def test_a_folder_that_cannot_be_written_to_still_makes_guessing_slow(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    attempts = make_attempts(tmp_path / "missing", Clock(), failures=2)
    assert attempts.seconds_to_wait() == 2
    assert "attempts.json" in caplog.text


def test_failures_are_remembered_until_the_trail_was_told(tmp_path: Path) -> None:
    clock = Clock()
    attempts = make_attempts(tmp_path, clock, failures=2)
    attempts.succeeded()
    again = make_attempts(tmp_path, clock)
    assert [one.who for one in again.untold] == ["Petugas Uji", "Petugas Uji"]
    again.told()
    assert make_attempts(tmp_path, clock).untold == ()


def test_only_so_many_failures_are_kept(tmp_path: Path) -> None:
    assert len(make_attempts(tmp_path, Clock(), failures=MOST_KEPT + 5).untold) == MOST_KEPT
