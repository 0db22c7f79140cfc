"""The settlement file: everything in its order, and only when all of it says the same sum."""

from datetime import date

import pytest
from sqlalchemy import text

from bapasdesk.domain.values import PaperKind
from bapasdesk.errors import RuleBroken
from bapasdesk.services import (
    check,
    corrections,
    paper_states,
    papers,
    participants,
    payments,
    session_papers,
)
from bapasdesk.services.office import Office
from tests.builders import enrol, make_session, mark
from tests.documents.reading import bookmarks, texts

DAYS = (date(2023, 6, 19), date(2023, 6, 20))


@pytest.fixture
def session_id(office: Office) -> int:
    made = make_session(office, days=DAYS, budget_line="524113")
    enrol(office, made, "Budi", "Citra", "Dedi")
    mark(office, made, "HHA", "HAA")
    payments.prepare(office, made)
    payments.mark_paid(office, made)
    return made


def tamper(office: Office, *statements: str) -> None:
    with office.work() as work:
        work.connection.execute(text("DROP TRIGGER transport_payment_paid_fixed"))
        for statement in statements:
            work.connection.execute(text(statement))
        work.commit()


def state(office: Office, session_id: int) -> str:
    found = paper_states.paper_states(office, session_id)
    return next(one.detail for one in found if one.kind == PaperKind.SETTLEMENT)


def test_one_file_with_bookmarks_in_the_order_it_is_filed(office: Office, session_id: int) -> None:
    for kind in (PaperKind.INVITATION, PaperKind.OFFICIAL_RECORD, PaperKind.REPORT):
        session_papers.issue(office, session_id, kind)
    pdf = papers.make(office, PaperKind.SETTLEMENT, session_id).pdf
    found = bookmarks(pdf)
    assert [title for title, level, _ in found if level == 0] == [
        "Ringkasan",
        "Undangan",
        "Daftar hadir",
        "Daftar penerimaan",
        "Kuitansi",
        "Tanda terima souvenir",
        "Berita acara",
        "Materi dan foto",
        "Laporan kegiatan",
    ]
    pages = [" ".join(page.split()) for page in texts(pdf)]
    places = {title: page for title, _, page in found}
    assert list(places.values()) == sorted(places.values()), "the parts stand in the order of the bookmarks"
    assert "Rp450.000 (empat ratus lima puluh ribu rupiah)" in pages[places["Ringkasan"]]
    assert "KUITANSI" in pages[places["001/KW/VI/2023"]] and "Budi" in pages[places["001/KW/VI/2023"]]
    assert "Citra" in pages[places["002/KW/VI/2023"]]
    second_day = pages[places["Selasa, 20 Juni 2023"]]
    assert "1BudiHadir" in second_day and "2CitraAlpa" in second_day and "Jumlah hadir: 1 orang" in second_day
    assert "DAFTAR PENERIMAAN" in pages[places["Daftar penerimaan"]]
    assert "JUMLAHRp450.000" in pages[places["Daftar penerimaan"]]
    assert "Sudah dibayar:2 dari 2 orang" in pages[places["Ringkasan"]]
    assert state(office, session_id) == "cocok, Rp450.000"


def test_what_is_not_issued_is_named_on_the_first_sheet(office: Office, session_id: int) -> None:
    first = texts(papers.make(office, PaperKind.SETTLEMENT, session_id).pdf)[0]
    for word in ("undangan", "berita acara", "laporan"):
        assert f"{word}: belum diterbitkan" in " ".join(first.split())


def test_a_correction_is_part_of_the_file_and_of_its_sum(office: Office, session_id: int) -> None:
    payment_id = participants.rows(office, session_id)[0].payment_id
    assert payment_id is not None
    corrections.correct(office, payment_id, -50_000, "dibayar lebih satu kali")
    pages = " ".join(" ".join(texts(papers.make(office, PaperKind.SETTLEMENT, session_id).pdf)).split())
    assert "KUITANSI PENGEMBALIAN" in pages and "JUMLAHRp400.000" in pages


def test_a_receipt_that_differs_from_the_list_stops_the_file_by_name(office: Office, session_id: int) -> None:
    tamper(
        office,
        "UPDATE transport_payment SET rate = 100000, amount = 200000 WHERE rate * day_count = 300000",
    )
    with pytest.raises(RuleBroken, match="2 hal belum cocok") as refusal:
        papers.make(office, PaperKind.SETTLEMENT, session_id)
    assert "Budi: kuitansi 001/KW/VI/2023 Rp300.000, pada daftar Rp200.000" in str(refusal.value)
    assert "Jumlah berbeda: kuitansi Rp450.000, daftar Rp350.000" in str(refusal.value)
    assert state(office, session_id) == "2 hal belum cocok"
    assert "Kuitansi 001/KW/VI/2023: jumlah pada kuitansi" in " ".join(check.check(office).problems)


def test_a_day_paid_without_presence_stops_the_file_by_name(office: Office, session_id: int) -> None:
    tamper(
        office, "UPDATE attendance SET status = 'A', reason = 'unacceptable' WHERE status = 'H' AND id = 1"
    )
    said = "Budi: dibayar untuk 19 Juni 2023, tetapi tidak hadir"
    assert state(office, session_id) == "1 hal belum cocok"
    with pytest.raises(RuleBroken, match=said):
        papers.make(office, PaperKind.SETTLEMENT, session_id)


def test_without_receipts_there_is_nothing_to_settle(office: Office) -> None:
    made = make_session(office)
    with pytest.raises(RuleBroken, match="Terbitkan dahulu"):
        papers.make(office, PaperKind.SETTLEMENT, made)
    assert state(office, made) == "belum ada kuitansi"
