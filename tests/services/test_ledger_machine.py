"""The number ledger in any order of events: no number twice, no sequence left out without a line."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.numbers import NumberEntry, NumberSeries
from bapasdesk.domain.values import NumberState, PaperKind, SeriesKind
from bapasdesk.errors import BapasError
from bapasdesk.services import certificates, ledger, numbers, papers, prints
from bapasdesk.services import settings as office_settings
from bapasdesk.services.unlocking import open_office
from bapasdesk.store.queries import integrity
from tests.builders import OFFICER, PASSPHRASE, FixedClock, enrol, make_session, mark

KINDS = st.sampled_from((SeriesKind.LETTER, SeriesKind.CERTIFICATE))
DAYS = st.sampled_from((date(2022, 3, 1), date(2022, 12, 31), date(2023, 1, 1), date(2023, 6, 20)))
SEQS = st.integers(1, 12)
TEMPLATES = ("{seq:03d}/S/{month_roman}/{year}", "B-{seq}/{year}", "{year}.{seq:02d}")
TYPED = st.one_of(
    st.builds("{:03d}/SRT/VI/2023".format, SEQS),
    st.builds("B-{}/2023".format, SEQS),
    st.builds("w.12-{}".format, SEQS),
)
_copies = count()


class LedgerMachine(RuleBasedStateMachine):
    """Rules are what officers do, through the services; a refusal must leave the ledger as it was."""

    def __init__(self, template: Path, place: Path) -> None:
        super().__init__()
        folder = OfficeFolder(place / f"office-{next(_copies)}")
        shutil.copytree(template, folder.root)
        self.office = open_office(folder, OFFICER, PASSPHRASE, clock=FixedClock())
        self.seen: dict[int, NumberEntry] = {}
        self.session_days: dict[int, date] = {}

    def teardown(self) -> None:
        self.office.close()
        shutil.rmtree(self.office.folder.root)

    @rule(on=DAYS)
    def issue_a_certificate(self, on: date) -> None:
        session_id = make_session(self.office, days=(on,))
        enrol(self.office, session_id, "Budi")
        mark(self.office, session_id, "H")
        assert certificates.issue(self.office, session_id).done == ("Budi",)
        self.session_days[session_id] = on

    @rule(on=DAYS, typed=st.one_of(st.just(""), TYPED))
    def number_a_letter(self, on: date, typed: str) -> None:
        with suppress(BapasError), self.office.work() as work:
            numbers.take(work, SeriesKind.LETTER, on, typed=typed, subject="Undangan")
            work.commit()

    @precondition(lambda self: self.session_days)
    @rule(data=st.data())
    def cancel_a_certificate_and_issue_anew(self, data: st.DataObject) -> None:
        session_id = data.draw(st.sampled_from(sorted(self.session_days)))
        newest = certificates.rows(self.office, session_id=session_id)[0]
        certificates.void(self.office, newest.id, "nama salah tulis")
        assert certificates.issue(self.office, session_id).done == ("Budi",)

    @precondition(lambda self: self.session_days)
    @rule(data=st.data())
    def print_certificates(self, data: st.DataObject) -> None:
        session_id = data.draw(st.sampled_from(sorted(self.session_days)))
        before = papers.make(self.office, PaperKind.CERTIFICATES, session_id)
        prints.confirm(self.office, before)
        after = papers.make(self.office, PaperKind.CERTIFICATES, session_id)
        assert [one.copy for one in after.numbers] == [one.copy + 1 for one in before.numbers]

    @rule(kind=KINDS, on=DAYS, how_many=st.integers(1, 4))
    def reserve(self, kind: SeriesKind, on: date, how_many: int) -> None:
        assert len(ledger.reserve(self.office, kind, on, how_many, "Surat Kepala Balai")) == how_many

    @rule(kind=KINDS, on=DAYS, typed=st.one_of(st.just(""), TYPED))
    def use_outside(self, kind: SeriesKind, on: date, typed: str) -> None:
        self._maybe(lambda: ledger.record_external(self.office, kind, on, typed, "Ditulis tangan"))

    @precondition(lambda self: self._ids(NumberState.RESERVED))
    @rule(data=st.data())
    def release(self, data: st.DataObject) -> None:
        ledger.release(self.office, data.draw(st.sampled_from(self._ids(NumberState.RESERVED))), "tidak jadi")

    @precondition(lambda self: self._ids(NumberState.RESERVED))
    @rule(data=st.data())
    def use_a_reserved_number(self, data: st.DataObject) -> None:
        entry = self.seen[data.draw(st.sampled_from(self._ids(NumberState.RESERVED)))]
        kinds = {one.id: one.kind for one in office_settings.number_series(self.office)}
        kind = kinds[entry.series_id]
        with self.office.work() as work:
            taken = numbers.take(work, kind, date(entry.year, 12, 1), typed=entry.text)
            assert taken.id == entry.id
            if kind == SeriesKind.LETTER:
                work.commit()

    @rule(kind=KINDS, year=st.sampled_from((2022, 2023)), first=st.integers(1, 30))
    def set_start(self, kind: SeriesKind, year: int, first: int) -> None:
        self._maybe(lambda: ledger.set_start(self.office, kind, year, first))

    @rule(template=st.sampled_from(TEMPLATES))
    def change_the_pattern(self, template: str) -> None:
        series = next(
            one for one in office_settings.number_series(self.office) if one.kind == SeriesKind.LETTER
        )
        office_settings.save_number_series(
            self.office, NumberSeries(id=series.id, kind=series.kind, template=template)
        )

    @invariant()
    def no_number_twice_and_no_silent_gap(self) -> None:
        with self.office.work() as work:
            lines = work.find(NumberEntry)
            assert integrity.number_gaps(work) == []
            assert integrity.orphan_numbers(work) == []
        texts = [(one.series_id, one.year, one.text.casefold()) for one in lines]
        assert len(set(texts)) == len(texts)
        for run in {(one.series_id, one.year) for one in lines}:
            seqs = [one.seq for one in lines if (one.series_id, one.year) == run and one.seq is not None]
            assert sorted(seqs) == list(range(1, len(seqs) + 1))
        self._compare_with_before({one.id: one for one in lines})

    def _compare_with_before(self, now: dict[int, NumberEntry]) -> None:
        """Nothing disappears, a number keeps its text, what is void stays void, issued never goes back."""
        for id, before in self.seen.items():
            after = now[id]
            assert (after.series_id, after.year) == (before.series_id, before.year)
            assert after.text == before.text or before.is_skipped
            assert after.seq == before.seq or before.seq is None
            assert after.state == before.state or before.state != NumberState.VOID
            assert before.state != NumberState.ISSUED or after.state in (NumberState.ISSUED, NumberState.VOID)
        self.seen = now

    def _ids(self, state: NumberState) -> list[int]:
        return sorted(id for id, entry in self.seen.items() if entry.state == state)

    def _maybe(self, step: Callable[[], object]) -> None:
        """A refusal is an answer: it has a sentence and changes nothing."""
        with self.office.work() as work:
            before = work.find(NumberEntry)
        try:
            step()
        except BapasError as refusal:
            assert str(refusal)
            with self.office.work() as work:
                assert work.find(NumberEntry) == before


def test_any_order_of_events_keeps_the_ledger_whole(template: Path, tmp_path: Path) -> None:
    run_state_machine_as_test(
        partial(LedgerMachine, template, tmp_path),  # type: ignore[arg-type]  # a factory will do
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
