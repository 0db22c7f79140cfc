"""The table on a certificate's back: what was taught, for how many lesson hours, and how many were heard."""

from bapasdesk.documents import fonts
from bapasdesk.documents.contents import CertificateContent
from bapasdesk.documents.fit_text import fit_size
from bapasdesk.documents.paper import ACCENT, HAIRLINE, INK, MM, SHADE, Align, Paper

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the lower left corner of the page."""
Cells = tuple[str, ...]

_ROW = 1.95
"""Height of a row in sizes of its type."""
_PADDING = 8.0
"""Left and right of a cell in points, less in a narrow one."""


def draw_topics_table(
    paper: Paper, box: Box, content: CertificateContent, *, size: float, instructor: bool
) -> None:
    """From the top of the box down; rows shrink together when there are many."""
    left, bottom, right, top = box
    shows_instructor = instructor and any(topic.instructor for topic in content.topics)
    columns = _columns(right - left, shows_instructor)
    rows = _rows(content, shows_instructor)
    height = min(size * _ROW, (top - bottom) / len(rows))
    size, y = height / _ROW, top
    for place, cells in enumerate(rows):
        head, total = place == 0, place > len(content.topics)
        if head or total:
            paper.box(left, y - height, right - left, height, fill=SHADE)
        _draw_row(paper, left, y - height * 0.66, cells, columns, size, bold=head or total)
        paper.rule(left, right, y - height, width=0.5, color=ACCENT if head else HAIRLINE)
        y -= height
    paper.rule(left, right, top, width=0.9, color=ACCENT)
    paper.rule(left, right, y, width=0.9, color=ACCENT)


def _columns(width: float, instructor: bool) -> tuple[tuple[float, Align], ...]:
    number, hours, who = min(12 * MM, width * 0.1), min(22 * MM, width * 0.15), width * 0.3
    rest = width - number - hours - (who if instructor else 0)
    columns: tuple[tuple[float, Align], ...] = ((number, "centre"), (rest, "left"), (hours, "right"))
    return (*columns, (who, "left")) if instructor else columns


def _rows(content: CertificateContent, instructor: bool) -> list[Cells]:
    last = ("",) if instructor else ()
    rows: list[Cells] = [("No", "Materi", "JP", "Instruktur") if instructor else ("No", "Materi", "JP")]
    for place, topic in enumerate(content.topics, start=1):
        cells = (str(place), topic.title, str(topic.lesson_hours))
        rows.append((*cells, topic.instructor) if instructor else cells)
    rows.append(("", "Jumlah", str(sum(topic.lesson_hours for topic in content.topics)), *last))
    if content.hours_attended:
        rows.append(("", "Diikuti oleh peserta", str(content.hours_attended), *last))
    return rows


def _draw_row(
    paper: Paper,
    left: float,
    y: float,
    cells: Cells,
    columns: tuple[tuple[float, Align], ...],
    size: float,
    *,
    bold: bool,
) -> None:
    font = fonts.SANS_SEMIBOLD if bold else fonts.SANS
    for text, (width, align) in zip(cells, columns, strict=True):
        padding = min(_PADDING, width * 0.15)
        fitted = fit_size(text, font, size, width - 2 * padding)
        x = {"left": left + padding, "centre": left + width / 2, "right": left + width - padding}[align]
        paper.text(x, y, text, font=font, size=fitted, color=INK, align=align)
        left += width
