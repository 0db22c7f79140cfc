"""Certificates: one page a person, the name whole on one line, the code readable, nothing betrayed."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import ImageOps

from bapasdesk.documents import fonts
from bapasdesk.documents.certificate import render_certificates
from bapasdesk.documents.certificate_frame import INNER_EDGE
from bapasdesk.domain.values import CertificateStyle
from tests.documents.reading import MM, codes, file_information, font_files, pictures, read, texts, written
from tests.documents.sample_papers import HEAD, NOTE, PARTNER, make_certificate

names = st.text(
    st.characters(max_codepoint=0x17F, categories=["Lu", "Ll"], include_characters=" .,'<>&;-/"),
    min_size=1,
    max_size=120,
).filter(lambda name: fonts.one_line(name) not in ("", "SERTIFIKAT"))  # the heading is a line too


@given(names)
@example("I")
@example("W" * 120)
@example("<b>Ali &amp; Co</b><br/>")
@settings(max_examples=12, deadline=None)
def test_name_is_whole_on_one_line_inside_the_frame(name: str) -> None:
    (page,) = read(render_certificates([make_certificate(name=name, course="Barista")]))
    found = [line for line in page.lines if written(line) == fonts.one_line(name)]
    assert len(found) == 1
    assert found[0][0].left >= INNER_EDGE
    assert found[0][-1].right <= page.width - INNER_EDGE


def test_a_signer_s_long_institution_takes_two_lines_that_can_be_read() -> None:
    institution = ("Perkumpulan Kelompok Masyarakat Contoh " * 4)[:119]
    signer = replace(PARTNER, role_lines=("Ketua", institution))
    (page,) = read(render_certificates([make_certificate(signatures=(signer,))]))
    upper, lower = (line for line in page.lines if written(line) in institution and len(line) > 30)
    assert f"{written(upper)} {written(lower)}" == institution.strip()
    heights = [max(char.top - char.bottom for char in line) for line in (upper, lower)]
    assert min(heights) > 5, "points from the lowest to the highest edge of a letter"


def test_one_landscape_a4_page_a_person_in_order() -> None:
    people = ["Ani", "Budi", "Citra"]
    pages = read(render_certificates([make_certificate(name=name) for name in people]))
    assert [page.width for page in pages] == pytest.approx([297 * MM] * 3, abs=0.1)
    assert [page.height for page in pages] == pytest.approx([210 * MM] * 3, abs=0.1)
    for page, name in zip(pages, people, strict=True):
        assert name in page.line_texts


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


def test_neutral_certificate_betrays_nobody() -> None:
    content = make_certificate(
        style=CertificateStyle.NEUTRAL, issuer_lines=("LPK Contoh",), signatures=(PARTNER,)
    )
    pdf = render_certificates([content])
    (text,) = texts(pdf)
    said = (text + str(file_information(pdf))).casefold()
    for word in ("bapas", "balai", "pemasyarakatan", "klien", "narapidana", "warga binaan", "reportlab"):
        assert word not in said


def test_file_information_names_no_person() -> None:
    metadata = file_information(render_certificates([make_certificate()]))
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
    (page,) = read(render_certificates([content]))
    assert page.keeps_margin(INNER_EDGE)
    for upper, lower in pairwise(page.lines):
        if lower[0].baseline > page.height / 2:
            assert min(char.bottom for char in upper) > max(char.baseline for char in lower)


def test_ornament_keeps_eight_millimetres_from_the_edge() -> None:
    (picture,) = pictures(render_certificates([make_certificate()]))
    inked = ImageOps.invert(picture.convert("L")).getbbox()
    assert inked is not None
    left, top, right, bottom = inked
    margin = 8 * MM * 2
    assert min(left, top) >= margin
    assert right <= picture.width - margin and bottom <= picture.height - margin


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
