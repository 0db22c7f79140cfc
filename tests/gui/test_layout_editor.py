"""The layout editor: by mouse, by number and by keyboard, each step undone; issued certificates stay."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from bapasdesk.documents.built_in_layouts import built_in
from bapasdesk.domain.layout import Element, QrElement, Side, TextElement
from bapasdesk.domain.values import CertificateStyle, PaperKind
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.layout_editor import LayoutEditor
from bapasdesk.gui.dialogs.layout_use_dialog import LayoutUseDialog
from bapasdesk.gui.layout_editor.edited_layout import EditedLayout
from bapasdesk.gui.layout_editor.snapping import lines_of, snap
from bapasdesk.gui.pages.settings_page import SettingsPage
from bapasdesk.services import certificates, layouts, papers
from bapasdesk.services.office import Office
from tests.builders import enrol, make_course, make_session, mark
from tests.documents.reading import MM, read
from tests.gui.fake_messages import FakeMessages
from tests.layout_strategies import png

NEUTRAL = CertificateStyle.NEUTRAL
_FREE = Qt.KeyboardModifier.NoModifier
NETRAL = built_in(NEUTRAL)


@pytest.fixture
def editor(desk: Desk, office: Office, qtbot: QtBot) -> LayoutEditor:
    """Over a saved copy of Netral, the name chosen."""
    copied = layouts.copy(office, 0, NEUTRAL)
    made = LayoutEditor(desk, copied, layouts.get(office, copied, NEUTRAL))
    qtbot.addWidget(made, before_close_func=lambda _: made.edited.undo_stack.setClean())  # else it asks
    made.resize(1240, 720)
    made.show()
    desk.jobs.wait_until_idle()
    made.edited.choose(_place(made, "{nama}"))
    return made


def _place(editor: LayoutEditor, text: str) -> int:
    elements = editor.edited.layout.elements
    return next(place for place, one in enumerate(elements) if getattr(one, "text", "") == text)


def _chosen(editor: LayoutEditor) -> Element:
    assert editor.edited.element is not None
    return editor.edited.element


def _drag(editor: LayoutEditor, start: tuple[float, float], end: tuple[float, float]) -> None:
    """From one place on the sheet to another, in mm."""
    canvas = editor.canvas
    first, last = canvas.mapFromScene(*start), canvas.mapFromScene(*end)
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(canvas.viewport(), (first + last) / 2)
    QTest.mouseMove(canvas.viewport(), last)
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=last)


def _key(editor: LayoutEditor, key: Qt.Key, held: Qt.KeyboardModifier = _FREE) -> None:
    QTest.keyClick(editor.canvas, key, held)


def _type_number(editor: LayoutEditor, name: str, value: float) -> None:
    box = editor.panel.editors[name].widget
    assert isinstance(box, QAbstractSpinBox)
    assert isinstance(box, QDoubleSpinBox | QSpinBox)
    box.setValue(value)  # type: ignore[arg-type]


def _preview(editor: LayoutEditor, desk: Desk) -> None:
    editor._timer.stop()
    editor._ask_preview()
    desk.jobs.wait_until_idle()


def test_a_layout_is_copied_changed_used_and_issued_with(
    desk: Desk, office: Office, qtbot: QtBot, messages: FakeMessages
) -> None:
    course = make_course(office, "Barista")
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    desk.jobs.wait_until_idle()
    panel = page.layouts
    panel.editor.table.selectRow(0)
    assert not panel.editor.change_button.isEnabled(), "a built-in layout is only copied"
    panel.editor.add_button.click()
    desk.jobs.wait_until_idle()
    panel.editor.table.selectRow(2)
    panel.editor.change_button.click()
    desk.jobs.wait_until_idle()
    editor = page.dialog
    assert isinstance(editor, LayoutEditor)
    editor.resize(1240, 720)
    desk.jobs.wait_until_idle()
    name = editor.edited.layout.elements[_place(editor, "{nama}")]
    _drag(editor, (name.x + 20, name.y + 7), (name.x + 20, name.y + 17))
    assert _chosen(editor).y == pytest.approx(name.y + 10, abs=1.5)
    _type_number(editor, "y", 70.0)
    _type_number(editor, "size", 20.0)
    moved = _chosen(editor)
    assert isinstance(moved, TextElement)
    assert (moved.y, moved.size) == (70.0, 20.0)
    _preview(editor, desk)
    assert editor.ui.warning.text() == "Semua muat di tempatnya."
    editor.ui.save_button.click()
    desk.jobs.wait_until_idle()
    panel.editor.table.selectRow(2)
    panel.use_button.click()
    desk.jobs.wait_until_idle()
    use = page.dialog
    assert isinstance(use, LayoutUseDialog)
    use.ui.courses.item(0).setCheckState(Qt.CheckState.Checked)
    use.ui.save_button.click()
    desk.jobs.wait_until_idle()
    made = make_session(office, course_id=course)
    enrol(office, made, "Budi")
    mark(office, made, "H")
    certificates.issue(office, made)
    first = papers.make(office, PaperKind.CERTIFICATES, made).pdf
    (sheet,) = read(first)
    baseline = sheet.pieces()["Budi"][0].baseline
    assert (sheet.height - baseline) / MM == pytest.approx(77.5 + 0.27 * 20 / MM, abs=0.2)
    row = layouts.rows(office)[2]
    layouts.save(office, row.id, replace(layouts.get(office, row.id, NEUTRAL), elements=NETRAL.elements[:3]))
    assert papers.make(office, PaperKind.CERTIFICATES, made).pdf == first
    assert messages.errors == []


def test_the_real_page_is_shown_with_what_does_not_fit(editor: LayoutEditor, desk: Desk) -> None:
    _preview(editor, desk)
    before = editor.canvas._sheet.pixmap()
    assert before.width() > 400
    _type_number(editor, "width", 12.0)
    _preview(editor, desk)
    assert "Teks tidak muat" in editor.ui.warning.text()
    row = editor.ui.elements.currentItem()
    assert row.text() == "{nama}" and "tidak muat" in row.toolTip()
    editor.edited.undo_stack.undo()
    _preview(editor, desk)
    assert editor.ui.warning.text() == "Semua muat di tempatnya."


def test_arrow_keys_move_and_resize_in_mm_and_tenths(editor: LayoutEditor) -> None:
    start = _chosen(editor)
    _key(editor, Qt.Key.Key_Right)
    _key(editor, Qt.Key.Key_Down)
    _key(editor, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    moved = _chosen(editor)
    assert moved.x == pytest.approx(start.x + 1.1)
    assert moved.y == pytest.approx(start.y + 1)
    _key(editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert _chosen(editor).width == pytest.approx(start.width - 1)
    editor.ui.undo_button.click()
    editor.ui.undo_button.click()
    assert _chosen(editor) == start, "presses in a row are one step"
    assert not editor.ui.undo_button.isEnabled()
    editor.ui.redo_button.click()
    assert _chosen(editor) == moved


def test_elements_are_added_copied_ordered_and_deleted(editor: LayoutEditor) -> None:
    count = len(editor.edited.layout.elements)
    actions = {action.text(): action for action in editor.ui.add_button.menu().actions()}
    for words in ("Teks", "Garis", "Tempat foto 3 × 4", "Kode QR", "Tabel materi", "Tanda tangan", "Bingkai"):
        actions[words].trigger()
    assert len(editor.edited.layout.elements) == count + 7
    editor.ui.duplicate_button.click()
    assert len(editor.edited.layout.elements) == count + 8
    place = editor.edited.chosen
    editor.ui.up_button.click()
    assert editor.edited.chosen == (place or 0) - 1
    _key(editor, Qt.Key.Key_Delete)
    assert len(editor.edited.layout.elements) == count + 7
    while editor.edited.undo_stack.canUndo():
        editor.edited.undo_stack.undo()
    assert len(editor.edited.layout.elements) == count


def test_elements_are_chosen_by_key_list_and_click(editor: LayoutEditor) -> None:
    first = editor.edited.chosen
    _key(editor, Qt.Key.Key_PageDown)
    assert editor.edited.chosen == (first or 0) + 1
    editor.ui.elements.setCurrentRow(0)
    assert editor.edited.chosen == 0
    code = next(one for one in editor.edited.layout.elements if isinstance(one, QrElement))
    at = editor.canvas.mapFromScene(code.x + code.width / 2, code.y + 5)
    QTest.mouseClick(editor.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert _chosen(editor) == code
    QTest.mouseClick(editor.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert editor.ui.elements.currentRow() == -1
    editor.ui.side.setCurrentIndex(1)
    editor.ui.side.activated.emit(1)
    assert editor.edited.side == Side.BACK
    assert editor.ui.elements.item(1).text() == "Materi Pelatihan"


def test_a_handle_resizes(editor: LayoutEditor) -> None:
    start = _chosen(editor)
    corner = (start.x + start.width, start.y + start.height)
    _drag(editor, corner, (corner[0] - 40, corner[1] + 6))
    now = _chosen(editor)
    assert (now.x, now.y) == (start.x, start.y)
    assert now.width == pytest.approx(start.width - 40, abs=1.5)
    assert now.height == pytest.approx(start.height + 6, abs=1.5)


def test_text_is_typed_and_unknown_fields_wait(editor: LayoutEditor) -> None:
    edit = editor.panel.editors["text"].widget.focusProxy()
    assert isinstance(edit, QPlainTextEdit)
    edit.setPlainText("Kepada {na")
    edit.setPlainText("Kepada {salah}")
    element = _chosen(editor)
    assert isinstance(element, TextElement) and element.text == "Kepada {na"
    edit.setPlainText("Kepada {nama}")
    element = _chosen(editor)
    assert isinstance(element, TextElement) and element.text == "Kepada {nama}"


def test_another_sheet_keeps_everything_on_it(editor: LayoutEditor) -> None:
    editor.ui.page.setCurrentIndex(3)
    editor.ui.page.activated.emit(3)
    layout = editor.edited.layout
    assert layout.sheet == (215.0, 330.0)
    assert all(one.x + one.width <= 215.05 and one.y + one.height <= 330.05 for one in layout.elements)


def test_a_picture_is_put_on_the_sheet_or_refused(
    editor: LayoutEditor, desk: Desk, messages: FakeMessages, tmp_path: Path
) -> None:
    good, bad = tmp_path / "logo.png", tmp_path / "logo.txt"
    good.write_bytes(png(20, 20))
    bad.write_bytes(b"bukan gambar")
    editor.add_image(bad)
    editor.add_image(tmp_path / "tidak-ada.png")
    assert "PNG atau JPEG" in messages.errors[0] and "tidak dapat dibaca" in messages.errors[1]
    editor.add_image(good)
    assert editor.ui.elements.currentItem().text() == "Gambar"
    _preview(editor, desk)
    editor.ui.save_button.click()
    desk.jobs.wait_until_idle()
    assert len(layouts.get(desk.office, layouts.rows(desk.office)[2].id, NEUTRAL).images) == 1


def test_closing_asks_only_after_a_change(editor: LayoutEditor, messages: FakeMessages) -> None:
    _key(editor, Qt.Key.Key_Right)
    messages.answers.append(False)
    editor.ui.cancel_button.click()
    assert editor.isVisible() and "belum disimpan" in messages.questions[0]
    editor.edited.undo_stack.undo()
    editor.ui.cancel_button.click()
    assert not editor.isVisible()


def test_a_layout_that_is_no_good_is_said_and_not_saved(editor: LayoutEditor, desk: Desk) -> None:
    editor.ui.name.setText("x" * 121)
    editor._rename("x" * 121)
    editor.ui.save_button.click()
    desk.jobs.wait_until_idle()
    assert editor.isVisible() and editor.ui.warning.text() != ""


def test_lines_attract_within_reach() -> None:
    other = TextElement(text="a", x=50, y=20, width=40, height=10)
    lines = lines_of((297.0, 210.0), [other])
    assert snap([49.2, 80.0], lines.across).line == 50.0
    assert snap([147.9], lines.across).shift == pytest.approx(0.6)
    assert snap([120.4], lines.across) == type(snap([1], []))(pytest.approx(-0.4), None)  # type: ignore[arg-type]


def test_undo_is_never_half() -> None:
    edited = EditedLayout(NETRAL)
    edited.choose(2)
    edited.move(3, 3)
    edited.delete()
    edited.add(TextElement(text="baru", x=400 - 150, y=0, width=100, height=5))
    assert edited.layout.elements[-1].x + 100 <= 297
    while edited.undo_stack.canUndo():
        edited.undo_stack.undo()
    assert edited.layout == NETRAL
