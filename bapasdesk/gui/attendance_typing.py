"""Attendance as it is typed: letters in the table or row codes from a pile, saved a moment after the last."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from bapasdesk.domain.attendance_marks import TypedMark
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import AttendanceMark
from bapasdesk.domain.rows.sessions import SessionDetail
from bapasdesk.domain.values import SessionStatus
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.right_gate import why_not
from bapasdesk.gui.row_code_entry import RowCodeEntry
from bapasdesk.gui.widgets.participant_model import FIRST_DAY
from bapasdesk.gui.widgets.participant_table import ParticipantTable
from bapasdesk.services import attendance

_SAVE_AFTER_MS = 250
OVER = (SessionStatus.CLOSED, SessionStatus.CANCELLED)
"""Nothing of such a session is typed any more."""


class AttendanceTyping(QObject):
    refused = Signal()
    """Marks were not taken: what the table shows is to be read anew."""

    def __init__(self, desk: Desk, table: ParticipantTable, row_code: QLineEdit) -> None:
        super().__init__(table)
        self._desk, self._table = desk, table
        self._detail: SessionDetail | None = None
        self._pending: list[AttendanceMark] = []
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        RowCodeEntry(row_code, table, self.mark, desk.messages.inform)
        table.marked.connect(self.mark)

    @property
    def is_unsaved(self) -> bool:
        return bool(self._pending)

    def show_session(self, detail: SessionDetail | None) -> None:
        """The session whose table is shown; None once it is gone, and with it what was typed."""
        self._detail = detail
        if detail is None:
            self._pending.clear()

    def mark(self, row: int, column: int, typed: TypedMark) -> bool:
        """False if nothing may be marked any more, which the officer is told."""
        if self._detail is not None and self._detail.session.status in OVER:
            self._desk.messages.inform("Kegiatan sudah ditutup. Buka kembali bila kehadiran perlu diubah.")
            return False
        if not self._desk.allows(Right.PEOPLE):
            self._desk.messages.inform(why_not(Right.PEOPLE))
            return False
        made = self._table.participants.mark(row, column, typed)
        if made is not None:
            self._pending.append(made)
            self._timer.start()
        return True

    def save(self) -> None:
        """Refused marks come back as they were."""
        self._timer.stop()
        if not self._pending or self._detail is None:
            return
        marks, self._pending = tuple(self._pending), []
        office, session_id = self._desk.office, self._detail.session.id
        self._desk.run(
            lambda: attendance.record(office, session_id, marks),
            lambda _: None,
            failed=self._refuse,
            announce=("participants",),
        )

    def fill_present(self) -> None:
        """For the day the cursor is in, else for every day."""
        if self._detail is None:
            return
        self.save()
        day = self._table.participants.day_of(self._table.currentIndex().column())
        days = [day.id] if day else [one.id for one in self._detail.days]
        office, session_id = self._desk.office, self._detail.session.id
        self._desk.run(
            lambda: attendance.fill_present(office, session_id, *days),
            lambda count: self._desk.messages.inform(f"{count} isian hadir ditambahkan."),
            announce=("participants", "sessions"),
        )

    def go_to_first_blank(self) -> None:
        for number, row in enumerate(self._table.participants.rows):
            if None in row.marks:
                self._table.go_to(number, FIRST_DAY + row.marks.index(None))
                break
        self._table.setFocus()

    def _refuse(self, error: BapasError) -> None:
        self._desk.messages.error(str(error))
        self.refused.emit()
