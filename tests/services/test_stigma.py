"""What betrays a person is found in each of the five places, before a number is burnt and before printing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from bapasdesk.documents.certificate import render_certificates
from bapasdesk.documents.contents import CertificateContent
from bapasdesk.documents.read_back import ReadPage
from bapasdesk.domain.layout import Layout, TextElement
from bapasdesk.domain.records.certificates import Certificate, CertificateCheck, StigmaList
from bapasdesk.domain.records.numbers import NumberSeries
from bapasdesk.domain.stigma import DEFAULT_WORDS
from bapasdesk.domain.values import CertificateStyle, PaperKind, SeriesKind, VenueKind
from bapasdesk.errors import InvalidInput, StigmaFound
from bapasdesk.services import certificates, clients, papers, participants, settings, stigma
from bapasdesk.services.layouts import keep, kept
from bapasdesk.services.office import Office
from tests.builders import enrol, make_client, make_course, make_session, mark

NEUTRAL_NAME = "sertifikat_2023-06-20_1.pdf"


@pytest.fixture
def session_id(office: Office) -> int:
    made = make_session(office)
    enrol(office, made, "Budi", "Citra")
    mark(office, made, "HH")
    return made


def _issued(office: Office) -> list[Certificate]:
    with office.work() as work:
        return work.find(Certificate)


def _look_at(
    office: Office, issued: list[Certificate], file_name: str = NEUTRAL_NAME, pdf: bytes = b""
) -> None:
    contents = [CertificateContent.from_json(one.content) for one in issued]
    with office.work() as work:
        made = pdf or render_certificates(contents)
        stigma.check_certificates(work, made, file_name, issued, contents)


def _planted(one: Certificate, **changes: object) -> Certificate:
    content = replace(CertificateContent.from_json(one.content), **changes)  # type: ignore[arg-type]
    return replace(one, content=content.to_json())


@contextmanager
def _refused(place: str) -> Iterator[None]:
    with pytest.raises(StigmaFound, match=place):
        yield


def test_a_neutral_certificate_passes_with_the_full_list(office: Office, session_id: int) -> None:
    assert stigma.word_list(office).words == DEFAULT_WORDS
    assert len(certificates.issue(office, session_id).done) == 2
    assert papers.make(office, PaperKind.CERTIFICATES, session_id).pdf


def test_each_planted_word_is_found_in_each_of_the_five_places(office: Office, session_id: int) -> None:
    certificates.issue(office, session_id)
    first, second = _issued(office)
    for line in DEFAULT_WORDS:
        word = line.replace("*", "").replace("#", "7")
        number = f"001/{word}/2023"
        bad = _planted(second, sentence=f"untuk {word} ini", number=number, verification_code=f"7 {word} 7")
        with pytest.raises(StigmaFound) as told:
            _look_at(office, [first, bad])
        for place in (f"nomor sertifikat {number}", "teks halaman 2", "kode QR halaman 2"):
            assert f"“{line}” pada {place}" in str(told.value)
        with pytest.raises(StigmaFound) as told:
            _look_at(office, [first], f"sertifikat_{word}_2023.pdf", _titled(f"Sertifikat {word}"))
        for place in ("nama berkas", "keterangan berkas PDF"):
            assert f"“{line}” pada {place}" in str(told.value)


def test_a_word_broken_over_lines_or_spaced_out_is_found_on_the_page(office: Office, session_id: int) -> None:
    certificates.issue(office, session_id)
    first = _issued(office)[0]
    spaced = TextElement(text="{kalimat}", x=20, y=20, width=250, height=99, tracking=0.6, size=20)
    narrow = TextElement(text="{kalimat}", x=20, y=20, width=14, height=99, lines=12, size=14)
    for element, said in ((spaced, "klien"), (narrow, "pemasyarakatan"), (narrow, "narapidana-nya")):
        layout = Layout(name="Uji", style=CertificateStyle.NEUTRAL, elements=(element,))
        with office.work() as work:
            bad = _planted(first, sentence=said, layout=keep(work, layout))
            contents = [CertificateContent.from_json(bad.content)]
            pdf = render_certificates(contents, kept(work, [layout.digest]))
            with _refused("teks halaman 1"):
                stigma.check_certificates(work, pdf, NEUTRAL_NAME, [bad], contents)


def _titled(title: str) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.setTitle(title)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_a_hit_stops_the_issue_before_a_number_is_burnt(office: Office) -> None:
    bad = make_session(office, course_id=make_course(office, "Keterampilan Klien"))
    enrol(office, bad, "Budi")
    mark(office, bad, "H")
    with pytest.raises(StigmaFound, match="Keterampilan Klien"):
        certificates.issue(office, bad)
    with pytest.raises(StigmaFound):
        certificates.issue_with_override(office, participants.rows(office, bad)[0].id, "permintaan mitra")
    assert certificates.count(office) == 0
    good = make_session(office)
    enrol(office, good, "Citra")
    mark(office, good, "H")
    certificates.issue(office, good)
    assert certificates.rows(office)[0].number.startswith("001/")


def test_the_office_may_allow_a_single_word(office: Office) -> None:
    made = make_session(office, course_id=make_course(office, "Pengolahan PB Contoh"))
    enrol(office, made, "Budi")
    mark(office, made, "H")
    with _refused("“PB”"):
        certificates.issue(office, made)
    stigma.save_word_list(office, StigmaList(words=DEFAULT_WORDS, allowed=("PB Contoh",)))
    assert certificates.issue(office, made).done == ("Budi",)


def test_a_longer_list_stops_the_print_of_what_was_issued_before(office: Office, session_id: int) -> None:
    certificates.issue(office, session_id)
    stigma.save_word_list(office, StigmaList(words=("Citra",)))
    with _refused("teks halaman 2"):
        papers.make(office, PaperKind.CERTIFICATES, session_id)
    stigma.save_word_list(office, replace(stigma.word_list(office), words=("lain",)))
    assert papers.make(office, PaperKind.CERTIFICATES, session_id).pdf


def test_the_own_name_is_allowed_on_official_certificates_only(office: Office) -> None:
    venue = "Aula Balai Pemasyarakatan Kelas I Contoh"
    for style in CertificateStyle:
        made = make_session(office, certificate_style=style, venue=venue, venue_kind=VenueKind.OTHER)
        enrol(office, made, f"Budi {style}")
        mark(office, made, "H")
        if style == CertificateStyle.OFFICIAL:
            assert certificates.issue(office, made).done
        else:
            with _refused("balai pemasyarakatan"):
                certificates.issue(office, made)


def test_official_still_says_nothing_else_about_the_person(office: Office) -> None:
    course = make_course(office, "Bimbingan Klien")
    made = make_session(office, course_id=course, certificate_style=CertificateStyle.OFFICIAL)
    enrol(office, made, "Budi")
    mark(office, made, "H")
    with _refused("klien"):
        certificates.issue(office, made)


def test_a_persons_own_register_number_is_looked_for(office: Office) -> None:
    made = make_session(office, trainer="Wira XK-4471")
    person = make_client(office, "Budi", register_number="XK-4471")
    participants.enrol(office, made, [person])
    mark(office, made, "H")
    with _refused("XK-4471"):
        certificates.issue(office, made)
    clients.save(office, replace(clients.get(office, person), register_number="XK-9"))
    assert certificates.issue(office, made).done


def test_a_number_pattern_that_names_the_office_is_refused(office: Office, session_id: int) -> None:
    series = next(one for one in settings.number_series(office) if one.kind == SeriesKind.CERTIFICATE)
    settings.save_number_series(
        office, NumberSeries(id=series.id, kind=series.kind, template="{seq}/BAPAS/{year}")
    )
    with _refused("nomor sertifikat 1/BAPAS/2023"):
        certificates.issue(office, session_id)


def test_what_was_clean_is_read_again_only_when_something_changed(
    office: Office, session_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificates.issue(office, session_id)
    with office.work() as work:
        assert len(work.find(CertificateCheck)) == 2
    read: list[bytes] = []

    def read_back(pdf: bytes, box: object) -> tuple[ReadPage, ...]:
        read.append(pdf)
        return (ReadPage("", ()),) * 2

    monkeypatch.setattr(stigma, "read_back", read_back)
    papers.make(office, PaperKind.CERTIFICATES, session_id)
    assert read == []
    stigma.save_word_list(office, StigmaList(words=("lain",)))
    papers.make(office, PaperKind.CERTIFICATES, session_id)
    assert len(read) == 1


def test_a_word_of_one_letter_is_not_taken(office: Office) -> None:
    with pytest.raises(InvalidInput, match="terlalu pendek"):
        stigma.save_word_list(office, StigmaList(words=("#",)))
