"""A new data key for an open office, so that whoever was removed can read nothing written from now on.

The whole office is copied under the new key beside the old one, looked at, and put in its place as a restored
backup is: killed at any moment, the office opens with the old slots or with the new ones, never with neither.
"""

from collections.abc import Callable
from datetime import datetime

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import OutputFailed
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.backup_body import examine
from bapasdesk.store.key_file import KeyFile
from bapasdesk.store.office_file import OfficeFile
from bapasdesk.store.restore_swap import carry_on, swap_in
from bapasdesk.store.unit_of_work import UnitOfWork


def prepare(
    file: OfficeFile,
    folder: OfficeFolder,
    keys: KeyFile,
    new_key: bytes,
    change: Callable[[UnitOfWork], None],
    *,
    officer: str,
    clock: Callable[[], datetime],
) -> None:
    """Lays the office under its new key ready, with `change` already made in it; the open one is untouched.

    Not inside a unit of work. Raises OutputFailed or DamagedFile; what was laid ready is then gone again.
    """
    try:
        file.copy_under_key(folder.restored_database, new_key)
        copy = OfficeFile.open(folder.restored_database, new_key)
        try:
            with copy.work(officer, clock) as work:
                change(work)
                work.commit()
        finally:
            copy.close()
        examine(folder.restored_database, new_key)
        write_atomically(folder.restored_keys, keys.to_json())
    except BaseException:
        carry_on(folder)
        raise


def put_in_place(folder: OfficeFolder) -> bool:
    """Swaps the prepared office in; the old one must be closed. False: given up, and the old one is whole.

    Raises OutputFailed if it is cut off in its midst: opening the office anew finishes it.
    """
    try:
        swap_in(folder)
    except OutputFailed:
        if folder.restore_marker.exists():
            raise
        return False
    return True
