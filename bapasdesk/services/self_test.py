"""The program looks at its own parts, so that a faulty installation says so before an office relies on it."""

import tempfile
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from bapasdesk.config import OfficeFolder, asset
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.working_days import public_holidays
from bapasdesk.errors import DamagedFile
from bapasdesk.services.check import check
from bapasdesk.services.new_office import create_office
from bapasdesk.services.papers import recovery_sheet
from bapasdesk.services.unlocking import open_office
from bapasdesk.store.engine import library_versions

_OLDEST_CIPHER = (4, 19)
_OLDEST_SQLITE = (3, 51)
_DAY = date(2022, 10, 20)


def self_test() -> list[str]:
    """One line a part that was tried; DamagedFile naming the first part that does not work."""
    return [_libraries(), _forms_and_assets(), _calendar(), _paper(), _office()]


def _libraries() -> str:
    cipher, sqlite = library_versions()
    if _numbers(cipher) < _OLDEST_CIPHER or _numbers(sqlite) < _OLDEST_SQLITE:
        raise DamagedFile(f"Pustaka data terlalu lama (SQLCipher {cipher}, SQLite {sqlite}). Pasang ulang.")
    return f"SQLCipher {cipher}, SQLite {sqlite}: baik"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split()[0].split(".")[:2])


def _forms_and_assets() -> str:
    if find_spec("bapasdesk.gui.forms.main_window") is None or not asset("demo", "office.json").is_file():
        raise DamagedFile("Jendela atau berkas pendukung program tidak lengkap. Pasang ulang BapasDesk.")
    return "Jendela dan berkas pendukung: baik"


def _calendar() -> str:
    """The names of the holidays lie in files of their own, which an installation can lack."""
    try:
        known = public_holidays(_DAY.year)
    except OSError as error:
        raise DamagedFile("Kalender hari libur tidak lengkap. Pasang ulang BapasDesk.") from error
    return f"Kalender dengan {len(known)} hari libur: baik"


def _paper() -> str:
    pdf = recovery_sheet("Kantor Uji", "UJI", _DAY).pdf
    if not pdf.startswith(b"%PDF") or b"/FontFile2" not in pdf:
        raise DamagedFile("PDF dengan huruf tertanam tidak dapat dibuat. Pasang ulang BapasDesk.")
    return f"PDF satu halaman dengan huruf tertanam: {len(pdf)} bita, baik"


def _office() -> str:
    """A real encrypted office is made, opened again with its passphrase, checked and thrown away."""
    with tempfile.TemporaryDirectory(prefix="bapasdesk-") as place:
        folder = OfficeFolder(Path(place))
        officer, passphrase = "Uji", "frasa sandi untuk uji diri"
        create_office(folder, OfficeProfile(name="Kantor Uji"), officer, passphrase)[0].close()
        with open_office(folder, officer, passphrase) as office:
            problems = check(office).problems
    if problems:
        raise DamagedFile(f"Kantor uji tidak utuh: {problems[0]} Pasang ulang BapasDesk.")
    return "Kantor terenkripsi dibuat, dibuka, dan diperiksa: baik"
