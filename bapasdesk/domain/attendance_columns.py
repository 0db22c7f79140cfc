"""How the columns of an attendance list are called: who, by name or row code, and the days of one session."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from bapasdesk.domain.attendance_marks import letter_of, read_mark
from bapasdesk.domain.cell_values import read_text
from bapasdesk.domain.client_columns import CLIENT_COLUMNS
from bapasdesk.domain.indonesian.dates import MONTHS, format_date, format_long_date
from bapasdesk.domain.list_columns import ListColumn

CODE, NAME = "row_code", "name"
_NAMES = next(column.headings for column in CLIENT_COLUMNS if column.name == "full_name")
_WHOLE = ("hadir", "kehadiran", "keterangan", "ket", "absen", "absensi", "status")
"""Over the one mark of a session of one day."""


def attendance_columns(days: Sequence[date]) -> tuple[ListColumn, ...]:
    """`days` in their order; the column of the first is called `day_1`, whatever the session."""
    bare = Counter(day.day for day in days)
    return (
        ListColumn(
            name=CODE,
            title="Kode baris",
            headings=("kode", "kode baris"),
            read=lambda cell: read_text(cell).upper(),
        ),
        ListColumn(name=NAME, title="Nama", headings=_NAMES),
        *(
            ListColumn(
                name=day_name(number),
                title=format_date(day),
                headings=_headings(number, day, is_bare=bare[day.day] == 1, is_only=len(days) == 1),
                read=read_mark,
                show=letter_of,
            )
            for number, day in enumerate(days, start=1)
        ),
    )


def day_name(number: int) -> str:
    """The column of a session's day, counted from 1."""
    return f"day_{number}"


def _headings(number: int, day: date, *, is_bare: bool, is_only: bool) -> tuple[str, ...]:
    month = MONTHS[day.month - 1].casefold()
    written = [f"hari {number}", f"hari ke {number}", f"hari ke-{number}", f"h{number}", f"h-{number}"]
    written += [f"{day.day} {month}", f"{day.day} {month[:3]}", format_date(day).casefold()]
    written += [format_long_date(day).casefold(), format_long_date(day).casefold().split(",")[0]]
    for sign in "-/":
        for form in (f"%d{sign}%m", f"%d{sign}%m{sign}%Y", f"%d{sign}%m{sign}%y"):
            padded = day.strftime(form)
            plain = sign.join(part.lstrip("0") or "0" for part in padded.split(sign))
            written += [padded, plain]
    if is_bare:
        written += [
            text
            for before in ("", "tanggal ", "tgl ", "hari ", "hari/tanggal ")
            for text in (f"{before}{day.day}", f"{before}{day.day:02d}")
        ]
    return (*dict.fromkeys(written), *(_WHOLE if is_only else ()))
