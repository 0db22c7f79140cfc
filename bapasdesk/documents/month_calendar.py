"""A month of sessions on one sheet, to hang on the wall; readable without colour."""

from dataclasses import dataclass

from bapasdesk.documents import fonts
from bapasdesk.documents.fit_text import fit_size, wrap
from bapasdesk.documents.paper import A4_LANDSCAPE, ACCENT, HAIRLINE, INK, MM, MUTED, SHADE, Paper

_LEFT = 12 * MM
_RIGHT = A4_LANDSCAPE[0] - 12 * MM
_TOP = A4_LANDSCAPE[1] - 11 * MM
_BOTTOM = 14 * MM
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_HEADER = 18.0
_PADDING = 4.0
_SIZE = 8.2
_SMALL = 7.2
_LEADING = 1.14
_COLUMN = (_RIGHT - _LEFT) / len(_WEEKDAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDay:
    """A cell of the printed month; a day of another month carries its number and nothing else."""

    number: int
    in_month: bool
    is_open: bool
    closed: str = ""
    """Name of a holiday or closed day."""
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthContent:
    """A month to hang on the wall: whole weeks from Monday to Sunday. Names no participant."""

    title: str
    office_name: str
    weeks: tuple[tuple[MonthDay, ...], ...]
    note: str = ""
    example_note: str = ""


def render_month(content: MonthContent) -> bytes:
    """One page A4 landscape; same content, same bytes."""
    paper = Paper(A4_LANDSCAPE, f"Jadwal {content.title}")
    top = _draw_head(paper, content)
    height = (top - _BOTTOM) / len(content.weeks)
    for row, week in enumerate(content.weeks):
        for column, day in enumerate(week):
            _draw_day(paper, day, _LEFT + column * _COLUMN, top - (row + 1) * height, height)
    paper.box(_LEFT, _BOTTOM, _RIGHT - _LEFT, top - _BOTTOM, stroke=INK, line_width=0.8)
    paper.text(_LEFT, 7 * MM, content.note, size=_SMALL, color=MUTED)
    paper.text(_RIGHT, 7 * MM, content.example_note, size=_SMALL, color=MUTED, align="right")
    paper.end_page()
    return paper.finish()


def _draw_head(paper: Paper, content: MonthContent) -> float:
    y = _TOP - 18
    paper.text(_LEFT, y, content.title, font=fonts.SERIF_BOLD, size=20, color=ACCENT)
    size = fit_size(content.office_name, fonts.SANS_SEMIBOLD, 11, 380)
    paper.text(_RIGHT, y, content.office_name, font=fonts.SANS_SEMIBOLD, size=size, align="right")
    y -= 10 + _HEADER
    paper.box(_LEFT, y, _RIGHT - _LEFT, _HEADER, fill=SHADE, stroke=INK, line_width=0.8)
    for column, name in enumerate(_WEEKDAYS):
        x = _LEFT + (column + 0.5) * _COLUMN
        paper.text(x, y + 6, name, font=fonts.SANS_SEMIBOLD, size=9, align="centre")
    return y


def _draw_day(paper: Paper, day: MonthDay, left: float, bottom: float, height: float) -> None:
    paper.box(
        left,
        bottom,
        _COLUMN,
        height,
        fill="" if day.is_open and day.in_month else SHADE,
        stroke=HAIRLINE,
        line_width=0.4,
    )
    y = bottom + height - 12
    colour = INK if day.in_month else HAIRLINE
    paper.text(left + _PADDING, y, str(day.number), font=fonts.SANS_BOLD, size=10, color=colour)
    width = _COLUMN - 2 * _PADDING
    if day.closed:
        name = wrap(day.closed, fonts.SANS, _SMALL, width - 16)
        for line in name[:2]:
            paper.text(left + _COLUMN - _PADDING, y, line, size=_SMALL, color=MUTED, align="right")
            y -= _SMALL * _LEADING
        y += _SMALL * _LEADING
    _draw_entries(paper, day.entries, left + _PADDING, y - 11, bottom + _PADDING, width)


def _draw_entries(
    paper: Paper, entries: tuple[str, ...], left: float, top: float, floor: float, width: float
) -> None:
    """Whole entries as long as there is room; how many are left out is said."""
    y = top
    for number, entry in enumerate(entries):
        lines = wrap(f"• {entry}", fonts.SANS, _SIZE, width)
        rest = len(entries) - number - 1
        room = y - floor - (_SIZE * _LEADING if rest else 0)
        most = int(room // (_SIZE * _LEADING)) + 1
        if most < 1 or (most < len(lines) and most < 2):
            paper.text(left, y, f"+ {rest + 1} lagi", font=fonts.SANS_SEMIBOLD, size=_SIZE)
            return
        for line in _cut(lines, most, width):
            paper.text(left, y, line, size=_SIZE)
            y -= _SIZE * _LEADING


def _cut(lines: tuple[str, ...], most: int, width: float) -> tuple[str, ...]:
    """At most so many lines; the last one gives up words for the sign that more would follow."""
    if len(lines) <= most:
        return lines
    words = lines[most - 1].split()
    while len(words) > 1 and fonts.text_width(f"{' '.join(words)} …", fonts.SANS, _SIZE) > width:
        words.pop()
    return (*lines[: most - 1], f"{' '.join(words)} …")
