"""Certificates: one page a person, the name whole on one line, the code readable, nothing betrayed."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.documents.reading import MM, baselines, codes, font_files, lines, opened, texts
from tests.documents.sample_papers import HEAD, NOTE, PARTNER, make_certificate

from bapasdesk.documents import fonts
from bapasdesk.documents.certificate import render_certificates
from bapasdesk.documents.certificate_frame import INNER_EDGE
from bapasdesk.domain.values import CertificateStyle

names = st.text(
    st.characters(max_codepoint=0x17F, categories=["Lu", "Ll"], include_characters=" .,'<>&;-/"),
    min_size=1,
    max_size=120,
).filter(lambda name: name.strip() != "")


@given(names)
@example("I")
@example("W" * 120)
@example("<b>Ali &amp; Co</b><br/>")
@settings(max_examples=12, deadline=None)
def test_name_is_whole_on_one_line_inside_the_frame(name: str) -> None:
    pdf = render_certificates([make_certificate(name=name, course="Barista")])
    with opened(pdf) as document:
        (page,) = document.pages
        found = [
            chars
            for (font, _), chars in baselines(page).items()
            if font == fonts.SERIF_SEMIBOLD
            and "".join(char["text"] for char in chars) == fonts.one_line(name)
        ]
        assert len(found) == 1
        assert found[0][0]["x0"] >= INNER_EDGE
        assert found[0][-1]["x1"] <= float(page.width) - INNER_EDGE


def test_one_landscape_a4_page_a_person_in_order() -> None:
    people = ["Ani", "Budi", "Citra"]
    with opened(render_certificates([make_certificate(name=name) for name in people])) as document:
        assert [float(page.width) for page in document.pages] == pytest.approx([297 * MM] * 3, abs=0.1)
        assert [float(page.height) for page in document.pages] == pytest.approx([210 * MM] * 3, abs=0.1)
        for page, name in zip(document.pages, people, strict=True):
            assert name in lines(page)


def test_everything_the_content_says_is_printed() -> None:
    content = make_certificate(example_note=NOTE)
    (text,) = texts(render_certificates([content]))
    for expected in (
        *content.issuer_lines,
        "SERTIFIKAT",
        "Nomor 007/SERT/X/2022",
        "diberikan kepada",
        "telah mengikuti",
        content.course,
        content.sentence,
        "kode verifikasi 7K3M-9QWT-2ABC",
        HEAD.place_and_date,
        HEAD.name,
        f"NIP {HEAD.nip}",
        PARTNER.name,
        NOTE,
    ):
        assert expected in text


def test_nip_is_not_mentioned_for_who_has_none() -> None:
    (text,) = texts(render_certificates([make_certificate(signatures=(PARTNER,))]))
    assert "NIP" not in text


def test_styles_differ_only_by_what_the_content_says() -> None:
    neutral = make_certificate(style=CertificateStyle.NEUTRAL)
    official = make_certificate(style=CertificateStyle.OFFICIAL)
    assert render_certificates([neutral]) == render_certificates([official])


def test_neutral_certificate_betrays_nobody() -> None:
    content = make_certificate(
        style=CertificateStyle.NEUTRAL, issuer_lines=("LPK Contoh",), signatures=(PARTNER,)
    )
    pdf = render_certificates([content])
    (text,) = texts(pdf)
    with opened(pdf) as document:
        said = (text + str(document.metadata)).casefold()
    for word in ("bapas", "balai", "pemasyarakatan", "klien", "narapidana", "warga binaan", "reportlab"):
        assert word not in said


def test_file_information_names_no_person() -> None:
    with opened(render_certificates([make_certificate()])) as document:
        metadata = document.metadata
    assert metadata["Title"] == "Sertifikat"
    assert not any(metadata[key] for key in ("Author", "Producer", "Creator", "Subject", "Keywords"))


@pytest.mark.parametrize("signatures", [(PARTNER,), (PARTNER, HEAD)])
def test_qr_code_reads_back_as_the_verification_code_alone(signatures: tuple[object, ...]) -> None:
    wanted = ["7K3M-9QWT-2ABC", "0000-ZZZZ-1234"]
    pdf = render_certificates(
        [make_certificate(verification_code=code, signatures=signatures) for code in wanted]
    )
    assert codes(pdf) == [[code] for code in wanted]


def test_long_texts_stay_apart_and_inside_the_frame() -> None:
    content = make_certificate(
        issuer_lines=("KEMENTERIAN CONTOH REPUBLIK INDONESIA " * 2,) * 6,
        course="Budidaya Ikan Air Tawar dan Pembuatan Pupuk Organik " * 4,
        sentence="bertempat di Gedung Serbaguna Balai Contoh, Jalan Contoh Nomor 99 " * 5,
    )
    with opened(render_certificates([content])) as document:
        (page,) = document.pages
        assert min(char["x0"] for char in page.chars) >= INNER_EDGE
        assert max(char["x1"] for char in page.chars) <= float(page.width) - INNER_EDGE
        heights = sorted({y for _, y in baselines(page)})
        assert heights[0] >= INNER_EDGE and heights[-1] <= float(page.height) - INNER_EDGE
        sizes = {round(char["matrix"][5], 1): char["size"] for char in page.chars}
        upper = [y for y in heights if y > heights[-1] / 2]
        assert all(
            above - below >= 0.7 * sizes[below] for below, above in zip(upper, upper[1:], strict=False)
        )


def test_ornament_keeps_eight_millimetres_from_the_edge() -> None:
    with opened(render_certificates([make_certificate()])) as document:
        (page,) = document.pages
        drawn = page.curves + page.rects + page.lines
        assert min(item["x0"] for item in drawn) >= 8 * MM
        assert min(item["top"] for item in drawn) >= 8 * MM
        assert max(item["x1"] for item in drawn) <= float(page.width) - 8 * MM
        assert max(item["bottom"] for item in drawn) <= float(page.height) - 8 * MM


def test_course_that_calls_itself_a_training_is_not_called_so_twice() -> None:
    (text,) = texts(render_certificates([make_certificate(course="Pelatihan Barista")]))
    assert "telah mengikuti\nPelatihan Barista" in text


def test_fonts_are_embedded_subsets() -> None:
    found = font_files(render_certificates([make_certificate()]))
    assert found and all(found.values())
    assert all("+SourceS" in name for name in found)


def test_same_contents_give_the_same_bytes() -> None:
    contents = [make_certificate(name=name) for name in ("Ani", "Budi")]
    assert render_certificates(contents) == render_certificates(contents)


def test_thousand_certificates_share_what_they_have_in_common() -> None:
    one = len(render_certificates([make_certificate()]))
    hundred = [make_certificate(number=f"{n:03d}", name=f"Peserta {n}") for n in range(100)]
    assert len(render_certificates(hundred)) - one < 100 * 1_300
