"""Jobs: results come back on the GUI thread, in order, and to nobody who is gone."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from bapasdesk.errors import RuleBroken
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.jobs import Jobs
from bapasdesk.gui.runner import Runner
from tests.gui.fake_messages import FakeMessages


def unexpected(result: object) -> None:
    pytest.fail(f"not expected: {result!r}")


def test_work_runs_beside_the_window_and_its_result_arrives_in_it(jobs: Jobs) -> None:
    threads: list[int] = []

    def work() -> int:
        threads.append(threading.get_ident())
        return 7

    def done(result: int) -> None:
        threads.append(threading.get_ident())
        assert result == 7

    jobs.run(work, done, unexpected)
    jobs.wait_until_idle()
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_two_hundred_answers_come_in_the_order_of_asking(jobs: Jobs) -> None:
    got: list[int] = []
    for number in range(200):
        jobs.run(partial(int, number), got.append, unexpected)
    jobs.wait_until_idle()
    assert got == list(range(200))


def test_an_exception_goes_to_failed_and_the_worker_lives_on(jobs: Jobs) -> None:
    troubles: list[Exception] = []
    got: list[int] = []
    jobs.run(lambda: 1 // 0, unexpected, troubles.append)
    jobs.run(lambda: 3, got.append, unexpected)
    jobs.wait_until_idle()
    assert isinstance(troubles[0], ZeroDivisionError)
    assert got == [3]


@pytest.mark.parametrize("catch", ["method", "closure", "partial"])
def test_a_widget_that_is_gone_is_not_called(jobs: Jobs, catch: str) -> None:
    import shiboken6

    label = QLabel()
    callbacks: dict[str, Callable[[str], None]] = {
        "method": label.setText,
        "closure": lambda text: label.setText(text),
        "partial": partial(QLabel.setText, label),
    }
    jobs.run(lambda: "spät", callbacks[catch], unexpected)
    shiboken6.delete(label)
    jobs.wait_until_idle()


def test_what_is_busy_is_told_until_it_is_done(jobs: Jobs) -> None:
    told: list[str] = []
    jobs.busy_changed.connect(told.append)
    jobs.run(lambda: None, lambda _: None, unexpected, busy="Membuat sertifikat")
    jobs.wait_until_idle()
    assert told == ["Membuat sertifikat", ""]


def test_waiting_too_long_is_an_error(jobs: Jobs) -> None:
    gate = threading.Event()
    jobs.run(gate.wait, lambda _: None, unexpected)
    with pytest.raises(TimeoutError):
        jobs.wait_until_idle(50)
    gate.set()
    jobs.wait_until_idle()


def test_finishing_works_off_the_queue_but_tells_no_closed_page(jobs: Jobs) -> None:
    done: list[str] = []
    jobs.run(lambda: done.append("written"), unexpected, unexpected)
    jobs.finish(lambda: done.append("closed"))
    assert done == ["written", "closed"]
    assert jobs.is_idle


def test_known_trouble_is_a_message_and_a_defect_a_crash(jobs: Jobs, messages: FakeMessages) -> None:
    runner = Runner(jobs, messages)

    def refuse() -> None:
        raise RuleBroken("Kegiatan sudah ditutup.")

    runner.run(refuse, unexpected)
    runner.run(lambda: 1 // 0, unexpected)
    jobs.wait_until_idle()
    assert messages.errors == ["Kegiatan sudah ditutup."]
    assert isinstance(messages.crashes[0], ZeroDivisionError)


def test_the_desk_announces_what_changed_once_it_is_done_and_only_then(desk: Desk) -> None:
    told: list[object] = []
    desk.changed.connect(told.append)

    def refuse() -> None:
        raise RuleBroken("Tidak boleh.")

    desk.run(refuse, unexpected, announce=("clients",))
    desk.run(lambda: 1, lambda _: told.append("done"), announce=("partners", "courses"))
    desk.jobs.wait_until_idle()
    assert told == ["done", frozenset({"partners", "courses"})]


class _Owner:
    """Stands for a dialog that only its job still knows; says on which thread it goes."""

    def __init__(self, went_on: list[int]) -> None:
        self._went_on = went_on

    def __del__(self) -> None:
        self._went_on.append(threading.get_ident())


def test_what_only_a_job_still_holds_goes_on_the_gui_thread(jobs: Jobs) -> None:
    went_on: list[int] = []
    delivered = threading.Event()

    def run_for(owner: _Owner) -> None:
        jobs.run(lambda: str(owner), lambda _: None, unexpected)

    def be_slow(hand: object) -> None:
        delivered.wait(10)  # the worker is still here when its result has long been dealt with

    jobs._worked.connect(be_slow, Qt.ConnectionType.DirectConnection)
    run_for(_Owner(went_on))
    jobs.wait_until_idle()
    assert went_on == [threading.get_ident()]
    delivered.set()


def test_a_timer_that_asks_after_the_end_is_not_an_error(qapp: object) -> None:
    ended = Jobs()
    ended.shutdown()
    ended.run(lambda: pytest.fail("nothing is done any more"), unexpected, unexpected)
    assert ended.is_idle
