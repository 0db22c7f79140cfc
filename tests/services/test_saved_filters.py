"""Filters kept under a name, and the clients an officer has to think of now."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.saved_filter import ClientChoice, SavedFilter, guidance_span
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import clients, extracts, officers, person_duties, saved_filters, undo
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office
from tests.builders import FAST_COST, FixedClock, enrol, make_client, make_session

WANTED = SavedFilter(list_name="clients", name="Habis bulan ini", content='{"filter": "PB"}')


def names(office: Office) -> list[str]:
    return [row.name for row in saved_filters.rows(office, "clients")]


def test_a_filter_is_kept_renamed_removed_and_brought_back(office: Office) -> None:
    made = saved_filters.save(office, WANTED, for_office=False)
    (known,) = saved_filters.rows(office, "clients")
    assert (known.id, known.officer, known.content) == (made, office.officer, WANTED.content)
    assert saved_filters.rows(office, "sessions") == ()
    saved_filters.save(
        office, SavedFilter(id=made, list_name="clients", name="PB", content="{}"), for_office=True
    )
    assert saved_filters.rows(office, "clients")[0].officer == ""
    saved_filters.remove(office, made)
    assert names(office) == []
    assert undo.undo(office) == "Saringan dihapus: PB"
    assert names(office) == ["PB"]


def test_a_name_is_taken_once_and_must_be_one(office: Office) -> None:
    saved_filters.save(office, WANTED, for_office=False)
    with pytest.raises(RuleBroken, match="sudah ada"):
        saved_filters.save(office, WANTED, for_office=False)
    saved_filters.save(office, WANTED, for_office=True)
    for name in ("", "x" * 61, "dua\nbaris\x00"):
        with pytest.raises(InvalidInput):
            saved_filters.save(
                office, SavedFilter(list_name="clients", name=name, content=""), for_office=True
            )


@pytest.fixture
def colleague(office: Office) -> Iterator[Office]:
    passphrase = "frasa sandi rekan yang panjang"
    saved_filters.save(office, WANTED, for_office=False)
    saved_filters.save(office, replace(WANTED, name="Semua PB"), for_office=True)
    officers.add_officer(office, "Rekan Uji", passphrase, cost=FAST_COST)
    office.close()
    with open_office(office.folder, "Rekan Uji", passphrase, clock=FixedClock()) as unlocked:
        yield unlocked


def test_everybody_sees_the_office_s_and_only_his_own(colleague: Office) -> None:
    assert names(colleague) == ["Semua PB"]
    with pytest.raises(RuleBroken, match="milik petugas lain"):
        saved_filters.remove(colleague, 1)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (ClientChoice.ALL, ["Ani", "Budi", "Citra", "Dedi"]),
        (ClientChoice.ENDING_THIS_MONTH, ["Ani", "Budi"]),
        (ClientChoice.ENDING_NEXT_MONTH, ["Citra"]),
        (ClientChoice.ENDED, ["Ani"]),
        (ClientChoice.NEVER_TRAINED, ["Ani", "Budi", "Citra"]),
    ],
)
def test_clients_to_think_of_now(office: Office, choice: ClientChoice, expected: list[str]) -> None:
    make_client(office, "Ani", guidance_end=date(2023, 6, 1))
    make_client(office, "Budi", guidance_end=date(2023, 6, 30))
    make_client(office, "Citra", guidance_end=date(2023, 7, 1))
    enrol(office, make_session(office), "Dedi")
    assert [row.name for row in clients.rows(office, choice=choice)] == expected
    assert clients.count(office, choice=choice) == len(expected)
    assert len(extracts.clients(choice=choice).rows(office)) == len(expected)
    assert clients.count(office, "Ani", choice) == ("Ani" in expected)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_this_month_and_the_next_meet_without_a_gap(today: date) -> None:
    this, following = (guidance_span(one, today) for one in list(ClientChoice)[1:3])
    assert this is not None
    assert following is not None
    assert this[0] <= today <= this[1]
    assert (following[0] - this[1]).days == 1
    assert following[0].day == 1
    assert (following[1].year * 12 + following[1].month) - (today.year * 12 + today.month) == 1


def test_a_filter_that_names_a_person_goes_with_his_data(office: Office) -> None:
    client_id = make_client(office, "Ani Contoh")
    saved_filters.save(office, replace(WANTED, name="Ani Contoh"), for_office=False)
    saved_filters.save(office, replace(WANTED, content='{"filter": "ani contoh"}'), for_office=True)
    saved_filters.save(office, replace(WANTED, name="Semua PB"), for_office=True)
    person_duties.pseudonymise(office, client_id, "jangka simpan berakhir")
    assert names(office) == ["Semua PB"]
