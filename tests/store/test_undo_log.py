"""Taking rows back exactly, whatever a unit of work did to them."""

from datetime import date

import pytest

from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.records.trail import TrashItem
from bapasdesk.domain.values import PartnerKind
from bapasdesk.errors import RuleBroken
from bapasdesk.services.office import Office
from bapasdesk.store.queries.hanging import Bundle, hanging
from bapasdesk.store.tables.clients import client
from bapasdesk.store.tables.participants import participant
from bapasdesk.store.undo_log import LEVELS, insert_row, raw_rows
from tests.builders import enrol, make_client, make_session


def take_back_newest(office: Office) -> None:
    step = office.undo_log.newest
    assert step is not None
    with office.work() as work:
        work.take_back(step)
        work.commit()


def clients(office: Office) -> list[Client]:
    with office.work() as work:
        return work.find(Client)


def test_a_row_written_again_and_again_goes_back_to_the_first(office: Office) -> None:
    made = make_client(office, "Budi Contoh")
    before = clients(office)
    with office.work() as work:
        row = raw_rows(work.connection, client, client.c.id == made)
        for name in ("Satu", "Dua", "Tiga"):
            work.change(Client(id=made, full_name=name))
        work.remove_where(Client, id=made)
        work.put_back(Client, row)
        work.remove_where(Client, id=made)
        new = work.add(Client(full_name="Empat"))
        work.remove_where(Client, id=new)
        work.undoable("semua")
        work.commit()
    assert clients(office) == []
    take_back_newest(office)
    assert clients(office) == before


def test_two_seats_that_changed_places_change_back(office: Office) -> None:
    first, second = enrol(office, make_session(office), "Budi Contoh", "Citra Contoh")
    with office.work() as work:
        before = work.find(Participant)
        for id, number in ((first, 9), (second, 1), (first, 2)):
            seat = work.get(Participant, id)
            work.change(Participant(id=id, session_id=1, client_id=seat.client_id, row_number=number))
        work.undoable("tukar tempat")
        work.commit()
    take_back_newest(office)
    with office.work() as work:
        assert work.find(Participant) == before


def test_without_a_label_or_a_commit_nothing_is_remembered(office: Office) -> None:
    with office.work() as work:
        work.add(Client(full_name="Budi"))
        work.commit()
    with office.work() as work:
        work.add(Client(full_name="Citra"))
        work.undoable("tidak jadi")
    with office.work() as work:
        work.undoable("tidak ada")
        work.commit()
    assert office.undo_log.newest is None


def test_an_attempt_that_fails_is_not_part_of_the_step(office: Office) -> None:
    with office.work() as work:
        work.add(Partner(name="LPK Contoh", kind=PartnerKind.PRIVATE))
        for name in ("LPK Lain", "LPK Contoh"):
            with pytest.raises(RuleBroken), work.attempt():
                work.add(Partner(name=name, kind=PartnerKind.PRIVATE))
                work.add(Partner(name="LPK Contoh", kind=PartnerKind.PRIVATE))
        work.undoable("satu mitra")
        work.commit()
        assert work.count(Partner) == 1
    assert len(office.undo_log.newest.touched) == 1  # type: ignore[union-attr]
    take_back_newest(office)
    with office.work() as work:
        assert work.count(Partner) == 0


def test_only_the_newest_levels_are_kept(office: Office) -> None:
    for number in range(LEVELS + 5):
        with office.work() as work:
            work.add(Client(full_name=f"Contoh {number}"))
            work.undoable(f"langkah {number}")
            work.commit()
    for _ in range(LEVELS):
        take_back_newest(office)
        office.undo_log.drop(office.undo_log.newest)  # type: ignore[arg-type]
    assert len(clients(office)) == 5 and office.undo_log.newest is None


def test_rows_of_an_older_version_get_the_defaults_of_what_is_new(office: Office) -> None:
    with office.work() as work:
        row = {"id": 77, "name": "Lama", "is_active": 1, "column_gone": "x"}
        insert_row(work.connection, "officer", row)
        found = work.connection.exec_driver_sql("SELECT name, roles FROM officer WHERE id = 77").one()
    assert found[0] == "Lama" and found[1].startswith("[")


def test_a_bundle_survives_as_text_with_bytes_in_it(office: Office) -> None:
    enrol(office, make_session(office), "Budi Contoh")
    with office.work() as work:
        bundle = hanging(work, Session, 1)
        assert next(iter(bundle.rows)) is Session and Participant in bundle.rows
        bundle.rows[Session][0]["note"] = b"\x00\xff"
        assert Bundle.from_json(bundle.to_json()) == bundle
    with pytest.raises(RuleBroken, match="tidak lagi mengenal"):
        Bundle.from_json('{"no_such_table": []}')


def test_raw_rows_are_as_the_file_holds_them(office: Office) -> None:
    with office.work() as work:
        work.add(Client(full_name="Budi", birth_date=date(1990, 4, 12)))
        assert raw_rows(work.connection, client, client.c.id == 1)[0]["birth_date"] == "1990-04-12"
        assert raw_rows(work.connection, participant, participant.c.id == 1) == []
        assert work.count(TrashItem) == 0
