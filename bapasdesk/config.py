"""Where the program's files are: the one place that knows folder names, on any system and when frozen."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from platformdirs import user_data_path


@dataclass(frozen=True, slots=True)
class OfficeFolder:
    """One office on this computer; the folder itself may not exist yet."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "office.db"

    @property
    def unfinished_database(self) -> Path:
        """Where a new office is built; it takes its right name last, when everything is there."""
        return self.root / "office.new.db"

    @property
    def keys(self) -> Path:
        return self.root / "keys.json"

    @property
    def keys_copy(self) -> Path:
        return self.root / "keys.copy.json"

    @property
    def lock(self) -> Path:
        return self.root / "office.lock"

    @property
    def attempts(self) -> Path:
        return self.root / "attempts.json"

    @property
    def log(self) -> Path:
        return self.root / "bapasdesk.log"

    @property
    def crash_reports(self) -> Path:
        """Where the program writes down its own defects, without anybody's data."""
        return self.root / "laporan-kesalahan"

    @property
    def copies(self) -> Path:
        """Where the automatic copies lie."""
        return self.root / "cadangan"

    @property
    def backup_state(self) -> Path:
        return self.root / "backups.json"

    @property
    def work_copy(self) -> Path:
        """The encrypted copy a backup is made from or checked in; it goes when that is done."""
        return self.root / "office.copy.db"

    @property
    def drill(self) -> Path:
        """Where a backup is restored to on trial; it goes when that is done."""
        return self.root / "uji-pemulihan"

    @property
    def restored_database(self) -> Path:
        """Where a backup is unpacked, checked and brought to today's version before it is let in."""
        return self.root / "office.restore.db"

    @property
    def restored_keys(self) -> Path:
        return self.root / "keys.restore.json"

    @property
    def restore_marker(self) -> Path:
        """Says that a restored office is being put in place, and which way to go on after a power cut."""
        return self.root / "restore.json"

    @property
    def exists(self) -> bool:
        """True if any part of an office is there, so that a half-lost office is never created anew.

        A first run that was cut off does not count: it has left its unfinished database.
        """
        if _is_there(self.unfinished_database) and not _is_there(self.database):
            return False
        parts = (self.database, self.keys, self.keys_copy, self.restore_marker)
        return any(_is_there(path) for path in parts)


def _is_there(path: Path) -> bool:
    """A folder that this person may not look into is never taken for an empty one."""
    try:
        return path.exists()
    except PermissionError:
        return True


def default_office_folder(env: Mapping[str, str] | None = None) -> OfficeFolder:
    """The folder named by BAPASDESK_DATA_DIR, else one in the person's own application data."""
    chosen = (os.environ if env is None else env).get("BAPASDESK_DATA_DIR", "")
    if chosen:
        return OfficeFolder(Path(chosen).expanduser())
    return OfficeFolder(user_data_path("BapasDesk", appauthor=False) / "kantor")


def asset(*names: str) -> Path:
    """A file or folder shipped inside the package, such as `asset("fonts", "body.ttf")`.

    A plain path, for Qt and reportlab want file names; neither a wheel nor the one-folder build is zipped.
    """
    return Path(str(files("bapasdesk"))).joinpath("_assets", *names)
