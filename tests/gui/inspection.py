"""Looks at every page and dialog as it is painted, and tells what a hand or an eye would miss.

`python -m tests.gui.inspection OFFICE SCHEME` walks the screens that `make screenshots` draws, over the
example office in OFFICE, and prints as JSON what it found, `{"screen", "check", "widget", "told"}` each,
and which classes it has seen. The scale is the environment's QT_SCALE_FACTOR, which Qt reads only at its
start.
"""

import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QKeySequence, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QTableView,
    QWidget,
)

from bapasdesk.config import OfficeFolder
from bapasdesk.gui.theme import apply_theme
from bapasdesk.gui.translator import IndonesianTranslator
from bapasdesk.gui.widgets.long_choice import LongChoice
from bapasdesk.services.demo import OFFICER, PASSPHRASE
from bapasdesk.services.unlocking import open_office
from tests.gui.contrast import Pixels, changed_enough, pixels_of, strongest_contrast
from tests.screenshots.camera import Camera
from tests.screenshots.doors import draw_doors
from tests.screenshots.walk import draw_office

SMALLEST = QSize(1024, 680)
LINE_EDGES = 4
LINE_ICON = 24
"""What a line edit keeps free at its sides, and for each picture in it."""
LEAST_CONTRAST = 4.5
LEAST_FOR_SIGNS = 3.0
ENLARGED = 2
_NUMBER = re.compile(r"[\d.,:/% +–-]*\d[\d.,:/% +–-]*|Rp\S+|\d+/[\w/]+|\d{1,2} [A-Z][a-z]+ \d{4}")
"""Dates, sums and numbers, also those of papers."""
_CELL_EDGES = 10
_ROWS_LOOKED_AT = 20
SMOOTHING = 0.3
"""Contrast that the smoothing of letters still takes from thin strokes when they are enlarged."""


@dataclass(frozen=True)
class Finding:
    screen: str
    check: str
    widget: str
    told: str


class Inspector(Camera):
    """Takes findings instead of pictures."""

    def __init__(self) -> None:
        super().__init__(Path(), "", (SMALLEST.width(), SMALLEST.height()))
        self.findings: list[Finding] = []
        self.seen: set[str] = set()
        """Classes of the widgets in view."""
        self.drawn: list[str] = []
        """Names of the screens."""
        self._focused: set[str] = set()

    def settle(self) -> None:
        for _ in range(2):
            for jobs in (self.beside, self.jobs):
                if jobs is not None:
                    jobs.wait_until_idle(60_000)
            QApplication.processEvents()

    def take(self, name: str, widget: QWidget) -> None:
        self.settle()
        self.drawn.append(name)
        shown = [part for part in _parts(widget) if part.isVisible()]
        self.seen |= {type(part).__name__ for part in shown}
        image = painted(widget)
        for part in shown:
            for check, told in (
                *nameless(part),
                *out_of_reach(part),
                *clipped(part),
                *crowded(part),
                *pale(part, widget, image),
                *self._unmarked_focus(part),
            ):
                self.findings.append(Finding(name, check, _path(part), told))
        self.findings.extend(Finding(name, "letter", _path(widget), told) for told in shared_letters(shown))
        self.findings.extend(Finding(name, "size", _path(widget), told) for told in too_large(widget))

    def _unmarked_focus(self, part: QWidget) -> Iterator[tuple[str, str]]:
        """Once for each kind of widget and dress: where the keyboard is must be seen."""
        kind = _dress(part)
        if kind in self._focused or not _by_tab(part) or not part.isEnabled() or _is_inner(part):
            return
        self._focused.add(kind)
        before = QApplication.focusWidget()
        part.clearFocus()
        without = _where_it_lies(part)
        part.setFocus(Qt.FocusReason.TabFocusReason)
        if part.hasFocus() and not changed_enough(without, _where_it_lies(part)):
            yield "focus", kind
        if before is not None:
            before.setFocus()


def nameless(part: QWidget) -> Iterator[tuple[str, str]]:
    """What a screen reader would announce by its kind only."""
    takes_keys = part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.focusProxy() is None
    if not takes_keys or _is_inner(part) or part.isWindow():
        return
    interface = QAccessible.queryAccessibleInterface(part)
    if not interface.text(QAccessible.Text.Name).strip():
        yield "name", interface.role().name


def out_of_reach(part: QWidget) -> Iterator[tuple[str, str]]:
    """A button that Tab does not reach and no key stands for."""
    if not isinstance(part, QAbstractButton) or _is_inner(part):
        return
    if not _by_tab(part) and not _by_arrows(part) and part.shortcut().isEmpty():
        yield "keyboard", part.text()


def clipped(part: QWidget) -> Iterator[tuple[str, str]]:
    for kind, check in _TEXTS.items():
        if isinstance(part, kind) and not _is_inner(part):
            yield from (("clipped", told) for told in check(part))
    if isinstance(part, QTabBar):
        yield from (("clipped", told) for told in _cut_tabs(part))
    parent = part.parentWidget()
    if parent is None or part.isWindow() or _in_scroll_area(part):
        return
    if not parent.rect().adjusted(-1, -1, 1, 1).contains(part.geometry()):
        yield "cut", f"{part.geometry().getRect()} in {parent.size().toTuple()}"


def crowded(part: QWidget) -> Iterator[tuple[str, str]]:
    """A picture drawn for a coarser screen, a number at the edge of its box, a list that scrolls sideways."""
    drawn = part.pixmap() if isinstance(part, QLabel) else QPixmap()
    if not drawn.isNull() and drawn.devicePixelRatio() < part.devicePixelRatioF():
        yield "blurred", f"{drawn.devicePixelRatio()} on {part.devicePixelRatioF()}"
    if isinstance(part, QAbstractSpinBox) and part.lineEdit().textMargins().left() == 0:
        yield "edge", part.text()
    if isinstance(part, QListView) and not _is_inner(part) and part.horizontalScrollBar().isVisible():
        yield "sideways", part.accessibleName()


def shared_letters(shown: Sequence[QWidget]) -> Iterator[str]:
    """Alt and a letter that two things answer to reaches neither at once."""
    bearers: dict[str, str] = {}
    for part in shown:
        text = part.text() if isinstance(part, QAbstractButton) else ""
        if isinstance(part, QLabel) and part.buddy() is not None and part.buddy().isEnabled():
            text = part.text()
        letter = QKeySequence.mnemonic(text).toString() if part.isEnabled() else ""
        if letter and letter in bearers:
            yield f"{letter}: {bearers[letter]} and {text}"
        elif letter:
            bearers[letter] = text


def _cut_label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    needed = label.sizeHint()
    if label.wordWrap():
        needed = QSize(label.width(), label.heightForWidth(label.width()))
    if needed.width() > label.width() + 1 or needed.height() > label.height() + 1:
        yield f"{label.text()[:60]}: {needed.toTuple()} in {label.size().toTuple()}"


def _cut_button(part: QAbstractButton) -> Iterator[str]:
    text = part.text()
    needed = part.sizeHint().width()
    if text and (needed > part.width() + 1 or part.fontMetrics().height() > part.height()):
        yield f"{text}: {needed} in {part.size().toTuple()}"


def _cut_choice(box: QComboBox) -> Iterator[str]:
    """Its words; a hint of its line is told with the other lines."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
    text = box.shown_text() if isinstance(box, LongChoice) else box.currentText()
    needed = box.fontMetrics().horizontalAdvance(text)
    if needed > room or box.fontMetrics().height() > box.height():
        yield f"{text}: {needed} in {room}"


def _cut_tabs(bar: QTabBar) -> Iterator[str]:
    if sum(bar.tabRect(place).width() for place in range(bar.count())) > bar.width() + 1:
        yield f"{bar.count()} tabs that have to be scrolled"


def _cut_titles(table: QTableView) -> Iterator[str]:
    header = table.horizontalHeader()
    for place in range(header.count() if header.isVisible() else 0):
        text = str(header.model().headerData(place, Qt.Orientation.Horizontal) or "")
        needed = header.sectionSizeFromContents(place).width()
        if text and not header.isSectionHidden(place) and needed > header.sectionSize(place) + 1:
            yield f"column {text}: {needed} in {header.sectionSize(place)}"


def _cut_cells(table: QTableView) -> Iterator[str]:
    """A name may end in dots; a date, a sum or a number without its end says something else."""
    model = table.model()
    for row in range(min(_ROWS_LOOKED_AT, model.rowCount())):
        for column in range(model.columnCount()):
            text = str(model.index(row, column).data() or "")
            needed, room = (
                table.fontMetrics().horizontalAdvance(text) + _CELL_EDGES,
                table.columnWidth(column),
            )
            if _NUMBER.fullmatch(text) and needed > room and not table.isColumnHidden(column):
                yield f"{text}: {needed} in {room}"


def _cut_hint(line: QLineEdit) -> Iterator[str]:
    hint = "" if line.text() else line.placeholderText()
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).width()
    taken = LINE_EDGES + LINE_ICON * len(line.actions())
    if hint and line.fontMetrics().horizontalAdvance(hint) > room - taken:
        yield f"hint {hint}: {room - taken}"


_TEXTS: dict[type[QWidget], Callable[[Any], Iterator[str]]] = {
    QLabel: _cut_label,
    QAbstractButton: _cut_button,
    QComboBox: _cut_choice,
    QTableView: lambda table: chain(_cut_titles(table), _cut_cells(table)),
    QLineEdit: _cut_hint,
}


def too_large(widget: QWidget) -> Iterator[str]:
    least = widget.minimumSizeHint().expandedTo(widget.minimumSize())
    if SMALLEST.expandedTo(least) != SMALLEST:
        yield f"least size {least.toTuple()}"
    elif isinstance(widget, QDialog) and SMALLEST.expandedTo(widget.size()) != SMALLEST:
        yield f"opens with {widget.size().toTuple()}"


def pale(part: QWidget, widget: QWidget, image: QImage) -> Iterator[tuple[str, str]]:
    """Text without enough contrast to the ground it is painted on; what is switched off may be pale."""
    if not isinstance(part, QLabel | QAbstractButton | QLineEdit | QComboBox | QTabBar):
        return
    is_empty = isinstance(part, QLineEdit) and not part.displayText() and not part.placeholderText()
    if is_empty or not part.isEnabled() or _is_inner(part) or _lies_below_suggestions(part, widget):
        return
    on_top = widget.childAt(part.mapTo(widget, part.rect().center()))
    if on_top is not None and on_top is not part and not part.isAncestorOf(on_top):
        return  # a list of suggestions lies over it
    at = part.mapTo(widget, part.contentsRect().topLeft())
    seen = QRect(at * ENLARGED, part.contentsRect().size() * ENLARGED).intersected(image.rect())
    if seen.isEmpty():
        return
    is_sign = isinstance(part, QAbstractButton) and len(part.text()) < 2
    contrast = strongest_contrast(pixels_of(image.copy(seen)))
    if 1.0 < contrast < (LEAST_FOR_SIGNS if is_sign else LEAST_CONTRAST) - SMOOTHING:
        yield "contrast", f"{contrast:.2f}"


def _lies_below_suggestions(part: QWidget, widget: QWidget) -> bool:
    """The open list of the search box covers what is behind it."""
    found = widget.findChild(QWidget, "suggestions")
    if found is None or not found.isVisible() or found.isAncestorOf(part):
        return False
    covered = QRect(found.mapTo(widget, QPoint(0, 0)), found.size())
    return covered.intersects(QRect(part.mapTo(widget, QPoint(0, 0)), part.size()))


def painted(widget: QWidget) -> QImage:
    """Enlarged, for strokes of one pixel are never painted in their full colour."""
    image = QImage(widget.size() * ENLARGED, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ENLARGED)
    widget.render(image)
    return image


def _where_it_lies(part: QWidget) -> Pixels:
    """On its window, for alone it would be painted without what shines through its corners."""
    window = part.window()
    return pixels_of(window.grab(QRect(part.mapTo(window, part.rect().topLeft()), part.size())).toImage())


def _parts(widget: QWidget) -> list[QWidget]:
    return [widget, *widget.findChildren(QWidget)]


def _by_arrows(button: QAbstractButton) -> bool:
    """One of several of which one is chosen: Tab reaches the chosen one, the arrows the others."""
    group = button.group()
    return button.autoExclusive() or (group is not None and group.exclusive())


def _by_tab(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_inner(part: QWidget) -> bool:
    """A part that Qt makes inside another widget, which is the one that speaks."""
    parent = part.parentWidget()
    if part.objectName().startswith("qt_") or isinstance(
        parent, QAbstractSpinBox | QComboBox | QLineEdit | QTabBar
    ):
        return True
    if isinstance(parent, QAbstractScrollArea) and part is parent.viewport():
        return True
    return isinstance(part, QScrollArea) or isinstance(parent, QAbstractItemView | QHeaderView)


def _in_scroll_area(part: QWidget) -> bool:
    parent = part.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _dress(part: QWidget) -> str:
    kinds = [name for name in ("primary", "quiet", "danger") if part.property(name)]
    plain = next(kind.__name__ for kind in type(part).__mro__ if kind.__module__.startswith("PySide6"))
    checked = isinstance(part, QAbstractButton) and part.isChecked()
    return " ".join([plain, *kinds, *(["checked"] if checked else []), type(part).__name__])


def _path(part: QWidget) -> str:
    names: list[str] = []
    walked: QWidget | None = part
    while walked is not None and len(names) < 4:
        names.append(walked.objectName() or type(walked).__name__)
        walked = walked.parentWidget()
    return " < ".join(names)


def main(office_folder: Path, scheme: str) -> None:
    app = QApplication([])
    app.installTranslator(IndonesianTranslator(app))
    apply_theme(app, dark=scheme == "dark")
    inspector = Inspector()
    with tempfile.TemporaryDirectory() as place:
        draw_doors(inspector, Path(place))
    with open_office(OfficeFolder(office_folder), OFFICER, PASSPHRASE) as office:
        draw_office(inspector, office)
    findings = [asdict(one) for one in inspector.findings]
    json.dump({"findings": findings, "seen": sorted(inspector.seen), "drawn": inspector.drawn}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
