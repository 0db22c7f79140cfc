"""Letters, records and reports: drafted from the data, edited, issued once, kept as they were."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from bapasdesk.domain.records.numbers import NumberEntry
from bapasdesk.domain.records.papers import SessionPaper, Wording
from bapasdesk.domain.values import FundingSource, NumberState, ObligationKind, PaperKind, WordingKind
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import (
    certificates,
    check,
    obligations,
    paper_states,
    papers,
    participants,
    payments,
    prints,
    session_papers,
    settings,
    wording,
)
from bapasdesk.services.office import Office
from tests.builders import enrol, make_course, make_partner, make_session, mark
from tests.documents.reading import read, texts

DAYS = (date(2022, 1, 4), date(2022, 1, 5))


@pytest.fixture
def session_id(office: Office) -> int:
    """Budi was there on both days, Citra on one, Dedi never; everything is handed over."""
    made = make_session(
        office,
        days=DAYS,
        course_id=make_course(office, "Tata Boga"),
        partner_id=make_partner(
            office, "LPK Contoh Boga", leader_position="Direktur", address="Jalan Contoh 7, Tangerang"
        ),
        venue="Aula Terbuka",
        trainer="Instruktur Rekaan",
        tool_kit="Set pisau",
        starts_at="09.00",
        budget_line="524113",
    )
    enrol(office, made, "Budi Contoh", "Citra Contoh", "Dedi Contoh")
    mark(office, made, "HHA", "HAA")
    return made


def hand_over(office: Office, session_id: int) -> None:
    obligations.waive_not_entitled(office, session_id)
    certificates.issue(office, session_id)
    payments.prepare(office, session_id)
    everybody = [row.id for row in participants.rows(office, session_id)]
    for kind in (*ObligationKind, ObligationKind.SOUVENIR):
        obligations.advance(office, session_id, everybody, kind)


def said(office: Office, session_id: int, kind: PaperKind) -> str:
    return " ".join(" ".join(texts(papers.make(office, kind, session_id).pdf)).split())


def issue(office: Office, session_id: int, kind: PaperKind, **changes: object) -> str:
    """What the issued paper says, its draft changed as told."""
    draft = session_papers.draft(office, session_id, kind)
    session_papers.issue(office, session_id, kind, replace(draft, **changes))  # type: ignore[arg-type]
    return said(office, session_id, kind)


def test_the_official_record_counts_what_was_really_handed_over(office: Office, session_id: int) -> None:
    before = session_papers.draft(office, session_id, PaperKind.OFFICIAL_RECORD)
    assert "Belum ada yang diserahkan." in before.body
    hand_over(office, session_id)
    record = issue(office, session_id, PaperKind.OFFICIAL_RECORD)
    assert "Rabu tanggal lima bulan Januari tahun dua ribu dua puluh dua" in record
    for line in (
        "Peserta terdaftar:3 orang",
        "Peserta hadir:2 orang",
        "Tidak hadir:1 orang",
        "sertifikat sebanyak 1 lembar;",
        "uang transport kepada 2 orang, seluruhnya Rp450.000 (empat ratus lima puluh ribu rupiah);",
        "souvenir berupa Tas kain sebanyak 2 buah;",
        "perangkat kerja berupa Set pisau sebanyak 2 buah.",
        "PIHAK PERTAMA",
        "Mengetahui,",
        "Kepala Rekaan",
        "Ratri Contohwati",
        "001/BA/I/2022",
    ):
        assert line in record


def test_an_invitation_for_each_participant_says_who_pays_the_way(office: Office, session_id: int) -> None:
    session_papers.issue(office, session_id, PaperKind.INVITATION)
    pages = [
        " ".join(page.split()) for page in texts(papers.make(office, PaperKind.INVITATION, session_id).pdf)
    ]
    assert len(pages) == 3
    for page, name in zip(pages, ("Budi Contoh", "Citra Contoh", "Dedi Contoh"), strict=True):
        assert f"Yth. Sdr./Sdri. {name}" in page
        assert sum(other in page for other in ("Budi", "Citra", "Dedi")) == 1
        assert "ditanggung oleh Balai Pemasyarakatan Kelas I Contoh: uang transport Rp150.000" in page
        assert "pukul 09.00 WIB s.d. selesai" in page and "Aula Terbuka" in page
        assert "Tangerang, 28 Desember 2021" in page, "a letter after the fact bears the date it had"


@pytest.mark.parametrize(
    ("facts", "payer"),
    [
        ({"funding_source": FundingSource.PARTNER}, "ditanggung oleh Mitra Uji 1"),
        ({"transport_rate": 0}, "Biaya perjalanan Saudara tidak disediakan"),
    ],
)
def test_whoever_bears_the_way_is_named(office: Office, facts: dict[str, object], payer: str) -> None:
    made = make_session(office, **facts)  # type: ignore[arg-type]
    enrol(office, made, "Budi")
    assert payer in issue(office, made, PaperKind.INVITATION)


def test_the_partner_is_written_to_in_other_words(office: Office, session_id: int) -> None:
    letter = issue(office, session_id, PaperKind.PARTNER_INVITATION)
    assert "4 s.d. 5 Januari 2022" in letter
    assert "Yth. Direktur LPK Contoh Boga" in letter and "Jalan Contoh 7" in letter
    assert "bagi 3 orang peserta" in letter and "Budi" not in letter


def test_the_report_has_its_sections_and_figures(office: Office, session_id: int) -> None:
    hand_over(office, session_id)
    report = issue(office, session_id, PaperKind.REPORT)
    for heading in (
        "Dasar",
        "Maksud",
        "Waktu",
        "Peserta",
        "Narasumber",
        "Hasil",
        "Anggaran",
        "Kendala",
        "Saran",
    ):
        assert heading in report
    assert "PAS-06.OT.02.02" in report, "the legal basis is the office's own text"
    assert "Realisasi:Rp450.000 (empat ratus lima puluh ribu rupiah) untuk 2 orang" in report
    assert "Rata-rata:Rp225.000" in report


def test_a_draft_agreement_takes_no_number_unless_one_is_typed(office: Office, session_id: int) -> None:
    agreement = issue(office, session_id, PaperKind.AGREEMENT)
    for words in (
        "PERJANJIAN KERJA SAMA",
        "ANTARA",
        "PARA PIHAK",
        "KEADAAN KAHAR",
        "KORESPONDENSI",
        "Meterai",
    ):
        assert words in agreement
    with office.work() as work:
        assert not [one for one in work.find(NumberEntry) if "PKS" in one.text]
    (paper_id,) = (
        state.paper_id for state in paper_states.paper_states(office, session_id) if state.paper_id
    )
    session_papers.void(office, paper_id, "naskah diperbaiki mitra")
    assert "W.11.PAS-7 TAHUN 2022" in issue(
        office, session_id, PaperKind.AGREEMENT, number="W.11.PAS-7 TAHUN 2022"
    )


def test_the_text_may_be_edited_and_the_number_typed_before_it_is_issued(
    office: Office, session_id: int
) -> None:
    letter = issue(
        office,
        session_id,
        PaperKind.THANK_YOU,
        number="W.11.PAS.PAS.27.UM.01.01 - 154",
        subject="Penghargaan",
        body="Kalimat yang ditulis petugas.\n\n- butir satu\n\nTempat : Aula <b>Besar</b>",
    )
    assert "W.11.PAS.PAS.27.UM.01.01 - 154" in letter and "Penghargaan" in letter
    assert "Kalimat yang ditulis petugas." in letter and "Tempat:Aula <b>Besar</b>" in letter


def test_what_was_issued_stays_and_prints_the_same_years_later(office: Office, session_id: int) -> None:
    hand_over(office, session_id)
    for kind in session_papers.TEXT_PAPERS:
        session_papers.issue(office, session_id, kind)
    before = {kind: papers.make(office, kind, session_id).pdf for kind in session_papers.TEXT_PAPERS}
    for one in settings.signatories(office):
        settings.save_signatory(office, replace(one, name="Orang Lain"))
    shipped = wording.shipped(WordingKind.REPORT)
    wording.save_wording(office, replace(shipped, body="Lain sama sekali."))
    with office.work() as work:
        work.connection.execute(text("UPDATE client SET full_name = 'Nama Baru'"))
        work.commit()
    for kind, pdf in before.items():
        assert papers.make(office, kind, session_id).pdf == pdf
    assert check.check(office).ok


def test_a_letter_printed_again_differs_by_its_copy_mark_alone(office: Office, session_id: int) -> None:
    session_papers.issue(office, session_id, PaperKind.INVITATION)
    first = papers.make(office, PaperKind.INVITATION, session_id)
    prints.confirm(office, first)
    again = papers.make(office, PaperKind.INVITATION, session_id)
    assert "Salinan" not in " ".join(texts(first.pdf))
    for before, after in zip(texts(first.pdf), texts(again.pdf), strict=True):
        assert after.replace("Salinan ke-1\n", "") == before


def test_a_paper_is_issued_once_and_void_only_with_a_reason(office: Office, session_id: int) -> None:
    made = session_papers.issue(office, session_id, PaperKind.REPORT)
    with pytest.raises(RuleBroken, match="sudah terbit"):
        session_papers.issue(office, session_id, PaperKind.REPORT)
    session_papers.issue_once(office, session_id, PaperKind.REPORT)
    with pytest.raises(RuleBroken, match="dengan nomor 001/LAP/I/2022"):
        session_papers.issue_once(office, session_id, PaperKind.REPORT, "LAP-9")
    with pytest.raises(InvalidInput):
        session_papers.void(office, made, "")
    session_papers.void(office, made, "angka keliru")
    with pytest.raises(RuleBroken, match="sudah dibatalkan"):
        session_papers.void(office, made, "angka keliru")
    session_papers.issue(office, session_id, PaperKind.REPORT)
    assert "002/LAP/I/2022" in said(office, session_id, PaperKind.REPORT)
    with office.work() as work:
        first = work.get(SessionPaper, made)
        assert first.number_id is not None
        assert work.get(NumberEntry, first.number_id).state == NumberState.VOID


@pytest.mark.parametrize(
    "change", ["content = '{}'", "kind = 'report'", "number_id = NULL", "dated_on = '2020-01-01'"]
)
def test_the_file_itself_keeps_an_issued_paper(office: Office, session_id: int, change: str) -> None:
    session_papers.issue(office, session_id, PaperKind.INVITATION)
    with office.work() as work, pytest.raises(RuleBroken):
        work.connection.execute(text(f"UPDATE session_paper SET {change}"))


def test_letters_for_a_course_of_the_longest_name_are_issued_whole(office: Office) -> None:
    course = ("Pengolahan Hasil Perikanan Contoh " * 4)[:119].strip()
    made = make_session(office, days=DAYS, course_id=make_course(office, course))
    enrol(office, made, "Budi Contoh")
    session_papers.issue(office, made, PaperKind.INVITATION)
    (letter,) = texts(papers.make(office, PaperKind.INVITATION, made).pdf)
    assert f"Undangan mengikuti Pelatihan {course}" in " ".join(letter.split())


def test_empty_texts_are_refused_and_nothing_is_numbered(office: Office, session_id: int) -> None:
    draft = session_papers.draft(office, session_id, PaperKind.REPORT)
    for wrong in (replace(draft, body=" \n "), replace(draft, subject=""), replace(draft, body="x" * 20_001)):
        with pytest.raises(InvalidInput):
            session_papers.issue(office, session_id, PaperKind.REPORT, wrong)
    assert session_papers.draft(office, session_id, PaperKind.REPORT) == draft
    with office.work() as work:
        assert not [one for one in work.find(NumberEntry) if "LAP" in one.text]


def test_the_office_words_its_texts_itself_and_can_go_back(office: Office, session_id: int) -> None:
    own = Wording(
        kind=WordingKind.THANK_YOU, subject="Terima kasih {mitra}", body="Hadir {jumlah_hadir} orang."
    )
    wording.save_wording(office, own)
    draft = session_papers.draft(office, session_id, PaperKind.THANK_YOU)
    assert (draft.subject, draft.body) == ("Terima kasih LPK Contoh Boga", "Hadir 2 orang.")
    with pytest.raises(InvalidInput):
        wording.save_wording(office, replace(own, body="Hadir {siapa}."))
    wording.restore_wording(office, WordingKind.THANK_YOU)
    assert [one.id for one in wording.wordings(office)] == [0] * len(WordingKind)


def test_the_souvenir_list_names_those_who_get_something(office: Office, session_id: int) -> None:
    listed = said(office, session_id, PaperKind.SOUVENIR_LIST)
    assert "DAFTAR TANDA TERIMA SOUVENIR DAN PERANGKAT KERJA" in listed
    assert "Budi Contoh" in listed and "Citra Contoh" in listed and "Dedi" not in listed
    assert "JUMLAH22" in listed
    (page,) = read(papers.make(office, PaperKind.SOUVENIR_LIST, session_id).pdf)
    pieces = page.pieces()
    assert pieces["2."][0].left - pieces["1."][0].left > 40
