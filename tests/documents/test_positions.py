"""Where things stand on the lists: sides alternate, sums under their column, rows whole and in the page."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

from bapasdesk.domain.values import PaperSize
from tests.documents.reading import MM, opened
from tests.documents.test_golden import _attendance, _payments, _souvenirs

SIZES = list(PaperSize)
COUNTS = [1, 2, 40]
LISTS = {
    "attendance": lambda count, size, long: _attendance(count, size, long=long, blank_rows=0),
    "payments": lambda count, size, long: _payments(count, size, long=long),
    "payments-taxed": lambda count, size, long: _payments(count, size, long=long, taxed=True),
    "souvenirs": lambda count, size, long: _souvenirs(count, size, long=long),
}


def rows_of(page: Any) -> list[tuple[int, Any]]:
    """The marks `1.`, `2.` ... in the signature column, with their words."""
    numbers = [word for word in page.extract_words() if word["text"].rstrip(".").isdigit()]
    marks = [word for word in numbers if word["text"].endswith(".") and word["x0"] > page.width * 0.5]
    return [(int(word["text"][:-1]), word) for word in marks]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("name", LISTS)
def test_lists(name: str, count: int, size: PaperSize, *, long: bool) -> None:
    with opened(LISTS[name](count, size, long)) as document:
        seen: list[int] = []
        for page in document.pages:
            marks = rows_of(page)
            seen += [number for number, _ in marks]
            _sides_alternate(page, marks)
            _everything_is_inside(page)
            _rows_are_whole(page, [number for number, _ in marks])
        assert seen == list(range(1, count + 1)), "each row once, in order"


def _sides_alternate(page: Any, marks: Sequence[tuple[int, Any]]) -> None:
    for (number, word), (_, following) in pairwise(marks):
        shift = following["x0"] - word["x0"]
        assert shift > 30 if number % 2 else shift < -30, f"rows {number} and {number + 1} sign on one side"


def _everything_is_inside(page: Any) -> None:
    for char in page.chars:
        if char["text"].strip():
            assert char["x0"] >= 8 * MM and char["x1"] <= page.width - 8 * MM, char["text"]
            assert char["top"] >= 8 * MM and char["bottom"] <= page.height - 8 * MM, char["text"]
    for line in (*page.lines, *page.rects):
        assert line["x0"] >= 8 * MM and line["x1"] <= page.width - 8 * MM
        assert line["top"] >= 8 * MM and line["bottom"] <= page.height - 8 * MM


def _rows_are_whole(page: Any, numbers: Sequence[int]) -> None:
    """Every row's number and name stand between two rules that follow each other."""
    left = min(line["x0"] for line in page.lines)
    rules = sorted(
        {round(line["top"], 1) for line in page.lines if line["x0"] - left < 1 and line["width"] > 99}
    )
    first_cells = [
        word
        for word in page.extract_words()
        if word["x0"] < left + 30 and word["bottom"] < rules[-1] and word["text"].isdigit()
    ]
    rows = {int(word["text"]): word for word in first_cells if int(word["text"]) in numbers}
    assert sorted(rows) == sorted(numbers), "a row's number is on another page than its place to sign"
    for word in rows.values():
        middle = (word["top"] + word["bottom"]) / 2
        above = max(rule for rule in rules if rule < middle)
        below = min(rule for rule in rules if rule > middle)
        assert below - above >= 9 * MM - 0.2
        cells = [one for one in page.chars if above < (one["top"] + one["bottom"]) / 2 < below]
        assert all(above - 0.5 <= one["top"] and one["bottom"] <= below + 0.5 for one in cells)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("taxed", [False, True])
def test_sums_stand_under_their_column(size: PaperSize, *, taxed: bool) -> None:
    with opened(_payments(40, size, taxed=taxed)) as document:
        for page in document.pages:
            words = page.extract_words()
            money = [word for word in words if word["text"].startswith("Rp")]
            sums = [
                word
                for label in ("JUMLAH", "dipindahkan", "pindahan")
                for head in words
                if head["text"] == label
                for word in money
                if abs(word["bottom"] - head["bottom"]) < 2
            ]
            rows = [word for word in money if word not in sums]
            assert sums
            for one in sums:
                column = [word for word in rows if abs(word["x1"] - one["x1"]) < 0.5]
                assert len(column) >= 2, f"{one['text']} stands under no column"


def test_counts_stand_under_what_was_handed_over() -> None:
    with opened(_souvenirs(2)) as document:
        words = document.pages[0].extract_words()
    total = next(word for word in words if word["text"] == "JUMLAH")
    counts = [word for word in words if word["text"] == "2" and abs(word["bottom"] - total["bottom"]) < 2]
    ones = [word for word in words if word["text"] == "1" and word["x0"] > total["x1"]]
    assert len(counts) == 2
    assert all(any(abs(one["x1"] - count["x1"]) < 0.5 for one in ones) for count in counts)
