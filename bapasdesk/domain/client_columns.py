"""How the columns of an office's own client lists are called, and what their cells mean."""

from bapasdesk.domain.cell_values import read_digits, read_nik, reader_of
from bapasdesk.domain.labels import label
from bapasdesk.domain.list_columns import ListColumn
from bapasdesk.domain.nik import mask_nik
from bapasdesk.domain.values import ClientKind, Sex

_SEXES = {
    "l": Sex.MALE,
    "lk": Sex.MALE,
    "laki-laki": Sex.MALE,
    "laki laki": Sex.MALE,
    "laki": Sex.MALE,
    "pria": Sex.MALE,
    "p": Sex.FEMALE,
    "pr": Sex.FEMALE,
    "perempuan": Sex.FEMALE,
    "wanita": Sex.FEMALE,
}
_KINDS = {
    f"{before}{word}": kind
    for before in ("", "klien ")
    for word, kind in (
        ("dewasa", ClientKind.ADULT),
        ("anak", ClientKind.CHILD),
        ("warga binaan", ClientKind.WARD),
    )
}

CLIENT_COLUMNS: tuple[ListColumn, ...] = (
    ListColumn(
        name="full_name",
        title="Nama",
        headings=("nama", "nama lengkap", "nama klien", "nama lengkap klien", "nama peserta", "nama wbp"),
        is_needed=True,
    ),
    ListColumn(
        name="nik",
        title="NIK",
        headings=(
            "nik",
            "no nik",
            "nomor nik",
            "nomor induk kependudukan",
            "no ktp",
            "nik/no ktp",
            "nik ktp",
        ),
        read=read_nik,
        show=mask_nik,
    ),
    ListColumn(
        name="register_number",
        title="No. register",
        headings=("no register", "nomor register", "register", "no reg", "no registrasi", "nomor registrasi"),
    ),
    ListColumn(
        name="sex",
        title="Jenis kelamin",
        headings=("jenis kelamin", "l/p", "jk", "kelamin", "jns kelamin"),
        read=reader_of(_SEXES, "Jenis kelamin ditulis L atau P."),
        show=label,
    ),
    ListColumn(
        name="kind",
        title="Jenis klien",
        headings=("jenis", "jenis klien", "kategori", "klasifikasi"),
        read=reader_of(_KINDS, "Jenis klien ditulis dewasa, anak, atau warga binaan."),
        show=label,
    ),
    ListColumn(
        name="birth_place",
        title="Tempat lahir",
        headings=(
            "tempat lahir",
            "kota lahir",
            "lahir tempat",
            "tempat/tgl lahir tempat",
            "kelahiran tempat",
        ),
    ),
    ListColumn(
        name="birth_date",
        title="Tanggal lahir",
        headings=(
            "tanggal lahir",
            "tgl lahir",
            "tgllahir",
            "lahir tanggal",
            "lahir tgl",
            "tempat/tgl lahir tanggal",
            "tempat/tgl lahir tgl",
            "kelahiran tanggal",
        ),
        is_date=True,
    ),
    ListColumn(
        name="phone",
        title="Telepon",
        headings=(
            "telepon",
            "no telepon",
            "nomor telepon",
            "no hp",
            "nomor hp",
            "hp",
            "telp",
            "no telp",
            "whatsapp",
            "no wa",
            "wa",
            "hp/wa",
            "no hp/wa",
            "kontak",
        ),
        read=read_digits,
    ),
    ListColumn(
        name="address",
        title="Alamat",
        headings=("alamat", "alamat lengkap", "alamat rumah", "alamat domisili", "domisili"),
    ),
    ListColumn(name="education", title="Pendidikan", headings=("pendidikan", "pendidikan terakhir")),
    ListColumn(
        name="program",
        title="Program",
        headings=("program", "program integrasi", "jenis program", "pembebasan"),
    ),
    ListColumn(
        name="probation_officer",
        title="Pembimbing Kemasyarakatan",
        headings=("pk", "pembimbing", "pembimbing kemasyarakatan", "nama pk", "nama pembimbing"),
    ),
    ListColumn(
        name="guidance_start",
        title="Mulai bimbingan",
        headings=(
            "mulai bimbingan",
            "tgl mulai",
            "tanggal mulai bimbingan",
            "bimbingan mulai",
            "awal bimbingan",
        ),
        is_date=True,
    ),
    ListColumn(
        name="guidance_end",
        title="Akhir bimbingan",
        headings=(
            "akhir bimbingan",
            "ekspirasi",
            "tanggal akhir bimbingan",
            "tgl ekspirasi",
            "selesai bimbingan",
            "bimbingan selesai",
            "bimbingan akhir",
            "berakhir bimbingan",
        ),
        is_date=True,
    ),
    ListColumn(name="guarantor", title="Penjamin", headings=("penjamin", "nama penjamin")),
    ListColumn(name="occupation", title="Pekerjaan", headings=("pekerjaan", "kerja")),
    ListColumn(
        name="interests",
        title="Minat dan keterampilan",
        headings=("minat", "keterampilan", "minat dan keterampilan", "minat pelatihan"),
    ),
)
"""`mask_nik`: outside the form a NIK is not shown in full."""
