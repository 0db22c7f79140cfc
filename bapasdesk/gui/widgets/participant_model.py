"""The session page's one table: each participant with the days, the hours and the three things owed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bapasdesk.domain.attendance_marks import TypedMark, letter_of
from bapasdesk.domain.indonesian.dates import format_long_date
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.sessions import SessionDay
from bapasdesk.domain.rows.people import AttendanceMark, ParticipantRow
from bapasdesk.domain.values import ObligationKind, ObligationState
from bapasdesk.gui.plain_text import as_plain
from bapasdesk.gui.table_models import CHIP_ROLE
from bapasdesk.gui.theme import Tone
from bapasdesk.gui.tones import tone_of

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
NUMBER, CODE, NAME, FIRST_DAY = 0, 1, 2, 3
KINDS = tuple(ObligationKind)
MANY_DAYS = 5
"""With more days than this the day columns are narrower."""


class ParticipantModel(QAbstractTableModel):
    """Columns: number, row code, name, one a day, lesson hours, certificate, transport, souvenir."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ParticipantRow] = []
        self._days: tuple[SessionDay, ...] = ()
        self._hours = 0

    @property
    def rows(self) -> tuple[ParticipantRow, ...]:
        return tuple(self._rows)

    @property
    def days(self) -> tuple[SessionDay, ...]:
        return self._days

    def show(self, rows: Sequence[ParticipantRow], days: Sequence[SessionDay], hours: int) -> None:
        """`hours`: lesson hours of the whole session. The same shape keeps selection and place."""
        same = len(rows) == len(self._rows) and tuple(days) == self._days
        if not same:
            self.beginResetModel()
        self._rows, self._days, self._hours = list(rows), tuple(days), hours
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))

    def row_at(self, number: int) -> ParticipantRow | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def day_of(self, column: int) -> SessionDay | None:
        """The session day of a column; None for the others."""
        place = column - FIRST_DAY
        return self._days[place] if 0 <= place < len(self._days) else None

    def kind_of(self, column: int) -> ObligationKind | None:
        """The thing owed in a column; None for the others."""
        place = column - self.first_obligation
        return KINDS[place] if 0 <= place < len(KINDS) else None

    @property
    def has_many_days(self) -> bool:
        return len(self._days) > MANY_DAYS

    @property
    def hours_column(self) -> int:
        return FIRST_DAY + len(self._days)

    @property
    def first_obligation(self) -> int:
        return self.hours_column + 1

    def mark(self, row: int, column: int, typed: TypedMark) -> AttendanceMark | None:
        """Shows a typed mark at once and gives what is to be saved; None if it is there already."""
        participant, day = self.row_at(row), self.day_of(column)
        if participant is None or day is None:
            return None
        place = column - FIRST_DAY
        before = participant.marks[place]
        if (before.status if before else None, before.reason if before else None) == (
            typed.status,
            typed.reason,
        ):
            return None
        made = AttendanceMark(
            participant_id=participant.id, session_day_id=day.id, status=typed.status, reason=typed.reason
        )
        marks = list(participant.marks)
        marks[place] = None if typed.status is None else made
        self._rows[row] = replace(participant, marks=tuple(marks))
        self.dataChanged.emit(self.index(row, column), self.index(row, column))
        return made

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self.first_obligation + len(KINDS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        day = self.day_of(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._day_title(day) if day else self._title(section)
        if role == Qt.ItemDataRole.ToolTipRole and day:
            return format_long_date(day.held_on)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row())
        if row is None:
            return None
        if self.day_of(index.column()) is not None:
            return _mark_cell(row.marks[index.column() - FIRST_DAY], role)
        kind = self.kind_of(index.column())
        if kind is not None:
            return _obligation_cell(row, kind, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._plain(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_plain(self._plain(row, index.column()))
        return None

    def _day_title(self, day: SessionDay) -> str:
        """Day and month; the day alone where many days share the width."""
        return str(day.held_on.day) if self.has_many_days else f"{day.held_on.day}/{day.held_on.month}"

    def _title(self, section: int) -> str:
        if section == self.hours_column:
            return "Jam"
        kind = self.kind_of(section)
        return label(kind) if kind else ("No", "Kode", "Nama")[section]

    def _plain(self, row: ParticipantRow, column: int) -> str:
        if column == self.hours_column:
            return f"{row.lesson_hours} / {self._hours} JP" if self._hours else f"{row.days_present} hari"
        name = f"{row.name} ({row.note})" if row.note else row.name
        return (str(row.row_number), row.row_code, name)[column]


def _mark_cell(mark: AttendanceMark | None, role: int) -> Any:
    if mark is None or mark.status is None:
        return "belum diisi" if role == Qt.ItemDataRole.ToolTipRole else None
    if role == Qt.ItemDataRole.DisplayRole:
        return letter_of(TypedMark(mark.status, mark.reason))
    if role == Qt.ItemDataRole.ToolTipRole:
        return f"{label(mark.status)} – {label(mark.reason).lower()}" if mark.reason else label(mark.status)
    return tone_of(mark.status) if role == CHIP_ROLE else None


def _obligation_cell(row: ParticipantRow, kind: ObligationKind, role: int) -> Any:
    cell = row.cell(kind)
    if role == Qt.ItemDataRole.DisplayRole:
        paid = kind == ObligationKind.TRANSPORT and cell.state == ObligationState.DELIVERED
        return "dibayar" if paid else label(cell.state)
    if role == CHIP_ROLE:
        return Tone(tone_of(cell.state))
    if role == Qt.ItemDataRole.ToolTipRole:
        money = format_rupiah(row.transport_due) if kind == ObligationKind.TRANSPORT else ""
        return as_plain(" · ".join(part for part in (cell.reason, cell.paper_number, money) if part))
    return None
