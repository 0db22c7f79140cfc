"""What an agreement must say, what its scan may be, and when it is to be renewed."""

from datetime import timedelta

from bapasdesk.domain.checks import check_name
from bapasdesk.domain.records.partners import Agreement
from bapasdesk.domain.values import ScanKind
from bapasdesk.errors import InvalidInput

RENEWAL = timedelta(days=60)
"""So long before its end the office is told to renew an agreement: time for two letters and a meeting."""
LARGEST_SCAN = 10 * 1024 * 1024
"""Bytes; a signed agreement of ten pages scanned at 200 dpi takes about three million."""
_LONGEST_TEXT = 20_000
_BEGINNINGS = {
    b"%PDF-": ScanKind.PDF,
    b"\xff\xd8\xff": ScanKind.JPG,
    b"\x89PNG\r\n\x1a\n": ScanKind.PNG,
}


def check_agreement(agreement: Agreement) -> None:
    check_name(agreement.title, "title", "Judul perjanjian")
    if agreement.valid_until < agreement.valid_from:
        raise InvalidInput("Perjanjian berakhir sebelum mulai berlaku.", "valid_until")
    for field in ("office_duties", "partner_duties", "minutes"):
        if len(getattr(agreement, field)) > _LONGEST_TEXT:
            raise InvalidInput(f"Paling panjang {_LONGEST_TEXT} huruf.", field)


def scan_kind(content: bytes) -> ScanKind:
    """What a file really is, told by its first bytes and not by its name; InvalidInput for anything else."""
    if len(content) > LARGEST_SCAN:
        raise too_large()
    kinds = [kind for beginning, kind in _BEGINNINGS.items() if content.startswith(beginning)]
    if not kinds:
        raise InvalidInput("Berkas itu bukan PDF, JPG, atau PNG. Tidak ada yang disimpan.", "scan")
    return kinds[0]


def too_large() -> InvalidInput:
    limit = LARGEST_SCAN // (1024 * 1024)
    return InvalidInput(
        f"Berkas lebih besar dari {limit} MB. Pindai ulang dengan 200 dpi hitam putih; "
        "tidak ada yang disimpan.",
        "scan",
    )
