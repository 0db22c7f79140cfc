"""Everything that happened with one client, in one list; who may not read the trail does not see it there."""

from datetime import date

from bapasdesk.domain.client_history import HistoryKind
from bapasdesk.domain.outcomes import IncomeBand, InfoSource, Outcome
from bapasdesk.domain.records.office import Officer
from bapasdesk.domain.records.outcomes import Apprenticeship, FollowUp
from bapasdesk.domain.records.trail import AuditEntry
from bapasdesk.domain.rights import Role
from bapasdesk.services import certificates, client_history, clients, corrections, payments
from bapasdesk.services.office import Office
from tests.builders import OFFICER, enrol, make_client, make_partner, make_session, mark


def lines(office: Office, client_id: int, kind: HistoryKind) -> list[tuple[str, str]]:
    rows = client_history.of_client(office, client_id).rows
    return [(row.what, row.detail) for row in rows if row.kind == kind]


def test_a_whole_training_is_told(office: Office) -> None:
    session_id = make_session(office, days=(date(2023, 6, 19), date(2023, 6, 20)))
    (seat,) = enrol(office, session_id, "Ani")
    mark(office, session_id, "H", "H")
    certificates.issue(office, session_id)
    payments.prepare(office, session_id)
    payments.mark_paid(office, session_id)
    corrections.correct(office, payments.rows(office)[0].id, -50_000, "salah hitung")
    with office.work() as work:
        work.add(Apprenticeship(participant_id=seat, partner_id=1, starts_on=date(2023, 6, 20)))
        work.add(
            FollowUp(
                participant_id=seat,
                months=3,
                due_on=date(2023, 6, 20),
                next_on=date(2023, 6, 20),
                answered_on=date(2023, 6, 20),
                outcome=Outcome.SMALL_ORDERS,
                income=IncomeBand.UNDER_1M,
                source=InfoSource.CALL,
            )
        )
        work.commit()
    client_id = clients.rows(office)[0].id
    found = client_history.of_client(office, client_id)
    assert (found.trainings, found.certificates, found.paid) == (1, 1, 250_000)
    assert found.outcome is Outcome.SMALL_ORDERS
    assert list(found.rows) == sorted(found.rows, key=lambda row: row.on, reverse=True)
    course = "Pelatihan Uji 1"
    assert lines(office, client_id, HistoryKind.TRAINING) == [(course, "Mitra Uji 1, hadir 2 dari 2 hari")]
    assert lines(office, client_id, HistoryKind.ATTENDANCE) == [("Hadir", course)] * 2
    assert lines(office, client_id, HistoryKind.PAPER) == [("Sertifikat 001/SERT/VI/2023", f"{course}, sah")]
    money = lines(office, client_id, HistoryKind.MONEY)
    assert [what.split(": ")[1] for what, _ in money] == ["Rp300.000", "-Rp50.000"]
    assert len(lines(office, client_id, HistoryKind.DUTY)) == 3
    assert lines(office, client_id, HistoryKind.FOLLOW_UP) == [("3 bulan: Order kecil", course)]
    assert lines(office, client_id, HistoryKind.APPRENTICESHIP) == [("Magang di Mitra Uji 1", course)]


def test_looking_is_noted_once_and_the_trail_asks_for_its_right(office: Office) -> None:
    make_partner(office)
    client_id = make_client(office, "Ani")
    client_history.of_client(office, client_id)
    client_history.of_client(office, client_id, again=True)
    assert lines(office, client_id, HistoryKind.TRAIL)[0][0] == "Klien ditambahkan"
    with office.work() as work:
        looks = work.find(AuditEntry, action="Data klien dilihat", subject_id=client_id)
        assert len(looks) == 2
        me = work.first(Officer, name=OFFICER)
        assert me is not None
        work.change(Officer(id=me.id, name=me.name, roles=(Role.VIEWER,)))
        work.commit()
    office.forget_rights()
    assert lines(office, client_id, HistoryKind.TRAIL) == []
