"""The whole-office check on a damaged file: it says what it found and stays out of the way."""

from bapasdesk.services import check
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office
from tests.builders import OFFICER, PASSPHRASE, FixedClock, make_client

PAGE_BYTES = 4096


def test_a_damaged_page_is_reported_and_not_called_a_read_only_folder(
    office: Office, clock: FixedClock
) -> None:
    for number in range(50):
        make_client(office, f"Contoh {number}", note="x" * 500)
    folder = office.folder
    office.close()
    data = bytearray(folder.database.read_bytes())
    last_page = len(data) - PAGE_BYTES // 2
    data[last_page] ^= 1
    folder.database.write_bytes(data)
    with open_office(folder, OFFICER, PASSPHRASE, clock=clock) as again:
        report = check.check(again)
        assert any("rusak" in problem for problem in report.problems)
        with again.work() as work:
            work.record("Uji", "office", 1)
