"""What left the office: counted only when it came out, kept as it was, and waited for until it is back."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from PIL import ImageChops
from sqlalchemy import text

from bapasdesk.domain.records.office import Letterhead, OfficeProfile, Signatory
from bapasdesk.domain.rows.papers import LedgerFilter
from bapasdesk.domain.values import CertificateStyle, PaperKind, PrintChannel, SeriesKind, SignatoryRole
from bapasdesk.errors import DamagedFile, InvalidInput, RuleBroken
from bapasdesk.services import (
    certificates,
    check,
    ledger,
    papers,
    participants,
    payments,
    prints,
    session_papers,
    settings,
)
from bapasdesk.services.office import Office
from tests.builders import FixedClock, enrol, make_session, mark
from tests.documents.reading import MM, pictures, texts

NUMBERED = (PaperKind.CERTIFICATES, PaperKind.RECEIPTS)


@pytest.fixture
def session_id(office: Office) -> int:
    made = make_session(office)
    enrol(office, made, "Budi", "Citra")
    mark(office, made, "HH")
    certificates.issue(office, made)
    payments.prepare(office, made)
    return made


@pytest.mark.parametrize("kind", NUMBERED)
def test_a_reprint_differs_from_the_original_only_by_the_copy_mark(
    office: Office, session_id: int, kind: PaperKind
) -> None:
    original = papers.make(office, kind, session_id)
    prints.confirm(office, original)
    again = papers.make(office, kind, session_id)
    assert [one.copy for one in original.numbers] == [0, 0]
    assert [one.copy for one in again.numbers] == [1, 1]
    for before, after in zip(pictures(original.pdf), pictures(again.pdf), strict=True):
        assert before.size == after.size
        changed = ImageChops.difference(before, after).convert("L").point(lambda dot: 255 * (dot > 0))
        left, top, right, bottom = changed.getbbox() or (0, 0, 0, 0)
        width, _ = before.size
        assert width * 0.8 < left < right < width * 0.97
        assert 5 * MM < top / 2 < bottom / 2 < 8 * MM, "in the upper margin, where printers still print"
    assert all("Salinan ke-1" in text for text in texts(again.pdf))
    assert not any("Salinan" in text for text in texts(original.pdf))


def test_what_did_not_come_out_is_not_counted(office: Office, session_id: int) -> None:
    first = papers.make(office, PaperKind.CERTIFICATES, session_id)
    second = papers.make(office, PaperKind.CERTIFICATES, session_id)
    assert first.pdf == second.pdf
    assert prints.of_session(office, session_id) == ()


def test_of_a_range_of_pages_only_those_that_came_out_are_counted(office: Office, session_id: int) -> None:
    paper = papers.make(office, PaperKind.CERTIFICATES, session_id)
    prints.confirm(office, paper, numbers=paper.numbers[:1])
    again = papers.make(office, PaperKind.CERTIFICATES, session_id)
    assert [one.copy for one in again.numbers] == [1, 0]
    first, second = texts(again.pdf)
    assert "Salinan ke-1" in first
    assert "Salinan" not in second


def test_a_second_original_from_another_preview_is_refused(office: Office, session_id: int) -> None:
    first, second = (papers.make(office, PaperKind.RECEIPTS, session_id) for _ in range(2))
    prints.confirm(office, first)
    for step in (prints.check_current, prints.confirm):
        with pytest.raises(RuleBroken, match="dari jendela lain"):
            step(office, second)
    assert len(prints.of_session(office, session_id)) == 1


def test_the_printed_bytes_are_the_archived_bytes(office: Office, session_id: int) -> None:
    paper = papers.make(office, PaperKind.CERTIFICATES, session_id)
    prints.confirm(office, paper, sheets=2)
    (printed,) = prints.of_session(office, session_id)
    assert printed.sha256 == sha256(paper.pdf).hexdigest()
    assert (printed.copies, printed.channel) == (2, PrintChannel.PRINTER)
    assert prints.archived(office, printed.id).pdf == paper.pdf
    budi = participants.rows(office, session_id)[0]
    assert budi.certificate_id is not None
    certificates.void(office, budi.certificate_id, "nama salah tulis")
    assert prints.archived(office, printed.id).pdf == paper.pdf


def test_the_rounds_of_a_number_are_told_with_their_copies(office: Office, session_id: int) -> None:
    for channel in (PrintChannel.PRINTER, PrintChannel.FILE, PrintChannel.PRINTER):
        prints.confirm(office, papers.make(office, PaperKind.RECEIPTS, session_id), channel=channel)
    number = papers.make(office, PaperKind.RECEIPTS, session_id).numbers[0]
    assert number.copy == 3
    rounds = prints.of_number(office, number.number_id)
    assert [(one.copy, one.channel.value) for one in rounds] == [(0, "printer"), (1, "file"), (2, "printer")]
    line = next(row for row in ledger.rows(office) if row.id == number.number_id)
    assert (line.copies, line.holder) == (2, "Budi")


def test_papers_that_are_out_are_listed_until_they_are_ticked(office: Office, session_id: int) -> None:
    for kind in (*NUMBERED, PaperKind.PAYMENT_LIST, PaperKind.ATTENDANCE_SHEET):
        prints.confirm(office, papers.make(office, kind, session_id))
        prints.confirm(office, papers.make(office, kind, session_id))
    out = prints.proofs(office)
    assert prints.proof_count(office) == len(out) == 6, "two certificates, two receipts, two lists"
    assert {row.holder for row in out} == {"", "Budi", "Citra"}
    receipts = [row.id for row in out if row.kind == PaperKind.RECEIPTS]
    assert prints.mark_returned(office, receipts, office.today()) == 2
    assert prints.mark_returned(office, receipts, office.today()) == 0
    assert prints.proof_count(office) == 4
    back = prints.proofs(office, returned=True)
    assert [row.returned_on for row in back] == [office.today()] * 2
    prints.mark_returned(office, receipts[:1], None)
    assert prints.proof_count(office, "Budi") == 2


def test_the_day_a_paper_came_back_lies_between_its_print_and_today(office: Office, session_id: int) -> None:
    prints.confirm(office, papers.make(office, PaperKind.PAYMENT_LIST, session_id))
    (row,) = prints.proofs(office)
    for day in (date(2023, 6, 19), date(2023, 6, 21)):
        with pytest.raises(InvalidInput):
            prints.mark_returned(office, [row.id], day)


def test_a_void_paper_is_not_waited_for(office: Office, session_id: int) -> None:
    prints.confirm(office, papers.make(office, PaperKind.CERTIFICATES, session_id))
    certificate_id = participants.rows(office, session_id)[0].certificate_id
    assert certificate_id is not None
    certificates.void(office, certificate_id, "nama salah tulis")
    assert prints.proof_count(office) == 1


def test_a_reprint_years_later_carries_the_letterhead_and_the_head_of_its_day(
    office: Office, clock: FixedClock
) -> None:
    """The ministry changed in November 2024; a certificate of 2023 stays what it was."""
    profile = settings.profile(office)
    settings.save_profile(office, replace(profile, certificate_style=CertificateStyle.OFFICIAL))
    made = make_session(office)
    enrol(office, made, "Budi")
    mark(office, made, "H")
    certificates.issue(office, made)
    payments.prepare(office, made)
    before = {kind: papers.make(office, kind, made) for kind in NUMBERED}
    _change_ministry(office, profile)
    clock.move(days=900)
    after = {kind: papers.make(office, kind, made) for kind in NUMBERED}
    assert {kind: paper.pdf for kind, paper in after.items()} == {
        kind: paper.pdf for kind, paper in before.items()
    }
    certificate, receipt = (texts(after[kind].pdf)[0] for kind in NUMBERED)
    assert "Kepala Rekaan" in certificate
    assert "KEMENTERIAN CONTOH" in receipt
    later = make_session(office, days=(date(2025, 1, 15),))
    enrol(office, later, "Citra")
    mark(office, later, "H")
    certificates.issue(office, later)
    payments.prepare(office, later)
    certificate, receipt = (texts(papers.make(office, kind, later).pdf)[0] for kind in NUMBERED)
    assert "Kepala Baru" in certificate
    assert "KEMENTERIAN BARU" in receipt


def _change_ministry(office: Office, profile: OfficeProfile) -> None:
    settings.save_letterhead(
        office, Letterhead(valid_from=date(2024, 11, 5), lines=("KEMENTERIAN BARU", "BALAI BARU", "Jalan"))
    )
    old = next(one for one in settings.signatories(office) if one.role == SignatoryRole.OFFICE_HEAD)
    settings.save_signatory(office, replace(old, valid_to=date(2024, 11, 4)))
    settings.save_signatory(
        office,
        Signatory(
            role=SignatoryRole.OFFICE_HEAD,
            name="Kepala Baru",
            position="Plt. Kepala Balai",
            valid_from=date(2024, 11, 5),
        ),
    )
    changed = replace(profile, name="Balai Baru", certificate_style=CertificateStyle.OFFICIAL)
    settings.save_profile(office, changed)


def test_receipts_printed_with_the_settlement_file_have_come_out(office: Office, session_id: int) -> None:
    file = papers.make(office, PaperKind.SETTLEMENT, session_id)
    prints.confirm(office, file, numbers=prints.numbers_on(file, range(1), 12))
    assert [one.copy for one in papers.make(office, PaperKind.RECEIPTS, session_id).numbers] == [1, 1]


def test_a_letter_is_numbered_copied_and_found_in_the_ledger(office: Office, session_id: int) -> None:
    session_papers.issue_once(office, session_id, PaperKind.OFFICIAL_RECORD, "W.12-147")
    for copy in (0, 1):
        paper = papers.make(office, PaperKind.OFFICIAL_RECORD, session_id)
        assert [one.copy for one in paper.numbers] == [copy]
        assert ("Salinan ke-1" in texts(paper.pdf)[0]) == bool(copy)
        prints.confirm(office, paper)
    (line,) = ledger.rows(office, LedgerFilter(kind=SeriesKind.OFFICIAL_RECORD))
    assert (line.number, line.seq, line.copies, line.session_id) == ("W.12-147", None, 1, session_id)


@pytest.mark.parametrize("change", ["X'00'", "substr(packed, 1, length(packed) - 9)"])
def test_a_changed_archive_is_found_and_not_shown(office: Office, session_id: int, change: str) -> None:
    prints.confirm(office, papers.make(office, PaperKind.RECEIPTS, session_id))
    assert check.check(office).ok
    with office.work() as work:
        work.connection.execute(text("DROP TRIGGER archived_pdf_no_update"))
        work.connection.execute(text(f"UPDATE archived_pdf SET packed = {change}"))
        work.commit()
    assert any("tidak lagi sama dengan yang keluar" in one for one in check.check(office).problems)
    (printed,) = prints.of_session(office, session_id)
    with pytest.raises(DamagedFile, match="Arsip cetak ini rusak"):
        prints.archived(office, printed.id)
