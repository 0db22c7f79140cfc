"""The office on one page, to persuade the next institution: what was done, with whom, what is asked of it.

One page only: whoever is to be persuaded reads one page. What does not fit is left out from the least telling
end, and the page says how much that is.
"""

from dataclasses import dataclass

from bapasdesk.documents import fonts
from bapasdesk.documents.fit_text import fit_lines, fit_size, wrap
from bapasdesk.documents.letterhead import draw_letterhead
from bapasdesk.documents.letterhead_content import LetterheadContent
from bapasdesk.documents.paper import A4, ACCENT, HAIRLINE, MM, MUTED, SHADE, Paper
from bapasdesk.documents.sheet_parts import FOOT_HEIGHT, draw_foot

_LEFT = 18 * MM
_RIGHT = A4[0] - 18 * MM
_TOP = A4[1] - 12 * MM
_BOTTOM = 9 * MM
_GAP = 8.0
_FIGURES_A_ROW = 3
_FIGURE_HEIGHT = 46.0
_LINE_HEIGHT = 15.5
_MOST_LINES = 11
_TEXT = 9.5
_LEADING = 1.32

_OFFERED = (
    ("Yang kami siapkan", ("peserta yang sudah dipilih dan dibimbing", "undangan, daftar hadir, sertifikat")),
    (
        "Yang kami minta",
        ("pengajar dan bahan latihan", "satu hari atau lebih, di mitra atau di aula kami"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileLine:
    """One kind of training on the profile: how often it was run, and how many seats that gave."""

    course: str
    sessions: int
    participations: int
    years: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileContent:
    """The office on one page, for an institution that is to become a partner. Names no person at all."""

    letterhead: LetterheadContent
    office_name: str
    addressee: str
    """The institution it is handed to; empty: anybody."""
    date_text: str
    figures: tuple[tuple[str, str], ...]
    """Figure and what it counts, most telling first; at most six."""
    lines: tuple[ProfileLine, ...]
    partners: tuple[str, ...]
    """Institutions that have taught already."""
    answers: tuple[tuple[str, str], ...]
    """A worry and the office's answer to it."""
    example_note: str = ""


def render_partner_profile(content: ProfileContent) -> bytes:
    """One A4 page; same content, same bytes."""
    paper = Paper(A4, "Profil Kerja Sama Pelatihan")
    y = draw_letterhead(paper, content.letterhead, left=_LEFT, right=_RIGHT, top=_TOP, size=9.5)
    y = _draw_title(paper, content, y)
    y = _draw_figures(paper, content.figures, y)
    y = _draw_lines(paper, content.lines, y)
    y = _draw_partners(paper, content.partners, y)
    y = _draw_offer(paper, y)
    _draw_answers(paper, content.answers, y)
    draw_foot(
        paper,
        left=_LEFT,
        right=_RIGHT,
        bottom=_BOTTOM,
        running_title=content.office_name,
        note=content.example_note,
        page=1,
        pages=1,
    )
    paper.end_page()
    return paper.finish()


def _draw_title(paper: Paper, content: ProfileContent, top: float) -> float:
    y = top - 28
    title = "Profil kerja sama pelatihan"
    paper.text(_LEFT, y, title, font=fonts.SERIF_BOLD, size=21, color=ACCENT)
    addressed = f"Untuk {content.addressee}" if content.addressee else "Untuk calon mitra pelatihan"
    width = _RIGHT - _LEFT - 120
    size = fit_size(addressed, fonts.SANS_SEMIBOLD, 11, width)
    paper.text(_LEFT, y - 17, addressed, font=fonts.SANS_SEMIBOLD, size=size)
    paper.text(_RIGHT, y - 17, content.date_text, size=9, color=MUTED, align="right")
    return y - 28


def _draw_figures(paper: Paper, figures: tuple[tuple[str, str], ...], top: float) -> float:
    """Boxes in rows of three."""
    width = (_RIGHT - _LEFT - (_FIGURES_A_ROW - 1) * _GAP) / _FIGURES_A_ROW
    for number, (figure, meaning) in enumerate(figures):
        row, column = divmod(number, _FIGURES_A_ROW)
        x = _LEFT + column * (width + _GAP)
        bottom = top - (row + 1) * _FIGURE_HEIGHT - row * _GAP
        paper.box(x, bottom, width, _FIGURE_HEIGHT, fill=SHADE, radius=5)
        size = fit_size(figure, fonts.SERIF_BOLD, 19, width - 20)
        paper.text(x + 10, bottom + 23, figure, font=fonts.SERIF_BOLD, size=size, color=ACCENT)
        size = fit_size(meaning, fonts.SANS, 9, width - 20)
        paper.text(x + 10, bottom + 9, meaning, size=size, color=MUTED)
    rows = -(-len(figures) // _FIGURES_A_ROW)
    return top - rows * (_FIGURE_HEIGHT + _GAP)


def _draw_lines(paper: Paper, lines: tuple[ProfileLine, ...], top: float) -> float:
    y = _heading(paper, "Pelatihan yang sudah dilaksanakan", top)
    if not lines:
        paper.text(_LEFT, y - 4, "Belum ada pelatihan yang dilaksanakan.", size=_TEXT, color=MUTED)
        return y - _LINE_HEIGHT
    columns = (_RIGHT - 190, _RIGHT - 100, _RIGHT)
    for x, word in zip(columns, ("Kali", "Peserta", "Tahun"), strict=True):
        paper.text(x, y, word, size=8.5, color=MUTED, align="right")
    y -= 5
    shown = lines if len(lines) <= _MOST_LINES else lines[: _MOST_LINES - 1]
    for line in shown:
        paper.rule(_LEFT, _RIGHT, y, width=0.4, color=HAIRLINE)
        y -= _LINE_HEIGHT
        size = fit_size(line.course, fonts.SANS, _TEXT, columns[0] - _LEFT - 40)
        paper.text(_LEFT, y + 4.5, line.course, size=size)
        for x, cell in zip(columns, (str(line.sessions), str(line.participations), line.years), strict=True):
            paper.text(x, y + 4.5, cell, size=_TEXT, align="right")
    left_out = len(lines) - len(shown)
    if left_out:
        y -= _LINE_HEIGHT
        paper.text(_LEFT, y + 4.5, f"dan {left_out} jenis pelatihan lain", size=_TEXT, color=MUTED)
    return y - 2


def _draw_partners(paper: Paper, partners: tuple[str, ...], top: float) -> float:
    if not partners:
        return top
    y = _heading(paper, "Sudah mengajar bersama kami", top)
    lines, size = fit_lines(", ".join(partners), fonts.SANS, _TEXT, _RIGHT - _LEFT, 3)
    for line in lines:
        paper.text(_LEFT, y, line, size=size)
        y -= size * _LEADING
    return y + 2


def _draw_offer(paper: Paper, top: float) -> float:
    """Both duties side by side."""
    middle = (_LEFT + _RIGHT) / 2
    for x, (title, things) in zip((_LEFT, middle + _GAP / 2), _OFFERED, strict=True):
        y = _heading(paper, title, top, left=x, right=x + middle - _LEFT - _GAP / 2)
        for thing in things:
            lines, size = fit_lines(f"•  {thing}", fonts.SANS, _TEXT, middle - _LEFT - _GAP, 1)
            paper.text(x, y, lines[0], size=size)
            y -= size * _LEADING
    return y + 2


def _draw_answers(paper: Paper, answers: tuple[tuple[str, str], ...], top: float) -> None:
    """As many as the page has room for, in the order given."""
    floor = _BOTTOM + FOOT_HEIGHT
    y = top
    for number, (worry, answer) in enumerate(answers):
        lines = wrap(answer, fonts.SANS, _TEXT, _RIGHT - _LEFT)
        heading = 0 if number else 26
        if y - heading - (len(lines) + 1) * _TEXT * _LEADING < floor:
            return
        if not number:
            y = _heading(paper, "Yang sering ditanyakan", y)
        paper.text(_LEFT, y, worry, font=fonts.SANS_SEMIBOLD, size=_TEXT)
        for line in lines:
            y -= _TEXT * _LEADING
            paper.text(_LEFT, y, line, size=_TEXT)
        y -= _TEXT * _LEADING + 4


def _heading(paper: Paper, text: str, top: float, *, left: float = _LEFT, right: float = _RIGHT) -> float:
    y = top - 20
    paper.text(left, y, text, font=fonts.SANS_BOLD, size=10.5, color=ACCENT)
    paper.rule(left, right, y - 4, width=0.8, color=ACCENT)
    return y - 17
