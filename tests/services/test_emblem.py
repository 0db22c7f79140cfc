"""The emblem: chosen, drawn on papers of its letterhead, taken away, and kept by what was issued with it."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bapasdesk.domain.records.office import Letterhead
from bapasdesk.domain.values import CertificateStyle, PaperKind
from bapasdesk.errors import BapasError, DamagedFile, InvalidInput, RuleBroken
from bapasdesk.services import certificates, emblem, papers, payments, session_papers, settings
from bapasdesk.services.office import Office
from bapasdesk.services.undo import undo
from tests.builders import enrol, make_session, mark
from tests.documents.pictures_to_choose import as_file, wheel
from tests.documents.reading import emblems_on

NEW_MINISTRY = date(2024, 11, 5)


@pytest.fixture
def picture(tmp_path: Path) -> bytes:
    return read(tmp_path, 600)


def read(folder: Path, side: int) -> bytes:
    path = folder / f"lambang-{side}.png"
    path.write_bytes(as_file(wheel(side)))
    return emblem.read_file(path)


def session_with_papers(office: Office, day: date = date(2022, 1, 4)) -> int:
    made = make_session(office, days=(day,))
    enrol(office, made, "Budi Contoh")
    mark(office, made, "H")
    payments.prepare(office, made)
    session_papers.issue(office, made, PaperKind.INVITATION)
    return made


def emblems(office: Office, kind: PaperKind, session_id: int) -> int:
    return len(emblems_on(papers.make(office, kind, session_id).pdf))


def test_a_chosen_emblem_stands_on_every_paper_with_the_letterhead(office: Office, picture: bytes) -> None:
    emblem.choose(office, picture)
    known = emblem.in_force(office)
    assert (known.picture, known.is_soft) == (picture, False)
    made = session_with_papers(office)
    with_letterhead = (
        PaperKind.INVITATION,
        PaperKind.RECEIPTS,
        PaperKind.PAYMENT_LIST,
        PaperKind.ATTENDANCE_SHEET,
    )
    assert [emblems(office, kind, made) for kind in with_letterhead] == [1, 1, 1, 1]


@pytest.mark.parametrize("style", CertificateStyle)
def test_no_certificate_bears_it(office: Office, picture: bytes, style: CertificateStyle) -> None:
    """Whose client somebody was is told by an emblem as by a name."""
    emblem.choose(office, picture)
    made = make_session(office, certificate_style=style)
    enrol(office, made, "Budi Contoh")
    mark(office, made, "H")
    certificates.issue(office, made)
    one = papers.make(office, PaperKind.CERTIFICATES, made).pdf
    emblem.remove(office)
    assert papers.make(office, PaperKind.CERTIFICATES, made).pdf == one


def test_issued_papers_keep_the_emblem_they_had(office: Office, picture: bytes, tmp_path: Path) -> None:
    before = session_with_papers(office)
    emblem.choose(office, picture)
    made = session_with_papers(office, date(2022, 1, 5))
    kinds = (PaperKind.INVITATION, PaperKind.RECEIPTS)
    then = [papers.make(office, kind, made).pdf for kind in kinds]
    emblem.choose(office, read(tmp_path, 200))
    assert emblem.in_force(office).is_soft
    assert [papers.make(office, kind, made).pdf for kind in kinds] == then
    emblem.remove(office)
    assert [papers.make(office, kind, made).pdf for kind in kinds] == then
    assert [emblems(office, kind, before) for kind in kinds] == [0, 0]
    assert [emblems(office, PaperKind.ATTENDANCE_SHEET, one) for one in (before, made)] == [0, 0]


def test_choosing_and_removing_can_be_taken_back_and_issued_papers_do_not_mind(
    office: Office, picture: bytes
) -> None:
    made = make_session(office)
    enrol(office, made, "Budi Contoh")
    emblem.choose(office, picture)
    session_papers.issue(office, made, PaperKind.INVITATION)
    emblem.remove(office)
    assert emblem.in_force(office).picture == b""
    undo(office)
    assert emblem.in_force(office).picture == picture
    undo(office)
    assert emblem.in_force(office).picture == b""
    assert emblems(office, PaperKind.INVITATION, made) == 1


def test_an_older_letterhead_keeps_what_it_had(office: Office, picture: bytes, tmp_path: Path) -> None:
    """Papers dated under the ministry of then bear no emblem of the ministry of now."""
    settings.save_letterhead(office, Letterhead(valid_from=date(2021, 6, 1), lines=("KEMENTERIAN BARU",)))
    emblem.choose(office, picture)
    assert emblem.in_force(office).since == date(2021, 6, 1)
    assert emblems(office, PaperKind.ATTENDANCE_SHEET, session_with_papers(office)) == 1
    old = session_with_papers(office, date(2021, 5, 31))
    assert emblems(office, PaperKind.ATTENDANCE_SHEET, old) == 0


def test_a_letterhead_written_later_takes_the_emblem_over(office: Office, picture: bytes) -> None:
    emblem.choose(office, picture)
    settings.save_letterhead(office, Letterhead(valid_from=NEW_MINISTRY, lines=("KEMENTERIAN BARU",)))
    known = settings.letterheads(office)
    assert len({one.emblem for one in known}) == 1
    assert known[0].emblem
    settings.save_letterhead(
        office, Letterhead(id=known[1].id, valid_from=known[1].valid_from, lines=("KEMENTERIAN LAMA",))
    )
    assert emblem.in_force(office).picture == picture
    emblem.remove(office)
    assert {one.emblem for one in settings.letterheads(office)} == {""}


def test_an_office_without_letterhead_is_told_to_write_one(office: Office, picture: bytes) -> None:
    for one in settings.letterheads(office):
        settings.remove_letterhead(office, one.id)
    assert emblem.in_force(office).since is None
    with pytest.raises(RuleBroken, match="kop surat"):
        emblem.choose(office, picture)


def test_a_file_that_is_gone_changes_nothing(office: Office, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="tidak dapat dibaca"):
        emblem.read_file(tmp_path / "tidak-ada.png")


@pytest.mark.parametrize("change", ["UPDATE emblem SET digest = digest", "DELETE FROM emblem"])
def test_a_picture_is_never_changed_or_deleted(office: Office, picture: bytes, change: str) -> None:
    emblem.choose(office, picture)
    with pytest.raises((DBAPIError, BapasError)), office.work() as work:
        work.connection.execute(text(change))


def test_a_picture_that_is_not_what_its_digest_says_is_not_printed(office: Office, picture: bytes) -> None:
    emblem.choose(office, picture)
    with office.work() as work:
        work.connection.execute(text("DROP TRIGGER emblem_no_update"))
        work.connection.execute(text("UPDATE emblem SET picture = x'00'"))
        work.commit()
    with pytest.raises(DamagedFile, match="Lambang"):
        papers.make(office, PaperKind.ATTENDANCE_SHEET, session_with_papers(office))
