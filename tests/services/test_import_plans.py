"""Partners and sessions from sheets: the second run adds nothing, and what is unknown is named."""

from datetime import date
from pathlib import Path

import pytest

from bapasdesk.domain.list_check import ImportReport
from bapasdesk.domain.records.office import TransportRate
from bapasdesk.domain.values import PartnerKind
from bapasdesk.errors import RuleBroken
from bapasdesk.services import certificates, partners, sessions, settings, undo
from bapasdesk.services.import_partners import PARTNERS
from bapasdesk.services.import_sessions import SESSIONS
from bapasdesk.services.list_import import ListKind, import_file
from bapasdesk.services.office import Office
from tests.builders import enrol, make_course, make_partner, mark

PARTNER_LIST = """DAFTAR MITRA;;;
Nama Pokmas;Jenis;Ketua;Narahubung;No. HP
PARARI;Pokmas;Ratri Contoh;Rini Contoh;0812
Dinas Contoh;pemerintah;;;0813
"""
SESSION_LIST = """Pelatihan;Mitra;Tanggal Pelaksanaan;Tempat;Kuota
Barbershop;PARARI;19–23 September 2022;Aula;20
Barbershop;PARARI;20 Oktober 2022;;
"""


def bring(office: Office, kind: ListKind, folder: Path, text: str, *, apply: bool = True) -> ImportReport:
    path = folder / "daftar.csv"
    path.write_text(text, encoding="utf-8")
    return import_file(kind, office, path, apply=apply)


def test_partners_come_in_with_their_contact_and_only_once(office: Office, tmp_path: Path) -> None:
    assert bring(office, PARTNERS, tmp_path, PARTNER_LIST).new == 2
    assert bring(office, PARTNERS, tmp_path, PARTNER_LIST).unchanged == 2
    found = {row.name: row for row in partners.rows(office)}
    assert found["Dinas Contoh"].kind == PartnerKind.GOVERNMENT
    first = partners.get(office, found["PARARI"].id)
    assert [(one.name, one.phone) for one in first.contacts] == [("Rini Contoh", "0812")]
    assert (first.partner.kind, first.partner.leader_name) == (PartnerKind.COMMUNITY, "Ratri Contoh")
    changed = PARTNER_LIST.replace("0812", "0899").replace("PARARI", "parari")
    assert bring(office, PARTNERS, tmp_path, changed).updated == 1
    again = partners.get(office, found["PARARI"].id)
    assert (again.partner.name, again.contacts[0].phone) == ("PARARI", "0899")
    undo.undo(office)
    assert partners.get(office, found["PARARI"].id).contacts[0].phone == "0812"


def test_a_partner_twice_or_of_no_known_kind_is_named(office: Office, tmp_path: Path) -> None:
    text = "Nama Mitra;Jenis\nPARARI;pokmas\nparari;\nLain;entah\n"
    report = bring(office, PARTNERS, tmp_path, text, apply=False)
    assert (report.new, report.duplicates) == (1, 1)
    assert [(one.row, one.column) for one in report.errors] == [(4, "kind")]


def test_sessions_come_in_with_working_days_and_the_rate_of_their_day(office: Office, tmp_path: Path) -> None:
    settings.save_transport_rate(office, TransportRate(amount=150_000, valid_from=date(2022, 1, 1)))
    make_partner(office, "PARARI", course_ids=(make_course(office, "Barbershop"),))
    assert bring(office, SESSIONS, tmp_path, SESSION_LIST).new == 2
    assert bring(office, SESSIONS, tmp_path, SESSION_LIST).unchanged == 2
    detail = sessions.get(office, sessions.rows(office)[-1].id)
    assert [day.held_on.day for day in detail.days] == [19, 20, 21, 22, 23]
    facts = detail.session
    assert (facts.venue, facts.seats, facts.transport_rate) == ("Aula", 20, 150_000)
    changed = SESSION_LIST.replace("19–23", "19–22").replace("Aula", "Lapangan")
    assert bring(office, SESSIONS, tmp_path, changed).updated == 1
    detail = sessions.get(office, detail.session.id)
    assert (len(detail.days), detail.session.venue) == (4, "Lapangan")


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Las;PARARI;20 Juni 2023;;", "course"),
        ("Barbershop;Entah;20 Juni 2023;;", "partner"),
        ("Barbershop;PARARI;;Aula;", "dates"),
        ("Barbershop;PARARI;20 Juni 2023 – 19 Juni 2023;;", "dates"),
        ("Barbershop;PARARI;20 Juni 2023;;0", "seats"),
        ("Barbershop;PARARI;20 Juni 2023;;dua puluh", "seats"),
    ],
)
def test_what_a_session_cannot_be_is_named(office: Office, tmp_path: Path, row: str, column: str) -> None:
    make_partner(office, "PARARI", course_ids=(make_course(office, "Barbershop"),))
    text = f"{SESSION_LIST.splitlines()[0]}\n{row}\n"
    report = bring(office, SESSIONS, tmp_path, text, apply=False)
    assert [(one.row, one.column) for one in report.errors] == [(2, column)]


def test_a_session_that_is_over_stays_as_it_is(office: Office, tmp_path: Path) -> None:
    make_partner(office, "PARARI", course_ids=(make_course(office, "Barbershop"),))
    bring(office, SESSIONS, tmp_path, SESSION_LIST)
    sessions.cancel(office, sessions.rows(office)[0].id, "mitra berhalangan")
    assert bring(office, SESSIONS, tmp_path, SESSION_LIST).unchanged == 2
    with pytest.raises(RuleBroken, match="dibatalkan"):
        bring(office, SESSIONS, tmp_path, SESSION_LIST.replace("2022;;\n", "2022;Aula;\n"))


def test_one_refused_session_leaves_everything_as_it_was(office: Office, tmp_path: Path) -> None:
    make_partner(office, "PARARI", course_ids=(make_course(office, "Barbershop"),))
    bring(office, SESSIONS, tmp_path, SESSION_LIST)
    held = sessions.rows(office)[-1].id
    enrol(office, held, "Budi Contoh")
    mark(office, held, *"HHHHH")
    certificates.issue(office, held)
    changed = SESSION_LIST.replace("19–23", "19–22") + "Barbershop;PARARI;5 Juni 2023;;\n"
    report = bring(office, SESSIONS, tmp_path, changed, apply=False)
    assert (report.new, [(one.row, one.column) for one in report.errors]) == (1, [(2, "dates")])
    with pytest.raises(RuleBroken, match="sudah terbit"):
        bring(office, SESSIONS, tmp_path, changed)
    assert len(sessions.rows(office)) == 2
