"""The stored content of a paper comes back exactly, years later."""

import json

import pytest

from bapasdesk.documents.contents import (
    AttendanceSheetContent,
    CertificateContent,
    PaymentListContent,
    ReceiptContent,
)
from tests.documents.sample_papers import (
    make_attendance_sheet,
    make_certificate,
    make_payment_list,
    make_receipt,
)

Content = CertificateContent | ReceiptContent | PaymentListContent | AttendanceSheetContent


@pytest.mark.parametrize(
    "content",
    [
        make_certificate(name='Łukasz "<b>" & Ωмега'),
        make_receipt(),
        make_receipt(approval=None, payer=None),
        make_payment_list(),
        make_attendance_sheet(signature=None),
    ],
)
def test_content_survives_its_json(content: Content) -> None:
    assert type(content).from_json(content.to_json()) == content


def test_json_is_plain_and_readable() -> None:
    stored = json.loads(make_certificate().to_json())
    assert stored["style"] == "official"
    assert stored["signatures"][1]["nip"] == "19990101 202001 2 001"
