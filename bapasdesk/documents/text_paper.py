"""Letters, official records, reports and agreements: letterhead, head, running text, signatures."""

from collections.abc import Sequence

from bapasdesk.documents import fonts
from bapasdesk.documents.contents import SignatureBlock, TextPaperContent
from bapasdesk.documents.fit_text import fit_lines, wrap
from bapasdesk.documents.letterhead import draw_letterhead
from bapasdesk.documents.page_frame import PageFrame, portrait
from bapasdesk.documents.paper import A4, MM, Paper
from bapasdesk.documents.signatures import SignatureStyle, draw_signatures, draw_stamp_box, signatures_height
from bapasdesk.documents.text_flow import LEADING, SIZE, Piece, draw_pieces, space, text_pieces
from bapasdesk.domain.values import PaperSize

_SIDE = 24 * MM
_SIGNATURES = SignatureStyle(size=10, room=20 * MM, width=205.0)
_LABEL_WIDTH = 62.0
_TITLE_SIZE = 12.5


def render_text_paper(content: TextPaperContent, title: str, size: PaperSize = PaperSize.A4) -> bytes:
    """The PDF; `title` goes to the file's information and names no person."""
    paper = Paper(A4, title)
    draw_text_paper(paper, content, size)
    return paper.finish()


def draw_text_paper(paper: Paper, content: TextPaperContent, size: PaperSize) -> None:
    """A letter once for each recipient, anything else once."""
    frame = portrait(size, _SIDE)
    paper.set_size(frame.size)
    paper.copy_mark = content.copy_mark
    for recipient in content.recipients or ((),):
        top = draw_letterhead(
            paper, content.letterhead, left=frame.left, right=frame.right, top=frame.top, size=10.5
        )
        head = _titled(content, frame) if content.title else _letter_head(content, frame, recipient)
        pieces = [*head, *text_pieces(content.body, frame), *_closing(content, frame)]
        draw_pieces(
            paper, pieces, frame, running_title=content.subject, note=content.example_note, first_top=top - 12
        )


def _titled(content: TextPaperContent, frame: PageFrame) -> list[Piece]:
    """Title and number, centred."""
    centre = (frame.left + frame.right) / 2
    lines: list[Piece] = []
    for line in content.title.split("\n"):
        for part in wrap(line, fonts.SERIF_BOLD, _TITLE_SIZE, frame.width):
            lines.append(_centred(part, centre, fonts.SERIF_BOLD, _TITLE_SIZE))
    for number in content.number.split("\n"):
        if number:
            lines.append(_centred(f"Nomor: {number}", centre, fonts.SERIF, SIZE))
    return [*lines, space(LEADING)]


def _centred(text: str, x: float, font: str, size: float) -> Piece:
    def draw(paper: Paper, y: float) -> None:
        paper.text(x, y - size, text, font=font, size=size, align="centre")

    return Piece(size * 1.36, draw, keep_with_next=True)


def _letter_head(content: TextPaperContent, frame: PageFrame, recipient: Sequence[str]) -> list[Piece]:
    """Number, nature, attachments and subject at the left, place and date at the right, then to whom."""
    fields = (
        ("Nomor", content.number),
        ("Sifat", content.nature),
        ("Lampiran", content.attachments),
        ("Hal", content.subject),
    )
    dated_width = fonts.text_width(content.dated, fonts.SERIF, SIZE) + 14
    pieces = []
    for label, value in fields:
        lines = wrap(value, fonts.SERIF, SIZE, frame.width - _LABEL_WIDTH - dated_width)
        pieces.append(_field(label, lines, content.dated if label == "Nomor" else "", frame))
    pieces.append(space(LEADING))
    for place, line in enumerate(recipient):
        pieces += _recipient_line(line if place else f"Yth. {line}", frame, heading=place == 0)
    return [*pieces, space(LEADING)]


def _field(label: str, lines: Sequence[str], dated: str, frame: PageFrame) -> Piece:
    def draw(paper: Paper, y: float) -> None:
        paper.text(frame.left, y - SIZE, label, font=fonts.SERIF, size=SIZE)
        paper.text(frame.left + _LABEL_WIDTH - 9, y - SIZE, ":", font=fonts.SERIF, size=SIZE)
        for place, line in enumerate(lines):
            paper.text(
                frame.left + _LABEL_WIDTH, y - SIZE - place * LEADING, line, font=fonts.SERIF, size=SIZE
            )
        paper.text(frame.right, y - SIZE, dated, font=fonts.SERIF, size=SIZE, align="right")

    return Piece(LEADING * len(lines), draw, keep_with_next=True)


def _recipient_line(line: str, frame: PageFrame, *, heading: bool) -> list[Piece]:
    font = fonts.SERIF_SEMIBOLD if heading else fonts.SERIF
    lines, size = fit_lines(line, font, SIZE, frame.width * 0.62, 3)

    def piece(text: str) -> Piece:
        return Piece(
            LEADING, lambda paper, y: paper.text(frame.left, y - SIZE, text, font=font, size=size), True
        )

    return [piece(text) for text in lines]


def _closing(content: TextPaperContent, frame: PageFrame) -> list[Piece]:
    pieces = [space(LEADING), _signed(content, frame)]
    if content.acknowledged is not None:
        pieces += [space(LEADING * 0.6), _acknowledged(content.acknowledged, frame)]
    if content.copies:
        pieces.append(space(LEADING))
        pieces += _copies(content.copies, frame)
    return pieces


def _signed(content: TextPaperContent, frame: PageFrame) -> Piece:
    blocks = content.signatures
    centres = [frame.left + 105, frame.right - 105][-len(blocks) :]

    def draw(paper: Paper, y: float) -> None:
        draw_signatures(paper, blocks, centres, top=y, style=_SIGNATURES)
        if content.wants_stamp:
            draw_stamp_box(paper, blocks, centres[0], y, _SIGNATURES)

    return Piece(signatures_height(blocks, _SIGNATURES), draw)


def _acknowledged(block: SignatureBlock, frame: PageFrame) -> Piece:
    def draw(paper: Paper, y: float) -> None:
        draw_signatures(paper, [block], [(frame.left + frame.right) / 2], top=y, style=_SIGNATURES)

    return Piece(signatures_height([block], _SIGNATURES), draw)


def _copies(copies: Sequence[str], frame: PageFrame) -> list[Piece]:
    numbered = "\n".join(f"{number}. {line}" for number, line in enumerate(copies, start=1))
    heading = Piece(
        LEADING,
        lambda paper, y: paper.text(frame.left, y - SIZE, "Tembusan:", font=fonts.SERIF, size=SIZE),
        keep_with_next=True,
    )
    return [heading, *text_pieces(numbered, frame)]
