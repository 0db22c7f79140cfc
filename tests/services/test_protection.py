"""The duties toward a person's data: a copy, a freeze, an end, and what leaves the office meanwhile."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from bapasdesk.domain.person_rules import add_months, answer_due, initials, outgoing_name
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import DataProtection, Officer, Signatory
from bapasdesk.domain.records.trail import Draft
from bapasdesk.domain.rights import Role
from bapasdesk.domain.values import ClientKind, PaperKind, SignatoryRole
from bapasdesk.errors import InvalidInput, NotAllowed, NotFound, RuleBroken
from bapasdesk.services import (
    audit,
    breach,
    certificates,
    clients,
    drafts,
    obligations,
    papers,
    participants,
    payments,
    person_duties,
    prints,
    protection,
    roster,
    search,
    sessions,
    settings,
    trash,
)
from bapasdesk.services.breach import Breach
from bapasdesk.services.export import export_list
from bapasdesk.services.office import Office
from tests.builders import DAY, NOW, OFFICER, enrol, make_client, make_session, mark
from tests.documents.reading import whole_text

NAME = "Budi Penanda Contoh"


@pytest.fixture
def person(office: Office) -> Iterator[int]:
    """A former client with every field filled, a certificate and a receipt in a closed session."""
    session_id = make_session(office)
    client_id = make_client(
        office,
        NAME,
        title_after="S.H.",
        nik="9901010101010001",
        register_number="REG-PENANDA",
        phone="0812-0000-0000",
        address="Jalan Penanda 1",
        birth_place="Penanda",
        birth_date=date(1990, 1, 1),
        program="Penanda",
        note="Penanda",
        guidance_end=date(2023, 1, 31),
    )
    participants.enrol(office, session_id, [client_id])
    (seat,) = participants.rows(office, session_id)
    mark(office, session_id, "H")
    certificates.issue(office, session_id, [seat.id])
    payments.prepare(office, session_id, [seat.id])
    for kind in ("certificate", "transport", "souvenir"):
        for _ in range(2):
            obligations.advance(office, session_id, [seat.id], kind)  # type: ignore[arg-type]
    yield client_id


def close_session(office: Office) -> None:
    with office.work() as work:
        work.connection.execute(text("UPDATE session SET status = 'closed'"))
        work.commit()


def every_word(office: Office) -> str:
    """Whatever stands in any table of the office."""
    with office.work() as work:
        names = work.connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'table'")).scalars()
        return " ".join(
            str(tuple(row))
            for name in list(names)
            for row in work.connection.execute(text(f'SELECT * FROM "{name}"'))
        )


def test_a_frozen_client_is_neither_changed_nor_used_and_lists_say_why(
    office: Office, tmp_path: Path
) -> None:
    first, second = make_session(office), make_session(office, days=(DAY + timedelta(days=1),))
    (seat,) = enrol(office, first, "Budi Contoh")
    client_id = participants.rows(office, first)[0].client_id
    mark(office, first, "H")
    protection.freeze(office, client_id, "Meminta pembatasan, 20 Juni 2023")
    with pytest.raises(RuleBroken, match="dibekukan"):
        clients.save(office, replace(clients.get(office, client_id), phone="0812"))
    assert [one.reason for one in participants.enrol(office, second, [client_id]).skipped] == [
        "data dibekukan"
    ]
    assert [one.reason for one in certificates.issue(office, first, [seat]).skipped] == ["data dibekukan"]
    assert export_list(office, "clients", tmp_path / "klien.csv") == 0
    with pytest.raises(RuleBroken):
        roster.partner_roster(office, first)
    with pytest.raises(RuleBroken, match="sudah dibekukan"):
        protection.freeze(office, client_id, "lagi")
    protection.unfreeze(office, client_id, "permintaan selesai")
    clients.save(office, replace(clients.get(office, client_id), phone="0812"))
    assert export_list(office, "clients", tmp_path / "klien.csv") == 1
    assert "Pembekuan data klien dicabut" in {row.action for row in audit.rows(office)}


@pytest.mark.parametrize("step", [protection.freeze, protection.unfreeze])
def test_a_freeze_and_its_end_need_a_reason_and_a_client(office: Office, step) -> None:  # type: ignore[no-untyped-def]
    client_id = make_client(office)
    with pytest.raises(InvalidInput):
        step(office, client_id, "  ")
    with pytest.raises((NotFound, RuleBroken)):
        step(office, 999, "x")
    with pytest.raises(RuleBroken):
        protection.unfreeze(office, client_id, "x")


def test_nothing_is_due_until_the_office_sets_it(office: Office) -> None:
    make_client(office, "Lama", guidance_end=date(2013, 1, 31))
    later = make_client(office, "Baru", guidance_end=date(2023, 5, 31))
    assert protection.due(office) == ()
    protection.save_settings(office, DataProtection(retention_months=24))
    assert [(row.name, row.kept_until) for row in protection.due(office)] == [("Lama", date(2015, 1, 31))]
    protection.keep_until(office, later, DAY - timedelta(days=1))
    assert [row.name for row in protection.due(office)] == ["Lama", "Baru"]
    protection.keep_until(office, later, DAY)
    assert [row.name for row in protection.due(office)] == ["Lama"]
    protection.keep_until(office, later, None)
    assert protection.of_client(office, later).keep_until is None


@pytest.mark.parametrize(
    "wrong", [{"lock_minutes": 4}, {"lock_minutes": 61}, {"retention_months": 0}, {"contact": "x" * 200}]
)
def test_settings_out_of_bounds_are_refused(office: Office, wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        protection.save_settings(office, DataProtection(**wrong))  # type: ignore[arg-type]
    assert protection.settings(office) == DataProtection()


def test_a_copy_for_the_person_holds_everything_and_who_did_what(office: Office, person: int) -> None:
    paper = person_duties.report(office, person, DAY)
    said = whole_text(paper.pdf)
    for part in (
        f"{NAME}, S.H.",
        "9901010101010001",
        "Jalan Penanda 1",
        "23 Juni 2023 (3 x 24 jam)",
        "Klien ditambahkan",
        "Peserta didaftarkan",
        "Pelatihan Uji 1",
        "Segel jejak",
    ):
        assert part in said, part
    assert NAME.split()[0] not in paper.file_name
    assert "Data pribadi klien dicetak" in {row.action for row in audit.rows(office)}


def test_after_pseudonymising_the_person_is_nowhere_but_in_the_kept_papers(
    office: Office, person: int
) -> None:
    before = [(row.number, row.issued_on, row.amount) for row in payments.rows(office)]
    close_session(office)
    record = whole_text(person_duties.pseudonymise(office, person, "Jangka simpan berakhir").pdf)
    assert "Jangka simpan berakhir" in record and f"{person:06d}" in record
    assert "Penanda" not in record
    assert clients.get(office, person) == Client(id=person, full_name=f"Klien tersamar {person:06d}")
    assert [(row.number, row.issued_on, row.amount) for row in payments.rows(office)] == before
    assert {row.name for row in certificates.rows(office)} == {f"Klien tersamar {person:06d}"}
    assert not [hit for hit in search.search(office, "Penanda") if hit.kind == "client"]
    with office.work() as work:
        contents = "SELECT content FROM certificate UNION SELECT content FROM transport_payment"
        kept = work.connection.execute(text(contents))
        papers = " ".join(kept.scalars())
    assert NAME in papers
    assert "Penanda" not in every_word(office).replace(papers, "").replace(NAME, "")
    with pytest.raises(RuleBroken, match="sudah disamarkan"):
        person_duties.pseudonymise(office, person, "lagi")


def test_the_office_may_choose_that_the_name_goes_from_the_papers_too(office: Office, person: int) -> None:
    protection.save_settings(office, DataProtection(rename_in_papers=True))
    close_session(office)
    record = whole_text(person_duties.pseudonymise(office, person, "Permintaan klien").pdf)
    assert "2 sertifikat dan kuitansi yang disimpan juga diganti" in record.replace("\n", " ")
    assert "Penanda" not in every_word(office)


def test_what_was_printed_becomes_a_locked_copy(office: Office, person: int) -> None:
    """Its bytes are evidence and stay; whoever does not answer for personal data no longer sees them."""
    session_id = sessions.rows(office)[0].id
    other = make_session(office)
    enrol(office, other, "Orang Lain")
    for one in (session_id, other):
        prints.confirm(office, papers.make(office, PaperKind.ATTENDANCE_SHEET, one))
    printed, of_others = (prints.of_session(office, one)[0].id for one in (session_id, other))
    close_session(office)
    record = whole_text(person_duties.pseudonymise(office, person, "Jangka simpan berakhir").pdf)
    assert "salinan terkunci" in record.replace("\n", " ")
    assert prints.archived(office, printed).pdf
    assert "Salinan terkunci dilihat" in {row.action for row in audit.rows(office)}
    with office.work() as work:
        me = work.first(Officer, name=OFFICER)
        assert me is not None
        work.change(replace(me, roles=(Role.OFFICER,)))
        work.commit()
    office.forget_rights()
    with pytest.raises(NotAllowed, match="Arsip ini salinan terkunci"):
        prints.archived(office, printed)
    assert prints.archived(office, of_others).pdf


def test_neither_trash_nor_drafts_nor_undo_bring_the_name_back(office: Office) -> None:
    session_id = make_session(office)
    (seat,) = enrol(office, session_id, NAME)
    client_id = participants.rows(office, session_id)[0].client_id
    participants.remove(office, [seat])
    typed = Draft(
        form="client", subject_id=client_id, title=NAME, officer="", saved_at=NOW, content=f'"{NAME}"'
    )
    drafts.keep(office, typed)
    assert [step for step in [office.undo_log.newest] if step]
    person_duties.pseudonymise(office, client_id, "diminta")
    assert not [step for step in [office.undo_log.newest] if step]
    assert "Penanda" not in every_word(office)
    assert f"Klien tersamar {client_id:06d}" in trash.rows(office)[0].title


def test_processing_does_not_end_while_it_is_still_needed(office: Office, person: int) -> None:
    with pytest.raises(RuleBroken, match="belum ditutup"):
        person_duties.pseudonymise(office, person, "x")
    guided = make_client(office, "Masih Dibimbing", guidance_end=DAY)
    with pytest.raises(RuleBroken, match="baru berakhir"):
        person_duties.pseudonymise(office, guided, "x")
    with pytest.raises(InvalidInput):
        person_duties.pseudonymise(office, guided, " ")


def test_a_frozen_person_may_still_be_pseudonymised(office: Office) -> None:
    client_id = make_client(office, "Budi Contoh")
    protection.freeze(office, client_id, "diminta")
    person_duties.pseudonymise(office, client_id, "diminta")
    known = protection.of_client(office, client_id)
    assert known.frozen_on is None and known.pseudonymised_on == DAY


def test_children_leave_the_office_by_their_initials_and_no_nik_in_full(
    office: Office, tmp_path: Path
) -> None:
    session_id = make_session(office)
    child = make_client(office, "Anak Rahasia", kind=ClientKind.CHILD, nik="9901010101010002")
    adult = make_client(office, "Dewasa Contoh")
    participants.enrol(office, session_id, [child, adult])
    mark(office, session_id, "HH")
    seats = [row.id for row in participants.rows(office, session_id)]
    certificates.issue(office, session_id, seats)
    payments.prepare(office, session_id, seats)
    for kind in ("clients", "participants", "certificates", "receipts"):
        path = tmp_path / f"{kind}.csv"
        export_list(office, kind, path)
        written = path.read_bytes().decode("utf-8-sig")
        assert "Rahasia" not in written, kind
        assert "9901010101010002" not in written
        names = {row["Nama"] for row in csv.DictReader(StringIO(written))}
        assert names == {"A.R. (anak)", "Dewasa Contoh"}, kind
    breach.affected_list(office, tmp_path / "orang.xlsx")
    assert b"Rahasia" not in (tmp_path / "orang.xlsx").read_bytes()
    shown = whole_text(roster.partner_roster(office, session_id).pdf)
    assert "A.R." in shown and "Dewasa" in shown
    assert "Rahasia" not in shown and "Contoh" not in shown and "BALAI" not in shown


def test_letters_after_a_leak_say_what_how_and_what_is_done(office: Office) -> None:
    protection.save_settings(office, DataProtection(contact="Ratri Contohwati, 021-000000"))
    head = Signatory(
        role=SignatoryRole.OFFICE_HEAD,
        name="Rini Rekaan",
        position="Plt. Kepala Balai",
        nip="198701302010122005",
        valid_from=DAY,
    )
    settings.save_signatory(office, head)
    happened = Breach(found_on=DAY, what="Nama & NIK <b>", how="Laptop hilang", remedy="Kata sandi diganti")
    said = whole_text(breach.letters(office, happened).pdf)
    for part in ("Nama & NIK <b>", "Laptop hilang", "Kata sandi diganti", "23 Juni 2023", "Ratri Contohwati"):
        assert part in said, part
    assert "Lembaga Pelindungan Data Pribadi" in said
    assert "NIP 19870130 201012 2 005" in said, "in its groups, as on every paper"
    with pytest.raises(InvalidInput) as error:
        breach.letters(office, replace(happened, remedy=" "))
    assert error.value.field == "remedy"


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_months_are_added_as_people_count_them(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
    assert answer_due(day) - day == timedelta(hours=72)


@given(st.text(min_size=1, max_size=120))
def test_initials_never_give_a_name_away(name: str) -> None:
    shown = initials(name)
    assert all(len(part) <= 3 for part in shown.split(".")), "one letter a word, however it is written large"
    assert outgoing_name(name, ClientKind.ADULT) == name
