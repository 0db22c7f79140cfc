"""Alt and a letter presses one thing: a letter given twice only moves the focus about."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

FORMS = sorted(Path("ui").glob("*.ui"))
_LETTER = re.compile("&([^&])")


def letters(form: Path) -> list[tuple[str, str]]:
    """Letter and class of every widget of a form that has one, of hidden pages too."""
    found = []
    for widget in ElementTree.parse(form).getroot().iter("widget"):
        text = widget.findtext("property[@name='text']/string") or ""
        letter = _LETTER.search(text)
        if letter:
            found.append((letter[1].lower(), widget.get("class", "")))
    return found


@pytest.mark.parametrize("form", FORMS, ids=[form.stem for form in FORMS])
def test_no_button_shares_its_letter(form: Path) -> None:
    given = letters(form)
    taken = [letter for letter, _ in given]
    shared = {letter for letter, kind in given if "Button" in kind and taken.count(letter) > 1}
    assert not shared
