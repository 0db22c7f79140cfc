"""Dokumen: numbers by hand, papers that are out, the answer on the telephone, many papers at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.domain.rows.papers import LedgerFilter
from bapasdesk.domain.values import NumberState, PaperKind, SeriesKind
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.batch_print_dialog import BatchPrintDialog
from bapasdesk.gui.dialogs.ledger_dialog import LedgerDialog
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.dialogs.print_history_dialog import PrintHistoryDialog
from bapasdesk.gui.main_window import MainWindow
from bapasdesk.gui.pages.documents_page import DocumentsPage
from bapasdesk.gui.pdf_printing import PrintOrder
from bapasdesk.services import certificates, ledger, papers, payments, prints
from bapasdesk.services.office import Office
from tests.builders import DAY, enrol, make_session, mark
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import click, settle_typed, texts


@pytest.fixture
def session_id(office: Office) -> int:
    made = make_session(office)
    enrol(office, made, "Budi Contoh", "Citra Contoh")
    mark(office, made, "HH")
    certificates.issue(office, made)
    payments.prepare(office, made)
    return made


@pytest.fixture
def page(desk: Desk, session_id: int, qtbot: QtBot) -> DocumentsPage:
    made = DocumentsPage(desk)
    made.resize(1170, 700)
    qtbot.addWidget(made)
    made.show()
    settle_typed(desk)
    return made


@pytest.fixture
def opened(page: DocumentsPage, desk: Desk) -> Callable[[object], LedgerDialog]:
    """Clicks a button of Buku nomor and gives the dialog it opens."""

    def press(button: object) -> LedgerDialog:
        page.ui.tabs.setCurrentWidget(page.ledger)
        click(desk, button)
        assert isinstance(page.ledger.dialog, LedgerDialog)
        return page.ledger.dialog

    return press


def test_numbers_are_set_aside_used_outside_and_given_up(
    desk: Desk,
    office: Office,
    page: DocumentsPage,
    opened: Callable[[object], LedgerDialog],
    messages: FakeMessages,
) -> None:
    dialog = opened(page.ledger.ui.reserve_button)
    assert dialog.ui.preview.text() == "Nomor berikutnya: 001/SRT/VI/2023"
    assert not dialog.ui.save_button.isEnabled()
    dialog.ui.count.setValue(2)
    QTest.keyClicks(dialog.ui.subject, "Surat Kepala Balai")
    click(desk, dialog.ui.save_button)
    dialog = opened(page.ledger.ui.external_button)
    QTest.keyClicks(dialog.ui.number, "001/SRT/VI/2023")
    settle_typed(desk)
    assert dialog.ui.preview.text() == "Memakai nomor yang dicadangkan: Surat Kepala Balai."
    dialog.ui.number.clear()
    QTest.keyClicks(dialog.ui.subject, "Ditulis tangan")
    click(desk, dialog.ui.save_button)
    page.ledger.ui.kind.setCurrentText("Surat")
    settle_typed(desk)
    table = page.ledger.ui.table
    assert texts(table, 5) == ["dipakai di luar aplikasi", "dicadangkan", "dicadangkan"]
    table.selectRow(1)
    messages.answers = ["surat tidak jadi dikirim"]
    click(desk, page.ledger.ui.void_button)
    assert texts(table, 5) == ["dipakai di luar aplikasi", "batal", "dicadangkan"]
    page.ledger.ui.state.setCurrentText("Batal")
    settle_typed(desk)
    assert texts(table, 1) == ["002/SRT/VI/2023"]


def test_the_start_number_is_set_and_a_lower_one_refused(
    desk: Desk, office: Office, page: DocumentsPage, session_id: int
) -> None:
    action = next(one for one in page.ledger.ui.more_button.menu().actions() if "awal" in one.text())
    page.ledger.ui.kind.setCurrentText("Sertifikat")
    action.trigger()
    settle_typed(desk)
    dialog = page.ledger.dialog
    assert isinstance(dialog, LedgerDialog)
    assert dialog.ui.preview.text().endswith("003/SERT/I/2023")
    dialog.ui.first.setValue(2)
    click(desk, dialog.ui.save_button)
    assert "hanya dapat dinaikkan" in dialog.ui.form_error.text()
    dialog.ui.first.setValue(147)
    click(desk, dialog.ui.save_button)
    assert ledger.next_number(office, SeriesKind.CERTIFICATE, DAY) == "147/SERT/VI/2023"
    assert ledger.count(office, LedgerFilter(state=NumberState.EXTERNAL)) == 144


def test_the_book_is_printed_and_exported_as_filtered(
    desk: Desk, page: DocumentsPage, messages: FakeMessages, tmp_path: Path
) -> None:
    page.ledger.ui.kind.setCurrentText("Kuitansi")
    settle_typed(desk)
    page.ledger.ui.more_button.menu().actions()[0].trigger()
    settle_typed(desk)
    preview = page.ledger.dialog
    assert isinstance(preview, PreviewDialog)
    assert preview.paper.file_name == "buku-agenda_receipt_2023.pdf"
    preview.close()
    page.ui.tabs.setCurrentWidget(page.ledger)
    page.export.open()
    assert page.export.dialog is not None
    assert page.export.dialog.ui.filters_label.text() == "Saringan: buku kuitansi"
    page.export.dialog.save_to(tmp_path / "buku.csv")
    desk.beside.jobs.wait_until_idle()
    exported = (tmp_path / "buku.csv").read_text("utf-8-sig")
    assert exported.startswith("Buku nomor: Saringan: buku kuitansi")
    assert exported.count("/KW/VI/2023") == 2
    assert "/SERT/" not in exported


def test_the_archive_shows_the_bytes_that_came_out(
    desk: Desk, office: Office, page: DocumentsPage, session_id: int
) -> None:
    paper = papers.make(office, PaperKind.CERTIFICATES, session_id)
    prints.confirm(office, paper)
    page.refresh()
    page.ui.tabs.setCurrentWidget(page.ledger)
    settle_typed(desk)
    page.ledger.ui.table.selectRow(texts(page.ledger.ui.table, 1).index("001/SERT/VI/2023"))
    click(desk, page.ledger.ui.history_button)
    history = page.ledger.dialog
    assert isinstance(history, PrintHistoryDialog)
    settle_typed(desk)
    assert texts(history.ui.table, 2) == ["Asli"]
    click(desk, history.ui.show_button)
    assert history.preview is not None
    assert history.preview.paper.pdf == paper.pdf
    assert not history.preview.ui.print_button.isVisible()
    history.preview.close()


def test_the_pile_that_came_back_is_ticked_at_once(
    desk: Desk, office: Office, page: DocumentsPage, session_id: int
) -> None:
    for kind in (PaperKind.RECEIPTS, PaperKind.PAYMENT_LIST):
        prints.confirm(office, papers.make(office, kind, session_id))
    desk.announce("prints")
    page.show_proofs()
    settle_typed(desk)
    tab = page.proofs
    assert sorted(texts(tab.ui.table, 2)) == ["Budi Contoh", "Citra Contoh", "seluruh kegiatan"]
    assert not tab.ui.back_button.isEnabled()
    tab.ui.table.selectRow(0)
    click(desk, tab.ui.history_button)
    assert tab.dialog is not None
    settle_typed(desk)
    assert texts(tab.dialog.ui.table, 1) == ["Daftar penerimaan", "Kuitansi"]
    tab.dialog.close()
    tab.ui.table.selectAll()
    tab.ui.returned_on.set_value(DAY.replace(year=2099))
    click(desk, tab.ui.back_button)
    assert "sesudah hari ini" in tab.ui.returned_on_error.text()
    tab.ui.returned_on.set_value(DAY)
    click(desk, tab.ui.back_button)
    assert prints.proof_count(office) == 0
    assert tab.ui.empty.isVisible()
    tab.ui.which.setCurrentText("Sudah kembali")
    settle_typed(desk)
    assert texts(tab.ui.table, 5) == ["20-06-2023"] * 3


def test_the_answer_to_a_code_says_what_to_tell_the_caller(
    desk: Desk, office: Office, page: DocumentsPage
) -> None:
    code = certificates.rows(office)[0].verification_code
    QTest.keyClicks(page.ui.code, code[:-1])
    assert not page.ui.code_hint.isVisible()
    QTest.keyClicks(page.ui.code, "2" if code[-1] != "2" else "3")
    assert "salah ketik" in page.ui.code_hint.text()
    page.ui.code.setText(code)
    click(desk, page.ui.verify_button)
    assert page.ui.verdict_frame.property("verdict") == "valid"
    assert "Jangan sebutkan nama" in page.ui.say.text()
    page.ui.code.setText("2222-2222-2222")
    click(desk, page.ui.verify_button)
    assert page.ui.verdict_frame.property("verdict") == "unknown"


def test_a_code_typed_into_the_search_box_is_answered(
    desk: Desk, office: Office, session_id: int, qtbot: QtBot
) -> None:
    window = MainWindow(desk, lambda: None)
    qtbot.addWidget(window)
    window.show()
    code = certificates.rows(office)[0].verification_code
    QTest.keyClicks(window.ui.search_box, code.replace("-", " ").lower())
    QTest.keyClick(window.ui.search_box, Qt.Key.Key_Return)
    settle_typed(desk)
    page = window.page
    assert isinstance(page, DocumentsPage)
    assert page.ui.verdict.text().startswith("Sah:")


@pytest.fixture
def batch(desk: Desk, office: Office, page: DocumentsPage) -> BatchPrintDialog:
    """Two sessions are chosen; the second has no papers yet."""
    make_session(office)
    click(desk, page.ui.batch_button)
    assert isinstance(page.dialog, BatchPrintDialog)
    settle_typed(desk)
    page.dialog.ui.table.selectAll()
    page.dialog.kinds[PaperKind.CERTIFICATES].setChecked(True)
    page.dialog.kinds[PaperKind.RECEIPTS].setChecked(True)
    return page.dialog


def test_papers_of_many_sessions_go_to_a_folder(desk: Desk, batch: BatchPrintDialog, tmp_path: Path) -> None:
    batch.save_to(tmp_path)
    settle_typed(desk)
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == [
        "kuitansi_2023-06-20_1.pdf",
        "sertifikat_2023-06-20_1.pdf",
    ]
    assert "Terbitkan dahulu sertifikatnya" in batch.ui.trouble.text()
    assert batch.ui.result_label.text().startswith("2 berkas tersimpan")


def test_papers_of_many_sessions_are_one_print_job(
    desk: Desk,
    office: Office,
    batch: BatchPrintDialog,
    messages: FakeMessages,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    here = "bapasdesk.gui.dialogs.batch_print_dialog"
    monkeypatch.setattr(f"{here}.has_printer", lambda: True)
    monkeypatch.setattr(
        f"{here}.ask_printer", lambda title, pages, parent, then: then(PrintOrder(printer, 0))
    )
    messages.answers = [True]
    click(desk, batch.ui.print_button)
    settle_typed(desk)
    assert len(prints.of_session(office, 1)) == 2
    assert batch.ui.result_label.text() == "2 dokumen tercetak dan diarsipkan."
