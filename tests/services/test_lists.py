"""Partners, courses, clients and the search box."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import Venue
from bapasdesk.domain.records.partners import Agreement, Partner, PartnerContact
from bapasdesk.domain.records.sessions import Course
from bapasdesk.domain.rows.partners import PartnerDetail
from bapasdesk.domain.values import PartnerKind, Sex, VenueKind
from bapasdesk.errors import RuleBroken
from bapasdesk.services import agreements, certificates, clients, courses, participants, partners, venues
from bapasdesk.services.office import Office
from bapasdesk.services.search import search
from tests.builders import enrol, make_client, make_course, make_partner, make_session, mark


def test_a_partner_keeps_contacts_and_offers(office: Office) -> None:
    course = make_course(office, "Pijat Refleksi")
    detail = PartnerDetail(
        partner=Partner(name="PARARI", kind=PartnerKind.COMMUNITY),
        contacts=(PartnerContact(name="Slamet Contoh", phone="081234567890"), PartnerContact(name="Rini")),
        course_ids=(course,),
    )
    partner_id = partners.save(office, detail)
    row = partners.rows(office, "para")[0]
    assert (row.name, row.courses, row.phone) == ("PARARI", ("Pijat Refleksi",), "081234567890")
    found = partners.get(office, partner_id)
    partners.save(office, replace(found, contacts=found.contacts[1:], course_ids=()))
    changed = partners.get(office, partner_id)
    assert [one.name for one in changed.contacts] == ["Rini"]
    assert partners.rows(office)[0].courses == ()


def test_two_partners_of_one_name_are_refused(office: Office) -> None:
    make_partner(office, "PARARI")
    with pytest.raises(RuleBroken, match="sudah ada"):
        make_partner(office, "PARARI")
    assert len(partners.rows(office)) == 1


def test_the_catalogue_tells_time_and_cost(office: Office) -> None:
    courses.save(office, Course(name="Budidaya Ikan", days_to_income=75, start_up_cost=500_000))
    row = courses.rows(office, "ikan")[0]
    assert (row.days_to_income, row.start_up_cost, row.sessions) == (75, 500_000, 0)


def test_clients_are_found_by_any_part_of_name_number_or_nik(office: Office) -> None:
    make_client(office, "Siti Nurhaliza Contoh", register_number="BKD/77/2023", nik="9971015204900007")
    make_client(office, "Budi Contoh")
    for typed in ("haliza", "SITI con", "77/20", "0007", "si"):
        assert [row.name for row in clients.rows(office, typed)] == ["Siti Nurhaliza Contoh"], typed
    assert clients.count(office, "contoh") == 2
    assert clients.rows(office, "haliza")[0].nik_masked == "9971********0007"


def test_a_changed_name_is_found_and_the_old_one_is_not(office: Office) -> None:
    client_id = make_client(office, "Siti Contoh")
    clients.save(office, replace(clients.get(office, client_id), full_name="Aisyah Contoh"))
    assert clients.rows(office, "siti") == ()
    assert clients.count(office, "aisyah") == 1


def test_pages_and_orders(office: Office) -> None:
    for number, name in enumerate(("Citra", "andi", "Budi")):
        make_client(office, name, guidance_end=date(2024, 1, 3 - number))
    assert [row.name for row in clients.rows(office)] == ["andi", "Budi", "Citra"]
    assert [row.name for row in clients.rows(office, offset=1, limit=1)] == ["Budi"]
    by_end = clients.rows(office, sort="guidance_end", descending=True)
    assert [row.name for row in by_end] == ["Citra", "andi", "Budi"]


def test_oddities_warn_and_never_block(office: Office) -> None:
    make_client(office, "Siti Contoh", nik="9971015204900007")
    odd = Client(
        full_name="Siti Contoh",
        nik="9971015204900007",
        sex=Sex.MALE,
        birth_date=date(1990, 4, 12),
        phone="12",
    )
    warnings = clients.warnings(office, odd)
    assert any("jenis kelamin" in one for one in warnings)
    assert any("Mungkin sudah terdaftar" in one for one in warnings)
    assert any("telepon" in one for one in warnings)
    assert clients.save(office, odd)


def test_the_history_of_a_client(office: Office) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi")
    mark(office, session_id, "H")
    certificates.issue(office, session_id)
    client_id = participants.rows(office, session_id)[0].client_id
    line = clients.history(office, client_id)[0]
    assert (line.days_present, line.days, line.certificate_number) == (1, 1, "001/SERT/VI/2023")


def test_enrolling_twice_is_told_and_warnings_do_not_block(office: Office) -> None:
    session_id = make_session(office, seats=1)
    ended = make_client(office, "Budi", guidance_end=date(2023, 1, 1))
    other = make_client(office, "Citra")
    warnings = participants.warnings(office, session_id, [ended, other])
    assert "Budi: bimbingan berakhir 1 Januari 2023" in warnings
    assert any("melebihi 1 kursi" in one for one in warnings)
    assert participants.enrol(office, session_id, [ended, other]).done == ("Budi", "Citra")
    again = participants.enrol(office, session_id, [ended])
    assert again.skipped[0].reason == "sudah terdaftar"
    assert participants.candidates(office, session_id) == ()


def test_one_box_finds_everything(office: Office) -> None:
    course = make_course(office, "Seblak Prasmanan")
    partner = make_partner(office, "LBH Seblakwati", course_ids=(course,))
    session_id = make_session(office, course_id=course, partner_id=partner)
    enrol(office, session_id, "Rina Seblakwati")
    mark(office, session_id, "H")
    certificates.issue(office, session_id)
    kinds = [hit.kind for hit in search(office, "seblak")]
    assert kinds == ["partner", "session", "client", "course"]
    number = search(office, "001/SERT")[0]
    assert (number.kind, number.id, number.detail) == ("certificate", session_id, "Rina Seblakwati")
    assert search(office, "  ") == ()


def test_the_box_finds_the_shorter_lists_too(office: Office) -> None:
    partner = make_partner(office, "Mitra Lain")
    signed = Agreement(
        partner_id=partner,
        title="Kerja sama Rekaan",
        office_number="W12-9/2023",
        valid_from=date(2023, 1, 1),
        valid_until=date(2024, 1, 1),
    )
    agreements.save(office, signed, ())
    venues.save_venue(office, Venue(name="Aula Rekaan", kind=VenueKind.OFFICE, capacity=40))
    make_session(office, trainer="Guru Rekaan")
    found = {(hit.kind, hit.title) for hit in search(office, "rekaan")}
    assert found >= {("agreement", "Kerja sama Rekaan"), ("venue", "Aula Rekaan"), ("trainer", "Guru Rekaan")}
    assert [hit.id for hit in search(office, "W12-9")] == [partner]
    assert ("officer", office.officer) in {(hit.kind, hit.title) for hit in search(office, office.officer)}


@hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=30))
@example("00\0")
@example('"; DROP TABLE client; --')
@example("NEAR(a b) OR % _ *")
def test_whatever_is_typed_into_a_filter_is_only_text(office: Office, typed: str) -> None:
    clients.rows(office, typed)
    clients.count(office, typed)
    partners.rows(office, typed)
    search(office, typed)
