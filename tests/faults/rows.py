"""The plan: every row with its trials on every run and at night."""

from tests.faults import damage, disks, keys, killing, power_cut, restoring, trail, versions, windows
from tests.faults.run import Row

ROWS: dict[str, Row] = {
    "T1": Row("kill -9 while saving", killing.while_saving, 20, 200),
    "T1-wal": Row("kill -9 while saving, with a write-ahead log", killing.while_saving_with_wal, 10, 200),
    "T2": Row("kill -9 while issuing numbers", killing.while_issuing, 10, 200),
    "T3": Row("power cut while a backup is written", power_cut.while_backing_up, 4, 40),
    "T4": Row("disk full while saving", disks.full_while_saving, 8, 20),
    "T5": Row("disk full during a backup", disks.full_while_backing_up, 8, 20),
    "T6": Row("disk full while the office is brought up to date", versions.full_while_migrating, 6, 10),
    "T7": Row("read-only stick", disks.read_only_stick, 5, 10),
    "T8": Row("office folder read-only or not this person's", disks.live_folder_closed, 6, 20),
    "T9": Row("stick vanishes during a backup", disks.vanishing_stick, 10, 20),
    "T10": Row("stick forgets what it took", disks.forgetful_stick, 20, 50),
    "T11": Row("bit flipped in a backup", damage.flipped_bits_of_backup, 50, 500),
    "T12": Row("bit flipped in the office itself", damage.flipped_bits_of_office, 30, 200),
    "T13": Row("backup cut or longer", damage.other_lengths, 100, 200),
    "T14": Row("old file or old pages put back", trail.old_file_put_back, 20, 50),
    "T15": Row("header of a backup changed", damage.changed_headers, 100, 100),
    "T16": Row("passphrase almost right", keys.near_passphrases, 200, 1000),
    "T17": Row("key files lost, cut or swapped", keys.harmed_key_files, 10, 20),
    "T18": Row("recovery code mistyped", keys.mistyped_codes, 300, 1000),
    "T19": Row("kill -9 while an officer is removed", keys.killed_while_removing_officer, 20, 500),
    "T20": Row("file of a newer or another program", versions.foreign_files, 7, 14),
    "T21": Row("every older version", versions.every_older_version, 1, 1),
    "T22": Row("kill -9 while the office is brought up to date", versions.killed_while_migrating, 15, 500),
    "T23": Row("kill -9 while restoring", restoring.killed_while_restoring, 20, 500),
    "T24": Row("journals of another file left beside", restoring.stale_journals, 6, 30),
    "T25": Row("program started twice, and killed", windows.two_starts, 1, 20),
    "T26": Row("office locked by another program", killing.locked_by_another_program, 4, 10),
    "T27": Row("renaming refused by an anti-virus program", disks.renaming_refused, 18, 50),
    "T39": Row("trail of changes edited", trail.edited_trail, 20, 100),
    "T41": Row("backup with traps in it", restoring.hostile_backups, 10, 20),
    "T43": Row("backup too large for the stick", disks.too_large_for_the_stick, 6, 12),
}
