"""A pile of signed sheets typed in any order: a row code and its letters, Enter, and the next one."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from bapasdesk.domain.attendance_marks import MARKS, TypedMark
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.row_codes import code_and_marks
from bapasdesk.gui.widgets.participant_model import FIRST_DAY
from bapasdesk.gui.widgets.participant_table import ParticipantTable

_NO_CODE = "Kode baris itu tidak ada pada kegiatan ini. Periksa lagi kodenya."


class RowCodeEntry(QObject):
    """`mark(row, column, mark)` does what a letter typed into the table does, and gives False if it may not;
    `tell` says a quiet line.

    A code alone leads to its row. With one letter it marks the day the cursor is in, with as many letters as
    there are days all of them; then the line is empty for the next code.
    """

    def __init__(
        self,
        line: QLineEdit,
        table: ParticipantTable,
        mark: Callable[[int, int, TypedMark], bool],
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(line)
        self._line, self._table, self._mark, self._tell = line, table, mark, tell
        line.returnPressed.connect(self._enter)

    def _enter(self) -> None:
        rows = self._table.participants.rows
        places = {row.row_code: place for place, row in enumerate(rows)}
        found = code_and_marks(self._line.text(), places)
        if found is None:
            self._refuse(_NO_CODE)
            return
        code, letters = found
        columns = self._columns(len(letters))
        if letters and (not columns or any(letter not in MARKS for letter in letters)):
            self._refuse(self._how())
            return
        self._line.clear()
        self._table.go_to(places[code])
        if letters:
            self._take(places[code], dict(zip(columns, letters, strict=True)))
        else:
            self._table.setFocus()

    def _columns(self, letters: int) -> list[int]:
        """Where so many letters belong; none if that cannot be told."""
        days = self._table.participants.days
        if letters == len(days):
            return [FIRST_DAY + place for place in range(letters)]
        current = self._table.currentIndex().column()
        return [current] if letters == 1 and self._table.participants.day_of(current) else []

    def _take(self, place: int, letters: dict[int, str]) -> None:
        if not all(self._mark(place, column, MARKS[letter]) for column, letter in letters.items()):
            return
        model = self._table.participants
        row = model.rows[place]
        told = " ".join(letters.values())
        day = model.day_of(next(iter(letters)))
        when = f" pada {format_date(day.held_on)}" if day and len(letters) == 1 else ""
        filled = sum(one.marks[column - FIRST_DAY] is not None for one in model.rows for column in letters)
        self._tell(
            f"{row.row_code} {row.name}: {told}{when}. Terisi {filled} dari {len(model.rows) * len(letters)}."
        )

    def _how(self) -> str:
        days = len(self._table.participants.days)
        several = f", atau {days} huruf untuk semua hari" if days > 1 else ""
        return f"Sesudah kode tulis satu huruf H, I, S, A, atau K untuk hari yang dipilih{several}."

    def _refuse(self, text: str) -> None:
        self._line.selectAll()
        self._tell(text)
