"""An office's open database: key, checks, version and error sentences in their right order."""

import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.progress import Cancel, Progress, never, silent
from bapasdesk.store.backup_body import changes_since, copy_under_key, row_counts
from bapasdesk.store.backup_writer import Backup, write_backup
from bapasdesk.store.engine import create_database, integrity_problems, make_engine, open_engine
from bapasdesk.store.key_file import KeyFile
from bapasdesk.store.schema_version import file_version, newest_version, refuse_newer
from bapasdesk.store.tables.office import office_secret
from bapasdesk.store.troubles import translate_errors
from bapasdesk.store.undo_log import UndoLog
from bapasdesk.store.unit_of_work import UnitOfWork

_SIGNING_KEY_BYTES = 32


def problems_beside(path: Path, data_key: bytes) -> list[str]:
    """As `OfficeFile.problems`, through a connection of its own: whoever works in the open office goes on.

    Only writing waits, for as long as one of the checks reads.
    """
    engine = make_engine(path, data_key)
    try:
        return integrity_problems(engine)
    finally:
        engine.dispose()


class OfficeFile:
    """The one way from the services to the database."""

    def __init__(self, engine: Engine) -> None:
        """Refuses a file of a newer program; the file is then closed as it was."""
        self._engine = engine
        self.undo_log = UndoLog()
        try:
            translate_errors(engine)
            refuse_newer(engine)
        except BaseException:
            engine.dispose()
            raise

    @classmethod
    def create(cls, path: Path, data_key: bytes) -> Self:
        """A new database, with the random secret its seals and codes derive from."""
        made = cls(create_database(path, data_key)).migrated()
        with made._engine.begin() as connection:
            secret = secrets.token_hex(_SIGNING_KEY_BYTES)
            connection.execute(office_secret.insert().values(id=1, signing_key=secret))
        return made

    @classmethod
    def open(cls, path: Path, data_key: bytes) -> Self:
        """Raises DamagedFile, the file unchanged, if it is damaged, foreign, unencrypted or too new.

        An older file is opened as it is: it can be backed up, but takes no unit of work before `migrated`.
        """
        return cls(open_engine(path, data_key))

    @property
    def version(self) -> int:
        return file_version(self._engine)

    @property
    def is_outdated(self) -> bool:
        return self.version < newest_version()

    def migrated(self) -> Self:
        """Brings the file to the newest version; if that fails, the file is closed as it was."""
        from bapasdesk.store.migrate import migrate  # late: most days nothing is to be built

        try:
            migrate(self._engine)
        except BaseException:
            self.close()
            raise
        return self

    def work(self, officer: str, clock: Callable[[], datetime]) -> UnitOfWork:
        return UnitOfWork(self._engine, officer, clock, self.undo_log)

    def problems(self) -> list[str]:
        """What is wrong with the file as a whole, one Indonesian line each."""
        return integrity_problems(self._engine)

    def backup(
        self,
        folder: OfficeFolder,
        keys: KeyFile,
        data_key: bytes,
        target: Path,
        *,
        created_at: datetime,
        progress: Progress = silent,
        cancel: Cancel = never,
    ) -> Backup:
        """Writes a backup into `target` and reads it back; see `write_backup`. Not inside a unit of work."""
        return write_backup(
            self._engine,
            folder,
            keys,
            data_key,
            target,
            created_at=created_at,
            progress=progress,
            cancel=cancel,
        )

    def copy_under_key(self, path: Path, new_key: bytes) -> None:
        """A copy of everything committed so far, encrypted with another key. Not inside a unit of work."""
        copy_under_key(self._engine, path, new_key)

    def changes_since(self, audit_head: str) -> int | None:
        """Changes made since a backup's newest one; None if this office has never had that change."""
        with self._engine.connect() as connection:
            return changes_since(connection, audit_head)

    def counts(self) -> dict[str, int]:
        """Rows of each of the office's own tables."""
        with self._engine.connect() as connection:
            return row_counts(connection)

    def close(self) -> None:
        self._engine.dispose()
