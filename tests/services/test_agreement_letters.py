"""The letter that asks a partner to renew: drafted from the agreement, numbered, kept, printed, made void."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bapasdesk.domain.records.numbers import NumberEntry
from bapasdesk.domain.records.papers import Wording
from bapasdesk.domain.records.partners import Agreement
from bapasdesk.domain.values import NumberState, PaperKind, WordingKind
from bapasdesk.domain.wording import check_text, tokens_of
from bapasdesk.errors import BapasError, InvalidInput, NotFound, RuleBroken
from bapasdesk.services import (
    agreement_letters,
    agreements,
    audit,
    check,
    home,
    ledger,
    partners,
    prints,
    search,
    session_papers,
    wording,
)
from bapasdesk.services.office import Office
from tests.builders import DAY, FixedClock, enrol, make_course, make_partner, make_session, mark
from tests.documents.reading import texts

LETTER = PaperKind.RENEWAL


@pytest.fixture
def agreement_id(office: Office) -> int:
    """Of a partner with a leader and an address, running out ten days from now."""
    partner_id = make_partner(
        office,
        "LPK Contoh Boga",
        leader_name="Raka Adiputra",
        leader_position="Direktur",
        address="Jalan Contoh 7, Tangerang",
    )
    made = Agreement(
        partner_id=partner_id,
        title="Perjanjian Kerja Sama Pelatihan",
        office_number="12/PKS/2022",
        valid_from=DAY - timedelta(days=355),
        valid_until=DAY + timedelta(days=10),
    )
    return agreements.save(office, made, (make_course(office, "Tata Boga"),))


def issue(office: Office, agreement_id: int, **changes: object) -> int:
    written = replace(agreement_letters.draft(office, agreement_id), **changes)  # type: ignore[arg-type]
    return agreement_letters.issue(office, agreement_id, written)


def said(office: Office, agreement_id: int) -> str:
    return " ".join(texts(agreement_letters.make(office, agreement_id).pdf)[0].split())


def test_the_draft_says_what_is_known_and_leaves_out_what_is_not(office: Office, agreement_id: int) -> None:
    body = agreement_letters.draft(office, agreement_id).body
    assert "LPK Contoh Boga" in body
    assert "akan berakhir pada 30 Juni 2023" in body
    assert "Nomor kami : 12/PKS/2022" in body
    assert "Bidang pelatihan : Tata Boga" in body
    assert "Nomor Bapak/Ibu" not in body, "the partner gave no number"
    assert "Terlaksana" not in body, "nothing was held yet"
    assert "...." not in body


def test_what_was_held_with_this_partner_in_that_time_is_counted(
    office: Office, agreement_id: int, clock: FixedClock
) -> None:
    partner_id = next(one.id for one in partners.rows(office) if one.name == "LPK Contoh Boga")
    other = make_partner(office, "Lembaga Lain")
    for day, whose in ((DAY, partner_id), (DAY - timedelta(days=400), partner_id), (DAY, other)):
        made = make_session(office, days=(day,), partner_id=whose)
        enrol(office, made, "Budi Contoh", "Citra Contoh")
        mark(office, made, "HH")
    clock.move(days=11)
    body = agreement_letters.draft(office, agreement_id).body
    assert "telah berakhir pada 30 Juni 2023" in body
    assert "Terlaksana : 1 kegiatan, 2 kepesertaan" in body


def test_an_issued_letter_has_its_number_and_goes_to_the_partner(office: Office, agreement_id: int) -> None:
    issue(office, agreement_id)
    letter = said(office, agreement_id)
    assert "001/SRT/VI/2023" in letter
    assert "Yth. Direktur LPK Contoh Boga Jalan Contoh 7, Tangerang di tempat" in letter
    assert "Kepala Rekaan" in letter
    assert "KEMENTERIAN CONTOH" in letter
    (row,) = agreements.rows(office)
    assert row.letter is not None
    assert (row.letter.number, row.letter.dated_on) == ("001/SRT/VI/2023", DAY)
    (line,) = ledger.rows(office)
    assert line.subject == "Surat perpanjangan kerja sama, LPK Contoh Boga"
    assert check.check(office).problems == ()
    with pytest.raises(RuleBroken, match="sudah terbit"):
        issue(office, agreement_id)


def test_letters_of_sessions_and_of_agreements_share_one_series(office: Office, agreement_id: int) -> None:
    made = make_session(office)
    session_papers.issue_once(office, made, PaperKind.THANK_YOU)
    issue(office, agreement_id, dated_on=DAY + timedelta(days=1))
    assert sorted(line.number for line in ledger.rows(office)) == ["001/SRT/VI/2023", "002/SRT/VI/2023"]
    with pytest.raises(RuleBroken):
        other = agreements.save(
            office, Agreement(partner_id=1, title="PKS", valid_from=DAY, valid_until=DAY), ()
        )
        issue(office, other, number="002/SRT/VI/2023")


def test_it_is_archived_as_it_came_out_and_then_a_copy(office: Office, agreement_id: int) -> None:
    issue(office, agreement_id)
    paper = agreement_letters.make(office, agreement_id)
    assert paper.file_name == f"surat-perpanjangan_2023-06-20_{agreement_id}.pdf"
    prints.confirm(office, paper)
    (line,) = ledger.rows(office)
    (out,) = prints.of_number(office, line.id)
    assert prints.archived(office, out.id).pdf == paper.pdf
    assert "Salinan ke-1" in said(office, agreement_id)
    assert prints.proofs(office) == (), "a letter is not waited for"


def test_an_issued_letter_stays_what_it_was(office: Office, agreement_id: int) -> None:
    issue(office, agreement_id, body="Isi yang ditulis petugas.")
    before = agreement_letters.make(office, agreement_id).pdf
    known = agreements.get(office, agreement_id).agreement
    agreements.save(office, replace(known, title="Judul lain"), ())
    wording.save_wording(office, Wording(kind=WordingKind.RENEWAL, subject="Lain", body="Lain {perjanjian}"))
    assert agreement_letters.make(office, agreement_id).pdf == before
    for change in ("UPDATE agreement_letter SET content = ''", "DELETE FROM agreement_letter"):
        with pytest.raises((DBAPIError, BapasError)), office.work() as work:
            work.connection.execute(text(change))


def test_a_void_letter_keeps_its_number_with_the_reason_and_can_be_written_anew(
    office: Office, agreement_id: int
) -> None:
    made = issue(office, agreement_id)
    agreement_letters.void(office, made, "salah alamat")
    with office.work() as work:
        (entry,) = work.find(NumberEntry)
    assert (entry.state, entry.reason) == (NumberState.VOID, "salah alamat")
    assert agreements.rows(office)[0].letter is None
    with pytest.raises(NotFound):
        agreement_letters.make(office, agreement_id)
    with pytest.raises(RuleBroken, match="sudah dibatalkan"):
        agreement_letters.void(office, made, "sekali lagi")
    issue(office, agreement_id)
    assert "002/SRT/VI/2023" in said(office, agreement_id)


def test_the_first_screen_says_that_the_partner_was_asked(
    office: Office, agreement_id: int, clock: FixedClock
) -> None:
    def reminder() -> str:
        (one,) = home.agenda(office).reminders
        assert one.is_agreement
        return one.what

    assert reminder() == "Perjanjian segera berakhir: perpanjang"
    made = issue(office, agreement_id)
    assert reminder() == "Perjanjian segera berakhir: tunggu jawaban surat perpanjangan"
    clock.move(days=11)
    assert reminder() == "Perjanjian sudah berakhir: tunggu jawaban surat perpanjangan"
    agreement_letters.void(office, made, "salah alamat")
    assert reminder() == "Perjanjian sudah berakhir: buat yang baru"


def test_an_agreement_with_a_letter_stays_and_says_why(office: Office, agreement_id: int) -> None:
    issue(office, agreement_id)
    with pytest.raises(RuleBroken, match="sudah ada dokumen"):
        agreements.remove(office, agreement_id)
    assert len(agreements.rows(office)) == 1


def test_a_letter_is_found_by_its_number_and_told_in_the_history(office: Office, agreement_id: int) -> None:
    issue(office, agreement_id)
    (hit,) = [one for one in search.search(office, "001/SRT") if one.kind == "agreement"]
    partner_id = agreements.get(office, agreement_id).agreement.partner_id
    assert (hit.id, hit.title) == (partner_id, "001/SRT/VI/2023")
    (entry,) = [one for one in audit.rows(office) if one.action == "Dokumen diterbitkan"]
    assert entry.detail == "LPK Contoh Boga: Surat perpanjangan kerja sama 001/SRT/VI/2023"


def test_the_office_words_it_itself_with_the_words_of_an_agreement(office: Office, agreement_id: int) -> None:
    wording.save_wording(
        office,
        Wording(
            kind=WordingKind.RENEWAL, subject="Perpanjangan {perjanjian}", body="Berlaku {masa_perjanjian}."
        ),
    )
    drafted = agreement_letters.draft(office, agreement_id)
    assert drafted.subject == "Perpanjangan Perjanjian Kerja Sama Pelatihan"
    assert drafted.body == "Berlaku 30 Juni 2022 s.d. 30 Juni 2023."
    with pytest.raises(InvalidInput, match="jumlah_hadir"):
        check_text("Hadir {jumlah_hadir}", tokens=tokens_of(WordingKind.RENEWAL))
    with pytest.raises(InvalidInput, match="perjanjian"):
        check_text("Perjanjian {perjanjian}", tokens=tokens_of(WordingKind.THANK_YOU))


@pytest.mark.parametrize("changes", [{"body": " "}, {"subject": ""}])
def test_an_empty_letter_takes_no_number(
    office: Office, agreement_id: int, changes: dict[str, object]
) -> None:
    with pytest.raises(InvalidInput):
        issue(office, agreement_id, **changes)
    assert ledger.rows(office) == ()
