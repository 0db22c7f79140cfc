"""A report on paper: letterhead, title, sentence, picture, and the table over as many pages as it needs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.utils import ImageReader

from bapasdesk.documents import fonts
from bapasdesk.documents.fit_text import fit_lines, wrap
from bapasdesk.documents.letterhead import draw_letterhead
from bapasdesk.documents.letterhead_content import LetterheadContent
from bapasdesk.documents.page_frame import PageFrame, landscape, portrait
from bapasdesk.documents.paper import HAIRLINE, INK, MUTED, SHADE, Align, Paper
from bapasdesk.documents.sheet_parts import FOOT_HEIGHT, draw_foot, draw_title
from bapasdesk.documents.sign_table import paginate
from bapasdesk.domain.reports import Cell, Report, ReportColumn, written
from bapasdesk.domain.values import PaperSize

_SIZE = 9.0
_LEADING = 1.2
_PADDING = 4.0
_HEADER = 26.0
_SENTENCE = 10.0
_LEAST_TABLE = 60.0
"""Points: with less room below the picture the table begins on the next page."""
_READABLE = 400.0
"""Points a picture must be wide for its words to be read; it is drawn for 576."""
_WIDE_FROM = 6
"""Columns: from so many on the sheet lies on its side."""
_TICK_EVERY = 50
Tick = Callable[[int], None]
"""Told the rows measured or drawn so far, each counted twice; what it raises stops the work."""


def _silent(done: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPaper:
    """What a printed report bears besides the report; `seal` is the newest one of the trail, shortened."""

    letterhead: LetterheadContent
    report: Report
    picture: bytes = b""
    """A PNG, or nothing."""
    seal: str = ""


def render_report(content: ReportPaper, size: PaperSize = PaperSize.A4, *, tick: Tick = _silent) -> bytes:
    """The PDF; same content, same bytes."""
    wide = len(content.report.columns) >= _WIDE_FROM
    frame = landscape(size) if wide else portrait(size)
    paper = Paper(frame.size, content.report.title)
    _Sheet(paper, frame, content, tick).draw()
    return paper.finish()


class _Sheet:
    """Draws one report from its head to its last row."""

    def __init__(self, paper: Paper, frame: PageFrame, content: ReportPaper, tick: Tick) -> None:
        self._paper, self._frame, self._content = paper, frame, content
        self._tick, self._done = tick, 0
        self._report = content.report
        shares = [column.share for column in self._report.columns]
        self._widths = [frame.width * share / sum(shares) for share in shares]

    def draw(self) -> None:
        rows = [tuple(self._cells(row)) for row in self._report.rows]
        if self._report.totals:
            rows.append(tuple(self._cells(self._report.totals)))
        top = self._head()
        heights = [self._measured(row) for row in rows]
        room = self._frame.top - _HEADER - self._floor
        first = top - _HEADER - self._floor
        if first < min(sum(heights), _LEAST_TABLE):  # the picture has its page to itself
            pages = [range(0), *paginate(heights, first=room, following=room, closing=0)]
        else:
            pages = paginate(heights, first=first, following=room, closing=0)
        for number, page in enumerate(pages, start=1):
            if page or not rows:
                self._page(rows, page, top if number == 1 else self._frame.top)
            self._foot(number, len(pages))
            self._paper.end_page()

    @property
    def _floor(self) -> float:
        return self._frame.bottom + FOOT_HEIGHT

    def _cells(self, row: Sequence[Cell]) -> list[str]:
        pairs = zip(row, self._report.columns, strict=True)
        return [written(cell, column.kind) for cell, column in pairs]

    def _head(self) -> float:
        paper, report, left, right = self._paper, self._report, self._frame.left, self._frame.right
        top = self._frame.top
        y = draw_letterhead(paper, self._content.letterhead, left=left, right=right, top=top, size=10)
        y = draw_title(paper, report.title, left=left, right=right, top=y)
        if report.period:
            y -= _SENTENCE * 1.3
            paper.text((left + right) / 2, y, report.period, size=_SENTENCE, color=MUTED, align="centre")
        y -= 8
        for line in wrap(report.sentence, fonts.SANS, _SENTENCE, right - left) if report.sentence else ():
            y -= _SENTENCE * 1.35
            paper.text(left, y, line, size=_SENTENCE)
        return self._picture(y - 10)

    def _picture(self, top: float) -> float:
        """Its own proportions, at most half of the sheet; all that is left if it could not be read so."""
        if not self._content.picture:
            return top
        image = ImageReader(BytesIO(self._content.picture))
        wide, high = image.getSize()
        tallest = (self._frame.top - self._frame.bottom) / 2
        if wide / high * tallest < _READABLE:
            tallest = top - self._floor
        width = min(self._frame.width, wide / high * tallest)
        height = width * high / wide
        left = self._frame.left + (self._frame.width - width) / 2
        self._paper.canvas.drawImage(image, left, top - height, width, height)
        return top - height - 10

    def _page(self, rows: Sequence[tuple[str, ...]], page: range, top: float) -> None:
        y = self._header(top)
        for place in page:
            bottom = y - self._height(rows[place])
            is_total = bool(self._report.totals) and place == len(rows) - 1
            self._row(rows[place], y, bottom, is_total)
            self._step()
            y = bottom
        if page.stop == len(rows) and self._report.note:
            self._paper.text(self._frame.left, y - 14, self._report.note, size=8, color=MUTED)

    def _header(self, top: float) -> float:
        bottom = top - _HEADER
        self._paper.box(self._frame.left, bottom, self._frame.width, _HEADER, fill=SHADE)
        titles = [column.title for column in self._report.columns]
        self._line(titles, top, bottom, fonts.SANS_SEMIBOLD)
        self._paper.rule(self._frame.left, self._frame.right, top, width=0.8)
        self._paper.rule(self._frame.left, self._frame.right, bottom, width=0.8)
        return bottom

    def _row(self, cells: tuple[str, ...], top: float, bottom: float, is_total: bool) -> None:
        if is_total:
            self._paper.box(self._frame.left, bottom, self._frame.width, top - bottom, fill=SHADE)
        self._line(cells, top, bottom, fonts.SANS_BOLD if is_total else fonts.SANS)
        self._paper.rule(self._frame.left, self._frame.right, bottom, width=0.4, color=HAIRLINE)

    def _line(self, cells: Sequence[str], top: float, bottom: float, font: str) -> None:
        left = self._frame.left
        for cell, width, column in zip(cells, self._widths, self._report.columns, strict=True):
            self._cell(cell, left, width, (top + bottom) / 2, column, font)
            left += width

    def _cell(
        self, cell: str, left: float, width: float, middle: float, column: ReportColumn, font: str
    ) -> None:
        lines, size = fit_lines(cell, font, _SIZE, width - 2 * _PADDING, 3)
        align: Align = "right" if column.is_number else "left"
        x = left + width - _PADDING if column.is_number else left + _PADDING
        y = middle + (len(lines) - 1) * size * _LEADING / 2 - size * 0.34
        for line in lines:
            self._paper.text(x, y, line, font=font, size=size, color=INK, align=align)
            y -= size * _LEADING

    def _height(self, cells: tuple[str, ...]) -> float:
        tallest = 1
        for cell, width in zip(cells, self._widths, strict=True):
            tallest = max(tallest, len(fit_lines(cell, fonts.SANS, _SIZE, width - 2 * _PADDING, 3)[0]))
        return tallest * _SIZE * _LEADING + 2 * _PADDING

    def _measured(self, cells: tuple[str, ...]) -> float:
        self._step()
        return self._height(cells)

    def _step(self) -> None:
        self._done += 1
        if self._done % _TICK_EVERY == 0:
            self._tick(self._done)

    def _foot(self, page: int, pages: int) -> None:
        draw_foot(
            self._paper,
            left=self._frame.left,
            right=self._frame.right,
            bottom=self._frame.bottom,
            running_title=self._report.title,
            note="",
            page=page,
            pages=pages,
            seal=self._content.seal,
        )
