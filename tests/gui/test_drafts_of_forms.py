"""What comes back into each kind of form: lists, ticks, days, costs, texts by reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bapasdesk.domain.records.partners import Partner, PartnerContact
from bapasdesk.domain.rows.partners import PartnerDetail
from bapasdesk.domain.values import PartnerKind
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.argument_dialog import ArgumentDialog
from bapasdesk.gui.dialogs.contact_dialog import ContactDialog
from bapasdesk.gui.dialogs.follow_up_settings_dialog import FollowUpSettingsDialog
from bapasdesk.gui.dialogs.letterhead_dialog import LetterheadDialog
from bapasdesk.gui.dialogs.partner_dialog import PartnerDialog
from bapasdesk.gui.dialogs.session_dialog import SessionDialog
from bapasdesk.gui.dialogs.signatory_dialog import SignatoryDialog
from bapasdesk.gui.dialogs.transport_rate_dialog import TransportRateDialog
from bapasdesk.services import (
    budget,
    drafts,
    partners,
    pipeline,
    sessions,
)
from bapasdesk.services.office import Office
from tests.builders import (
    make_course,
    make_partner,
)
from tests.gui.draft_steps import OpenForm, cut_off, take_offer
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import settle


def test_a_partner_with_contacts_and_offers(desk: Desk, office: Office, open_form: OpenForm) -> None:
    make_course(office, "Barista")
    dialog = open_form(PartnerDialog)
    QTest.keyClicks(dialog.ui.name, "LPK Contoh")
    dialog.ui.offers.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.ui.is_griya_abhipraya.setChecked(True)
    dialog._add_contact_row(("Rini Contoh", "Ketua", "0811", ""))
    cut_off(desk, dialog)
    again = open_form(PartnerDialog)
    take_offer(desk, again)
    QTest.mouseClick(again.ui.save_button, Qt.MouseButton.LeftButton)
    settle(desk)
    row = partners.rows(office)[0]
    assert (row.courses, row.phone) == (("Barista",), "0811")
    assert partners.get(office, row.id).partner.is_griya_abhipraya


def test_a_line_taken_out_counts_as_typed(desk: Desk, office: Office, open_form: OpenForm) -> None:
    detail = PartnerDetail(
        partner=Partner(name="LPK Contoh", kind=PartnerKind.PRIVATE),
        contacts=(PartnerContact(name="Rini Contoh"), PartnerContact(name="Sari Contoh")),
        course_ids=(),
    )
    dialog = open_form(PartnerDialog, partners.save(office, detail))
    dialog.ui.contacts.setCurrentCell(0, 0)
    QTest.mouseClick(dialog.ui.remove_contact_button, Qt.MouseButton.LeftButton)
    assert list(dialog.guard.draft.typed) == ["contacts"]
    cut_off(desk, dialog)
    again = open_form(PartnerDialog, 1)
    take_offer(desk, again)
    assert [again.ui.contacts.item(row, 0).text() for row in range(again.ui.contacts.rowCount())] == [
        "Sari Contoh"
    ]


def test_a_session_with_its_days(desk: Desk, office: Office, open_form: OpenForm) -> None:
    course = make_course(office, "Barista")
    make_partner(office, "LPK Contoh", course_ids=(course,))
    dialog = open_form(SessionDialog)
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
    again = open_form(SessionDialog)
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
def test_the_forms_of_the_settings_too(desk: Desk, open_form: OpenForm, kind: type, field: str) -> None:
    dialog = open_form(kind, None)
    getattr(dialog.ui, field).setFocus()
    QTest.keyClicks(getattr(dialog.ui, field), "Contoh")
    cut_off(desk, dialog)
    again = open_form(kind, None)
    take_offer(desk, again)
    text = getattr(again.ui, field)
    assert "Contoh" in (text.toPlainText() if hasattr(text, "toPlainText") else text.text())


def test_a_new_contact_is_offered_for_its_own_partner_only(
    desk: Desk, office: Office, open_form: OpenForm
) -> None:
    first, second = make_partner(office, "A Contoh"), make_partner(office, "B Contoh")
    dialog = open_form(ContactDialog, first, None)
    dialog.ui.summary.setFocus()
    QTest.keyClicks(dialog.ui.summary, "minta surat")
    cut_off(desk, dialog)
    other = open_form(ContactDialog, second, None)
    assert other.guard.draft.offer is None
    other.hide()
    take_offer(desk, open_form(ContactDialog, first, None))


def test_answers_to_reasons_come_back_and_leafing_is_not_typing(
    desk: Desk, office: Office, open_form: OpenForm, messages: FakeMessages
) -> None:
    dialog = open_form(ArgumentDialog)
    dialog.ui.reason.setCurrentIndex(2)
    dialog.ui.reason.activated.emit(2)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and messages.questions == []
    dialog = open_form(ArgumentDialog)
    for index, text in enumerate(("Datang dan lihat.", "Coba satu hari.")):
        dialog.ui.reason.setCurrentIndex(index)
        dialog.ui.text.setFocus()
        dialog.ui.text.setPlainText(text)
    cut_off(desk, dialog)
    again = open_form(ArgumentDialog)
    take_offer(desk, again)
    QTest.mouseClick(again.ui.save_button, Qt.MouseButton.LeftButton)
    settle(desk)
    saved = list(pipeline.arguments(office).values())
    assert {"Datang dan lihat.", "Coba satu hari."} <= set(saved)
    assert drafts.waiting(office) == ()


def test_months_of_the_questions_come_back(desk: Desk, open_form: OpenForm) -> None:
    dialog = open_form(FollowUpSettingsDialog)
    QTest.keyClicks(dialog.ui.months, ", 24")
    cut_off(desk, dialog)
    again = open_form(FollowUpSettingsDialog)
    take_offer(desk, again)
    assert again.ui.months.text().endswith(", 24")
