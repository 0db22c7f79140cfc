"""The office every test works on: a real encrypted file, copied from a migrated template."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.office import OfficeProfile, Signatory
from bapasdesk.domain.values import SignatoryRole
from bapasdesk.services.new_office import create_office
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office
from tests.builders import FAST_COST, OFFICER, PASSPHRASE, FixedClock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LETTERHEAD = ("KEMENTERIAN CONTOH", "BALAI PEMASYARAKATAN KELAS I CONTOH", "Jalan Contoh Nomor 1, Tangerang")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office folder made once a run, with letterhead and signatories."""
    folder = OfficeFolder(tmp_path_factory.mktemp("template") / "office")
    signatories = [
        Signatory(role=role, name=name, position=position, nip="", valid_from=date(2020, 1, 1))
        for role, name, position in (
            (SignatoryRole.OFFICE_HEAD, "Kepala Rekaan", "Kepala Balai"),
            (SignatoryRole.COMMITMENT_OFFICER, "Pejabat Rekaan", "Pejabat Pembuat Komitmen"),
            (SignatoryRole.TREASURER, "Bendahara Rekaan", "Bendahara Pengeluaran"),
        )
    ]
    office, _ = create_office(
        folder,
        OfficeProfile(name="Balai Pemasyarakatan Kelas I Contoh", city="Tangerang"),
        OFFICER,
        PASSPHRASE,
        letterhead=LETTERHEAD,
        signatories=signatories,
        cost=FAST_COST,
        clock=FixedClock(),
    )
    office.close()
    return folder.root


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def folder(tmp_path: Path) -> OfficeFolder:
    """A folder without an office yet."""
    return OfficeFolder(tmp_path / "office")


@pytest.fixture
def office_folder(template: Path, folder: OfficeFolder) -> OfficeFolder:
    """A folder with a locked office of its own."""
    shutil.copytree(template, folder.root)
    return folder


@pytest.fixture
def office(office_folder: OfficeFolder, clock: FixedClock) -> Iterator[Office]:
    """An unlocked office of its own."""
    with open_office(office_folder, OFFICER, PASSPHRASE, clock=clock) as unlocked:
        yield unlocked


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder to write backups into."""
    place = tmp_path / "flashdisk"
    place.mkdir()
    return place
