"""How the papers look, pixel by pixel: first and last page of each against a picture that was looked at.

The pictures are grey, 100 dots an inch, 16 shades, so that they stay small; the fonts come with packages, so
rendering is the same everywhere. After a wanted change of a paper draw them anew and look at them:

    GOLDEN=renew pytest tests/documents/test_golden.py
"""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from bapasdesk.documents.attendance_sheet import render_attendance_sheets
from bapasdesk.documents.contents import SignatureBlock
from bapasdesk.documents.payment_list import render_payment_list
from bapasdesk.documents.receipt import render_receipts
from bapasdesk.documents.souvenir_list import render_souvenir_list
from bapasdesk.documents.text_paper import render_text_paper
from bapasdesk.domain.values import PaperSize
from tests.documents.reading import pictures
from tests.documents.sample_papers import (
    LONG_NAME,
    WITH_TAX,
    make_attendance_sheet,
    make_letter,
    make_names,
    make_payment_lines,
    make_payment_list,
    make_receipt,
    make_record,
    make_souvenir_list,
)

FOLDER = Path(__file__).with_name("golden")
DOTS_PER_POINT = 100 / 72
SHADES = 16
VISIBLE = 64
"""Grey levels (of 256) by which a dot must differ to count."""
SHARE = 0.002
"""Of all dots, so many may differ: a letter that moved by a dot passes, a line that moved does not."""


def _attendance(count: int, size: PaperSize = PaperSize.A4, *, long: bool = False, **changes: Any) -> bytes:
    sheet = make_attendance_sheet(count, **changes)
    names = make_names(count, long=long)
    lines = tuple(replace(line, name=name) for line, name in zip(sheet.lines, names, strict=True))
    return render_attendance_sheets([replace(sheet, lines=lines)], size)


def _payments(
    count: int, size: PaperSize = PaperSize.A4, *, long: bool = False, taxed: bool = False
) -> bytes:
    money: dict[str, Any] = {"parts": WITH_TAX, "amount": 400_000, "days": 2} if taxed else {}
    lines = tuple(
        replace(line, name=name, address=line.address * (3 if long else 1), **money)
        for line, name in zip(make_payment_lines(count), make_names(count, long=long), strict=True)
    )
    return render_payment_list(make_payment_list(lines=lines), size)


def _souvenirs(count: int, size: PaperSize = PaperSize.A4, *, long: bool = False) -> bytes:
    return render_souvenir_list(make_souvenir_list(count, names=make_names(count, long=long)), size)


def _receipt(**changes: Any) -> bytes:
    return render_receipts([make_receipt(**changes)])


def _text(make: Callable[..., Any], size: PaperSize = PaperSize.A4, **changes: Any) -> bytes:
    return render_text_paper(make(**changes), "Surat", size)


_LONG_SIGNER = SignatureBlock(role_lines=("Yang menerima,",), name=LONG_NAME, place_and_date="Kota Contoh")
PAPERS: dict[str, Callable[[], bytes]] = {
    **{f"attendance-{count}": partial(_attendance, count) for count in (1, 2, 40)},
    "attendance-40-f4": partial(_attendance, 40, PaperSize.F4),
    "attendance-long": partial(_attendance, 40, long=True),
    "attendance-clean": partial(_attendance, 2, with_row_codes=False),
    "attendance-staff": partial(
        _attendance, 2, last_title="Jabatan/sebagai", title="DAFTAR HADIR PETUGAS", blank_rows=6
    ),
    **{f"payments-{count}": partial(_payments, count) for count in (1, 2, 40)},
    "payments-40-f4": partial(_payments, 40, PaperSize.F4),
    "payments-long": partial(_payments, 40, long=True),
    "payments-taxed": partial(_payments, 40, taxed=True),
    **{f"souvenirs-{count}": partial(_souvenirs, count) for count in (1, 2, 40)},
    "souvenirs-long-f4": partial(_souvenirs, 40, PaperSize.F4, long=True),
    "receipt": _receipt,
    "receipt-long": partial(_receipt, recipient=_LONG_SIGNER, received_from=LONG_NAME),
    "receipt-direct": partial(_receipt, title="KUITANSI/BUKTI PEMBAYARAN"),
    "receipt-taxed-stamped": partial(_receipt, amount=6_000_000, parts=WITH_TAX),
    "letter": partial(_text, make_letter),
    "letter-long-f4": partial(_text, make_letter, PaperSize.F4, recipients=((f"Sdr. {LONG_NAME}",),)),
    "record": partial(_text, make_record),
    "record-two-pages": partial(_text, make_record, body=f"{make_record().body}\n\n" * 4, wants_stamp=True),
}


@pytest.mark.parametrize("name", PAPERS)
def test_the_paper_looks_as_it_was_looked_at(name: str) -> None:
    pages = pictures(PAPERS[name](), DOTS_PER_POINT)
    ends = {"first": pages[0], "last": pages[-1]} if len(pages) > 1 else {"first": pages[0]}
    for place, page in ends.items():
        path, drawn = FOLDER / f"{name}-{place}.png", _shades(page)
        if os.environ.get("GOLDEN") == "renew":
            drawn.save(path, optimize=True)
        with Image.open(path) as picture:
            known = np.asarray(picture.convert("L"), dtype=np.int16)
        seen = np.asarray(drawn.convert("L"), dtype=np.int16)
        assert seen.shape == known.shape, path.name
        share = float((np.abs(seen - known) > VISIBLE).mean())
        assert share <= SHARE, f"{path.name}: {share:.2%} of the dots differ"


def test_a_moved_line_is_noticed() -> None:
    """The tolerance is not so wide that it lets a real change pass."""
    known = _shades(pictures(_receipt(), DOTS_PER_POINT)[0])
    moved = _shades(pictures(_receipt(purpose="Uang saku"), DOTS_PER_POINT)[0])
    difference = np.abs(np.asarray(known.convert("L"), np.int16) - np.asarray(moved.convert("L"), np.int16))
    assert float((difference > VISIBLE).mean()) > SHARE


def test_there_is_no_picture_without_its_paper() -> None:
    pictures_here = {path.stem.rsplit("-", 1)[0] for path in FOLDER.glob("*-first.png")}
    assert pictures_here == set(PAPERS)


def _shades(page: Image.Image) -> Image.Image:
    return page.convert("L").quantize(SHADES, dither=Image.Dither.NONE)
