"""The trail: what was seen, printed and taken out is in it, it can be searched, and edits show."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bapasdesk.domain import trail
from bapasdesk.domain.periods import Period
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.trail import TrailFilter, TrailRow
from bapasdesk.domain.trail import TrailKind
from bapasdesk.domain.trash import KINDS
from bapasdesk.domain.values import ClientKind, PaperKind
from bapasdesk.errors import RuleBroken
from bapasdesk.services import (
    audit,
    backups,
    calendar,
    certificates,
    clients,
    papers,
    participants,
    payments,
    prints,
    reports,
    search,
    sessions,
)
from bapasdesk.services.export import export_list
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office
from tests.builders import DAY, OFFICER, PASSPHRASE, FixedClock, enrol, make_client, make_session, mark
from tests.documents.reading import whole_text

SIGNED_LISTS = (
    PaperKind.PAYMENT_LIST,
    PaperKind.SOUVENIR_LIST,
    PaperKind.ATTENDANCE_SHEET,
    PaperKind.ATTENDANCE_SHEET_CLEAN,
    PaperKind.ATTENDANCE_SHEET_STAFF,
)


def newest(office: Office, **wanted: object) -> list[TrailRow]:
    return list(audit.rows(office, TrailFilter(**wanted)))  # type: ignore[arg-type]


def seen(office: Office) -> list[tuple[str, str, str]]:
    return [(row.action, row.about, row.detail) for row in newest(office, kind=TrailKind.VIEW)]


def test_every_opened_record_is_one_entry_that_names_the_person(office: Office) -> None:
    client_id = make_client(office, "Budi Contoh")
    for _ in range(2):
        clients.get(office, client_id)
    assert seen(office)[1:] == [(trail.CLIENT_VIEWED, "Klien: Budi Contoh", "")] * 2


def test_a_list_is_noted_once_after_each_unlocking_however_often_it_is_read(office: Office) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi Contoh")
    for _ in range(3):
        clients.rows(office, "b")
        participants.rows(office, session_id)
        audit.rows(office)
    assert sorted(detail for _, _, detail in seen(office)) == ["jejak", "klien", "peserta"]
    office.close()
    with open_office(office.folder, OFFICER, PASSPHRASE) as again:
        clients.rows(again)
        assert [detail for _, _, detail in seen(again)].count("klien") == 2


def test_looking_is_not_in_the_history_of_a_session(office: Office) -> None:
    session_id = make_session(office)
    participants.rows(office, session_id)
    assert [row.action for row in sessions.history(office, session_id)] == ["Kegiatan dijadwalkan"]


def test_prints_exports_backups_and_logins_are_found_by_their_kind(office: Office, tmp_path: Path) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi Contoh")
    export_list(office, "clients", tmp_path / "klien.csv")
    backups.make(office, tmp_path)
    audit.print_trail(office)
    found = {kind: {row.action for row in newest(office, kind=kind)} for kind in TrailKind}
    assert found[TrailKind.EXPORT] == {trail.LIST_EXPORTED}
    assert found[TrailKind.BACKUP] == {trail.BACKUP_MADE}
    assert found[TrailKind.LOGIN] == {trail.LOGIN}
    assert found[TrailKind.PRINT] == {trail.TRAIL_PRINTED}
    assert "Peserta didaftarkan" in found[TrailKind.CHANGE]
    everything = {row.action for row in newest(office)}
    assert everything == set().union(*found.values())


def test_the_trail_is_filtered_by_officer_day_and_words(office: Office, clock: FixedClock) -> None:
    make_client(office, "Budi Contoh")
    clock.move(days=3)
    make_session(office)
    assert {row.at.date() for row in newest(office, since=DAY + timedelta(days=1))} == {date(2023, 6, 23)}
    assert {row.at.date() for row in newest(office, until=DAY)} == {DAY}
    assert [row.action for row in newest(office, text="DIJADWAL")] == ["Kegiatan dijadwalkan"]
    assert newest(office, officer="Orang Lain") == []
    assert audit.officers(office) == (OFFICER,)
    for hostile in ("%", "_", "'; DROP TABLE audit_entry; --", '"', "\\"):
        assert newest(office, text=hostile) == []
    assert audit.count(office, TrailFilter(text="Klien ditambahkan")) == 1


def test_the_print_bears_the_seal_and_is_refused_when_nobody_would_read_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_client(office, "<b>Budi</b> & Contoh")
    seal = audit.head(office)
    assert len(seal) == trail.SHORT_HEAD
    said = whole_text(audit.print_trail(office, TrailFilter(kind=TrailKind.CHANGE)).pdf)
    assert f"Segel jejak {seal}" in said
    assert "<b>Budi</b>" in said.replace("\n", "")
    assert audit.head(office) != seal, "the print itself is an entry"
    monkeypatch.setattr(audit, "MOST_PRINTED", 1)
    with pytest.raises(RuleBroken, match="Persempit"):
        audit.print_trail(office)


def test_an_edit_from_outside_breaks_the_seal_of_that_row(office: Office) -> None:
    make_client(office, "Budi Contoh")
    make_client(office, "Siti Contoh")
    assert audit.verify(office) == ""
    with office.work() as work:
        work.connection.execute(text("DROP TRIGGER audit_entry_no_update"))
        work.connection.execute(text("UPDATE audit_entry SET officer = 'Orang Lain' WHERE id = 2"))
        work.commit()
    assert "mulai baris 2" in audit.verify(office)


def test_no_name_of_a_client_is_written_into_the_trail(office: Office, tmp_path: Path) -> None:
    """It can never be taken out again, so a pseudonymised person would still be there."""
    session_id = make_session(office)
    seats = enrol(office, session_id, "Budi Penanda", "Siti Penanda")
    mark(office, session_id, "HH")
    certificates.issue(office, session_id, seats)
    certificates.void(office, certificates.rows(office)[0].id, "salah cetak")
    participants.remove(office, enrol(office, session_id, "Ketiga Penanda"))
    search.search(office, "Penanda")
    clients.rows(office, "Penanda")
    export_list(office, "clients", tmp_path / "klien.xlsx", "Penanda")
    with office.work() as work:
        words = work.connection.execute(text("SELECT group_concat(action || detail) FROM audit_entry"))
        assert "Penanda" not in words.scalar_one()


def test_whatever_came_out_of_the_printer_is_found_among_the_prints(office: Office) -> None:
    """But not taken for nothing: its bytes were kept, so that the next automatic copy is due."""
    session_id = make_session(office)
    enrol(office, session_id, "Budi Contoh")
    prints.confirm(office, papers.make(office, PaperKind.ATTENDANCE_SHEET, session_id))
    calendar.month(office, 2023, 6)
    reports.pdf(office, reports.sessions_of(office, Period()))
    found = [row.action for row in newest(office, kind=TrailKind.PRINT)]
    assert found == [trail.REPORT_PRINTED, trail.MONTH_PRINTED, trail.PAPER_PRINTED, trail.PAPER_MADE]
    assert not set(found) & {row.action for row in newest(office, kind=TrailKind.CHANGE)}
    assert trail.PAPER_PRINTED not in trail.CHANGES_NOTHING


def test_a_paper_saved_as_a_file_has_left_the_office(office: Office, tmp_path: Path) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi Contoh")
    paper = papers.make(office, PaperKind.ATTENDANCE_SHEET, session_id)
    papers.save_as_file(office, paper, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == paper.pdf
    (entry,) = newest(office, kind=TrailKind.EXPORT)
    assert (entry.action, entry.about, entry.detail) == (trail.PAPER_SAVED, "Kegiatan 1", "Daftar hadir")


def test_a_printed_trail_names_no_child(office: Office) -> None:
    make_client(office, "Anak Rahasia", kind=ClientKind.CHILD)
    said = whole_text(audit.print_trail(office).pdf)
    assert "Rahasia" not in said and "A.R. (anak)" in said


@pytest.mark.parametrize("kind", SIGNED_LISTS)
def test_every_list_of_a_session_bears_the_seal_it_was_made_under(office: Office, kind: PaperKind) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi Contoh")
    mark(office, session_id, "H")
    payments.prepare(office, session_id)
    seal = audit.head(office)
    said = whole_text(papers.make(office, kind, session_id).pdf)
    assert f"Segel jejak {seal} · Halaman 1 dari 1" in said


def test_what_an_entry_is_about_is_always_an_indonesian_word() -> None:
    """The word in the table is English, and would stand on the printed trail as it is."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in Path("bapasdesk/services").glob("*.py"))
    recorded = set(re.findall(r"\brecord\([^,()]+, \"(\w+)\"", source))
    recorded |= set(re.findall(r"told=lambda \w+, \w+: \(\"(\w+)\"", source))
    recorded |= {name for name, kind in KINDS.items() if kind.right != Right.SETTINGS}
    assert {"client", "session", "layout"} <= recorded
    assert recorded - set(trail.SUBJECTS) == set()
