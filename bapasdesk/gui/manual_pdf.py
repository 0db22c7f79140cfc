"""The whole manual as one PDF, to be printed and put beside the PC that may one day not start."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUrl
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextCursor, QTextDocument, QTextFormat

from bapasdesk.config import asset
from bapasdesk.gui.help_pages import HELP_PAGES
from bapasdesk.gui.theme import FONT_FAMILY

_POINTS = 10
_DPI = 150


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
    document.setBaseUrl(QUrl.fromLocalFile(f"{asset('help')}/"))
    cursor = QTextCursor(document)
    for number, page in enumerate(HELP_PAGES):
        if number:
            cursor.insertBlock()
            new_sheet = cursor.blockFormat()
            new_sheet.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            cursor.setBlockFormat(new_sheet)
        cursor.insertMarkdown(page.text)
    return document


def suggested_path() -> Path:
    return Path.home() / "buku-petunjuk-bapasdesk.pdf"
