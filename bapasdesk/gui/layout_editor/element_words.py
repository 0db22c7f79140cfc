"""What the editor calls the elements of a layout, and how a new one starts out."""

from bapasdesk.domain.layout import (
    Element,
    FrameElement,
    ImageElement,
    Layout,
    PhotoElement,
    QrElement,
    RuleElement,
    SignatureElement,
    SignatureSlot,
    TableElement,
    TextElement,
    kind_of,
)

KIND_WORDS = {
    "text": "Teks",
    "rule": "Garis",
    "image": "Gambar",
    "signature": "Tanda tangan",
    "qr": "Kode QR",
    "photo": "Tempat foto 3 × 4",
    "frame": "Bingkai",
    "table": "Tabel materi",
}
KIND_ICONS = {
    "text": "format-text",
    "rule": "minus",
    "image": "image-outline",
    "signature": "signature-freehand",
    "qr": "qrcode",
    "photo": "account-box-outline",
    "frame": "border-outside",
    "table": "table",
}
_SLOT_WORDS = {
    SignatureSlot.LEFT: "kiri",
    SignatureSlot.RIGHT: "kanan",
    SignatureSlot.BACK: "halaman belakang",
}


def describe(element: Element) -> str:
    """One line for the list of elements."""
    if isinstance(element, TextElement):
        return " ".join(element.text.split()) or "Teks kosong"
    if isinstance(element, SignatureElement):
        return f"Tanda tangan {_SLOT_WORDS[element.slot]}"
    return KIND_WORDS[kind_of(element)]


def new_element(kind: str, layout: Layout) -> Element:
    """In the middle of the sheet, ready to be moved. A picture needs one in the layout already."""
    width, height = layout.sheet
    across, down = width / 2, height / 2
    if kind == "frame":
        return FrameElement(x=11.6, y=11.6, width=width - 23.2, height=height - 23.2)
    if kind == "photo":
        return PhotoElement(x=across - 15, y=down - 20, width=30, height=40)
    if kind == "qr":
        return QrElement(x=across - 22, y=down - 12, width=44, height=24.6)
    if kind == "rule":
        return RuleElement(x=across - 40, y=down - 1, width=80, height=2)
    if kind == "signature":
        slot = SignatureSlot.RIGHT
        return SignatureElement(slot=slot, x=across - 38, y=down - 19, width=76, height=38)
    if kind == "table":
        return TableElement(x=across - 80, y=down - 40, width=160, height=80)
    if kind == "image":
        return ImageElement(x=across - 15, y=down - 15, width=30, height=30, image=layout.images[-1].name)
    return TextElement(text="Teks baru", x=across - 60, y=down - 6, width=120, height=12, size=14)
