"""Printing: as many sheets as the PDF has pages, with something on each."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from bapasdesk.gui.pdf_printing import print_pdf
from bapasdesk.services.papers import recovery_sheet
from bapasdesk.store.recovery_code import new_recovery_code


def test_every_page_reaches_the_printer(qapp: object, tmp_path: Path) -> None:
    sheet = recovery_sheet("Bapas Contoh", new_recovery_code(), date(2023, 6, 20))
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setFullPage(True)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_pdf(sheet.pdf, printer)
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == 1
    image = printed.render(0, QSize(200, 280))
    dots = [image.pixelColor(x, y).lightness() for x in range(200) for y in range(280)]
    assert min(dots) < 128
    printed.close()
