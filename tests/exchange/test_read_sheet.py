"""Files as they come: encodings, separators, sheets that are hidden; the rows keep their numbers."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from bapasdesk.domain.list_columns import SheetName
from bapasdesk.errors import InvalidInput
from bapasdesk.exchange.read_sheet import read_cells, sheet_names

TABLE = [["Nama", "No. HP"], ["", ""], ["René, S.H.", "0812"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", "\t", "|", ","])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_text_files_keep_every_row_and_cell(
    tmp_path: Path, encoding: str, separator: str, line_end: str
) -> None:
    rows = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in TABLE]
    text = line_end.join(separator.join(row) for row in rows)
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    path = tmp_path / "klien.csv"
    path.write_bytes(mark + text.encode(encoding))
    assert read_cells(path) == TABLE


def test_the_line_that_only_tells_excel_the_separator_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "klien.csv"
    path.write_text("sep=|\nNama|No. HP\nBudi; Contoh|1\n", encoding="utf-8")
    assert read_cells(path) == [["Nama", "No. HP"], ["Budi; Contoh", "1"]]


def test_sheets_are_named_in_their_order_and_hidden_ones_told(tmp_path: Path) -> None:
    path = tmp_path / "klien.xlsx"
    with Workbook(path) as book:
        book.add_worksheet("Satu").write_string(2, 1, "jauh dari sudut")
        book.add_worksheet("Dua").hide()
    assert sheet_names(path) == (SheetName("Satu"), SheetName("Dua", is_hidden=True))
    assert read_cells(path, "Satu") == [[None, None], [None, None], [None, "jauh dari sudut"]]
    assert read_cells(path, "Dua") == []
    with pytest.raises(InvalidInput):
        read_cells(path, "Tiga")
    assert sheet_names(tmp_path / "klien.xlsx")[0] == SheetName("Satu")
