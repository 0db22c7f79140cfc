"""Rupiah as typed and as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.indonesian.money import LARGEST_AMOUNT, format_rupiah, parse_rupiah
from bapasdesk.errors import InvalidInput


@pytest.mark.parametrize(
    "typed",
    [
        "150000",
        "150.000",
        "Rp150.000",
        "Rp 150.000,-",
        "Rp. 150.000,-",
        "rp150000",
        "150.000,00",
        " 150 000 ",
        "Rp150.000,00",
    ],
)
def test_the_ways_people_write_it(typed: str) -> None:
    assert parse_rupiah(typed) == 150_000


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "150,000",
        "150,5",
        "-150000",
        "15.00",
        "1.50",
        "150.00.000",
        "seratus",
        "Rp",
        "1e5",
        "٣٤",
        "9" * 14,
    ],
)
def test_what_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_rupiah(typed)
    assert str(refusal.value).endswith(".")


def test_printed() -> None:
    assert format_rupiah(150_000) == "Rp150.000"
    assert format_rupiah(150_000, cents=True) == "Rp150.000,00"
    assert format_rupiah(0) == "Rp0"
    assert format_rupiah(-1_500) == "-Rp1.500"


@given(st.integers(min_value=0, max_value=LARGEST_AMOUNT), st.booleans())
def test_what_is_printed_reads_back(amount: int, cents: bool) -> None:
    assert parse_rupiah(format_rupiah(amount, cents=cents)) == amount
