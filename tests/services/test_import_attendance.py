"""Attendance from a sheet: each row is filled, changed, the same, doubled, or refused with its place."""

from datetime import date
from pathlib import Path

import pytest

from bapasdesk.domain.list_check import ImportReport
from bapasdesk.errors import RuleBroken
from bapasdesk.services import certificates, participants, sessions, undo
from bapasdesk.services.import_attendance import attendance_kind
from bapasdesk.services.list_import import import_file
from bapasdesk.services.office import Office
from tests.builders import enrol, make_session, mark

DAYS = (date(2023, 6, 19), date(2023, 6, 20))
NAMES = ("Budi Contoh", "Citra Contoh", "Dedi Rekaan")


@pytest.fixture
def session_id(office: Office) -> int:
    made = make_session(office, days=DAYS)
    enrol(office, made, *NAMES)
    return made


def bring(office: Office, session_id: int, path: Path, text: str, *, apply: bool = True) -> ImportReport:
    path.write_text(text, encoding="utf-8")
    return import_file(attendance_kind(session_id), office, path, apply=apply)


def stored(office: Office, session_id: int) -> list[str]:
    rows = participants.rows(office, session_id)
    return ["".join((mark.status or ".") if mark else "." for mark in row.marks) for row in rows]


@pytest.mark.parametrize(
    "head",
    [
        "No;Nama;19/6;20/6",
        "No;Nama Peserta;19 Juni 2023;20 Juni 2023",
        "No;Nama;Hari 1;Hari 2",
        "No;Nama;Senin;Selasa",
        "DAFTAR HADIR;;;\nNo;Nama;Tanggal;\n;;19;20",
    ],
)
def test_days_are_found_however_they_are_headed(
    office: Office, session_id: int, tmp_path: Path, head: str
) -> None:
    text = f"{head}\n1;dedi rekaan;H;sakit\n2;Budi Contoh;hadir;A\n3;CITRA CONTOH, S.H.;v;\n"
    report = bring(office, session_id, tmp_path / "hadir.csv", text)
    assert (report.new, report.read) == (3, 3)
    assert stored(office, session_id) == ["HA", "H.", "HS"]
    assert bring(office, session_id, tmp_path / "hadir.csv", text).unchanged == 3
    assert undo.undo(office) == "5 isian kehadiran"
    assert stored(office, session_id) == ["..", "..", ".."]


def test_row_codes_lead_to_their_rows_in_any_order(office: Office, session_id: int, tmp_path: Path) -> None:
    codes = [row.row_code for row in participants.rows(office, session_id)]
    text = f"Kode;19/6;20/6\n{codes[2]};H;K\n{codes[0].lower()};I;H\nXXX;H;H\n"
    report = bring(office, session_id, tmp_path / "kode.csv", text, apply=False)
    assert [(one.row, one.column) for one in report.errors] == [(4, "row_code")]
    bring(office, session_id, tmp_path / "kode.csv", text.replace("XXX;H;H\n", ""))
    assert stored(office, session_id) == ["IH", "..", "HA"]


def test_what_cannot_be_right_is_named_with_its_place(
    office: Office, session_id: int, tmp_path: Path
) -> None:
    enrol(office, session_id, "Budi Contoh")
    text = "Nama;19/6;20/6\nBudi Contoh;H;H\nOrang Lain;H;H\nCitra Contoh;H;X\nDedi Rekaan;;\n;H;\n"
    report = bring(office, session_id, tmp_path / "salah.csv", text, apply=False)
    found = [(one.row, one.column, one.message.split(".")[0]) for one in report.errors]
    assert found == [
        (2, "name", "Ada beberapa peserta bernama ini"),
        (3, "name", "Nama ini tidak terdaftar pada kegiatan ini"),
        (4, "day_2", "Kehadiran ditulis H, I, S, A, atau K"),
        (5, "day_1", "Belum ada kehadiran pada baris ini"),
        (6, "name", "Nama dan kode baris kosong"),
    ]
    with pytest.raises(RuleBroken, match="5 sel keliru, yang pertama baris 2"):
        bring(office, session_id, tmp_path / "salah.csv", text)
    assert stored(office, session_id) == ["..", "..", "..", ".."]


def test_one_person_twice_is_doubled_or_a_contradiction(
    office: Office, session_id: int, tmp_path: Path
) -> None:
    text = "Nama;19/6\nBudi Contoh;H\nBudi Contoh;H\nDedi Rekaan;H\nDedi Rekaan;A\n"
    report = bring(office, session_id, tmp_path / "ganda.csv", text, apply=False)
    assert (report.new, report.duplicates, report.wrong) == (2, 1, 1)
    assert "baris 4 dengan kehadiran lain" in report.errors[0].message


def test_what_a_certificate_rests_on_is_not_changed(office: Office, session_id: int, tmp_path: Path) -> None:
    mark(office, session_id, "HHH", "HHH")
    certificates.issue(office, session_id)
    report = bring(office, session_id, tmp_path / "h.csv", "Nama;19/6;20/6\nBudi Contoh;H;A\n", apply=False)
    assert [(one.row, one.column) for one in report.errors] == [(2, "day_2")]
    assert "sudah terbit" in report.errors[0].message
    assert bring(office, session_id, tmp_path / "h.csv", "Nama;19/6\nBudi Contoh;H\n").unchanged == 1


def test_a_session_that_is_over_takes_no_list(office: Office, session_id: int, tmp_path: Path) -> None:
    sessions.cancel(office, session_id, "mitra berhalangan")
    with pytest.raises(RuleBroken, match="dibatalkan"):
        bring(office, session_id, tmp_path / "h.csv", "Nama;19/6\nBudi Contoh;H\n")
