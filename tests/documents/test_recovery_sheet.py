"""The recovery sheet shows the whole code in numbered groups on one page."""

import pytest

from bapasdesk.documents.recovery_sheet import render_recovery_sheet
from tests.documents.reading import MM, read, texts


@pytest.mark.parametrize(
    "code", ["ABCD-EFGH-JKLM-NPQR-2345", "ABCD EFGH JKLM NPQR 2345", "ABCDEFGHJKLMNPQR2345"]
)
def test_code_is_printed_in_groups_of_four(code: str) -> None:
    (page,) = texts(render_recovery_sheet("Balai Contoh", code, "24 November 2026"))
    assert "ABCDEFGHJKLMNPQR" in page
    assert "\n2345\n" in page
    assert "Balai Contoh" in page and "24 November 2026" in page


def test_longest_code_stays_on_one_page() -> None:
    code = "-".join(["WWWWWWWW"] * 16)
    (page,) = read(render_recovery_sheet("Balai Contoh " * 12, code, "24 November 2026"))
    assert page.keeps_margin(8 * MM)
    assert sum(char.text == "W" for char in page.chars) == 128
