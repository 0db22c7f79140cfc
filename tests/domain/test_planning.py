"""What is warned about before a session is promised."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.planning import (
    AgreementTerms,
    Plan,
    WarningKind,
    names_in,
    plan_warnings,
    suggested_venues,
)
from bapasdesk.domain.records.office import Venue
from bapasdesk.domain.records.partners import Agreement
from bapasdesk.domain.values import VenueKind

DAY = date(2023, 6, 20)
HALL = Venue(name="Aula Terbuka", kind=VenueKind.OFFICE, capacity=30)
ROOM = Venue(name="Ruang Rapat", kind=VenueKind.OFFICE, capacity=12)
FIELD = Venue(name="Kebun Mitra", kind=VenueKind.PARTNER, capacity=60, is_open_land=True)
YARD = Venue(name="Halaman Kantor", kind=VenueKind.OFFICE, capacity=60, is_open_land=True)
BIG = Venue(name="Gedung Serbaguna", kind=VenueKind.OTHER, capacity=200)
VENUES = (BIG, FIELD, HALL, ROOM, YARD)


def plan(session_id: int = 1, *, days: tuple[date, ...] = (DAY,), **facts: object) -> Plan:
    given_facts: dict[str, object] = {
        "course_id": session_id,
        "course": f"Pelatihan {session_id}",
        "partner_id": session_id,
        "partner": f"Mitra {session_id}",
        **facts,
    }
    return Plan(session_id=session_id, days=frozenset(days), **given_facts)  # type: ignore[arg-type]


def terms(first: date, last: date, *courses: int) -> AgreementTerms:
    agreement = Agreement(partner_id=1, title="PKS", valid_from=first, valid_until=last)
    return AgreementTerms(agreement=agreement, course_ids=frozenset(courses))


ALWAYS = (terms(date(2020, 1, 1), date(2030, 1, 1)),)


def kinds(one: Plan, *others: Plan) -> list[WarningKind]:
    return [warning.kind for warning in plan_warnings(one, others, venues=VENUES, agreements=ALWAYS)]


def test_each_clash_says_who_what_and_when() -> None:
    mine = plan(
        1, trainer="Rini, S.Pd. dan Tono", venue="Aula  terbuka", officer="Petugas Uji", people={7: "Budi"}
    )
    other = plan(
        2, trainer="tono; Sari", venue="Aula Terbuka", officer="petugas uji", people={7: "Budi", 8: "Citra"}
    )
    found = plan_warnings(mine, [other], agreements=ALWAYS)
    assert [warning.text for warning in found] == [
        "Instruktur Tono sudah mengajar Pelatihan 2 (Mitra 2) pada 20 Juni 2023.",
        "Tempat Aula  terbuka sudah dipakai Pelatihan 2 (Mitra 2) pada 20 Juni 2023.",
        "Petugas Petugas Uji sudah bertugas di Pelatihan 2 (Mitra 2) pada 20 Juni 2023.",
        "Budi sudah terdaftar di Pelatihan 2 (Mitra 2) pada 20 Juni 2023.",
    ]
    assert {warning.session_id for warning in found} == {2}


def test_the_same_partner_twice_a_day() -> None:
    assert kinds(plan(1, partner_id=5), plan(2, partner_id=5)) == [WarningKind.PARTNER]


def test_another_day_the_session_itself_and_unnamed_places_do_not_clash() -> None:
    mine = plan(1, trainer="Tono", venue="")
    assert kinds(mine, mine) == []
    assert kinds(mine, plan(2, trainer="Tono", days=(DAY + timedelta(days=1),))) == []
    assert kinds(mine, plan(2, venue="")) == []


def test_a_hall_of_the_same_name_at_another_partner_is_another_hall() -> None:
    mine = plan(1, venue="Aula", venue_kind=VenueKind.PARTNER)
    assert kinds(mine, plan(2, venue="Aula", venue_kind=VenueKind.PARTNER)) == []
    other = plan(2, venue="aula", venue_kind=VenueKind.PARTNER, partner_id=1)
    assert kinds(mine, other) == [WarningKind.PARTNER, WarningKind.VENUE]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rini, S.Pd.; Tono", {"rini, s.pd.", "tono"}),
        ("Rini & Tono / Sari", {"rini", "tono", "sari"}),
        ("Dandi", {"dandi"}),
        ("  ", set()),
    ],
)
def test_names_in_one_field(text: str, names: set[str]) -> None:
    assert names_in(text) == names


def test_room_and_ground() -> None:
    assert kinds(plan(venue="ruang rapat", seats=20)) == [WarningKind.CAPACITY]
    assert kinds(plan(venue="Ruang Rapat", seats=1, people=dict.fromkeys(range(13), "x"))) == [
        WarningKind.CAPACITY
    ]
    assert kinds(plan(venue="Aula Terbuka", seats=30, needs_open_land=True)) == [WarningKind.OPEN_LAND]
    assert kinds(plan(venue="Kebun Mitra", seats=30, needs_open_land=True)) == []
    assert kinds(plan(venue="Tempat tak terdaftar", seats=999)) == []


@pytest.mark.parametrize(
    ("seats", "open_land", "expected"),
    [
        (10, False, ["Ruang Rapat", "Aula Terbuka", "Halaman Kantor", "Kebun Mitra", "Gedung Serbaguna"]),
        (25, False, ["Aula Terbuka", "Halaman Kantor", "Kebun Mitra", "Gedung Serbaguna"]),
        (100, False, ["Gedung Serbaguna"]),
        (25, True, ["Kebun Mitra", "Halaman Kantor"]),
        (500, False, []),
    ],
)
def test_small_ones_go_to_the_offices_hall_large_ones_on_open_land_elsewhere(
    seats: int, open_land: bool, expected: list[str]
) -> None:
    assert [venue.name for venue in suggested_venues(VENUES, seats, open_land)] == expected


def test_a_closed_day_is_named() -> None:
    (warning,) = plan_warnings(plan(), [], closed={DAY: "Cuti bersama"}, agreements=ALWAYS)
    assert warning.text == "20 Juni 2023 libur: Cuti bersama."


def test_no_agreement_outside_its_dates_outside_its_fields() -> None:
    days = (DAY, DAY + timedelta(days=1))
    mine = plan(1, days=days)

    def said(*known: AgreementTerms) -> list[str]:
        return [warning.text for warning in plan_warnings(mine, [], agreements=known)]

    assert said() == ["Belum ada perjanjian yang tercatat dengan Mitra 1."]
    assert said(terms(DAY, days[1])) == [] == said(terms(DAY, days[1], 1, 9))
    assert said(terms(DAY, DAY)) == [
        "Di luar masa perjanjian dengan Mitra 1: 21 Juni 2023. Perjanjian terakhir berlaku 20 Juni 2023."
    ]
    assert said(terms(DAY, days[1], 9)) == [
        "Pelatihan 1 tidak termasuk bidang perjanjian dengan Mitra 1 (20–21 Juni 2023)."
    ]
    assert said(terms(DAY, DAY, 1), terms(days[1], days[1], 9)) == [
        "Pelatihan 1 tidak termasuk bidang perjanjian dengan Mitra 1 (21 Juni 2023)."
    ]


SPANS = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted)


@given(
    held=st.sets(st.integers(0, 9), min_size=1),
    known=st.lists(st.tuples(SPANS, st.frozensets(st.integers(1, 3))), max_size=4),
)
def test_a_session_is_covered_exactly_if_each_day_has_an_agreement_for_its_course(
    held: set[int], known: list[tuple[list[int], frozenset[int]]]
) -> None:
    def day(number: int) -> date:
        return DAY + timedelta(days=number)

    agreements = [terms(day(first), day(last), *courses) for (first, last), courses in known]
    mine = plan(1, days=tuple(day(number) for number in held))
    covered = all(
        any(first <= number <= last and (not courses or 1 in courses) for (first, last), courses in known)
        for number in held
    )
    found = [w for w in plan_warnings(mine, [], agreements=agreements) if w.kind == WarningKind.AGREEMENT]
    assert (not found) == covered
