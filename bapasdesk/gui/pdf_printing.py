"""Sends a PDF to the office printer: the very bytes that are shown and kept, page by page."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72


def ask_and_print(pdf: bytes, title: str, parent: QWidget) -> QPrintDialog:
    """Opens the printer dialog of the system; prints when it is accepted."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Cetak – {title}")
    dialog.accepted.connect(lambda: print_pdf(pdf, printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return dialog


def print_pdf(pdf: bytes, printer: QPrinter) -> None:
    """Draws each page over the whole sheet, in the proportions of the PDF."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter(printer)
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        size = document.pagePointSize(number)
        scale = DOTS_PER_INCH / POINTS_PER_INCH
        image = document.render(number, QSize(round(size.width() * scale), round(size.height() * scale)))
        sheet = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        shown = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(sheet.topLeft(), shown), image)
    painter.end()
    document.close()
