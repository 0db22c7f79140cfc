"""What runs beside the window lets the officer go first."""

from threading import Thread

from pytestqt.qtbot import QtBot

from bapasdesk.gui.beside import Beside
from bapasdesk.gui.jobs import Jobs
from tests.gui.fake_messages import FakeMessages


def test_a_step_waits_until_the_pages_have_what_they_asked_for(qtbot: QtBot) -> None:
    pages = Jobs()
    beside = Beside(FakeMessages(), lambda *_: None, pages)
    went_on: list[bool] = []
    pages.run(lambda: None, lambda _: None, lambda _: None)
    step = Thread(target=lambda: went_on.append(beside.pause()))
    step.start()
    assert not went_on  # the answer is not delivered before the window gets to it
    pages.wait_until_idle()
    step.join()
    assert went_on == [False]
    beside.stop()
    assert beside.pause()
    pages.shutdown()
