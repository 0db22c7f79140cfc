"""Client lists in: every row ends as new, updated, unchanged, duplicate or an error that names its place."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bapasdesk.domain.list_check import ImportReport, ListCheck, RowState
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import clients, protection, sheets
from bapasdesk.services.import_clients import CLIENTS
from bapasdesk.services.list_import import Watch, import_file
from bapasdesk.services.office import Office
from tests.builders import make_client

ROWS: list[list[Any]] = [
    ["DAFTAR KLIEN CONTOH", None, None, None, None],
    [None, None, None, None, None],
    ["No", "Nama Lengkap", "NIK", "Tgl. Lahir", "L/P"],
    [1, "Budi Contoh", "9971011204900001", date(1990, 4, 12), "L"],
    [2, "Siti Contoh", "9971015204900002", "12 April 1990", "P"],
    [3, "Aditya", None, None, None],
    [None, None, None, None, None],
]


def book(path: Path, rows: list[list[Any]]) -> Path:
    pd.DataFrame(rows, dtype=object).to_excel(path, header=False, index=False)
    return path


def counts(report: ImportReport) -> tuple[int, int, int, int, int]:
    return report.new, report.updated, report.unchanged, report.duplicates, len(report.errors)


def test_a_dry_run_changes_nothing_and_the_second_run_adds_nothing(office: Office, tmp_path: Path) -> None:
    path = book(tmp_path / "klien.xlsx", ROWS)
    assert counts(import_file(CLIENTS, office, path)) == (3, 0, 0, 0, 0)
    assert clients.count(office) == 0
    assert counts(import_file(CLIENTS, office, path, apply=True)) == (3, 0, 0, 0, 0)
    siti = clients.get(office, clients.rows(office, "siti")[0].id)
    assert (siti.nik, siti.birth_date, siti.sex) == ("9971015204900002", date(1990, 4, 12), "female")
    assert counts(import_file(CLIENTS, office, path, apply=True)) == (0, 0, 2, 1, 0)
    assert clients.count(office) == 3


def test_a_known_person_is_updated_and_empty_cells_erase_nothing(office: Office, tmp_path: Path) -> None:
    make_client(office, "Budi", nik="9971011204900001", phone="081234567890")
    path = book(
        tmp_path / "klien.xlsx", [["Nama", "NIK", "Telepon"], ["Budi Contoh", "9971011204900001", None]]
    )
    assert counts(import_file(CLIENTS, office, path, apply=True)) == (0, 1, 0, 0, 0)
    row = clients.rows(office)[0]
    assert (row.name, row.phone) == ("Budi Contoh", "081234567890")


def test_one_wrong_cell_stops_everything_and_is_named(office: Office, tmp_path: Path) -> None:
    rows = [*ROWS[:5], [3, "Dedi", 9971011204900003, "31 Februari 1990", "X"]]
    path = book(tmp_path / "klien.xlsx", rows)
    report = import_file(CLIENTS, office, path)
    assert [(one.row, one.column) for one in report.errors] == [(6, "nik"), (6, "birth_date"), (6, "sex")]
    assert "sebagai angka" in report.errors[0].message
    with pytest.raises(RuleBroken, match="Tidak ada yang diimpor: 3 sel keliru, yang pertama baris 6"):
        import_file(CLIENTS, office, path, apply=True)
    assert clients.count(office) == 0


def test_the_same_person_twice_in_a_list_is_taken_once(office: Office, tmp_path: Path) -> None:
    path = book(tmp_path / "klien.xlsx", [*ROWS[:5], ROWS[3]])
    assert counts(import_file(CLIENTS, office, path, apply=True)) == (2, 0, 0, 1, 0)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Nama;No. HP\nBudi Contoh;0812\n", "utf-8-sig"),
        ("Nama,No. HP\nBudi Contoh,0812\n", "utf-8"),
        ("Nama;No. HP\nRené Contoh;0812\n", "cp1252"),
        ("Nama\tNo. HP\r\nBudi Contoh\t0812\r\n", "utf-8"),
    ],
)
def test_csv_as_offices_have_it(office: Office, tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "klien.csv"
    path.write_bytes(text.encode(encoding))
    assert counts(import_file(CLIENTS, office, path, apply=True)) == (1, 0, 0, 0, 0)
    assert clients.rows(office)[0].phone == "0812", "a leading zero stays"


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 rusak", b"\x00\x01\x02", b"Telepon;Alamat\n1;2\n", b"%PDF-1.7"]
)
@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".ods"])
def test_a_broken_file_is_one_sentence(office: Office, tmp_path: Path, content: bytes, ending: str) -> None:
    path = tmp_path / f"klien{ending}"
    path.write_bytes(content)
    with pytest.raises(InvalidInput) as refusal:
        import_file(CLIENTS, office, path, apply=True)
    assert str(refusal.value).endswith(".")
    assert clients.count(office) == 0


def test_a_missing_and_a_huge_file_are_refused(office: Office, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="tidak dapat dibaca"):
        import_file(CLIENTS, office, tmp_path / "tidak-ada.csv")
    huge = tmp_path / "besar.csv"
    with huge.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(InvalidInput, match="20 MB"):
        import_file(CLIENTS, office, huge)


cells = st.text(alphabet=st.characters(codec="utf-8", exclude_characters=';\r\n\0"'), max_size=20)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(cells, cells, cells), max_size=8))
def test_every_row_is_counted_once(office: Office, tmp_path: Path, rows: list[tuple[str, str, str]]) -> None:
    path = tmp_path / "klien.csv"
    lines = ["Nama;NIK;Tanggal lahir", *(";".join(row) for row in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    before = clients.count(office)
    report = import_file(CLIENTS, office, path)
    wrong = len({one.row for one in report.errors})
    read = report.new + report.updated + report.unchanged + report.duplicates + wrong
    assert read <= len(rows)
    assert clients.count(office) == before


def test_a_sheet_that_swells_when_unpacked_is_refused_unread(office: Office, tmp_path: Path) -> None:
    path = book(tmp_path / "klien.xlsx", ROWS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/besar.bin", bytes(30 * 1024 * 1024))
    with pytest.raises(InvalidInput, match="terlalu besar setelah dibuka"):
        import_file(CLIENTS, office, path)


NIK = "9971011204900001"
BORN = "12-4-1990"


def looked_at(office: Office, tmp_path: Path, *rows: str) -> ListCheck:
    path = tmp_path / "klien.csv"
    path.write_text("\n".join(["Nama;NIK;Tgl Lahir;No HP", *rows]), encoding="utf-8")
    columns = CLIENTS.columns(office)
    cells = sheets.rows(office, path, path.stem)
    layout = sheets.known_layout(office, CLIENTS.name, columns, cells)
    return CLIENTS.check(office, cells, layout, {}, Watch())


@pytest.mark.parametrize(
    ("row", "state", "choices"),
    [
        (f"Budi Contoh;{NIK};;0899", RowState.UPDATED, "update skip"),
        (f"Budi Contoh;;{BORN};0899", RowState.UPDATED, "update skip"),
        (f"Budi Contoh;{NIK};{BORN};0811", RowState.UNCHANGED, ""),
        (f"Budi Contoh;9971011204900009;{BORN};0899", RowState.DUPLICATE, "skip update add"),
        ("Budi Contoh;;;0899", RowState.DUPLICATE, "skip update add"),
        (f"Siti Lain;{NIK};;0899", RowState.DUPLICATE, "skip update"),
        ("Budi Contoh;9971011204900009;1-1-1980;", RowState.NEW, ""),
        ("Wati Tanpa;9971011204900009;;", RowState.NEW, "add update skip"),
        (f"Wati Tanpa;{NIK};3-3-1977;", RowState.DUPLICATE, "skip update"),
    ],
)
def test_how_somebody_known_is_recognised(
    office: Office, tmp_path: Path, row: str, state: RowState, choices: str
) -> None:
    make_client(office, "Budi Contoh", nik=NIK, birth_date=date(1990, 4, 12), phone="0811")
    make_client(office, "Wati Tanpa")
    found = looked_at(office, tmp_path, row).rows[0]
    assert (found.state, " ".join(found.choices)) == (state, choices), found
    assert bool(found.reason) == bool(found.choices)


def test_one_nik_for_two_people_is_refused(office: Office, tmp_path: Path) -> None:
    make_client(office, "Budi Contoh", nik=NIK)
    make_client(office, "Siti Contoh", birth_date=date(1990, 4, 12))
    check = looked_at(
        office, tmp_path, f"Siti Contoh;{NIK};{BORN};", "Tono;99;1-1-1980;", "Rudi;99;2-2-1970;"
    )
    assert [(one.row, one.column) for one in check.errors] == [(2, "nik"), (4, "nik")]
    assert "milik Budi Contoh" in check.errors[0].message and "baris 3" in check.errors[1].message


def test_two_rows_that_lead_to_one_person_change_it_once(office: Office, tmp_path: Path) -> None:
    make_client(office, "Budi Contoh", nik=NIK, birth_date=date(1990, 4, 12))
    rows = (f"Budi Contoh;{NIK};;0811", f"Budi Contoh;;{BORN};0822")
    first, second = looked_at(office, tmp_path, *rows).rows
    assert (first.state, second.state) == (RowState.UPDATED, RowState.DUPLICATE)
    assert second.reason.endswith("baris 2.")


def test_frozen_data_is_not_changed_by_a_list(office: Office, tmp_path: Path) -> None:
    frozen = make_client(office, "Budi Contoh", nik=NIK, phone="0811")
    protection.freeze(office, frozen, "diminta yang bersangkutan")
    check = looked_at(office, tmp_path, f"Budi Contoh;{NIK};;0899")
    assert "dibekukan" in check.errors[0].message
    assert not looked_at(office, tmp_path, f"Budi Contoh;{NIK};;0811").errors


def test_a_line_of_sums_is_nobody(office: Office, tmp_path: Path) -> None:
    check = looked_at(office, tmp_path, "JUMLAH : 40 orang;;;")
    assert [(one.row, one.column) for one in check.errors] == [(2, "full_name")]
