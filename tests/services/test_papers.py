"""The finished papers, read back as PDF."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from bapasdesk.domain.values import SESSION_PAPERS, CertificateStyle, FundingSource, PaperKind, PaperSize
from bapasdesk.errors import OutputFailed, RuleBroken
from bapasdesk.services import certificates, papers, participants, payments, sessions, settings
from bapasdesk.services.office import Office
from tests.builders import enrol, make_course, make_partner, make_session, mark

TELLTALES = ("pemasyarakatan", "bapas", "klien", "narapidana", "register", "balai", "kemenkumham")
WITHOUT_PARTICIPANTS = {PaperKind.ATTENDANCE_SHEET_STAFF}
"""What can be printed of a session nobody is enrolled in yet."""
DAYS = (date(2022, 9, 19), date(2022, 9, 20))


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.fixture
def session_id(office: Office) -> int:
    made = make_session(
        office,
        days=DAYS,
        course_id=make_course(office, "Tata Boga"),
        partner_id=make_partner(office, "LPK Contoh Boga", leader_position="Direktur"),
        venue="Aula Bapas",
        budget_line="524113",
    )
    enrol(office, made, "Budi Contoh", "Citra <b>Contoh</b>", "Dedi Contoh")
    mark(office, made, "HHA", "HHA")
    certificates.issue(office, made)
    payments.prepare(office, made)
    return made


def test_a_certificate_a_person_and_nothing_on_it_tells_of_the_office(
    office: Office, session_id: int
) -> None:
    paper = papers.make(office, PaperKind.CERTIFICATES, session_id)
    found = pages(paper.pdf)
    assert len(found) == 2
    assert "Citra <b>Contoh</b>" in found[1]
    for text in found:
        assert "Tata Boga" in text and "LPK Contoh Boga" in text and "telah mengikuti" in text
        assert "LULUS" not in text.upper()
        assert not [word for word in TELLTALES if word in text.casefold()]
    assert not [word for word in TELLTALES if word in paper.file_name.casefold()]
    with pypdfium2.PdfDocument(paper.pdf) as document:
        about = " ".join(document.get_metadata_dict().values()).casefold()
    assert not [word for word in (*TELLTALES, "contoh") if word in about]


def test_the_office_may_stand_on_an_official_certificate(office: Office, session_id: int) -> None:
    official = make_session(office, days=(date(2022, 10, 20),), certificate_style=CertificateStyle.OFFICIAL)
    enrol(office, official, "Eka Contoh")
    mark(office, official, "H")
    certificates.issue(office, official)
    text = pages(papers.make(office, PaperKind.CERTIFICATES, official).pdf)[0]
    assert "BALAI PEMASYARAKATAN KELAS I CONTOH" in text and "Kepala Rekaan" in text


def test_an_issued_paper_stays_as_it_was(office: Office, session_id: int) -> None:
    before = papers.make(office, PaperKind.CERTIFICATES, session_id).pdf
    receipts = papers.make(office, PaperKind.RECEIPTS, session_id).pdf
    for one in settings.signatories(office):
        settings.save_signatory(office, replace(one, name="Orang Lain"))
    settings.save_profile(office, replace(settings.profile(office), city="Serang"))
    assert papers.make(office, PaperKind.CERTIFICATES, session_id).pdf == before
    assert papers.make(office, PaperKind.RECEIPTS, session_id).pdf == receipts


def test_a_receipt_says_the_amount_in_words(office: Office, session_id: int) -> None:
    found = pages(papers.make(office, PaperKind.RECEIPTS, session_id).pdf)
    assert len(found) == 2
    text = " ".join(found[0].split())
    assert "Rp300.000" in text and "tiga ratus ribu rupiah" in text.casefold()
    assert "Kuasa Pengguna Anggaran" in text and "Budi Contoh" in text and "001/KW/IX/2022" in text


def test_a_partner_s_money_is_not_receipted_as_the_state_s(office: Office) -> None:
    made = make_session(office, funding_source=FundingSource.PARTNER)
    enrol(office, made, "Budi Contoh")
    mark(office, made, "H")
    payments.prepare(office, made)
    for kind in (PaperKind.RECEIPTS, PaperKind.PAYMENT_LIST):
        text = pages(papers.make(office, kind, made).pdf)[0]
        assert "Kuasa Pengguna Anggaran" not in text and "Bendahara" not in text


def test_the_list_adds_up_in_figures_and_words(office: Office, session_id: int) -> None:
    text = " ".join(pages(papers.make(office, PaperKind.PAYMENT_LIST, session_id).pdf)[0].split())
    assert "600.000" in text and "enam ratus ribu rupiah" in text.casefold()
    assert "Dedi" not in text, "who was absent is not on the list"


def test_an_attendance_sheet_a_day_without_register_numbers(office: Office, session_id: int) -> None:
    found = pages(papers.make(office, PaperKind.ATTENDANCE_SHEET, session_id).pdf)
    assert len(found) == 2
    assert "Senin, 19 September 2022" in found[0] and "Selasa, 20 September 2022" in found[1]
    assert participants.rows(office, session_id)[2].row_code in found[0]


@pytest.mark.parametrize("kind", [kind for kind in SESSION_PAPERS if kind not in WITHOUT_PARTICIPANTS])
def test_nothing_to_print_is_said_and_what_to_do_first(office: Office, kind: PaperKind) -> None:
    with pytest.raises(RuleBroken, match="dahulu"):
        papers.make(office, kind, make_session(office))


def test_only_the_chosen_ones_are_printed(office: Office, session_id: int) -> None:
    second = participants.rows(office, session_id)[1].id
    found = pages(papers.make(office, PaperKind.CERTIFICATES, session_id, [second]).pdf)
    assert len(found) == 1 and "Citra" in found[0]


def test_printing_is_in_the_history(office: Office, session_id: int) -> None:
    papers.make(office, PaperKind.RECEIPTS, session_id)
    newest = sessions.history(office, session_id)[0]
    assert (newest.action, newest.detail) == ("Dokumen dibuat", "Kuitansi")


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    blocked = tmp_path / "bukan-folder"
    blocked.write_text("berkas")
    with pytest.raises(OutputFailed, match="tidak"):
        papers.save(b"%PDF", blocked / "kuitansi.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["bukan-folder"]


def test_time_of_day_and_paper_size_reach_the_sheet(office: Office) -> None:
    made = make_session(office, starts_at="09.00", ends_at="")
    enrol(office, made, "Budi Contoh")
    settings.save_profile(office, replace(settings.profile(office), paper_size=PaperSize.F4))
    for asked, height in ((None, 330), (PaperSize.A4, 297)):
        pdf = papers.make(office, PaperKind.ATTENDANCE_SHEET, made, size=asked).pdf
        assert "pukul 09.00 WIB s.d. selesai" in pages(pdf)[0]
        with pypdfium2.PdfDocument(pdf) as document:
            assert document[0].get_height() == pytest.approx(height * 72 / 25.4, abs=0.1)


def test_a_clean_sheet_for_outside_and_one_for_officers(office: Office, session_id: int) -> None:
    code = participants.rows(office, session_id)[0].row_code
    clean = pages(papers.make(office, PaperKind.ATTENDANCE_SHEET_CLEAN, session_id).pdf)
    staff = pages(papers.make(office, PaperKind.ATTENDANCE_SHEET_STAFF, session_id).pdf)
    assert code not in "".join(clean) and "Budi Contoh" in clean[0]
    assert len(staff) == 2 and "Budi Contoh" not in "".join(staff) and "DAFTAR HADIR PETUGAS" in staff[0]


def test_letters_no_typeface_has_are_told_before_printing(office: Office) -> None:
    made = make_session(office)
    enrol(office, made, "Ali 漢字", "Budi")
    assert "漢 字" in papers.make(office, PaperKind.ATTENDANCE_SHEET, made).warning
    second = participants.rows(office, made)[1].id
    assert papers.make(office, PaperKind.ATTENDANCE_SHEET, made, [second]).warning == ""
