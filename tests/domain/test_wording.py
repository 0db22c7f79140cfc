"""Texts with words in braces: only known words are filled, once, and never with what a name smuggles in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.values import WordingKind
from bapasdesk.domain.wording import TOKENS, check_text, fill, tokens_of
from bapasdesk.errors import InvalidInput
from bapasdesk.services.wording import shipped


@pytest.mark.parametrize("kind", list(WordingKind))
def test_the_texts_that_come_with_the_program_use_known_words_only(kind: WordingKind) -> None:
    text = shipped(kind)
    check_text(text.subject, "subject", tokens_of(kind))
    check_text(text.body, tokens=tokens_of(kind))
    assert text.subject and not text.subject.startswith("#")


@pytest.mark.parametrize(
    "text", ["", "  ", "{siapa}", "{kantor", "kantor}", "{kantor.nama}", "{0}", "{}", "{{kantor}}"]
)
def test_unknown_words_and_lone_braces_are_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        check_text(text)


def test_facts_are_filled_in_and_what_is_not_known_is_left_open() -> None:
    text = "Kepada {mitra} di {alamat_mitra}.\nWaktu : {waktu}\nPeserta : {jumlah_hadir} orang"
    said = fill(text, {"mitra": "LPK Contoh", "jumlah_hadir": "12"})
    assert said == "Kepada LPK Contoh di .........................\nPeserta : 12 orang"


@given(st.text(max_size=40), st.sampled_from(sorted(TOKENS)))
def test_a_fact_is_never_read_as_a_word_of_the_text(value: str, token: str) -> None:
    said = fill(f"a {{{token}}} b", {"kantor": "RAHASIA", token: f"{{kantor}}{value}x"})
    assert said == f"a {{kantor}}{value}x b"
