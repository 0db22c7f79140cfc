"""The word list finds its words however they are written, and nothing that only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bapasdesk.domain.stigma import DEFAULT_WORDS, find_words, squeezed


@pytest.mark.parametrize(
    "text",
    [
        "sebagai KLIEN kami",
        "kliennya",
        "K L I E N",
        "k.l.i.e.n",
        "kli\u00e9n",
        "pemasya-\r\nrakatan",
        "pemasya\ufffe\r\nrakatan",
        "pemasya\u00adrakatan",
        "Griya\n Abhipraya",
        "W A R G A  B I N A A N",
        "eks-napi",
        "program PB/CB",
        "program P B",
        "CMB",
        "Pasal 362",
        "sertifikat_bapas_2022.pdf",
        "BapasDesk 1.0",
        "W.6.PAS.PAS3/LAPAS/2022",
        "No. Reg. 12/2020",
        "Reg. 12",
    ],
)
def test_a_listed_word_is_found(text: str) -> None:
    assert find_words(text, DEFAULT_WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "007/SERT/X/2022",
        "001/SERT/B/I/2022",
        "Napitupulu",
        "P. B. Santoso",
        "RPBX ACBD",
        "bertempat di Aula Terbuka, selama 6 jam pelajaran",
        "LPK Masyarakat Kopi Indonesia",
        "Kota Tangerang, 20 Oktober 2022",
        "Teknik Penyemaian Bibit Anggur dan Alpukat Mini",
        "",
    ],
)
def test_an_innocent_text_passes(text: str) -> None:
    assert find_words(text, DEFAULT_WORDS) == ()


def test_the_words_around_are_told() -> None:
    text = "Diberikan kepada peserta, seorang klien kantor ini, atas kehadirannya selama tujuh hari penuh"
    (found,) = find_words(text, DEFAULT_WORDS)
    assert found.word == "klien*"
    assert found.around == "…kan kepada peserta, seorang klien kantor ini, atas kehadirann…"


def test_an_allowed_phrase_allows_only_itself() -> None:
    name = "Balai Pemasyarakatan Kelas I Contoh"
    assert find_words(f"{name.upper()} bekerja sama", DEFAULT_WORDS, [name]) == ()
    assert find_words("Balai Pemasyarakatan lain", DEFAULT_WORDS, [name])


def test_an_empty_list_finds_nothing() -> None:
    assert find_words("klien", ()) == find_words("klien", ("", " * ")) == ()


@given(st.text(max_size=80), st.lists(st.text(max_size=12), max_size=4), st.sampled_from(["klien", "napi"]))
def test_any_text_and_any_list_are_taken(before: str, words: list[str], word: str) -> None:
    assert find_words(f"{before} | {word} | {before}", [*words, word])


_LETTERS = st.text(alphabet="aB7É-/. _​\n\x02", min_size=1, max_size=12)


@given(before=_LETTERS, word=_LETTERS.filter(lambda text: any(map(str.isalnum, text))), after=_LETTERS)
def test_whatever_is_found_stands_in_the_squeezed_text(before: str, word: str, after: str) -> None:
    spread = "-".join(word)
    for text in (f"{before} {word} {after}", f"{before} {spread} {after}", before + word + after):
        if find_words(text, [word]):
            assert squeezed(word) in squeezed(text)
