"""Training sessions: planned, held, closed when everything owed is done, or cancelled with a reason."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from bapasdesk.domain.checks import check_session, check_topics
from bapasdesk.domain.costs import SessionCost
from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.money import TransportPayment
from bapasdesk.domain.records.participants import Attendance, Participant
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Course, Session, SessionDay, SessionTopic
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport, OpenObligation
from bapasdesk.domain.rows.sessions import SessionDetail, SessionRow, Topic
from bapasdesk.domain.rows.trail import AuditRow
from bapasdesk.domain.rules import check_reason
from bapasdesk.domain.values import ObligationKind, ObligationState, SessionStatus
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import follow_up
from bapasdesk.services.office import Office
from bapasdesk.services.pipeline import note_training
from bapasdesk.services.removal import Removal, throw_away
from bapasdesk.services.rights import needs
from bapasdesk.services.session_costs import replace_costs, with_line
from bapasdesk.services.topics import copy_topics, of_course, of_session, replace_topics
from bapasdesk.store.queries import audit
from bapasdesk.store.queries import sessions as queries
from bapasdesk.store.queries.participants import participant_rows
from bapasdesk.store.unit_of_work import UnitOfWork

_UNDONE = (ObligationState.OPEN, ObligationState.READY)
_NAMED_IN_REFUSAL = 5


@needs(Right.VIEW)
def rows(
    office: Office, query: str = "", *, year: int | None = None, limit: int | None = None
) -> tuple[SessionRow, ...]:
    """Sessions newest first; `query` as typed, `year` the year they start in."""
    with office.work() as work:
        return queries.session_rows(work, query, year=year, limit=limit)


@needs(Right.VIEW)
def years(office: Office) -> tuple[int, ...]:
    """Years in which a session starts, newest first."""
    with office.work() as work:
        return queries.session_years(work)


@needs(Right.VIEW)
def get(office: Office, session_id: int) -> SessionDetail:
    with office.work() as work:
        return detail(work, session_id)


@needs(Right.PLAN)
def save(
    office: Office, session: Session, days: Sequence[date], costs: Sequence[SessionCost] | None = None
) -> int:
    """Saves a session with the days it is held on and its planned costs (None: as they were); gives the id.

    Days with attendance stay; what an issued paper says (course, partner, days) stays until that is void.
    A new session takes over the topics of its course, if its lesson hours are theirs or not said.
    """
    with office.work() as work:
        session_id = store(work, session, days, costs)
        work.commit()
    return session_id


@needs(Right.VIEW)
def topics(office: Office, session_id: int) -> tuple[Topic, ...]:
    """What the session teaches, in order."""
    with office.work() as work:
        return of_session(work, session_id)


@needs(Right.PLAN)
def save_topics(office: Office, session_id: int, topics: Sequence[Topic]) -> None:
    """Replaces the topics; the session's lesson hours become their sum. Issued certificates stay."""
    check_topics(topics)
    with office.work() as work:
        session = editable(work, session_id)
        replace_topics(work, SessionTopic, topics, session_id=session_id)
        if topics:
            work.change(replace(session, lesson_hours=sum(one.lesson_hours for one in topics)))
        work.record("Materi kegiatan diubah", "session", session_id, f"{len(topics)} materi")
        work.commit()


@needs(Right.PLAN)
def cancel(office: Office, session_id: int, reason: str) -> None:
    """Calls a session off. Refused once papers are issued: people have something in their hands."""
    reason = check_reason(reason)
    with office.work() as work:
        session = editable(work, session_id)
        if _valid_papers(work, session_id):
            raise RuleBroken(
                "Kegiatan tidak dapat dibatalkan karena sertifikat atau kuitansi sudah terbit. "
                "Batalkan dahulu dokumen itu satu per satu."
            )
        work.change(replace(session, status=SessionStatus.CANCELLED, status_reason=reason))
        work.record("Kegiatan dibatalkan", "session", session_id, reason)
        work.commit()


@needs(Right.PLAN)
def close(office: Office, session_id: int) -> None:
    """Closes a session. RuleBroken names who still waits for what."""
    with office.work() as work:
        session = editable(work, session_id)
        still_open = _open_obligations(work, session_id)
        if still_open:
            raise RuleBroken(_refusal(still_open))
        if not work.find(Participant, session_id=session_id):
            raise RuleBroken("Kegiatan belum dapat ditutup: belum ada peserta. Batalkan bila tidak jadi.")
        work.change(replace(session, status=SessionStatus.CLOSED, status_reason=""))
        follow_up.plan(work, session_id, work.today())
        work.record("Kegiatan ditutup", "session", session_id)
        work.commit()


@needs(Right.PLAN)
def reopen(office: Office, session_id: int, reason: str) -> None:
    """Takes back a closing or a cancellation, with the reason in the history."""
    reason = check_reason(reason)
    with office.work() as work:
        session = work.get(Session, session_id)
        if session.status not in (SessionStatus.CLOSED, SessionStatus.CANCELLED):
            raise RuleBroken("Kegiatan ini masih terbuka.")
        work.change(replace(session, status=_status_by_attendance(work, session_id), status_reason=""))
        follow_up.unplan(work, session_id)
        work.record("Kegiatan dibuka kembali", "session", session_id, reason)
        work.commit()


@needs(Right.PLAN)
def remove(office: Office, session_ids: Collection[int]) -> BatchReport:
    """Moves sessions to the trash with days, seats and attendance; what has papers or is closed stays."""
    with office.work() as work:
        report = throw_away(work, work.find(Session, id=list(session_ids)), _REMOVAL)
        work.commit()
    return report


@needs(Right.VIEW)
def open_obligations(office: Office, session_id: int) -> tuple[OpenObligation, ...]:
    """Who still waits for what; empty if the session may be closed."""
    with office.work() as work:
        return _open_obligations(work, session_id)


@needs(Right.VIEW)
def history(office: Office, session_id: int) -> tuple[AuditRow, ...]:
    """What was done to a session and its papers, newest first."""
    with office.work() as work:
        return audit.history(work, "session", session_id)


def store(
    work: UnitOfWork, session: Session, days: Sequence[date], costs: Sequence[SessionCost] | None = None
) -> int:
    """As `save`, inside a unit of work, so that a whole series is saved together or not at all."""
    check_session(session, days)
    session = with_line(work, session)
    if session.id:
        _check_change(work, session, days)
    else:
        session = _new(work, session)
    session_id = work.save(session)
    if not session.id:
        copy_topics(work, session, session_id)
    _replace_days(work, session_id, days)
    if costs is not None:
        replace_costs(work, session_id, costs)
    what = _name(work, session)
    work.record("Kegiatan diubah" if session.id else "Kegiatan dijadwalkan", "session", session_id, what)
    return session_id


def editable(work: UnitOfWork, session_id: int) -> Session:
    """The session, if it is neither closed nor cancelled; else RuleBroken."""
    session = work.get(Session, session_id)
    if session.status in (SessionStatus.CLOSED, SessionStatus.CANCELLED):
        raise RuleBroken(
            f"Kegiatan ini berstatus {label(session.status).lower()}, jadi tidak dapat diubah. "
            "Buka kembali kegiatan bila memang perlu."
        )
    return session


def detail(work: UnitOfWork, session_id: int) -> SessionDetail:
    """A session with its course, its partner and its days in order."""
    session = work.get(Session, session_id)
    return SessionDetail(
        session=session,
        course=work.get(Course, session.course_id),
        partner=work.get(Partner, session.partner_id),
        days=tuple(work.find(SessionDay, session_id=session_id, order_by="held_on")),
    )


def mark_held(work: UnitOfWork, session: Session) -> None:
    """The first attendance entry tells that a session took place."""
    if session.status == SessionStatus.PLANNED:
        work.change(replace(session, status=SessionStatus.HELD))
        note_training(work, session.partner_id)


def _name(work: UnitOfWork, session: Session) -> str:
    return f"{work.get(Course, session.course_id).name}, {format_range(session.starts_on, session.ends_on)}"


def _closed(work: UnitOfWork, session: Session) -> str:
    return "sudah ditutup; buka kembali dahulu" if session.status == SessionStatus.CLOSED else ""


_REMOVAL = Removal[Session](
    kind="session",
    action="Kegiatan dihapus",
    name=_name,
    told=lambda session, name: ("session", session.id, name),
    trouble=_closed,
)


def _open_obligations(work: UnitOfWork, session_id: int) -> tuple[OpenObligation, ...]:
    return tuple(
        OpenObligation(participant_id=row.id, name=row.name, kind=kind, state=row.cell(kind).state)
        for row in participant_rows(work, session_id)
        for kind in ObligationKind
        if row.cell(kind).state in _UNDONE
    )


def _refusal(still_open: Sequence[OpenObligation]) -> str:
    by_name: dict[str, list[str]] = {}
    for one in still_open:
        by_name.setdefault(one.name, []).append(f"{label(one.kind).lower()} {label(one.state)}")
    named = [f"{name} ({', '.join(things)})" for name, things in list(by_name.items())[:_NAMED_IN_REFUSAL]]
    more = len(by_name) - len(named)
    rest = f"; dan {more} orang lagi" if more > 0 else ""
    return f"Kegiatan belum dapat ditutup. Yang masih terbuka: {'; '.join(named)}{rest}."


def _new(work: UnitOfWork, session: Session) -> Session:
    taught = sum(one.lesson_hours for one in of_course(work, session.course_id))
    hours = session.lesson_hours or taught
    return replace(session, status=SessionStatus.PLANNED, status_reason="", lesson_hours=hours)


def _check_change(work: UnitOfWork, session: Session, days: Sequence[date]) -> None:
    before = editable(work, session.id)
    if session.status != before.status:
        raise RuleBroken("Status kegiatan diubah lewat tombolnya sendiri, bukan lewat formulir.")
    taught = of_session(work, session.id)
    if taught and sum(one.lesson_hours for one in taught) != session.lesson_hours:
        raise InvalidInput(
            f"Jumlah materi kegiatan ini {sum(one.lesson_hours for one in taught)} JP. Ubah materinya lewat "
            "tombol titik tiga pada halaman kegiatan; jam pelajaran mengikuti jumlahnya.",
            "lesson_hours",
        )
    held_before = [day.held_on for day in work.find(SessionDay, session_id=session.id, order_by="held_on")]
    told = (before.course_id, before.partner_id, held_before)
    if told != (session.course_id, session.partner_id, sorted(days)) and _valid_papers(work, session.id):
        raise RuleBroken(
            "Pelatihan, mitra, dan tanggal tidak dapat diubah karena tertulis pada dokumen yang sudah "
            "terbit. Batalkan dahulu sertifikat dan kuitansinya."
        )
    _check_line_on_receipts(work, before, session)


def _check_line_on_receipts(work: UnitOfWork, before: Session, session: Session) -> None:
    """Money is booked where the receipts say it was paid from."""
    if session.budget_line_id in (None, before.budget_line_id):
        return
    seats = [one.id for one in work.find(Participant, session_id=session.id)]
    if session.budget_line != before.budget_line and work.find(
        TransportPayment, participant_id=seats, is_void=False
    ):
        raise RuleBroken(
            f"Mata anggaran tidak diubah: kuitansi sudah terbit dengan {before.budget_line or 'tanpa kode'}. "
            "Batalkan dahulu kuitansinya."
        )


def _replace_days(work: UnitOfWork, session_id: int, days: Sequence[date]) -> None:
    known = {day.held_on: day.id for day in work.find(SessionDay, session_id=session_id)}
    dropped = [known[day] for day in known.keys() - set(days)]
    if work.find(Attendance, session_day_id=dropped):
        raise RuleBroken("Ada kehadiran pada hari yang dihapus. Kosongkan dahulu kehadiran hari itu.")
    work.remove_where(SessionDay, id=dropped)
    added = sorted(set(days) - known.keys())
    work.add_all([SessionDay(session_id=session_id, held_on=day) for day in added])


def _valid_papers(work: UnitOfWork, session_id: int) -> bool:
    seats = [one.id for one in work.find(Participant, session_id=session_id)]
    return bool(
        work.find(Certificate, participant_id=seats, is_void=False)
        or work.find(TransportPayment, participant_id=seats, is_void=False)
    )


def _status_by_attendance(work: UnitOfWork, session_id: int) -> SessionStatus:
    days = [day.id for day in work.find(SessionDay, session_id=session_id)]
    return SessionStatus.HELD if work.find(Attendance, session_day_id=days) else SessionStatus.PLANNED
