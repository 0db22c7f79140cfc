"""Texts edited in the window: the office's own wording, and one paper before it is issued."""

from pytestqt.qtbot import QtBot

from bapasdesk.domain.values import PaperKind, WordingKind
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.paper_text_dialog import PaperTextDialog, of_session
from bapasdesk.gui.dialogs.wording_dialog import WordingDialog
from bapasdesk.services import papers, session_papers, wording
from bapasdesk.services.office import Office
from tests.builders import enrol, make_session
from tests.documents.reading import texts


def test_the_office_s_text_is_saved_only_when_its_words_are_known(
    desk: Desk, office: Office, qtbot: QtBot
) -> None:
    known = next(one for one in wording.wordings(office) if one.kind == WordingKind.THANK_YOU)
    dialog = WordingDialog(desk, known)
    qtbot.addWidget(dialog)
    ui = dialog.ui
    assert not ui.restore_button.isVisibleTo(dialog)
    ui.body.setPlainText("Terima kasih {siapa}")
    assert not ui.save_button.isEnabled() and "{siapa} tidak dikenal" in ui.body_error.text()
    ui.body.setPlainText("Terima kasih ")
    ui.body.moveCursor(ui.body.textCursor().MoveOperation.End)
    ui.tokens.itemActivated.emit(ui.tokens.item(2))
    assert ui.body.toPlainText() == "Terima kasih {mitra}"
    with qtbot.waitSignal(dialog.accepted):
        ui.save_button.click()
    own = next(one for one in wording.wordings(office) if one.kind == WordingKind.THANK_YOU)
    again = WordingDialog(desk, own)
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.accepted):
        again.ui.restore_button.click()
    assert next(one for one in wording.wordings(office) if one.kind == WordingKind.THANK_YOU) == known


def test_a_letter_is_edited_before_it_takes_its_number(desk: Desk, office: Office, qtbot: QtBot) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi")
    dialog = PaperTextDialog(desk, of_session(session_id, PaperKind.INVITATION))
    qtbot.addWidget(dialog)
    ui = dialog.ui
    qtbot.waitUntil(lambda: "001/SRT/VI/2023" in ui.number.placeholderText())
    ui.body.setPlainText("")
    assert not ui.save_button.isEnabled()
    ui.restore_button.click()
    qtbot.waitUntil(lambda: "Dengan hormat" in ui.body.toPlainText())
    ui.body.setPlainText("Harap datang.\n\nPakaian : bebas rapi")
    ui.dated_on.setText("1-6-2023")
    with qtbot.waitSignal(dialog.accepted):
        ui.save_button.click()
    (said,) = texts(papers.make(office, PaperKind.INVITATION, session_id).pdf)
    assert "Harap datang." in said and "Pakaian:bebas rapi" in said
    assert "001/SRT/VI/2023" in said and "1 Juni 2023" in said
    with office.work() as work:
        assert session_papers.kept(work, session_id, PaperKind.INVITATION) is not None
