"""The doors of an office: first run, unlocking, restoring, and what a mistake of ours looks like."""

from pathlib import Path
from typing import Any

from bapasdesk.app import Application, Parts
from bapasdesk.config import OfficeFolder
from bapasdesk.gui.dialogs.first_run import FirstRun
from bapasdesk.gui.messages import crash_box
from tests.builders import FAST_COST
from tests.gui.fake_messages import FakeMessages
from tests.journeys.day import Day
from tests.screenshots.camera import Camera


def draw_doors(camera: Camera, place: Path) -> None:
    """First run and unlocking, on an office made by the first run itself."""
    messages = FakeMessages()
    parts = Parts(messages=messages, cost=FAST_COST, environment={})
    application = Application(OfficeFolder(place / "baru"), parts=parts)
    camera.jobs = application.jobs
    application.start()
    dialog = application.dialog
    assert isinstance(dialog, FirstRun)
    day = Day(application)
    camera.take("langkah-pertama-0-selamat-datang", dialog)
    take = dialog.go

    def go(step: int) -> None:
        camera.take(f"langkah-pertama-{dialog.ui.steps.currentIndex()}", dialog)
        take(step)

    dialog.go = go  # type: ignore[method-assign]
    day.first_run()
    for name in ("home", "partners", "schedule", "clients", "documents"):
        day.window.resize(*camera.size)
        day.window.go(name)
        camera.take(f"kosong-{name}", day.window)
    application.lock()
    camera.take("buka-kunci", application.dialog)
    asking: Any = application.dialog
    asking.ui.restore_button.click()
    camera.take("pulihkan", application.restore)
    with camera.opened("kesalahan-program", crash_box(ValueError(), Path("kesalahan_1.txt"))) as box:
        box.open()
    application.quit()
