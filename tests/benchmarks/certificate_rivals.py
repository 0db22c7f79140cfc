"""The same page drawn by others: bare reportlab (the floor), Typst (the peer), and what offices use today."""

import json
import re
import shutil
import subprocess
import tempfile
from html import escape
from importlib.resources import files
from math import isqrt
from pathlib import Path
from xml.sax.saxutils import escape as xml

import zxingcpp
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bapasdesk.documents.fonts import SANS, SERIF_SEMIBOLD
from bapasdesk.documents.paper import A4_LANDSCAPE, Paper
from tests.benchmarks.holders import COURSE, SENTENCE, Holder

_DARK = re.compile(rb"\x00+")


def _font_file(name: str) -> Path:
    package = "font_source_serif_pro" if "Serif" in name else "font_source_sans_pro"
    return Path(str(files(package))) / "files" / f"{name}.ttf"


def reportlab_floor(people: list[Holder]) -> bytes:
    """Two fonts, one shared layer, four own lines and a QR code a page, and nothing else."""
    pdfmetrics.registerFont(TTFont("Floor", str(_font_file(SANS)), asciiReadable=0))
    pdfmetrics.registerFont(TTFont("FloorBold", str(_font_file(SERIF_SEMIBOLD)), asciiReadable=0))
    paper = Paper(A4_LANDSCAPE, "Floor")
    canvas, centre = paper.canvas, paper.width / 2
    canvas.beginForm("layer")
    canvas.rect(20, 20, paper.width - 40, paper.height - 40)
    for size, y, text in (
        (34, 485, "SERTIFIKAT"),
        (13, 410, "diberikan"),
        (13, 330, "telah mengikuti"),
    ):
        canvas.setFont("FloorBold" if size > 20 else "Floor", size)
        canvas.drawCentredString(centre, y, text)
    canvas.endForm()
    for person in people:
        canvas.doForm("layer")
        lines = (("Floor", 12, 460, f"Nomor {person.number}"), ("FloorBold", 26, 370, person.name))
        for font, size, y, text in (*lines, ("FloorBold", 16, 300, COURSE), ("Floor", 12, 275, SENTENCE)):
            canvas.setFont(font, size)
            canvas.drawCentredString(centre, y, text)
        _draw_qr(canvas, person.code, centre - 35, 70, 70)
        canvas.showPage()
    return paper.finish()


def _draw_qr(canvas: Canvas, text: str, x: float, y: float, side: float) -> None:
    """Dark runs of each row as filled rectangles on a grid of one unit a module."""
    image = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=1)
    data = bytes(memoryview(image))  # type: ignore[arg-type]  # the stub does not tell of the buffer
    modules = isqrt(len(data))
    rows = [data[start : start + modules] for start in range(0, len(data), modules)]
    runs = [
        f"{run.start()} {modules - 1 - row} {run.end() - run.start()} 1 re"
        for row, line in enumerate(rows)
        for run in _DARK.finditer(line)
    ]
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(side / modules, side / modules)
    canvas.addLiteral(" ".join(runs) + " f")
    canvas.restoreState()


_TYPST = """
#set page(paper: "a4", flipped: true, margin: 0pt)
#set text(font: "Source Sans Pro", size: 12pt)
#for one in json("people.json") [
  #place(dx: 20pt, dy: 20pt, rect(width: 802pt, height: 555pt))
  #place(top + center, dy: 90pt, text(34pt, font: "Source Serif Pro", weight: "semibold")[SERTIFIKAT])
  #place(top + center, dy: 130pt)[Nomor #one.number]
  #place(top + center, dy: 180pt)[diberikan kepada]
  #place(top + center, dy: 205pt, text(26pt, font: "Source Serif Pro", weight: "semibold", one.name))
  #place(top + center, dy: 260pt)[telah mengikuti]
  #place(top + center, dy: 288pt, text(16pt, font: "Source Serif Pro", weight: "semibold", "COURSE"))
  #place(top + center, dy: 315pt)[SENTENCE]
  #place(bottom + center, dy: -70pt, image(bytes(one.qr), format: "svg", width: 70pt))
  #pagebreak(weak: true)
]
""".replace("COURSE", COURSE).replace("SENTENCE", SENTENCE)


def typst(people: list[Holder]) -> bytes:
    import typst as compiler

    rows = [
        {
            "name": one.name,
            "number": one.number,
            "qr": zxingcpp.create_barcode(one.code, zxingcpp.BarcodeFormat.QRCode).to_svg(),
        }
        for one in people
    ]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "people.json").write_text(json.dumps(rows), encoding="utf-8")
        (folder / "page.typ").write_text(_TYPST, encoding="utf-8")
        places = [str(_font_file(name).parent) for name in (SANS, SERIF_SEMIBOLD)]
        compiler.compile(str(folder / "page.typ"), output=str(folder / "page.pdf"), font_paths=places)
        return (folder / "page.pdf").read_bytes()


def weasyprint(people: list[Holder]) -> bytes | None:
    """HTML to PDF without the QR code; None where WeasyPrint is not installed."""
    try:
        from weasyprint import HTML  # type: ignore[import-not-found, unused-ignore]
    except (ImportError, OSError):
        return None
    pages = "".join(
        f"<section><h1>SERTIFIKAT</h1><p>Nomor {escape(one.number)}<h2>{escape(one.name)}</h2>"
        f"<h3>{COURSE}</h3><p>{SENTENCE}</section>"
        for one in people
    )
    style = "@page{size:A4 landscape} section{page-break-after:always;text-align:center}"
    return bytes(HTML(string=f"<style>{style}</style>{pages}").write_pdf())


def libreoffice(people: list[Holder]) -> bytes | None:
    """The finished text document of a mail merge made a PDF, without QR; None without LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        return None
    pages = "".join(
        f'<text:p text:style-name="New">SERTIFIKAT</text:p><text:p>Nomor {xml(one.number)}</text:p>'
        f"<text:p>{xml(one.name)}</text:p><text:p>{COURSE}</text:p><text:p>{SENTENCE}</text:p>"
        for one in people
    )
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "page.fodt").write_text(_FODT.replace("PAGES", pages), encoding="utf-8")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", place]
        subprocess.run([*command, str(folder / "page.fodt")], check=True, capture_output=True)
        return (folder / "page.pdf").read_bytes()


_FODT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"'
    ' office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
    '<style:style style:name="New" style:family="paragraph">'
    '<style:paragraph-properties fo:break-before="page"/></style:style></office:automatic-styles>'
    "<office:body><office:text>PAGES</office:text></office:body></office:document>"
)
