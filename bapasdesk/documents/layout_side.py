"""Draws the elements of a layout: what is the same for many pages once, what is personal on each page."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.utils import ImageReader

from bapasdesk.documents import fonts
from bapasdesk.documents.contents import CertificateContent, SignatureBlock
from bapasdesk.documents.fit_text import ASCENT, TextBox, fit_box, fit_size
from bapasdesk.documents.paper import GOLD, MM, MUTED, Paper
from bapasdesk.documents.qr import draw_qr
from bapasdesk.documents.signatures import draw_signature_in
from bapasdesk.documents.topics_table import draw_topics_table
from bapasdesk.domain.layout import (
    PERSONAL_FIELDS,
    Align,
    Element,
    Face,
    ImageElement,
    Layout,
    PhotoElement,
    QrElement,
    RuleElement,
    RuleStyle,
    SignatureElement,
    SignatureSlot,
    TableElement,
    TextElement,
    VerticalAlign,
)

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the lower left corner of the page."""

_FONTS = {
    Face.SANS: fonts.SANS,
    Face.SANS_SEMIBOLD: fonts.SANS_SEMIBOLD,
    Face.SANS_BOLD: fonts.SANS_BOLD,
    Face.SERIF: fonts.SERIF,
    Face.SERIF_ITALIC: fonts.SERIF_ITALIC,
    Face.SERIF_SEMIBOLD: fonts.SERIF_SEMIBOLD,
    Face.SERIF_BOLD: fonts.SERIF_BOLD,
}
_SHARES = {VerticalAlign.TOP: 0.0, VerticalAlign.MIDDLE: 0.5, VerticalAlign.BOTTOM: 1.0}
_HIGHEST, _DEEPEST = 1.0, 0.3
"""Accents and tails reach further than letters, as a share of the size; they are kept on the sheet."""
_CAPTION = 15.0
"""Height in points under a QR code for the code in letters."""


def is_personal(element: Element) -> bool:
    """Whether it is different on every page."""
    if isinstance(element, TextElement):
        return not PERSONAL_FIELDS.isdisjoint(element.names)
    return isinstance(element, QrElement)


def box_of(element: Element, sheet_height: float) -> Box:
    """In points; `sheet_height` in points too."""
    left, top = element.x * MM, sheet_height - element.y * MM
    return left, top - element.height * MM, left + element.width * MM, top


def field_values(content: CertificateContent) -> dict[str, str]:
    """What stands for the fields of a text; each on one line but the further issuers."""
    said = content.course.casefold().startswith("pelatihan")
    dated = (block.place_and_date for block in content.signatures if block.place_and_date)
    values = {
        "pelatihan": content.course,
        "mengikuti": "telah mengikuti" if said else "telah mengikuti pelatihan",
        "kalimat": content.sentence,
        "penerbit": content.issuer_lines[0] if content.issuer_lines else "",
        "mitra": content.partner,
        "tempat_tanggal": next(dated, ""),
        "jp_hadir": str(content.hours_attended or ""),
        "jp_rencana": str(content.hours_planned or ""),
        "menit_jp": str(content.lesson_minutes or ""),
        "contoh": content.example_note,
    }
    lines = {name: fonts.one_line(value) for name, value in values.items()}
    others = "\n".join(map(fonts.one_line, content.issuer_lines[1:]))
    return {**personal_values(content), **lines, "penerbit_lain": others}


def personal_values(content: CertificateContent) -> dict[str, str]:
    """The fields that are different on every page."""
    return {
        "nama": fonts.one_line(content.name),
        "nomor": fonts.one_line(content.number),
        "kode": fonts.one_line(content.verification_code),
    }


def text_box(element: TextElement) -> TextBox:
    return TextBox(
        font=_FONTS[element.face],
        largest=element.size,
        width=element.width * MM,
        height=element.height * MM,
        max_lines=element.lines,
        leading=element.leading,
        tracking=element.tracking,
    )


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text element with everything worked out that does not depend on what it says, in points."""

    element: TextElement
    box: TextBox
    x: float
    top: float
    share: float
    """Of the height left over, how much is above the text."""
    sheet_height: float


def place_text(element: TextElement, sheet_height: float) -> PlacedText:
    left, _, right, top = box_of(element, sheet_height)
    return PlacedText(
        element=element,
        box=text_box(element),
        x={Align.LEFT: left, Align.CENTRE: (left + right) / 2, Align.RIGHT: right}[element.align],
        top=top,
        share=_SHARES[element.vertical],
        sheet_height=sheet_height,
    )


def draw_text(paper: Paper, placed: PlacedText, values: Mapping[str, str]) -> None:
    element, box = placed.element, placed.box
    text = element.filled(values)
    if not text:
        return
    lines, size = fit_box(text, box)
    spare = box.height - box.height_of(len(lines), size)
    y = placed.top - spare * placed.share - size * ASCENT
    lowest = size * (_DEEPEST + element.leading * (len(lines) - 1))
    y = min(max(y, lowest), placed.sheet_height - size * _HIGHEST)
    for line in lines:
        paper.text(
            placed.x,
            y,
            line,
            font=box.font,
            size=size,
            color=element.colour,
            align=element.align.value,
            tracking=element.tracking * size,
        )
        y -= size * element.leading


def draw_shared(paper: Paper, layout: Layout, element: Element, content: CertificateContent) -> None:
    """An element that is the same for everybody of the same content; frames are placed by the caller."""
    box = box_of(element, paper.height)
    match element:
        case TextElement():
            draw_text(paper, place_text(element, paper.height), field_values(content))
        case RuleElement():
            _draw_rule(paper, element, box)
        case ImageElement():
            _draw_image(paper, layout, element, box)
        case SignatureElement():
            block = signature_of(content, element.slot)
            if block is not None:
                draw_signature_in(paper, block, box, element.size)
        case PhotoElement():
            _draw_photo(paper, box)
        case TableElement():
            draw_topics_table(paper, box, content, size=element.size, instructor=element.instructor)


def signature_of(content: CertificateContent, slot: SignatureSlot) -> SignatureBlock | None:
    """A lone signature stands on the right; the left stays empty then."""
    if slot == SignatureSlot.BACK:
        return content.back_signature
    blocks = content.signatures
    if slot == SignatureSlot.LEFT:
        return blocks[0] if len(blocks) > 1 else None
    return blocks[-1] if blocks else None


def draw_code(paper: Paper, element: QrElement, code: str) -> None:
    left, bottom, right, top = box_of(element, paper.height)
    room = top - bottom - (_CAPTION if element.caption else 0)
    side, x = max(1.0, min(right - left, room)), (left + right) / 2
    draw_qr(paper, code, x - side / 2, top - side, side)
    if element.caption:
        text, height = f"kode verifikasi {code}", top - bottom
        size = fit_size(text, fonts.SANS, min(8.0, height / 2), right - left)
        y = min(max(bottom + size * _DEEPEST, top - side - _CAPTION), top - size * _HIGHEST)
        paper.text(x, y, text, size=size, color=MUTED, align="centre")


def _draw_rule(paper: Paper, element: RuleElement, box: Box) -> None:
    left, bottom, right, top = box
    x, y, thickness, colour = (left + right) / 2, (bottom + top) / 2, element.thickness, element.colour
    if right - left < top - bottom:
        paper.segment(x, bottom, x, top, width=thickness, color=colour)
    elif element.style == RuleStyle.DOUBLE:
        for shift in (thickness, -thickness):
            paper.rule(left, right, y + shift, width=thickness, color=colour)
    elif element.style == RuleStyle.DIAMOND and right - left > 40:
        _draw_diamond_rule(paper, box, element)
    else:
        paper.rule(left, right, y, width=thickness, color=colour)


def _draw_diamond_rule(paper: Paper, box: Box, element: RuleElement) -> None:
    left, bottom, right, top = box
    x, y, gap, half = (left + right) / 2, (bottom + top) / 2, 9.0, 2.4
    for start, end in ((left, x - gap), (x + gap, right)):
        paper.rule(start, end, y, width=element.thickness, color=element.colour)
    paper.canvas.saveState()
    paper.canvas.translate(x, y)
    paper.canvas.rotate(45)
    paper.box(-half, -half, 2 * half, 2 * half, fill=element.colour)
    paper.canvas.restoreState()


def _draw_image(paper: Paper, layout: Layout, element: ImageElement, box: Box) -> None:
    image = layout.image(element.image)
    if image is None:
        return
    left, bottom, right, top = box
    picture = ImageReader(BytesIO(image.content()))
    paper.canvas.drawImage(
        picture, left, bottom, right - left, top - bottom, mask="auto", preserveAspectRatio=True, anchor="c"
    )


def _draw_photo(paper: Paper, box: Box) -> None:
    left, bottom, right, top = box
    paper.canvas.setDash(2, 2)
    paper.box(left, bottom, right - left, top - bottom, stroke=GOLD, line_width=0.6)
    paper.canvas.setDash()
    size = fit_size("Foto 3 × 4", fonts.SANS, min(8.0, (top - bottom) / 2), right - left)
    paper.text(
        (left + right) / 2,
        (bottom + top) / 2 - size * 0.3,
        "Foto 3 × 4",
        size=size,
        color=MUTED,
        align="centre",
    )
