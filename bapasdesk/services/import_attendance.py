"""Attendance of one session from a sheet: people by row code or name, a letter for each day.

A day left blank in the sheet stays as it is in the office.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bapasdesk.domain.attendance_columns import CODE, NAME, attendance_columns, day_name
from bapasdesk.domain.attendance_marks import TypedMark
from bapasdesk.domain.list_check import Choice, ImportReport, ListCheck, Match
from bapasdesk.domain.list_columns import Cells, ListColumn, SheetLayout
from bapasdesk.domain.records.sessions import SessionDay
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import AttendanceMark, ParticipantRow
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services.attendance import check_no_papers, write_marks
from bapasdesk.services.list_import import Choices, ListKind, Watch, examine, save
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.services.sessions import editable
from bapasdesk.store.queries.participants import participant_rows
from bapasdesk.store.unit_of_work import UnitOfWork

_SAME = (Choice.UPDATE, Choice.SKIP)


@dataclass(frozen=True, slots=True)
class Attended:
    """Somebody's marks on the days a sheet tells of, by the name of the day's column."""

    seat: ParticipantRow
    marks: tuple[tuple[str, TypedMark | None], ...]


@needs(Right.VIEW)
def columns(office: Office, session_id: int) -> tuple[ListColumn, ...]:
    """What an attendance list of this session can tell."""
    with office.work() as work:
        return attendance_columns([day.held_on for day in _days(work, session_id)])


@needs(Right.PEOPLE)
def check_attendance(
    office: Office,
    session_id: int,
    rows: Sequence[Cells],
    layout: SheetLayout,
    choices: Choices,
    watch: Watch,
) -> ListCheck:
    """What the list would change. RuleBroken if the session is over; ImportStopped if it is stopped."""
    with office.work() as work:
        judge = AttendanceJudge(work, session_id)
        return examine(judge, judge.columns, rows, layout, choices, watch).check


@needs(Right.PEOPLE)
def save_attendance(
    office: Office,
    session_id: int,
    rows: Sequence[Cells],
    layout: SheetLayout,
    choices: Choices,
    watch: Watch,
) -> ImportReport:
    """Saves the marks as one step that can be undone; see `list_import.save`."""
    with office.work() as work:
        judge = AttendanceJudge(work, session_id)
        found = examine(judge, judge.columns, rows, layout, choices, watch)
        return save(work, judge, found, choices, watch)


def attendance_kind(session_id: int) -> ListKind:
    """The attendance of one session as a kind of list."""

    def check(office: Office, *rest: Any) -> ListCheck:
        return check_attendance(office, session_id, *rest)

    def keep(office: Office, *rest: Any) -> ImportReport:
        return save_attendance(office, session_id, *rest)

    return ListKind(
        name="attendance",
        title="Daftar hadir",
        noun="baris kehadiran",
        columns=lambda office: columns(office, session_id),
        check=check,
        save=keep,
        changes=("participants", "sessions"),
    )


class AttendanceJudge:
    """Knows who sits in the session and what is marked already."""

    def __init__(self, work: UnitOfWork, session_id: int) -> None:
        editable(work, session_id)
        self._work, self._session_id = work, session_id
        days = _days(work, session_id)
        self.columns = attendance_columns([day.held_on for day in days])
        self._days = {day_name(number): day for number, day in enumerate(days, start=1)}
        self._seats = participant_rows(work, session_id)
        self._by_name: dict[str, list[ParticipantRow]] = defaultdict(list)
        for seat in self._seats:
            self._by_name[_plain(seat.name)].append(seat)
        self._above: dict[int, tuple[int, Attended]] = {}

    def match(self, number: int, values: dict[str, Any]) -> Match:
        seat = self._seat(values.get(CODE, ""), values.get(NAME, ""))
        told = {name: mark for name, mark in values.items() if name in self._days}
        if not told:
            raise InvalidInput("Belum ada kehadiran pada baris ini.", next(iter(self._days)))
        listed = Attended(seat, tuple(told.items()))
        row, earlier = self._above.setdefault(seat.id, (number, listed))
        if row != number and earlier.marks != listed.marks:
            raise InvalidInput(f"Orang ini sudah ada pada baris {row} dengan kehadiran lain.", NAME)
        if row != number:
            return Match(record=listed, reason=f"Mengulang baris {row}.", choices=(Choice.SKIP,))
        return self._compared(listed)

    def value(self, record: Attended, column: str) -> Any:
        return {CODE: record.seat.row_code, NAME: record.seat.name, **dict(record.marks)}.get(column)

    def write(
        self, work: UnitOfWork, added: Sequence[Attended], changed: Sequence[Attended], watch: Watch
    ) -> None:
        marks = [
            AttendanceMark(
                participant_id=one.seat.id,
                session_day_id=self._days[name].id,
                status=mark.status,
                reason=mark.reason,
            )
            for one in (*added, *changed)
            for name, mark in one.marks
            if mark is not None
        ]
        write_marks(work, self._session_id, marks)
        watch.tell(1, 1)

    def _seat(self, code: str, name: str) -> ParticipantRow:
        if code:
            found = [seat for seat in self._seats if seat.row_code == code]
            if not found:
                raise InvalidInput("Kode baris itu tidak ada pada kegiatan ini.", CODE)
            if name and not set(_plain(name).split()) & set(_plain(found[0].name).split()):
                raise InvalidInput(f"Kode baris itu milik {found[0].name}.", CODE)
            return found[0]
        if not name:
            raise InvalidInput("Nama dan kode baris kosong.", NAME)
        found = self._by_name[_plain(name)]
        if not found:
            raise InvalidInput("Nama ini tidak terdaftar pada kegiatan ini. Daftarkan dahulu.", NAME)
        if len(found) > 1:
            raise InvalidInput("Ada beberapa peserta bernama ini. Tulis kode barisnya.", NAME)
        return found[0]

    def _compared(self, listed: Attended) -> Match:
        held = {name: self._held(listed.seat, name) for name, _ in listed.marks}
        known = Attended(listed.seat, tuple(held.items()))
        for name, mark in listed.marks:
            if mark != held[name]:
                self._check_open(listed.seat, name)
        if known == listed or any(mark is not None for mark in held.values()):
            reason = "Kehadirannya sudah diisi lain."
            return Match(record=listed, known=known, merged=listed, reason=reason, choices=_SAME)
        return Match(record=listed)

    def _held(self, seat: ParticipantRow, name: str) -> TypedMark | None:
        day = self._days[name]
        marks = (mark for mark in seat.marks if mark is not None and mark.session_day_id == day.id)
        return next((TypedMark(mark.status, mark.reason) for mark in marks), None)

    def _check_open(self, seat: ParticipantRow, name: str) -> None:
        try:
            check_no_papers(self._work, seat.id, self._days[name].id)
        except RuleBroken as error:
            raise InvalidInput(str(error), name) from error


def _days(work: UnitOfWork, session_id: int) -> list[SessionDay]:
    return work.find(SessionDay, session_id=session_id, order_by="held_on")


def _plain(name: str) -> str:
    """A name without titles and signs, for sheets write them now and then."""
    bare = name.casefold().split(",")[0]
    return " ".join(word for word in bare.replace(".", ". ").split() if not word.endswith("."))
