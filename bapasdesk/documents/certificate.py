"""Certificates: A4 landscape, one page a person.

Whatever is the same for all persons of a session is drawn once and placed on every page, so a thousand
certificates stay small. The neutral and the official style differ only in what their content says: no word
printed here tells that the holder is a client of anybody (catatan kejahatan is specific personal data under
UU 27/2022, and stigma is the participants' chief worry).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bapasdesk.documents import fonts
from bapasdesk.documents.certificate_frame import FRAME, INNER_EDGE, define_frame
from bapasdesk.documents.contents import CertificateContent
from bapasdesk.documents.fit_text import balance, fit_lines, fit_size
from bapasdesk.documents.paper import A4_LANDSCAPE, ACCENT, GOLD, INK, MM, MUTED, Paper
from bapasdesk.documents.qr import draw_qr
from bapasdesk.documents.signatures import SignatureStyle, draw_signatures, signatures_height

TEXT_WIDTH = A4_LANDSCAPE[0] - 2 * INNER_EDGE - 36 * MM
"""Widest line in points: inside the frame with 18 mm of air on both sides."""

_NAME_SIZE = 36.0
_NOTE_Y = INNER_EDGE + 9.0
_SIGNATURES_BOTTOM = INNER_EDGE + 20.0
_SIGNATURES = SignatureStyle(size=10.5, room=19 * MM, width=215.0)
_QR_SIDE = 19 * MM


@dataclass(frozen=True, slots=True)
class _Line:
    """A centred line; `gap` is the distance from the baseline above, in points."""

    gap: float
    text: str
    font: str
    size: float
    color: str = INK
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class _Layout:
    """What depends on the shared text only, so that it is the same for all persons of a session."""

    form: str
    number: _Line
    number_y: float
    name_size: float
    name_y: float
    qr_x: float


def render_certificates(contents: Sequence[CertificateContent]) -> bytes:
    """The PDF, one A4 landscape page for each content, in their order; same contents, same bytes."""
    paper = Paper(A4_LANDSCAPE, "Sertifikat")
    define_frame(paper)
    layouts: dict[CertificateContent, _Layout] = {}
    for content in contents:
        paper.copy_mark = content.copy_mark
        shared = replace(content, number="", name="", verification_code="", copy_mark="")
        if shared not in layouts:
            layouts[shared] = _define_shared(paper, shared, f"certificate-text-{len(layouts)}")
        _draw_page(paper, content, layouts[shared])
    return paper.finish()


def _draw_page(paper: Paper, content: CertificateContent, layout: _Layout) -> None:
    centre = paper.width / 2
    paper.canvas.doForm(layout.form)
    number = layout.number
    text = f"Nomor {content.number}"
    size = fit_size(text, number.font, number.size, TEXT_WIDTH, number.tracking / number.size)
    paper.text(
        centre, layout.number_y, text, size=size, color=MUTED, align="centre", tracking=number.tracking
    )
    _draw_name(paper, content.name, layout)
    _draw_code(paper, content.verification_code, layout.qr_x)
    paper.end_page()


def _draw_name(paper: Paper, name: str, layout: _Layout) -> None:
    """One line, whatever its length; a shrunk one floats in the middle of its place."""
    size = fit_size(name, fonts.SERIF_SEMIBOLD, layout.name_size, TEXT_WIDTH)
    y = layout.name_y + (layout.name_size - size) * 0.3
    paper.text(paper.width / 2, y, name, font=fonts.SERIF_SEMIBOLD, size=size, align="centre")


def _draw_code(paper: Paper, code: str, x: float) -> None:
    bottom = _SIGNATURES_BOTTOM + 18
    draw_qr(paper, code, x - _QR_SIDE / 2, bottom, _QR_SIDE)
    paper.text(x, bottom - 15, f"kode verifikasi {code}", size=8, color=MUTED, align="centre")


def _define_shared(paper: Paper, shared: CertificateContent, form: str) -> _Layout:
    """Draw frame and all text but number, name and code into a form; say where those three go."""
    columns = _columns(paper.width, len(shared.signatures))
    top = _SIGNATURES_BOTTOM + signatures_height(shared.signatures, _SIGNATURES)
    lines, number_index, name_index = _stack(shared)
    lines, baselines = _spread(lines, paper.height - INNER_EDGE - 30, top + 26)
    paper.canvas.beginForm(form)
    paper.canvas.doForm(FRAME)
    for line, y in zip(lines, baselines, strict=True):
        if line.text:
            paper.text(
                paper.width / 2,
                y,
                line.text,
                font=line.font,
                size=line.size,
                color=line.color,
                align="centre",
                tracking=line.tracking,
            )
    _draw_name_rule(paper, baselines[name_index] - lines[name_index].size * 0.42)
    draw_signatures(paper, shared.signatures, columns[1:], top=top, style=_SIGNATURES)
    if shared.example_note:
        paper.text(paper.width / 2, _NOTE_Y, shared.example_note, size=7, color=MUTED, align="centre")
    paper.canvas.endForm()
    return _Layout(
        form=form,
        number=lines[number_index],
        number_y=baselines[number_index],
        name_size=lines[name_index].size,
        name_y=baselines[name_index],
        qr_x=columns[0],
    )


def _columns(width: float, signatures: int) -> tuple[float, ...]:
    """Centre of the QR code, then of each signature; the code stands where no hand signs."""
    left, right = INNER_EDGE + 150, width - INNER_EDGE - 150
    return (width / 2, left, right) if signatures == 2 else (left, right)


def _stack(shared: CertificateContent) -> tuple[list[_Line], int, int]:
    """The centred lines from top to bottom, and the places of number and name (left empty) among them."""
    lines = [*_issuer_lines(shared.issuer_lines)]
    lines.append(_Line(58, "SERTIFIKAT", fonts.SERIF_BOLD, 44, ACCENT, 9.5))
    number = len(lines)
    lines.append(_Line(21, "", fonts.SANS, 11, MUTED, 0.5))
    lines.append(_Line(36, "diberikan kepada", fonts.SERIF_ITALIC, 13.5, MUTED))
    name = len(lines)
    lines.append(_Line(46, "", fonts.SERIF_SEMIBOLD, _NAME_SIZE))
    said = shared.course.casefold().startswith("pelatihan")
    attended = "telah mengikuti" if said else "telah mengikuti pelatihan"
    lines.append(_Line(44, attended, fonts.SERIF_ITALIC, 13.5, MUTED))
    lines.extend(_course_lines(shared.course))
    lines.extend(_sentence_lines(shared.sentence))
    return lines, number, name


def _issuer_lines(issuers: tuple[str, ...]) -> list[_Line]:
    """The office, or else the first issuer, stands out; only capitals are spaced."""
    chief = next((line for line in issuers if line.startswith("BALAI ")), issuers[0] if issuers else "")
    lines = []
    for index, text in enumerate(issuers):
        font, largest = (fonts.SANS_SEMIBOLD, 13.5) if text == chief else (fonts.SANS, 11.5)
        tracking = 0.12 if text.isupper() else 0.0
        size = fit_size(text, font, largest, TEXT_WIDTH, tracking)
        color = INK if text == chief else MUTED
        lines.append(_Line(16 if index else 0, text, font, size, color, tracking * size))
    return lines


def _course_lines(course: str) -> list[_Line]:
    wrapped, size = fit_lines(course, fonts.SERIF_SEMIBOLD, 25, TEXT_WIDTH, 2)
    wrapped = balance(course, fonts.SERIF_SEMIBOLD, size, TEXT_WIDTH) if len(wrapped) == 2 else wrapped
    gaps = [32.0] + [size * 1.2] * (len(wrapped) - 1)
    return [
        _Line(gap, text, fonts.SERIF_SEMIBOLD, size, ACCENT) for gap, text in zip(gaps, wrapped, strict=True)
    ]


def _sentence_lines(sentence: str) -> list[_Line]:
    wrapped, size = fit_lines(sentence, fonts.SERIF, 13, TEXT_WIDTH, 3)
    wrapped = balance(sentence, fonts.SERIF, size, TEXT_WIDTH)
    return [_Line(18 if index else 25, text, fonts.SERIF, size) for index, text in enumerate(wrapped)]


def _spread(lines: list[_Line], top: float, bottom: float) -> tuple[list[_Line], list[float]]:
    """Lines and baselines between `top` and `bottom`: shrunk alike if they need more, centred if less."""
    needed = lines[0].size * 0.7 + sum(line.gap for line in lines)
    scale = min(1.0, (top - bottom) / needed)
    scaled = [
        replace(line, gap=line.gap * scale, size=line.size * scale, tracking=line.tracking * scale)
        for line in lines
    ]
    y = top - (top - bottom - needed * scale) / 2 - scaled[0].size * 0.7
    baselines = []
    for line in scaled:
        y -= line.gap
        baselines.append(y)
    return scaled, baselines


def _draw_name_rule(paper: Paper, y: float) -> None:
    centre, half, gap = paper.width / 2, 165.0, 9.0
    paper.rule(centre - half, centre - gap, y, width=0.8, color=GOLD)
    paper.rule(centre + gap, centre + half, y, width=0.8, color=GOLD)
    paper.canvas.saveState()
    paper.canvas.translate(centre, y)
    paper.canvas.rotate(45)
    paper.box(-2.4, -2.4, 4.8, 4.8, fill=GOLD)
    paper.canvas.restoreState()
