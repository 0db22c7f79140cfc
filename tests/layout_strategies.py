"""Any layout an office could make, for the properties that hold for all of them."""

import struct
from typing import Any

from hypothesis import strategies as st

from bapasdesk.domain.layout import (
    FIELDS,
    SHEETS,
    Align,
    Element,
    Face,
    FrameElement,
    FrameStyle,
    ImageElement,
    Layout,
    PageSize,
    PhotoElement,
    QrElement,
    RuleElement,
    RuleStyle,
    Side,
    SignatureElement,
    SignatureSlot,
    TableElement,
    TextElement,
    VerticalAlign,
)
from bapasdesk.domain.layout_image import LayoutImage, make_image
from bapasdesk.domain.values import CertificateStyle

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="{}"), max_size=30)


def png(width: int = 2, height: int = 2) -> bytes:
    """A real grey picture."""
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + crc

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\x00" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def logo() -> LayoutImage:
    return make_image("logo", png())


def mm(least: float, most: float) -> st.SearchStrategy[float]:
    return st.integers(round(least * 10), round(most * 10)).map(lambda tenths: tenths / 10)


@st.composite
def boxes(draw: st.DrawFn, sheet: tuple[float, float]) -> dict[str, Any]:
    width, height = draw(mm(0.5, sheet[0])), draw(mm(0.5, sheet[1]))
    return {
        "x": draw(mm(0, sheet[0] - width)),
        "y": draw(mm(0, sheet[1] - height)),
        "width": width,
        "height": height,
        "side": draw(st.sampled_from(Side)),
    }


_COLOURS = st.sampled_from(["#000000", "#0B6E6E", "#A8832F"])
_TEXTS = st.lists(st.one_of(WORDS, st.sampled_from([f"{{{name}}}" for name in FIELDS])), max_size=4)


@st.composite
def elements(draw: st.DrawFn, sheet: tuple[float, float]) -> Element:
    box = draw(boxes(sheet))
    kind = draw(st.sampled_from(["text", "rule", "image", "signature", "qr", "photo", "frame", "table"]))
    if kind == "text":
        return TextElement(
            text="".join(draw(_TEXTS))[:400],
            face=draw(st.sampled_from(Face)),
            size=draw(mm(4, 80)),
            lines=draw(st.integers(1, 12)),
            tracking=draw(mm(0, 1)),
            leading=draw(mm(0.9, 2.5)),
            align=draw(st.sampled_from(Align)),
            vertical=draw(st.sampled_from(VerticalAlign)),
            capitals=draw(st.booleans()),
            colour=draw(_COLOURS),
            **box,
        )
    made: dict[str, Any] = {
        "rule": lambda: RuleElement(style=draw(st.sampled_from(RuleStyle)), colour=draw(_COLOURS), **box),
        "image": lambda: ImageElement(image="logo", **box),
        "signature": lambda: SignatureElement(slot=draw(st.sampled_from(SignatureSlot)), **box),
        "qr": lambda: QrElement(caption=draw(st.booleans()), **box),
        "photo": lambda: PhotoElement(**box),
        "frame": lambda: FrameElement(style=draw(st.sampled_from(FrameStyle)), colour=draw(_COLOURS), **box),
        "table": lambda: TableElement(instructor=draw(st.booleans()), **box),
    }
    return made[kind]()  # type: ignore[no-any-return]


@st.composite
def layouts(draw: st.DrawFn, most: int = 5) -> Layout:
    page, portrait = draw(st.sampled_from(PageSize)), draw(st.booleans())
    width, height = SHEETS[page]
    sheet = (width, height) if portrait else (height, width)
    return Layout(
        name=draw(st.text("abc XYZ", min_size=1, max_size=20).filter(str.strip)),
        style=draw(st.sampled_from(CertificateStyle)),
        page=page,
        portrait=portrait,
        elements=tuple(draw(st.lists(elements(sheet), max_size=most))),
        images=(logo(),),
    )
