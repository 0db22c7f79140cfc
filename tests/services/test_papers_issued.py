"""Certificates, receipts and the three things owed: the office's rules through its services."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bapasdesk.domain.records.money import TransportPayment, TransportPaymentDay
from bapasdesk.domain.records.numbers import NumberEntry, NumberSeries
from bapasdesk.domain.rows.people import AttendanceMark
from bapasdesk.domain.values import AttendanceStatus, NumberState, ObligationKind, ObligationState, SeriesKind
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import (
    attendance,
    certificates,
    check,
    courses,
    obligations,
    participants,
    payments,
    sessions,
)
from bapasdesk.services import settings as office_settings
from bapasdesk.services.office import Office
from tests.builders import enrol, make_client, make_course, make_partner, make_session, mark

FOUR_DAYS = tuple(date(2023, 6, day) for day in (19, 20, 21, 22))


def state(office: Office, session_id: int, kind: ObligationKind, row: int = 0) -> ObligationState:
    return participants.rows(office, session_id)[row].cell(kind).state


@pytest.fixture
def session_id(office: Office) -> int:
    """Four days; Budi was there on 4, Citra on 3 (75 %), Dedi on 2, Eka never."""
    made = make_session(office, days=FOUR_DAYS)
    enrol(office, made, "Budi", "Citra", "Dedi", "Eka")
    mark(office, made, "HHHA", "HHHA", "HHAA", "HSAA")
    return made


def test_certificates_go_to_those_at_or_over_the_threshold(office: Office, session_id: int) -> None:
    report = certificates.issue(office, session_id)
    assert report.done == ("Budi", "Citra")
    assert [(one.name, one.reason) for one in report.skipped] == [
        ("Dedi", "hadir 2 dari 4 hari, di bawah 75%"),
        ("Eka", "tidak hadir"),
    ]
    numbers = [row.certificate.paper_number for row in participants.rows(office, session_id)]
    assert numbers == ["001/SERT/VI/2023", "002/SERT/VI/2023", "", ""]


def test_a_batch_run_twice_changes_nothing_the_second_time(office: Office, session_id: int) -> None:
    certificates.issue(office, session_id)
    payments.prepare(office, session_id)
    before = participants.rows(office, session_id)
    again = certificates.issue(office, session_id)
    paid_again = payments.prepare(office, session_id)
    assert again.done == paid_again.done == ()
    assert again.skipped[0].reason == "sudah terbit dengan nomor 001/SERT/VI/2023"
    assert paid_again.skipped[0].reason == "sudah terbit dengan nomor 001/KW/VI/2023"
    assert participants.rows(office, session_id) == before


def test_a_certificate_below_the_threshold_needs_a_reason(office: Office, session_id: int) -> None:
    dedi, eka = (row.id for row in participants.rows(office, session_id)[2:])
    with pytest.raises(InvalidInput):
        certificates.issue_with_override(office, dedi, "ya")
    certificates.issue_with_override(office, dedi, "tugas pengganti selesai dikerjakan")
    assert state(office, session_id, ObligationKind.CERTIFICATE, 2) == ObligationState.READY
    with pytest.raises(RuleBroken, match="tidak hadir"):
        certificates.issue_with_override(office, eka, "tugas pengganti selesai dikerjakan")


def test_nobody_gets_papers_before_the_attendance_is_complete(office: Office) -> None:
    made = make_session(office)
    enrol(office, made, "Budi")
    for report in (certificates.issue(office, made), payments.prepare(office, made)):
        assert [one.reason for one in report.skipped] == ["kehadiran belum lengkap"]
    assert certificates.count(office) == payments.count(office) == 0


def test_a_void_certificate_keeps_its_number_and_reason(office: Office, session_id: int) -> None:
    certificates.issue(office, session_id)
    first = participants.rows(office, session_id)[0]
    assert first.certificate_id is not None
    certificates.void(office, first.certificate_id, "nama salah tulis")
    certificates.issue(office, session_id)
    register = {row.number: row for row in certificates.rows(office)}
    assert register["001/SERT/VI/2023"].is_void
    assert register["001/SERT/VI/2023"].void_reason == "nama salah tulis"
    assert register["003/SERT/VI/2023"].name == "Budi"
    with office.work() as work:
        assert work.find(NumberEntry, text="001/SERT/VI/2023")[0].state == NumberState.VOID
    with pytest.raises(RuleBroken, match="sudah dibatalkan"):
        certificates.void(office, first.certificate_id, "nama salah tulis")


def test_transport_is_paid_per_day_present_at_the_frozen_rate(office: Office, session_id: int) -> None:
    report = payments.prepare(office, session_id)
    assert report.done == ("Budi", "Citra", "Dedi")
    amounts = {row.name: (row.day_count, row.amount) for row in payments.rows(office)}
    assert amounts == {"Budi": (4, 600_000), "Citra": (3, 450_000), "Dedi": (2, 300_000)}


def test_nobody_is_paid_twice_for_a_day_in_another_session(office: Office, session_id: int) -> None:
    payments.prepare(office, session_id)
    budi = participants.rows(office, session_id)[0].client_id
    other = make_session(office, days=(FOUR_DAYS[1],))
    participants.enrol(office, other, [budi])
    mark(office, other, "H")
    report = payments.prepare(office, other)
    assert report.done == ()
    assert report.skipped[0].reason == "sudah menerima uang transport untuk 20 Juni 2023 dari kegiatan lain"


def test_a_void_receipt_frees_its_days(office: Office, session_id: int) -> None:
    payments.prepare(office, session_id)
    payment_id = participants.rows(office, session_id)[0].payment_id
    assert payment_id is not None
    payments.void(office, payment_id, "tarif keliru")
    assert state(office, session_id, ObligationKind.TRANSPORT) == ObligationState.OPEN
    assert payments.prepare(office, session_id).done == ("Budi",)
    assert check.check(office).ok


def test_attendance_under_a_valid_paper_is_locked(office: Office, session_id: int) -> None:
    payments.prepare(office, session_id)
    before = participants.rows(office, session_id)
    with pytest.raises(RuleBroken, match="001/KW/VI/2023"):
        mark(office, session_id, "AHHA", "HHHA", "HHAA", "HSAA")
    assert participants.rows(office, session_id) == before
    mark(office, session_id, "HHHA", "HHHA", "HHAA", "HSAA")


def test_obligations_go_step_by_step(office: Office, session_id: int) -> None:
    budi = participants.rows(office, session_id)[0].id
    assert obligations.advance(office, session_id, [budi], ObligationKind.CERTIFICATE).skipped
    certificates.issue(office, session_id)
    payments.prepare(office, session_id)
    seen = []
    for kind in ObligationKind:
        steps = [state(office, session_id, kind)]
        while obligations.advance(office, session_id, [budi], kind).done:
            steps.append(state(office, session_id, kind))
        seen.append(steps)
    assert seen == [["ready", "delivered"], ["ready", "delivered"], ["open", "ready", "delivered"]]
    assert payments.rows(office, session_id=session_id)[-1].paid_on == office.today()


def test_a_wrong_click_is_taken_back_but_not_paid_money(office: Office, session_id: int) -> None:
    budi = participants.rows(office, session_id)[0].id
    certificates.issue(office, session_id)
    payments.prepare(office, session_id)
    for kind in ObligationKind:
        obligations.advance(office, session_id, [budi], kind)
    for kind in (ObligationKind.CERTIFICATE, ObligationKind.SOUVENIR):
        assert obligations.take_back(office, session_id, [budi], kind).done == ("Budi",)
    refused = obligations.take_back(office, session_id, [budi], ObligationKind.TRANSPORT)
    assert "sudah dibayar" in refused.skipped[0].reason
    assert state(office, session_id, ObligationKind.CERTIFICATE) == ObligationState.READY
    assert state(office, session_id, ObligationKind.SOUVENIR) == ObligationState.OPEN


def test_exceptions_need_a_reason_and_keep_it(office: Office, session_id: int) -> None:
    eka = participants.rows(office, session_id)[3].id
    with pytest.raises(InvalidInput):
        obligations.waive(office, session_id, [eka], ObligationKind.SOUVENIR, "")
    obligations.waive(office, session_id, [eka], ObligationKind.SOUVENIR, "tidak datang mengambil")
    cell = participants.rows(office, session_id)[3].souvenir
    assert (cell.state, cell.reason) == (ObligationState.WAIVED, "tidak datang mengambil")
    assert certificates.issue(office, session_id).done
    budi = participants.rows(office, session_id)[0].id
    issued = obligations.waive(office, session_id, [budi], ObligationKind.CERTIFICATE, "tidak mau menerima")
    assert issued.skipped[0].reason == "sertifikat sudah siap"


def test_who_has_no_claim_is_excepted_with_the_reason(office: Office, session_id: int) -> None:
    obligations.waive_not_entitled(office, session_id)
    rows = participants.rows(office, session_id)
    assert rows[2].certificate.reason == "Otomatis: hadir 2 dari 4 hari, di bawah 75%"
    assert rows[3].transport.reason == "Otomatis: tidak hadir"
    assert rows[0].certificate.state == ObligationState.OPEN


def test_numbers_follow_the_year_of_the_paper(office: Office) -> None:
    for held_on in (date(2023, 12, 30), date(2022, 3, 30), date(2023, 1, 5)):
        made = make_session(office, days=(held_on,))
        enrol(office, made, f"Budi {held_on.year}{held_on.month}")
        mark(office, made, "H")
        certificates.issue(office, made)
    numbers = sorted(row.number for row in certificates.rows(office))
    assert numbers == ["001/SERT/III/2022", "001/SERT/XII/2023", "002/SERT/I/2023"]


def test_a_changed_pattern_holds_for_new_numbers_only(office: Office, session_id: int) -> None:
    certificates.issue(office, session_id, [participants.rows(office, session_id)[0].id])
    series = next(one for one in office_settings.number_series(office) if one.kind == SeriesKind.CERTIFICATE)
    with pytest.raises(InvalidInput):
        bad = NumberSeries(id=series.id, kind=series.kind, template="{seq.__class__}/{year}")
        office_settings.save_number_series(office, bad)
    office_settings.save_number_series(
        office, NumberSeries(id=series.id, kind=series.kind, template="S-{seq:04d}.{year}")
    )
    certificates.issue(office, session_id)
    assert {row.number for row in certificates.rows(office)} == {"001/SERT/VI/2023", "S-0002.2023"}


def test_a_certificate_answers_to_its_code(office: Office, session_id: int) -> None:
    certificates.issue(office, session_id)
    row = certificates.rows(office)[0]
    found = certificates.verify(office, row.verification_code.lower().replace("-", " "))
    assert (found.status, found.number, found.course) == ("valid", row.number, row.course)
    certificates.void(office, row.id, "nama salah tulis")
    assert certificates.verify(office, row.verification_code).status == "void"
    assert certificates.verify(office, "2222-2222-2222").status == "unknown"
    assert certificates.verify(office, "apa saja").status == "unknown"


def test_renaming_a_course_later_leaves_certificates_valid(office: Office, session_id: int) -> None:
    certificates.issue(office, session_id)
    course = sessions.get(office, session_id).course
    courses.save(office, replace(course, name="Nama Baru"))
    found = certificates.verify(office, certificates.rows(office)[0].verification_code)
    assert (found.status, found.course) == ("valid", course.name)


def test_fill_present_fills_only_the_blanks(office: Office) -> None:
    made = make_session(office)
    seats = enrol(office, made, "Budi", "Citra", "Dedi")
    day = sessions.get(office, made).days[0].id
    sick = AttendanceMark(participant_id=seats[1], session_day_id=day, status=AttendanceStatus.SICK)
    attendance.record(office, made, [sick])
    assert attendance.fill_present(office, made, day) == 2
    marks = [row.marks[0].status for row in participants.rows(office, made) if row.marks[0]]
    assert marks == ["H", "S", "H"]


def test_somebody_with_a_number_keeps_the_seat(office: Office, session_id: int) -> None:
    certificates.issue(office, session_id)
    rows = participants.rows(office, session_id)
    report = participants.remove(office, [rows[0].id, rows[3].id])
    assert report.done == ("Eka",)
    assert report.skipped[0].reason == "sudah ada nomor sertifikat atau kuitansi atas namanya"


letters = st.text(alphabet="HISA", min_size=3, max_size=3)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=letters, second=letters, order=st.permutations(["issue", "prepare", "pay", "issue", "prepare"]))
def test_whatever_the_order_numbers_are_unique_and_money_is_earned(
    office: Office, first: str, second: str, order: list[str]
) -> None:
    """No two papers share a number, and nobody is paid for more days than present."""
    number = make_client(office, "Nomor")
    course, partner = make_course(office, f"Pelatihan {number}"), make_partner(office, f"Mitra {number}")
    held_on = date.fromordinal(date(2001, 1, 1).toordinal() + number * 7)
    days = (held_on, date.fromordinal(held_on.toordinal() + 1))
    made = make_session(office, days=days, course_id=course, partner_id=partner)
    enrol(office, made, "Budi", "Citra", "Dedi")
    mark(office, made, first, second)
    actions = {
        "issue": lambda: certificates.issue(office, made),
        "prepare": lambda: payments.prepare(office, made),
        "pay": lambda: payments.mark_paid(office, made),
    }
    for action in order:
        actions[action]()
    present = {row.id: row.days_present for row in participants.rows(office, made)}
    with office.work() as work:
        texts = [(entry.series_id, entry.text) for entry in work.find(NumberEntry)]
        assert len(texts) == len(set(texts))
        for payment in work.find(TransportPayment, participant_id=list(present)):
            assert payment.day_count == present[payment.participant_id]
            assert payment.amount == payment.rate * payment.day_count
            assert len(work.find(TransportPaymentDay, payment_id=payment.id)) == payment.day_count
    assert check.check(office).ok


def test_the_check_finds_a_change_made_from_outside(office: Office, session_id: int) -> None:
    with office.work() as work:
        work.connection.execute(text("DROP TRIGGER audit_entry_no_update"))
        work.connection.execute(text("UPDATE audit_entry SET detail = 'lain' WHERE id = 2"))
        work.commit()
    problems = check.check(office).problems
    assert any("mulai baris 2" in problem for problem in problems)
