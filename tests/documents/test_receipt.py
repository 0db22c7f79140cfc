"""Receipts: figures and words agree, everybody has room to sign, duty stamps come when the law wants them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bapasdesk.documents.contents import SignatureBlock
from bapasdesk.documents.receipt import render_receipts
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.indonesian.terbilang import terbilang
from tests.documents.reading import MM, font_files, read, texts
from tests.documents.sample_papers import APPROVAL, NOTE, PAYER, make_receipt


def _words(text: str) -> str:
    return " ".join(text.split())


@given(st.integers(1, 10_000_000_000))
@settings(max_examples=12, deadline=None)
def test_amount_stands_in_figures_and_in_words(amount: int) -> None:
    (text,) = texts(render_receipts([make_receipt(amount=amount)]))
    assert format_rupiah(amount) in text
    for word in f"{terbilang(amount)} rupiah".split():
        assert word in text


def test_all_fields_are_printed() -> None:
    content = make_receipt(example_note=NOTE)
    (text,) = texts(render_receipts([content]))
    for expected in (
        *content.letterhead.lines[:1],
        content.fiscal_year,
        content.number,
        content.budget_line,
        content.received_from,
        "seratus lima puluh ribu rupiah",
        content.purpose,
        content.recipient.name,
        APPROVAL.name,
        f"NIP {APPROVAL.nip}",
        PAYER.name,
        PAYER.place_and_date,
        NOTE,
    ):
        assert expected in _words(text)


def test_client_without_nip_gets_no_nip_line() -> None:
    (text,) = texts(render_receipts([make_receipt(approval=None, payer=None)]))
    assert "NIP" not in text


@pytest.mark.parametrize(
    ("amount", "stamped"), [(150_000, False), (5_000_000, False), (5_000_001, True), (6_000_000, True)]
)
def test_duty_stamp_is_asked_for_above_five_million_only(amount: int, stamped: bool) -> None:
    (text,) = texts(render_receipts([make_receipt(amount=amount)]))
    assert ("Meterai" in text and "Rp10.000" in text) is stamped


def test_one_a5_landscape_page_a_person() -> None:
    pages = read(render_receipts([make_receipt(), make_receipt()]))
    assert len(pages) == 2
    assert pages[0].width == pytest.approx(210 * MM, abs=0.1)
    assert pages[0].height == pytest.approx(148 * MM, abs=0.1)


def test_each_signature_has_eighteen_millimetres() -> None:
    content = make_receipt()
    (page,) = read(render_receipts([content]))
    pieces = page.pieces()
    for block in (content.recipient, APPROVAL, PAYER):
        role, name = pieces[block.role_lines[-1]], pieces[block.name]
        assert role[0].baseline - max(char.top for char in name) >= 18 * MM


@pytest.mark.parametrize("name", ["I", "W" * 120, "Muhammad " * 13, "<i>Ali</i> &amp;"])
def test_any_recipient_stays_on_the_page(name: str) -> None:
    recipient = SignatureBlock(role_lines=("Yang menerima,",), name=name, place_and_date="Kota Contoh")
    content = make_receipt(recipient=recipient, purpose="Uang transport peserta pelatihan " * 12)
    (page,) = read(render_receipts([content]))
    assert page.keeps_margin(8 * MM)
    text = page.text.replace("\n", "")
    assert name.replace(" ", "") in text.replace(" ", "")


def test_same_contents_give_the_same_bytes_with_embedded_fonts() -> None:
    pdf = render_receipts([make_receipt()])
    assert pdf == render_receipts([make_receipt()])
    assert all(font_files(pdf).values())
