"""What of a layout would print badly with a certain content; told in the editor, and nothing is refused."""

from dataclasses import dataclass

from bapasdesk.documents.contents import CertificateContent
from bapasdesk.documents.fit_text import fit_box
from bapasdesk.documents.layout_side import field_values, text_box
from bapasdesk.domain.layout import Element, Layout, PhotoElement, QrElement, SignatureElement, TextElement

_SMALLEST_CODE = 14.0
"""mm; below, the modules of the code are finer than office printers and telephones can take."""
_UNPRINTED = 4.0
"""mm at the edge of the sheet that office printers leave white."""
_LOWEST_SIGNATURE = 26.0


@dataclass(frozen=True, slots=True)
class Misfit:
    """`element`: its place in the layout."""

    element: int
    sentence: str


def misfits(layout: Layout, content: CertificateContent) -> tuple[Misfit, ...]:
    """Texts too long for their box, codes too small to be read, and what the printer may not reach."""
    values = field_values(content)
    found = []
    for place, element in enumerate(layout.elements):
        sentence = _own_trouble(element, values) or _at_the_edge(element, layout)
        if sentence:
            found.append(Misfit(place, sentence))
    return tuple(found)


def _own_trouble(element: Element, values: dict[str, str]) -> str:
    match element:
        case TextElement():
            text = element.filled(values)
            size = fit_box(text, text_box(element))[1] if text else element.size
            if size < min(element.smallest, element.size) - 0.01:
                return f"Teks tidak muat: hurufnya mengecil sampai {size:.1f} pt. Perbesar kotaknya."
        case QrElement():
            if min(element.width, element.height - (5.3 if element.caption else 0)) < _SMALLEST_CODE:
                return f"Kode QR terlalu kecil untuk dibaca; sisinya paling sedikit {_SMALLEST_CODE:g} mm."
        case SignatureElement():
            if element.height < _LOWEST_SIGNATURE:
                return f"Tempat tanda tangan terlalu rendah; paling sedikit {_LOWEST_SIGNATURE:g} mm."
        case PhotoElement():
            if (element.width, element.height) != (30.0, 40.0):
                return "Tempat foto 3 × 4 berukuran 30 × 40 mm."
    return ""


def _at_the_edge(element: Element, layout: Layout) -> str:
    width, height = layout.sheet
    nearest = min(
        element.x, element.y, width - element.x - element.width, height - element.y - element.height
    )
    if nearest < _UNPRINTED - 0.01:
        return f"Terlalu dekat tepi kertas; printer biasanya tidak mencetak {_UNPRINTED:g} mm terluar."
    return ""
