"""Sends PDFs to the office printer: the very bytes that are shown and kept, page by page.

The system's dialog asks for printer, pages and copies on the window's thread; the pages are drawn on the
worker, for a hundred certificates take their time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.progress import Cancel, Progress, never, silent
from bapasdesk.errors import OutputFailed, PrintStopped

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
NO_PRINTER = (
    "Belum ada printer pada komputer ini. Tidak ada yang dicetak dan nomornya tetap. "
    "Pasang printernya, atau simpan dokumen sebagai PDF lalu cetak dari komputer lain."
)


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What was chosen in the system's dialog. `pages` from 0, of `page_count`; None: all.

    `sheets`: how many of each.
    """

    printer: QPrinter
    page_count: int
    pages: range | None = None
    sheets: int = 1


def has_printer() -> bool:
    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(
    title: str, page_count: int, parent: QWidget, chosen: Callable[[PrintOrder], object]
) -> QDialog:
    """Opens the printer dialog of the system; `chosen` is called when it is accepted.

    `page_count` 0: several papers in one job, of which no pages can be left out.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Cetak – {title}")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, page_count > 1)
    if page_count > 1:
        dialog.setMinMax(1, page_count)
    dialog.accepted.connect(lambda: chosen(order_of(printer, page_count)))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return dialog


def order_of(printer: QPrinter, page_count: int) -> PrintOrder:
    """Pages and copies as the officer set them on the printer."""
    pages = None
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        pages = range(printer.fromPage() - 1, printer.toPage())
    return PrintOrder(printer, page_count, pages, max(1, printer.copyCount()))


def print_pdfs(
    pdfs: Sequence[bytes],
    order: PrintOrder,
    *,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> None:
    """Draws the pages of all PDFs as one print job, each sheet as large as its page.

    Raises OutputFailed when the printer refuses, PrintStopped when `cancel` says so; nothing has come out
    for certain then, and nothing is counted.
    """
    job = _PrintJob(order)
    documents = [_load(pdf) for pdf in pdfs]
    try:
        pages = [
            (document, number)
            for document, _ in documents
            for number in (order.pages or range(document.pageCount()))
            if number < document.pageCount()
        ]
        repeats = 1 if order.printer.supportsMultipleCopies() else order.sheets
        for done, (document, number) in enumerate(pages * repeats):
            if cancel():
                job.stop()
            job.draw(document, number)
            progress(done + 1, len(pages) * repeats)
    finally:
        job.end()
        for document, buffer in documents:
            document.close()
            buffer.close()


class _PrintJob:
    """One job of the printer, from its first sheet to its last."""

    def __init__(self, order: PrintOrder) -> None:
        self._printer = order.printer
        self._painter = QPainter()
        self._printer.setFullPage(True)

    def draw(self, document: QPdfDocument, number: int) -> None:
        size = document.pagePointSize(number)
        self._printer.setPageLayout(_layout_of(size))
        begun = self._painter.isActive()
        if not (self._printer.newPage() if begun else self._painter.begin(self._printer)):
            raise OutputFailed(
                "Printer tidak menerima dokumen. Tidak ada yang dicatat tercetak dan nomornya tetap. "
                "Periksa printer dan tempat berkasnya, lalu cetak lagi."
            )
        scale = DOTS_PER_INCH / POINTS_PER_INCH
        image = document.render(number, QSize(round(size.width() * scale), round(size.height() * scale)))
        sheet = self._printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        shown = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._painter.drawImage(QRect(sheet.topLeft(), shown), image)

    def stop(self) -> None:
        self._printer.abort()
        raise PrintStopped("Pencetakan dihentikan. Tidak ada yang dicatat tercetak dan nomornya tetap.")

    def end(self) -> None:
        if self._painter.isActive():
            self._painter.end()


def _layout_of(size: QSizeF) -> QPageLayout:
    """The sheet a page wants: its size upright, and how it lies."""
    lies = size.width() > size.height()
    upright = size.transposed() if lies else size
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    sheet = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    return QPageLayout(sheet, way, QMarginsF(0, 0, 0, 0))


def _load(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document, buffer
