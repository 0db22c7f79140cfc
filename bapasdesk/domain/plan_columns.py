"""How the columns of an office's own lists of partners and of sessions are called."""

from datetime import date, datetime
from typing import Any

from bapasdesk.domain.cell_values import (
    DateOrder,
    read_count,
    read_date,
    read_digits,
    read_money,
    read_text,
    reader_of,
)
from bapasdesk.domain.indonesian.dates import format_range, parse_range
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.labels import LABELS, label
from bapasdesk.domain.list_columns import ListColumn
from bapasdesk.domain.values import PartnerKind
from bapasdesk.errors import InvalidInput

_KINDS = {words.casefold(): kind for kind, words in LABELS[PartnerKind].items()}
_KINDS |= {"pemerintah": PartnerKind.GOVERNMENT, "instansi": PartnerKind.GOVERNMENT}
_KINDS |= {"dinas": PartnerKind.GOVERNMENT, "lpk": PartnerKind.TRAINING_PROVIDER}
_KINDS |= {"pokmas": PartnerKind.COMMUNITY, "kelompok masyarakat": PartnerKind.COMMUNITY}
_KINDS |= {"perusahaan": PartnerKind.PRIVATE, "yayasan keagamaan": PartnerKind.RELIGIOUS}

PARTNER_COLUMNS: tuple[ListColumn, ...] = (
    ListColumn(
        name="name",
        title="Nama mitra",
        headings=(
            "nama mitra",
            "mitra",
            "nama",
            "nama lembaga",
            "lembaga",
            "nama pokmas",
            "pokmaslipas",
            "nama pokmaslipas",
            "instansi",
            "nama instansi",
        ),
        is_needed=True,
    ),
    ListColumn(
        name="kind",
        title="Jenis mitra",
        headings=("jenis", "jenis mitra", "kategori", "bentuk"),
        read=reader_of(_KINDS, f"Jenis mitra ditulis {', '.join(LABELS[PartnerKind].values())}."),
        show=label,
    ),
    ListColumn(name="alias", title="Nama lain", headings=("nama lain", "singkatan", "alias")),
    ListColumn(name="address", title="Alamat", headings=("alamat", "alamat lengkap", "alamat mitra")),
    ListColumn(
        name="leader_name",
        title="Pimpinan",
        headings=("pimpinan", "nama pimpinan", "ketua", "nama ketua", "penanggung jawab"),
    ),
    ListColumn(name="leader_position", title="Jabatan pimpinan", headings=("jabatan", "jabatan pimpinan")),
    ListColumn(
        name="contact_name",
        title="Narahubung",
        headings=("narahubung", "kontak", "nama kontak", "kontak person", "contact person", "cp"),
    ),
    ListColumn(
        name="phone",
        title="Telepon",
        headings=("telepon", "no telepon", "no hp", "hp", "telp", "no telp", "whatsapp", "no wa"),
        read=read_digits,
    ),
    ListColumn(name="email", title="Surel", headings=("surel", "email", "e-mail")),
    ListColumn(name="note", title="Catatan", headings=("catatan", "keterangan")),
)


def read_range(cell: Any) -> tuple[date, date]:
    """First and last day, from `19–23 September 2022`, a single day, or a date cell."""
    if isinstance(cell, (date, datetime, int, float)):
        day = read_date(cell, DateOrder.DAY_FIRST)
        return day, day
    try:
        return parse_range(read_text(cell))
    except InvalidInput as error:
        try:
            day = read_date(cell, DateOrder.DAY_FIRST)
        except InvalidInput:
            raise error from None
        return day, day


SESSION_COLUMNS: tuple[ListColumn, ...] = (
    ListColumn(
        name="course",
        title="Pelatihan",
        headings=("pelatihan", "nama pelatihan", "jenis pelatihan", "kegiatan", "nama kegiatan"),
        is_needed=True,
    ),
    ListColumn(
        name="partner",
        title="Mitra",
        headings=("mitra", "nama mitra", "pokmaslipas", "penyelenggara", "lembaga"),
        is_needed=True,
    ),
    ListColumn(
        name="dates",
        title="Tanggal",
        headings=(
            "tanggal",
            "tanggal pelaksanaan",
            "tgl pelaksanaan",
            "waktu",
            "waktu pelaksanaan",
            "tanggal mulai",
            "tgl mulai",
            "mulai",
            "hari/tanggal",
            "tgl",
        ),
        read=read_range,
        show=lambda days: format_range(*days),
        is_needed=True,
    ),
    ListColumn(
        name="ends_on",
        title="Tanggal selesai",
        headings=("tanggal selesai", "tgl selesai", "selesai", "sampai", "s/d"),
        is_date=True,
    ),
    ListColumn(name="venue", title="Tempat", headings=("tempat", "lokasi", "tempat pelaksanaan")),
    ListColumn(name="trainer", title="Pelatih", headings=("pelatih", "instruktur", "narasumber")),
    ListColumn(
        name="seats",
        title="Kursi",
        headings=("kursi", "kuota", "jumlah peserta", "target peserta", "peserta"),
        read=read_count,
        show=str,
    ),
    ListColumn(
        name="lesson_hours",
        title="JP",
        headings=("jp", "jam pelajaran", "jumlah jp"),
        read=read_count,
        show=str,
    ),
    ListColumn(
        name="transport_rate",
        title="Tarif transport",
        headings=("transport", "uang transport", "tarif transport", "tarif"),
        read=read_money,
        show=format_rupiah,
    ),
    ListColumn(name="souvenir", title="Souvenir", headings=("souvenir", "cenderamata", "suvenir")),
    ListColumn(name="officer_in_charge", title="Petugas", headings=("petugas", "penanggung jawab", "pic")),
    ListColumn(name="note", title="Catatan", headings=("catatan", "keterangan")),
)
