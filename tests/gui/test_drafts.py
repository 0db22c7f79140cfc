"""What was typed into a form and not saved comes back after a crash, the lock, or the end of the program."""

import inspect
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from bapasdesk.app import Application, Parts
from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.partners import Partner, PartnerContact
from bapasdesk.domain.records.trail import Draft
from bapasdesk.domain.rows.partners import PartnerDetail
from bapasdesk.domain.values import PartnerKind
from bapasdesk.gui import dialogs
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.argument_dialog import ArgumentDialog
from bapasdesk.gui.dialogs.breach_dialog import BreachDialog
from bapasdesk.gui.dialogs.call_dialog import CallDialog
from bapasdesk.gui.dialogs.client_dialog import ClientDialog
from bapasdesk.gui.dialogs.contact_dialog import ContactDialog
from bapasdesk.gui.dialogs.course_dialog import CourseDialog
from bapasdesk.gui.dialogs.follow_up_settings_dialog import FollowUpSettingsDialog
from bapasdesk.gui.dialogs.layout_editor import LayoutEditor
from bapasdesk.gui.dialogs.letterhead_dialog import LetterheadDialog
from bapasdesk.gui.dialogs.officer_dialog import OfficerDialog
from bapasdesk.gui.dialogs.partner_dialog import PartnerDialog
from bapasdesk.gui.dialogs.session_dialog import SessionDialog
from bapasdesk.gui.dialogs.signatory_dialog import SignatoryDialog
from bapasdesk.gui.dialogs.transport_rate_dialog import TransportRateDialog
from bapasdesk.gui.widgets.draft_offer import DraftOffer
from bapasdesk.services import (
    budget,
    clients,
    courses,
    drafts,
    follow_up,
    layouts,
    partners,
    pipeline,
    sessions,
)
from bapasdesk.services.office import Office, open_office
from tests.builders import (
    FAST_COST,
    OFFICER,
    PASSPHRASE,
    FixedClock,
    make_client,
    make_course,
    make_partner,
    make_session,
)
from tests.gui.fake_messages import FakeMessages
from tests.services.test_follow_up import closed_session

Open = Callable[..., Any]


def settle(desk: Desk) -> None:
    for _ in range(3):
        QTest.qWait(10)
        desk.jobs.wait_until_idle(10_000)


@pytest.fixture
def show(desk: Desk, qtbot: QtBot) -> Open:
    def make(kind: Callable[..., QDialog], *arguments: Any) -> Any:
        dialog = kind(desk, *arguments)
        qtbot.addWidget(dialog)
        dialog.open()
        settle(desk)
        return dialog

    return make


def cut_off(desk: Desk, dialog: Any) -> None:
    """As the lock does it: what is typed is kept, and the form goes without a word."""
    desk.leaving.emit()
    desk.jobs.wait_until_idle(10_000)
    dialog.hide()


def take_offer(desk: Desk, dialog: Any) -> None:
    offer = dialog.guard.draft.offer
    assert offer is not None and offer.isVisible()
    QTest.mouseClick(offer.take_button, Qt.MouseButton.LeftButton)
    settle(desk)
    assert dialog.guard.draft.offer is None


def test_a_form_cut_off_is_offered_again_and_saved(
    desk: Desk, office: Office, show: Open, clock: FixedClock
) -> None:
    dialog = show(ClientDialog)
    QTest.keyClicks(dialog.ui.full_name, "Budi Contoh")
    QTest.keyClicks(dialog.ui.birth_date, "12-4-1990")
    dialog.ui.sex.setCurrentIndex(1)
    dialog.ui.program.setCurrentText("Diversi")
    cut_off(desk, dialog)
    assert clients.count(office) == 0
    again = show(ClientDialog)
    assert again.ui.full_name.text() == ""
    take_offer(desk, again)
    assert (again.ui.full_name.text(), again.ui.sex.currentIndex()) == ("Budi Contoh", 1)
    QTest.mouseClick(again.ui.save_button, Qt.MouseButton.LeftButton)
    settle(desk)
    saved = clients.get(office, clients.rows(office)[0].id)
    assert (saved.full_name, saved.program) == ("Budi Contoh", "Diversi")
    assert drafts.waiting(office) == ()
    assert show(ClientDialog).guard.draft.offer is None


def test_it_is_kept_a_moment_after_typing_by_itself(
    desk: Desk, office: Office, show: Open, qtbot: QtBot
) -> None:
    dialog = show(ClientDialog)
    QTest.keyClicks(dialog.ui.full_name, "Budi Contoh")
    qtbot.waitUntil(lambda: bool(drafts.waiting(office)), timeout=5_000)
    kept = drafts.waiting(office)[0]
    assert "Budi Contoh" in kept.content and kept.officer == OFFICER
    dialog.hide()


def test_only_what_was_changed_comes_back(desk: Desk, office: Office, show: Open) -> None:
    client = make_client(office, "Budi Contoh", phone="0811")
    dialog = show(ClientDialog, client)
    QTest.keyClicks(dialog.ui.note, "diantar keluarga")
    cut_off(desk, dialog)
    known = clients.get(office, client)
    clients.save(office, type(known)(id=client, full_name="Budi Contoh", phone="0822"))
    again = show(ClientDialog, client)
    take_offer(desk, again)
    assert (again.ui.phone.text(), again.ui.note.text()) == ("0822", "diantar keluarga")
    again.hide()
    assert show(ClientDialog).guard.draft.offer is None, "the draft belongs to that client's form"
    assert show(ClientDialog, make_client(office, "Citra Contoh")).guard.draft.offer is None


def test_a_partner_with_contacts_and_offers(desk: Desk, office: Office, show: Open) -> None:
    make_course(office, "Barista")
    dialog = show(PartnerDialog)
    QTest.keyClicks(dialog.ui.name, "LPK Contoh")
    dialog.ui.offers.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.ui.is_griya_abhipraya.setChecked(True)
    dialog._add_contact_row(("Rini Contoh", "Ketua", "0811", ""))
    cut_off(desk, dialog)
    again = show(PartnerDialog)
    take_offer(desk, again)
    QTest.mouseClick(again.ui.save_button, Qt.MouseButton.LeftButton)
    settle(desk)
    row = partners.rows(office)[0]
    assert (row.courses, row.phone) == (("Barista",), "0811")
    assert partners.get(office, row.id).partner.is_griya_abhipraya


def test_a_line_taken_out_counts_as_typed(desk: Desk, office: Office, show: Open) -> None:
    detail = PartnerDetail(
        partner=Partner(name="LPK Contoh", kind=PartnerKind.PRIVATE),
        contacts=(PartnerContact(name="Rini Contoh"), PartnerContact(name="Sari Contoh")),
        course_ids=(),
    )
    dialog = show(PartnerDialog, partners.save(office, detail))
    dialog.ui.contacts.setCurrentCell(0, 0)
    QTest.mouseClick(dialog.ui.remove_contact_button, Qt.MouseButton.LeftButton)
    assert list(dialog.guard.draft.typed) == ["contacts"]
    cut_off(desk, dialog)
    again = show(PartnerDialog, 1)
    take_offer(desk, again)
    assert [again.ui.contacts.item(row, 0).text() for row in range(again.ui.contacts.rowCount())] == [
        "Sari Contoh"
    ]


def test_a_session_with_its_days(desk: Desk, office: Office, show: Open) -> None:
    course = make_course(office, "Barista")
    make_partner(office, "LPK Contoh", course_ids=(course,))
    dialog = show(SessionDialog)
    QTest.keyClicks(dialog.ui.venue, "Aula Contoh")
    dialog.ui.course_id.setCurrentText("Barista")
    dialog.ui.dates.setText("19-21 Juni 2023")
    dialog.ui.days.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.ui.transport_rate.setText("125.000")
    dialog.ui.seats.setValue(12)
    QTest.mouseClick(dialog.ui.costs_button, Qt.MouseButton.LeftButton)
    costs = dialog.budget.costs_dialog
    assert costs is not None
    costs.ui.rate_souvenir.setText("35.000")
    QTest.mouseClick(costs.ui.save_button, Qt.MouseButton.LeftButton)
    settle(desk)
    cut_off(desk, dialog)
    again = show(SessionDialog)
    take_offer(desk, again)
    QTest.mouseClick(again.ui.save_button, Qt.MouseButton.LeftButton)
    settle(desk)
    detail = sessions.get(office, sessions.rows(office)[0].id)
    assert [day.held_on.day for day in detail.days] == [19, 21]
    assert (detail.session.seats, detail.session.transport_rate) == (12, 125_000)
    assert (detail.session.venue, detail.partner.name) == ("Aula Contoh", "LPK Contoh")
    assert [row.name for row in budget.of_session(office, detail.session.id).rows[1:]] == ["Souvenir"]


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (LetterheadDialog, "lines"),
        (SignatoryDialog, "name"),
        (TransportRateDialog, "legal_basis"),
    ],
)
def test_the_forms_of_the_settings_too(desk: Desk, show: Open, kind: type, field: str) -> None:
    dialog = show(kind, None)
    getattr(dialog.ui, field).setFocus()
    QTest.keyClicks(getattr(dialog.ui, field), "Contoh")
    cut_off(desk, dialog)
    again = show(kind, None)
    take_offer(desk, again)
    text = getattr(again.ui, field)
    assert "Contoh" in (text.toPlainText() if hasattr(text, "toPlainText") else text.text())


def test_a_new_contact_is_offered_for_its_own_partner_only(desk: Desk, office: Office, show: Open) -> None:
    first, second = make_partner(office, "A Contoh"), make_partner(office, "B Contoh")
    dialog = show(ContactDialog, first, None)
    dialog.ui.summary.setFocus()
    QTest.keyClicks(dialog.ui.summary, "minta surat")
    cut_off(desk, dialog)
    other = show(ContactDialog, second, None)
    assert other.guard.draft.offer is None
    other.hide()
    take_offer(desk, show(ContactDialog, first, None))


def test_leaving_on_purpose_asks_and_removes_it(
    desk: Desk, office: Office, show: Open, messages: FakeMessages
) -> None:
    dialog = show(CourseDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and messages.questions == [], "nothing typed, nothing asked"
    dialog = show(CourseDialog)
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


def test_an_offer_that_is_dropped_does_not_come_again(desk: Desk, office: Office, show: Open) -> None:
    dialog = show(CourseDialog)
    QTest.keyClicks(dialog.ui.name, "Las")
    cut_off(desk, dialog)
    again = show(CourseDialog)
    QTest.mouseClick(again.guard.draft.offer.drop_button, Qt.MouseButton.LeftButton)
    settle(desk)
    assert drafts.waiting(office) == ()
    assert again.ui.name.text() == ""
    again.hide()


def test_an_offer_passed_over_is_not_lost(desk: Desk, office: Office, show: Open) -> None:
    dialog = show(CourseDialog)
    QTest.keyClicks(dialog.ui.name, "Las")
    cut_off(desk, dialog)
    other = show(CourseDialog)
    QTest.keyClicks(other.ui.name, "Barista")
    QTest.mouseClick(other.ui.save_button, Qt.MouseButton.LeftButton)
    settle(desk)
    assert [row.name for row in courses.rows(office)] == ["Barista"]
    again = show(CourseDialog)
    take_offer(desk, again)
    assert again.ui.name.text() == "Las"
    again.hide()


def test_what_the_program_fills_in_is_not_typed(
    desk: Desk, office: Office, show: Open, messages: FakeMessages
) -> None:
    session = make_session(office)
    for kind, id in ((SessionDialog, session), (PartnerDialog, 1), (ClientDialog, None)):
        dialog = show(kind, id)
        QTest.mouseClick(dialog, Qt.MouseButton.LeftButton)
        assert dialog.guard.draft.typed == {}
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    assert messages.questions == [] and drafts.waiting(office) == ()


def test_passphrases_are_never_kept(desk: Desk, office: Office, show: Open) -> None:
    dialog = show(OfficerDialog)
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


def _application(folder: OfficeFolder, messages: FakeMessages) -> Application:
    environment = {"BAPASDESK_OFFICER": OFFICER, "BAPASDESK_PASSPHRASE": PASSPHRASE}
    parts = Parts(messages=messages, cost=FAST_COST, clock=FixedClock(), environment=environment)
    application = Application(folder, parts=parts)
    application.start()
    application.jobs.wait_until_idle(10_000)
    return application


def test_the_lock_keeps_an_open_form(
    qapp: QApplication, office_folder: OfficeFolder, messages: FakeMessages
) -> None:
    application = _application(office_folder, messages)
    assert application.window is not None
    page = application.window.go("clients")
    page.new_item()
    application.jobs.wait_until_idle(10_000)
    QTest.keyClicks(page.dialog.ui.full_name, "Budi Contoh")
    application.lock()
    application.jobs.wait_until_idle(10_000)
    with open_office(office_folder, OFFICER, PASSPHRASE) as office:
        assert [draft.title for draft in drafts.waiting(office)] == ["Klien"]
    application.quit()
    again = _application(office_folder, messages)
    assert "belum disimpan: Klien" in messages.notes[-1]
    again.quit()


def test_kill_9_in_the_midst_of_typing(
    office_folder: OfficeFolder, jobs: Any, messages: FakeMessages, qtbot: QtBot
) -> None:
    command = [sys.executable, "-m", "tests.gui.typing_child", str(office_folder.root)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline().startswith("typed")
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    with open_office(office_folder, OFFICER, PASSPHRASE, clock=FixedClock()) as office:
        desk = Desk(office, jobs, messages)
        dialog = ClientDialog(desk)
        qtbot.addWidget(dialog)
        dialog.open()
        settle(desk)
        take_offer(desk, dialog)
        assert (dialog.ui.full_name.text(), dialog.ui.birth_date.text()) == ("Budi Contoh", "12-4-1990")
        assert dialog.ui.save_button.isEnabled()
        dialog.hide()
        desk.jobs.wait_until_idle()


def test_answers_to_reasons_come_back_and_leafing_is_not_typing(
    desk: Desk, office: Office, show: Open, messages: FakeMessages
) -> None:
    dialog = show(ArgumentDialog)
    dialog.ui.reason.setCurrentIndex(2)
    dialog.ui.reason.activated.emit(2)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and messages.questions == []
    dialog = show(ArgumentDialog)
    for index, text in enumerate(("Datang dan lihat.", "Coba satu hari.")):
        dialog.ui.reason.setCurrentIndex(index)
        dialog.ui.text.setFocus()
        dialog.ui.text.setPlainText(text)
    cut_off(desk, dialog)
    again = show(ArgumentDialog)
    take_offer(desk, again)
    QTest.mouseClick(again.ui.save_button, Qt.MouseButton.LeftButton)
    settle(desk)
    saved = list(pipeline.arguments(office).values())
    assert {"Datang dan lihat.", "Coba satu hari."} <= set(saved)
    assert drafts.waiting(office) == ()


def test_a_call_cut_off_is_offered_for_the_same_person_only(
    desk: Desk, office: Office, show: Open, clock: FixedClock
) -> None:
    closed_session(office, "Ani Contoh", "Budi Contoh")
    clock.move(days=35)
    first, second = follow_up.due(office)
    dialog = show(CallDialog, [first, second])
    QTest.keyClick(dialog, Qt.Key.Key_2)
    dialog.ui.note.setFocus()
    QTest.keyClicks(dialog.ui.note, "bekerja di bengkel")
    cut_off(desk, dialog)
    again: Any = show(CallDialog, [second, first])
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


def test_a_layout_cut_off_comes_back_as_one_step(desk: Desk, office: Office, show: Open) -> None:
    built_in = layouts.rows(office)[0]
    layout_id = layouts.copy(office, built_in.id, built_in.style)
    known = layouts.get(office, layout_id, built_in.style)
    dialog = show(LayoutEditor, layout_id, known)
    dialog.edited.choose(0)
    dialog.edited.move(3, 4)
    cut_off(desk, dialog)
    again = show(LayoutEditor, layout_id, known)
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


def test_months_of_the_questions_come_back(desk: Desk, show: Open) -> None:
    dialog = show(FollowUpSettingsDialog)
    QTest.keyClicks(dialog.ui.months, ", 24")
    cut_off(desk, dialog)
    again = show(FollowUpSettingsDialog)
    take_offer(desk, again)
    assert again.ui.months.text().endswith(", 24")


def test_a_form_that_stays_open_after_its_work_keeps_no_draft(
    desk: Desk, office: Office, show: Open, messages: FakeMessages
) -> None:
    dialog = show(BreachDialog)
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
