"""The agenda book on paper: every number of a series and year, in its order, with the seal in the foot."""

from datetime import date

import pytest

from bapasdesk.domain.rows.papers import LedgerFilter
from bapasdesk.domain.trail import short_head
from bapasdesk.domain.values import NumberState, PaperKind, SeriesKind
from bapasdesk.errors import RuleBroken
from bapasdesk.services import agenda_book, certificates, ledger, papers, prints
from bapasdesk.services.office import Office
from bapasdesk.store.queries.audit import newest_seal
from tests.builders import enrol, make_session, mark
from tests.documents.reading import MM, read

DAY = date(2023, 6, 20)


@pytest.fixture
def full(office: Office) -> Office:
    """A ledger of certificates with every state: skipped, issued and copied, void, reserved, outside."""
    ledger.set_start(office, SeriesKind.CERTIFICATE, 2023, 147)
    session_id = make_session(office, days=(DAY,))
    enrol(office, session_id, "Budi", "Citra")
    mark(office, session_id, "HH")
    certificates.issue(office, session_id)
    for _ in range(2):
        prints.confirm(office, papers.make(office, PaperKind.CERTIFICATES, session_id))
    certificates.void(office, certificates.rows(office)[0].id, "nama salah tulis")
    ledger.reserve(office, SeriesKind.CERTIFICATE, DAY, 2, "Piagam mitra")
    ledger.record_external(office, SeriesKind.CERTIFICATE, DAY, "S-1/MITRA/2023", "Dicetak oleh mitra")
    return office


def test_the_book_tells_every_number_and_state(full: Office) -> None:
    paper = agenda_book.make(full, SeriesKind.CERTIFICATE, 2023)
    assert paper.file_name == "buku-agenda_certificate_2023.pdf"
    text = read(paper.pdf)[0].text
    for said in ("1–146", "148/SERT/VI/2023", "Budi", "terbit, salinan ke-1", "batal, salinan ke-1"):
        assert said in text
    for said in ("nama salah tulis", "dicadangkan", "Piagam mitra", "S-1/MITRA/2023", "Dicetak oleh mitra"):
        assert said in text
    assert "151 nomor: 147 dipakai di luar aplikasi, 1 terbit, 1 batal, 2 dicadangkan" in text


def test_the_foot_carries_the_seal_of_the_newest_change(full: Office) -> None:
    pdf = agenda_book.make(full, SeriesKind.CERTIFICATE, 2023).pdf
    with full.work() as work:
        assert f"Segel jejak {short_head(newest_seal(work))}" in read(pdf)[0].text


def test_a_long_book_keeps_its_lines_on_the_page(office: Office) -> None:
    for _ in range(2):
        ledger.reserve(office, SeriesKind.LETTER, DAY, 60, "Surat " + "panjang sekali " * 12)
    pages = read(agenda_book.make(office, SeriesKind.LETTER, 2023).pdf)
    assert len(pages) > 5
    assert all(page.keeps_margin(7 * MM) for page in pages)
    numbers = [f"{seq:03d}/SRT/VI/2023" for seq in range(1, 121)]
    assert [sum(number in page.text for page in pages) for number in numbers] == [1] * 120


def test_an_empty_book_is_refused(office: Office) -> None:
    with pytest.raises(RuleBroken, match="belum berisi nomor"):
        agenda_book.make(office, SeriesKind.REPORT, 2023)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (LedgerFilter(), 151),
        (LedgerFilter(state=NumberState.VOID), 1),
        (LedgerFilter(state=NumberState.RESERVED), 2),
        (LedgerFilter(copied=True), 2),
        (LedgerFilter(kind=SeriesKind.CERTIFICATE, year=2022), 0),
        (LedgerFilter(query="budi"), 1),
        (LedgerFilter(query="piagam"), 2),
    ],
)
def test_the_ledger_is_filtered(full: Office, wanted: LedgerFilter, count: int) -> None:
    assert ledger.count(full, wanted) == len(ledger.rows(full, wanted)) == count
    assert ledger.years(full) == (2023,)
