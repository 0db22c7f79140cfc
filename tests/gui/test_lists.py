"""The pages that list, filter and open: schedule, partners, clients, documents."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.values import Sex
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.client_dialog import ClientDialog
from bapasdesk.gui.pages.clients_page import ClientsPage
from bapasdesk.gui.pages.documents_page import DocumentsPage
from bapasdesk.gui.pages.partners_page import PartnersPage
from bapasdesk.gui.pages.schedule_page import SchedulePage
from bapasdesk.services import certificates, clients, courses, partners, payments, sessions
from bapasdesk.services.office import Office
from tests.builders import enrol, make_client, make_course, make_partner, make_session, mark
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import click, settle_typed, texts

Open = Callable[[type], Any]


@pytest.fixture
def show(desk: Desk, qtbot: QtBot) -> Open:
    def make(kind: type) -> Any:
        page: QWidget = kind(desk)
        page.resize(1170, 640)
        qtbot.addWidget(page)
        page.show()
        settle_typed(desk)
        return page

    return make


def test_the_schedule_filters_by_word_and_year(desk: Desk, office: Office, show: Open) -> None:
    make_session(office, days=(date(2022, 10, 20),), venue="Aula Terbuka")
    newest = make_session(office)
    page = show(SchedulePage)
    assert texts(page.ui.table) == ["20 Juni 2023", "20 Oktober 2022"]
    QTest.keyClicks(page.ui.filter, "aula")
    settle_typed(desk)
    assert texts(page.ui.table) == ["20 Oktober 2022"]
    QTest.keyClick(page.ui.filter, Qt.Key.Key_Escape)
    page.ui.year.setCurrentText("2023")
    page.ui.year.activated.emit(page.ui.year.currentIndex())
    settle_typed(desk)
    assert texts(page.ui.table) == ["20 Juni 2023"]
    opened: list[tuple[str, int]] = []
    desk.open_requested.connect(lambda kind, id: opened.append((kind, id)))
    page.ui.table.selectRow(0)
    QTest.keyClick(page.ui.table, Qt.Key.Key_Return)
    assert opened == [("session", newest)]


def test_an_empty_schedule_offers_the_first_session(desk: Desk, show: Open) -> None:
    page = show(SchedulePage)
    assert page.ui.empty.isVisible()
    click(desk, page.ui.empty.action)
    assert page.dialog is not None
    page.dialog.reject()
    QTest.keyClicks(page.ui.filter, "tidak ada")
    settle_typed(desk)
    assert not page.ui.empty.action.isVisible(), "a filter without a hit offers nothing to add"


def test_a_partner_is_made_changed_and_found(desk: Desk, office: Office, show: Open) -> None:
    course = make_course(office, "Barbershop")
    page = show(PartnersPage)
    click(desk, page.ui.partners_empty.action)
    ui = page.dialog.ui
    assert not ui.save_button.isEnabled(), "a name is needed"
    QTest.keyClicks(ui.name, "Dinas Contoh")
    ui.offers.item(0).setCheckState(Qt.CheckState.Checked)
    click(desk, ui.add_contact_button)
    ui.contacts.item(0, 0).setText("Rini Contoh")
    ui.contacts.item(0, 2).setText("081234567890")
    click(desk, ui.save_button)
    row = partners.rows(office)[0]
    assert (row.name, row.courses, row.phone) == ("Dinas Contoh", ("Barbershop",), "081234567890")
    assert texts(page.ui.partners_table) == ["Dinas Contoh"]
    page.open_item(row.id)
    settle_typed(desk)
    assert page.dialog.ui.contacts.item(0, 0).text() == "Rini Contoh"
    page.dialog.ui.contacts.setCurrentCell(0, 0)
    click(desk, page.dialog.ui.remove_contact_button)
    click(desk, page.dialog.ui.save_button)
    detail = partners.get(office, row.id)
    assert (detail.contacts, detail.course_ids) == ((), (course,))


def test_a_second_partner_of_the_same_name_stays_in_the_form(
    desk: Desk, office: Office, show: Open, messages: FakeMessages
) -> None:
    make_partner(office, "PARARI")
    page = show(PartnersPage)
    click(desk, page.ui.new_partner_button)
    QTest.keyClicks(page.dialog.ui.name, "PARARI")
    click(desk, page.dialog.ui.save_button)
    assert page.dialog.isVisible()
    assert "sudah ada" in page.dialog.ui.form_error.text()
    assert messages.errors == []
    page.dialog.reject()


def test_a_course_with_time_and_cost(desk: Desk, office: Office, show: Open) -> None:
    page = show(PartnersPage)
    page.new_course()
    ui = page.dialog.ui
    QTest.keyClicks(ui.name, "Budidaya Ikan")
    ui.days_to_income.setValue(75)
    QTest.keyClicks(ui.start_up_cost, "500,000")
    assert not ui.save_button.isEnabled()
    assert "Tulis ribuan dengan titik" in ui.start_up_cost_error.text()
    ui.start_up_cost.clear()
    QTest.keyClicks(ui.start_up_cost, "500.000")
    click(desk, ui.save_button)
    row = courses.rows(office)[0]
    assert (row.name, row.days_to_income, row.start_up_cost) == ("Budidaya Ikan", 75, 500_000)
    page.open_course(row.id)
    settle_typed(desk)
    assert page.dialog.ui.start_up_cost.text() == "Rp500.000"
    page.dialog.reject()


def test_many_clients_are_paged_sorted_and_filtered(desk: Desk, office: Office, show: Open) -> None:
    with office.work() as work:
        work.add_all(
            [Client(full_name=f"Contoh {n:04d}", register_number=f"R{999 - n:03d}") for n in range(1000)]
        )
        work.commit()
    page = show(ClientsPage)
    assert page.ui.count_label.text() == "1.000 orang"
    page.ui.table.scrollToBottom()
    settle_typed(desk)
    assert page.model.index(999, 0).data() == "Contoh 0999"
    page.ui.table.horizontalHeader().setSortIndicator(2, Qt.SortOrder.AscendingOrder)
    settle_typed(desk)
    assert page.model.index(0, 0).data() == "Contoh 0999"
    QTest.keyClicks(page.ui.filter, "0123")
    settle_typed(desk)
    assert texts(page.ui.table) == ["Contoh 0123"]


def test_a_client_is_entered_and_oddities_do_not_block(desk: Desk, office: Office, show: Open) -> None:
    page = show(ClientsPage)
    click(desk, page.ui.empty.action)
    ui = page.dialog.ui
    QTest.keyClicks(ui.full_name, "Siti Contoh")
    QTest.keyClicks(ui.nik, "12345")
    QTest.keyClick(ui.nik, Qt.Key.Key_Tab)
    settle_typed(desk)
    assert "16 angka" in ui.warning_label.text()
    QTest.keyClicks(ui.birth_date, "31 Februari 1990")
    assert not ui.save_button.isEnabled() and "kalender" in ui.birth_date_error.text()
    ui.birth_date.clear()
    QTest.keyClicks(ui.birth_date, "12-4-1990")
    ui.sex.setCurrentIndex(2)
    click(desk, ui.save_button)
    saved = clients.get(office, clients.rows(office)[0].id)
    assert (saved.full_name, saved.nik, saved.birth_date, saved.sex) == (
        "Siti Contoh",
        "12345",
        date(1990, 4, 12),
        Sex.FEMALE,
    )
    assert texts(page.ui.table, 3) == ["*****"], "the NIK is masked outside the form"


def test_esc_asks_only_when_something_was_typed(
    desk: Desk, office: Office, show: Open, messages: FakeMessages, qtbot: QtBot
) -> None:
    client_id = make_client(office, "Budi Contoh")
    for typed, answers, closed in (("", [], True), ("x", [False], False), ("x", [True], True)):
        messages.answers = list(answers)
        dialog = ClientDialog(desk, client_id)
        qtbot.addWidget(dialog)
        dialog.open()
        settle_typed(desk)
        QTest.keyClicks(dialog.ui.note, typed)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible() is not closed
        messages.answers = [True]
        dialog.reject()
    assert clients.get(office, client_id).note == ""


def test_the_history_of_a_client_opens_its_session(desk: Desk, office: Office, qtbot: QtBot) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi Contoh")
    dialog = ClientDialog(desk, clients.rows(office)[0].id)
    qtbot.addWidget(dialog)
    dialog.open()
    settle_typed(desk)
    assert texts(dialog.ui.history_table, 3) == ["0 dari 1 hari"]
    opened: list[int] = []
    desk.open_requested.connect(lambda kind, id: opened.append(id))
    dialog.ui.history_table.opened.emit(0)
    assert opened == [session_id]


def test_the_registers_and_the_answer_to_a_code(desk: Desk, office: Office, show: Open) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi Contoh", "Citra Contoh")
    mark(office, session_id, "HH")
    certificates.issue(office, session_id)
    payments.prepare(office, session_id)
    first = certificates.rows(office)[-1]
    page = show(DocumentsPage)
    assert texts(page.ui.certificates_table) == ["002/SERT/VI/2023", "001/SERT/VI/2023"]
    assert texts(page.ui.receipts_table, 6) == ["siap ditandatangani"] * 2
    QTest.keyClicks(page.ui.code, first.verification_code.lower())
    click(desk, page.ui.verify_button)
    assert page.ui.verdict.text().startswith("Sah: 001/SERT/VI/2023")
    certificates.void(office, first.id, "nama salah tulis")
    desk.announce("numbers")
    QTest.keyClick(page.ui.code, Qt.Key.Key_Return)
    settle_typed(desk)
    assert page.ui.verdict.text().startswith("Batal")
    assert texts(page.ui.certificates_table, 5) == ["sah", "batal"]
    wrong = "2" if first.verification_code[0] != "2" else "3"
    page.ui.code.setText(wrong + first.verification_code[1:])
    click(desk, page.ui.verify_button)
    assert "Tidak dikenal" in page.ui.verdict.text()
    QTest.keyClicks(page.ui.receipts_filter, "citra")
    settle_typed(desk)
    assert len(texts(page.ui.receipts_table)) == 1


def test_sessions_reach_the_list_when_saved(desk: Desk, office: Office, show: Open) -> None:
    page = show(SchedulePage)
    make_session(office)
    desk.announce("sessions")
    settle_typed(desk)
    assert len(texts(page.ui.table)) == len(sessions.rows(office)) == 1


def test_clients_go_out_and_come_in_through_the_page(
    desk: Desk, office: Office, show: Open, messages: FakeMessages, tmp_path: Path
) -> None:
    make_client(office, "Budi Contoh", register_number="R1")
    page = show(ClientsPage)
    messages.answers += [True]
    page.export.open()
    assert page.export.dialog is not None
    page.export.dialog.save_to(tmp_path / "klien.csv")
    desk.beside.jobs.wait_until_idle()
    listed = tmp_path / "masuk.csv"
    listed.write_text("Nama;NIK\nCitra Contoh;9971015204900002\n", encoding="utf-8")
    page.import_from(listed)
    for _ in range(4):
        settle_typed(desk)
        click(desk, page.dialog.ui.next_button)
    assert texts(page.ui.table) == ["Budi Contoh", "Citra Contoh"]


def test_a_client_s_record_of_trainings_is_previewed_and_saved(
    office: Office, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Ani Contoh")
    newcomer = ClientDialog(desk, make_client(office, "Budi Contoh"))
    known = ClientDialog(desk, clients.rows(office, "Ani")[0].id)
    for dialog in (newcomer, known):
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.ui.tabs.setCurrentWidget(dialog.ui.history_tab)
        settle_typed(desk)
    assert not newcomer.ui.record_button.isVisible() and known.ui.record_button.isVisible()
    known.ui.record_button.click()
    settle_typed(desk)
    assert known.preview is not None and known.preview.document.pageCount() == 1
    draft = known.guard.draft
    assert draft is not None
    draft.keep()
    assert draft.typed == {}, "the preview's own fields are none of the form"
    known.preview.close()
    for ending in ("xlsx", "pdf"):
        known.export.open()
        assert known.export.dialog is not None
        known.export.dialog.save_to(tmp_path / f"catatan.{ending}")
        settle_typed(desk)
        assert (tmp_path / f"catatan.{ending}").stat().st_size > 1000
