"""How the columns of an office's own client lists are called, and what their cells mean."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from bapasdesk.domain.indonesian.dates import parse_date
from bapasdesk.domain.values import ClientKind, Sex
from bapasdesk.errors import InvalidInput

COLUMN_NAMES: dict[str, tuple[str, ...]] = {
    "full_name": ("nama", "nama lengkap", "nama klien"),
    "nik": ("nik", "no nik", "nomor induk kependudukan", "no ktp"),
    "register_number": ("no register", "nomor register", "register", "no reg", "no registrasi"),
    "sex": ("jenis kelamin", "l/p", "jk", "kelamin"),
    "kind": ("jenis", "jenis klien", "kategori"),
    "birth_place": ("tempat lahir",),
    "birth_date": ("tanggal lahir", "tgl lahir"),
    "phone": ("telepon", "no telepon", "no hp", "hp", "telp", "whatsapp", "no wa"),
    "address": ("alamat", "alamat lengkap"),
    "education": ("pendidikan",),
    "program": ("program", "program integrasi"),
    "probation_officer": ("pk", "pembimbing", "pembimbing kemasyarakatan"),
    "guidance_start": ("mulai bimbingan", "tgl mulai", "tanggal mulai bimbingan"),
    "guidance_end": ("akhir bimbingan", "ekspirasi", "tanggal akhir bimbingan"),
    "guarantor": ("penjamin", "nama penjamin"),
    "occupation": ("pekerjaan",),
    "interests": ("minat", "keterampilan", "minat dan keterampilan"),
}
_FIELDS = {name: field for field, names in COLUMN_NAMES.items() for name in names}
_SEXES = {"l": Sex.MALE, "laki-laki": Sex.MALE, "pria": Sex.MALE, "p": Sex.FEMALE, "perempuan": Sex.FEMALE}
_SEXES["wanita"] = Sex.FEMALE
_KINDS = {"dewasa": ClientKind.ADULT, "anak": ClientKind.CHILD, "warga binaan": ClientKind.WARD}
_LONGEST = 500


def field_of(heading: object) -> str | None:
    """The client's field a heading stands for; None if it is none we know."""
    words = str(heading or "").casefold().replace(".", " ").replace("_", " ").split()
    return _FIELDS.get(" ".join(words))


def value_of(field: str, cell: Any) -> Any:
    """A cell as the field's value; InvalidInput says what is wrong with it. None for an empty cell."""
    if cell is None or str(cell).strip() == "":
        return None
    read: Callable[[Any], Any] = _READERS.get(field, _text)
    return read(cell)


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)  # sheets keep 77 as 77.0
    typed = " ".join(str(cell).split())
    if len(typed) > _LONGEST or not typed.isprintable():
        raise InvalidInput(f"Isi terlalu panjang (paling banyak {_LONGEST} huruf) atau tidak dapat dicetak.")
    return typed


def _nik(cell: Any) -> str:
    """A sheet keeps 15 digits of a number, so the last one of a numeric NIK is lost for good."""
    if isinstance(cell, (int, float)):
        raise InvalidInput(
            "NIK tersimpan sebagai angka sehingga digit terakhirnya dapat hilang. Jadikan teks."
        )
    return _text(cell).replace(" ", "").removeprefix("'")


def _date(cell: Any) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    return parse_date(_text(cell))


def _sex(cell: Any) -> Sex:
    found = _SEXES.get(_text(cell).casefold())
    if found is None:
        raise InvalidInput("Jenis kelamin ditulis L atau P.")
    return found


def _kind(cell: Any) -> ClientKind:
    found = _KINDS.get(_text(cell).casefold().removeprefix("klien "))
    if found is None:
        raise InvalidInput("Jenis klien ditulis dewasa, anak, atau warga binaan.")
    return found


_READERS: dict[str, Callable[[Any], Any]] = {
    "nik": _nik,
    "birth_date": _date,
    "guidance_start": _date,
    "guidance_end": _date,
    "sex": _sex,
    "kind": _kind,
}
