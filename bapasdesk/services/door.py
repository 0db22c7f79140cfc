"""What is known of an office before it is opened. Asked first of all, it loads nothing of the database."""

from collections.abc import Callable
from datetime import datetime

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import NotFound
from bapasdesk.store import key_content
from bapasdesk.store.attempts import Attempts
from bapasdesk.store.drive_kind import place_problem


def unsafe_place(folder: OfficeFolder) -> str:
    """Why no office may live in that folder, said before anybody fills in a form; empty if one may."""
    return place_problem(folder.root)


def officer_names(folder: OfficeFolder) -> tuple[str, ...]:
    """Who can unlock the office, in the order they were added."""
    require(folder)
    return key_content.officer_names(folder)


def seconds_to_wait(folder: OfficeFolder, *, clock: Callable[[], datetime] = datetime.now) -> float:
    """Seconds until the next try is allowed after failed ones; 0 if it is now."""
    return Attempts(folder.attempts, clock).seconds_to_wait()


def require(folder: OfficeFolder) -> None:
    """Raises NotFound if there is no office yet."""
    if not folder.exists:
        raise NotFound(f"Belum ada data kantor di {folder.root}. Jalankan BapasDesk untuk menyiapkannya.")
