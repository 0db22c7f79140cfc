"""The command line's contract: statuses, one JSON document, one clear line of trouble."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from bapasdesk.cli.main import cli
from bapasdesk.config import OfficeFolder
from bapasdesk.domain.values import PaperKind
from bapasdesk.services import certificates, payments
from bapasdesk.services.demo import OFFICER, PASSPHRASE, build_demo_office
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office
from bapasdesk.store import drive_kind
from bapasdesk.store.drive_kind import Drive
from tests import builders
from tests.documents.reading import texts

DEMO = {"BAPASDESK_OFFICER": OFFICER, "BAPASDESK_PASSPHRASE": PASSPHRASE}


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> OfficeFolder:
    folder = OfficeFolder(tmp_path_factory.mktemp("cli") / "office")
    build_demo_office(folder, cost=builders.FAST_COST).office.close()
    return folder


def run(folder: OfficeFolder | None, *words: str, **env: str) -> Result:
    place = ["--data-dir", str(folder.root)] if folder else []
    return CliRunner().invoke(cli, [*place, *words], env=env or DEMO, obj=lambda *_: 0)


def test_sessions_as_json(demo_folder: OfficeFolder) -> None:
    result = run(demo_folder, "list", "sessions", "--json")
    rows = json.loads(result.stdout)
    assert len(rows) == 10
    wanted = {"id", "course", "partner", "starts_on", "ends_on", "status", "participants", "present"}
    assert wanted <= rows[0].keys()
    assert rows[-1]["starts_on"] == "2022-03-30" and rows[-1]["participants"] == 24


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("partners", 8),
        ("courses", 11),
        ("clients", 96),
        ("participants", 179),
        ("certificates", 177),
        ("receipts", 179),
    ],
)
def test_lists(demo_folder: OfficeFolder, kind: str, count: int) -> None:
    assert len(json.loads(run(demo_folder, "list", kind, "--json").stdout)) == count
    limited = run(demo_folder, "list", kind, "--limit", "2")
    assert len(limited.stdout.splitlines()) == 2


def test_recap(demo_folder: OfficeFolder, tmp_path: Path) -> None:
    found = json.loads(run(demo_folder, "recap", "2023", "--json").stdout)
    assert (found["year"], found["sessions"], found["participations"]) == (2023, 6, 110)
    assert len(found["rows"]) == 6
    assert "2022: 4 kegiatan, 69 kepesertaan" in run(demo_folder, "recap", "2022").stdout
    out = tmp_path / "rekap.xlsx"
    assert run(demo_folder, "recap", "2022", "--out", str(out)).exit_code == 0
    assert out.read_bytes().startswith(b"PK")
    paper = tmp_path / "rekap.pdf"
    assert run(demo_folder, "recap", "2022", "--out", str(paper)).exit_code == 0
    assert "4 kegiatan, 69 kepesertaan" in "".join(texts(paper.read_bytes()))


@pytest.mark.parametrize("kind", [kind.value for kind in PaperKind])
def test_print(demo_folder: OfficeFolder, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "kertas.pdf"
    assert run(demo_folder, "print", kind, "--session", "3", "--out", str(out)).exit_code == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_verify_certificate(demo_folder: OfficeFolder) -> None:
    with open_office(demo_folder, OFFICER, PASSPHRASE) as office:
        row = certificates.rows(office)[0]
    found = json.loads(run(demo_folder, "verify-certificate", row.verification_code, "--json").stdout)
    assert found["status"] == "valid"
    assert (found["number"], found["course"]) == (row.number, row.course)
    assert json.loads(run(demo_folder, "verify-certificate", "apa", "--json").stdout)["status"] == "unknown"


def test_check(demo_folder: OfficeFolder) -> None:
    result = run(demo_folder, "check", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["ok"] is True


def test_printing_again_gives_a_copy_and_a_failed_print_counts_nothing(
    demo_folder: OfficeFolder, tmp_path: Path
) -> None:
    lost, first, second = paths = [tmp_path / name for name in ("tidak-ada/a.pdf", "b.pdf", "c.pdf")]
    command = ("print", "certificates", "--session", "5", "--out")
    said = [run(demo_folder, *command, str(path)) for path in paths]
    assert [one.exit_code for one in said] == [1, 0, 0]
    assert not lost.exists()
    assert not any("Salinan" in text for text in texts(first.read_bytes()))
    assert all("Salinan ke-1" in text for text in texts(second.read_bytes()))


def test_init_prints_the_recovery_code_once(folder: OfficeFolder) -> None:
    env = {"BAPASDESK_OFFICER": "Petugas", "BAPASDESK_PASSPHRASE": "frasa sandi yang panjang"}
    made = run(folder, "init", "--office", "Bapas Contoh", **env)
    assert made.exit_code == 0
    assert len(made.stdout.strip().replace("-", "").replace(" ", "")) == 65
    again = run(folder, "init", "--office", "Bapas Contoh", **env)
    assert again.exit_code == 1
    assert run(folder, "list", "clients", "--json", **env).stdout.strip() == "[]"


def test_a_wrong_passphrase_is_status_3_and_the_right_one_works_afterwards(
    office_folder: OfficeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("bapasdesk.cli.start.time.sleep", waited.append)
    env = {"BAPASDESK_OFFICER": builders.OFFICER, "BAPASDESK_PASSPHRASE": "bukan itu"}
    refused = run(office_folder, "check", **env)
    assert refused.exit_code == 3
    assert len(refused.stderr.splitlines()) == 1 and refused.stdout == ""
    run(office_folder, "check", **{**env, "BAPASDESK_PASSPHRASE": builders.PASSPHRASE})
    assert 0 < waited[-1] <= 1


def test_an_office_open_elsewhere_is_status_4(office: Office, office_folder: OfficeFolder) -> None:
    env = {"BAPASDESK_OFFICER": builders.OFFICER, "BAPASDESK_PASSPHRASE": builders.PASSPHRASE}
    refused = run(office_folder, "check", **env)
    assert refused.exit_code == 4
    assert "sedang dibuka" in refused.stderr


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["list", "planets"], 2),
        (["recap"], 2),
        (["recap", "2022", "--out", "rekap.docx"], 2),
        (["print", "receipts", "--session", "99999", "--out", "x.pdf"], 1),
        (["print", "receipts", "--session", "3", "--out", "/tidak/ada/x.pdf"], 1),
        (["recap", "2022", "--out", "/tidak/ada/x.xlsx"], 1),
    ],
)
def test_refusals(demo_folder: OfficeFolder, words: list[str], status: int) -> None:
    result = run(demo_folder, *words)
    assert result.exit_code == status
    assert result.stdout == ""
    assert status == 2 or len(result.stderr.splitlines()) == 1


def test_an_empty_folder_and_a_damaged_file_are_said(
    folder: OfficeFolder, office_folder: OfficeFolder
) -> None:
    office_folder.database.write_bytes(b"bukan data kantor" * 500)
    env = {"BAPASDESK_OFFICER": builders.OFFICER, "BAPASDESK_PASSPHRASE": builders.PASSPHRASE}
    damaged = run(office_folder, "check", **env)
    assert damaged.exit_code == 1 and len(damaged.stderr.splitlines()) == 1
    nothing = run(OfficeFolder(folder.root / "lain"), "check", **env)
    assert nothing.exit_code == 1 and "Belum ada data kantor" in nothing.stderr


def test_demo_writes_what_it_lists(tmp_path: Path) -> None:
    result = run(None, "demo", "--out", str(tmp_path / "demo"), "--no-window", BAPASDESK_OFFICER="")
    assert result.exit_code == 0
    listed = [
        Path(line.strip()) for line in result.stdout.splitlines() if line.startswith("  ") and "/" in line
    ]
    assert len([path for path in listed if path.is_file()]) == 10 * len(PaperKind) + 1
    assert "BAPASDESK_OFFICER=Petugas-Contoh BAPASDESK_PASSPHRASE=data-contoh-bukan-rahasia" in result.stdout
    assert "Semua tahun: 10 kegiatan, 179 kepesertaan" in result.stdout


def test_self_test_and_a_command_without_qt() -> None:
    code = (
        "import sys; from bapasdesk.__main__ import main; sys.argv = ['bapasdesk', 'self-test']\n"
        "try: main()\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "SQLCipher" in done.stdout


def test_backup_verify_and_restore(office_folder: OfficeFolder, tmp_path: Path) -> None:
    env = {"BAPASDESK_OFFICER": builders.OFFICER, "BAPASDESK_PASSPHRASE": builders.PASSPHRASE}
    made = json.loads(run(office_folder, "backup", str(tmp_path), "--json", **env).stdout)
    assert made["ok"] and made["counts"]["office"] == 1 and made["problem"] == ""
    for secrets in (env, {"BAPASDESK_PASSPHRASE": ""}):
        found = json.loads(run(None, "verify", made["path"], "--json", **secrets).stdout)
        assert (found["ok"], found["office"]) == (True, "Balai Pemasyarakatan Kelas I Contoh")
    bare = OfficeFolder(tmp_path / "baru")
    refused = run(bare, "restore", made["path"], **env)
    assert refused.exit_code == 1 and "--yes" in refused.stderr and not bare.exists
    assert run(bare, "restore", made["path"], "--yes", **env).exit_code == 0
    assert run(bare, "check", **env).exit_code == 0
    wrong = {**env, "BAPASDESK_PASSPHRASE": "bukan frasa sandinya"}
    assert run(bare, "restore", made["path"], "--yes", **wrong).exit_code == 3


def test_a_drill_leaves_nothing_behind(office_folder: OfficeFolder, tmp_path: Path) -> None:
    env = {"BAPASDESK_OFFICER": builders.OFFICER, "BAPASDESK_PASSPHRASE": builders.PASSPHRASE}
    made = json.loads(run(office_folder, "backup", str(tmp_path), "--json", **env).stdout)
    tried = run(office_folder, "drill", made["path"], "--json", **env)
    assert tried.exit_code == 0 and json.loads(tried.stdout)["ok"]
    broken = tmp_path / "rusak.bpbak"
    broken.write_bytes(Path(made["path"]).read_bytes()[:-1])
    failed = run(office_folder, "drill", str(broken), "--json", **env)
    assert failed.exit_code == 1 and "rusak" in json.loads(failed.stdout)["problem"]
    assert not office_folder.drill.exists()


@pytest.mark.parametrize("words", [("init", "--office", "Bapas Contoh"), ("list", "clients")])
def test_an_office_on_a_drive_that_can_go_is_refused_with_the_reason(
    office_folder: OfficeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr(drive_kind, "drive_of", lambda _: Drive("cifs", is_remote=True))
    env = {"BAPASDESK_OFFICER": builders.OFFICER, "BAPASDESK_PASSPHRASE": builders.PASSPHRASE}
    place = OfficeFolder(tmp_path / "baru") if words[0] == "init" else office_folder
    refused = run(place, *words, **env)
    assert refused.exit_code == 1 and "berada di jaringan" in refused.stderr
    assert not (tmp_path / "baru").exists()


def test_a_damaged_backup_is_told(office_folder: OfficeFolder, tmp_path: Path) -> None:
    broken = tmp_path / "rusak.bpbak"
    broken.write_bytes(b"BAPASBAK" + bytes(5000))
    result = run(None, "verify", str(broken), "--json", BAPASDESK_PASSPHRASE="")
    found = json.loads(result.stdout)
    assert result.exit_code == 1 and not found["ok"] and "rusak" in found["problem"]
    env = {"BAPASDESK_OFFICER": builders.OFFICER, "BAPASDESK_PASSPHRASE": builders.PASSPHRASE}
    before = office_folder.database.read_bytes()
    assert run(office_folder, "restore", str(broken), "--yes", **env).exit_code == 1
    assert office_folder.database.read_bytes() == before


def test_import_and_export(office_folder: OfficeFolder, tmp_path: Path) -> None:
    env = {"BAPASDESK_OFFICER": builders.OFFICER, "BAPASDESK_PASSPHRASE": builders.PASSPHRASE}
    sheet = tmp_path / "klien.csv"
    sheet.write_text("Nama;Tanggal lahir\nBudi Contoh;12-4-1990\n", encoding="utf-8")
    for words, expected in ((["--json"], 1), (["--apply", "--json"], 1), (["--apply", "--json"], 0)):
        found = json.loads(run(office_folder, "import", "clients", str(sheet), *words, **env).stdout)
        assert found["new"] == expected and found["errors"] == []
    out = tmp_path / "klien.xlsx"
    told = run(office_folder, "export", "clients", "--out", str(out), **env)
    assert told.exit_code == 0 and "UU 27/2022" in told.stderr
    chosen = ("export", "clients", "--columns", "NIK, Nama", "--out", str(tmp_path / "b.csv"))
    assert run(office_folder, *chosen, **env).exit_code == 0
    assert (tmp_path / "b.csv").read_text("utf-8-sig").splitlines()[0] == "NIK,Nama"
    paper = tmp_path / "c.pdf"
    assert run(office_folder, "export", "clients", "--out", str(paper), **env).exit_code == 0
    assert paper.read_bytes().startswith(b"%PDF")
    wrong = run(office_folder, "export", "clients", "--columns", "Perkara", "--out", str(paper), **env)
    assert wrong.exit_code == 1 and "Kolom Perkara tidak ada" in wrong.stderr
    assert out.read_bytes().startswith(b"PK")
    sheet.write_text("Nama;Tanggal lahir\nCitra;31-2-1990\n", encoding="utf-8")
    wrong = run(office_folder, "import", "clients", str(sheet), "--json", **env)
    assert wrong.exit_code == 1
    assert json.loads(wrong.stdout)["errors"][0]["row"] == 2


def test_attendance_comes_in_for_the_session_that_is_named(
    office: Office, office_folder: OfficeFolder, tmp_path: Path
) -> None:
    made = builders.make_session(office)
    builders.enrol(office, made, "Budi Contoh", "Citra Contoh")
    office.close()
    env = {"BAPASDESK_OFFICER": builders.OFFICER, "BAPASDESK_PASSPHRASE": builders.PASSPHRASE}
    sheet = tmp_path / "hadir.csv"
    sheet.write_text("Nama;Hadir\nCitra Contoh;H\nOrang Lain;H\n", encoding="utf-8")
    words = ["import", "attendance", str(sheet), "--session", str(made)]
    refused = run(office_folder, *words, "--apply", **env)
    assert refused.exit_code == 1 and "yang pertama baris 3" in refused.stderr
    sheet.write_text("Nama;Hadir\nCitra Contoh;H\n", encoding="utf-8")
    for expected in ((1, 0), (0, 1)):
        found = json.loads(run(office_folder, *words, "--apply", "--json", **env).stdout)
        assert (found["new"], found["unchanged"]) == expected
    assert run(office_folder, *words[:3], **env).exit_code == 2, "which session?"


def test_a_letter_is_printed_with_a_typed_number_and_for_f4_once(
    demo_folder: OfficeFolder, tmp_path: Path
) -> None:
    words = ["print", "thank-you", "--session", "4", "--size", "f4", "--out", str(tmp_path / "surat.pdf")]
    assert run(demo_folder, *words, "--number", "W.9.UM-1 TAHUN 2022").exit_code == 0
    assert run(demo_folder, *words).exit_code == 0, "printed again as it was issued"
    refused = run(demo_folder, *words, "--number", "W.9.UM-2 TAHUN 2022")
    assert refused.exit_code == 1 and "W.9.UM-1 TAHUN 2022" in refused.stderr


def test_differences_of_the_settlement_are_listed_by_name(
    office: Office, office_folder: OfficeFolder, tmp_path: Path
) -> None:
    made = builders.make_session(office)
    builders.enrol(office, made, "Budi", "Citra")
    builders.mark(office, made, "HH")
    payments.prepare(office, made)
    with office.work() as work:
        work.connection.execute(text("UPDATE attendance SET status = 'S', reason = 'acceptable'"))
        work.commit()
    office.close()
    env = {"BAPASDESK_OFFICER": builders.OFFICER, "BAPASDESK_PASSPHRASE": builders.PASSPHRASE}
    out = tmp_path / "spj.pdf"
    refused = run(office_folder, "print", "settlement", "--session", str(made), "--out", str(out), **env)
    assert refused.exit_code == 1 and not out.exists()
    for name in ("Budi", "Citra"):
        assert f"• {name}: dibayar untuk 20 Juni 2023, tetapi tidak hadir" in refused.stderr
