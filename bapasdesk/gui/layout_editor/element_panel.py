"""The properties of the chosen element, by number and by word."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QWidget

from bapasdesk.domain.layout import (
    FIELDS,
    Align,
    Element,
    Face,
    FrameStyle,
    ImageElement,
    RuleStyle,
    SignatureSlot,
    VerticalAlign,
    kind_of,
)
from bapasdesk.gui.layout_editor.edited_layout import EditedLayout
from bapasdesk.gui.layout_editor.element_words import KIND_WORDS
from bapasdesk.gui.layout_editor.property_editors import (
    PropertyEditor,
    Tell,
    choice_editor,
    colour_editor,
    count_editor,
    flag_editor,
    names_editor,
    number_editor,
    text_editor,
)

_FACES: Mapping[StrEnum, str] = {
    Face.SERIF: "Source Serif",
    Face.SERIF_ITALIC: "Source Serif, miring",
    Face.SERIF_SEMIBOLD: "Source Serif, setengah tebal",
    Face.SERIF_BOLD: "Source Serif, tebal",
    Face.SANS: "Source Sans",
    Face.SANS_SEMIBOLD: "Source Sans, setengah tebal",
    Face.SANS_BOLD: "Source Sans, tebal",
}
_ALIGNS: Mapping[StrEnum, str] = {Align.LEFT: "Kiri", Align.CENTRE: "Tengah", Align.RIGHT: "Kanan"}
_VERTICALS: Mapping[StrEnum, str] = {
    VerticalAlign.TOP: "Atas",
    VerticalAlign.MIDDLE: "Tengah",
    VerticalAlign.BOTTOM: "Bawah",
}
_RULES: Mapping[StrEnum, str] = {
    RuleStyle.PLAIN: "Biasa",
    RuleStyle.DOUBLE: "Ganda",
    RuleStyle.DIAMOND: "Dengan belah ketupat",
}
_FRAMES: Mapping[StrEnum, str] = {
    FrameStyle.GUILLOCHE: "Ukiran",
    FrameStyle.DOUBLE: "Dua garis",
    FrameStyle.SINGLE: "Satu garis",
}
_SLOTS: Mapping[StrEnum, str] = {
    SignatureSlot.LEFT: "Kiri (mitra atau instruktur)",
    SignatureSlot.RIGHT: "Kanan (pimpinan)",
    SignatureSlot.BACK: "Halaman belakang",
}
_Make = Callable[[Tell], PropertyEditor]
_SIZE: _Make = partial(number_editor, 4, 120, "pt", 0.5)
_PROPERTIES: Mapping[str, tuple[tuple[str, str, _Make], ...]] = {
    "text": (
        ("text", "Teks", text_editor),
        ("face", "Huruf", partial(choice_editor, _FACES)),
        ("size", "Ukuran", _SIZE),
        ("smallest", "Paling kecil", partial(number_editor, 3, 120, "pt", 0.5)),
        ("lines", "Jumlah baris", partial(count_editor, 1, 12)),
        ("align", "Rata", partial(choice_editor, _ALIGNS)),
        ("vertical", "Letak tegak", partial(choice_editor, _VERTICALS)),
        ("colour", "Warna", colour_editor),
        ("capitals", "", partial(flag_editor, "Huruf besar semua")),
    ),
    "rule": (
        ("style", "Bentuk", partial(choice_editor, _RULES)),
        ("thickness", "Tebal", partial(number_editor, 0.1, 6, "pt", 0.1)),
        ("colour", "Warna", colour_editor),
    ),
    "signature": (
        ("slot", "Penanda tangan", partial(choice_editor, _SLOTS)),
        ("size", "Ukuran huruf", partial(number_editor, 6, 20, "pt", 0.5)),
    ),
    "qr": (("caption", "", partial(flag_editor, "Tulis kodenya di bawah")),),
    "frame": (
        ("style", "Bentuk", partial(choice_editor, _FRAMES)),
        ("colour", "Warna utama", colour_editor),
        ("second_colour", "Warna kedua", colour_editor),
    ),
    "table": (
        ("size", "Ukuran huruf", partial(number_editor, 6, 16, "pt", 0.5)),
        ("instructor", "", partial(flag_editor, "Kolom instruktur bila ada")),
    ),
}
_PLACES = (("x", "Dari kiri"), ("y", "Dari atas"), ("width", "Lebar"), ("height", "Tinggi"))


class ElementPanel(QScrollArea):
    def __init__(self, edited: EditedLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edited = edited
        self._kind: tuple[str, ...] | None = ()
        self.editors: dict[str, PropertyEditor] = {}
        """By the name of the property."""
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        edited.changed.connect(self._show)
        edited.chosen_changed.connect(self._show)
        self._show()

    def focus_first(self) -> None:
        """What one wants to type first: the text, or else the place from the left."""
        editor = self.editors.get("text") or self.editors.get("x")
        if editor is not None:
            editor.widget.setFocus()

    def _show(self) -> None:
        element = self._edited.element
        kind = self._kind_of(element)
        if kind != self._kind:
            self._kind = kind
            self._build(element)
        if element is not None:
            for name, editor in self.editors.items():
                editor.show(getattr(element, name))

    def _kind_of(self, element: Element | None) -> tuple[str, ...] | None:
        if element is None:
            return None
        images = (image.name for image in self._edited.layout.images)
        return (kind_of(element), *images)

    def _build(self, element: Element | None) -> None:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(2, 2, 8, 2)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.editors = {}
        if element is None:
            hint = QLabel("Pilih sebuah elemen di halaman atau di daftar untuk mengubahnya.")
            hint.setWordWrap(True)
            hint.setProperty("muted", True)
            form.addRow(hint)
        else:
            self._fill(form, element)
        self.setWidget(page)

    def _fill(self, form: QFormLayout, element: Element) -> None:
        title = QLabel(KIND_WORDS[kind_of(element)])
        title.setProperty("heading", True)
        form.addRow(title)
        for name, words, make in _PROPERTIES.get(kind_of(element), ()):
            self._add(form, name, words, make)
        if isinstance(element, ImageElement):
            names = tuple(image.name for image in self._edited.layout.images)
            self._add(form, "image", "Gambar", partial(names_editor, names))
        for name, words in _PLACES:
            least = 1.0 if name in ("width", "height") else 0.0
            self._add(form, name, words, partial(number_editor, least, 330, "mm", 1.0))

    def _add(self, form: QFormLayout, name: str, words: str, make: _Make) -> None:
        editor = self.editors[name] = make(partial(self._typed, name))
        editor.widget.setAccessibleName(words or name)
        form.addRow(words, editor.widget)

    def _typed(self, name: str, value: Any) -> None:
        element = self._edited.element
        if element is None:
            return
        changed = replace(element, **{name: value})
        if name == "text" and _unknown_field(changed):
            return  # a name is being typed between its braces
        self._edited.change_element("Ubah sifat", changed, series=f"property-{name}")


def _unknown_field(element: Any) -> bool:
    return any(name not in FIELDS for name in element.names)
