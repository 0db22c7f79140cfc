"""Certificates as PDF: one sheet a person, drawn as its layout says.

Whatever is the same for all persons of a session is drawn once and placed on every page, so a thousand
certificates stay small. No word printed here tells that the holder is a client of anybody (catatan kejahatan
is specific personal data under UU 27/2022, and stigma is the participants' chief worry): what is said comes
from the content and the layout alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Any

from bapasdesk.documents.built_in_layouts import built_in
from bapasdesk.documents.certificate_frame import define_frame
from bapasdesk.documents.contents import CertificateContent
from bapasdesk.documents.layout_side import (
    Box,
    PlacedText,
    box_of,
    draw_code,
    draw_shared,
    draw_text,
    field_values,
    is_personal,
    personal_values,
    place_text,
)
from bapasdesk.documents.paper import MM, Paper
from bapasdesk.domain.layout import FrameElement, Layout, QrElement, Side, TextElement

Layouts = Mapping[str, Layout]
"""The kept layouts by their digest."""


_PERSONAL = ("number", "name", "verification_code", "copy_mark")
_shared_by_many = attrgetter(
    *(field.name for field in fields(CertificateContent) if field.name not in _PERSONAL)
)
"""All that a content says but what is different on every page."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A side with its shared elements in a form, and the elements to be drawn on every page."""

    size: tuple[float, float]
    form: str
    texts: tuple[PlacedText, ...]
    codes: tuple[QrElement, ...]


_Prepared = tuple[tuple[_Sheet, ...], dict[str, str]]
"""The sides of a certificate, and the field values that are the same for all who share them."""


def render_certificates(contents: Sequence[CertificateContent], layouts: Layouts | None = None) -> bytes:
    """The PDF, one sheet for each content, in their order; same contents and layouts, same bytes.

    A content names its layout by digest; one that names none, or one unknown, is set in the built-in layout
    of its style.
    """
    known = layouts or {}
    paper = Paper(_points(layout_of(contents[0], known)), "Sertifikat")
    press = _Press(paper, sides_of(contents, known))
    for content in contents:
        press.print(content, layout_of(content, known))
    return paper.finish()


def layout_of(content: CertificateContent, layouts: Layouts) -> Layout:
    return layouts.get(content.layout) or built_in(content.style)


def sides_of(contents: Sequence[CertificateContent], layouts: Layouts) -> tuple[Side, ...]:
    """The pages each certificate of a file has: with one back all have one, blank or not, for the printer."""
    with_back = any(_has_back(content, layout_of(content, layouts)) for content in contents)
    return (Side.FRONT, Side.BACK) if with_back else (Side.FRONT,)


def _has_back(content: CertificateContent, layout: Layout) -> bool:
    """Only if there is something taught to show on it."""
    return bool(content.topics) and layout.has_back


def code_box(layout: Layout, side: Side) -> Box | None:
    """Where on the page QR codes stand, in points; None for nowhere."""
    height = layout.sheet[1] * MM
    boxes = [box_of(element, height) for element in layout.on(side) if isinstance(element, QrElement)]
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _points(layout: Layout) -> tuple[float, float]:
    width, height = layout.sheet
    return width * MM, height * MM


class _Press:
    """Remembers what was drawn once already."""

    def __init__(self, paper: Paper, sides: tuple[Side, ...]) -> None:
        self.paper, self._sides = paper, sides
        self._sheets: dict[tuple[int, Any], _Prepared] = {}
        self._frames: dict[tuple[FrameElement, tuple[float, float]], str] = {}

    def print(self, content: CertificateContent, layout: Layout) -> None:
        self.paper.copy_mark = content.copy_mark
        key = (id(layout), _shared_by_many(content))
        if key not in self._sheets:
            shared = replace(content, number="", name="", verification_code="", copy_mark="")
            sheets = tuple(self._prepare(shared, layout, side) for side in self._sides)
            self._sheets[key] = (sheets, field_values(shared))
        sheets, values = self._sheets[key]
        values = {**values, **personal_values(content)}
        for sheet in sheets:
            self.paper.set_size(sheet.size)
            self.paper.canvas.doForm(sheet.form)
            for text in sheet.texts:
                draw_text(self.paper, text, values)
            for code in sheet.codes:
                draw_code(self.paper, code, content.verification_code)
            self.paper.end_page()

    def _prepare(self, shared: CertificateContent, layout: Layout, side: Side) -> _Sheet:
        paper, size = self.paper, _points(layout)
        paper.set_size(size)
        drawn = side == Side.FRONT or _has_back(shared, layout)
        elements = layout.on(side) if drawn else ()
        frames = {one: self._frame(one, size) for one in elements if isinstance(one, FrameElement)}
        form = f"certificate-{len(self._sheets)}-{side}"
        paper.canvas.beginForm(form)
        for element in elements:
            if isinstance(element, FrameElement):
                paper.canvas.doForm(frames[element])
            elif not is_personal(element):
                draw_shared(paper, layout, element, shared)
        paper.canvas.endForm()
        texts = tuple(
            place_text(one, size[1]) for one in elements if isinstance(one, TextElement) and is_personal(one)
        )
        return _Sheet(size, form, texts, tuple(one for one in elements if isinstance(one, QrElement)))

    def _frame(self, element: FrameElement, size: tuple[float, float]) -> str:
        key = (replace(element, side=Side.FRONT), size)
        if key not in self._frames:
            self._frames[key] = f"certificate-frame-{len(self._frames)}"
            define_frame(self.paper, self._frames[key], element, box_of(element, size[1]))
        return self._frames[key]
