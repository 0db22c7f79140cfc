"""Jejak and Kewajiban data pribadi through the window: what is clicked there is what the office holds."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.domain.person_rules import EXPORT_WARNING
from bapasdesk.domain.records.office import DataProtection, Officer
from bapasdesk.domain.rights import Role
from bapasdesk.domain.trail import TrailKind
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.breach_dialog import BreachDialog
from bapasdesk.gui.dialogs.client_dialog import ClientDialog
from bapasdesk.gui.dialogs.person_duties_dialog import PersonDutiesDialog
from bapasdesk.gui.pages.duties_page import DutiesPage
from bapasdesk.gui.pages.trail_page import TrailPage
from bapasdesk.gui.protection_part import ProtectionPart
from bapasdesk.services import audit, clients, protection
from tests.builders import OFFICER, make_client, make_session
from tests.gui.fake_messages import FakeMessages


@pytest.fixture
def trail(desk: Desk, qtbot: QtBot) -> TrailPage:
    make_client(desk.office, "Budi Contoh")
    make_session(desk.office)
    page = TrailPage(desk)
    qtbot.addWidget(page)
    desk.jobs.wait_until_idle()
    return page


def shown(page: TrailPage, desk: Desk) -> list[str]:
    desk.jobs.wait_until_idle()
    rows = [page.model.row_at(number) for number in range(page.model.rowCount())]
    return [row.action for row in rows if row]


def test_the_trail_is_read_and_filtered(trail: TrailPage, desk: Desk, qtbot: QtBot) -> None:
    ui = trail.ui
    assert shown(trail, desk)[0] == "Daftar dilihat"
    assert ui.head_label.text() == f"Segel terakhir: {audit.head(desk.office)}"
    ui.kind.setCurrentIndex(1 + list(TrailKind).index(TrailKind.LOGIN))
    ui.kind.activated.emit(ui.kind.currentIndex())
    assert shown(trail, desk) == ["Masuk"]
    ui.kind.setCurrentIndex(0)
    QTest.keyClicks(ui.filter, "dijadwalkan")
    qtbot.waitUntil(lambda: trail.wanted() == trail._wanted)
    assert shown(trail, desk) == ["Kegiatan dijadwalkan"]
    ui.filter.clear()
    ui.until.setText("1-1-2020")
    qtbot.waitUntil(lambda: trail.wanted() == trail._wanted)
    assert shown(trail, desk) == []
    assert not ui.empty.isHidden()
    ui.until.setText("bukan tanggal")
    assert trail.wanted().until is None


def test_the_trail_is_verified_and_printed(trail: TrailPage, desk: Desk, messages: FakeMessages) -> None:
    trail.ui.verify_button.click()
    desk.jobs.wait_until_idle()
    assert "Jejak utuh" in messages.notes[-1]
    trail.ui.print_button.click()
    desk.jobs.wait_until_idle()
    assert trail.dialog is not None
    document = trail.dialog.document  # type: ignore[attr-defined]
    assert isinstance(document, QPdfDocument) and document.pageCount() == 1


def test_protection_settings_are_saved_only_when_changed(desk: Desk, qtbot: QtBot) -> None:
    part = ProtectionPart(desk)
    qtbot.addWidget(part)
    part.refresh()
    desk.jobs.wait_until_idle()
    assert not part.ui.save_button.isEnabled()
    assert part.ui.retention_months.text() == "tidak ditentukan"
    part.ui.lock_minutes.setValue(15)
    part.ui.contact.setText("Ratri Contohwati")
    part.ui.retention_months.setValue(120)
    part.ui.rename_in_papers.setChecked(True)
    part.ui.save_button.click()
    desk.jobs.wait_until_idle()
    expected = DataProtection(
        lock_minutes=15, contact="Ratri Contohwati", retention_months=120, rename_in_papers=True
    )
    assert protection.settings(desk.office) == expected


def test_a_viewer_may_neither_read_the_trail_nor_change_settings(desk: Desk, qtbot: QtBot) -> None:
    with desk.office.work() as work:
        me = work.first(Officer, name=OFFICER)
        assert me is not None
        work.change(Officer(id=me.id, name=me.name, roles=(Role.VIEWER,)))
        work.commit()
    desk.office.forget_rights()
    part = ProtectionPart(desk)
    qtbot.addWidget(part)
    part.refresh()
    desk.jobs.wait_until_idle()
    part.ui.contact.setText("x")
    for button in (part.ui.save_button, part.ui.trail_button, part.ui.duties_button):
        assert not button.isEnabled()
        assert "Peran Anda" in button.toolTip()


@pytest.fixture
def person(desk: Desk, qtbot: QtBot) -> PersonDutiesDialog:
    client_id = make_client(desk.office, "Budi Contoh", guidance_end=date(2020, 1, 1))
    dialog = PersonDutiesDialog(desk, client_id)
    qtbot.addWidget(dialog)
    desk.jobs.wait_until_idle()
    return dialog


def test_a_copy_for_the_person_says_when_it_is_due(person: PersonDutiesDialog, desk: Desk) -> None:
    ui = person.ui
    assert ui.name_label.text() == "Budi Contoh"
    assert "23 Juni 2023" in ui.due_label.text()
    ui.asked_on.setText("kapan-kapan")
    assert not ui.report_button.isEnabled() and ui.asked_on_error.text() != ""
    ui.asked_on.setText("21-6-2023")
    ui.report_button.click()
    desk.jobs.wait_until_idle()
    assert person.preview is not None and person.preview.document.pageCount() >= 1


def test_freezing_keeping_and_pseudonymising(
    person: PersonDutiesDialog, desk: Desk, messages: FakeMessages
) -> None:
    ui, office = person.ui, desk.office
    messages.answers = [None, "diminta klien", "selesai", True, "jangka simpan berakhir"]
    ui.freeze_button.click()
    desk.jobs.wait_until_idle()
    assert protection.of_client(office, 1).frozen_on is None, "no reason, no freeze"
    ui.freeze_button.click()
    desk.jobs.wait_until_idle()
    assert "diminta klien" in ui.state_label.text()
    assert "Cabut" in ui.freeze_button.text()
    ui.freeze_button.click()
    desk.jobs.wait_until_idle()
    assert protection.of_client(office, 1).frozen_on is None
    ui.keep_until.setText("31-12-2030")
    ui.keep_button.click()
    desk.jobs.wait_until_idle()
    assert protection.of_client(office, 1).keep_until == date(2030, 12, 31)
    ui.pseudonymise_button.click()
    desk.jobs.wait_until_idle()
    assert ui.name_label.text() == "Klien tersamar 000001"
    assert person.preview is not None
    assert not ui.pseudonymise_button.isEnabled()
    assert clients.get(office, 1).full_name == "Klien tersamar 000001"


def test_what_stands_in_the_way_is_said_in_the_dialog(
    desk: Desk, qtbot: QtBot, messages: FakeMessages
) -> None:
    client_id = make_client(desk.office, "Masih Dibimbing", guidance_end=date(2024, 1, 1))
    dialog = PersonDutiesDialog(desk, client_id)
    qtbot.addWidget(dialog)
    desk.jobs.wait_until_idle()
    messages.answers = [True, "x"]
    dialog.ui.pseudonymise_button.click()
    desk.jobs.wait_until_idle()
    assert "1 Januari 2024" in dialog.ui.form_error.text()


def test_the_clients_form_leads_to_the_duties(desk: Desk, qtbot: QtBot) -> None:
    client_id = make_client(desk.office, "Budi Contoh")
    dialog = ClientDialog(desk, client_id)
    qtbot.addWidget(dialog)
    dialog.show()
    desk.jobs.wait_until_idle()
    dialog.ui.duties_button.click()
    desk.jobs.wait_until_idle()
    assert not dialog.isVisible()
    assert dialog.duties.isVisible() and dialog.duties.ui.name_label.text() == "Budi Contoh"
    dialog.duties.accept()
    new = ClientDialog(desk)
    qtbot.addWidget(new)
    assert new.ui.duties_button.isHidden()


def test_what_is_kept_too_long_is_listed_and_opened(desk: Desk, qtbot: QtBot) -> None:
    page = DutiesPage(desk)
    qtbot.addWidget(page)
    desk.jobs.wait_until_idle()
    assert page.ui.table.isHidden() and not page.ui.empty.isHidden()
    make_client(desk.office, "Budi Contoh", guidance_end=date(2010, 1, 31))
    protection.save_settings(desk.office, DataProtection(retention_months=12))
    desk.announce("settings")
    desk.jobs.wait_until_idle()
    assert [row.name for row in page.model.rows] == ["Budi Contoh"]
    page.ui.table.opened.emit(0)
    desk.jobs.wait_until_idle()
    assert isinstance(page.dialog, PersonDutiesDialog)
    page.dialog.accept()


def test_after_a_leak_letters_and_list_are_made(
    desk: Desk, qtbot: QtBot, messages: FakeMessages, tmp_path: Path
) -> None:
    make_client(desk.office, "Budi Contoh")
    page = DutiesPage(desk)
    qtbot.addWidget(page)
    desk.jobs.wait_until_idle()
    page.ui.breach_button.click()
    dialog = page.dialog
    assert isinstance(dialog, BreachDialog)
    assert not dialog.ui.save_button.isEnabled()
    assert "23 Juni 2023" in dialog.ui.due_label.text()
    for field in ("what", "how", "remedy"):
        getattr(dialog.ui, field).setPlainText("nama dan alamat")
    dialog.ui.save_button.click()
    desk.jobs.wait_until_idle()
    assert dialog.preview is not None and dialog.preview.document.pageCount() == 2
    assert dialog.isVisible(), "it stays for the list"
    dialog.ui.list_button.click()
    assert dialog.export is not None
    assert dialog.export.ui.warning.text() == EXPORT_WARNING and "UU 27/2022" in EXPORT_WARNING
    dialog.export.save_to(tmp_path / "orang.xlsx")
    desk.beside.jobs.wait_until_idle()
    assert (tmp_path / "orang.xlsx").exists()
    dialog.reject()
