"""Layouts are copied, changed, chosen and exchanged; what was issued keeps the one it was issued with."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bapasdesk.domain.layout import Layout, TextElement
from bapasdesk.domain.values import CertificateStyle, PaperKind
from bapasdesk.errors import BapasError, InvalidInput, NotFound, RuleBroken
from bapasdesk.services import certificates, layouts, papers
from bapasdesk.services.office import Office
from tests.builders import enrol, make_course, make_session, mark
from tests.documents.reading import texts
from tests.layout_strategies import logo

NEUTRAL = CertificateStyle.NEUTRAL


def _with_text(layout: Layout, said: str) -> Layout:
    element = TextElement(text=said, x=40, y=20, width=200, height=8)
    others = [one for one in layout.elements if getattr(one, "text", "") != "Tata letak pertama"]
    return replace(layout, elements=(*others, element))


@pytest.fixture
def own(office: Office) -> int:
    """A copy of Netral that says so."""
    made = layouts.copy(office, 0, NEUTRAL)
    layouts.save(office, made, _with_text(layouts.get(office, made, NEUTRAL), "Tata letak pertama"))
    return made


def _issue(office: Office, course_id: int, *names: str) -> int:
    made = make_session(office, course_id=course_id)
    enrol(office, made, *names)
    mark(office, made, "H" * len(names))
    certificates.issue(office, made)
    return made


def _printed(office: Office, session_id: int) -> bytes:
    return papers.make(office, PaperKind.CERTIFICATES, session_id).pdf


def test_built_in_layouts_are_only_copied(office: Office) -> None:
    netral, resmi = layouts.rows(office)
    assert (netral.name, netral.is_default, resmi.name, resmi.id) == ("Netral", True, "Resmi", 0)
    first, second = layouts.copy(office, 0, NEUTRAL), layouts.copy(office, 0, NEUTRAL)
    names = [row.name for row in layouts.rows(office)]
    assert names == ["Netral", "Resmi", "Netral (salinan)", "Netral (salinan) 2"]
    with pytest.raises(NotFound):
        layouts.save(office, 0, layouts.get(office, 0, NEUTRAL))
    with pytest.raises(NotFound):
        layouts.remove(office, 0)
    assert layouts.get(office, first, NEUTRAL) != layouts.get(office, second, NEUTRAL)


def test_a_course_or_the_office_chooses_its_layout(office: Office, own: int) -> None:
    special, plain = make_course(office, "Barista"), make_course(office, "Refleksi")
    layouts.use_for_courses(office, own, [special])
    assert "Tata letak pertama" in texts(_printed(office, _issue(office, special, "Budi")))[0]
    assert "Tata letak pertama" not in texts(_printed(office, _issue(office, plain, "Citra")))[0]
    assert layouts.courses_using(office, own) == {special}
    layouts.use_for_courses(office, own, [])
    layouts.use_for_office(office, own, NEUTRAL)
    assert "Tata letak pertama" in texts(_printed(office, _issue(office, plain, "Dedi")))[0]
    assert [row.name for row in layouts.rows(office) if row.is_default] == ["Resmi", "Netral (salinan)"]
    with pytest.raises(InvalidInput, match="bukan untuk gaya"):
        layouts.use_for_office(office, own, CertificateStyle.OFFICIAL)


def test_a_reprint_is_the_same_after_the_layout_was_changed_and_removed(office: Office, own: int) -> None:
    course = make_course(office, "Barista")
    layouts.use_for_courses(office, own, [course])
    made = _issue(office, course, "Budi", "Citra")
    first = _printed(office, made)
    layouts.save(office, own, _with_text(layouts.get(office, own, NEUTRAL), "Tata letak kedua"))
    assert _printed(office, made) == first
    assert "Tata letak kedua" in texts(_printed(office, _issue(office, course, "Dedi")))[0]
    layouts.remove(office, own)
    assert _printed(office, made) == first
    assert layouts.courses_using(office, own) == frozenset()


def test_what_was_issued_with_cannot_be_changed(office: Office, own: int) -> None:
    _issue(office, make_course(office, "Barista"), "Budi")
    for change in ("DELETE FROM layout_version", "UPDATE layout_version SET document = ''"):
        with office.work() as work, pytest.raises((IntegrityError, RuleBroken)):
            work.connection.execute(text(change))


def test_a_faulty_layout_is_not_saved(office: Office, own: int) -> None:
    before = layouts.get(office, own, NEUTRAL)
    for wrong in (
        _with_text(before, "{rahasia}"),
        replace(before, name=" "),
        replace(before, elements=(TextElement(text="x", x=300, y=0, width=100, height=5),)),
    ):
        with pytest.raises(InvalidInput):
            layouts.save(office, own, wrong)
    assert layouts.get(office, own, NEUTRAL) == before


def test_a_layout_goes_out_and_comes_in_as_one_file(office: Office, own: int, tmp_path: Path) -> None:
    pictured = replace(layouts.get(office, own, NEUTRAL), images=(logo(),))
    layouts.save(office, own, pictured)
    path = tmp_path / "baru.bplayout"
    layouts.export_file(office, own, NEUTRAL, path)
    again = layouts.import_file(office, path)
    assert replace(layouts.get(office, again, NEUTRAL), name=pictured.name) == pictured
    layouts.export_file(office, 0, CertificateStyle.OFFICIAL, path)
    assert layouts.get(office, layouts.import_file(office, path), NEUTRAL).name == "Resmi 2"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"PK\x03\x04 zip",
        b'{"format": "bapasdesk-layout", "version": 1, "elements": [], "../../x": 1}',
        b'{"format": "bapasdesk-layout", "version": 1, "images": [{"name": "../x", "data": "/etc/x"}]}',
        b" " * 4_000_001,
    ],
)
def test_a_foreign_file_is_refused_whole(office: Office, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "asing.bplayout"
    path.write_bytes(content)
    with pytest.raises(BapasError):
        layouts.import_file(office, path)
    assert len(layouts.rows(office)) == 2
    assert {one.name for one in tmp_path.iterdir()} == {path.name, "office"}


def test_a_missing_file_is_said(office: Office, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="tidak dapat dibaca"):
        layouts.import_file(office, tmp_path / "tidak-ada.bplayout")


def test_unknown_words_in_a_file_are_named(office: Office, tmp_path: Path) -> None:
    document = json.loads(layouts.get(office, 0, NEUTRAL).to_json())
    document["elements"][1]["onclick"] = "x"
    path = tmp_path / "asing.bplayout"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(InvalidInput, match="onclick"):
        layouts.import_file(office, path)
