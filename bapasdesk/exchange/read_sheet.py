"""Reads a sheet somebody else made, as bare cells: whatever is wrong with the file is one clear sentence."""

import csv
import re
from collections.abc import Callable
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from bapasdesk.domain.list_columns import SheetName
from bapasdesk.errors import InvalidInput
from bapasdesk.exchange.sheet_guard import check_workbook

T = TypeVar("T")
LARGEST_FILE = 20 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 200
_BOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_ENCODINGS = ("utf-8-sig", "cp1252")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = ";,\t|"
_LOOKED_AT = 50


def sheet_names(path: Path) -> tuple[SheetName, ...]:
    """The sheets of a file in their order; a text file has one, named as the file. Raises InvalidInput."""
    if path.suffix.lower() not in _BOOKS:
        _check_size(path)
        return (SheetName(path.stem),)
    return _told(path, lambda: _names(path))


def read_cells(path: Path, sheet: str | None = None) -> list[list[Any]]:
    """Rows of cells of a sheet (None: the first): text, numbers, dates or None. Raises InvalidInput."""
    rows = _told(path, lambda: _read_book(path, sheet) if _is_book(path) else _read_csv(path))
    if len(rows) > MOST_ROWS:
        raise InvalidInput(f"Lebih dari {MOST_ROWS} baris. Pecah menjadi beberapa berkas.", "path")
    return rows


def _told(path: Path, read: Callable[[], T]) -> T:
    """What reading gives; every way a hostile or broken file makes the reader raise becomes a sentence."""
    _check_size(path)
    try:
        return read()
    except InvalidInput:
        raise
    except BaseException as error:  # a reader in another language may panic, which is no Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        raise InvalidInput(
            f"Berkas {path.name} rusak atau bukan lembar kerja. Simpan ulang sebagai .xlsx atau .csv.", "path"
        ) from error


def _is_book(path: Path) -> bool:
    return path.suffix.lower() in _BOOKS


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise InvalidInput(f"Berkas {path.name} tidak dapat dibaca ({error.strerror}).", "path") from error
    if size > LARGEST_FILE:
        raise InvalidInput("Berkas lebih besar dari 20 MB. Pecah menjadi beberapa berkas.", "path")


def _names(path: Path) -> tuple[SheetName, ...]:
    check_workbook(path)
    with CalamineWorkbook.from_path(path) as book:
        return tuple(
            SheetName(sheet.name, sheet.visible != SheetVisibleEnum.Visible) for sheet in book.sheets_metadata
        )


def _read_book(path: Path, name: str | None) -> list[list[Any]]:
    check_workbook(path)
    with CalamineWorkbook.from_path(path) as book:
        sheet = book.get_sheet_by_index(0) if name is None else book.get_sheet_by_name(name)
        cells = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1)
    return [[None if cell == "" else cell for cell in row[:MOST_COLUMNS]] for row in cells]


def _read_csv(path: Path) -> list[list[Any]]:
    text = _decoded(path.read_bytes())
    first, _, rest = text.partition("\n")
    hint = re.fullmatch(r"sep=(.)", first.strip(), re.IGNORECASE)
    if hint:  # Excel takes this line as a hint and does not show it
        return _split(rest, hint[1])
    return _split(text, _separator(text))


def _separator(text: str) -> str:
    """The one that parts most of the first lines into columns."""

    def columns(separator: str) -> int:
        widths = sorted(len(row) for row in _split(text, separator, _LOOKED_AT) if any(row))
        return widths[len(widths) // 2] if widths else 0

    return max(_SEPARATORS, key=columns)


def _split(text: str, separator: str, most: int | None = None) -> list[list[Any]]:
    found = csv.reader(StringIO(text, newline=""), delimiter=separator)
    return [list(row[:MOST_COLUMNS]) for row in islice(found, most)]


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF_16_MARKS):
        return data.decode("utf-16")
    if b"\0" in data:
        raise InvalidInput("Berkas itu bukan teks. Simpan ulang sebagai .xlsx atau .csv.", "path")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InvalidInput("Huruf dalam berkas tidak terbaca. Simpan ulang sebagai .xlsx atau CSV UTF-8.", "path")
