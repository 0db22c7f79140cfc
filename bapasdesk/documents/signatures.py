"""Signature blocks: place and date, role, room for a pen, name, NIP; several on common baselines."""

from collections.abc import Sequence
from dataclasses import dataclass

from bapasdesk.documents import fonts
from bapasdesk.documents.contents import SignatureBlock
from bapasdesk.documents.fit_text import fit_lines, fit_size
from bapasdesk.documents.paper import INK, MM, MUTED, Paper

DOTS = "." * 44
Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the lower left corner of the page."""
SizedLine = tuple[str, float]
"""A line and the size in points at which it fits."""
_LEAST_ROOM = 1.5
"""Height for the pen, in sizes of the type, when a box is too low for more."""
_LEAST_ON_ONE_LINE = 0.8
"""A line of the role is set that much smaller at most; a longer one, such as a name, takes two lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureStyle:
    """Sizes in points; `room` is the free height between role and name."""

    size: float = 9.0
    room: float = 19 * MM
    width: float = 200.0

    @property
    def leading(self) -> float:
        return self.size * 1.3


def signatures_height(blocks: Sequence[SignatureBlock], style: SignatureStyle) -> float:
    """From the top of the first line to the bottom of the last, the tallest block decides; 0 for none."""
    if not blocks:
        return 0.0
    head = _head_lines(blocks, style)
    foot = max(_foot_lines(block, style) for block in blocks)
    return head * style.leading + style.room + foot * style.leading


def draw_signatures(
    paper: Paper,
    blocks: Sequence[SignatureBlock],
    centres: Sequence[float],
    *,
    top: float,
    style: SignatureStyle,
) -> float:
    """Draw side by side, each centred on its x; return the y below the tallest.

    A block without a date starts on the second line, role beside role, if it has a line to spare.
    """
    if not blocks:
        return top
    dated = any(block.place_and_date for block in blocks)
    head = _head_lines(blocks, style)
    name_y = top - head * style.leading - style.room - style.size
    for block, x in zip(blocks, centres, strict=True):
        lines = _own_lines(block, style)
        lower = int(dated and not block.place_and_date and len(lines) < head)
        for index, (line, size) in enumerate(lines, start=lower):
            paper.text(x, top - style.size - index * style.leading, line, size=size, align="centre")
        _draw_name(paper, block, x, name_y, style)
    return top - signatures_height(blocks, style)


def draw_stamp_box(
    paper: Paper, blocks: Sequence[SignatureBlock], x: float, top: float, style: SignatureStyle
) -> None:
    """Where the duty stamp goes among these blocks: beside the signature around `x`, which runs across it."""
    side_x, side_y = 26 * MM, 16 * MM
    left = x - style.width / 2
    y = top - _head_lines(blocks, style) * style.leading - style.room / 2 - side_y / 2
    paper.canvas.setDash(2, 2)
    paper.box(left, y, side_x, side_y, stroke=MUTED, line_width=0.5)
    paper.canvas.setDash()
    for offset, line in ((3, "Meterai"), (-8, "Rp10.000")):
        paper.text(left + side_x / 2, y + side_y / 2 + offset, line, size=8, color=MUTED, align="centre")


def _draw_name(paper: Paper, block: SignatureBlock, x: float, y: float, style: SignatureStyle) -> None:
    if not block.name:
        paper.text(x, y, DOTS, size=style.size * 0.9, align="centre")
        return
    lines, size = _name_lines(block, style)
    for line in lines:
        paper.text(x, y, line, font=fonts.SANS_SEMIBOLD, size=size, align="centre")
        half = fonts.text_width(line, fonts.SANS_SEMIBOLD, size) / 2
        paper.rule(x - half, x + half, y - 1.9, width=0.5, color=INK)
        y -= style.leading
    if block.nip:
        nip = f"NIP {block.nip}"
        nip_size = fit_size(nip, fonts.SANS, style.size * 0.92, style.width)
        paper.text(x, y, nip, size=nip_size, align="centre")


def _name_lines(block: SignatureBlock, style: SignatureStyle) -> tuple[tuple[str, ...], float]:
    return fit_lines(block.name, fonts.SANS_SEMIBOLD, style.size, style.width, 2)


def _own_lines(block: SignatureBlock, style: SignatureStyle) -> list[SizedLine]:
    dated = [(block.place_and_date, _size_of(block.place_and_date, style))] if block.place_and_date else []
    return dated + _role_lines(block, style)


def _role_lines(block: SignatureBlock, style: SignatureStyle) -> list[SizedLine]:
    lines: list[SizedLine] = []
    for line in block.role_lines:
        size = _size_of(line, style)
        if size < style.size * _LEAST_ON_ONE_LINE:
            halves, size = fit_lines(line, fonts.SANS, style.size, style.width, 2)
            lines += [(half, size) for half in halves]
        else:
            lines.append((line, size))
    return lines


def _size_of(line: str, style: SignatureStyle) -> float:
    return fit_size(line, fonts.SANS, style.size, style.width)


def _head_lines(blocks: Sequence[SignatureBlock], style: SignatureStyle) -> int:
    return max(len(_own_lines(block, style)) for block in blocks)


def _foot_lines(block: SignatureBlock, style: SignatureStyle) -> int:
    return len(_name_lines(block, style)[0]) + bool(block.nip)


def draw_signature_in(paper: Paper, block: SignatureBlock, box: Box, size: float) -> None:
    """One block in a box: date and role from the top, name and NIP at the bottom, the pen's room between.

    A block without a date leaves its line free, so that boxes side by side have common baselines.
    """
    left, bottom, right, top = box
    style = SignatureStyle(size=size, width=right - left)
    lines = 1 + len(_role_lines(block, style)) + len(_name_lines(block, style)[0]) + 1
    size = min(size, (top - bottom) / (lines * 1.3 + _LEAST_ROOM))
    style = SignatureStyle(size=size, width=right - left)
    x = (left + right) / 2
    dated = (block.place_and_date, _size_of(block.place_and_date, style))
    for index, (line, fitted) in enumerate([dated, *_role_lines(block, style)]):
        if line:
            paper.text(x, top - size - index * style.leading, line, size=fitted, align="centre")
    names = len(_name_lines(block, style)[0])
    _draw_name(paper, block, x, bottom + size * 0.3 + names * style.leading, style)
