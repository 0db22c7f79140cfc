"""Laporan and the budget of a year."""

from typing import Any

from bapasdesk.gui.pages.reports_page import KINDS
from tests.screenshots.camera import Camera


def draw_reports(camera: Camera, window: Any) -> None:
    page = window.go("reports")
    for number, kind in enumerate(KINDS):
        page.ui.kind.setCurrentIndex(number)
        for pictured in (False, True) if kind.draw else (False,):
            page.ui.picture_button.setChecked(pictured)
            page.refresh()
            camera.take(f"laporan-{number}{'-gambar' if pictured else ''}", window)
    page.ui.picture_button.setChecked(False)
    page.open_budget()
    camera.settle()
    with camera.opened("anggaran", page.dialog) as dialog:
        dialog.open_line(dialog.ui.lines.model.row_at(0))
        camera.take_dialog("anggaran-baris", dialog.dialog)
