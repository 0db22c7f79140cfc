"""Money of several parts, its tax, and corrections of what was paid: every sum agrees with every paper."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bapasdesk.documents.contents import ReceiptContent
from bapasdesk.domain.payment_parts import PaymentPart, check_tax_label, needs_stamp_duty
from bapasdesk.domain.records.money import SessionComponent, TransportPayment
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.values import FundingSource, PaperKind, ReceiptForm
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import (
    check,
    corrections,
    obligations,
    papers,
    participants,
    payment_parts,
    payments,
    recap,
)
from bapasdesk.services.office import Office
from bapasdesk.services.paid_lines import paid_lines, valid_payments
from tests.builders import enrol, make_client, make_course, make_partner, make_session, mark
from tests.documents.reading import texts

DAYS = (date(2023, 6, 19), date(2023, 6, 20))
POCKET_MONEY = SessionComponent(session_id=0, name="Uang saku", rate=50_000, tax_percent=5)


@pytest.fixture
def session_id(office: Office) -> int:
    """Budi was there on both days, Citra on one; nobody has a receipt yet."""
    made = make_session(office, days=DAYS, budget_line="524113")
    enrol(office, made, "Budi", "Citra")
    mark(office, made, "HH", "HA")
    return made


def paid_budi(office: Office, session_id: int) -> int:
    payments.prepare(office, session_id)
    payments.mark_paid(office, session_id)
    found = participants.rows(office, session_id)[0].payment_id
    assert found is not None
    return found


def flat(pdf: bytes) -> list[str]:
    return [" ".join(page.split()) for page in texts(pdf)]


@given(st.integers(0, 10**9), st.integers(1, 366), st.integers(0, 35))
def test_tax_is_whole_rupiah_and_never_more_than_its_share(rate: int, days: int, percent: int) -> None:
    part = PaymentPart(name="x", rate=rate, days=days, tax_percent=percent)
    assert part.gross == rate * days
    assert 0 <= part.gross * percent - part.tax * 100 < 100


@pytest.mark.parametrize(
    ("name", "percent", "allowed"),
    [
        ("Uang transport", 0, True),
        ("Uang transport", 5, False),
        ("uang saku", 5, True),
        ("Uang Saku", 0, False),
        ("Honorarium", 0, False),
        ("Bantuan makan", 0, True),
        ("Uang saku", 36, False),
    ],
)
def test_the_label_says_whether_there_is_tax(name: str, percent: int, allowed: bool) -> None:
    if allowed:
        check_tax_label(name, percent)
    else:
        with pytest.raises(InvalidInput):
            check_tax_label(name, percent)


@pytest.mark.parametrize(("amount", "stamped"), [(5_000_000, False), (5_000_001, True)])
def test_stamp_duty_is_for_strictly_more_than_five_million(amount: int, stamped: bool) -> None:
    assert needs_stamp_duty(amount) is stamped


def test_pocket_money_is_taxed_and_transport_is_not(office: Office, session_id: int) -> None:
    payment_parts.save_components(office, session_id, [POCKET_MONEY])
    payments.prepare(office, session_id)
    rows = participants.rows(office, session_id)
    assert [row.transport_due for row in rows] == [400_000, 200_000]
    receipt = flat(papers.make(office, PaperKind.RECEIPTS, session_id).pdf)[0]
    assert "Rp400.000" in receipt and "empat ratus ribu rupiah" in receipt
    assert "Uang saku 5% x Rp100.000 = Rp5.000" in receipt
    assert "diterima Rp395.000 (tiga ratus sembilan puluh lima ribu rupiah)" in receipt
    (listed,) = flat(papers.make(office, PaperKind.PAYMENT_LIST, session_id).pdf)
    assert "PPh 21" in listed and "Diterima" in listed
    assert "JUMLAHRp450.000Rp150.000Rp600.000Rp7.500Rp592.500" in listed
    assert "lima ratus sembilan puluh dua ribu lima ratus rupiah" in listed


def test_without_tax_the_list_has_no_tax_columns(office: Office, session_id: int) -> None:
    payments.prepare(office, session_id)
    (listed,) = flat(papers.make(office, PaperKind.PAYMENT_LIST, session_id).pdf)
    assert "PPh" not in listed and "Diterima" not in listed and "JUMLAHRp450.000" in listed


def test_a_session_may_pay_pocket_money_alone(office: Office) -> None:
    made = make_session(office, transport_rate=0)
    enrol(office, made, "Budi", "Citra")
    mark(office, made, "HA")
    assert payments.prepare(office, made).skipped[0].reason == "kegiatan tanpa uang transport"
    payment_parts.save_components(office, made, [POCKET_MONEY])
    obligations.waive_not_entitled(office, made)
    assert payments.prepare(office, made).done == ("Budi",)
    assert payments.rows(office, session_id=made)[0].amount == 50_000
    assert check.check(office).ok


def test_parts_are_frozen_once_receipts_are_issued(office: Office, session_id: int) -> None:
    payment_parts.save_components(office, session_id, [POCKET_MONEY])
    payments.prepare(office, session_id)
    with pytest.raises(RuleBroken, match="kuitansi sudah terbit"):
        payment_parts.save_components(office, session_id, [])
    assert [one.name for one in payment_parts.components(office, session_id)] == ["Uang saku"]


@pytest.mark.parametrize(
    ("facts", "said", "unsaid"),
    [
        (
            {"receipt_form": ReceiptForm.ADVANCE},
            ["KUITANSI", "Bendahara", "Kuasa Pengguna Anggaran"],
            "BUKTI",
        ),
        (
            {"receipt_form": ReceiptForm.DIRECT},
            ["KUITANSI/BUKTI PEMBAYARAN", "Pejabat Pembuat Komitmen Satuan Kerja", "dengan lengkap dan baik"],
            "Bendahara",
        ),
        (
            {"funding_source": FundingSource.PARTNER, "receipt_form": ReceiptForm.DIRECT},
            ["KUITANSI", "Dibayar oleh"],
            "Komitmen",
        ),
        ({"funding_source": FundingSource.GRANT}, ["KUITANSI", "Dibayar oleh"], "Anggaran Balai"),
    ],
)
def test_the_source_of_funds_decides_the_form(
    office: Office, facts: dict[str, Any], said: list[str], unsaid: str
) -> None:
    made = make_session(office, **facts)
    enrol(office, made, "Budi")
    mark(office, made, "H")
    payments.prepare(office, made)
    (receipt,) = flat(papers.make(office, PaperKind.RECEIPTS, made).pdf)
    assert all(words in receipt for words in said)
    assert unsaid not in receipt


@pytest.mark.parametrize(("people", "stamped"), [(33, False), (34, True)])
def test_the_collective_list_asks_for_a_stamp_above_five_million(
    office: Office, people: int, stamped: bool
) -> None:
    made = make_session(office)
    enrol(office, made, *(f"Peserta {number}" for number in range(people)))
    mark(office, made, "H" * people)
    payments.prepare(office, made)
    pages = flat(papers.make(office, PaperKind.PAYMENT_LIST, made).pdf)
    assert ("Meterai" in pages[-1]) is stamped
    assert not any("Meterai" in page for page in pages[:-1])


def test_a_paid_receipt_is_locked_also_in_the_file(office: Office, session_id: int) -> None:
    payment_id = paid_budi(office, session_id)
    with pytest.raises(RuleBroken, match="koreksi pembayaran"):
        payments.void(office, payment_id, "salah orang")
    with pytest.raises(RuleBroken, match="pengembalian uang hari itu"):
        mark(office, session_id, "AH", "HA")
    for change in ("amount = 0, rate = 0", "is_void = 1", "paid_on = NULL", "day_count = 1, amount = rate"):
        with office.work() as work, pytest.raises(RuleBroken):
            work.connection.execute(text(f"UPDATE transport_payment SET {change} WHERE id = {payment_id}"))


def test_a_correction_is_an_entry_of_its_own_and_every_sum_has_it(office: Office, session_id: int) -> None:
    payment_id = paid_budi(office, session_id)
    with office.work() as work:
        before = work.get(TransportPayment, payment_id)
    corrections.correct(office, payment_id, 50_000, "tarif kurang dihitung")
    corrections.correct(office, payment_id, -20_000, "kelebihan dihitung dua kali")
    with office.work() as work:
        assert work.get(TransportPayment, payment_id) == before
    (number, first), (_, second) = corrections.of_payment(office, payment_id)
    assert (first.amount, second.amount, number) == (50_000, -20_000, "003/KW/VI/2023")
    assert participants.rows(office, session_id)[0].transport_due == 330_000
    assert recap.recap(office, 2023).rows[0].transport_paid == 330_000 + 150_000
    row = next(row for row in payments.rows(office) if row.id == payment_id)
    assert (row.amount, row.corrections) == (300_000, 30_000)
    receipts = flat(papers.make(office, PaperKind.RECEIPTS, session_id).pdf)
    assert "KUITANSI KOREKSI" in receipts[1] and "Rp50.000" in receipts[1] and "001/KW/VI/2023" in receipts[1]
    assert "KUITANSI PENGEMBALIAN" in receipts[2] and "Rp20.000" in receipts[2]
    (listed,) = flat(papers.make(office, PaperKind.PAYMENT_LIST, session_id).pdf)
    assert "-Rp20.000" in listed and "JUMLAHRp480.000" in listed
    assert check.check(office).ok


def test_a_day_paid_by_mistake_is_given_back_and_its_attendance_put_right(
    office: Office, session_id: int
) -> None:
    payment_parts.save_components(office, session_id, [POCKET_MONEY])
    payment_id = paid_budi(office, session_id)
    with pytest.raises(RuleBroken, match="pengembalian uang hari itu"):
        mark(office, session_id, "HH", "AA")
    assert corrections.days_paid(office, payment_id) == ((DAYS[0], 200_000), (DAYS[1], 200_000))
    with pytest.raises(RuleBroken, match="tidak dibayar dengan kuitansi ini"):
        corrections.give_back_days(office, payment_id, [date(2023, 6, 21)], "salah catat kehadiran")
    corrections.give_back_days(office, payment_id, [DAYS[1]], "salah catat kehadiran")
    assert corrections.days_paid(office, payment_id) == ((DAYS[0], 200_000),)
    with pytest.raises(RuleBroken, match="sudah dikembalikan"):
        corrections.give_back_days(office, payment_id, [DAYS[1]], "salah catat kehadiran")
    with pytest.raises(RuleBroken, match="pengembalian uang hari itu"):
        mark(office, session_id, "AH", "HA")
    mark(office, session_id, "HH", "AA")
    assert participants.rows(office, session_id)[0].transport_due == 200_000
    receipt = flat(papers.make(office, PaperKind.RECEIPTS, session_id).pdf)[1]
    assert "KUITANSI PENGEMBALIAN" in receipt and "Rp200.000" in receipt and "20 Juni 2023" in receipt
    assert papers.make(office, PaperKind.SETTLEMENT, session_id).pdf, "receipts, list and words agree"
    assert check.check(office).ok


def test_what_cannot_be_corrected_is_said(office: Office, session_id: int) -> None:
    payments.prepare(office, session_id)
    unpaid = participants.rows(office, session_id)[0].payment_id
    assert unpaid is not None
    with pytest.raises(RuleBroken, match="belum dibayar"):
        corrections.correct(office, unpaid, 10_000, "tarif kurang dihitung")
    payments.mark_paid(office, session_id)
    with pytest.raises(RuleBroken, match="melebihi"):
        corrections.correct(office, unpaid, -300_001, "tidak berhak menerima")
    for amount, reason in ((0, "tarif kurang dihitung"), (5_000, "")):
        with pytest.raises(InvalidInput):
            corrections.correct(office, unpaid, amount, reason)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rate=st.integers(0, 400_000),
    others=st.lists(st.tuples(st.integers(1, 200_000), st.integers(1, 35)), max_size=2),
    days=st.lists(st.sampled_from("HSA"), min_size=3, max_size=3),
    changes=st.lists(st.integers(-100_000, 100_000).filter(bool), max_size=3),
)
def test_receipts_list_and_register_always_come_to_the_same(
    office: Office,
    rate: int,
    others: list[tuple[int, int]],
    days: list[str],
    changes: list[int],
) -> None:
    number = make_client(office, "Nomor")
    held_on = date.fromordinal(date(2001, 1, 1).toordinal() + number)
    made = make_session(
        office,
        days=(held_on,),
        transport_rate=rate,
        course_id=make_course(office, f"Kursus {number}"),
        partner_id=make_partner(office, f"Mitra {number}"),
    )
    enrol(office, made, "Budi", "Citra", "Dedi")
    mark(office, made, "".join(days))
    extra = [
        SessionComponent(session_id=made, name=f"Uang saku {place}", rate=one, tax_percent=percent)
        for place, (one, percent) in enumerate(others)
    ]
    payment_parts.save_components(office, made, extra)
    payments.prepare(office, made)
    payments.mark_paid(office, made)
    for row in payments.rows(office, session_id=made):
        for change in changes:
            with suppress(RuleBroken):  # more would be given back than was paid
                corrections.correct(office, row.id, change, "uji jumlah koreksi")
    with office.work() as work:
        valid = valid_payments(work, work.find(Participant, session_id=made, order_by="row_number"))
        paid = paid_lines(work, valid)
    lines, receipts = [one.line for one in paid], [one.receipt for one in paid]
    register = sum(row.amount + row.corrections for row in payments.rows(office, session_id=made))
    assert sum(line.amount for line in lines) == register == sum(map(_signed, receipts))
    assert register == sum(row.transport_due for row in participants.rows(office, made) if row.payment_id)
    for line in lines:
        assert not line.parts or line.amount == sum(part.gross for part in line.parts)


def _signed(receipt: ReceiptContent) -> int:
    return -receipt.amount if "PENGEMBALIAN" in receipt.title else receipt.amount
