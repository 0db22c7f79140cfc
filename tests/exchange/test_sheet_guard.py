"""A workbook made to do harm is refused before it is read."""

import zipfile
from pathlib import Path

import pytest

from bapasdesk.errors import InvalidInput
from bapasdesk.exchange import sheet_guard
from bapasdesk.exchange.read_sheet import LARGEST_FILE, read_cells
from bapasdesk.services.export import export_list
from bapasdesk.services.office import Office
from tests.builders import make_client

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def good(office: Office, tmp_path: Path) -> Path:
    make_client(office, "Budi Contoh")
    path = tmp_path / "klien.xlsx"
    export_list(office, "clients", path)
    return path


def with_part(good: Path, name: str, data: bytes) -> Path:
    """The good workbook with one part replaced or added."""
    path = good.with_name("jahat.xlsx")
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, data)
    return path


def refused(path: Path) -> str:
    with pytest.raises(InvalidInput) as error:
        read_cells(path)
    return str(error.value)


def test_a_real_workbook_passes(good: Path) -> None:
    assert "Budi Contoh" in read_cells(good)[1]


def test_a_part_that_unpacks_to_fill_the_memory_is_refused(good: Path) -> None:
    bomb = with_part(good, SHEET, b" " * (sheet_guard._SUSPECT_FROM + 1))
    assert bomb.stat().st_size < LARGEST_FILE
    assert "terlalu besar setelah dibuka" in refused(bomb)


def test_what_the_archive_says_of_itself_is_believed_only_downwards(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_guard, "LARGEST_UNPACKED", 100)
    assert "terlalu besar" in refused(good)
    monkeypatch.setattr(sheet_guard, "LARGEST_UNPACKED", 10**9)
    monkeypatch.setattr(sheet_guard, "MOST_PARTS", 2)
    assert "terlalu besar" in refused(good)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://contoh.invalid/a.dtd">',
    ],
)
def test_entities_are_refused_unopened(good: Path, declared: str, encoding: str) -> None:
    text = f'<?xml version="1.0"?>{declared}<worksheet>&b;</worksheet>'
    assert "deklarasi" in refused(with_part(good, SHEET, text.encode(encoding)))


def test_an_archive_with_paths_out_of_the_folder_writes_nothing(good: Path, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    path = with_part(good, "../../luar.xml", b"<a/>")
    read_cells(path)
    assert set(tmp_path.rglob("*")) - before == {path}
    assert not (tmp_path.parent.parent / "luar.xml").exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 potong", b"\xd0\xcf\x11\xe0 bukan", b"\0" * 500])
def test_what_is_no_workbook_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(data)
    assert "rusak" in refused(path) or "bukan" in refused(path)
