"""Row codes and verification codes: a slip of the finger is noticed."""

from datetime import date
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.row_codes import LARGEST_ROW, code_and_marks, row_code
from bapasdesk.domain.verification import ALPHABET, normalise_code, verification_code
from bapasdesk.errors import InvalidInput

keys = st.binary(min_size=32, max_size=32)


def a_code(key: bytes) -> str:
    return verification_code(key, "001/SERT/X/2022", date(2022, 10, 20), "Barbershop")


def test_two_row_codes_differ_in_two_places() -> None:
    codes = [row_code(number) for number in range(1, LARGEST_ROW + 1)]
    for one, other in combinations(codes, 2):
        assert sum(a != b for a, b in zip(one, other, strict=True)) >= 2


@given(st.integers(1, 5000))
def test_a_row_code_leads_back_to_its_row(number: int) -> None:
    codes = [row_code(one) for one in range(1, 5001)]
    assert code_and_marks(row_code(number).lower(), codes) == (row_code(number), "")


@given(st.integers(1, 300), st.text("HISAK", max_size=7), st.booleans())
def test_a_code_is_told_from_the_letters_after_it(number: int, letters: str, apart: bool) -> None:
    codes = [row_code(one) for one in range(1, 301)]
    typed = f" {row_code(number)}{' ' if apart else ''}{letters} ".lower()
    assert code_and_marks(typed, codes) == (row_code(number), letters)


@pytest.mark.parametrize("typed", ["", "A", "AAB", "A1A", "ÄAA", "HHI"])
def test_what_begins_with_no_code_of_the_sheet_is_none(typed: str) -> None:
    assert code_and_marks(typed, ["ACD", "CFK"]) is None


def test_the_alphabet_is_a_prime_without_look_alikes() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 31
    assert not set(ALPHABET) & set("01ILO")


@given(keys)
def test_one_wrong_character_is_always_noticed(key: bytes) -> None:
    code = a_code(key).replace("-", "")
    for place, right in enumerate(code):
        for wrong in ALPHABET.replace(right, ""):
            with pytest.raises(InvalidInput):
                normalise_code(code[:place] + wrong + code[place + 1 :])


@given(keys)
def test_two_swapped_neighbours_are_always_noticed(key: bytes) -> None:
    code = a_code(key).replace("-", "")
    for place in range(len(code) - 1):
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        if swapped != code:
            with pytest.raises(InvalidInput):
                normalise_code(swapped)


@given(keys)
def test_a_code_may_be_typed_carelessly(key: bytes) -> None:
    code = a_code(key)
    assert normalise_code(code.lower().replace("-", " ")) == code
    assert normalise_code(code.replace("-", "")) == code


def test_a_code_depends_on_key_number_date_and_course() -> None:
    facts = (b"k" * 32, "001/SERT/X/2022", date(2022, 10, 20), "Barbershop")
    others = [(b"l" * 32, *facts[1:]), (facts[0], "002/SERT/X/2022", *facts[2:])]
    others += [(*facts[:2], date(2022, 10, 21), facts[3]), (*facts[:3], "Pijat Refleksi")]
    codes = {verification_code(*one) for one in (facts, *others)}
    assert len(codes) == 5


@pytest.mark.parametrize("typed", ["", "2222", "2222-2222-222O", "2222-2222-22222", "1234-5678-9012"])
def test_what_is_no_code_is_said(typed: str) -> None:
    with pytest.raises(InvalidInput):
        normalise_code(typed)


TRIES = 100_000


def test_no_forged_mistyped_or_foreign_code_is_valid() -> None:
    """Valid is a code in the register whose seal fits; as `services.certificates.verify` decides it."""
    chance = Random(20260101)
    ours, theirs = chance.randbytes(32), chance.randbytes(32)
    facts = [
        (f"{seq:03d}/SERT/X/2022", date(2022, 10, 1 + seq % 28), f"Kursus {seq % 9}") for seq in range(500)
    ]
    register = {verification_code(ours, *one): one for one in facts}
    makers = (
        lambda code: _forged(chance),
        lambda code: _mistyped(code, chance),
        lambda code: _swapped(code, chance),
        lambda code: verification_code(theirs, *register[code]),
    )
    codes, called_valid, well_formed = list(register), 0, 0
    for turn in range(TRIES):
        true = codes[turn % len(codes)]
        typed = makers[turn % len(makers)](true)
        try:
            wanted = normalise_code(typed)
        except InvalidInput:
            continue
        well_formed += 1
        known = register.get(wanted)
        called_valid += known is not None and verification_code(ours, *known) == wanted
    assert called_valid == 0
    assert well_formed == TRIES // 2, "all forged and foreign ones pass the check letter, no slip does"


def _forged(chance: Random) -> str:
    """A code with a right check letter, by somebody who knows everything but the key."""
    return verification_code(chance.randbytes(32), "001/SERT/X/2022", date(2022, 10, 20), "Barbershop")


def _mistyped(code: str, chance: Random) -> str:
    place = chance.choice([place for place, letter in enumerate(code) if letter != "-"])
    return code[:place] + chance.choice(ALPHABET.replace(code[place], "")) + code[place + 1 :]


def _swapped(code: str, chance: Random) -> str:
    """Two different letters anywhere in the code change places."""
    places = [place for place, letter in enumerate(code) if letter != "-"]
    pairs = [(a, b) for a, b in combinations(places, 2) if code[a] != code[b]]
    first, second = chance.choice(pairs)
    letters = list(code)
    letters[first], letters[second] = letters[second], letters[first]
    return "".join(letters)
