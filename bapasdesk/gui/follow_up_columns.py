"""How a question that waits for an answer stands in a list."""

from collections.abc import Callable
from datetime import date

from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.rows.people import FollowUpRow
from bapasdesk.gui.table_models import Column
from bapasdesk.gui.theme import Tone

LATE_DAYS = 14
"""From so many days on a question that waits is shown as overdue."""


def follow_up_columns(today: Callable[[], date]) -> tuple[Column[FollowUpRow], ...]:
    def days(row: FollowUpRow) -> int:
        return (today() - row.next_on).days

    return (
        Column(
            "Menunggu",
            lambda row: "hari ini" if days(row) <= 0 else f"{days(row)} hari lewat",
            lambda row: row.next_on,
            width=130,
            chip=lambda row: Tone.DANGER if days(row) > LATE_DAYS else Tone.READY,
            tooltip=lambda row: f"Dijadwalkan {format_date(row.next_on)}",
        ),
        Column("Nama", lambda row: row.name),
        Column("Telepon", lambda row: row.phone or "tidak ada", width=140),
        Column("Pelatihan", lambda row: row.course, spare=1),
        Column("Selesai", lambda row: format_date(row.held_on), lambda row: row.held_on, width=150, spare=2),
        Column("Pertanyaan", lambda row: f"{row.months} bulan", lambda row: row.months, width=105),
        Column("Dicoba", lambda row: f"{row.tries} kali" if row.tries else "", width=80, spare=3),
    )
