"""Certificates drawn as their layout says: where it says, inside the page, whatever the name is."""

import builtins
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from bapasdesk.documents import fonts
from bapasdesk.documents.built_in_layouts import built_in
from bapasdesk.documents.certificate import render_certificates
from bapasdesk.documents.contents import CertificateContent
from bapasdesk.domain.layout import (
    Align,
    ImageElement,
    Layout,
    PageSize,
    PhotoElement,
    QrElement,
    RuleElement,
    Side,
    SignatureElement,
    SignatureSlot,
    TextElement,
)
from bapasdesk.domain.rows.sessions import Topic
from bapasdesk.domain.values import CertificateStyle
from tests.documents.reading import MM, Page, codes, pictures, read, texts, written
from tests.documents.sample_papers import HEAD, NOTE, PARTNER, make_certificate
from tests.layout_strategies import layouts, logo

GOLDEN = Path(__file__).parent / "golden_certificates"
TOPICS = (
    Topic("Mengenal biji kopi dan penyangraian", 2, "Wira Contoh"),
    Topic("Menyeduh manual", 13),
    Topic("Mesin espreso dan susu", 1),
)
HOSTILE = (
    "I",
    "W" * 120,
    "<b>Ali</b> &amp; <img src=/etc/passwd><a href='x'>",
    "{nomor} {kode} %s",
    "Ж中文 العربية \U0001f600 \u202eabc\u202c \u200bzwsp",
    "e\u0301" * 60,
    "A" * 500,
)


def _sheet(content: CertificateContent, layout: Layout) -> bytes:
    return render_certificates([replace(content, layout="x")], {"x": layout})


def _layout(*elements: object, **facts: object) -> Layout:
    return Layout(name="Uji", style=CertificateStyle.OFFICIAL, elements=elements, **facts)  # type: ignore[arg-type]


def _full(style: CertificateStyle) -> CertificateContent:
    official = style == CertificateStyle.OFFICIAL
    return make_certificate(
        style=style,
        issuer_lines=("Balai Pemasyarakatan Kelas I Contoh", "bekerja sama dengan LPK Contoh")
        if official
        else ("LPK Masyarakat Kopi Indonesia",),
        signatures=(PARTNER, HEAD) if official else (replace(PARTNER, place_and_date=HEAD.place_and_date),),
        topics=TOPICS,
        hours_attended=5,
        hours_planned=16,
        lesson_minutes=45,
        back_signature=HEAD,
        example_note=NOTE,
    )


@pytest.mark.parametrize("style", CertificateStyle)
def test_built_in_layouts_look_as_they_were_approved(style: CertificateStyle) -> None:
    """Compared small, so that another rounding of a hairline does not matter."""
    for number, page in enumerate(pictures(render_certificates([_full(style)]), 100 / 72), start=1):
        small = page.convert("L").resize((468, 331), Image.Resampling.BOX)
        with Image.open(GOLDEN / f"sertifikat-{style}-{number}.png") as approved:
            difference = ImageChops.difference(small, approved)
        assert max(ImageStat.Stat(difference).mean) < 0.5
        assert sum(difference.histogram()[64:]) < 40


def _chars(page: Page, text: str) -> tuple[float, float, float]:
    """Left, right and baseline of a piece of text, in mm from the upper left corner."""
    piece = page.pieces()[text]
    return piece[0].left / MM, piece[-1].right / MM, (page.height - piece[0].baseline) / MM


@pytest.mark.parametrize("align", Align)
def test_a_text_stands_where_the_layout_puts_it(align: Align) -> None:
    element = TextElement(text="{nama}", x=40, y=60, width=120, height=20, size=20, align=align)
    (page,) = read(_sheet(make_certificate(name="Intan"), _layout(element)))
    left, right, baseline = _chars(page, "Intan")
    wanted = {Align.LEFT: left - 40, Align.CENTRE: (left + right) / 2 - 100, Align.RIGHT: right - 160}
    assert abs(wanted[align]) < 0.5
    assert baseline == pytest.approx(60 + 10 + 0.27 * 20 / MM, abs=0.1)


@pytest.mark.parametrize("style", CertificateStyle)
def test_signatures_of_built_in_layouts_are_side_by_side(style: CertificateStyle) -> None:
    (page,) = read(render_certificates([replace(_full(style), signatures=(PARTNER, HEAD), topics=())]))
    left, _, left_line = _chars(page, PARTNER.name)
    right, _, right_line = _chars(page, HEAD.name)
    assert left_line == right_line and left + 60 < right
    assert page.keeps_margin(12 * MM)


def test_pages_lie_and_measure_as_said() -> None:
    for size, width, height in ((PageSize.A4, 210, 297), (PageSize.F4, 215, 330)):
        for portrait in (True, False):
            layout = _layout(PhotoElement(x=1, y=1, width=30, height=40), page=size, portrait=portrait)
            (page,) = read(_sheet(make_certificate(), layout))
            found = (round(page.width / MM, 1), round(page.height / MM, 1))
            assert found == ((width, height) if portrait else (height, width))


def test_sheets_of_different_size_go_into_one_file() -> None:
    tall = _layout(TextElement(text="{nama}", x=5, y=5, width=90, height=20), portrait=True)
    contents = [make_certificate(layout="a", name="Ani"), make_certificate(name="Budi")]
    first, second = read(render_certificates(contents, {"a": tall}))
    assert first.width < first.height and second.width > second.height
    assert "Ani" in first.text and "Budi" in second.text


def test_picture_rule_photo_and_code_are_drawn_in_their_boxes() -> None:
    layout = _layout(
        ImageElement(image="logo", x=20, y=20, width=30, height=30),
        RuleElement(x=60, y=20, width=50, height=2),
        PhotoElement(x=120, y=20, width=30, height=40),
        QrElement(x=160, y=20, width=30, height=35),
        images=(logo(),),
    )
    pdf = _sheet(make_certificate(), layout)
    (picture,) = pictures(pdf, 1.0)
    grey = picture.convert("L")
    assert grey.getpixel((int(35 * MM), int(35 * MM))) == pytest.approx(128, abs=3)
    assert grey.getpixel((int(85 * MM), int(21 * MM))) < 220
    assert grey.getpixel((int(55 * MM), int(35 * MM))) == 255
    assert codes(pdf) == [["7K3M-9QWT-2ABC"]]
    assert "Foto 3 × 4" in texts(pdf)[0]


def test_the_back_shows_topics_sum_and_hours_attended() -> None:
    content = _full(CertificateStyle.OFFICIAL)
    front, back = read(render_certificates([content]))
    assert "Materi Pelatihan" not in front.text
    wanted = ("JP", "Jumlah", "Diikuti oleh peserta", "13", "16", "5")
    columns = {text: _chars(back, text) for text in wanted}
    for figure in ("13", "16", "5"):
        assert columns[figure][1] == pytest.approx(columns["JP"][1], abs=0.3)
    assert columns["16"][2] == columns["Jumlah"][2] < columns["5"][2] == columns["Diikuti oleh peserta"][2]
    for topic in TOPICS:
        assert topic.title in back.text and topic.instructor in back.text
    assert content.name in back.text and content.number in back.text and HEAD.name in back.text
    assert back.keeps_margin(12 * MM)
    assert len(read(render_certificates([replace(content, topics=())]))) == 1


def test_twenty_long_topics_stay_in_the_table() -> None:
    topics = tuple(
        Topic(f"Materi {n} " + "panjang sekali " * 7, 99, "Nama Instruktur Panjang") for n in range(20)
    )
    _, back = read(render_certificates([replace(_full(CertificateStyle.NEUTRAL), topics=topics)]))
    assert "Jumlah" in back.text and "1980" in back.text
    assert back.keeps_margin(12 * MM)


@pytest.mark.parametrize("style", CertificateStyle)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_only_texts(style: CertificateStyle, name: str) -> None:
    topics = (Topic(name[:120], 1, name[:120]),)
    content = replace(_full(style), name=name, course=name, sentence=name, partner=name, topics=topics)
    front, back = read(_sheet(content, built_in(style)))
    for page in (front, back):
        assert page.keeps_margin(10 * MM)
    shown = "".join(piece for _, piece in fonts.runs(name, fonts.SERIF_SEMIBOLD))
    assert shown.replace(" ", "") in "".join(written(line) for line in front.lines).replace(" ", "")
    assert "/etc/passwd" not in front.text or "passwd" in name


def test_no_foreign_file_is_opened_for_what_a_text_says(monkeypatch: pytest.MonkeyPatch) -> None:
    render_certificates([_full(CertificateStyle.OFFICIAL)])
    opened: list[str] = []
    really = builtins.open

    def spy(file: Any, *more: Any, **named: Any) -> Any:
        opened.append(str(file))
        return really(file, *more, **named)

    monkeypatch.setattr(builtins, "open", spy)
    monkeypatch.setattr(io, "open", spy)
    for name in HOSTILE:
        for style in CertificateStyle:
            content = replace(_full(style), name=name, course=name, sentence=name, issuer_lines=(name,))
            render_certificates([content])
    assert opened == []


@given(layouts(), st.text(max_size=60))
@example(_layout(), "")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_leaves_the_page_in_any_layout(layout: Layout, name: str) -> None:
    content = replace(_full(CertificateStyle.OFFICIAL), name=name, course=name or "x", layout="x")
    pages = read(render_certificates([content], {"x": layout}))
    assert len(pages) == 1 + layout.has_back
    for page in pages:
        assert page.keeps_margin(-1)


def test_a_lone_signature_stands_right() -> None:
    layout = _layout(
        SignatureElement(slot=SignatureSlot.LEFT, x=10, y=100, width=60, height=40),
        SignatureElement(slot=SignatureSlot.RIGHT, x=200, y=100, width=60, height=40),
        TextElement(text="belakang", x=10, y=10, width=50, height=10, side=Side.BACK),
    )
    (page,) = read(_sheet(make_certificate(signatures=(PARTNER,)), layout))
    assert page.text.count(PARTNER.name) == 1
    assert _chars(page, PARTNER.name)[0] > 200
