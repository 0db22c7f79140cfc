"""The demonstration office against the paper's own tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.labels import label
from bapasdesk.domain.planning import WarningKind
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.values import PaperKind, PartnerStage
from bapasdesk.errors import RuleBroken
from bapasdesk.services import (
    certificates,
    check,
    clients,
    courses,
    partners,
    payments,
    planning,
    recap,
    sessions,
)
from bapasdesk.services.demo import (
    OFFICER,
    PASSPHRASE,
    DemoOffice,
    build_demo_office,
    remove_demo_office,
    write_demo_papers,
)
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office
from tests.builders import FAST_COST

TABLE_1 = [
    ("GBI WTC Regency Kota Tangerang", {"Budidaya Ikan dan Pembuatan Pupuk Organik", "Bakso Instan"}),
    ("HKTI Tangerang", {"Pertanian"}),
    ("PT East West Seed Indonesia", {"Perkebunan dan Pertanian"}),
    (
        "Dinas Ketenagakerjaan Kota Tangsel",
        {"Teknik Penyemaian Bibit Anggur dan Alpukat Mini", "Barbershop"},
    ),
    ("LPK Masyarakat Kopi Indonesia", {"Teknik Penyajian Kopi/Barista"}),
    ("PARARI", {"Pijat Refleksi"}),
    ("LBH Benteng Cakrawala", {"Pembuatan Seblak"}),
    ("Dinas Sosial Provinsi Banten", {"Make-Up Artis", "Tata Boga (Pembuatan Aneka Kue)"}),
]
TABLE_2 = [
    ("2022-03-30", "2022-03-30", "Budidaya Ikan dan Pembuatan Pupuk Organik", 24),
    ("2022-09-19", "2022-09-23", "Teknik Penyemaian Bibit Anggur dan Alpukat Mini", 10),
    ("2022-10-20", "2022-10-20", "Teknik Penyajian Kopi/Barista", 20),
    ("2022-11-15", "2022-11-23", "Make-Up Artis", 15),
    ("2023-03-21", "2023-03-21", "Bakso Instan", 30),
    ("2023-04-14", "2023-04-14", "Barbershop", 3),
    ("2023-05-23", "2023-05-23", "Tata Boga (Pembuatan Aneka Kue)", 20),
    ("2023-06-20", "2023-06-20", "Teknik Penyajian Kopi/Barista", 20),
    ("2023-07-12", "2023-07-12", "Pijat Refleksi", 18),
    ("2023-09-13", "2023-09-13", "Pembuatan Seblak", 19),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoOffice]:
    folder = OfficeFolder(tmp_path_factory.mktemp("demo") / "office")
    built = build_demo_office(folder, cost=FAST_COST)
    with built.office:
        yield built


@pytest.fixture(scope="module")
def demo(made: DemoOffice) -> Office:
    return made.office


def test_table_1_partners_and_offers(demo: Office) -> None:
    found = {row.name: set(row.courses) for row in partners.rows(demo)}
    assert found == dict(TABLE_1)
    assert len(courses.rows(demo)) == 11


def test_table_1_in_the_papers_order_with_kinds_and_stages(demo: Office) -> None:
    """Six of the eight have taught; two offers were agreed on and never run."""
    taught = {row.partner for row in recap.recap(demo, None).rows}
    by_id = sorted(partners.rows(demo), key=lambda row: row.id)
    assert [row.name for row in by_id] == [name for name, _ in TABLE_1]
    assert [label(row.kind) for row in by_id] == [
        "Masyarakat",
        "Masyarakat",
        "Swasta",
        "Instansi pemerintah",
        "Lembaga pelatihan",
        "Masyarakat",
        "Masyarakat",
        "Instansi pemerintah",
    ]
    assert {row.name: row.stage for row in by_id} == {
        row.name: PartnerStage.ACTIVE if row.name in taught else PartnerStage.AGREED for row in by_id
    }
    held = {row.course for row in recap.recap(demo, None).rows}
    never_run = {(name, offer) for name, offers in TABLE_1 for offer in offers if offer not in held}
    assert never_run == {
        ("HKTI Tangerang", "Pertanian"),
        ("PT East West Seed Indonesia", "Perkebunan dan Pertanian"),
    }
    assert sum(len(offers) for _, offers in TABLE_1) == 11


def test_every_session_of_the_demo_lies_within_its_agreement(demo: Office) -> None:
    for row in sessions.rows(demo):
        kinds = {warning.kind for warning in planning.session_warnings(demo, row.id)}
        assert WarningKind.AGREEMENT not in kinds, row


def test_table_2_sessions_and_participations(demo: Office) -> None:
    rows = recap.recap(demo, None).rows
    found = [(str(row.starts_on), str(row.ends_on), row.course, row.participations) for row in rows]
    assert found == TABLE_2


@pytest.mark.parametrize(
    ("year", "count", "participations"), [(2022, 4, 69), (2023, 6, 110), (None, 10, 179)]
)
def test_yearly_figures(demo: Office, year: int | None, count: int, participations: int) -> None:
    figures = recap.recap(demo, year)
    assert (figures.sessions, figures.participations) == (count, participations)
    assert 0 < figures.persons <= figures.participations


def test_fewer_persons_than_participations_and_one_frequent(demo: Office) -> None:
    assert clients.count(demo) < 179
    food = {"Bakso Instan", "Pembuatan Seblak", "Tata Boga (Pembuatan Aneka Kue)"}
    histories = [
        {line.course for line in clients.history(demo, row.id)} for row in clients.rows(demo, limit=500)
    ]
    assert any(history >= food for history in histories)


def test_all_people_are_invented(demo: Office) -> None:
    with demo.work() as work:
        niks, phones = zip(*((one.nik, one.phone) for one in work.find(Client)), strict=True)
    assert all(phone == "" or phone.startswith("0800-0000-") for phone in phones)
    assert all(nik.startswith("99") and len(nik) == 16 for nik in niks)
    assert len(set(niks)) == len(niks)


def test_papers_belong_to_the_year_of_their_session(demo: Office) -> None:
    years = {row.id: row.starts_on.year for row in sessions.rows(demo)}
    issued = [(one.number, one.session_id, one.issued_on) for one in certificates.rows(demo, limit=None)]
    issued += [(one.number, one.session_id, one.issued_on) for one in payments.rows(demo, limit=None)]
    for number, session_id, issued_on in issued:
        assert number.endswith(f"/{years[session_id]}")
        assert issued_on.year == years[session_id]


def test_only_the_last_session_is_left_to_be_handed_over(demo: Office) -> None:
    states = [row.status.value for row in sessions.rows(demo)]
    assert states == ["held"] + ["closed"] * 9
    assert check.check(demo).ok


def test_every_paper_of_every_session_is_written(made: DemoOffice, tmp_path: Path) -> None:
    written = write_demo_papers(made, tmp_path)
    assert len(written) == 10 * len(PaperKind) + 1
    assert all(path.read_bytes().startswith(b"%PDF") for path in written[:-1])
    assert written[-1].name == "rekap.xlsx" and written[-1].stat().st_size > 1000


def test_a_demo_is_built_anew_only_over_a_demo(
    office: Office, office_folder: OfficeFolder, tmp_path: Path
) -> None:
    office.close()
    with pytest.raises(RuleBroken, match="bukan contoh"):
        remove_demo_office(office_folder)
    assert office_folder.exists
    folder = OfficeFolder(tmp_path / "demo")
    build_demo_office(folder, cost=FAST_COST).office.close()
    remove_demo_office(folder)
    assert not folder.exists


def test_more_people_for_load_tests(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path / "demo")
    built = build_demo_office(folder, clients=1000, cost=FAST_COST)
    with built.office:
        assert len(write_demo_papers(built, tmp_path)) == 10 * len(PaperKind) + 1
    with open_office(folder, OFFICER, PASSPHRASE) as office:
        assert clients.count(office) == 96 + 1000
        assert len(sessions.years(office)) == 12
        assert recap.recap(office, 2022).participations == 69
        assert check.check(office).ok
