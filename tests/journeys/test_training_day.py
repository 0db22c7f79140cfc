"""From an empty data folder to certificates, receipts and a closed session, all through the window."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest
import zxingcpp
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bapasdesk.app import Application, Parts
from bapasdesk.config import OfficeFolder
from bapasdesk.domain.values import PaperKind, SessionStatus
from bapasdesk.services import certificates, check, sessions
from bapasdesk.services.unlocking import open_office
from tests.builders import FAST_COST, OFFICER, PASSPHRASE, FixedClock
from tests.gui.fake_messages import FakeMessages
from tests.journeys.day import COURSE, NAMES, PARTNER, Day


@pytest.fixture
def messages(qapp: QApplication) -> FakeMessages:
    return FakeMessages()


@pytest.fixture
def day(folder: OfficeFolder, messages: FakeMessages, qtbot: QtBot) -> Iterator[Day]:
    clock = FixedClock()
    clock.move(days=1)
    parts = Parts(messages=messages, cost=FAST_COST, clock=clock, environment={})
    application = Application(folder, parts=parts)
    application.start()
    day = Day(application)
    day.settle()
    yield day
    application.quit()


def test_one_training_day_end_to_end(
    day: Day, messages: FakeMessages, folder: OfficeFolder, tmp_path: Path
) -> None:
    day.first_run()
    day.add_partner_and_course()
    day.plan_session()
    assert day.page.ui.course_label.text() == COURSE
    day.take_next_step("Daftarkan peserta")
    day.page.dialog.reject()
    day.enrol_three()
    assert [row.name for row in day.page.rows] == list(NAMES)

    sheets = tmp_path / "daftar-hadir.pdf"
    day.save_paper(PaperKind.ATTENDANCE_SHEET, sheets)
    day.take_next_step("Isi kehadiran")
    day.type_attendance("hha", "hsa")
    assert [row.days_present for row in day.page.rows] == [2, 1, 0]
    assert not day.page.ui.close_button.isEnabled()

    certificate_file, receipt_file, list_file = (tmp_path / name for name in ("s.pdf", "k.pdf", "d.pdf"))
    day.take_next_step("Terbitkan sertifikat")
    day.save_preview(certificate_file)
    messages.answers.append(True)  # nobody else has a claim: except them
    day.take_next_step("Terbitkan sertifikat")
    day.take_next_step("Terbitkan kuitansi")
    day.save_preview(receipt_file)
    day.save_paper(PaperKind.PAYMENT_LIST, list_file)
    messages.answers.append(True)  # the receipts came back signed
    day.take_next_step("Bayar transport")
    messages.answers.append(True)  # certificates and souvenirs are handed over
    day.take_next_step("Serahkan souvenir")
    assert day.page.ui.close_button.isEnabled()
    day.click(day.page.ui.close_button)
    print_and_wait_for_signatures(day, messages, tmp_path / "cetak.pdf")
    assert messages.errors == [] and messages.crashes == []
    day.application.quit()

    with open_office(folder, OFFICER, PASSPHRASE) as office:
        session = sessions.rows(office)[0]
        assert session.status == SessionStatus.CLOSED
        issued = certificates.rows(office)
        assert [row.name for row in issued] == [NAMES[0]]
        assert check.check(office).ok
    code = issued[0].verification_code
    read_certificate(certificate_file, code)
    read_receipts(receipt_file)
    assert "Selasa, 20 Juni 2023" in text_of(sheets, 0) and "Rabu, 21 Juni 2023" in text_of(sheets, 1)
    assert "empat ratus lima puluh ribu rupiah" in text_of(list_file, 0).casefold()


def print_and_wait_for_signatures(day: Day, messages: FakeMessages, sheets: Path) -> None:
    """A jam burns no number, the print after the original is a copy, and the pile comes back signed."""
    messages.answers += [False, True, True]  # a jam; then it came out; then once more
    jammed, original, copy = (day.print_paper(PaperKind.RECEIPTS, sheets) for _ in range(3))
    assert jammed == original
    assert "Salinan ke-1" in text_in(copy, 0) and "Salinan" not in text_in(original, 0)
    assert "001/KW/VI/2023" in text_in(copy, 0)
    day.window.open("proofs", 0)
    day.settle()
    page: Any = day.window.page
    waiting = page.proofs.ui
    assert waiting.table.model().rowCount() == 2
    waiting.table.selectAll()
    day.click(waiting.back_button)
    assert waiting.empty.isVisible()


def read_certificate(path: Path, code: str) -> None:
    with pdfplumber.open(path) as pdf:
        assert len(pdf.pages) == 1
        text = pdf.pages[0].extract_text()
        fonts = {char["fontname"] for char in pdf.pages[0].chars}
    assert NAMES[0] in text and COURSE in text and PARTNER in text and "001/SERT/VI/2023" in text
    assert "telah mengikuti" in text and "Pemasyarakatan" not in text
    assert all("+" in font for font in fonts), "every font is embedded as a subset"
    with pypdfium2.PdfDocument(path) as document:
        picture = document[0].render(scale=3).to_numpy()
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [code]


def read_receipts(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        assert len(pdf.pages) == 2, "one page a person who was there"
    first, second = text_of(path, 0), text_of(path, 1)
    assert "Rp300.000" in first and "tiga ratus ribu rupiah" in first.casefold()
    assert "Rp150.000" in second and "seratus lima puluh ribu rupiah" in second.casefold()


def text_of(path: Path, page: int) -> str:
    return text_in(path.read_bytes(), page)


def text_in(pdf: bytes, page: int) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(document[page].get_textpage().get_text_range().split())
