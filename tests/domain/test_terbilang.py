"""Numbers in words: every receipt rests on them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.indonesian.terbilang import LARGEST, amount_in_words, parse_terbilang, terbilang

WORDS = {
    0: "nol",
    10: "sepuluh",
    11: "sebelas",
    12: "dua belas",
    19: "sembilan belas",
    20: "dua puluh",
    21: "dua puluh satu",
    100: "seratus",
    101: "seratus satu",
    110: "seratus sepuluh",
    111: "seratus sebelas",
    199: "seratus sembilan puluh sembilan",
    1000: "seribu",
    1001: "seribu satu",
    1100: "seribu seratus",
    1999: "seribu sembilan ratus sembilan puluh sembilan",
    11000: "sebelas ribu",
    21000: "dua puluh satu ribu",
    100000: "seratus ribu",
    101000: "seratus satu ribu",
    111111: "seratus sebelas ribu seratus sebelas",
    150000: "seratus lima puluh ribu",
    1000000: "satu juta",
    1001000: "satu juta seribu",
    1001999: "satu juta seribu sembilan ratus sembilan puluh sembilan",
    21021000: "dua puluh satu juta dua puluh satu ribu",
    1000001000: "satu miliar seribu",
}
DIGITS = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
VALUES = {word: value for value, word in enumerate(DIGITS) if word}
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def three_digits() -> list[str]:
    """Words of 0 to 999 by rewriting a spelled-out form, not by cases: `satu ratus` is `seratus`."""
    table = []
    for number in range(1000):
        hundreds, tens, ones = (DIGITS[int(digit)] for digit in f"{number:03d}")
        spelled = f"{hundreds and hundreds + ' ratus'} {tens and tens + ' puluh'} {ones}"
        spelled = " ".join(spelled.split())
        for ones_word in DIGITS[1:]:
            spelled = spelled.replace(f"satu puluh {ones_word}", f"{ones_word} belas")
        for long, short in (("satu puluh", "sepuluh"), ("satu belas", "sebelas"), ("satu ratus", "seratus")):
            spelled = spelled.replace(long, short)
        table.append(spelled)
    return table


def value_of(words: str) -> int:
    """Reads words back into a number, word by word."""
    total = group = 0
    for word in words.split():
        if word == "belas":
            group += 10
        elif word == "puluh":
            tens = group % 10
            group += tens * 9
        elif word == "ratus":
            group *= 100
        elif word in SCALES:
            total, group = total + group * SCALES[word], 0
        elif word in ("sepuluh", "sebelas", "seratus"):
            group += {"sepuluh": 10, "sebelas": 11, "seratus": 100}[word]
        elif word == "seribu":
            total += 1000
        elif word != "nol":
            group += VALUES[word]
    return total + group


@pytest.mark.parametrize(("number", "words"), WORDS.items())
def test_the_numbers_that_go_wrong_elsewhere(number: int, words: str) -> None:
    assert terbilang(number) == words


def test_every_number_to_two_million_against_another_rule() -> None:
    groups = three_digits()
    for millions, million_words in ((0, ""), (1, "satu juta ")):
        for thousands in range(1000):
            head = f"{groups[thousands]} ribu " if thousands > 1 else ("", "seribu ")[thousands]
            base = millions * 1_000_000 + thousands * 1000
            for rest in range(1000):
                expected = f"{million_words}{head}{groups[rest]}".rstrip() or "nol"
                assert terbilang(base + rest) == expected
    assert terbilang(2_000_000) == "dua juta"


@given(st.integers(min_value=0, max_value=10**12))
def test_words_read_back_to_the_number(number: int) -> None:
    words = terbilang(number)
    assert value_of(words) == number
    assert "  " not in words and words == words.strip()


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_outside_its_range_it_refuses(number: int) -> None:
    with pytest.raises(ValueError, match="terbilang"):
        terbilang(number)


@given(st.integers(0, LARGEST))
def test_words_read_back_as_the_number(number: int) -> None:
    assert parse_terbilang(terbilang(number)) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "rupiah",
        "satu satu",
        "ratus",
        "satu belas puluh",
        "sejuta",
        "dua seratus",
        "juta",
        "satu juta juta",
    ],
)
def test_words_that_are_no_number_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"no number|not in"):
        parse_terbilang(words)


def test_an_amount_whose_words_say_something_else_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bapasdesk.domain.indonesian.terbilang.terbilang", lambda _: "satu juta satu ribu")
    with pytest.raises((RuntimeError, ValueError)):
        amount_in_words(1_001_000)
