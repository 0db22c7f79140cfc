"""The words of the trail that other code relies on, and the kinds of entry a reader asks for.

Whatever is not named here is a change.
"""

from enum import StrEnum

LOGIN = "Masuk"
LOGIN_BY_CODE = "Masuk dengan kode pemulihan"
LOGIN_FAILED = "Percobaan masuk gagal"
REFUSED = "Langkah ditolak karena peran"
CLIENT_VIEWED = "Data klien dilihat"
LIST_VIEWED = "Daftar dilihat"
TRAIL_VIEWED = "Jejak dibaca"
LIST_EXPORTED = "Daftar diekspor"
REPORT_SAVED = "Laporan disimpan"
PAPER_SAVED = "Dokumen disimpan sebagai berkas"
SCAN_SAVED = "Berkas perjanjian disalin ke luar"
PAPER_MADE = "Dokumen dibuat"
TRAIL_PRINTED = "Jejak dicetak"
PERSON_PRINTED = "Data pribadi klien dicetak"
ROSTER_PRINTED = "Daftar nama panggilan dibuat"
REPORT_PRINTED = "Laporan dibuat untuk dicetak"
AGENDA_PRINTED = "Buku agenda dicetak"
MONTH_PRINTED = "Jadwal bulanan dibuat"
PROFILE_PRINTED = "Profil kerja sama dibuat"
BREACH_PRINTED = "Konsep surat kebocoran data dibuat"
PAPER_PRINTED = "Dokumen dicetak"
"""It came out of the printer, and its bytes were kept."""
ARCHIVE_VIEWED = "Arsip cetak dilihat"
LOCKED_VIEWED = "Salinan terkunci dilihat"
SCAN_VIEWED = "Berkas perjanjian dibuka"
BACKUP_MADE = "Cadangan dibuat dan diperiksa"
RESTORED = "Dipulihkan dari cadangan"
DRILL_PASSED = "Uji pemulihan berhasil"
DRILL_FAILED = "Uji pemulihan gagal"
UPGRADED = "Data disesuaikan dengan versi baru"


class TrailKind(StrEnum):
    """What a reader of the trail asks for."""

    CHANGE = "change"
    VIEW = "view"
    PRINT = "print"
    EXPORT = "export"
    BACKUP = "backup"
    LOGIN = "login"


ACTIONS: dict[TrailKind, tuple[str, ...]] = {
    TrailKind.VIEW: (CLIENT_VIEWED, LIST_VIEWED, TRAIL_VIEWED, ARCHIVE_VIEWED, LOCKED_VIEWED, SCAN_VIEWED),
    TrailKind.PRINT: (
        PAPER_MADE,
        PAPER_PRINTED,
        TRAIL_PRINTED,
        PERSON_PRINTED,
        ROSTER_PRINTED,
        REPORT_PRINTED,
        AGENDA_PRINTED,
        MONTH_PRINTED,
        PROFILE_PRINTED,
        BREACH_PRINTED,
    ),
    TrailKind.EXPORT: (LIST_EXPORTED, REPORT_SAVED, PAPER_SAVED, SCAN_SAVED),
    TrailKind.BACKUP: (BACKUP_MADE, RESTORED, DRILL_PASSED, DRILL_FAILED, UPGRADED),
    TrailKind.LOGIN: (LOGIN, LOGIN_BY_CODE, LOGIN_FAILED, REFUSED),
}
_BYTES_KEPT = (PAPER_PRINTED, PAPER_SAVED)
CHANGES_NOTHING = tuple(
    action
    for kind in (TrailKind.VIEW, TrailKind.PRINT, TrailKind.EXPORT, TrailKind.LOGIN)
    for action in ACTIONS[kind]
    if action not in _BYTES_KEPT
)
"""Entries after which the office's own data is still the same: no reason for a new automatic copy."""
SUBJECTS = {
    "office": "Kantor",
    "client": "Klien",
    "partner": "Mitra",
    "course": "Pelatihan",
    "session": "Kegiatan",
    "layout": "Tata letak",
    "apprenticeship": "Magang",
    "agreement": "Perjanjian",
    "contact_log_entry": "Kontak mitra",
    "participant": "Peserta",
}
"""What an entry can be about, by the word in the table."""
SHORT_HEAD = 12
"""Hex digits of the newest seal that stand on paper."""


def short_head(seal: str) -> str:
    """The newest seal as it is printed; a dash for an empty trail."""
    return seal[:SHORT_HEAD] or "-"
