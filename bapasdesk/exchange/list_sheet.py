"""Lists as sheets: text stays text, and nothing in a cell is ever run as a formula."""

from collections.abc import Sequence
from dataclasses import fields
from enum import StrEnum
from io import BytesIO, StringIO
from typing import Any

from bapasdesk.domain.values import label

HEADINGS = {
    "id": "Id",
    "session_id": "Id kegiatan",
    "client_id": "Id klien",
    "participant_id": "Id peserta",
    "name": "Nama",
    "kind": "Jenis",
    "courses": "Pelatihan yang disediakan",
    "sessions": "Kegiatan",
    "phone": "Telepon",
    "stage": "Tahap",
    "reason": "Alasan menolak",
    "next_on": "Hubungi lagi",
    "level": "Tingkat",
    "lesson_hours": "JP",
    "days_to_income": "Hari sampai menghasilkan",
    "start_up_cost": "Modal awal (Rp)",
    "partners": "Mitra",
    "course": "Pelatihan",
    "partner": "Mitra",
    "starts_on": "Mulai",
    "ends_on": "Selesai",
    "venue": "Tempat",
    "status": "Status",
    "seats": "Kursi",
    "participants": "Peserta",
    "present": "Hadir",
    "open_obligations": "Kewajiban terbuka",
    "register_number": "No. register",
    "nik_masked": "NIK",
    "program": "Program",
    "guidance_end": "Akhir bimbingan",
    "participations": "Pelatihan diikuti",
    "days_present": "Hari hadir",
    "certificate": "Sertifikat",
    "transport": "Transport",
    "souvenir": "Souvenir",
    "number": "Nomor",
    "issued_on": "Tanggal",
    "paid_on": "Dibayar",
    "day_count": "Hari",
    "rate": "Tarif (Rp)",
    "amount": "Jumlah (Rp)",
    "corrections": "Koreksi (Rp)",
    "verification_code": "Kode verifikasi",
    "is_void": "Batal",
    "void_reason": "Alasan batal",
    "year": "Tahun",
    "seq": "No. urut",
    "document_date": "Tanggal",
    "state": "Keadaan",
    "subject": "Perihal",
    "holder": "Untuk",
    "copies": "Salinan",
    "is_skipped": "Dilewati",
}
_RUN_BY_SHEETS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_WIDEST = 48


def list_workbook(rows: Sequence[Any]) -> bytes:
    """Frozen rows of one kind as an .xlsx: dates are dates, numbers numbers, everything typed is text."""
    import pandas as pd  # late: it costs about a second of start-up

    table = _table(rows)
    buffer = BytesIO()
    options = {
        "options": {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    }
    with pd.ExcelWriter(
        buffer, engine="xlsxwriter", engine_kwargs=options, date_format="dd-mm-yyyy"
    ) as writer:
        table.to_excel(writer, sheet_name="Daftar", index=False)
        sheet = writer.sheets["Daftar"]
        for place, heading in enumerate(table.columns):
            longest = max([len(heading), *(len(str(cell)) for cell in table[heading].head(500))])
            sheet.set_column(place, place, min(longest + 2, _WIDEST))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table), max(len(table.columns) - 1, 0))
    return buffer.getvalue()


def list_csv(rows: Sequence[Any]) -> bytes:
    """Frozen rows of one kind as CSV (RFC 4180, UTF-8 with a mark for Excel).

    A text that a sheet program would run begins with an apostrophe.
    """
    buffer = StringIO()
    _table(rows).map(_guarded).to_csv(buffer, index=False, lineterminator="\r\n", date_format="%d-%m-%Y")
    return buffer.getvalue().encode("utf-8-sig")


def _table(rows: Sequence[Any]) -> Any:
    import pandas as pd

    names = [field.name for field in fields(rows[0])] if rows else []
    records = [[_cell(getattr(row, name)) for name in names] for row in rows]
    return pd.DataFrame(records, columns=[HEADINGS[name] for name in names], dtype=object)


def _cell(value: object) -> object:
    if isinstance(value, StrEnum):
        return label(value)
    if isinstance(value, bool):
        return "ya" if value else ""
    return ", ".join(value) if isinstance(value, tuple) else value


def _guarded(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUN_BY_SHEETS) else cell
