"""Turns what the database refuses into one clear sentence for the person at the desk."""

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import IntegrityError

from bapasdesk.errors import BapasError, DamagedFile, OfficeInUse, OutputFailed, RuleBroken

_BROKEN_RULES = {
    "participant.session_id, participant.client_id": "Orang ini sudah terdaftar pada kegiatan itu.",
    "participant.session_id, participant.row_number": (
        "Barisnya pada daftar hadir sudah ditempati peserta lain."
    ),
    "transport_payment_day.client_id, transport_payment_day.held_on": (
        "Orang ini sudah menerima uang transport untuk salah satu hari itu."
    ),
    "transport_payment.participant_id": "Kuitansi untuk peserta ini sudah ada.",
    "session_component.session_id, session_component.name": "Komponen dengan sebutan itu sudah ada.",
    "session_paper.session_id, session_paper.kind": "Dokumen ini sudah terbit untuk kegiatan itu.",
    "agreement_letter.agreement_id": "Surat perpanjangan untuk perjanjian ini sudah terbit.",
    "certificate.participant_id": "Sertifikat untuk peserta ini sudah terbit.",
    "number_entry.series_id, number_entry.year, number_entry.seq": "Nomor urut itu sudah dipakai.",
    "number_entry.series_id, number_entry.year, number_entry.text": (
        "Nomor dokumen itu sudah dipakai. Periksa pola nomor di Pengaturan."
    ),
    "printed_number.number_id, printed_number.copy": (
        "Dokumen ini sudah dicetak dari jendela lain. Tutup pratinjaunya, buka lagi, "
        "lalu cetak sebagai salinan."
    ),
    "partner.name": "Mitra dengan nama itu sudah ada.",
    "course.name": "Pelatihan dengan nama itu sudah ada.",
    "officer.name": "Petugas dengan nama itu sudah ada.",
    "letterhead.valid_from": "Sudah ada kop surat yang berlaku mulai tanggal itu.",
    "transport_rate.valid_from": "Sudah ada tarif yang berlaku mulai tanggal itu.",
    "session_day.session_id, session_day.held_on": "Tanggal itu sudah menjadi hari kegiatan.",
    "the client is frozen": (
        "Data klien ini sedang dibekukan sehingga tidak diubah dan tidak dipakai. "
        "Cabut pembekuannya dahulu bila alasannya sudah selesai."
    ),
    "FOREIGN KEY": "Data ini masih dipakai di tempat lain sehingga tidak dapat dihapus.",
}
_FILE_DAMAGED = DamagedFile(
    "Berkas data kantor rusak. Jangan menyimpan apa pun lagi; pulihkan dari cadangan terakhir."
)
_FILE_TROUBLES: dict[str, BapasError] = {
    "disk is full": OutputFailed(
        "Penyimpanan penuh: perubahan terakhir tidak disimpan, data sebelumnya aman. "
        "Kosongkan ruang di disk, lalu ulangi."
    ),
    "readonly": OutputFailed(
        "Folder data kantor hanya dapat dibaca: perubahan tidak disimpan. Periksa izin folder, lalu ulangi."
    ),
    "disk I/O error": OutputFailed(
        "Disk tidak dapat dibaca atau ditulis: perubahan terakhir tidak disimpan. "
        "Periksa disk, lalu buka kembali BapasDesk."
    ),
    "database is locked": OfficeInUse(
        "Berkas data kantor sedang dipakai program lain: perubahan tidak disimpan. "
        "Tutup program itu, lalu ulangi."
    ),
    "malformed": _FILE_DAMAGED,
    "not a database": _FILE_DAMAGED,
}


def translate_errors(engine: Engine) -> None:
    """From now on a statement the database refuses raises a `BapasError` where the trouble is known."""

    @event.listens_for(engine, "handle_error")
    def _translate(context: ExceptionContext) -> None:
        known = _known_trouble(context)
        if known is not None:
            raise known from context.original_exception


def _known_trouble(context: ExceptionContext) -> BapasError | None:
    message = str(context.original_exception)
    if isinstance(context.sqlalchemy_exception, IntegrityError):
        return _broken_rule(message)
    return next((type(e)(str(e)) for part, e in _FILE_TROUBLES.items() if part in message), None)


def _broken_rule(message: str) -> RuleBroken:
    subject = message.removeprefix("UNIQUE constraint failed: ")
    for part, sentence in _BROKEN_RULES.items():
        if subject == part or (part == "FOREIGN KEY" and part in message):
            return RuleBroken(sentence)
    return RuleBroken(f"Perubahan ditolak oleh aturan data kantor dan tidak disimpan ({message}).")
