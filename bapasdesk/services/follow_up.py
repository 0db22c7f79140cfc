"""Follow-up: who is asked what came of a training, when, and what they said."""

from dataclasses import replace
from datetime import date

from bapasdesk.domain.check_in import CheckInRow
from bapasdesk.domain.labels import label
from bapasdesk.domain.outcomes import (
    CALL_SCRIPT,
    DEFAULT_MONTHS,
    USES_SKILL,
    IncomeBand,
    InfoSource,
    Obstacle,
    Outcome,
    check_months,
    due_date,
    retry_on,
)
from bapasdesk.domain.records.outcomes import CheckInDay, FollowUp, OutcomeSettings
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import FollowUpRow
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries import follow_up as queries
from bapasdesk.store.queries.participants import participant_rows
from bapasdesk.store.unit_of_work import UnitOfWork

_LONGEST_SCRIPT = 600
_MOST_ROWS = 500


@needs(Right.VIEW)
def due(office: Office, *, limit: int | None = None) -> tuple[FollowUpRow, ...]:
    """Who is to be asked today or should have been, those who have waited longest first."""
    with office.work() as work:
        return queries.due_rows(work, office.today(), limit=limit)


@needs(Right.VIEW)
def get(office: Office, follow_up_id: int) -> FollowUp:
    with office.work() as work:
        return work.get(FollowUp, follow_up_id)


@needs(Right.PEOPLE)
def answer(
    office: Office,
    follow_up_id: int,
    outcome: Outcome,
    *,
    source: InfoSource = InfoSource.CALL,
    income: IncomeBand | None = None,
    obstacles: tuple[Obstacle, ...] = (),
    note: str = "",
) -> None:
    """What somebody said, or corrects it. Obstacles are why the skill is not used, so not beside its use."""
    if outcome in USES_SKILL and obstacles:
        raise InvalidInput("Kendala diisi hanya bila keterampilannya tidak dipakai.", "obstacles")
    with office.work() as work:
        asked = work.get(FollowUp, follow_up_id)
        work.change(
            replace(
                asked,
                answered_on=office.today(),
                outcome=outcome,
                source=source,
                income=income,
                obstacles=tuple(one for one in Obstacle if one in obstacles),
                note=note.strip(),
            )
        )
        _record(work, asked, "Tindak lanjut dijawab", label(outcome))
        work.commit()


@needs(Right.PEOPLE)
def not_reached(office: Office, follow_up_id: int, again_on: date | None = None) -> date:
    """Nobody answered: the question comes back, in a week or on a day. Gives that day."""
    again_on = again_on or retry_on(office.today())
    if again_on <= office.today():
        raise InvalidInput("Pilih hari sesudah hari ini.", "again_on")
    with office.work() as work:
        asked = work.get(FollowUp, follow_up_id)
        if asked.answered_on is not None:
            raise RuleBroken("Tindak lanjut ini sudah dijawab, jadi tidak dijadwalkan lagi.")
        work.change(replace(asked, tries=asked.tries + 1, next_on=again_on))
        _record(work, asked, "Tindak lanjut tidak terhubung", f"percobaan ke-{asked.tries + 1}")
        work.commit()
    return again_on


@needs(Right.VIEW)
def settings(office: Office) -> OutcomeSettings:
    with office.work() as work:
        return settings_of(work)


@needs(Right.SETTINGS)
def save_settings(office: Office, changed: OutcomeSettings) -> None:
    """Months and script from now on; questions already planned stay."""
    months = check_months(changed.months)
    script = changed.script.strip() or CALL_SCRIPT
    if len(script) > _LONGEST_SCRIPT:
        raise InvalidInput(f"Naskah telepon paling panjang {_LONGEST_SCRIPT} huruf.", "script")
    with office.work() as work:
        work.save(OutcomeSettings(id=settings_of(work).id, months=months, script=script))
        work.record("Tindak lanjut diatur", "office", 1, f"bulan {', '.join(map(str, months))}")
        work.commit()


@needs(Right.VIEW)
def check_in_days(office: Office, query: str = "") -> tuple[CheckInRow, ...]:
    """Everybody with an open question and the day they report on, who is asked soonest first."""
    with office.work() as work:
        return queries.check_in_rows(work, query, _MOST_ROWS)


@needs(Right.PEOPLE)
def save_check_in_day(office: Office, client_id: int, day: int | None) -> None:
    """Keeps the day (None: not known); questions nobody has tried yet wait for it from now on."""
    if day is not None and not 1 <= day <= 31:
        raise InvalidInput("Hari lapor diri diisi 1 sampai 31.", "day")
    with office.work() as work:
        work.remove_where(CheckInDay, client_id=client_id)
        if day is not None:
            work.add(CheckInDay(client_id=client_id, day=day))
        for asked in work.find(FollowUp, id=queries.untried(work, client_id)):
            work.change(replace(asked, next_on=due_date(asked.due_on, 0, day)))
        work.record("Hari lapor diri disimpan", "client", client_id, "" if day is None else f"tanggal {day}")
        work.commit()


def plan(work: UnitOfWork, session_id: int, closed_on: date) -> None:
    """Questions to everybody who was there, in the transaction that closes the session; twice is as once."""
    months = settings_of(work).months
    there = [row for row in participant_rows(work, session_id) if row.days_present]
    known = {(one.participant_id, one.months) for one in _of(work, session_id)}
    days = {
        one.client_id: one.day for one in work.find(CheckInDay, client_id=[row.client_id for row in there])
    }
    added = []
    for row in there:
        for number in months:
            if (row.id, number) not in known:
                on = due_date(closed_on, number, days.get(row.client_id))
                added.append(FollowUp(participant_id=row.id, months=number, due_on=on, next_on=on))
    work.add_all(added)


def unplan(work: UnitOfWork, session_id: int) -> None:
    """A session that is open again asks nobody; what was answered or tried stays."""
    untouched = [one.id for one in _of(work, session_id) if one.answered_on is None and not one.tries]
    work.remove_where(FollowUp, id=untouched)


def settings_of(work: UnitOfWork) -> OutcomeSettings:
    return work.first(OutcomeSettings) or OutcomeSettings(months=DEFAULT_MONTHS)


def _of(work: UnitOfWork, session_id: int) -> list[FollowUp]:
    seats = [one.id for one in work.find(Participant, session_id=session_id)]
    return work.find(FollowUp, participant_id=seats)


def _record(work: UnitOfWork, asked: FollowUp, action: str, detail: str) -> None:
    seat = work.get(Participant, asked.participant_id)
    work.record(action, "session", seat.session_id, f"{asked.months} bulan: {detail}")
