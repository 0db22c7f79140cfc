"""Jadwal: the list, the calendar, and the form of a new session."""

from datetime import date
from typing import Any

from bapasdesk.gui.widgets.calendar_view import CalendarMode
from tests.screenshots.camera import Camera


def draw_schedule(camera: Camera, window: Any) -> None:
    page = window.go("schedule")
    camera.take("jadwal", window)
    for mode in CalendarMode:
        page.show_calendar(mode)
        page.ui.calendar.go(date(2022, 9, 21))
        camera.take(f"jadwal-{mode.value}", window)
    page.show_list()
    page.new_item()
    with camera.opened("kegiatan-formulir", page.dialog) as dialog:
        camera.settle()
        dialog.ui.dates.setText("15-23 November 2026")
