"""Who has earned what, what a record must be, and what comes next."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain import checks
from bapasdesk.domain.client_warnings import guidance_warning
from bapasdesk.domain.labels import LABELS, label
from bapasdesk.domain.passphrase import check_passphrase, passphrase_strength
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import Letterhead, OfficeProfile, Signatory, TransportRate
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.rows.people import AttendanceMark, ObligationCell, ParticipantRow
from bapasdesk.domain.rules import (
    check_reason,
    is_entitled_to_certificate,
    lesson_hours_attended,
    transport_amount,
)
from bapasdesk.domain.session_steps import NextStep, next_step, step_label
from bapasdesk.domain.values import (
    AttendanceStatus,
    FundingSource,
    ObligationKind,
    ObligationState,
    PartnerKind,
    SessionStatus,
    SignatoryRole,
    VenueKind,
)
from bapasdesk.errors import InvalidInput

DAY = date(2023, 6, 20)
SESSION = Session(course_id=1, partner_id=1, starts_on=DAY, ends_on=DAY)
percent, counts = st.integers(1, 100), st.integers(0, 366)


@pytest.mark.parametrize(
    ("present", "held", "earned"), [(3, 4, True), (2, 3, False), (1, 1, True), (0, 1, False), (0, 0, False)]
)
def test_three_quarters_earn_a_certificate(present: int, held: int, earned: bool) -> None:
    assert is_entitled_to_certificate(present, held, 75) is earned


@given(counts, counts, percent)
def test_one_more_day_never_takes_a_certificate_away(present: int, held: int, threshold: int) -> None:
    if is_entitled_to_certificate(present, held, threshold):
        assert is_entitled_to_certificate(present + 1, held, threshold)
    assert is_entitled_to_certificate(held, held, threshold) == (held > 0)


@given(st.integers(0, 2000), counts, counts)
def test_nobody_is_credited_more_hours_than_were_held(hours: int, present: int, held: int) -> None:
    present = min(present, held)
    assert 0 <= lesson_hours_attended(hours, present, held) <= hours
    if held:
        assert lesson_hours_attended(hours, held, held) == hours


@given(st.integers(0, 10**7), counts)
def test_money_is_the_rate_times_the_days(rate: int, days: int) -> None:
    assert transport_amount(rate, days) == sum(rate for _ in range(days))


def test_a_reason_says_something() -> None:
    assert check_reason("  tidak   datang ") == "tidak datang"
    for empty in ("", "    ", "ok"):
        with pytest.raises(InvalidInput):
            check_reason(empty)


def test_guidance_that_has_ended_or_not_begun_is_told() -> None:
    client = Client(full_name="Budi", guidance_start=date(2023, 1, 1), guidance_end=date(2023, 12, 31))
    assert guidance_warning(client, DAY) == ""
    assert guidance_warning(client, date(2024, 1, 1)) == "bimbingan berakhir 31 Desember 2023"
    assert guidance_warning(client, date(2022, 1, 1)) == "bimbingan baru mulai 1 Januari 2023"
    assert guidance_warning(Client(full_name="Budi"), DAY) == ""


@pytest.mark.parametrize("poor", ["pendek", "aaaaaaaaaaaaaa", "password123", "Petugas Uji Satu"])
def test_poor_passphrases_are_refused(poor: str) -> None:
    with pytest.raises(InvalidInput):
        check_passphrase(poor, "Petugas Uji Satu")


def test_strength_grows() -> None:
    levels = [
        passphrase_strength(text).level
        for text in ("abc", "kopisusu12", "kopi susu gula", "Kopi susu 7 gelas di teras")
    ]
    assert levels == sorted(levels) and levels[0] == 0 and levels[-1] == 4


@pytest.mark.parametrize(
    ("check", "field"),
    [
        (lambda: checks.check_session(replace(SESSION, ends_on=date(2023, 6, 19)), [DAY]), "ends_on"),
        (lambda: checks.check_session(SESSION, []), "days"),
        (lambda: checks.check_session(SESSION, [DAY, DAY]), "days"),
        (lambda: checks.check_session(SESSION, [date(2023, 6, 21)]), "days"),
        (lambda: checks.check_session(replace(SESSION, seats=0), [DAY]), "seats"),
        (lambda: checks.check_session(replace(SESSION, transport_rate=-1), [DAY]), "transport_rate"),
        (lambda: checks.check_session(replace(SESSION, lesson_hours=-1), [DAY]), "lesson_hours"),
        (lambda: checks.check_session(replace(SESSION, course_id=0), [DAY]), "course_id"),
        (lambda: checks.check_client(Client(full_name=" ")), "full_name"),
        (lambda: checks.check_client(Client(full_name="A" * 121)), "full_name"),
        (lambda: checks.check_client(Client(full_name="A\x00B")), "full_name"),
        (
            lambda: checks.check_client(
                Client(full_name="A", guidance_start=DAY, guidance_end=date(2023, 6, 19))
            ),
            "guidance_end",
        ),
        (lambda: checks.check_partner(Partner(name="", kind=PartnerKind.PRIVATE)), "name"),
        (lambda: checks.check_course(Course(name="A", start_up_cost=-1)), "start_up_cost"),
        (lambda: checks.check_course(Course(name="A", days_to_income=-1)), "days_to_income"),
        (lambda: checks.check_rate(TransportRate(valid_from=DAY, amount=-5)), "amount"),
        (lambda: checks.check_letterhead(Letterhead(valid_from=DAY, lines=())), "lines"),
        (lambda: checks.check_letterhead(Letterhead(valid_from=DAY, lines=("A",) * 7)), "lines"),
        (
            lambda: checks.check_office(OfficeProfile(name="A", certificate_threshold=0)),
            "certificate_threshold",
        ),
        (
            lambda: checks.check_signatory(
                Signatory(
                    role=SignatoryRole.TREASURER,
                    name="A",
                    position="B",
                    valid_from=DAY,
                    valid_to=date(2023, 6, 19),
                )
            ),
            "valid_to",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_field(check: object, field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        check()  # type: ignore[operator]
    assert refusal.value.field == field
    assert str(refusal.value).endswith(".")


def test_every_state_has_an_indonesian_word() -> None:
    assert all(label(state) for state in ObligationState)


def participant(
    certificate: ObligationState,
    transport: ObligationState,
    souvenir: ObligationState,
    *,
    marked: bool = True,
) -> ParticipantRow:
    present = AttendanceMark(participant_id=1, session_day_id=1, status=AttendanceStatus.PRESENT)
    states = zip(ObligationKind, (certificate, transport, souvenir), strict=True)
    cells = [ObligationCell(kind=kind, state=state, reason="") for kind, state in states]
    return ParticipantRow(
        id=1,
        client_id=1,
        row_number=1,
        row_code="AAA",
        name="Budi",
        marks=(present if marked else None,),
        days_present=int(marked),
        lesson_hours=0,
        certificate=cells[0],
        transport=cells[1],
        souvenir=cells[2],
    )


OPEN, READY, DONE = ObligationState.OPEN, ObligationState.READY, ObligationState.DELIVERED


@pytest.mark.parametrize(
    ("row", "step"),
    [
        (None, NextStep.ENROL),
        (participant(OPEN, OPEN, OPEN, marked=False), NextStep.ATTENDANCE),
        (participant(OPEN, OPEN, OPEN), NextStep.CERTIFICATES),
        (participant(READY, OPEN, OPEN), NextStep.RECEIPTS),
        (participant(READY, READY, OPEN), NextStep.TRANSPORT),
        (participant(READY, DONE, OPEN), NextStep.SOUVENIRS),
        (participant(READY, DONE, DONE), NextStep.SOUVENIRS),
        (participant(DONE, DONE, DONE), NextStep.CLOSE),
    ],
)
def test_the_one_next_step(row: ParticipantRow | None, step: NextStep) -> None:
    assert next_step(SESSION, [row] if row else [], DAY) == step
    assert step_label(step)


def test_before_the_first_day_and_after_the_end() -> None:
    rows = [participant(OPEN, OPEN, OPEN, marked=False)]
    assert next_step(SESSION, rows, date(2023, 6, 1)) == NextStep.ENROL
    closed = replace(SESSION, status=SessionStatus.CLOSED)
    assert next_step(closed, rows, DAY) == NextStep.NONE
    assert step_label(NextStep.NONE) == ""


def test_equal_words_of_different_lists_keep_their_own_labels() -> None:
    assert label(VenueKind.PARTNER) == "Tempat mitra"
    assert label(FundingSource.PARTNER) == "Mitra"
    assert label(VenueKind.OTHER) == "Tempat lain"
    assert label(FundingSource.OTHER) == "Lainnya"


def test_every_member_of_a_list_has_a_label() -> None:
    assert all(label(member) for members in LABELS for member in members)
