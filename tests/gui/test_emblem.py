"""Pengaturan, Kop surat: the emblem is chosen, seen, called soft, removed and brought back."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.emblem_part import EmblemPart
from bapasdesk.gui.pages.settings_page import SettingsPage
from bapasdesk.services import emblem
from bapasdesk.services.undo import undo
from tests.documents.pictures_to_choose import as_file, wheel
from tests.gui.fake_messages import FakeMessages


@pytest.fixture
def part(desk: Desk, qtbot: QtBot) -> EmblemPart:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show_part("letterheads")
    page.show()
    desk.jobs.wait_until_idle()
    return page.emblem


def choose(part: EmblemPart, desk: Desk, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    part.choose(path)
    desk.jobs.wait_until_idle()


def test_an_emblem_is_chosen_seen_and_removed(
    part: EmblemPart, desk: Desk, messages: FakeMessages, tmp_path: Path
) -> None:
    ui = part.ui
    assert not ui.preview.isVisible()
    assert not ui.remove_button.isEnabled()
    assert "Belum ada" in ui.note.text()
    choose(part, desk, tmp_path / "lambang.png", as_file(wheel(600)))
    assert ui.preview.isVisible()
    shown = ui.preview.pixmap().toImage()
    assert shown.pixelColor(0, 0).name() == "#ffffff", "on white, as on paper"
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2).name() == "#a8832f"
    assert not ui.trouble.isVisible()
    ui.remove_button.click()
    desk.jobs.wait_until_idle()
    assert not ui.preview.isVisible()
    assert emblem.in_force(desk.office).picture == b""
    assert messages.notes[-1] == "Lambang dihapus dari kop surat."
    undo(desk.office)
    desk.announce("settings")
    desk.jobs.wait_until_idle()
    assert ui.preview.isVisible()


def test_a_small_picture_is_taken_with_a_clear_warning(part: EmblemPart, desk: Desk, tmp_path: Path) -> None:
    choose(part, desk, tmp_path / "kecil.jpg", as_file(wheel(120), "JPEG"))
    assert "kabur" in part.ui.trouble.text()
    assert part.ui.trouble.isVisible()
    assert emblem.in_force(desk.office).picture


def test_what_is_no_picture_is_told_and_nothing_changes(
    part: EmblemPart, desk: Desk, messages: FakeMessages, tmp_path: Path
) -> None:
    choose(part, desk, tmp_path / "surat.png", b"bukan gambar")
    assert "PNG atau JPEG" in part.ui.trouble.text()
    assert not part.ui.preview.isVisible()
    assert emblem.in_force(desk.office).picture == b""
