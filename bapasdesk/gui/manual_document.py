"""The manual's pages as a document, in the window and on paper, with pictures as wide as the text."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument, QTextFormat, QTextImageFormat

from bapasdesk.config import asset

_HIGHEST = 0.67
"""Of the width; a window is lower, a form may be higher."""
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_KEEP_SHAPE = Qt.AspectRatioMode.KeepAspectRatio


def base_url() -> QUrl:
    """Where the pages' pictures are looked for."""
    return QUrl.fromLocalFile(f"{asset('help')}/")


def fit_pictures(document: QTextDocument, width: int, dots: float = 0) -> None:
    """Draws pictures `width` pixels wide, high ones narrower; taken larger, they stay sharp.

    `dots`: of a screen's pixel, for which they are smoothed; 0 leaves them as they are, for paper.
    """
    for at, form in list(_pictures(document)):
        size = _keep(document, form.name()).scaled(width, round(width * _HIGHEST), _KEEP_SHAPE)
        form.setWidth(size.width())
        if dots:
            _smooth(document, form.name(), size.width(), dots)
        form.clearProperty(QTextFormat.Property.ImageHeight)
        cursor = QTextCursor(document)
        cursor.setPosition(at)
        cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(form)


def _keep(document: QTextDocument, name: str) -> QSize:
    """Printing works on a copy of the document, which takes pictures along but not where they lie."""
    picture = QImage(document.baseUrl().resolved(QUrl(name)).toLocalFile())
    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), picture)
    return picture.size()


def _smooth(document: QTextDocument, name: str, width: int, dots: float) -> None:
    """A document on the screen would drop every other row of dots instead."""
    url = document.baseUrl().resolved(QUrl(name))
    smooth = QImage(url.toLocalFile()).scaledToWidth(round(width * dots), _SMOOTH)
    smooth.setDevicePixelRatio(dots)
    document.addResource(QTextDocument.ResourceType.ImageResource.value, url, smooth)


def _pictures(document: QTextDocument) -> Iterator[tuple[int, QTextImageFormat]]:
    """Where each picture stands."""
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            form = place.fragment().charFormat().toImageFormat()
            if form.isValid():
                yield place.fragment().position(), form
            place += 1
        block = block.next()
