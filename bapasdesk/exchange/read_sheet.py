"""Reads a sheet somebody else made, as bare cells: whatever is wrong with the file is one clear sentence."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

from bapasdesk.errors import InvalidInput
from bapasdesk.exchange.sheet_guard import check_workbook

LARGEST_FILE = 20 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 200
_BOOKS = (".xlsx", ".xls", ".xlsb", ".ods")
_ENCODINGS = ("utf-8-sig", "cp1252")


def read_cells(path: Path) -> list[list[Any]]:
    """Rows of cells of the first sheet: text, numbers, dates or None. Raises InvalidInput."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise InvalidInput(f"Berkas {path.name} tidak dapat dibaca ({error.strerror}).", "path") from error
    if size > LARGEST_FILE:
        raise InvalidInput("Berkas lebih besar dari 20 MB. Pecah menjadi beberapa berkas.", "path")
    try:
        rows = _read_book(path) if path.suffix.lower() in _BOOKS else _read_csv(path)
    except InvalidInput:
        raise
    except Exception as error:  # whatever a hostile or broken file makes the reader raise
        raise InvalidInput(
            f"Berkas {path.name} rusak atau bukan lembar kerja. Simpan ulang sebagai .xlsx atau .csv.", "path"
        ) from error
    if len(rows) > MOST_ROWS:
        raise InvalidInput(f"Lebih dari {MOST_ROWS} baris. Pecah menjadi beberapa berkas.", "path")
    return rows


def _read_book(path: Path) -> list[list[Any]]:
    import pandas as pd  # late: it costs about a second of start-up

    check_workbook(path)
    table = pd.read_excel(path, engine="calamine", header=None, dtype=object, nrows=MOST_ROWS + 1)
    table = table.iloc[:, :MOST_COLUMNS]
    return [[None if pd.isna(cell) else cell for cell in row] for row in table.itertuples(index=False)]


def _read_csv(path: Path) -> list[list[Any]]:
    text = _decoded(path.read_bytes())
    head = text[:4096]
    separator = max(";,\t", key=head.count)
    return [list(row[:MOST_COLUMNS]) for row in csv.reader(StringIO(text), delimiter=separator)]


def _decoded(data: bytes) -> str:
    if b"\0" in data:
        raise InvalidInput("Berkas itu bukan teks. Simpan ulang sebagai .xlsx atau .csv.", "path")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InvalidInput("Huruf dalam berkas tidak terbaca. Simpan ulang sebagai .xlsx atau CSV UTF-8.", "path")
