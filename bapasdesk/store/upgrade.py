"""Brings an office of an older program to today's version; whatever happens, the old one is still there."""

import logging
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import BapasError, DamagedFile
from bapasdesk.store.backup_copies import copies_place, remember
from bapasdesk.store.key_file import KeyFile
from bapasdesk.store.office_file import OfficeFile
from bapasdesk.store.restore import put_back

_log = logging.getLogger(__name__)


def open_up_to_date(
    folder: OfficeFolder, keys: KeyFile, data_key: bytes, now: datetime
) -> tuple[OfficeFile, str]:
    """The office's open file at today's version, and the name of the copy made before, if one was needed.

    An older file is first backed up and that copy verified; then it is changed in one transaction and
    checked. Raises OutputFailed if there is no room for the copy, DamagedFile if the change does not work;
    the office is then as it was.
    """
    file = OfficeFile.open(folder.database, data_key)
    if not file.is_outdated:
        return file, ""
    try:
        made = file.backup(folder, keys, data_key, copies_place(folder), created_at=now)
        remember(folder, made.header)
        try:
            file.migrated()
        except SQLAlchemyError as error:
            _log.exception("migration of version %s", made.header.schema_version)
            raise _not_upgraded("ada langkah yang ditolak", made.path.name) from error
        problems = file.problems()
    except BaseException:
        file.close()
        raise
    if problems:
        file.close()
        put_back(folder, made.path, data_key)
        raise _not_upgraded(problems[0], made.path.name)
    return file, made.path.name


def _not_upgraded(why: str, copy: str) -> BapasError:
    return DamagedFile(
        f"Data kantor belum dapat disesuaikan dengan BapasDesk versi ini ({why}). Data tetap seperti semula, "
        f"salinannya {copy}. Pakai BapasDesk versi sebelumnya dan hubungi pengelola program."
    )
