"""Printing: every page on a sheet of its own size, the pages and copies that were asked for, or nothing."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from bapasdesk.documents.certificate import render_certificates
from bapasdesk.errors import OutputFailed, PrintStopped
from bapasdesk.gui.pdf_printing import PrintOrder, order_of, print_pdfs
from bapasdesk.services.papers import recovery_sheet
from bapasdesk.store.recovery_code import new_recovery_code
from tests.documents.sample_papers import make_certificate

SHEET = recovery_sheet("Bapas Contoh", new_recovery_code(), date(2023, 6, 20)).pdf
CERTIFICATES = render_certificates([make_certificate(name=name) for name in ("Ani", "Budi", "Citra")])


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> QPrinter:
    """A printer whose paper lands in a file."""
    made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def printed_sizes(printer: QPrinter) -> list[tuple[int, int]]:
    """Millimetres of each sheet that came out."""
    document = QPdfDocument()
    document.load(printer.outputFileName())
    sizes = [document.pagePointSize(number) for number in range(document.pageCount())]
    document.close()
    return [(round(size.width() * 25.4 / 72), round(size.height() * 25.4 / 72)) for size in sizes]


def test_every_page_reaches_the_printer_on_a_sheet_of_its_own_size(printer: QPrinter) -> None:
    told: list[tuple[int, int]] = []
    order = PrintOrder(printer, 0)
    print_pdfs([SHEET, CERTIFICATES], order, progress=lambda done, of: told.append((done, of)))
    assert printed_sizes(printer) == [(210, 297), (297, 210), (297, 210), (297, 210)]
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    printed = QPdfDocument()
    printed.load(printer.outputFileName())
    image = printed.render(3, QSize(280, 200))
    dots = [image.pixelColor(x, y).lightness() for x in range(280) for y in range(200)]
    assert min(dots) < 128
    printed.close()


def test_a_range_of_pages_and_several_copies(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    printer.setCopyCount(2)
    order = order_of(printer, 3)
    assert (order.pages, order.sheets) == (range(1, 3), 2)
    print_pdfs([CERTIFICATES], order)
    wanted = 2 if printer.supportsMultipleCopies() else 4
    assert len(printed_sizes(printer)) == wanted


def test_a_stopped_print_says_that_nothing_is_counted(printer: QPrinter) -> None:
    done: list[int] = []
    with pytest.raises(PrintStopped, match="nomornya tetap"):
        print_pdfs(
            [CERTIFICATES],
            PrintOrder(printer, 3),
            progress=lambda now, of: done.append(now),
            cancel=lambda: len(done) == 1,
        )
    assert done == [1]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_target_that_cannot_be_written_is_said(printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "tidak-ada" / "printed.pdf"))
    with pytest.raises(OutputFailed, match="Printer tidak menerima"):
        print_pdfs([CERTIFICATES], PrintOrder(printer, 3))
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    print_pdfs([CERTIFICATES], PrintOrder(printer, 3))
    assert len(printed_sizes(printer)) == 3
