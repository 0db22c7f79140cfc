"""The restore drill: proves in one click that a backup would bring the office back, and changes nothing.

It goes the whole way of a real restore, in a folder that goes afterwards.
"""

import shutil
from pathlib import Path

from bapasdesk.config import OfficeFolder
from bapasdesk.domain import trail
from bapasdesk.domain.progress import Cancel, Progress, never, silent
from bapasdesk.domain.rights import Right
from bapasdesk.errors import DamagedFile, RuleBroken
from bapasdesk.services.backups import BackupInfo, backup_info
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.atomic_file import output_failed
from bapasdesk.store.backup_file import is_sealed_with, read_backup_header
from bapasdesk.store.backup_header import BackupHeader
from bapasdesk.store.backup_state import change_state
from bapasdesk.store.key_file import load_key_file
from bapasdesk.store.restore import Restorer


@needs(Right.BACKUP)
def drill(office: Office, path: Path, *, progress: Progress = silent, cancel: Cancel = never) -> BackupInfo:
    """Restores a backup of this office on trial, opens it and counts it; what is wrong is in `problem`.

    The trail tells of it either way. Raises RuleBroken for a backup of another office or under an older data
    key, OutputFailed without room for the trial, BackupCancelled.
    """
    try:
        header = read_backup_header(path)
        if header.keys.office_id != load_key_file(office.folder).office_id:
            raise RuleBroken("Cadangan itu dari kantor lain. Pilih cadangan kantor ini.")
        if not is_sealed_with(path, office.data_key()):
            raise RuleBroken(
                "Cadangan itu dibuat dengan kunci data yang lama (sebelum seorang petugas dihapus), atau "
                "diubah dari luar. Uji cadangan yang lebih baru; yang lama hanya dapat dipulihkan."
            )
        found = backup_info(path, _restore_on_trial(office, path, progress, cancel))
    except DamagedFile as error:
        found = BackupInfo(path=path, counts={}, problem=str(error))
    else:
        change_state(office.folder, drilled_at=office.clock())
    with office.work() as work:
        work.record(trail.DRILL_PASSED if found.ok else trail.DRILL_FAILED, "office", 1, path.name)
        work.commit()
    return found


def _restore_on_trial(office: Office, path: Path, progress: Progress, cancel: Cancel) -> BackupHeader:
    place = OfficeFolder(office.folder.drill)
    shutil.rmtree(place.root, ignore_errors=True)
    try:
        place.root.mkdir()
        restorer = Restorer(path, office.data_key(), office.officer, office.clock, progress, cancel)
        header = restorer.unpack(place)
        counts = restorer.put_in_place(place, header.keys)
    except OSError as error:
        raise output_failed(place.root, error, "Uji pemulihan tidak dapat dijalankan") from error
    finally:
        shutil.rmtree(place.root, ignore_errors=True)
    lost = [name for name, count in header.counts.items() if counts.get(name, 0) < count]
    if lost:
        raise DamagedFile(f"Uji pemulihan gagal: isi {lost[0]} tidak lengkap. Buat cadangan baru sekarang.")
    return header
