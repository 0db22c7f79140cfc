"""Targets 5 and 6: a long list in, and a backup out."""

import os
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.services import backups
from bapasdesk.services.import_clients import CLIENTS
from bapasdesk.services.list_import import import_file
from bapasdesk.services.new_office import create_office
from bapasdesk.services.office import Office
from bapasdesk.store.engine import integrity_problems, open_engine
from tests.benchmarks.large_office import opened
from tests.benchmarks.measure import Measure, seconds_of
from tests.builders import FAST_COST, OFFICER, PASSPHRASE

ROWS = 10_000
_COLUMNS = ("Nama", "NIK", "No. Register", "Tanggal lahir", "Alamat")


def measure(large: OfficeFolder) -> list[Measure]:
    with tempfile.TemporaryDirectory() as place:
        return [_importing(Path(place)), _backing_up(Path(place), large)]


def _importing(place: Path) -> Measure:
    sheet = place / "klien.xlsx"
    write_sheet(sheet)
    with empty_office(place / "ours") as office:
        ours = seconds_of(lambda: import_file(CLIENTS, office, sheet)) + seconds_of(
            lambda: import_file(CLIENTS, office, sheet, apply=True)
        )
    with empty_office(place / "floor") as office:
        floor = seconds_of(lambda: _read_and_insert(office, sheet))
    what = f"import of {ROWS} rows, dry run and saving"
    return Measure(work=what, unit="s", ours=ours, against=floor, named="read + bulk insert", limit=3.0)


def empty_office(root: Path) -> Office:
    profile = OfficeProfile(name="Kantor Contoh")
    return create_office(OfficeFolder(root), profile, OFFICER, PASSPHRASE, cost=FAST_COST)[0]


def write_sheet(path: Path) -> None:
    book = Workbook(str(path))
    sheet = book.add_worksheet()
    for column, title in enumerate(_COLUMNS):
        sheet.write_string(0, column, title)
    for row in range(1, ROWS + 1):
        born = date(1980, 1, 1) + timedelta(days=row % 7000)
        cells = (
            f"Orang Contoh {row}",
            f"9971{row // 1000 + 1:02d}{born:%d%m%y}{row % 9000 + 1:04d}",
            f"C/{row}",
            f"{born:%d-%m-%Y}",
            f"Jalan Rekaan {row % 90}",
        )
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell)
    book.close()


def _read_and_insert(office: Office, path: Path) -> None:
    """No checks, no search for people already known."""
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    with office.work() as work:
        work.add_all(
            [
                Client(
                    full_name=str(row[0]), nik=str(row[1]), register_number=str(row[2]), address=str(row[4])
                )
                for row in rows[1:]
            ]
        )
        work.commit()


def _backing_up(place: Path, large: OfficeFolder) -> Measure:
    stick = place / "stick"
    stick.mkdir()
    with opened(large) as office:
        ours = seconds_of(lambda: backups.make(office, stick))
        key = office.data_key()
    floor = seconds_of(lambda: _copy_and_check(large.database, place / "copy.db", key))
    size = large.database.stat().st_size / 1e6
    what = f"backup of {size:.0f} MB, written and verified"
    return Measure(
        work=what, unit="s", ours=ours, against=floor, named="copy + fsync + re-read + both checks", limit=1.5
    )


def _copy_and_check(database: Path, copy: Path, key: bytes) -> None:
    shutil.copyfile(database, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
        while file.read(1 << 20):
            pass
    engine = open_engine(copy, key)
    problems = integrity_problems(engine)
    engine.dispose()
    if problems:
        raise RuntimeError(problems[0])
