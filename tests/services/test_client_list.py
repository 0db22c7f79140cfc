"""The client list finds the same people by the search index and by walking the names."""

import pytest

from bapasdesk.domain.records.clients import Client
from bapasdesk.services import clients
from bapasdesk.services.office import Office
from bapasdesk.store.queries import clients as queries

PEOPLE = (
    *(Client(full_name=f"Orang {letter}{number:02d} Contoh") for letter in "ABC" for number in range(30)),
    Client(full_name="Zahra Ünal", register_number="C/1", phone="081200000001"),
    Client(full_name="zaki 100%", title_before="Ir.", title_after="S.T."),
)
QUERIES = (
    "",
    "o",
    "Z",
    "za",
    "orang",
    "ORANG C",
    "contoh 0812",
    "C/1 zah",
    "ünal",
    "ÜNAL",
    "100%",
    "s.t. zaki",
    "x_y",
)


@pytest.fixture
def full(office: Office) -> Office:
    with office.work() as work:
        work.add_all(PEOPLE)
        work.commit()
    return office


def _found(office: Office, query: str, size: int) -> list[str]:
    """All names, read page by page."""
    names: list[str] = []
    while page := clients.rows(office, query, offset=len(names), limit=size):
        names += [row.name for row in page]
    return names


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("walked", [5, 2000])
def test_a_page_is_the_same_by_the_index_and_by_walking(
    full: Office, query: str, walked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_index = _found(full, query, 7)
    assert len(by_index) == len(set(by_index)) == clients.count(full, query)
    assert by_index == [row.name for row in clients.rows(full, query, limit=None)]
    monkeypatch.setattr(queries, "_COMMON", 1)
    monkeypatch.setattr(queries, "_WALKED", walked)
    assert _found(full, query, 7) == by_index


def test_one_letter_is_the_start_of_a_name_in_any_case(full: Office) -> None:
    assert _found(full, "Z", 10) == ["Zahra Ünal", "Ir. zaki 100%, S.T."]
    assert _found(full, "za", 10) == _found(full, "ZA", 10) == _found(full, "z", 10)
    assert clients.count(full, "o") == 90
