"""Receipts: figures and words agree, everybody has room to sign, the duty stamp comes when the law wants it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.reading import MM, baselines, font_files, opened, texts
from tests.documents.sample_papers import APPROVAL, NOTE, PAYER, make_receipt

from bapasdesk.documents.contents import SignatureBlock
from bapasdesk.documents.receipt import render_receipts
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.indonesian.terbilang import terbilang


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
        *content.letterhead[:1],
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
    with opened(render_receipts([make_receipt(), make_receipt()])) as document:
        assert len(document.pages) == 2
        assert float(document.pages[0].width) == pytest.approx(210 * MM, abs=0.1)
        assert float(document.pages[0].height) == pytest.approx(148 * MM, abs=0.1)


def test_each_signature_has_eighteen_millimetres() -> None:
    content = make_receipt()
    with opened(render_receipts([content])) as document:
        at = {"".join(char["text"] for char in chars): chars[0] for chars in _runs_of_text(document.pages[0])}
    for last_role_line, block in (
        (content.recipient.role_lines[-1], content.recipient),
        (APPROVAL.role_lines[-1], APPROVAL),
        (PAYER.role_lines[-1], PAYER),
    ):
        assert at[block.name]["top"] - at[last_role_line]["bottom"] >= 18 * MM


def _runs_of_text(page: object) -> list[list[dict[str, float | str]]]:
    """Characters of each baseline, cut where a gap is wider than a space."""
    found = []
    for chars in baselines(page).values():
        current = [chars[0]]
        for char in chars[1:]:
            if char["x0"] - current[-1]["x1"] > 12:
                found.append(current)
                current = []
            current.append(char)
        found.append(current)
    return found


@pytest.mark.parametrize("name", ["I", "W" * 120, "Muhammad " * 13, "<i>Ali</i> &amp;"])
def test_any_recipient_stays_on_the_page(name: str) -> None:
    recipient = SignatureBlock(role_lines=("Yang menerima,",), name=name, place_and_date="Kota Contoh")
    content = make_receipt(recipient=recipient, purpose="Uang transport peserta pelatihan " * 12)
    with opened(render_receipts([content])) as document:
        (page,) = document.pages
        assert min(char["x0"] for char in page.chars) >= 8 * MM
        assert max(char["x1"] for char in page.chars) <= float(page.width) - 8 * MM
        assert min(char["top"] for char in page.chars) >= 8 * MM
        assert max(char["bottom"] for char in page.chars) <= float(page.height) - 8 * MM
        text = "".join(char["text"] for char in page.chars)
    assert name.replace(" ", "") in text.replace(" ", "")


def test_same_contents_give_the_same_bytes_with_embedded_fonts() -> None:
    pdf = render_receipts([make_receipt()])
    assert pdf == render_receipts([make_receipt()])
    assert all(font_files(pdf).values())
