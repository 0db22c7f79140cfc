"""Pengaturan: what is typed there is what the office holds afterwards."""

from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from bapasdesk.domain.records.office import ClosedDay, TransportRate, Venue
from bapasdesk.domain.rights import Role
from bapasdesk.domain.rows.people import BatchReport, Skipped
from bapasdesk.domain.values import SeriesKind, SignatoryRole, VenueKind
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.letterhead_dialog import LetterheadDialog
from bapasdesk.gui.dialogs.number_series_dialog import NumberSeriesDialog
from bapasdesk.gui.dialogs.officer_dialog import OfficerDialog
from bapasdesk.gui.dialogs.passphrase_dialog import PassphraseDialog
from bapasdesk.gui.dialogs.recovery_code_dialog import RecoveryCodeDialog
from bapasdesk.gui.dialogs.signatory_dialog import SignatoryDialog
from bapasdesk.gui.dialogs.transport_rate_dialog import TransportRateDialog
from bapasdesk.gui.officers_part import removal_text
from bapasdesk.gui.pages.settings_page import SettingsPage
from bapasdesk.services import layouts, officers, settings, venues
from bapasdesk.services.door import officer_names
from bapasdesk.services.officers import Removal
from bapasdesk.services.undo import undo
from bapasdesk.services.unlocking import open_office
from bapasdesk.store.key_file import load_key_file
from tests.builders import FAST_COST, OFFICER, PASSPHRASE
from tests.gui.fake_messages import FakeMessages

D = TypeVar("D", bound=QDialog)
NEW = "kucing hujan sepeda lampu"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    desk.jobs.wait_until_idle()
    return made


def opened(page: SettingsPage, kind: type[D]) -> D:
    assert isinstance(page.dialog, kind)
    return page.dialog


def test_the_profile_is_saved_when_it_is_right(page: SettingsPage, desk: Desk) -> None:
    ui = page.ui
    assert not ui.save_profile.isEnabled(), "nothing has been changed yet"
    ui.name.clear()
    assert ui.name_error.text() != ""
    assert not ui.save_profile.isEnabled()
    QTest.keyClicks(ui.name, "Bapas Kelas II Rekaan")
    ui.certificate_threshold.setValue(80)
    ui.save_profile.click()
    desk.jobs.wait_until_idle()
    saved = settings.profile(desk.office)
    assert (saved.name, saved.certificate_threshold) == ("Bapas Kelas II Rekaan", 80)
    assert not ui.save_profile.isEnabled()


def test_the_list_of_parts_leads_to_each_and_follows(page: SettingsPage) -> None:
    parts, tabs = page.ui.parts, page.ui.tabs
    assert parts.list.count() == tabs.count() > 1
    parts.list.setCurrentRow(3)
    assert tabs.currentIndex() == 3
    tabs.setCurrentWidget(page.stigma)
    assert parts.list.currentItem().text() == "Kata terlarang"


def test_ctrl_n_adds_to_the_list_in_view(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_part("rates")
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    opened(page, TransportRateDialog).reject()


def test_a_word_finds_the_part_it_stands_in(page: SettingsPage) -> None:
    parts = page.ui.parts
    QTest.keyClicks(parts.filter, "frasa sandi")
    assert page.ui.tabs.currentWidget() is page.ui.officers_tab
    shown = [
        parts.list.item(n).text() for n in range(parts.list.count()) if not parts.list.item(n).isHidden()
    ]
    assert shown == ["Petugas"]
    parts.filter.clear()
    assert not any(parts.list.item(n).isHidden() for n in range(parts.list.count()))


def test_a_letterhead_is_valid_from_its_day(page: SettingsPage, desk: Desk) -> None:
    page.ui.letterheads_editor.add_button.click()
    dialog = opened(page, LetterheadDialog)
    assert not dialog.ui.save_button.isEnabled()
    dialog.ui.valid_from.setText("1-2-2024")
    dialog.ui.lines.setPlainText("KEMENTERIAN CONTOH\n\nJalan Contoh 2  ")
    dialog.ui.save_button.click()
    desk.jobs.wait_until_idle()
    newest = settings.letterheads(desk.office)[0]
    assert newest.valid_from == date(2024, 2, 1)
    assert newest.lines == ("KEMENTERIAN CONTOH", "Jalan Contoh 2")
    assert page.ui.letterheads_editor.model.rows[0] == newest


def test_a_signatory_is_changed_and_a_wrong_period_refused(page: SettingsPage, desk: Desk) -> None:
    editor = page.ui.signatories_editor
    head = next(row for row in editor.model.rows if row.role is SignatoryRole.OFFICE_HEAD)
    editor.table.selectRow(editor.model.rows.index(head))
    editor.change_button.click()
    dialog = opened(page, SignatoryDialog)
    dialog.ui.valid_to.setText("1-1-1999")
    assert dialog.ui.valid_to_error.text() != ""
    assert not dialog.ui.save_button.isEnabled()
    dialog.ui.valid_to.setText("31 Desember 2024")
    dialog.ui.save_button.click()
    desk.jobs.wait_until_idle()
    saved = next(row for row in settings.signatories(desk.office) if row.id == head.id)
    assert saved.valid_to == date(2024, 12, 31)


def test_a_nip_that_looks_wrong_is_told_and_saved_all_the_same(page: SettingsPage, desk: Desk) -> None:
    page.ui.signatories_editor.add_button.click()
    dialog = opened(page, SignatoryDialog)
    assert dialog.ui.nip_note.isHidden()
    dialog.ui.name.setText("Pelaksana Rekaan")
    for typed, is_odd in (("19870130 201012 2 005", False), ("1987013020101220", True)):
        dialog.ui.nip.setText(typed)
        dialog.ui.nip.editingFinished.emit()
        assert dialog.ui.nip_note.isVisible() == is_odd
    assert dialog.ui.nip_note.text() == "Periksa lagi: NIP biasanya 18 angka."
    dialog.ui.save_button.click()
    desk.jobs.wait_until_idle()
    assert "1987013020101220" in [row.nip for row in settings.signatories(desk.office)]


def test_overlapping_terms_of_a_role_are_warned_about_and_allowed(page: SettingsPage, desk: Desk) -> None:
    page.ui.signatories_editor.add_button.click()
    dialog = opened(page, SignatoryDialog)
    dialog.ui.name.setText("Pelaksana Rekaan")
    dialog.ui.position.setText("Plh. Kepala Balai")
    dialog.ui.valid_from.setText("5-6-2023")
    dialog.ui.valid_to.setText("9-6-2023")
    desk.jobs.wait_until_idle()
    assert "bertumpuk dengan Kepala Balai Kepala Rekaan" in dialog.ui.overlap_note.text()
    assert dialog.ui.overlap_note.isVisible()
    dialog.ui.save_button.click()
    desk.jobs.wait_until_idle()
    with desk.office.work() as work:
        signing = [
            settings.signatory_on(work, SignatoryRole.OFFICE_HEAD, date(2023, 6, day)).position
            for day in (4, 5, 9, 10)
        ]
    assert signing == ["Kepala Balai", "Plh. Kepala Balai", "Plh. Kepala Balai", "Kepala Balai"]


def test_a_term_beside_another_is_not_warned_about(page: SettingsPage, desk: Desk) -> None:
    page.ui.signatories_editor.add_button.click()
    dialog = opened(page, SignatoryDialog)
    dialog.ui.valid_from.setText("1-1-2019")
    dialog.ui.valid_to.setText("31-12-2019")
    desk.jobs.wait_until_idle()
    assert not dialog.ui.overlap_note.isVisible()


def test_the_printed_position_follows_the_role_until_it_is_typed(page: SettingsPage) -> None:
    page.ui.signatories_editor.add_button.click()
    dialog = opened(page, SignatoryDialog)
    dialog.ui.role.setCurrentIndex(2)
    assert dialog.ui.position.text() == "Bendahara Pengeluaran"
    dialog.ui.position.setText("Plt. Bendahara")
    dialog.ui.role.setCurrentIndex(0)
    assert dialog.ui.position.text() == "Plt. Bendahara"


def test_a_rate_is_typed_as_people_write_money_and_removed_without_one(
    page: SettingsPage, desk: Desk, messages: FakeMessages
) -> None:
    editor = page.ui.rates_editor
    editor.add_button.click()
    dialog = opened(page, TransportRateDialog)
    dialog.ui.amount.setText("seratus ribu")
    assert dialog.ui.amount_error.text() != ""
    dialog.ui.amount.setText("Rp 150.000,-")
    dialog.ui.save_button.click()
    desk.jobs.wait_until_idle()
    assert [rate.amount for rate in settings.transport_rates(desk.office)] == [150_000]
    editor.table.selectRow(0)
    editor.remove_button.click()
    desk.jobs.wait_until_idle()
    assert settings.transport_rates(desk.office) == () and messages.questions == []


def test_whatever_is_removed_in_a_list_can_be_taken_back(
    page: SettingsPage, desk: Desk, messages: FakeMessages
) -> None:
    office = desk.office
    settings.save_transport_rate(office, TransportRate(amount=150_000, valid_from=date(2023, 1, 1)))
    venues.save_venue(office, Venue(name="Aula Contoh", kind=VenueKind.OFFICE, capacity=20))
    venues.save_closed_day(office, ClosedDay(closed_on=date(2023, 7, 3), name="Rekaan"))
    built_in = layouts.rows(office)[0]
    layouts.copy(office, built_in.id, built_in.style)
    page.refresh()
    page.layouts.refresh()
    desk.jobs.wait_until_idle()
    ui = page.ui
    for editor in (
        ui.letterheads_editor,
        ui.signatories_editor,
        ui.rates_editor,
        ui.venues_editor,
        ui.closed_days_editor,
        page.layouts.editor,
    ):
        before = list(editor.model.rows)
        editor.table.selectRow(editor.model.rowCount() - 1)
        editor.remove_button.click()
        desk.jobs.wait_until_idle()
        assert len(editor.model.rows) == len(before) - 1
        assert undo(office) != ""
        desk.announce("settings")
        desk.jobs.wait_until_idle()
        assert list(editor.model.rows) == before
    assert messages.questions == []


def test_what_must_stay_is_said_and_not_taken_for_removed(
    page: SettingsPage, desk: Desk, messages: FakeMessages
) -> None:
    held = BatchReport(done=(), skipped=(Skipped(participant_id=1, name="Tarif", reason="masih dipakai"),))
    page._remove(lambda office, row: held, None)
    desk.jobs.wait_until_idle()
    assert messages.reports == [("Dihapus", held)]


def test_a_number_pattern_shows_its_number_while_it_is_typed(page: SettingsPage, desk: Desk) -> None:
    editor = page.ui.series_editor
    editor.table.selectRow([row.kind for row in editor.model.rows].index(SeriesKind.RECEIPT))
    editor.change_button.click()
    dialog = opened(page, NumberSeriesDialog)
    assert dialog.ui.template.text() == "{urut 3 angka}/KW/{bulan romawi}/{tahun}"
    dialog.ui.template.setText("KW-{tahun}")
    assert dialog.ui.template_error.text() != ""
    assert not dialog.ui.save_button.isEnabled()
    dialog.ui.template.setText("KW/{urut 4 angka}/{bulan romawi}/{tahun}")
    assert dialog.ui.example.text() == "KW/0007/VI/2023"
    dialog.ui.save_button.click()
    desk.jobs.wait_until_idle()
    saved = {series.kind: series.template for series in settings.number_series(desk.office)}
    assert saved[SeriesKind.RECEIPT] == "KW/{seq:04d}/{month_roman}/{year}"


def choose(page: SettingsPage, name: str) -> None:
    editor = page.ui.officers_editor
    editor.table.selectRow([row.name for row in editor.model.rows].index(name))


def test_an_officer_is_added_gets_other_roles_and_is_removed(
    page: SettingsPage, desk: Desk, messages: FakeMessages
) -> None:
    editor = page.ui.officers_editor
    editor.add_button.click()
    dialog = opened(page, OfficerDialog)
    dialog.ui.name.setText("Petugas Dua")
    dialog.ui.passphrase.first.setText(NEW)
    assert not dialog.ui.save_button.isEnabled(), "not yet repeated"
    dialog.ui.passphrase.again.setText(NEW)
    dialog.ui.roles.boxes[Role.OFFICER].setChecked(False)
    assert dialog.ui.roles_error.text() != ""
    assert not dialog.ui.save_button.isEnabled()
    dialog.ui.roles.boxes[Role.VIEWER].setChecked(True)
    dialog.ui.save_button.click()
    desk.jobs.wait_until_idle()
    assert officer_names(desk.office.folder) == (OFFICER, "Petugas Dua")
    choose(page, "Petugas Dua")
    editor.change_button.click()
    roles = opened(page, OfficerDialog)
    assert roles.ui.passphrase.isHidden()
    roles.ui.roles.set_roles((Role.TREASURER,))
    roles.ui.save_button.click()
    desk.jobs.wait_until_idle()
    assert {one.name: one.roles for one in officers.rows(desk.office)}["Petugas Dua"] == (Role.TREASURER,)
    messages.answers = [True, True]
    for name in (OFFICER, "Petugas Dua"):
        choose(page, name)
        editor.remove_button.click()
        desk.jobs.wait_until_idle()
    assert officer_names(desk.office.folder) == (OFFICER,)
    assert "sedang bekerja" in messages.errors[0]
    assert "kunci data diganti" in messages.warnings[0]
    assert [row.is_active for row in editor.model.rows] == [True, False]


def test_what_a_removed_officer_can_still_read_is_said() -> None:
    removal = Removal(name="Budi", copies=tuple(f"{n}.bpbak" for n in range(4)), backups=("a", "b"))
    text = removal_text(removal)
    assert "Cadangan berikut" in text and "• b" in text and "dan 1 lagi" in text
    assert "Belum ada cadangan" in removal_text(Removal(name="Budi", copies=(), backups=()))


def test_a_new_recovery_code_counts_only_once_two_groups_are_typed_back(
    page: SettingsPage, desk: Desk
) -> None:
    before = load_key_file(desk.office.folder)
    page.officers.recovery_button.click()
    desk.jobs.wait_until_idle()
    dialog = opened(page, RecoveryCodeDialog)
    assert not dialog.ui.save_button.isEnabled()
    titles = [dialog.ui.first_group_label.text(), dialog.ui.second_group_label.text()]
    assert [title.split()[0] for title in titles] == ["&Kelompok", "Ke&lompok"], "digits would clash"
    groups = "".join(dialog.ui.code.text().split())
    code = [groups[at : at + 5] for at in range(0, len(groups), 5)]
    for field, place in zip((dialog.ui.first_group, dialog.ui.second_group), dialog.asked, strict=True):
        field.setText("SALAH")
        assert not dialog.ui.save_button.isEnabled()
        field.setText(code[place].lower())
    assert load_key_file(desk.office.folder) == before, "not before it was typed back"
    dialog.ui.save_button.click()
    desk.jobs.wait_until_idle()
    assert load_key_file(desk.office.folder).unlock_with_recovery("-".join(code)) == desk.office.data_key()


def test_without_the_right_the_buttons_are_off_and_say_why(page: SettingsPage, desk: Desk) -> None:
    officers.add_officer(desk.office, "Admin Dua", NEW, roles=(Role.ADMIN,), cost=FAST_COST)
    officers.change_roles(desk.office, OFFICER, (Role.VIEWER,))
    desk.roles_changed.emit()
    page.refresh()
    desk.jobs.wait_until_idle()
    choose(page, "Admin Dua")
    page.ui.rates_editor.add_button.setEnabled(True)
    for button in (
        page.ui.officers_editor.add_button,
        page.ui.officers_editor.remove_button,
        page.ui.rates_editor.add_button,
        page.officers.recovery_button,
    ):
        assert not button.isEnabled()
        assert "tidak mengizinkan" in button.toolTip()
    page.ui.name.setText("Kantor Lain")
    assert not page.ui.save_profile.isEnabled()
    assert page.officers.own_passphrase_button.isEnabled()


def test_a_passphrase_is_masked_may_be_shown_and_may_be_pasted(page: SettingsPage) -> None:
    page.officers.own_passphrase_button.click()
    fields = opened(page, PassphraseDialog).ui.passphrase
    for line in (fields.first, fields.again):
        assert line.echoMode() == QLineEdit.EchoMode.Password
    QApplication.clipboard().setText(NEW)
    fields.first.paste()
    assert fields.first.text() == NEW
    (eye,) = [action for action in fields.first.actions() if action.isCheckable()]
    eye.setChecked(True)
    assert fields.first.echoMode() == QLineEdit.EchoMode.Normal


def test_the_own_passphrase_is_changed_only_with_the_old_one(page: SettingsPage, desk: Desk) -> None:
    page.officers.own_passphrase_button.click()
    dialog = opened(page, PassphraseDialog)
    dialog.ui.old.setText("salah")
    for line in (dialog.ui.passphrase.first, dialog.ui.passphrase.again):
        line.setText(NEW)
    dialog.ui.save_button.click()
    desk.jobs.wait_until_idle()
    assert dialog.ui.form_error.text() != ""
    dialog.ui.old.setText(PASSPHRASE)
    dialog.ui.save_button.click()
    desk.jobs.wait_until_idle()
    desk.office.close()
    open_office(desk.office.folder, OFFICER, NEW).close()
