"""What is left of a budget line, through everything that can happen to a session."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.budget import BudgetLine
from bapasdesk.domain.costs import CostBasis, CostKind, SessionCost
from bapasdesk.domain.periods import Period
from bapasdesk.domain.records.money import PaymentCorrection, TransportPayment
from bapasdesk.domain.records.participants import Attendance, Obligation, Participant
from bapasdesk.domain.records.sessions import Session, SessionDay
from bapasdesk.domain.values import (
    AttendanceStatus,
    FundingSource,
    ObligationKind,
    ObligationState,
    SessionStatus,
)
from bapasdesk.errors import BapasError, InvalidInput, RuleBroken
from bapasdesk.services import (
    attendance,
    budget,
    budget_report,
    check,
    corrections,
    obligations,
    participants,
    payments,
    sessions,
    trash,
    undo,
)
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office
from bapasdesk.store.unit_of_work import UnitOfWork
from tests.builders import DAY, OFFICER, PASSPHRASE, FixedClock, enrol, make_client, make_session, mark

SECOND_DAY = date(2023, 6, 21)
RATE = 150_000
_copies = count()


def line(office: Office, code: str = "524113", amount: int = 30_000_000, year: int = 2023) -> int:
    return budget.save_line(office, BudgetLine(year=year, code=code, name="Rekaan", amount=amount))


def bags(**facts: object) -> SessionCost:
    return SessionCost(kind=CostKind.SOUVENIR, rate=35_000, basis=CostBasis.PERSON, **facts)  # type: ignore[arg-type]


def left(office: Office, line_id: int) -> int:
    return next(row.left for row in budget.recap(office, 2023).rows if row.line.id == line_id)


def test_a_day_from_promise_to_payment(office: Office) -> None:
    line_id = line(office)
    session_id = make_session(office, seats=20, budget_line_id=line_id)
    budget.save_costs(office, session_id, [bags()])
    assert left(office, line_id) == 30_000_000 - 20 * (RATE + 35_000)
    enrol(office, session_id, "Ani", "Budi", "Citra")
    assert left(office, line_id) == 30_000_000 - 20 * (RATE + 35_000), "a seat taken was promised already"
    mark(office, session_id, "HHA")
    assert left(office, line_id) == 30_000_000 - 2 * RATE - 3 * 35_000
    payments.prepare(office, session_id)
    payments.mark_paid(office, session_id)
    row = budget.recap(office, 2023).rows[0]
    assert (row.bound, row.paid, row.sessions) == (3 * 35_000, 2 * RATE, 1)
    found = budget.of_session(office, session_id)
    assert found.summary.per_participant == RATE
    budget.record_actual(office, found.rows[1].cost.id, 100_000)  # type: ignore[union-attr]
    row = budget.recap(office, 2023).rows[0]
    assert (row.bound, row.paid) == (0, 2 * RATE + 100_000)
    assert budget.of_session(office, session_id).summary.per_participant == RATE + 50_000


def test_each_cost_may_draw_on_its_own_line(office: Office) -> None:
    transport, goods = line(office), line(office, "521211", 1_000_000)
    session_id = make_session(office, seats=10, budget_line_id=transport)
    budget.save_costs(office, session_id, [bags(budget_line_id=goods)])
    assert (left(office, transport), left(office, goods)) == (28_500_000, 650_000)


def test_the_room_for_a_session_leaves_its_own_promise_out(office: Office) -> None:
    line_id = line(office)
    first = make_session(office, seats=10, budget_line_id=line_id)
    make_session(office, seats=20, budget_line_id=line_id)
    assert budget.room(office, first).left[line_id] == 30_000_000 - 20 * RATE
    assert budget.room(office).left[line_id] == 30_000_000 - 30 * RATE


def test_receipts_print_the_code_of_the_line(office: Office) -> None:
    session_id = make_session(office, budget_line_id=line(office), budget_line="apa saja")
    assert sessions.get(office, session_id).session.budget_line == "524113"


def test_only_money_of_the_state_is_booked_on_a_line(office: Office) -> None:
    line_id = line(office)
    with pytest.raises(InvalidInput, match="Hanya dana DIPA"):
        make_session(office, budget_line_id=line_id, funding_source=FundingSource.PARTNER)


def test_a_line_stays_as_its_receipts_say(office: Office) -> None:
    first, second = line(office), line(office, "521211")
    session_id = make_session(office, budget_line_id=first)
    enrol(office, session_id, "Ani")
    mark(office, session_id, "H")
    payments.prepare(office, session_id)
    with pytest.raises(RuleBroken, match="Mata anggaran tidak diubah"):
        known = sessions.get(office, session_id)
        sessions.save(
            office, replace(known.session, budget_line_id=second), [day.held_on for day in known.days]
        )
    with pytest.raises(RuleBroken, match="Kode dan tahun tidak diubah"):
        budget.save_line(office, BudgetLine(id=first, year=2023, code="1", name="Rekaan", amount=1))
    budget.save_line(office, BudgetLine(id=first, year=2023, code="524113", name="Lain", amount=100_000))
    found = check.check(office).problems
    assert len(found) == 1
    assert "melebihi pagu" in found[0]


def test_the_same_code_twice_a_year_is_refused(office: Office) -> None:
    line(office)
    line(office, year=2024)
    with pytest.raises(RuleBroken, match="sudah ada"):
        line(office)
    assert budget.years(office) == (2024, 2023)


def test_an_unused_line_goes_to_the_trash_and_comes_back(office: Office) -> None:
    used, unused = line(office), line(office, "521211")
    make_session(office, budget_line_id=used)
    report = budget.remove_lines(office, [used, unused])
    assert (len(report.done), [one.reason for one in report.skipped]) == (1, ["masih dipakai pada data lain"])
    trash.restore(office, [trash.rows(office)[0].id])
    assert len(budget.recap(office, 2023).rows) == 2


def test_what_was_spent_stays_with_its_cost(office: Office) -> None:
    session_id = make_session(office)
    budget.save_costs(office, session_id, [bags()])
    cost = budget.of_session(office, session_id).rows[1].cost
    assert cost is not None
    budget.record_actual(office, cost.id, 500_000)
    budget.save_costs(office, session_id, [bags(note="Tas lebih besar")])
    kept = budget.of_session(office, session_id).rows[1].cost
    assert kept is not None
    assert (kept.actual, kept.spent_on, kept.note) == (500_000, DAY, "Tas lebih besar")
    with pytest.raises(RuleBroken, match="realisasinya sudah dicatat"):
        budget.save_costs(office, session_id, [])
    budget.record_actual(office, cost.id, None)
    budget.save_costs(office, session_id, [])


def test_a_new_session_can_begin_with_what_the_last_one_cost(office: Office) -> None:
    session_id = make_session(office)
    course_id = sessions.get(office, session_id).course.id
    assert budget.usual_costs(office, course_id) == ()
    budget.save_costs(office, session_id, [bags(budget_line_id=line(office))])
    assert budget.usual_costs(office, course_id) == (bags(),)


def test_plan_against_actual_of_a_period(office: Office) -> None:
    session_id = make_session(office, seats=4, budget_line_id=line(office))
    sessions.cancel(office, make_session(office), "hujan lebat")
    (row,) = budget_report.sessions_plan(office, Period(2023)).rows
    assert (row[2], row[4]) == (4 * RATE, 0), "what was called off is no plan"
    summary = budget.of_session(office, session_id).summary
    assert (summary.planned, summary.paid, summary.code) == (4 * RATE, 0, "524113")


class BudgetMachine(RuleBasedStateMachine):
    """Rules are what officers do; after each the line holds what the model counts from the bare records."""

    def __init__(self, template: Path, place: Path) -> None:
        super().__init__()
        folder = OfficeFolder(place / f"office-{next(_copies)}")
        shutil.copytree(template, folder.root)
        self.office = open_office(folder, OFFICER, PASSPHRASE, clock=FixedClock())
        self.line_ids = (line(self.office), line(self.office, "521211"))
        self.session_ids = [
            make_session(self.office, days=(DAY, SECOND_DAY), seats=3, budget_line_id=self.line_ids[0])
            for _ in range(2)
        ]
        self.clients = [make_client(self.office, f"Klien {letter}") for letter in "ABCDE"]
        self._begin_in_the_middle()

    def _begin_in_the_middle(self) -> None:
        """One session with somebody paid and somebody to be paid, one with somebody who stayed away."""
        for session_id, people in zip(self.session_ids, (self.clients[:2], self.clients[2:4]), strict=True):
            participants.enrol(self.office, session_id, people)
            mark(self.office, session_id, "HH", "HA")
        payments.prepare(self.office, self.session_ids[0])
        first = participants.rows(self.office, self.session_ids[0])[0]
        payments.mark_paid(self.office, self.session_ids[0], [first.id])

    def teardown(self) -> None:
        self.office.close()
        shutil.rmtree(self.office.folder.root)

    def _maybe(self, step: Callable[[], object]) -> None:
        with suppress(BapasError):
            step()

    @rule(place=st.integers(0, 1), client=st.integers(0, 4))
    def enrol(self, place: int, client: int) -> None:
        self._maybe(lambda: participants.enrol(self.office, self.session_ids[place], [self.clients[client]]))

    @rule(place=st.integers(0, 1))
    def take_a_seat_back(self, place: int) -> None:
        seats = participants.rows(self.office, self.session_ids[place])
        self._maybe(lambda: participants.remove(self.office, [row.id for row in seats[:1]]))

    @rule(place=st.integers(0, 1), letters=st.text("HHHA", min_size=10, max_size=10))
    def mark_everybody(self, place: int, letters: str) -> None:
        seats = len(participants.rows(self.office, self.session_ids[place]))
        self._maybe(
            lambda: mark(self.office, self.session_ids[place], letters[:seats], letters[5 : 5 + seats])
        )

    @rule(place=st.integers(0, 1))
    def everybody_was_there(self, place: int) -> None:
        session_id = self.session_ids[place]
        days = [day.id for day in sessions.get(self.office, session_id).days]
        self._maybe(lambda: attendance.fill_present(self.office, session_id, *days))

    @rule(place=st.integers(0, 1))
    def prepare_and_waive(self, place: int) -> None:
        self._maybe(lambda: obligations.waive_not_entitled(self.office, self.session_ids[place]))
        self._maybe(lambda: payments.prepare(self.office, self.session_ids[place]))

    @rule(place=st.integers(0, 1))
    def waive_somebody(self, place: int) -> None:
        session_id = self.session_ids[place]
        seats = [row.id for row in participants.rows(self.office, session_id)][-1:]
        reason = "menolak menerima uang"
        self._maybe(
            lambda: obligations.waive(self.office, session_id, seats, ObligationKind.TRANSPORT, reason)
        )

    @rule(place=st.integers(0, 1), how_many=st.integers(1, 5))
    def pay(self, place: int, how_many: int) -> None:
        seats = [row.id for row in participants.rows(self.office, self.session_ids[place])][:how_many]
        self._maybe(lambda: payments.mark_paid(self.office, self.session_ids[place], seats))

    @rule(place=st.integers(0, 1))
    def void_a_receipt(self, place: int) -> None:
        for row in payments.rows(self.office, session_id=self.session_ids[place])[:1]:
            self._maybe(partial(payments.void, self.office, row.id, "salah tulis"))

    @rule(place=st.integers(0, 1), amount=st.sampled_from((-150_000, 20_000)))
    def correct(self, place: int, amount: int) -> None:
        for row in payments.rows(self.office, session_id=self.session_ids[place]):
            self._maybe(partial(corrections.correct, self.office, row.id, amount, "hitung ulang"))

    @rule(place=st.integers(0, 1), own=st.booleans(), quantity=st.integers(1, 3))
    def plan_bags(self, place: int, own: bool, quantity: int) -> None:
        cost = bags(quantity=quantity, budget_line_id=self.line_ids[1] if own else None)
        self._maybe(lambda: budget.save_costs(self.office, self.session_ids[place], [cost]))

    @rule(place=st.integers(0, 1), amount=st.sampled_from((None, 0, 90_000)))
    def spend(self, place: int, amount: int | None) -> None:
        for row in budget.of_session(self.office, self.session_ids[place]).rows:
            if row.cost is not None:
                budget.record_actual(self.office, row.cost.id, amount)

    @rule(place=st.integers(0, 1))
    def call_off_or_reopen(self, place: int) -> None:
        session_id = self.session_ids[place]
        if sessions.get(self.office, session_id).session.status == SessionStatus.CANCELLED:
            sessions.reopen(self.office, session_id, "tetap jadi")
        else:
            self._maybe(lambda: sessions.cancel(self.office, session_id, "hujan lebat"))

    @rule()
    def take_back(self) -> None:
        self._maybe(lambda: undo.undo(self.office))

    @invariant()
    def left_is_plan_minus_bound_minus_paid(self) -> None:
        with self.office.work() as work:
            expected = {line_id: _counted(work, line_id) for line_id in self.line_ids}
        for row in budget.recap(self.office, 2023).rows:
            assert (row.bound, row.paid) == expected[row.line.id]
            assert row.left == row.line.amount - row.bound - row.paid


def _counted(work: UnitOfWork, line_id: int) -> tuple[int, int]:
    """Bound and paid of a line, person by person."""
    bound = paid = 0
    for session in work.find(Session):
        seats = work.find(Participant, session_id=session.id)
        days = work.find(SessionDay, session_id=session.id)
        stands = session.status != SessionStatus.CANCELLED
        planned = session.status == SessionStatus.PLANNED
        empty = max(0, session.seats - len(seats)) if planned else 0
        if session.budget_line_id == line_id:
            bound += RATE * empty * len(days)
            for seat in seats:
                owed, given = _of_a_seat(work, seat, len(days))
                bound, paid = bound + owed * stands, paid + given
        for cost in work.find(SessionCost, session_id=session.id):
            if (cost.budget_line_id or session.budget_line_id) == line_id and cost.actual is not None:
                paid += cost.actual
            elif (cost.budget_line_id or session.budget_line_id) == line_id and stands:
                bound += cost.rate * cost.quantity * (len(seats) + empty)
    return bound, paid


def _of_a_seat(work: UnitOfWork, seat: Participant, days: int) -> tuple[int, int]:
    receipt = work.first(TransportPayment, participant_id=seat.id, is_void=False)
    if receipt is not None and receipt.paid_on is not None:
        fixed = sum(one.amount for one in work.find(PaymentCorrection, payment_id=receipt.id))
        return 0, receipt.amount + fixed
    if receipt is not None:
        return receipt.amount, 0
    duty = work.first(Obligation, participant_id=seat.id, kind=ObligationKind.TRANSPORT)
    if duty is None or duty.state == ObligationState.WAIVED:
        return 0, 0
    marks = work.find(Attendance, participant_id=seat.id)
    return RATE * (days - sum(one.status != AttendanceStatus.PRESENT for one in marks)), 0


def test_left_is_always_plan_minus_bound_minus_paid(template: Path, tmp_path: Path) -> None:
    run_state_machine_as_test(
        partial(BudgetMachine, template, tmp_path),  # type: ignore[arg-type]  # a factory will do
        settings=settings(
            max_examples=10,
            stateful_step_count=18,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
