"""Columns of the session page's two registers: the numbers issued and what was done."""

from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.rows.papers import CertificateRow, PaymentRow
from bapasdesk.domain.rows.trail import AuditRow
from bapasdesk.gui.table_models import Column
from bapasdesk.gui.theme import Tone

Issued = CertificateRow | PaymentRow


def _issued_state(row: Issued) -> str:
    if row.is_void:
        return "batal"
    if isinstance(row, PaymentRow):
        return "dibayar" if row.paid_on else "siap"
    return "sah"


def _issued_tone(row: Issued) -> Tone:
    tones = {"batal": Tone.DANGER, "siap": Tone.READY}
    return tones.get(_issued_state(row), Tone.DONE)


NUMBER_COLUMNS: tuple[Column[Issued], ...] = (
    Column("Nomor", lambda row: row.number, width=180),
    Column("Jenis", lambda row: "Kuitansi" if isinstance(row, PaymentRow) else "Sertifikat", width=110),
    Column("Nama", lambda row: row.name),
    Column(
        "Jumlah",
        lambda row: format_rupiah(row.amount + row.corrections) if isinstance(row, PaymentRow) else "",
        align_right=True,
        width=120,
    ),
    Column("Keadaan", _issued_state, chip=_issued_tone, width=110),
    Column("Alasan", lambda row: row.void_reason),
)
HISTORY_COLUMNS: tuple[Column[AuditRow], ...] = (
    Column("Waktu", lambda row: f"{row.at:%d-%m-%Y %H.%M}", width=150),
    Column("Petugas", lambda row: row.officer, width=170),
    Column("Yang dilakukan", lambda row: row.action, width=260),
    Column("Keterangan", lambda row: row.detail),
)
