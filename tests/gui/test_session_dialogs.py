"""Planning a session, choosing its participants, and the preview of its papers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.domain.labels import label
from bapasdesk.domain.records.office import TransportRate
from bapasdesk.domain.values import CertificateStyle, PaperKind
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.enrol_dialog import EnrolDialog
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.dialogs.session_dialog import SessionDialog
from bapasdesk.gui.pdf_printing import PrintOrder
from bapasdesk.services import certificates, papers, participants, prints, sessions, settings
from bapasdesk.services.office import Office
from tests.builders import enrol, make_client, make_course, make_partner, make_session, mark
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import click, settle_typed, texts


@pytest.fixture
def dialog(desk: Desk, office: Office, qtbot: QtBot) -> Iterator[SessionDialog]:
    course = make_course(office, "Barbershop")
    make_course(office, "Make-Up")
    make_partner(office, "Dinas Contoh", course_ids=(course,))
    make_partner(office, "Aneka Contoh")
    settings.save_transport_rate(office, TransportRate(valid_from=date(2022, 1, 1), amount=150_000))
    made = SessionDialog(desk)
    qtbot.addWidget(made)
    made.open()
    settle_typed(desk)
    yield made
    desk.jobs.wait_until_idle(10_000)


def choose(dialog: SessionDialog, dates: str = "16 - 20 Juni 2023") -> None:
    dialog.ui.course_id.setCurrentText("Barbershop")
    dialog.ui.dates.clear()
    QTest.keyClicks(dialog.ui.dates, dates)


def test_the_lone_partner_the_rate_and_the_workdays_are_suggested(
    desk: Desk, office: Office, dialog: SessionDialog
) -> None:
    choose(dialog)
    settle_typed(desk)
    ui = dialog.ui
    assert ui.partner_id.currentText() == "Dinas Contoh"
    assert ui.transport_rate.value() == 150_000
    saved: list[int] = []
    dialog.saved.connect(saved.append)
    click(desk, ui.save_button)
    detail = sessions.get(office, saved[0])
    assert [day.held_on.day for day in detail.days] == [16, 19, 20], "the weekend is left out"
    assert (detail.session.starts_on.day, detail.session.ends_on.day) == (16, 20)


def test_a_session_chooses_its_own_certificate_style(
    desk: Desk, office: Office, dialog: SessionDialog
) -> None:
    choose(dialog)
    settle_typed(desk)
    dialog.ui.certificate_style.setCurrentText(label(CertificateStyle.OFFICIAL))
    saved: list[int] = []
    dialog.saved.connect(saved.append)
    click(desk, dialog.ui.save_button)
    assert sessions.get(office, saved[0]).session.certificate_style is CertificateStyle.OFFICIAL


def test_a_typed_rate_is_not_overwritten(desk: Desk, dialog: SessionDialog) -> None:
    QTest.keyClicks(dialog.ui.transport_rate, "100.000")
    choose(dialog)
    settle_typed(desk)
    assert dialog.ui.transport_rate.value() == 100_000


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("dates", "23 - 19 September 2022", "lebih awal"),
        ("dates", "31 Februari 2023", "kalender"),
        ("dates", "20-6-23", "empat angka"),
        ("transport_rate", "-5", "negatif"),
        ("transport_rate", "150,000", "titik"),
    ],
)
def test_what_is_wrong_stands_under_its_field_and_save_is_off(
    desk: Desk, dialog: SessionDialog, field: str, typed: str, said: str
) -> None:
    choose(dialog)
    settle_typed(desk)
    assert dialog.ui.save_button.isEnabled()
    edit = getattr(dialog.ui, field)
    edit.clear()
    QTest.keyClicks(edit, typed)
    assert not dialog.ui.save_button.isEnabled()
    assert said in getattr(dialog.ui, f"{field}_error").text()


def test_dropping_every_day_is_refused(desk: Desk, dialog: SessionDialog) -> None:
    choose(dialog, "20 Juni 2023")
    settle_typed(desk)
    dialog.ui.days.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.ui.save_button.isEnabled()


def test_changing_a_session_keeps_its_days(desk: Desk, office: Office, qtbot: QtBot) -> None:
    days = (date(2022, 9, 19), date(2022, 9, 21))
    session_id = make_session(office, days=days, trainer="Rini Contoh")
    dialog = SessionDialog(desk, session_id)
    qtbot.addWidget(dialog)
    dialog.open()
    settle_typed(desk)
    assert dialog.ui.trainer.text() == "Rini Contoh"
    dialog.ui.note.setPlainText("bawa alat sendiri")
    click(desk, dialog.ui.save_button)
    detail = sessions.get(office, session_id)
    assert tuple(day.held_on for day in detail.days) == days
    assert detail.session.note == "bawa alat sendiri"


def test_what_the_office_refuses_stays_in_the_form(
    desk: Desk, office: Office, qtbot: QtBot, messages: FakeMessages
) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi")
    mark(office, session_id, "H")
    certificates.issue(office, session_id)
    dialog = SessionDialog(desk, session_id)
    qtbot.addWidget(dialog)
    dialog.open()
    settle_typed(desk)
    dialog.ui.dates.clear()
    QTest.keyClicks(dialog.ui.dates, "21 Juni 2023")
    click(desk, dialog.ui.save_button)
    assert dialog.isVisible() and "sudah terbit" in dialog.ui.form_error.text()
    assert messages.errors == []


def test_clients_are_found_chosen_and_warned_about(desk: Desk, office: Office, qtbot: QtBot) -> None:
    session_id = make_session(office, seats=1)
    for name in ("Budi Contoh", "Citra Contoh", "Dedi Rekaan"):
        make_client(office, name, guidance_end=date(2023, 1, 31))
    dialog = EnrolDialog(desk, session_id)
    qtbot.addWidget(dialog)
    dialog.open()
    settle_typed(desk)
    QTest.keyClicks(dialog.ui.filter, "contoh")
    settle_typed(desk)
    assert texts(dialog.ui.table) == ["Budi Contoh", "Citra Contoh"]
    assert not dialog.ui.save_button.isEnabled()
    dialog.ui.table.selectAll()
    settle_typed(desk)
    assert dialog.ui.save_button.text() == "Tambahkan 2 peserta"
    assert "bimbingan berakhir 31 Januari 2023" in dialog.ui.warning_label.text()
    assert "melebihi 1 kursi" in dialog.ui.warning_label.text()
    click(desk, dialog.ui.save_button)
    assert [row.name for row in participants.rows(office, session_id)] == ["Budi Contoh", "Citra Contoh"]


def test_a_new_client_is_entered_on_the_way(desk: Desk, office: Office, qtbot: QtBot) -> None:
    session_id = make_session(office)
    dialog = EnrolDialog(desk, session_id)
    qtbot.addWidget(dialog)
    dialog.open()
    QTest.keyClicks(dialog.ui.filter, "Eka Contoh")
    click(desk, dialog.ui.new_client_button)
    assert dialog.dialog is not None
    click(desk, dialog.dialog.ui.save_button)
    settle_typed(desk)
    assert dialog.ui.save_button.text() == "Tambahkan 1 peserta"
    dialog.reject()


@pytest.fixture
def preview(desk: Desk, office: Office, qtbot: QtBot) -> PreviewDialog:
    session_id = make_session(office)
    enrol(office, session_id, "Budi", "Citra")
    mark(office, session_id, "HH")
    certificates.issue(office, session_id)
    made = PreviewDialog(desk, papers.make(office, PaperKind.CERTIFICATES, session_id), "Sertifikat")
    qtbot.addWidget(made)
    made.open()
    return made


def test_the_bytes_shown_are_the_bytes_saved(
    desk: Desk, office: Office, preview: PreviewDialog, tmp_path: Path
) -> None:
    path = tmp_path / "sertifikat.pdf"
    preview.save_to(path)
    settle_typed(desk)
    assert path.read_bytes() == papers.make(office, PaperKind.CERTIFICATES, 1).pdf
    assert preview.ui.folder_button.isVisible() and str(path) in preview.ui.note_label.text()


def test_a_folder_that_cannot_be_written_is_one_message(
    desk: Desk, preview: PreviewDialog, messages: FakeMessages, tmp_path: Path
) -> None:
    preview.save_to(tmp_path / "tidak-ada" / "sertifikat.pdf")
    settle_typed(desk)
    assert len(messages.errors) == 1 and "tidak ditemukan" in messages.errors[0]
    assert list(tmp_path.glob("*.pdf")) == [] and preview.isVisible()


def test_leafing(preview: PreviewDialog) -> None:
    assert preview.ui.page_label.text() == "Halaman 1 dari 2"
    QTest.mouseClick(preview.ui.next_button, Qt.MouseButton.LeftButton)
    assert preview.ui.page_label.text() == "Halaman 2 dari 2"
    assert not preview.ui.next_button.isEnabled()
    QTest.mouseClick(preview.ui.previous_button, Qt.MouseButton.LeftButton)
    assert preview.ui.page_label.text() == "Halaman 1 dari 2"


@pytest.fixture
def order(preview: PreviewDialog, tmp_path: Path) -> PrintOrder:
    """A printer whose paper lands in a file, all pages, one copy."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    return PrintOrder(printer, preview.document.pageCount())


def test_only_what_came_out_of_the_printer_counts(
    desk: Desk, office: Office, preview: PreviewDialog, order: PrintOrder, messages: FakeMessages
) -> None:
    messages.answers = [False, True]
    preview.print_to(order)
    settle_typed(desk)
    assert messages.questions == ["Sudah keluar dari printer?"]
    assert prints.of_session(office, 1) == ()
    assert "nomornya tetap sama" in preview.ui.note_label.text()
    preview.print_to(order)
    settle_typed(desk)
    (printed,) = prints.of_session(office, 1)
    assert prints.archived(office, printed.id).pdf == preview.paper.pdf
    assert not preview.ui.print_button.isEnabled()
    assert "diarsipkan" in preview.ui.note_label.text()
    assert [one.copy for one in papers.make(office, PaperKind.CERTIFICATES, 1).numbers] == [1, 1]


def test_a_range_counts_only_its_pages(
    desk: Desk, office: Office, preview: PreviewDialog, order: PrintOrder, messages: FakeMessages
) -> None:
    messages.answers = [True]
    preview.print_to(replace(order, pages=range(1, 2)))
    settle_typed(desk)
    assert [one.copy for one in papers.make(office, PaperKind.CERTIFICATES, 1).numbers] == [0, 1]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_burns_no_number(
    desk: Desk, office: Office, preview: PreviewDialog, order: PrintOrder, messages: FakeMessages
) -> None:
    order.printer.setOutputFileName("/tidak/ada/cetak.pdf")
    preview.print_to(order)
    settle_typed(desk)
    assert "nomornya tetap" in messages.errors[0]
    assert messages.questions == []
    assert prints.of_session(office, 1) == ()
    assert preview.ui.print_button.isEnabled()
    assert not preview.ui.progress.isVisible()


def test_without_a_printer_the_way_out_is_said(
    desk: Desk, preview: PreviewDialog, messages: FakeMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bapasdesk.gui.dialogs.preview_dialog.has_printer", lambda: False)
    QTest.mouseClick(preview.ui.print_button, Qt.MouseButton.LeftButton)
    assert "simpan dokumen sebagai PDF" in messages.warnings[0]


def test_a_paper_printed_meanwhile_is_not_printed_as_a_second_original(
    desk: Desk,
    office: Office,
    preview: PreviewDialog,
    messages: FakeMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bapasdesk.gui.dialogs.preview_dialog.has_printer", lambda: True)
    prints.confirm(office, preview.paper)
    QTest.mouseClick(preview.ui.print_button, Qt.MouseButton.LeftButton)
    settle_typed(desk)
    assert "dari jendela lain" in messages.errors[0]
    assert preview.printer_dialog is None
