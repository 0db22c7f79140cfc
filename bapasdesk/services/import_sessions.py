"""Lists of sessions in. A session is known by its course, its partner and its first day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from bapasdesk.domain.checks import check_session
from bapasdesk.domain.list_check import Choice, ImportReport, ListCheck, Match
from bapasdesk.domain.list_columns import Cells, SheetLayout
from bapasdesk.domain.plan_columns import SESSION_COLUMNS
from bapasdesk.domain.records.office import TransportRate
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Course, Session, SessionDay
from bapasdesk.domain.rights import Right
from bapasdesk.domain.working_days import working_days
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services.list_import import Choices, ListKind, Watch, counted, examine, save
from bapasdesk.services.listed_clashes import ListedClashes
from bapasdesk.services.office import Office
from bapasdesk.services.planning import closed_in
from bapasdesk.services.rights import needs
from bapasdesk.services.sessions import store
from bapasdesk.store.unit_of_work import UnitOfWork

_OF_DATES = ("days", "starts_on", "ends_on")
_LONGEST = 366


@dataclass(frozen=True, slots=True)
class ListedSession:
    session: Session
    days: tuple[date, ...]


@needs(Right.PLAN)
def check_sessions(
    office: Office, rows: Sequence[Cells], layout: SheetLayout, choices: Choices, watch: Watch
) -> ListCheck:
    """What the list would change. ImportStopped if the person stops it."""
    with office.work() as work:
        return examine(SessionJudge(work), SESSION_COLUMNS, rows, layout, choices, watch).check


@needs(Right.PLAN)
def save_sessions(
    office: Office, rows: Sequence[Cells], layout: SheetLayout, choices: Choices, watch: Watch
) -> ImportReport:
    """Saves the list as one step that can be undone; see `list_import.save`."""
    with office.work() as work:
        judge = SessionJudge(work)
        found = examine(judge, SESSION_COLUMNS, rows, layout, choices, watch)
        return save(work, judge, found, choices, watch)


class SessionJudge:
    """Knows the catalogue, the partners and every session. A new session is held on the working days of its
    dates, at the rate that is valid on its first day unless the list names one."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._courses = {course.name.casefold(): course for course in work.find(Course)}
        self._partners = {one.alias.casefold(): one for one in work.find(Partner) if one.alias}
        self._partners |= {one.name.casefold(): one for one in work.find(Partner)}
        self._names = {("course", one.id): one.name for one in self._courses.values()}
        self._names |= {("partner", one.id): one.name for one in self._partners.values()}
        self._known = {_key(session): session for session in work.find(Session)}
        self._rates = work.find(TransportRate, order_by="valid_from")
        self._above: dict[tuple[int, int, date], int] = {}
        self._clashes = ListedClashes(work)

    def match(self, number: int, values: dict[str, Any]) -> Match:
        listed, facts = self._listed(values)
        row = self._above.setdefault(_key(listed.session), number)
        if row != number:
            return Match(record=listed, reason=f"Mengulang baris {row}.", choices=(Choice.SKIP,))
        before = self._known.get(_key(listed.session))
        if before is None:
            return Match(record=listed, notes=self._clashes.of_row(number, listed.session, listed.days))
        return self._compared(number, listed, facts, before)

    def value(self, record: ListedSession, column: str) -> Any:
        if column in ("course", "partner"):
            return self._names[column, getattr(record.session, f"{column}_id")]
        if column == "dates":
            return record.session.starts_on, record.session.ends_on
        return getattr(record.session, column)

    def write(
        self, work: UnitOfWork, added: Sequence[ListedSession], changed: Sequence[ListedSession], watch: Watch
    ) -> None:
        for done, one in enumerate((*added, *changed), start=1):
            store(work, one.session, one.days)
            watch.tell(done, len(added) + len(changed))
        work.undoable(f"Daftar kegiatan diimpor: {counted(added, changed)}")

    def _listed(self, values: dict[str, Any]) -> tuple[ListedSession, dict[str, Any]]:
        facts = dict(values)
        course = self._courses.get(facts.pop("course", "").casefold())
        partner = self._partners.get(facts.pop("partner", "").casefold())
        if course is None:
            raise InvalidInput(
                "Pelatihan ini belum ada di katalog. Tambahkan dahulu di halaman Mitra.", "course"
            )
        if partner is None:
            raise InvalidInput("Mitra ini belum ada. Tambahkan dahulu di halaman Mitra.", "partner")
        if "dates" not in facts:
            raise InvalidInput("Tanggalnya belum diisi.", "dates")
        first, last = facts.pop("dates")
        last = facts.pop("ends_on", last)
        rate = max((one for one in self._rates if one.valid_from <= first), default=None, key=_since)
        session = Session(
            course_id=course.id,
            partner_id=partner.id,
            starts_on=first,
            ends_on=last,
            **{"transport_rate": rate.amount if rate else 0, **facts},
        )
        return ListedSession(session, self._days(session)), facts

    def _days(self, session: Session) -> tuple[date, ...]:
        first, last = session.starts_on, session.ends_on
        try:
            if (last - first).days > _LONGEST:
                raise InvalidInput("Rentang tanggalnya lebih dari setahun.", "days")
            closed = closed_in(self._work, first, max(first, last))
            every = [first + timedelta(days=number) for number in range((last - first).days + 1)]
            days = working_days(first, last, closed) or every
            check_session(session, days)
        except InvalidInput as error:
            raise InvalidInput(str(error), "dates" if error.field in _OF_DATES else error.field) from error
        return tuple(days)

    def _try(self, changed: ListedSession) -> None:
        """Whether attendance and papers allow the change is known to those who save it."""
        try:
            with self._work.attempt():
                store(self._work, changed.session, changed.days)
                raise _TakenBack
        except _TakenBack:
            return
        except (RuleBroken, InvalidInput) as error:
            raise InvalidInput(str(error), "dates") from error

    def _compared(self, number: int, listed: ListedSession, facts: dict[str, Any], before: Session) -> Match:
        held = [day.held_on for day in self._work.find(SessionDay, session_id=before.id, order_by="held_on")]
        known = ListedSession(before, tuple(held))
        days = known.days if listed.session.ends_on == before.ends_on else listed.days
        merged = ListedSession(replace(before, ends_on=listed.session.ends_on, **facts), days)
        notes: tuple[str, ...] = ()
        if merged != known:
            self._try(merged)
            notes = self._clashes.of_row(number, merged.session, merged.days)
        return Match(
            record=listed,
            known=known,
            merged=merged,
            reason="Kegiatan ini sudah ada.",
            notes=notes,
            choices=(Choice.UPDATE, Choice.SKIP),
        )


class _TakenBack(Exception):
    """A change that was only tried."""


def _key(session: Session) -> tuple[int, int, date]:
    return session.course_id, session.partner_id, session.starts_on


def _since(rate: TransportRate) -> date:
    return rate.valid_from


SESSIONS = ListKind(
    name="sessions",
    title="Daftar kegiatan",
    noun="kegiatan",
    columns=lambda office: SESSION_COLUMNS,
    check=check_sessions,
    save=save_sessions,
    changes=("sessions",),
)
