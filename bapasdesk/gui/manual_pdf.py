"""The whole manual as one PDF, to be printed and put beside the PC that may one day not start."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from bapasdesk.gui.help_pages import HELP_PAGES
from bapasdesk.gui.manual_document import base_url, fit_pictures
from bapasdesk.gui.theme import FONT_FAMILY

_POINTS = 10
_DPI = 150
_PICTURE_WIDTH = 520


def manual_pdf() -> bytes:
    """A4, each page of the manual beginning on a new sheet. On the GUI thread: its parts keep timers."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("Buku petunjuk BapasDesk")
    writer.setCreator("BapasDesk")
    writer.setResolution(_DPI)
    size = QPageSize(QPageSize.PageSizeId.A4)
    no_margins = QMarginsF()  # printing a document brings margins of its own
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, no_margins))
    _document().print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def _document() -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(QFont(FONT_FAMILY, _POINTS))
    document.setBaseUrl(base_url())
    cursor = QTextCursor(document)
    for number, page in enumerate(HELP_PAGES):
        if number:
            new_sheet = (
                QTextBlockFormat()
            )  # a page that ends with a list would make the title one of its lines
            new_sheet.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            cursor.insertBlock(new_sheet, QTextCharFormat())
        cursor.insertMarkdown(page.text)
    fit_pictures(document, _PICTURE_WIDTH)
    return document


def suggested_path() -> Path:
    return Path.home() / "buku-petunjuk-bapasdesk.pdf"
