"""The list on which participants sign for souvenir and tool kit, upright, signatures staggered."""

from bapasdesk.documents.contents import SouvenirListContent
from bapasdesk.documents.letterhead import draw_letterhead
from bapasdesk.documents.page_frame import PageFrame, portrait
from bapasdesk.documents.paper import A4, MM, Paper
from bapasdesk.documents.sheet_parts import draw_facts, draw_title
from bapasdesk.documents.sign_sheet import SignSheet
from bapasdesk.documents.sign_table import Column, Row, SignTable
from bapasdesk.documents.signatures import SignatureStyle, draw_signatures, signatures_height
from bapasdesk.domain.values import PaperSize

_SIGNATURES = SignatureStyle(size=9.5, room=20 * MM, width=225.0)
_GAP = 16.0
_NUMBER_WIDTH, _ITEM_WIDTH = 28.0, 74.0


def render_souvenir_list(content: SouvenirListContent, size: PaperSize = PaperSize.A4) -> bytes:
    """The PDF, as many pages as the names need; same content, same bytes."""
    paper = Paper(A4, "Daftar Tanda Terima")
    draw_souvenir_list(paper, content, size)
    return paper.finish()


def draw_souvenir_list(paper: Paper, content: SouvenirListContent, size: PaperSize) -> None:
    """All pages of the list; what is handed over is counted under its column."""
    frame = portrait(size)
    table = SignTable(columns=_columns(content, frame), left=frame.left, right=frame.right)
    marks = ("1",) * len(content.items)

    def closing(paper: Paper, y: float) -> None:
        below = table.draw_sums(paper, "JUMLAH", _sums(content, len(content.names)), y)
        centres = [frame.left + 112, frame.right - 112][-len(content.signatures) :]
        draw_signatures(paper, content.signatures, centres, top=below - _GAP, style=_SIGNATURES)

    SignSheet(
        frame=frame,
        table=table,
        rows=[Row(number, (str(number), name, *marks)) for number, name in enumerate(content.names, start=1)],
        head=lambda paper: _draw_head(paper, content, frame),
        closing=closing,
        closing_height=table.sum_height + _GAP + signatures_height(content.signatures, _SIGNATURES),
        running_title=content.activity,
        note=content.example_note,
        seal=content.seal,
        carry=lambda rows: _sums(content, rows),
    ).draw(paper)


def _columns(content: SouvenirListContent, frame: PageFrame) -> tuple[Column, ...]:
    items = tuple(Column(title, _ITEM_WIDTH, "right") for title, _ in content.items)
    name = (frame.width - _NUMBER_WIDTH - _ITEM_WIDTH * len(items)) * 0.5
    return (Column("No", _NUMBER_WIDTH, "centre"), Column("Nama", name, max_lines=4), *items)


def _sums(content: SouvenirListContent, rows: int) -> tuple[tuple[int, str], ...]:
    return tuple((2 + place, str(rows)) for place in range(len(content.items)))


def _draw_head(paper: Paper, content: SouvenirListContent, frame: PageFrame) -> float:
    left, right = frame.left, frame.right
    y = draw_letterhead(paper, content.letterhead, left=left, right=right, top=frame.top, size=10)
    y = draw_title(paper, content.title, left=left, right=right, top=y)
    facts = (
        ("Kegiatan", content.activity),
        ("Hari, tanggal", content.date_text),
        ("Tempat", content.place),
        *content.items,
    )
    return draw_facts(paper, facts, left=left, right=right, top=y)
