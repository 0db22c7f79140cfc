"""One process at a time in an office folder: two programs on one database lose each other's work."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import OfficeInUse
from bapasdesk.store.atomic_file import output_failed
from bapasdesk.store.drive_kind import refuse_unsafe_place


class OfficeLock:
    """Held from before the key file is read until the database is closed.

    A lock of the operating system: it goes with the process, however that ends, so none is ever stale.
    """

    def __init__(self, folder: OfficeFolder) -> None:
        self._path = folder.lock
        # No fallback to a lock made of mere existence: after a power cut it would shut the office for good.
        self._lock = FileLock(self._path, blocking=False, thread_local=False, fallback_to_soft=False)

    def acquire(self) -> None:
        """Makes the folder if need be and takes the lock.

        Raises RuleBroken for a folder on a drive no office may live on, OfficeInUse if another process has
        it, OutputFailed if the folder cannot be written to.
        """
        refuse_unsafe_place(self._path.parent)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout:
            raise OfficeInUse(
                "Data kantor ini sedang dibuka di jendela BapasDesk lain. Tutup yang lain, lalu ulangi."
            ) from None
        except OSError as error:
            raise output_failed(self._path, error) from error

    def release(self) -> None:
        self._lock.release()

    @contextmanager
    def released_on_error(self) -> Iterator[None]:
        """Takes the lock for what is opened in it, and lets it go only if that fails."""
        self.acquire()
        try:
            yield
        except BaseException:
            self.release()
            raise

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
