"""Pengaturan: what is typed there is what the office holds afterwards."""

from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from bapasdesk.domain.values import SeriesKind, SignatoryRole
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.letterhead_dialog import LetterheadDialog
from bapasdesk.gui.dialogs.number_series_dialog import NumberSeriesDialog
from bapasdesk.gui.dialogs.officer_dialog import OfficerDialog
from bapasdesk.gui.dialogs.passphrase_dialog import PassphraseDialog
from bapasdesk.gui.dialogs.signatory_dialog import SignatoryDialog
from bapasdesk.gui.dialogs.transport_rate_dialog import TransportRateDialog
from bapasdesk.gui.pages.settings_page import SettingsPage
from bapasdesk.services import settings
from bapasdesk.services.office import officer_names, open_office
from tests.builders import OFFICER, PASSPHRASE
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


def test_a_rate_is_typed_as_people_write_money_and_removed_after_a_question(
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
    messages.answers = [False, True]
    editor.remove_button.click()
    desk.jobs.wait_until_idle()
    assert len(settings.transport_rates(desk.office)) == 1
    editor.table.selectRow(0)
    editor.remove_button.click()
    desk.jobs.wait_until_idle()
    assert settings.transport_rates(desk.office) == ()


def test_a_number_pattern_shows_its_number_while_it_is_typed(page: SettingsPage, desk: Desk) -> None:
    editor = page.ui.series_editor
    editor.table.selectRow([row.kind for row in editor.model.rows].index(SeriesKind.RECEIPT))
    editor.change_button.click()
    dialog = opened(page, NumberSeriesDialog)
    dialog.ui.template.setText("KW-{year}")
    assert dialog.ui.template_error.text() != ""
    assert not dialog.ui.save_button.isEnabled()
    dialog.ui.template.setText("KW/{seq:04d}/{month_roman}/{year}")
    assert dialog.ui.example.text() == "KW/0007/VI/2023"
    dialog.ui.save_button.click()
    desk.jobs.wait_until_idle()
    saved = {series.kind: series.template for series in settings.number_series(desk.office)}
    assert saved[SeriesKind.RECEIPT] == "KW/{seq:04d}/{month_roman}/{year}"


def test_an_officer_is_added_and_removed(page: SettingsPage, desk: Desk, messages: FakeMessages) -> None:
    editor = page.ui.officers_editor
    editor.add_button.click()
    dialog = opened(page, OfficerDialog)
    dialog.ui.name.setText("Petugas Dua")
    dialog.ui.passphrase.first.setText(NEW)
    assert not dialog.ui.save_button.isEnabled(), "not yet repeated"
    dialog.ui.passphrase.again.setText(NEW)
    dialog.ui.save_button.click()
    desk.jobs.wait_until_idle()
    assert officer_names(desk.office.folder) == (OFFICER, "Petugas Dua")
    messages.answers = [True, True]
    for row in (0, 1):
        editor.table.selectRow(row)
        editor.remove_button.click()
        desk.jobs.wait_until_idle()
    assert officer_names(desk.office.folder) == (OFFICER,)
    assert "sedang bekerja" in messages.errors[0]


def test_the_own_passphrase_is_changed_only_with_the_old_one(page: SettingsPage, desk: Desk) -> None:
    page.own_passphrase_button.click()
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
