"""Lists out: what is typed comes back as the same text and is never a formula."""

import csv
import zipfile
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import DataProtection, Officer
from bapasdesk.domain.records.partners import Agreement
from bapasdesk.domain.rights import Role
from bapasdesk.domain.rows.trail import TrailFilter, TrailRow
from bapasdesk.domain.trail import LIST_EXPORTED, TrailKind
from bapasdesk.domain.values import ClientKind, PaperKind
from bapasdesk.errors import ExportStopped, InvalidInput, NotAllowed, OutputFailed, RuleBroken
from bapasdesk.exchange.read_sheet import read_cells
from bapasdesk.services import (
    agreements,
    audit,
    certificates,
    clients,
    export,
    extracts,
    papers,
    participants,
    payments,
    prints,
    protection,
)
from bapasdesk.services.export import export_list
from bapasdesk.services.extracts import NAMED
from bapasdesk.services.list_files import ENDINGS, Watch
from bapasdesk.services.office import Office
from tests.builders import DAY, OFFICER, make_client, make_session, mark
from tests.documents.reading import whole_text

HOSTILE = ("=1+1", "+62 cmd", "-2+3", "@SUM(A1)", "=HYPERLINK(1)", "＝1+1", "'; DROP", 'ab "c", d')


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(path.read_bytes().decode("utf-8-sig"))))


@pytest.fixture
def filled(office: Office) -> Office:
    """Something in every list; one participant is a child."""
    session_id = make_session(office)
    child = make_client(office, "Anak Rahasia", kind=ClientKind.CHILD, nik="9901010101010002")
    adult = make_client(office, "Dewasa Contoh", guidance_end=date(2020, 1, 1))
    participants.enrol(office, session_id, [child, adult])
    mark(office, session_id, "HH")
    certificates.issue(office, session_id)
    payments.prepare(office, session_id)
    for kind in (PaperKind.RECEIPTS, PaperKind.CERTIFICATES):
        prints.confirm(office, papers.make(office, kind, session_id))
    protection.save_settings(office, DataProtection(retention_months=1))
    agreement = Agreement(
        partner_id=1,
        title="Perjanjian Uji",
        valid_from=DAY,
        valid_until=DAY,
        partner_number="=1",
        office_number="2",
    )
    agreements.save(office, agreement, ())
    clients.get(office, child)
    return office


@pytest.mark.parametrize("kind", list(NAMED))
def test_every_list_goes_out_in_every_form(filled: Office, tmp_path: Path, kind: str) -> None:
    expected = len(NAMED[kind]("").rows(filled))
    for ending in ENDINGS:
        path = tmp_path / f"daftar{ending}"
        count = export_list(filled, kind, path)
        assert count == expected or kind == "trail"
        assert (count > 0) == (kind != "follow-ups")
        assert path.stat().st_size > 0
        assert ending == ".pdf" or "Rahasia" not in written(path)
    paper = whole_text((tmp_path / "daftar.pdf").read_bytes())
    assert "Rahasia" not in paper and "9901010101010002" not in paper
    assert f"Segel jejak {audit.head(filled)}" not in paper, "the export itself is newer"
    assert "Segel jejak" in paper and "Halaman 1 dari" in paper
    newest = newest_export(filled)
    assert newest.action == LIST_EXPORTED and newest.detail.startswith(NAMED[kind]("").of.title)


def newest_export(office: Office) -> TrailRow:
    return audit.rows(office, TrailFilter(kind=TrailKind.EXPORT), limit=1)[0]


def written(path: Path) -> str:
    """All text of a sheet or CSV."""
    return " ".join(" ".join(str(cell) for cell in row) for row in read_cells(path))


def test_the_participants_of_a_session_go_out_with_marks(filled: Office, tmp_path: Path) -> None:
    path = tmp_path / "peserta.csv"
    assert export.save(filled, extracts.seats(1, "Pelatihan Uji 1, 20 Juni 2023"), path) == 2
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0] == '"Daftar peserta: Saringan: Pelatihan Uji 1, 20 Juni 2023"'
    assert lines[2].startswith("1,A.R. (anak),H,1,6,siap,001/SERT/VI/2023")


def test_columns_are_chosen_and_ordered(filled: Office, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    export_list(filled, "clients", path, columns=("no. register", "Nama"))
    assert path.read_text("utf-8-sig").splitlines()[0] == "No. register,Nama"
    with pytest.raises(InvalidInput, match="Kolom Perkara tidak ada"):
        export_list(filled, "clients", path, columns=("Perkara",))


def test_what_was_left_out_is_said_over_the_columns(filled: Office, tmp_path: Path) -> None:
    """A whole list begins with its columns; one that was filtered says so, also on paper."""
    export_list(filled, "clients", tmp_path / "a.xlsx")
    assert read_cells(tmp_path / "a.xlsx")[0][0] == "Nama"
    for ending in ENDINGS:
        assert export_list(filled, "clients", tmp_path / f"b{ending}", "dewasa") == 1
    rows = read_cells(tmp_path / "b.xlsx")
    assert rows[0][0] == "Daftar klien" and rows[1][0] == "Saringan: kata “dewasa”"
    assert "Saringan: kata “dewasa”" in whole_text((tmp_path / "b.pdf").read_bytes())
    assert "dewasa" not in newest_export(filled).detail, "a filter may be a name"
    with pytest.raises(InvalidInput, match="tidak dapat disaring"):
        export_list(filled, "retention", tmp_path / "c.csv", "dewasa")


def test_a_register_keeps_the_line_of_somebody_frozen(filled: Office, tmp_path: Path) -> None:
    protection.freeze(filled, 2, "permintaan")
    for kind, left in (("numbers", 4), ("proofs", 4), ("clients", 1), ("certificates", 1)):
        assert export_list(filled, kind, tmp_path / "a.csv") == left, kind
        assert "Dewasa" not in written(tmp_path / "a.csv")
    export_list(filled, "trail", tmp_path / "a.csv")
    assert "Dewasa" not in written(tmp_path / "a.csv")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_long_export_tells_how_far_it_is_and_can_be_stopped(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(extracts, "PIECE", 100)
    with office.work() as work:
        work.add_all([Client(full_name=f"Orang {number:04d}") for number in range(450)])
        work.commit()
    told: list[tuple[int, int]] = []
    path = tmp_path / f"a{ending}"
    watch = Watch(progress=lambda done, of: told.append((done, of)))
    assert export.save(office, extracts.clients(), path, watch=watch) == 450
    assert told == sorted(told) and told[-1] == (1350, 1350) and len(told) > 6
    with pytest.raises(ExportStopped, match="Tidak ada berkas"):
        export.save(office, extracts.clients(), tmp_path / f"b{ending}", watch=Watch(cancel=lambda: True))
    assert not (tmp_path / f"b{ending}").exists()
    assert sum(row.action == LIST_EXPORTED for row in audit.rows(office)) == 1


def test_what_is_typed_while_a_list_is_read_is_not_half_in_it(office: Office, tmp_path: Path) -> None:
    make_client(office, "Awal")
    typed: list[str] = ["Baru 1"]

    def type_one(done: int, of: int) -> None:
        if typed:
            make_client(office, typed.pop())

    path = tmp_path / "a.csv"
    assert export.save(office, extracts.clients(), path, watch=Watch(progress=type_one)) == 2
    typed += ["Baru 3", "Baru 2"]
    with pytest.raises(RuleBroken, match="berubah selagi"):
        export.save(office, extracts.clients(), tmp_path / "b.csv", watch=Watch(progress=type_one))
    assert not (tmp_path / "b.csv").exists()


def test_whoever_may_not_see_the_trail_cannot_take_it_out(filled: Office, tmp_path: Path) -> None:
    with filled.work() as work:
        me = work.first(Officer, name=OFFICER)
        assert me is not None
        work.change(Officer(id=me.id, name=me.name, roles=(Role.OFFICER,)))
        work.commit()
    filled.forget_rights()
    for kind in ("trail", "retention"):
        with pytest.raises(NotAllowed):
            export_list(filled, kind, tmp_path / "a.csv")
    assert list(tmp_path.glob("*.csv")) == []


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
    with pytest.raises(InvalidInput, match=r"\.xlsx, \.csv, atau \.pdf"):
        export_list(office, "clients", tmp_path / "a.odt")
    with pytest.raises(OutputFailed):
        export_list(office, "clients", tmp_path / "tidak-ada" / "a.csv")
