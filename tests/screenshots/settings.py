"""Pengaturan: its tabs, their forms, and the editor of certificates."""

import tempfile
from pathlib import Path
from typing import Any

from bapasdesk.domain.layout import Side
from bapasdesk.services import undo
from tests.documents.pictures_to_choose import as_file, wheel
from tests.screenshots.camera import Camera


def draw_settings(camera: Camera, window: Any) -> None:
    page = window.go("settings")
    for tab in range(page.ui.tabs.count()):
        page.ui.tabs.setCurrentIndex(tab)
        title = page.ui.tabs.tabText(tab).replace("&", "").casefold()
        camera.take(f"pengaturan-{title.replace(' ', '-')}", window)
    page.ui.wording_editor.table.selectRow(0)
    page.ui.wording_editor.change_button.click()
    with camera.opened("pengaturan-teks-dokumen-formulir", page.dialog):
        camera.settle()
    _draw_forms(camera, window, page)
    _draw_layouts(camera, page)


def _draw_forms(camera: Camera, window: Any, page: Any) -> None:
    ui = page.ui
    editors = {
        "kop-surat": ui.letterheads_editor,
        "penanda-tangan": ui.signatories_editor,
        "tarif": ui.rates_editor,
        "tempat": ui.venues_editor,
        "hari-libur": ui.closed_days_editor,
        "petugas": ui.officers_editor,
    }
    for name, editor in editors.items():
        editor.add_button.click()
        camera.take_dialog(f"pengaturan-{name}-formulir", page.dialog)
    _draw_emblem(camera, window, page)
    ui.series_editor.table.selectRow(0)
    ui.series_editor.change_button.click()
    camera.take_dialog("pengaturan-nomor-formulir", page.dialog)
    page.officers.own_passphrase_button.click()
    camera.take_dialog("pengaturan-frasa-sandi", page.dialog)
    page.officers.recovery_button.click()
    camera.settle()
    camera.take_dialog("pengaturan-kode-pemulihan", page.dialog)
    ui.parts.filter.setText("cuti")
    camera.take("pengaturan-cari", window)
    ui.parts.filter.clear()


def _draw_emblem(camera: Camera, window: Any, page: Any) -> None:
    """None at first, then one of few pixels; taken back afterwards."""
    page.show_part("letterheads")
    camera.take("pengaturan-lambang-belum-ada", window)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "lambang.png"
        path.write_bytes(as_file(wheel(200)))
        page.emblem.choose(path)
        camera.take("pengaturan-lambang", window)
    undo.undo(page._desk.office)
    page.emblem.refresh()


def _draw_layouts(camera: Camera, page: Any) -> None:
    """The editor of a copy of Netral, both sides, and the choice of courses."""
    panel = page.layouts
    page.ui.tabs.setCurrentWidget(panel)
    panel.editor.table.selectRow(0)
    panel.editor.add_button.click()
    camera.settle()
    panel.editor.table.selectRow(2)
    panel.editor.change_button.click()
    camera.settle()
    with camera.opened("tata-letak-belakang", page.dialog) as editor:
        editor.resize(*camera.size)
        editor.edited.choose(5)
        camera.take("tata-letak-depan", editor)
        editor.edited.look_at(Side.BACK)
    panel.use_button.click()
    camera.take_dialog("tata-letak-dipakai", page.dialog)
