"""The points and words of a rank, whatever the weights are."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bapasdesk.domain.ranking import Candidate, RankedList, SeatNeed, ranked, reasons, score, telling_words
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.seating import (
    HEAVIEST,
    ClientWishes,
    SeatWeights,
    WorkStatus,
    check_wishes,
    weekday_words,
    weight_values,
)
from bapasdesk.errors import InvalidInput

DAY = date(2023, 6, 20)
NEED = SeatNeed(session_id=1, course_id=1, course="Las", starts_on=DAY, ends_on=DAY, days=frozenset({DAY}))
NAMES = tuple(weight_values(SeatWeights()))
WEIGHTS = st.builds(SeatWeights, **{name: st.integers(0, HEAVIEST) for name in NAMES})
SHARES = st.fixed_dictionaries({name: st.sampled_from((0, 33, 50, 66, 100)) for name in NAMES})


def candidate(shares: dict[str, int], **facts: object) -> Candidate:
    wishes = ClientWishes(
        work_status=WorkStatus.WITHOUT_WORK, dependants=2, weekdays=(1,), skills="mengelas pagar"
    )
    client = Client(id=1, full_name="Budi", interests="las")
    return Candidate(client=client, wishes=wishes, shares=shares, seats=0, **facts)  # type: ignore[arg-type]


@given(WEIGHTS, SHARES)
def test_a_score_is_a_share_of_what_the_weights_allow(weights: SeatWeights, shares: dict[str, int]) -> None:
    values = weight_values(weights)
    assume(any(values.values()))
    points = score(shares, weights)
    assert 0 <= points <= 100
    assert (points == 100) == all(shares[name] == 100 for name in NAMES if values[name])
    counting = [name for name in NAMES if values[name] and shares[name]]
    assert len(reasons(candidate(shares), NEED, weights)) == len(counting), "each reason is told, no other"


@given(WEIGHTS, SHARES, st.sampled_from(NAMES))
def test_what_speaks_for_somebody_never_takes_points_away(
    weights: SeatWeights, shares: dict[str, int], name: str
) -> None:
    assume(any(weight_values(weights).values()))
    assert score({**shares, name: 100}, weights) >= score(shares, weights)


def test_warnings_take_no_points_and_pass_over_the_one_button() -> None:
    shares = dict.fromkeys(NAMES, 100)
    busy = candidate(shares, elsewhere=(("Kopi", frozenset({DAY})),))
    rows = ranked([busy, candidate(shares)], NEED, SeatWeights())
    assert [row.score for row in rows] == [100, 100]
    assert rows[0].warnings == ("sudah terdaftar di Kopi pada 20 Juni 2023",)
    found = RankedList(rows=rows, suitable=2, free_seats=1)
    assert [row.rank for row in found.first_without_warning(5)] == [2]
    assert found.first_without_warning(-1) == ()


@pytest.mark.parametrize(
    ("course", "words"),
    [
        ("Pelatihan Las Dasar", ("las",)),
        ("Teknik Penyajian Kopi/Barista", ("kopi", "barista")),
        ("Pembuatan Seblak", ("seblak",)),
        ("Usaha", ()),
    ],
)
def test_a_course_is_known_by_the_words_that_tell_it(course: str, words: tuple[str, ...]) -> None:
    assert telling_words(course) == words


def test_days_of_the_week_read_as_people_say_them() -> None:
    assert weekday_words((0, 1, 2, 3, 4)) == "Senin–Jumat"
    assert weekday_words((0, 1)) == "Senin, Selasa"
    assert weekday_words((0, 2, 4)) == "Senin, Rabu, Jumat"
    assert weekday_words(()) == ""


def test_wishes_are_tidied_and_oddities_named() -> None:
    tidy = check_wishes(ClientWishes(weekdays=(4, 0, 4, 9), free_from="9", skills=" las "))
    assert (tidy.weekdays, tidy.free_from, tidy.skills) == ((0, 4), "09.00", "las")
    with pytest.raises(InvalidInput, match="paling panjang"):
        check_wishes(ClientWishes(skills="x" * 501))
