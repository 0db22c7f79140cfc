"""What was typed into a form and not saved: when it is kept, offered again, and forgotten."""

import inspect
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from bapasdesk.domain.records.trail import Draft
from bapasdesk.gui import dialogs
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.breach_dialog import BreachDialog
from bapasdesk.gui.dialogs.client_dialog import ClientDialog
from bapasdesk.gui.dialogs.course_dialog import CourseDialog
from bapasdesk.gui.dialogs.officer_dialog import OfficerDialog
from bapasdesk.gui.dialogs.partner_dialog import PartnerDialog
from bapasdesk.gui.dialogs.session_dialog import SessionDialog
from bapasdesk.services import (
    clients,
    courses,
    drafts,
)
from bapasdesk.services.office import Office
from tests.builders import (
    OFFICER,
    FixedClock,
    make_client,
    make_session,
)
from tests.gui.draft_steps import OpenForm, cut_off, take_offer
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import settle


def test_a_form_cut_off_is_offered_again_and_saved(
    desk: Desk, office: Office, open_form: OpenForm, clock: FixedClock
) -> None:
    dialog = open_form(ClientDialog)
    QTest.keyClicks(dialog.ui.full_name, "Budi Contoh")
    QTest.keyClicks(dialog.ui.birth_date, "12-4-1990")
    dialog.ui.sex.setCurrentIndex(1)
    dialog.ui.program.setCurrentText("Diversi")
    cut_off(desk, dialog)
    assert clients.count(office) == 0
    again = open_form(ClientDialog)
    assert again.ui.full_name.text() == ""
    take_offer(desk, again)
    assert (again.ui.full_name.text(), again.ui.sex.currentIndex()) == ("Budi Contoh", 1)
    QTest.mouseClick(again.ui.save_button, Qt.MouseButton.LeftButton)
    settle(desk)
    saved = clients.get(office, clients.rows(office)[0].id)
    assert (saved.full_name, saved.program) == ("Budi Contoh", "Diversi")
    assert drafts.waiting(office) == ()
    assert open_form(ClientDialog).guard.draft.offer is None


def test_it_is_kept_a_moment_after_typing_by_itself(
    desk: Desk, office: Office, open_form: OpenForm, qtbot: QtBot
) -> None:
    dialog = open_form(ClientDialog)
    QTest.keyClicks(dialog.ui.full_name, "Budi Contoh")
    qtbot.waitUntil(lambda: bool(drafts.waiting(office)), timeout=5_000)
    kept = drafts.waiting(office)[0]
    assert "Budi Contoh" in kept.content and kept.officer == OFFICER
    dialog.hide()


def test_only_what_was_changed_comes_back(desk: Desk, office: Office, open_form: OpenForm) -> None:
    client = make_client(office, "Budi Contoh", phone="0811")
    dialog = open_form(ClientDialog, client)
    QTest.keyClicks(dialog.ui.note, "diantar keluarga")
    cut_off(desk, dialog)
    known = clients.get(office, client)
    clients.save(office, type(known)(id=client, full_name="Budi Contoh", phone="0822"))
    again = open_form(ClientDialog, client)
    take_offer(desk, again)
    assert (again.ui.phone.text(), again.ui.note.text()) == ("0822", "diantar keluarga")
    again.hide()
    assert open_form(ClientDialog).guard.draft.offer is None, "the draft belongs to that client's form"
    assert open_form(ClientDialog, make_client(office, "Citra Contoh")).guard.draft.offer is None


def test_leaving_on_purpose_asks_and_removes_it(
    desk: Desk, office: Office, open_form: OpenForm, messages: FakeMessages
) -> None:
    dialog = open_form(CourseDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and messages.questions == [], "nothing typed, nothing asked"
    dialog = open_form(CourseDialog)
    QTest.keyClicks(dialog.ui.name, "Las")
    dialog.guard.draft.keep()
    settle(desk)
    assert len(drafts.waiting(office)) == 1
    messages.answers += [False, True]
    QTest.mouseClick(dialog.ui.cancel_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and "belum disimpan" in messages.questions[0]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle(desk)
    assert not dialog.isVisible()
    assert drafts.waiting(office) == () and courses.rows(office) == ()


def test_an_offer_that_is_dropped_does_not_come_again(
    desk: Desk, office: Office, open_form: OpenForm
) -> None:
    dialog = open_form(CourseDialog)
    QTest.keyClicks(dialog.ui.name, "Las")
    cut_off(desk, dialog)
    again = open_form(CourseDialog)
    QTest.mouseClick(again.guard.draft.offer.drop_button, Qt.MouseButton.LeftButton)
    settle(desk)
    assert drafts.waiting(office) == ()
    assert again.ui.name.text() == ""
    again.hide()


def test_an_offer_passed_over_is_not_lost(desk: Desk, office: Office, open_form: OpenForm) -> None:
    dialog = open_form(CourseDialog)
    QTest.keyClicks(dialog.ui.name, "Las")
    cut_off(desk, dialog)
    other = open_form(CourseDialog)
    QTest.keyClicks(other.ui.name, "Barista")
    QTest.mouseClick(other.ui.save_button, Qt.MouseButton.LeftButton)
    settle(desk)
    assert [row.name for row in courses.rows(office)] == ["Barista"]
    again = open_form(CourseDialog)
    take_offer(desk, again)
    assert again.ui.name.text() == "Las"
    again.hide()


def test_what_the_program_fills_in_is_not_typed(
    desk: Desk, office: Office, open_form: OpenForm, messages: FakeMessages
) -> None:
    session = make_session(office)
    for kind, id in ((SessionDialog, session), (PartnerDialog, 1), (ClientDialog, None)):
        dialog = open_form(kind, id)
        QTest.mouseClick(dialog, Qt.MouseButton.LeftButton)
        assert dialog.guard.draft.typed == {}
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    assert messages.questions == [] and drafts.waiting(office) == ()


def test_passphrases_are_never_kept(desk: Desk, office: Office, open_form: OpenForm) -> None:
    dialog = open_form(OfficerDialog)
    QTest.keyClicks(dialog.ui.passphrase.first, "rahasia yang panjang sekali")
    cut_off(desk, dialog)
    assert drafts.waiting(office) == ()


def test_drafts_belong_to_their_officer(office: Office) -> None:
    with office.work() as work:
        work.add(
            Draft(form="X", title="X", officer="Orang Lain", saved_at=office.clock(), content='{"a": "b"}')
        )
        work.commit()
    assert drafts.waiting(office) == () and drafts.newest(office, "X", 0) is None


def test_a_form_that_stays_open_after_its_work_keeps_no_draft(
    desk: Desk, office: Office, open_form: OpenForm, messages: FakeMessages
) -> None:
    dialog = open_form(BreachDialog)
    for field in ("what", "how", "remedy"):
        getattr(dialog.ui, field).setFocus()
        QTest.keyClicks(getattr(dialog.ui, field), "Contoh")
    dialog.guard.draft.keep()
    settle(desk)
    assert len(drafts.waiting(office)) == 1
    QTest.mouseClick(dialog.ui.save_button, Qt.MouseButton.LeftButton)
    settle(desk)
    assert dialog.preview is not None and drafts.waiting(office) == ()
    dialog.preview.close()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and messages.questions == []


WITHOUT_DRAFT = {
    "BatchPrintDialog": "nothing is typed",
    "BudgetDialog": "a list; its lines are forms of their own",
    "CheckInDialog": "one number a person, saved by Enter",
    "DemandDialog": "nothing is typed",
    "EnrolDialog": "a search and a choice in a list, saved in one step",
    "ExportDialog": "columns chosen, saved in one step",
    "FeedbackDialog": "four keys of a sheet that lies on the desk",
    "FirstRun": "there is no office yet, and it asks for passphrases",
    "HelpWindow": "nothing is typed but a search",
    "ImportDialog": "everything comes from the file, and the mapping is remembered by its shape",
    "LayoutUseDialog": "ticks in a list, saved in one step",
    "MatchDialog": "a search and a choice in a list, saved in one step",
    "OfficerDialog": "it asks for a passphrase",
    "PassphraseDialog": "it asks for passphrases",
    "PersonDutiesDialog": "a date, saved by the button beside it",
    "PreviewDialog": "nothing is typed",
    "PrintHistoryDialog": "nothing is typed",
    "RecoverDialog": "it asks for the recovery code and a passphrase",
    "RecoveryCodeDialog": "it asks for the recovery code",
    "RestoreDialog": "no office is open, and it asks for a passphrase",
    "ScanDialog": "nothing is typed",
    "SeatChoiceDialog": "a choice in a list, saved in one step",
    "UnlockDialog": "it asks for a passphrase",
}


def test_every_other_form_keeps_a_draft() -> None:
    known = {}
    for module in iter_modules(dialogs.__path__, f"{dialogs.__name__}."):
        found = import_module(module.name)
        for name, kind in vars(found).items():
            if isinstance(kind, type) and issubclass(kind, QDialog) and kind.__module__ == module.name:
                known[name] = inspect.getsource(kind)
    keeping = {name for name, source in known.items() if "keep_draft(" in source or "FormDraft(" in source}
    assert set(known) - keeping == set(WITHOUT_DRAFT)
