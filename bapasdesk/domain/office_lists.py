"""The office's lists as they leave it: for each the columns it can have, and what a cell of them says.

One description serves the dialog, the command line, the sheet and the paper.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bapasdesk.domain.evaluation import average
from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.labels import label
from bapasdesk.domain.numbering import copy_mark
from bapasdesk.domain.records.partners import Evaluation
from bapasdesk.domain.reports import Cell, ReportColumn
from bapasdesk.domain.rows.papers import LedgerRow
from bapasdesk.domain.rows.people import ParticipantRow
from bapasdesk.domain.rows.trail import TrailRow
from bapasdesk.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column by the field of the row it shows; `read` where the cell is not simply that field.

    `kind` and `share` as in a report's column; `usual`: there unless the officer chooses otherwise.
    """

    title: str
    field: str = ""
    kind: str = "text"
    share: float = 1.0
    usual: bool = True
    read: Callable[[Any], Cell] | None = None

    def cell(self, row: Any) -> Cell:
        return self.read(row) if self.read else plain(getattr(row, self.field))

    @property
    def report_column(self) -> ReportColumn:
        return ReportColumn(title=self.title, kind=self.kind, share=self.share)


@dataclass(frozen=True, slots=True)
class OfficeList:
    """`noun` counts its rows: `12 orang`."""

    title: str
    noun: str
    columns: tuple[ListColumn, ...]

    @property
    def file_stem(self) -> str:
        return self.title.lower().replace(" ", "-")

    @property
    def usual(self) -> tuple[str, ...]:
        """Titles of the columns that stand there unless others are chosen."""
        return tuple(column.title for column in self.columns if column.usual)

    def chosen(self, titles: Sequence[str] = ()) -> tuple[ListColumn, ...]:
        """Columns by their titles, in that order; none given: the usual ones. Raises InvalidInput."""
        known = {column.title.casefold(): column for column in self.columns}
        unknown = [title for title in titles if title.casefold() not in known]
        if unknown:
            raise InvalidInput(
                f"Kolom {unknown[0]} tidak ada. Yang ada: {', '.join(one.title for one in self.columns)}.",
                "columns",
            )
        return tuple(known[title.casefold()] for title in titles or self.usual)


def plain(value: Any) -> Cell:
    """A field as a cell: words of the office for closed lists, `ya` for a flag, lists joined by commas."""
    if isinstance(value, StrEnum):
        return label(value)
    if isinstance(value, bool):
        return "ya" if value else ""
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    return value  # type: ignore[no-any-return]  # text, numbers, dates and None are cells


def _marks(row: ParticipantRow) -> str:
    signs = [mark.status.value if mark is not None and mark.status is not None else "–" for mark in row.marks]
    return " ".join(signs)


def _ledger_state(row: LedgerRow) -> str:
    return f"{label(row.state)}, {copy_mark(row.copies).lower()}" if row.copies else label(row.state)


def _moment(row: TrailRow) -> str:
    return f"{row.at:%d-%m-%Y %H.%M.%S}"


def _score(evaluation: Evaluation | None) -> str:
    mean = average([evaluation]) if evaluation else None
    return "" if mean is None else f"{mean:.1f}".replace(".", ",")


def _comment(evaluation: Evaluation | None) -> str:
    return " ".join(evaluation.comment.split()) if evaluation else ""


_ID = ListColumn("Id", "id", "plain", 0.6, usual=False)
_SESSION_ID = ListColumn("Id kegiatan", "session_id", "plain", 0.8, usual=False)
_CLIENT_ID = ListColumn("Id klien", "client_id", "plain", 0.8, usual=False)
_NAME = ListColumn("Nama", "name", share=2.2)
_COURSE = ListColumn("Pelatihan", "course", share=2.2)
_PARTNER = ListColumn("Mitra", "partner", share=2.0)
_STARTS = ListColumn("Mulai", "starts_on", "date", 1.0)
_ENDS = ListColumn("Selesai", "ends_on", "date", 1.0)
_PHONE = ListColumn("Telepon", "phone", share=1.3)

_CLIENT_COLUMNS = (
    _NAME,
    ListColumn("Jenis", "kind"),
    ListColumn("No. register", "register_number", share=1.3),
    ListColumn("NIK", "nik_masked", share=1.5),
    ListColumn("Program", "program", share=1.3),
    ListColumn("Akhir bimbingan", "guidance_end", "date", 1.1),
    _PHONE,
    ListColumn("Pelatihan diikuti", "participations", "count", 0.9),
    _ID,
)
CLIENTS = OfficeList("Daftar klien", "orang", _CLIENT_COLUMNS)
AFFECTED = OfficeList("Orang terdampak", "orang", _CLIENT_COLUMNS)
PARTNERS = OfficeList(
    "Daftar mitra",
    "mitra",
    (
        _NAME,
        ListColumn("Tahap", "stage"),
        ListColumn("Jenis", "kind", share=1.4),
        ListColumn("Pelatihan yang disediakan", "courses", share=2.6),
        ListColumn("Kegiatan", "sessions", "count", 0.8),
        ListColumn("Hubungi lagi", "next_on", "date"),
        _PHONE,
        ListColumn("Alasan menolak", "reason", share=1.5, usual=False),
        _ID,
    ),
)
COURSES = OfficeList(
    "Katalog pelatihan",
    "pelatihan",
    (
        _NAME,
        ListColumn("Tingkat", "level"),
        ListColumn("JP", "lesson_hours", "count", 0.6),
        ListColumn("Hari sampai menghasilkan", "days_to_income", "count"),
        ListColumn("Modal awal (Rp)", "start_up_cost", "count", 1.2),
        ListColumn("Mitra", "partners", share=2.4),
        ListColumn("Kegiatan", "sessions", "count", 0.8),
        _ID,
    ),
)
SESSIONS = OfficeList(
    "Daftar kegiatan",
    "kegiatan",
    (
        _STARTS,
        _ENDS,
        _COURSE,
        _PARTNER,
        ListColumn("Tempat", "venue", share=1.4),
        ListColumn("Status", "status"),
        ListColumn("Kursi", "seats", "count", 0.7),
        ListColumn("Peserta", "participants", "count", 0.8),
        ListColumn("Hadir", "present", "count", 0.7),
        ListColumn("Kewajiban terbuka", "open_obligations", "count", 0.9),
        _ID,
    ),
)
PARTICIPANTS = OfficeList(
    "Daftar kepesertaan",
    "kepesertaan",
    (
        _NAME,
        _COURSE,
        _STARTS,
        ListColumn("Hari hadir", "days_present", "count", 0.7),
        ListColumn("Sertifikat", "certificate"),
        ListColumn("Transport", "transport"),
        ListColumn("Souvenir", "souvenir"),
        _ID,
        _SESSION_ID,
        _CLIENT_ID,
    ),
)
SEATS = OfficeList(
    "Daftar peserta",
    "orang",
    (
        ListColumn("No", "row_number", "count", 0.4),
        _NAME,
        ListColumn("Kehadiran", read=_marks),
        ListColumn("Hari hadir", "days_present", "count", 0.7),
        ListColumn("JP", "lesson_hours", "count", 0.6),
        ListColumn("Sertifikat", read=lambda row: label(row.certificate.state)),
        ListColumn("No. sertifikat", read=lambda row: row.certificate.paper_number, share=1.6),
        ListColumn("Transport", read=lambda row: label(row.transport.state)),
        ListColumn("No. kuitansi", read=lambda row: row.transport.paper_number, share=1.6, usual=False),
        ListColumn("Uang transport (Rp)", "transport_due", "count", 1.2),
        ListColumn("Souvenir", read=lambda row: label(row.souvenir.state)),
        ListColumn("Kode baris", "row_code", usual=False),
        _ID,
        _CLIENT_ID,
    ),
)
WAITING = OfficeList(
    "Daftar tunggu",
    "orang",
    (
        ListColumn("Urutan", "place", "count", 0.5),
        _NAME,
        _PHONE,
        ListColumn("Sejak", "waits_since", "date"),
        ListColumn("Perhatian", "warning", share=2.2),
        _CLIENT_ID,
    ),
)
DROP_OUTS = OfficeList(
    "Yang mengundurkan diri",
    "orang",
    (
        _NAME,
        ListColumn("Alasan", "reason", share=1.5),
        ListColumn("Keterangan", "note", share=2.5),
        ListColumn("Tanggal", "left_on", "date"),
        _CLIENT_ID,
    ),
)
CERTIFICATES = OfficeList(
    "Register sertifikat",
    "sertifikat",
    (
        ListColumn("Nomor", "number", share=1.7),
        _NAME,
        _COURSE,
        ListColumn("Tanggal", "issued_on", "date"),
        ListColumn("Kode verifikasi", "verification_code", share=1.4),
        ListColumn("Batal", "is_void", share=0.6),
        ListColumn("Alasan batal", "void_reason", share=1.4),
        _ID,
        _SESSION_ID,
    ),
)
RECEIPTS = OfficeList(
    "Register kuitansi",
    "kuitansi",
    (
        ListColumn("Nomor", "number", share=1.7),
        _NAME,
        _COURSE,
        ListColumn("Tanggal", "issued_on", "date"),
        ListColumn("Dibayar", "paid_on", "date"),
        ListColumn("Hari", "day_count", "count", 0.5),
        ListColumn("Tarif (Rp)", "rate", "count"),
        ListColumn("Jumlah (Rp)", "amount", "count", 1.1),
        ListColumn("Koreksi (Rp)", "corrections", "count"),
        ListColumn("Batal", "is_void", share=0.6),
        ListColumn("Alasan batal", "void_reason", share=1.4),
        _ID,
        _SESSION_ID,
    ),
)
NUMBERS = OfficeList(
    "Buku nomor",
    "nomor",
    (
        ListColumn("Buku", "kind"),
        ListColumn("Tahun", "year", "plain", 0.6),
        ListColumn("No. urut", "seq", "plain", 0.6),
        ListColumn("Nomor", "number", share=1.7),
        ListColumn("Tanggal", "document_date", "date"),
        ListColumn("Perihal", "subject", share=2.2),
        ListColumn("Untuk", "holder", share=1.6),
        ListColumn("Keadaan", read=_ledger_state, share=1.2),
        ListColumn("Alasan batal", "void_reason", share=1.2),
        ListColumn("Dilewati", "is_skipped", usual=False),
        _ID,
        _SESSION_ID,
    ),
)
PROOFS = OfficeList(
    "Dokumen belum kembali",
    "dokumen",
    (
        ListColumn("Dokumen", "kind", share=1.4),
        ListColumn("Nomor", "number", share=1.6),
        ListColumn("Nama", "holder", share=2.0),
        _COURSE,
        _STARTS,
        ListColumn("Dicetak", "printed_on", "date"),
        ListColumn("Kembali", "returned_on", "date"),
        _SESSION_ID,
    ),
)
FOLLOW_UPS = OfficeList(
    "Daftar tindak lanjut",
    "pertanyaan",
    (
        ListColumn("Dijadwalkan", "next_on", "date"),
        _NAME,
        _PHONE,
        _COURSE,
        ListColumn("Mitra", "partner", share=2.0, usual=False),
        ListColumn("Selesai", "held_on", "date"),
        ListColumn("Pertanyaan (bulan)", "months", "count", 0.9),
        ListColumn("Dicoba", "tries", "count", 0.7),
        _SESSION_ID,
        _CLIENT_ID,
    ),
)
AGREEMENTS = OfficeList(
    "Daftar perjanjian",
    "perjanjian",
    (
        ListColumn("Mitra", "partner", share=2.0),
        ListColumn("Perjanjian", "title", share=2.2),
        ListColumn("Nomor mitra", "partner_number", share=1.5),
        ListColumn("Nomor kantor", "office_number", share=1.5),
        ListColumn("Berlaku sejak", "valid_from", "date"),
        ListColumn("Berlaku sampai", "valid_until", "date"),
        ListColumn("Pelatihan", read=lambda row: ", ".join(row.courses) or "semua", share=1.8),
        ListColumn("Hasil pindai", read=lambda row: label(row.scan_kind) or "belum ada"),
        _ID,
    ),
)
CONTACTS = OfficeList(
    "Catatan kontak",
    "kontak",
    (
        ListColumn("Tanggal", "contacted_on", "date"),
        ListColumn("Lewat", "channel"),
        ListColumn("Yang dibicarakan", read=lambda row: " ".join(row.summary.split()), share=4.0),
        ListColumn("Hubungi lagi", "next_on", "date"),
        ListColumn("Petugas", "officer", share=1.3),
    ),
)
EVALUATIONS = OfficeList(
    "Pelatihan dan penilaian",
    "kegiatan",
    (
        ListColumn("Tanggal", read=lambda row: format_range(row.starts_on, row.ends_on), share=1.8),
        _COURSE,
        ListColumn("Nilai oleh mitra", read=lambda row: _score(row.by_partner)),
        ListColumn("Catatan mitra", read=lambda row: _comment(row.by_partner), share=2.4),
        ListColumn("Nilai tentang mitra", read=lambda row: _score(row.about_partner)),
        ListColumn("Catatan kantor", read=lambda row: _comment(row.about_partner), share=2.4),
    ),
)
TRAIL = OfficeList(
    "Jejak pengolahan data",
    "baris",
    (
        ListColumn("Waktu", read=_moment, share=1.5),
        ListColumn("Petugas", "officer", share=1.5),
        ListColumn("Tindakan", "action", share=2.0),
        ListColumn("Tentang", "about", share=2.0),
        ListColumn("Keterangan", "detail", share=2.8),
        _ID,
    ),
)
RETENTION = OfficeList(
    "Data melewati jangka simpan",
    "orang",
    (_NAME, ListColumn("Disimpan sampai", "kept_until", "date"), _CLIENT_ID),
)
