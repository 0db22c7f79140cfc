"""Lists out: what is typed comes back as the same text and is never a formula."""

import csv
import zipfile
from io import StringIO
from pathlib import Path

import pytest

from bapasdesk.domain.records import Client
from bapasdesk.errors import InvalidInput, OutputFailed
from bapasdesk.services import clients
from bapasdesk.services.export import LISTS, export_list
from bapasdesk.services.office import Office
from tests.builders import enrol, make_client, make_session, mark

HOSTILE = ("=1+1", "+62 cmd", "-2+3", "@SUM(A1)", "=HYPERLINK(1)", "＝1+1", "'; DROP", 'ab "c", d')


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(path.read_bytes().decode("utf-8-sig"))))


@pytest.mark.parametrize("kind", list(LISTS))
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_every_list_goes_out(office: Office, tmp_path: Path, kind: str, ending: str) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi Contoh")
    mark(office, session_id, "H")
    path = tmp_path / f"daftar{ending}"
    assert export_list(office, kind, path) == len(LISTS[kind](office, "", None))
    assert path.stat().st_size > 0


def test_formulas_are_text(office: Office, tmp_path: Path) -> None:
    for name in HOSTILE:
        make_client(office, name)
    export_list(office, "clients", tmp_path / "a.csv")
    cells = {row["Nama"] for row in read_csv(tmp_path / "a.csv")}
    assert cells == {f"'{name}" if name[0] in "=+-@＝" else name for name in HOSTILE}
    export_list(office, "clients", tmp_path / "a.xlsx")
    content = (tmp_path / "a.xlsx").read_bytes()
    assert content.startswith(b"PK")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
        words = book.read("xl/sharedStrings.xml").decode()
    assert b"<f>" not in sheet
    assert all(name.replace("&", "&amp;") in words for name in HOSTILE if '"' not in name)


def test_a_nik_stays_masked_and_zeros_stay(office: Office, tmp_path: Path) -> None:
    clients.save(
        office, Client(full_name="Budi", nik="9971011204900001", phone="081234567890", register_number="007")
    )
    export_list(office, "clients", tmp_path / "a.csv")
    row = read_csv(tmp_path / "a.csv")[0]
    assert (row["NIK"], row["Telepon"], row["No. register"]) == ("9971********0001", "081234567890", "007")


def test_an_empty_list_and_a_wrong_ending(office: Office, tmp_path: Path) -> None:
    assert export_list(office, "clients", tmp_path / "kosong.xlsx") == 0
    with pytest.raises(InvalidInput, match=r"\.xlsx atau \.csv"):
        export_list(office, "clients", tmp_path / "a.pdf")
    with pytest.raises(OutputFailed):
        export_list(office, "clients", tmp_path / "tidak-ada" / "a.csv")
