"""The layout being edited: each step is a whole layout before and after, so that undo can never be half."""

from collections.abc import Sequence
from dataclasses import replace
from weakref import ref

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from bapasdesk.domain.layout import MOST_ELEMENTS, Element, Layout, Side, keep_inside

_COPY_SHIFT = 5.0
_State = tuple[Layout, int | None]
"""The layout, and the place of the chosen element in it."""


class _Step(QUndoCommand):
    """From one whole layout and choice to another; knows its editor only as long as that is there."""

    def __init__(self, edited: "EditedLayout", text: str, after: _State, series: str) -> None:
        super().__init__(text)
        self._edited, self.series = ref(edited), series
        self.before, self.after = (edited.layout, edited.chosen), after

    def redo(self) -> None:
        self._show(self.after)

    def undo(self) -> None:
        self._show(self.before)

    def _show(self, state: _State) -> None:
        edited = self._edited()
        if edited is not None:
            edited.show(*state)


class EditedLayout(QObject):
    """Everything the editor does to a layout; the parts of its window only ask and show."""

    changed = Signal()
    """The layout is another one."""
    chosen_changed = Signal()
    """Another element, or none, is chosen, or the other side is looked at."""

    def __init__(self, layout: Layout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layout = layout
        self.side = Side.FRONT
        self.chosen: int | None = None
        """Place of the chosen element in the layout."""
        self.undo_stack = QUndoStack(self)
        self._last: _Step | None = None

    @property
    def element(self) -> Element | None:
        return None if self.chosen is None else self.layout.elements[self.chosen]

    def places(self) -> list[int]:
        """The elements of the side looked at, by their place in the layout."""
        return [place for place, one in enumerate(self.layout.elements) if one.side == self.side]

    def show(self, layout: Layout, chosen: int | None) -> None:
        self.layout = layout
        self.chosen = chosen if chosen is not None and chosen < len(layout.elements) else None
        if self.chosen is not None:
            self.side = layout.elements[self.chosen].side
        self.changed.emit()
        self.chosen_changed.emit()

    def choose(self, place: int | None) -> None:
        if place != self.chosen:
            self.chosen = place
            self.chosen_changed.emit()

    def choose_next(self, step: int) -> None:
        places = self.places()
        if places:
            now = places.index(self.chosen) if self.chosen in places else -min(step, 0)
            self.choose(places[(now + step) % len(places)])

    def look_at(self, side: Side) -> None:
        if side != self.side:
            self.side, self.chosen = side, None
            self.chosen_changed.emit()

    def change(self, text: str, layout: Layout, *, chosen: int | None = None, series: str = "") -> None:
        """One step that can be undone; nothing happens if nothing is different.

        `series` names steps that are one to the person, such as pressing an arrow key ten times.
        """
        if layout == self.layout:
            return
        if series and self._last is not None and self._last.series == series and self._is_newest():
            self._last.after = (layout, chosen)
            self.show(layout, chosen)
            return
        self._last = _Step(self, text, (layout, chosen), series)
        self.undo_stack.push(self._last)

    def _is_newest(self) -> bool:
        """Whether nothing has been undone or saved since the last step."""
        stack = self.undo_stack
        return stack.index() == stack.count() and not stack.isClean()

    def change_element(self, text: str, element: Element, *, series: str = "") -> None:
        """Puts the element in place of the chosen one, kept inside the sheet."""
        if self.chosen is None:
            return
        elements = list(self.layout.elements)
        elements[self.chosen] = keep_inside(element, self.layout.sheet)
        self._put(text, elements, self.chosen, f"{series}-{self.chosen}" if series else "")

    def move(self, dx: float, dy: float) -> None:
        """By mm; steps in a row are one for undo."""
        if (element := self.element) is not None:
            moved = replace(element, x=element.x + dx, y=element.y + dy)
            self.change_element("Geser", moved, series="move")

    def resize(self, dx: float, dy: float) -> None:
        if (element := self.element) is not None:
            grown = replace(element, width=max(1.0, element.width + dx), height=max(1.0, element.height + dy))
            self.change_element("Ubah ukuran", grown, series="resize")

    def add(self, element: Element) -> None:
        if len(self.layout.elements) < MOST_ELEMENTS:
            placed = keep_inside(replace(element, side=self.side), self.layout.sheet)
            self._put("Tambah elemen", [*self.layout.elements, placed], len(self.layout.elements))

    def duplicate(self) -> None:
        if (element := self.element) is not None:
            self.add(replace(element, x=element.x + _COPY_SHIFT, y=element.y + _COPY_SHIFT))

    def delete(self) -> None:
        if self.chosen is not None:
            elements = list(self.layout.elements)
            del elements[self.chosen]
            self._put("Hapus elemen", elements, None)

    def reorder(self, step: int) -> None:
        """One place up or down among the elements of the side; later ones are drawn over earlier ones."""
        places = self.places()
        if self.chosen not in places:
            return
        other = places.index(self.chosen) + step
        if 0 <= other < len(places):
            elements, there = list(self.layout.elements), places[other]
            elements[self.chosen], elements[there] = elements[there], elements[self.chosen]
            self._put("Ubah urutan", elements, there)

    def _put(self, text: str, elements: Sequence[Element], chosen: int | None, series: str = "") -> None:
        self.change(text, replace(self.layout, elements=tuple(elements)), chosen=chosen, series=series)
