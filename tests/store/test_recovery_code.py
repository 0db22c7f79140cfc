"""What is on the paper can be typed back in any hand, and a slip of the finger is caught and named."""

import itertools
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.errors import InvalidInput
from bapasdesk.store.recovery_code import (
    GROUP_COUNT,
    GROUP_LENGTH,
    format_recovery_code,
    new_recovery_code,
    parse_recovery_code,
)

SECRETS = st.binary(min_size=32, max_size=32)
PLACES = st.integers(0, GROUP_COUNT * GROUP_LENGTH - 1)
READ_ALIKE = str.maketrans("OIL", "011")


def _position(place: int) -> int:
    return place + place // GROUP_LENGTH  # the dashes before it


@given(SECRETS)
def test_every_secret_comes_back(secret: bytes) -> None:
    code = format_recovery_code(secret)
    assert [len(group) for group in code.split("-")] == [GROUP_LENGTH] * GROUP_COUNT
    assert not set(code) & set("ILOU")
    assert parse_recovery_code(code) == secret


@given(SECRETS)
def test_case_spaces_and_dashes_do_not_matter(secret: bytes) -> None:
    code = format_recovery_code(secret)
    for typed in (
        code.lower(),
        code.replace("-", ""),
        code.replace("-", " \n"),
        code.replace("-", " – "),
        f"  {code}  ",
        code.replace("0", "o").replace("1", "l"),
        code.replace("0", "O").replace("1", "I"),
    ):
        assert parse_recovery_code(typed) == secret


@given(SECRETS, PLACES, st.sampled_from(string.ascii_uppercase + string.digits + "?@é"))
def test_every_single_wrong_letter_is_refused_and_its_group_named(
    secret: bytes, place: int, letter: str
) -> None:
    code = format_recovery_code(secret)
    at = _position(place)
    typed = code[:at] + letter + code[at + 1 :]
    if letter.translate(READ_ALIKE) == code[at]:
        assert parse_recovery_code(typed) == secret
    else:
        with pytest.raises(InvalidInput, match=f"Kelompok ke-{place // GROUP_LENGTH + 1} ") as caught:
            parse_recovery_code(typed)
        assert caught.value.field == "recovery_code"


@given(SECRETS, PLACES)
def test_two_neighbours_swapped_are_refused(secret: bytes, place: int) -> None:
    letters = list(format_recovery_code(secret).replace("-", ""))
    following = min(place + 1, len(letters) - 1)
    if letters[place] != letters[following]:
        letters[place], letters[following] = letters[following], letters[place]
        with pytest.raises(InvalidInput):
            parse_recovery_code("".join(letters))


@given(SECRETS, st.integers(0, GROUP_COUNT - 1), st.integers(0, GROUP_COUNT - 1))
def test_two_groups_swapped_are_refused(secret: bytes, one: int, other: int) -> None:
    rows = list(format_recovery_code(secret).split("-"))
    if one != other:
        rows[one], rows[other] = rows[other], rows[one]
        with pytest.raises(InvalidInput, match=f"Kelompok ke-{min(one, other) + 1} "):
            parse_recovery_code("-".join(rows))


@given(SECRETS, st.integers(0, GROUP_COUNT - 1))
def test_missing_and_extra_groups_are_refused(secret: bytes, count: int) -> None:
    code = format_recovery_code(secret)
    with pytest.raises(InvalidInput, match=f"yang diketik {count} kelompok"):
        parse_recovery_code("-".join(code.split("-")[:count]))
    with pytest.raises(InvalidInput, match="yang diketik 14 kelompok"):
        parse_recovery_code(code + code.split("-")[0])


@given(SECRETS, PLACES)
def test_a_letter_left_out_is_refused(secret: bytes, place: int) -> None:
    code = format_recovery_code(secret)
    at = _position(place)
    with pytest.raises(InvalidInput):
        parse_recovery_code(code[:at] + code[at + 1 :])


def test_a_secret_has_one_spelling_only() -> None:
    code = format_recovery_code(bytes(32))
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    accepted = [end for end in itertools.product(letters, repeat=2) if _is_code(code[:-2] + "".join(end))]
    assert len(accepted) == 2  # of the last data character's five bits only one carries the secret


def _is_code(text: str) -> bool:
    try:
        parse_recovery_code(text)
    except InvalidInput:
        return False
    return True


@given(st.text(max_size=120))
def test_anything_typed_is_refused_or_is_a_code(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_recovery_code(text)


def test_new_codes_differ() -> None:
    assert len({new_recovery_code() for _ in range(50)}) == 50
