"""Which backups on a stick stay, and what this computer remembers of them."""

from datetime import date
from pathlib import Path

import pytest

from bapasdesk.config import OfficeFolder
from bapasdesk.services import backups
from bapasdesk.services.office import Office
from bapasdesk.store import backup_copies
from bapasdesk.store.backup_state import BackupState, change_state, load_state, mark_read
from tests.builders import FixedClock


@pytest.fixture
def five_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_copies, "KEPT_ON_MEDIUM", 5)


def sequences(stick: Path) -> list[int]:
    return sorted(int(path.stem.split("_")[-1]) for path in stick.glob("*.bpbak"))


@pytest.mark.usefixtures("five_are_enough")
def test_the_newest_stay_and_the_clock_has_no_say(office: Office, stick: Path, clock: FixedClock) -> None:
    for number in range(8):
        clock.move(days=-400 * number)
        backups.make(office, stick)
    assert sequences(stick) == [4, 5, 6, 7, 8]
    with office.work() as work:
        actions = work.connection.exec_driver_sql("SELECT detail FROM audit_entry ORDER BY id DESC LIMIT 1")
        assert "1 yang tua dihapus" in actions.scalar_one()


@pytest.mark.usefixtures("five_are_enough")
def test_a_damaged_one_does_not_count_and_is_left_to_be_looked_at(
    office: Office, stick: Path, clock: FixedClock
) -> None:
    paths = [backups.make(office, stick).path for _ in range(5)]
    data = bytearray(paths[2].read_bytes())
    data[-1] ^= 1
    paths[2].write_bytes(data)
    clock.move(days=40)  # nothing is believed unread any more
    backups.make(office, stick)
    assert sequences(stick) == [1, 2, 3, 4, 5, 6], "only five of the six are sound"
    backups.make(office, stick)
    assert sequences(stick) == [2, 3, 4, 5, 6, 7]


@pytest.mark.usefixtures("five_are_enough")
def test_files_of_other_offices_and_other_files_are_left_alone(office: Office, stick: Path) -> None:
    other = stick / "BAPAS_ffffffff_20200101-000000_0001.bpbak"
    other.write_bytes(b"x")
    (stick / "surat.docx").write_bytes(b"x")
    for _ in range(7):
        backups.make(office, stick)
    assert other.exists() and (stick / "surat.docx").exists()


def test_what_a_backup_left_behind_that_was_cut_off_goes(office: Office, stick: Path) -> None:
    name = backups.make(office, stick).path.with_suffix(".part")
    name.write_bytes(b"half")
    backups.make(office, stick)
    assert not name.exists()


def test_the_memory_survives_and_an_older_form_of_it_is_read(folder: OfficeFolder) -> None:
    folder.root.mkdir()
    assert load_state(folder) == BackupState()
    folder.backup_state.write_text('{"sequence": 7, "last_verified": "2023-06-20T09:00:00"}')
    assert load_state(folder).sequence == 7
    change_state(folder, reminded_on=date(2023, 6, 21))
    mark_read(folder, "BAPAS_1.bpbak", date(2023, 6, 20))
    state = load_state(folder)
    assert (state.sequence, state.reminded_on) == (7, date(2023, 6, 21))
    assert state.read_on == {"BAPAS_1.bpbak": date(2023, 6, 20)}


@pytest.mark.parametrize(
    "damage", ["", "[]", "null", "{", '{"sequence": -1}', '{"sequence": true}', '{"x": 1}', '{"read_on": 3}']
)
def test_a_damaged_memory_starts_from_nothing(folder: OfficeFolder, damage: str) -> None:
    folder.root.mkdir()
    folder.backup_state.write_text(damage)
    assert load_state(folder) == BackupState()
