"""A certificate's layout as data: a page and the elements on it, read strictly from one JSON document.

Lengths are millimetres from the upper left corner of the sheet, sizes of type points. What a layout may say
is what the dataclasses here say: unknown words, wrong kinds and elements outside the page are refused with a
sentence, so that a file from another office can do no harm.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, asdict, dataclass, field, fields, replace
from enum import StrEnum
from hashlib import sha256
from math import isfinite
from typing import Any, Self, TypeVar, get_type_hints

from bapasdesk.domain.layout_image import LayoutImage, check_images
from bapasdesk.domain.values import CertificateStyle
from bapasdesk.errors import InvalidInput

FORMAT = "bapasdesk-layout"
VERSION = 1
LARGEST_FILE = 2_000_000
"""Characters of a layout's document, pictures included."""
MOST_ELEMENTS = 60
COLOUR = re.compile(r"#[0-9A-F]{6}")
_FIELD = re.compile(r"\{(\w+)\}")
_SLACK = 0.005

FIELDS: Mapping[str, str] = {
    "nama": "nama peserta",
    "nomor": "nomor sertifikat",
    "kode": "kode verifikasi",
    "pelatihan": "nama pelatihan",
    "mengikuti": "“telah mengikuti pelatihan”",
    "kalimat": "tanggal, tempat, dan jam pelajaran",
    "penerbit": "lembaga penerbit",
    "penerbit_lain": "baris penerbit lainnya, misalnya kerja sama",
    "mitra": "nama mitra",
    "tempat_tanggal": "kota dan tanggal sertifikat",
    "jp_hadir": "jam pelajaran yang diikuti",
    "jp_rencana": "jam pelajaran seluruhnya",
    "menit_jp": "menit dalam satu jam pelajaran",
    "contoh": "keterangan bahwa data ini contoh",
}
"""What a text may name in braces, and what is printed there."""
PERSONAL_FIELDS = frozenset({"nama", "nomor", "kode"})
"""Different on every page; all the others are the same for many."""

T = TypeVar("T")


class Side(StrEnum):
    FRONT = "front"
    BACK = "back"


class PageSize(StrEnum):
    A4 = "A4"
    F4 = "F4"


SHEETS: Mapping[PageSize, tuple[float, float]] = {PageSize.A4: (210.0, 297.0), PageSize.F4: (215.0, 330.0)}
"""Width and height in mm, upright."""


class Face(StrEnum):
    """The typefaces that come with the program."""

    SANS = "sans"
    SANS_SEMIBOLD = "sans-semibold"
    SANS_BOLD = "sans-bold"
    SERIF = "serif"
    SERIF_ITALIC = "serif-italic"
    SERIF_SEMIBOLD = "serif-semibold"
    SERIF_BOLD = "serif-bold"


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class VerticalAlign(StrEnum):
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class RuleStyle(StrEnum):
    PLAIN = "plain"
    DOUBLE = "double"
    DIAMOND = "diamond"


class FrameStyle(StrEnum):
    GUILLOCHE = "guilloche"
    DOUBLE = "double"
    SINGLE = "single"


class SignatureSlot(StrEnum):
    """Of a certificate's one or two signatures; a lone one stands right."""

    LEFT = "left"
    RIGHT = "right"
    BACK = "back"


def _range(least: float, most: float, default: Any = MISSING) -> Any:
    limits = {"least": least, "most": most}
    return field(metadata=limits) if default is MISSING else field(default=default, metadata=limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A box on one side of the sheet, in mm."""

    side: Side = Side.FRONT
    x: float = _range(0, 330)
    y: float = _range(0, 330)
    width: float = _range(0.2, 330)
    height: float = _range(0.2, 330)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextElement(Element):
    """`text` with fields in braces, in at most `lines` lines. It shrinks from `size` to fit its box.

    Below `smallest` it still shrinks, so that nothing is cut off, but the editor warns.
    """

    text: str = field(metadata={"longest": 500})
    face: Face = Face.SERIF
    size: float = _range(4, 120, 12.0)
    smallest: float = _range(3, 120, 7.0)
    lines: int = _range(1, 12, 1)
    leading: float = _range(0.9, 2.5, 1.3)
    tracking: float = _range(0, 1, 0.0)
    """Extra space between letters, as a share of the size."""
    capitals: bool = False
    align: Align = Align.CENTRE
    vertical: VerticalAlign = VerticalAlign.MIDDLE
    colour: str = "#14272B"

    @property
    def names(self) -> tuple[str, ...]:
        """The fields the text names."""
        return tuple(_FIELD.findall(self.text))

    def filled(self, values: Mapping[str, str]) -> str:
        """The text with its fields filled in; empty when it names fields and all of them are empty."""
        names = self.names
        if names and not any(values[name] for name in names):
            return ""
        text = _FIELD.sub(lambda match: values[match[1]], self.text)
        return text.upper() if self.capitals else text


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleElement(Element):
    """A line through the middle of its box, along the longer side; `thickness` in points."""

    thickness: float = _range(0.1, 6, 0.8)
    style: RuleStyle = RuleStyle.PLAIN
    colour: str = "#A8832F"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageElement(Element):
    """A picture of the layout, as large as it fits in the box without being distorted."""

    image: str = field(metadata={"longest": 60})


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureElement(Element):
    """Who signs: place and date, role, room for the pen as the box leaves it, name, NIP."""

    slot: SignatureSlot
    size: float = _range(6, 20, 10.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class QrElement(Element):
    """The verification code as QR, square, with the code in letters below when `caption`."""

    caption: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoElement(Element):
    """An empty place to glue a photograph on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameElement(Element):
    style: FrameStyle = FrameStyle.GUILLOCHE
    colour: str = "#0B6E6E"
    second_colour: str = "#A8832F"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableElement(Element):
    """The topics with their lesson hours and the sum; a column for instructors when `instructor`."""

    size: float = _range(6, 16, 10.5)
    instructor: bool = True


KINDS: Mapping[str, type[Element]] = {
    "text": TextElement,
    "rule": RuleElement,
    "image": ImageElement,
    "signature": SignatureElement,
    "qr": QrElement,
    "photo": PhotoElement,
    "frame": FrameElement,
    "table": TableElement,
}
_KIND_OF = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One sheet, one or two sides; `elements` are drawn in their order."""

    name: str = field(metadata={"longest": 120})
    style: CertificateStyle
    page: PageSize = PageSize.A4
    portrait: bool = False
    elements: tuple[Element, ...] = ()
    images: tuple[LayoutImage, ...] = ()

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height in mm as it lies."""
        width, height = SHEETS[self.page]
        return (width, height) if self.portrait else (height, width)

    @property
    def has_back(self) -> bool:
        return any(element.side == Side.BACK for element in self.elements)

    def on(self, side: Side) -> tuple[Element, ...]:
        return tuple(element for element in self.elements if element.side == side)

    def image(self, name: str) -> LayoutImage | None:
        return next((image for image in self.images if image.name == name), None)

    @property
    def digest(self) -> str:
        """Names this very layout: the same digest, the same paper."""
        return sha256(self.to_json().encode()).hexdigest()

    def to_json(self) -> str:
        """The document, the same text for the same layout."""
        elements = [{"kind": kind_of(element), **asdict(element)} for element in self.elements]
        document = {"format": FORMAT, "version": VERSION, **asdict(self), "elements": elements}
        return json.dumps(document, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """InvalidInput with a sentence for anything that is not exactly a layout."""
        return cls(**_layout_values(_document(text)))


def keep_inside(element: Element, sheet: tuple[float, float]) -> Element:
    """The element moved, and if need be shrunk, onto the sheet, in tenths of a millimetre."""
    width, height = (min(max(side, 1.0), most) for side, most in zip(_sides(element), sheet, strict=True))
    return replace(
        element,
        x=round(min(max(element.x, 0.0), sheet[0] - width), 1),
        y=round(min(max(element.y, 0.0), sheet[1] - height), 1),
        width=round(width, 1),
        height=round(height, 1),
    )


def _sides(element: Element) -> tuple[float, float]:
    return element.width, element.height


def kind_of(element: Element) -> str:
    return _KIND_OF[type(element)]


def check_layout(layout: Layout) -> Layout:
    """The layout as it comes back from its own document; InvalidInput if it does not."""
    return Layout.from_json(layout.to_json())


def _document(text: str) -> dict[str, Any]:
    if len(text) > LARGEST_FILE:
        raise InvalidInput("Berkas tata letak terlalu besar. Perkecil gambarnya, lalu simpan lagi.")
    try:
        document = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise InvalidInput("Berkas ini bukan tata letak sertifikat, atau isinya rusak.") from None
    if not isinstance(document, dict) or document.pop("format", None) != FORMAT:
        raise InvalidInput("Berkas ini bukan tata letak sertifikat BapasDesk.")
    if document.pop("version", None) != VERSION:
        raise InvalidInput("Tata letak ini dari versi program yang lain. Perbarui BapasDesk lebih dahulu.")
    return document


def _no_constant(text: str) -> float:
    raise ValueError(text)


def _layout_values(document: dict[str, Any]) -> dict[str, Any]:
    elements = _list(document.pop("elements", None), "elements", MOST_ELEMENTS)
    images = _list(document.pop("images", []), "images", MOST_ELEMENTS)
    values = _values(Layout, document, "tata letak", skip=("elements", "images"))
    if not values["name"].strip():
        raise InvalidInput("Nama tata letak belum diisi.", "name")
    known = tuple(LayoutImage(**_values(LayoutImage, one, "gambar")) for one in images)
    check_images(known)
    made = tuple(_element(one, place) for place, one in enumerate(elements, start=1))
    sheet = Layout(name="-", style=values["style"], page=values["page"], portrait=values["portrait"]).sheet
    for place, element in enumerate(made, start=1):
        _check_element(element, f"Elemen {place}", sheet, {image.name for image in known})
    return {**values, "elements": made, "images": known}


def _list(value: Any, what: str, most: int) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise InvalidInput(f"Bagian “{what}” pada tata letak ini tidak dapat dibaca.")
    if len(value) > most:
        raise InvalidInput(f"Tata letak memuat paling banyak {most} elemen.")
    return value


def _element(data: dict[str, Any], place: int) -> Element:
    kind = data.pop("kind", None)
    if not isinstance(kind, str) or kind not in KINDS:
        raise InvalidInput(f"Elemen {place}: jenis “{kind}” tidak dikenal.")
    return KINDS[kind](**_values(KINDS[kind], data, f"elemen {place}"))


def _check_element(element: Element, where: str, sheet: tuple[float, float], images: set[str]) -> None:
    width, height = sheet
    if element.x + element.width > width + _SLACK or element.y + element.height > height + _SLACK:
        raise InvalidInput(f"{where} keluar dari halaman ({width:g} × {height:g} mm).")
    if isinstance(element, TextElement):
        for name in element.names:
            if name not in FIELDS:
                raise InvalidInput(f"{where}: isian {{{name}}} tidak dikenal.", "text")
    if isinstance(element, ImageElement) and element.image not in images:
        raise InvalidInput(f"{where}: gambarnya tidak ada di dalam tata letak.")
    for name in ("colour", "second_colour"):
        if not COLOUR.fullmatch(getattr(element, name, "#000000")):
            raise InvalidInput(f"{where}: warna ditulis seperti #0B6E6E.", name)


def _values(kind: type, data: Mapping[str, Any], where: str, skip: tuple[str, ...] = ()) -> dict[str, Any]:
    """Every field of `kind` from `data`, of its very kind and range; nothing more and nothing less."""
    hints, known = get_type_hints(kind), {one.name: one for one in _fields(kind) if one.name not in skip}
    unknown = next((name for name in data if name not in known), None)
    if unknown is not None:
        raise InvalidInput(f"Ada bagian yang tidak dikenal pada {where}: “{str(unknown)[:40]}”.")
    found = {}
    for name, one in known.items():
        if name in data:
            found[name] = _value(hints[name], data[name], one, f"{name} pada {where}")
        elif one.default is MISSING:
            raise InvalidInput(f"Bagian “{name}” pada {where} tidak ada.")
        else:
            found[name] = one.default
    return found


def _fields(kind: type) -> Iterator[Field[Any]]:
    yield from fields(kind)


def _value(kind: Any, value: Any, one: Field[Any], where: str) -> Any:
    wrong = InvalidInput(f"Isi {where} tidak dapat dipakai.", one.name)
    if kind is bool or kind is str:
        if not isinstance(value, kind) or len(str(value)) > one.metadata.get("longest", LARGEST_FILE):
            raise wrong
        return value
    if kind in (int, float):
        if isinstance(value, bool) or not isinstance(value, (int, kind)) or not isfinite(value):
            raise wrong
        if not one.metadata["least"] <= value <= one.metadata["most"]:
            raise wrong
        return value if kind is int else round(float(value), 2)
    try:
        return kind(value)
    except ValueError:
        raise wrong from None
