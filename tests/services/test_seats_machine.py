"""Seats in any order of events: the waiting list keeps its order, and no clash of seats goes unwarned."""

import shutil
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.seating import DropOutReason
from bapasdesk.services import drop_outs, participants, seat_choice, undo, waiting
from bapasdesk.services.unlocking import open_office
from tests.builders import OFFICER, PASSPHRASE, FixedClock, make_client, make_session

PEOPLE = 7
SEATS = 2
WHO = st.integers(0, PEOPLE - 1)
_copies = count()
State = tuple[list[int], list[int]]
"""Who sits and who waits, both in order."""


class SeatsMachine(RuleBasedStateMachine):
    """One session that people want into; another on one of its days, and one on a day of its own."""

    def __init__(self, template: Path, place: Path) -> None:
        super().__init__()
        folder = OfficeFolder(place / f"office-{next(_copies)}")
        shutil.copytree(template, folder.root)
        self.office = open_office(folder, OFFICER, PASSPHRASE, clock=FixedClock())
        self.seated: list[int] = []
        self.waits: list[int] = []
        self.gave_up: set[int] = set()
        self.elsewhere: set[int] = set()
        self.before: State | None = None

    @initialize()
    def plan(self) -> None:
        days = (date(2023, 7, 3), date(2023, 7, 4))
        self.session = make_session(self.office, days=days, seats=SEATS)
        self.same_day = make_session(self.office, days=days[1:])
        self.other_day = make_session(self.office, days=(date(2023, 7, 5),))
        self.people = [make_client(self.office, f"Orang {number}") for number in range(PEOPLE)]
        self.office.undo_log.clear()

    def teardown(self) -> None:
        self.office.close()
        shutil.rmtree(self.office.folder.root)

    @rule(who=st.lists(WHO, min_size=1, max_size=3, unique=True))
    def join(self, who: list[int]) -> None:
        chosen = [self.people[one] for one in who]
        new = [one for one in chosen if one not in self.seated + self.waits]
        report = waiting.join(self.office, self.session, chosen)
        assert len(report.done) == len(new)
        self._after(self.seated, self.waits + new, bool(new))

    @rule(who=WHO)
    def enrol(self, who: int) -> None:
        """Past the waiting list: whoever waited does so no longer, and the others keep their order."""
        client = self.people[who]
        report = participants.enrol(self.office, self.session, [client])
        if client in self.seated:
            assert not report.done
            return
        self.gave_up.discard(client)
        self._after([*self.seated, client], [one for one in self.waits if one != client], True)

    @precondition(lambda self: self.seated)
    @rule(data=st.data(), refill=st.booleans())
    def drop_out(self, data: st.DataObject, refill: bool) -> None:
        client = data.draw(st.sampled_from(self.seated))
        seat = next(row.id for row in participants.rows(self.office, self.session) if row.client_id == client)
        report = drop_outs.drop_out(self.office, self.session, [seat], DropOutReason.WORKING, refill=refill)
        left = [one for one in self.seated if one != client]
        room = max(0, SEATS - len(left)) if refill else 0
        assert len(report.moved_up) == len(self.waits[:room])
        self.gave_up = (self.gave_up | {client}) - set(self.waits[:room])
        self._after(left + self.waits[:room], self.waits[room:], True)

    @rule()
    def move_up(self) -> None:
        room = max(0, SEATS - len(self.seated))
        chosen = self.waits[:room]
        assert len(waiting.move_up(self.office, self.session).done) == len(chosen)
        self.gave_up -= set(chosen)
        self._after(self.seated + chosen, self.waits[room:], bool(chosen))

    @precondition(lambda self: self.waits)
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        client = data.draw(st.sampled_from(self.waits))
        assert waiting.leave(self.office, self.session, [client]) == 1
        self._after(self.seated, [one for one in self.waits if one != client], True)

    @rule(who=WHO)
    def sit_elsewhere(self, who: int) -> None:
        for session in (self.same_day, self.other_day):
            participants.enrol(self.office, session, [self.people[who]])
        self.elsewhere.add(self.people[who])
        self.before = None

    @precondition(lambda self: self.before is not None)
    @rule()
    def take_back(self) -> None:
        assert undo.undo(self.office)
        assert self.before is not None
        self.seated, self.waits = self.before
        self.gave_up = {row.client_id for row in waiting.dropped_out(self.office, self.session)}
        self.before = None

    @invariant()
    def the_waiting_list_keeps_its_order(self) -> None:
        if not hasattr(self, "session"):
            return
        rows = waiting.rows(self.office, self.session)
        assert [row.client_id for row in rows] == self.waits
        assert [row.place for row in rows] == list(range(1, len(rows) + 1))
        sits = [row.client_id for row in participants.rows(self.office, self.session)]
        assert sorted(sits) == sorted(self.seated), "an undone step gives back its old line"
        self.seated = sits
        assert not set(sits) & set(self.waits)
        assert {row.client_id for row in waiting.dropped_out(self.office, self.session)} == self.gave_up

    @invariant()
    def no_clash_goes_unwarned(self) -> None:
        if not hasattr(self, "session"):
            return
        ranking = seat_choice.ranking(self.office, self.session)
        assert ranking.free_seats == SEATS - len(self.seated)
        for row in ranking.rows:
            clashes = [one for one in row.warnings if "sudah terdaftar" in one]
            assert len(clashes) == (row.client_id in self.elsewhere)
            told = participants.warnings(self.office, self.session, [row.client_id])
            assert any("sudah terdaftar" in one for one in told) == bool(clashes)
        calm = {row.client_id for row in ranking.first_without_warning(PEOPLE)}
        assert not calm & self.elsewhere

    def _after(self, seated: list[int], waits: list[int], changed: bool) -> None:
        if changed:
            self.before = (self.seated, self.waits)
        self.seated, self.waits = seated, waits


def test_seats_in_any_order_of_events(template: Path, tmp_path: Path) -> None:
    run_state_machine_as_test(
        partial(SeatsMachine, template, tmp_path),  # type: ignore[arg-type]  # a factory will do
        settings=settings(
            max_examples=12,
            stateful_step_count=14,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
