"""NIK, NIP and telephone: oddities warn, nothing blocks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.nik import mask_nik, nik_warnings
from bapasdesk.domain.nip import format_nip, nip_warnings
from bapasdesk.domain.phone import phone_warnings, to_e164
from bapasdesk.domain.values import Sex

MAN, WOMAN = "9971011204900001", "9971015204900002"
BORN = date(1990, 4, 12)


def test_a_nik_is_masked() -> None:
    assert mask_nik(MAN) == "9971********0001"
    assert mask_nik("12345") == "*****"
    assert mask_nik("") == ""


def test_a_nik_that_fits_is_not_warned_about() -> None:
    assert nik_warnings(MAN, Sex.MALE, BORN) == []
    assert nik_warnings(WOMAN, Sex.FEMALE, BORN) == []
    assert nik_warnings("", None, None) == []
    assert nik_warnings(MAN, None, None) == []


@pytest.mark.parametrize(
    ("nik", "sex", "born", "said"),
    [
        (WOMAN, Sex.MALE, BORN, "jenis kelamin"),
        (MAN, Sex.FEMALE, BORN, "jenis kelamin"),
        (MAN, Sex.MALE, date(1991, 4, 12), "Tanggal lahir"),
        (MAN[:-1], None, None, "16 angka"),
        ("997101120490000O", None, None, "16 angka"),
        ("9971013904900001", None, None, "kalender"),
    ],
)
def test_an_odd_nik_is_warned_about(nik: str, sex: Sex | None, born: date | None, said: str) -> None:
    warnings = nik_warnings(nik, sex, born)
    assert len(warnings) == 1
    assert said in warnings[0]


@given(st.text(max_size=24), st.sampled_from([None, *Sex]), st.none() | st.dates())
def test_no_nik_ever_breaks_the_form(nik: str, sex: Sex | None, born: date | None) -> None:
    nik_warnings(nik, sex, born)
    assert len(mask_nik(nik)) == len(nik)


def test_nip() -> None:
    assert format_nip("198701302010122005") == "19870130 201012 2 005"
    assert format_nip("19870130 201012 2 005") == "19870130 201012 2 005"
    assert format_nip(" PPPK-12 ") == "PPPK-12"
    assert nip_warnings("PPPK-12") and not nip_warnings("198701302010122005") and not nip_warnings("")


@pytest.mark.parametrize("typed", ["081234567890", "+62 812-3456-7890", "62 812 3456 7890", "0812.3456.7890"])
def test_one_number_however_typed(typed: str) -> None:
    assert to_e164(typed) == "+6281234567890"
    assert phone_warnings(typed) == []


def test_other_numbers() -> None:
    assert to_e164("(021) 5551234") == "+62215551234"
    assert to_e164("12345") == "" and phone_warnings("12345")
    assert phone_warnings("") == []
