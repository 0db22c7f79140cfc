"""Drafts where there is more than a form: the call screen and the layout editor."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.call_dialog import CallDialog
from bapasdesk.gui.dialogs.layout_editor import LayoutEditor
from bapasdesk.gui.widgets.draft_offer import DraftOffer
from bapasdesk.services import (
    drafts,
    follow_up,
    layouts,
)
from bapasdesk.services.office import Office
from tests.builders import FixedClock, closed_session
from tests.gui.draft_steps import OpenForm, cut_off
from tests.gui.settling import settle


def test_a_call_cut_off_is_offered_for_the_same_person_only(
    desk: Desk, office: Office, open_form: OpenForm, clock: FixedClock
) -> None:
    closed_session(office, "Ani Contoh", "Budi Contoh")
    clock.move(days=35)
    first, second = follow_up.due(office)
    dialog = open_form(CallDialog, [first, second])
    QTest.keyClick(dialog, Qt.Key.Key_2)
    dialog.ui.note.setFocus()
    QTest.keyClicks(dialog.ui.note, "bekerja di bengkel")
    cut_off(desk, dialog)
    again: Any = open_form(CallDialog, [second, first])
    assert again.draft.offer is None, "that is somebody else"
    QTest.keyClick(again, Qt.Key.Key_3)
    again.save()
    settle(desk)
    offer: DraftOffer | None = again.draft.offer
    assert again.row.id == first.id and offer is not None and offer.isVisible()
    assert again.ui.note.text() == ""
    QTest.mouseClick(offer.take_button, Qt.MouseButton.LeftButton)
    settle(desk)
    assert again.ui.note.text() == "bekerja di bengkel"
    assert list(again.answers.values())[1].isChecked()
    again.save()
    settle(desk)
    assert not again.isVisible() and drafts.waiting(office) == ()
    assert follow_up.get(office, first.id).note == "bekerja di bengkel"


def test_a_layout_cut_off_comes_back_as_one_step(desk: Desk, office: Office, open_form: OpenForm) -> None:
    built_in = layouts.rows(office)[0]
    layout_id = layouts.copy(office, built_in.id, built_in.style)
    known = layouts.get(office, layout_id, built_in.style)
    dialog = open_form(LayoutEditor, layout_id, known)
    dialog.edited.choose(0)
    dialog.edited.move(3, 4)
    cut_off(desk, dialog)
    again = open_form(LayoutEditor, layout_id, known)
    offer = again.draft.offer
    assert offer is not None
    QTest.mouseClick(offer.take_button, Qt.MouseButton.LeftButton)
    assert again.edited.layout == dialog.edited.layout != known
    again.edited.undo_stack.undo()
    assert again.edited.layout == known
    again.edited.undo_stack.redo()
    again.ui.save_button.click()
    settle(desk)
    assert layouts.get(office, layout_id, built_in.style) == dialog.edited.layout
    assert drafts.waiting(office) == ()
