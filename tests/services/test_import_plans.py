"""Partners and sessions from sheets: the second run adds nothing, and what is unknown is named."""

from datetime import date
from pathlib import Path

import pytest

from bapasdesk.domain.list_check import ImportReport
from bapasdesk.domain.plan_columns import SESSION_COLUMNS
from bapasdesk.domain.records.office import TransportRate
from bapasdesk.domain.values import PartnerKind
from bapasdesk.errors import RuleBroken
from bapasdesk.services import certificates, partners, planning, sessions, settings, sheets, undo
from bapasdesk.services.import_partners import PARTNERS
from bapasdesk.services.import_sessions import SESSIONS, check_sessions
from bapasdesk.services.list_import import ListKind, Watch, import_file
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


CLASHING = """Pelatihan;Mitra;Tanggal Pelaksanaan;Tempat;Instruktur
Barbershop;PARARI;19–23 September 2022;Aula;Intan Rekaan
Las;Lain;20 September 2022; aula ;Joko Rekaan
Las;Lain;23 September 2022;Lapangan;Joko Rekaan dan intan rekaan
Las;Lain;26 September 2022;Aula;Joko Rekaan
"""


def notes(office: Office, text: str) -> list[tuple[str, ...]]:
    """What the wizard says beside each row."""
    rows = [line.split(";") for line in text.splitlines()]
    layout = sheets.known_layout(office, SESSIONS.name, SESSION_COLUMNS, rows)
    return [row.notes for row in check_sessions(office, rows, layout, {}, Watch()).rows]


def test_sessions_of_a_list_that_clash_are_warned_about_and_still_come_in(
    office: Office, tmp_path: Path
) -> None:
    """With the rows above them at first; once these are in, with the same sentences as the form has."""
    for partner, course in (("PARARI", "Barbershop"), ("Lain", "Las")):
        make_partner(office, partner, course_ids=(make_course(office, course),))
    venue = "Tempat aula sudah dipakai Barbershop (PARARI) pada 20 September 2022"
    trainer = "Instruktur intan rekaan sudah mengajar Barbershop (PARARI) pada 23 September 2022"
    assert notes(office, CLASHING) == [
        (),
        (f"{venue} (baris 2 daftar ini).",),
        (f"{trainer} (baris 2 daftar ini).",),
        (),
    ]
    head, first, *others = CLASHING.splitlines()
    bring(office, SESSIONS, tmp_path, f"{head}\n{first}\n")
    assert notes(office, "\n".join((head, *others))) == [(f"{venue}.",), (f"{trainer}.",), ()]
    assert bring(office, SESSIONS, tmp_path, CLASHING).new == 3
    assert notes(office, CLASHING) == [(), (), (), ()], "what is known and stays the same is not told again"
    known = next(row for row in sessions.rows(office) if row.starts_on == date(2022, 9, 20))
    dialog = [one.text for one in planning.session_warnings(office, known.id)]
    assert f"{venue}." in dialog, "the session page says it in the same words"


def test_a_session_the_list_moves_is_looked_at_where_it_moves_to(office: Office, tmp_path: Path) -> None:
    for partner, course in (("PARARI", "Barbershop"), ("Lain", "Las")):
        make_partner(office, partner, course_ids=(make_course(office, course),))
    bring(office, SESSIONS, tmp_path, CLASHING)
    away = CLASHING.replace("2022;Aula;Intan Rekaan", "2022;Balai warga;Kartika Rekaan")
    moved = away.replace("20 September 2022; aula ", "20 September 2022;Balai Warga")
    told = notes(office, moved)
    assert [len(one) for one in told] == [0, 1, 0, 0]
    assert told[1] == (
        "Tempat Balai Warga sudah dipakai Barbershop (PARARI) pada 20 September 2022 (baris 2 daftar ini).",
    )


def test_a_month_later_read_does_not_bring_back_what_the_list_has_moved(office: Office) -> None:
    """A session over the turn of the month is read once for each month, and moved only once."""
    for partner, course in (("PARARI", "Barbershop"), ("Lain", "Las")):
        make_partner(office, partner, course_ids=(make_course(office, course),))
    listed = (
        "Pelatihan;Mitra;Tanggal Pelaksanaan;Tempat\n"
        "Barbershop;PARARI;29 September 2022 – 4 Oktober 2022;Aula\n"
        "Las;Lain;3 Oktober 2022;Aula\n"
    )
    assert [len(one) for one in notes(office, listed)] == [0, 1]
