"""Names that try to be markup, file names or another script, over every paper the program prints.

They print as they are, open nothing, leave the page's frame nowhere, and what no typeface has is told before.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bapasdesk.documents.attendance_sheet import render_attendance_sheets
from bapasdesk.documents.contents import AttendanceLine, SignatureBlock
from bapasdesk.documents.fonts import missing_characters, one_line
from bapasdesk.documents.payment_list import render_payment_list
from bapasdesk.documents.receipt import render_receipts
from bapasdesk.documents.souvenir_list import render_souvenir_list
from bapasdesk.documents.text_paper import render_text_paper
from bapasdesk.domain.records.certificates import StigmaList
from bapasdesk.domain.records.money import SessionComponent
from bapasdesk.domain.stigma import DEFAULT_WORDS
from bapasdesk.domain.values import SESSION_PAPERS, PaperKind
from bapasdesk.services import (
    certificates,
    corrections,
    papers,
    participants,
    payment_parts,
    payments,
    session_papers,
    stigma,
)
from bapasdesk.services.office import Office
from tests.builders import enrol, make_course, make_partner, make_session, mark
from tests.documents.reading import MM, read, texts
from tests.documents.sample_papers import (
    make_attendance_sheet,
    make_letter,
    make_payment_lines,
    make_payment_list,
    make_receipt,
    make_souvenir_list,
)

HOSTILE = (
    "<b>Ali</b>",
    "Budi & Tuti",
    '<img src="/etc/passwd">',
    "</font></para>",
    '<a href="file:///etc/shadow">klik</a>',
    "&lt;Citra&gt; &#65;",
    "{kantor} {0} %s ${x}",
    "# Bab 1",
    "- Dedi",
    "Tempat : Aula",
    "../../rahasia\\C:\\x",
    "'; DROP TABLE client; --",
    "X",
    "Ni Ketut Łukasz Şahin Ωмега",
    "ab\u0301c e\u0308lan",
)
UNPRINTABLE = ("علي بن محمد", "王小明", "Sari 😀", "ชัย")
"""Scripts no paper's typeface has."""
_opened: list[str] | None = None


def _spy(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _opened is not None:
        _opened.append(str(arguments[0]))


sys.addaudithook(_spy)


@pytest.fixture
def opened_files() -> Iterator[list[str]]:
    """Every file this process opens while the test runs."""
    global _opened  # an audit hook cannot be taken off again
    _opened = []
    yield _opened
    _opened = None


def office_with(office: Office, names: Sequence[str]) -> int:
    """A session of these people; its partner, course, venue and trainer have such names, too."""
    stigma.save_word_list(office, StigmaList(words=DEFAULT_WORDS, allowed=("Pasal 1",)))
    made = make_session(
        office,
        days=(date(2022, 10, 20),),
        course_id=make_course(office, names[0]),
        partner_id=make_partner(office, names[1], leader_name=names[2], address=names[0]),
        venue=names[1],
        trainer=names[2],
        souvenir=names[0],
        tool_kit=names[1],
        budget_line=names[2],
    )
    enrol(office, made, *names)
    mark(office, made, "H" * len(names))
    saku = SessionComponent(session_id=made, name="Uang saku", rate=50_000, tax_percent=5)
    payment_parts.save_components(office, made, [saku])
    certificates.issue(office, made)
    payments.prepare(office, made)
    payments.mark_paid(office, made)
    first = participants.rows(office, made)[0].payment_id
    assert first is not None
    corrections.correct(office, first, 1_000, "kurang seribu rupiah")
    for kind in session_papers.TEXT_PAPERS:
        session_papers.issue(office, made, kind)
    return made


def test_every_paper_prints_hostile_names_as_they_are(office: Office, opened_files: list[str]) -> None:
    made = office_with(office, HOSTILE)
    opened_files.clear()
    for kind in SESSION_PAPERS:
        paper = papers.make(office, kind, made)
        assert paper.warning == "", kind
        said = "".join("".join(page.split()) for page in texts(paper.pdf))
        for name in _people_on(kind):
            assert _is_said(name, said), (kind, name)
        assert all(page.keeps_margin(6 * MM) for page in read(paper.pdf)), kind
    foreign = [path for path in opened_files if "etc/" in path or "rahasia" in path]
    assert foreign == []


def _is_said(name: str, text: str) -> bool:
    """As a whole, or letter by letter where a narrow column breaks it beside other cells."""
    letters = "".join(one_line(name).split())
    return letters in text or not Counter(letters) - Counter(text)


def _people_on(kind: PaperKind) -> Sequence[str]:
    """Whose names a paper carries."""
    if kind == PaperKind.ATTENDANCE_SHEET_STAFF:
        return HOSTILE[2:3]
    if kind in session_papers.TEXT_PAPERS and kind != PaperKind.INVITATION:
        return HOSTILE[1:2]
    return HOSTILE


@pytest.mark.parametrize("name", UNPRINTABLE)
def test_letters_no_typeface_has_are_told_for_every_paper(office: Office, name: str) -> None:
    made = office_with(office, (name, name, name))
    for kind in SESSION_PAPERS:
        paper = papers.make(office, kind, made)
        assert paper.pdf.startswith(b"%PDF")
        assert all(letter in paper.warning for letter in missing_characters(name)[:12]), kind


def _one_page_papers(name: str) -> Iterator[bytes]:
    line = AttendanceLine(row_number=1, row_code="ABC", name=name, sex="L")
    yield render_attendance_sheets([make_attendance_sheet(0, lines=(line,), place=name)])
    (paid,) = make_payment_lines(1)
    listed = type(paid)(name=name, address=name, days=1, rate=1, amount=1, number=name[:80])
    yield render_payment_list(make_payment_list(lines=(listed,), activity=name))
    yield render_souvenir_list(make_souvenir_list(names=(name,), items=(("Souvenir", name),)))
    signed = SignatureBlock(role_lines=("Penerima uang,",), name=name, place_and_date="Kota Contoh")
    yield render_receipts([make_receipt(recipient=signed, received_from=name)])
    yield render_text_paper(make_letter(recipients=((name, name),), subject=name[:120]), "Surat")


names = st.one_of(
    st.text(max_size=120),
    st.text(alphabet=st.sampled_from("AWi \u202e\u200b\u0301漢😀ع<>&'\""), max_size=120),
    st.sampled_from([*HOSTILE, *UNPRINTABLE, "W" * 120, "i" * 120, "\u202eABC", "A\u200dB"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=names)
def test_any_name_stays_on_its_one_page(name: str) -> None:
    for pdf in _one_page_papers(name):
        (page,) = read(pdf)
        assert page.keeps_margin(6 * MM)


@pytest.mark.parametrize("name", ["W" * 500, "nama panjang " * 38, "i" * 500, "漢" * 500])
def test_five_hundred_letters_stay_in_the_frame(name: str) -> None:
    for pdf in _one_page_papers(name):
        assert all(page.keeps_margin(6 * MM) for page in read(pdf))


def test_a_name_that_turns_the_writing_round_is_set_straight() -> None:
    signed = SignatureBlock(role_lines=("Penerima uang,",), name="\u202eidub", place_and_date="")
    (text,) = texts(render_receipts([make_receipt(recipient=signed)]))
    assert "idub" in text and "\u202e" not in text
