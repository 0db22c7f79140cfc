"""What a cell of somebody else's sheet means: text, a day in any of three orders, a choice, an amount.

Readers take a cell as the sheet holds it and give the value, or raise InvalidInput with a sentence that says
what is wrong with it. Sheets keep every number as one with a fraction, and lose digits beyond the fifteenth.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from bapasdesk.domain.indonesian.dates import parse_date, short_date
from bapasdesk.domain.indonesian.money import parse_rupiah
from bapasdesk.errors import InvalidInput

V = TypeVar("V")
LONGEST_TEXT = 500
_DAY_ZERO = date(1899, 12, 30)
"""Excel counts days from here."""
_FIRST_SERIAL, _LAST_SERIAL = 3654, 73415
"""From 1910 on, so that a bare year is not taken for a day of 1905; to the end of 2100."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_TWO_WAYS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_MIDNIGHT = re.compile(r"[ T]00[:.]00([:.]00)?$")
_SERIAL = re.compile(r"\d{5}([.,]0+)?")


class DateOrder(StrEnum):
    """How 06/07/2023 is read in a list. A day above 12 is told from a month in any of them."""

    AUTO = "auto"
    """Day first, as Indonesia writes it; refused in a column that also has a day written after its month."""
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


def is_blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))


def shown_text(cell: Any) -> str:
    """A cell as a person reads it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        cell = cell.date() if cell.time() == datetime.min.time() else cell
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return short_date(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def read_text(cell: Any) -> str:
    """Text without spaces at its ends or doubled ones."""
    typed = shown_text(cell)
    if len(typed) > LONGEST_TEXT or not typed.isprintable():
        raise InvalidInput(
            f"Isi terlalu panjang (paling banyak {LONGEST_TEXT} huruf) atau tidak dapat dicetak."
        )
    return typed


def read_digits(cell: Any) -> str:
    """A number that is a name, such as a telephone number; one cut short by the sheet is refused."""
    typed = read_text(cell).removeprefix("'")
    if re.fullmatch(r"\d(\.\d+)?[eE][+]?\d+", typed):
        raise InvalidInput("Nomor ini ditulis sebagai angka ringkas sehingga digitnya hilang. Jadikan teks.")
    return typed


def read_nik(cell: Any) -> str:
    """A sheet keeps 15 digits of a number, so the last one of a numeric NIK is lost for good."""
    typed = read_text(cell).removeprefix("'")
    if isinstance(cell, (int, float)) or re.fullmatch(r"[\d.,]+[eE][+]?\d+", typed):
        raise InvalidInput(
            "NIK tersimpan sebagai angka sehingga digit terakhirnya dapat hilang. Jadikan teks, "
            "lalu ketik ulang NIK-nya."
        )
    return re.sub(r"[ .\-]", "", typed)


def read_date(cell: Any, order: DateOrder = DateOrder.AUTO) -> date:
    """A day written as text, as a date cell, or as the number Excel keeps for it."""
    if isinstance(cell, bool):
        raise InvalidInput("Isi ini bukan tanggal.")
    if isinstance(cell, datetime):
        cell = cell.date()
    found = cell if isinstance(cell, date) else _read_day(cell, order)
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise InvalidInput(f"Tahun {found.year} tidak mungkin. Periksa tanggalnya.")
    return found


def settled_order(order: DateOrder, cells: Iterable[Any]) -> DateOrder:
    """AUTO becomes DAY_FIRST unless a cell of the column can only have been written month first."""
    if order == DateOrder.AUTO and not any(_is_month_first(cell) for cell in cells):
        return DateOrder.DAY_FIRST
    return order


def read_count(cell: Any) -> int:
    """A whole number from 0 on, at most nine digits."""
    typed = read_text(cell)
    if not re.fullmatch(r"\d{1,9}", typed):
        raise InvalidInput("Tulis bilangan bulat tanpa satuan, misalnya 20.")
    return int(typed)


def read_money(cell: Any) -> int:
    """Whole rupiah."""
    return parse_rupiah(read_text(cell))


def reader_of(words: Mapping[str, V], hint: str) -> Callable[[Any], V]:
    """A reader of one of a few words, letter case aside."""

    def read(cell: Any) -> V:
        found = words.get(read_text(cell).casefold())
        if found is None:
            raise InvalidInput(hint)
        return found

    return read


def _read_day(cell: Any, order: DateOrder) -> date:
    typed = _MIDNIGHT.sub("", shown_text(cell))
    if isinstance(cell, (int, float)) or _SERIAL.fullmatch(typed):
        return _of_serial(typed)
    if parts := _TWO_WAYS.fullmatch(typed):
        return _of_two_ways(int(parts[1]), int(parts[2]), int(parts[3]), order)
    if parts := _YEAR_FIRST.fullmatch(typed):
        return parse_date(f"{parts[1]}-{parts[2]}-{parts[3]}")
    return parse_date(typed)


def _of_serial(typed: str) -> date:
    days = re.split(r"[.,]", typed)[0]
    if not days.isascii() or not days.isdigit() or not _FIRST_SERIAL <= int(days) <= _LAST_SERIAL:
        raise InvalidInput(f"Angka {typed} bukan tanggal. Tulis tanggal seperti 20 Juni 2023.")
    return _DAY_ZERO + timedelta(days=int(days))


def _of_two_ways(first: int, second: int, year: int, order: DateOrder) -> date:
    if order == DateOrder.AUTO and first != second and first <= 12 and second <= 12:
        raise InvalidInput(
            f"Tanggal {first:02d}/{second:02d}/{year} dapat dibaca dua cara, karena di kolom ini bulan "
            "kadang ditulis lebih dahulu. Tulis bulannya dengan huruf, atau pilih urutan tanggalnya."
        )
    month_first = second > 12 or (order == DateOrder.MONTH_FIRST and first <= 12)
    day, month = (second, first) if month_first else (first, second)
    return parse_date(f"{day}-{month}-{year}")


def _is_month_first(cell: Any) -> bool:
    parts = _TWO_WAYS.fullmatch(_MIDNIGHT.sub("", shown_text(cell))) if isinstance(cell, str) else None
    return parts is not None and int(parts[1]) <= 12 < int(parts[2]) <= 31
