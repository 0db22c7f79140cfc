"""Material Design icons, drawn as letters of the font that qtawesome ships.

Only its files are used: qtawesome imports qtpy, which makes Python classes of all of Qt, a tenth of a
second and twenty megabytes.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

_FONT = "materialdesignicons6-webfont-*.ttf"
_NAMES = "materialdesignicons6-webfont-charmap-*.json"
_SHARE = 0.875
"""Of the icon's height; the rest is the room around the glyph."""


def glyph_icon(name: str, colour: str, disabled: str) -> QIcon:
    """An icon by its Material Design name, such as "home-outline". Raises KeyError for an unknown one."""
    return QIcon(_GlyphEngine(_letter(name), QColor(colour), QColor(disabled)))


class _GlyphEngine(QIconEngine):
    """Draws one letter; a size once drawn is kept, for lists and menus ask again at every paint."""

    def __init__(self, letter: str, colour: QColor, disabled: QColor) -> None:
        super().__init__()
        self._letter, self._colour, self._disabled = letter, colour, disabled
        self._drawn: dict[tuple[int, int, bool], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        font = QFont(_family())
        font.setPixelSize(max(1, round(_SHARE * rect.height())))
        painter.save()
        painter.setPen(self._disabled if mode == QIcon.Mode.Disabled else self._colour)
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        key = (size.width(), size.height(), mode == QIcon.Mode.Disabled)
        if key not in self._drawn:
            picture = QPixmap(size)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
            painter.end()
            self._drawn[key] = picture
        return self._drawn[key]


@cache
def _family() -> str:
    font = QFontDatabase.addApplicationFontFromData(_file(_FONT).read_bytes())
    return QFontDatabase.applicationFontFamilies(font)[0]


@cache
def _letter(name: str) -> str:
    found = re.search(rf'"{re.escape(name)}": "0x([0-9a-f]+)"', _names())
    if found is None:
        raise KeyError(name)
    return chr(int(found[1], 16))


@cache
def _names() -> str:
    """Searched as text: seven thousand names as a dictionary would be kept for sixty icons."""
    return _file(_NAMES).read_text(encoding="utf-8")


def _file(pattern: str) -> Path:
    package = find_spec("qtawesome")
    assert package is not None and package.submodule_search_locations
    return next(Path(package.submodule_search_locations[0]).joinpath("fonts").glob(pattern))
