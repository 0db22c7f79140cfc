"""The sheet to work on: the real page as a picture, and over it the boxes of its elements."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QWidget

from bapasdesk.documents.read_back import PagePicture
from bapasdesk.domain.layout import Element, FrameElement
from bapasdesk.gui.layout_editor.edited_layout import EditedLayout
from bapasdesk.gui.layout_editor.snapping import Lines, lines_of, snap
from bapasdesk.gui.theme import colours

_AROUND = 6.0
"""mm of desk shown around the sheet."""
_HANDLE = 8.0
"""Side of a handle in pixels of the screen."""
_LEAST = 1.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_HANDLES = tuple((h, v) for v in (0.0, 0.5, 1.0) for h in (0.0, 0.5, 1.0) if (h, v) != (0.5, 0.5))
_CURSORS = {
    (0.0, 0.0): Qt.CursorShape.SizeFDiagCursor,
    (1.0, 1.0): Qt.CursorShape.SizeFDiagCursor,
    (1.0, 0.0): Qt.CursorShape.SizeBDiagCursor,
    (0.0, 1.0): Qt.CursorShape.SizeBDiagCursor,
    (0.5, 0.0): Qt.CursorShape.SizeVerCursor,
    (0.5, 1.0): Qt.CursorShape.SizeVerCursor,
    (0.0, 0.5): Qt.CursorShape.SizeHorCursor,
    (1.0, 0.5): Qt.CursorShape.SizeHorCursor,
}


@dataclass(slots=True)
class _Drag:
    """What the mouse is doing: `handle` None moves the whole element."""

    start: QPointF
    element: Element
    handle: tuple[float, float] | None
    lines: Lines
    now: Element
    guides: tuple[float | None, float | None] = (None, None)


class LayoutCanvas(QGraphicsView):
    """Click chooses, dragging moves, the eight handles resize; arrow keys do the same in mm and tenths."""

    text_wanted = Signal()
    """Double click or Enter: the properties of the chosen element are to be typed."""

    def __init__(self, edited: EditedLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edited = edited
        self._drag: _Drag | None = None
        self._sheet = QGraphicsPixmapItem()
        self._sheet.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        scene = QGraphicsScene(self)
        scene.addItem(self._sheet)
        self.setScene(scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Halaman sertifikat")
        edited.changed.connect(self._refit)
        edited.chosen_changed.connect(self.viewport().update)
        self._refit()

    @property
    def dots_per_point(self) -> float:
        """Sharp enough for the page as large as it is shown now."""
        shown = self.transform().m11() * self.devicePixelRatioF() * 25.4 / 72
        return max(0.5, min(shown, 4.0))

    def show_picture(self, picture: PagePicture | None) -> None:
        """None: nothing is printed on this side."""
        if picture is None:
            self._sheet.setPixmap(QPixmap())
            return
        image = QImage(picture.data, picture.width, picture.height, QImage.Format.Format_RGB32)
        self._sheet.setPixmap(QPixmap.fromImage(image.copy()))
        self._sheet.setScale(self._edited.layout.sheet[0] / picture.width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.fillRect(rect, QColor(colours().line))
        painter.fillRect(QRectF(0, 0, *self._edited.layout.sheet), QColor("#FFFFFF"))

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        accent = QColor(colours().accent)
        faint = QPen(QColor(120, 130, 140, 110), 0, Qt.PenStyle.DotLine)
        for place in self._edited.places():
            if place != self._edited.chosen:
                painter.setPen(faint)
                painter.drawRect(_rect(self._edited.layout.elements[place]))
        element = self._drag.now if self._drag else self._edited.element
        if element is None:
            return
        self._draw_guides(painter)
        painter.setPen(QPen(accent, 0))
        painter.drawRect(_rect(element))
        painter.setBrush(QColor("#FFFFFF"))
        for handle in _HANDLES:
            painter.drawRect(self._handle_rect(element, handle))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = self.mapToScene(event.position().toPoint())
        handle = self._handle_at(at)
        if handle is None:
            self._edited.choose(self._place_at(at))
        element = self._edited.element
        if element is not None:
            places = (place for place in self._edited.places() if place != self._edited.chosen)
            others = [self._edited.layout.elements[place] for place in places]
            lines = lines_of(self._edited.layout.sheet, others)
            self._drag = _Drag(at, element, handle, lines, element)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.mapToScene(event.position().toPoint())
        if self._drag is None:
            self._show_cursor(at)
            return
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        _follow(self._drag, at - self._drag.start, free=free)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is not None and drag.now != drag.element:
            self._edited.change_element("Ubah ukuran" if drag.handle else "Geser", drag.now)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.text_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        step = 0.1 if held & Qt.KeyboardModifier.AltModifier else 1.0
        if key in _ARROWS:
            across, down = _ARROWS[key]
            act = self._edited.resize if held & Qt.KeyboardModifier.ShiftModifier else self._edited.move
            act(across * step, down * step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.text_wanted.emit()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._edited.choose_next(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Escape and self._edited.chosen is not None:
            self._edited.choose(None)
        else:
            super().keyPressEvent(event)

    def _refit(self) -> None:
        width, height = self._edited.layout.sheet
        self.setSceneRect(-_AROUND, -_AROUND, width + 2 * _AROUND, height + 2 * _AROUND)
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def _draw_guides(self, painter: QPainter) -> None:
        if self._drag is None:
            return
        across, down = self._drag.guides
        width, height = self._edited.layout.sheet
        painter.setPen(QPen(QColor("#D6336C"), 0))
        if across is not None:
            painter.drawLine(QPointF(across, 0), QPointF(across, height))
        if down is not None:
            painter.drawLine(QPointF(0, down), QPointF(width, down))

    def _handle_rect(self, element: Element, handle: tuple[float, float]) -> QRectF:
        side = _HANDLE / self.transform().m11()
        x, y = element.x + element.width * handle[0], element.y + element.height * handle[1]
        return QRectF(x - side / 2, y - side / 2, side, side)

    def _handle_at(self, at: QPointF) -> tuple[float, float] | None:
        element = self._edited.element
        if element is None:
            return None
        return next((one for one in _HANDLES if self._handle_rect(element, one).contains(at)), None)

    def _place_at(self, at: QPointF) -> int | None:
        """The smallest element under the mouse; a frame only where nothing else is."""
        under = [
            place
            for place in self._edited.places()
            if _rect(self._edited.layout.elements[place]).contains(at)
        ]
        return min(under, key=lambda place: _size(self._edited.layout.elements[place]), default=None)

    def _show_cursor(self, at: QPointF) -> None:
        handle = self._handle_at(at)
        if handle is not None:
            self.viewport().setCursor(_CURSORS[handle])
        elif self._place_at(at) is not None:
            self.viewport().setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.viewport().unsetCursor()


def _rect(element: Element) -> QRectF:
    return QRectF(element.x, element.y, element.width, element.height)


def _size(element: Element) -> tuple[bool, float]:
    return isinstance(element, FrameElement), element.width * element.height


def _follow(drag: _Drag, by: QPointF, *, free: bool) -> None:
    """The dragged element where the mouse has it; held Alt leaves the lines alone."""
    one, (h, v) = drag.element, drag.handle or (0.0, 0.0)
    moves_left, moves_top = drag.handle is None or h == 0.0, drag.handle is None or v == 0.0
    moves_right, moves_bottom = drag.handle is None or h == 1.0, drag.handle is None or v == 1.0
    left, width, across = _axis(
        one.x, one.width, by.x(), moves_left, moves_right, () if free else drag.lines.across
    )
    top, height, down = _axis(
        one.y, one.height, by.y(), moves_top, moves_bottom, () if free else drag.lines.down
    )
    drag.now = replace(one, x=left, y=top, width=width, height=height)
    drag.guides = (across, down)


def _axis(
    start: float, length: float, by: float, moves_start: bool, moves_end: bool, lines: tuple[float, ...]
) -> tuple[float, float, float | None]:
    """Start, length and the line met, along one axis."""
    first = start + by if moves_start else start
    last = start + length + by if moves_end else start + length
    if not moves_start and not moves_end:
        return start, length, None
    edges = [edge for edge, moves in ((first, moves_start), (last, moves_end)) if moves]
    edges += [(first + last) / 2] if moves_start and moves_end else []
    met = snap(edges, lines) if lines else None
    shift = met.shift if met else 0.0
    first += shift if moves_start else 0.0
    last += shift if moves_end else 0.0
    if last - first < _LEAST:
        first, last = (last - _LEAST, last) if moves_start else (first, first + _LEAST)
    return first, last - first, met.line if met else None
