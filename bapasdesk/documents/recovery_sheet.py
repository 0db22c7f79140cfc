"""The paper with the recovery code, to be sealed in an envelope and kept by the head of office."""

import re

from bapasdesk.documents import fonts
from bapasdesk.documents.fit_text import fit_lines, fit_size, wrap
from bapasdesk.documents.paper import A4, ACCENT, GOLD, HAIRLINE, INK, MM, MUTED, SHADE, Paper

_LEFT = 22 * MM
_RIGHT = A4[0] - 22 * MM
_COLUMNS = 4
_GAP = 9.0
_CELL_HEIGHT = 44.0

_SECTIONS = (
    (
        "Untuk apa kode ini",
        (
            "Kode ini membuka data kantor bila semua petugas lupa kata sandi atau berkas kunci rusak.",
            "Kode ini juga membuka setiap cadangan, di komputer mana pun aplikasi ini dipasang.",
        ),
    ),
    (
        "Yang tidak dapat dilakukannya",
        (
            "Kode ini tidak mengembalikan data yang tidak ada cadangannya.",
            "Tanpa kata sandi dan tanpa kode ini, data tidak dapat dibuka lagi oleh siapa pun.",
        ),
    ),
    (
        "Cara menyimpan",
        (
            "Lipat lembar ini, masukkan ke amplop, segel, paraf segelnya, lalu simpan di brankas kantor.",
            "Jangan difoto, dipindai, difotokopi, atau disimpan dekat komputer dan cadangannya.",
            "Bila segel rusak atau kode pernah dilihat orang lain, buat kode baru dan musnahkan lembar ini.",
        ),
    ),
)


def render_recovery_sheet(office_name: str, code: str, created_on_text: str) -> bytes:
    """One A4 page. `code` is printed in its own groups (at dashes or spaces), or else in groups of four."""
    paper = Paper(A4, "Kode Pemulihan")
    y = _draw_head(paper, office_name, created_on_text)
    y = _draw_code(paper, _groups(code), y - 22)
    for title, sentences in _SECTIONS:
        y = _draw_section(paper, title, sentences, y)
    _draw_seal_lines(paper)
    paper.end_page()
    return paper.finish()


def _groups(code: str) -> list[str]:
    parts = [part for part in re.split(r"[\s-]+", code) if part]
    if len(parts) == 1:
        return re.findall(".{1,4}", parts[0])
    return parts


def _draw_head(paper: Paper, office_name: str, created_on_text: str) -> float:
    y = paper.height - 24 * MM
    paper.text(_LEFT, y, "RAHASIA", font=fonts.SANS_BOLD, size=10, color=GOLD, tracking=2)
    y -= 34
    paper.text(_LEFT, y, "Kode pemulihan", font=fonts.SERIF_BOLD, size=30, color=ACCENT)
    y -= 24
    lines, size = fit_lines(office_name, fonts.SANS_SEMIBOLD, 12.5, _RIGHT - _LEFT, 2)
    for line in lines:
        paper.text(_LEFT, y, line, font=fonts.SANS_SEMIBOLD, size=size)
        y -= size * 1.3
    paper.text(_LEFT, y, f"Dibuat pada {created_on_text}", size=10, color=MUTED)
    paper.rule(_LEFT, _RIGHT, y - 12, width=1.2, color=ACCENT)
    return y - 12


def _draw_code(paper: Paper, groups: list[str], top: float) -> float:
    """Numbered groups in a grid, to be read out and typed row by row."""
    width = (_RIGHT - _LEFT - (_COLUMNS - 1) * _GAP) / _COLUMNS
    for index, group in enumerate(groups):
        row, column = divmod(index, _COLUMNS)
        x = _LEFT + column * (width + _GAP)
        y = top - row * (_CELL_HEIGHT + _GAP) - _CELL_HEIGHT
        paper.box(x, y, width, _CELL_HEIGHT, fill=SHADE, stroke=HAIRLINE, line_width=0.5, radius=3)
        paper.text(x + 5, y + _CELL_HEIGHT - 9.5, str(index + 1), size=7.5, color=MUTED)
        _draw_spaced(paper, group, x + width / 2 + 3, y + 13, width - 18)
    rows = -(-len(groups) // _COLUMNS)
    return top - rows * (_CELL_HEIGHT + _GAP)


def _draw_spaced(paper: Paper, group: str, centre: float, y: float, width: float) -> None:
    """Characters on equal steps, so that none is overlooked."""
    step = min(19.0, width / len(group))
    size = fit_size("M", fonts.SANS_SEMIBOLD, 22, step)
    start = centre - step * (len(group) - 1) / 2
    for index, char in enumerate(group):
        x = start + index * step
        paper.text(x, y, char, font=fonts.SANS_SEMIBOLD, size=size, color=INK, align="centre")


def _draw_section(paper: Paper, title: str, sentences: tuple[str, ...], top: float) -> float:
    y = top - 32
    paper.text(_LEFT, y, title, font=fonts.SERIF_SEMIBOLD, size=13, color=ACCENT)
    y -= 4
    for sentence in sentences:
        y -= 3
        for index, line in enumerate(wrap(sentence, fonts.SANS, 10.5, _RIGHT - _LEFT - 14)):
            y -= 14
            if index == 0:
                paper.text(_LEFT, y, "•", size=10.5, color=GOLD)
            paper.text(_LEFT + 14, y, line, size=10.5)
    return y


def _draw_seal_lines(paper: Paper) -> None:
    """Who sealed the envelope, filled in by hand."""
    y = 24 * MM
    half = (_RIGHT - _LEFT - 24) / 2
    for x, label in ((_LEFT, "Disegel oleh, tanggal"), (_LEFT + half + 24, "Disimpan di")):
        paper.dashed_rule(x, x + half, y)
        paper.text(x, y - 11, label, size=8.5, color=MUTED)
