"""Agreements and the signed paper inside the encrypted file."""

import random
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bapasdesk.domain.agreements import LARGEST_SCAN
from bapasdesk.domain.records.partners import Agreement
from bapasdesk.domain.records.trail import AuditEntry
from bapasdesk.domain.values import PartnerStage, ScanKind
from bapasdesk.errors import InvalidInput, NotFound
from bapasdesk.services import agreements, home, pipeline, trash
from bapasdesk.services.office import Office
from tests.builders import DAY, FixedClock, make_course, make_partner


def agreement(partner_id: int, until: date, **facts: object) -> Agreement:
    given: dict[str, object] = {"title": "Perjanjian", "valid_from": date(2022, 1, 1), **facts}
    return Agreement(partner_id=partner_id, valid_until=until, **given)  # type: ignore[arg-type]


def png() -> bytes:
    """A picture that does not compress, so that its bytes can be looked for."""
    noise = random.Random(7).randbytes(60 * 60 * 3)
    buffer = BytesIO()
    Image.frombytes("RGB", (60, 60), noise).save(buffer, "PNG")
    return buffer.getvalue()


def test_an_agreement_is_kept_with_numbers_courses_duties_and_minutes(office: Office) -> None:
    course, partner_id = make_course(office, "Las"), make_partner(office)
    made = agreement(
        partner_id,
        DAY,
        partner_number="12/A/2022",
        office_number="W.1-2",
        signed_on=date(2022, 1, 5),
        office_duties="peserta",
        partner_duties="pengajar",
        minutes="rapat tanggal 3",
    )
    agreement_id = agreements.save(office, made, (course, course))
    detail = agreements.get(office, agreement_id)
    assert detail.agreement.minutes == "rapat tanggal 3" and detail.course_ids == (course,)
    (row,) = agreements.rows(office, partner_id)
    assert (row.partner_number, row.office_number, row.courses) == ("12/A/2022", "W.1-2", ("Las",))
    assert row.scan_kind is None
    with pytest.raises(InvalidInput, match="sebelum mulai"):
        agreements.save(office, agreement(partner_id, date(2021, 12, 31)), ())


def test_the_scan_comes_back_byte_for_byte_and_is_nowhere_else(office: Office, tmp_path: Path) -> None:
    agreement_id = agreements.save(office, agreement(make_partner(office), DAY), ())
    with pytest.raises(NotFound, match="belum punya berkas"):
        agreements.scan(office, agreement_id)
    path = tmp_path / "pindai.bin"
    path.write_bytes(png())
    agreements.attach(office, agreement_id, agreements.read_scan(path))
    path.unlink()
    assert agreements.scan(office, agreement_id).content == png()
    assert agreements.get(office, agreement_id).scan_kind == ScanKind.PNG
    piece = png()[200:232]
    for file in office.folder.root.rglob("*"):
        assert not file.is_file() or piece not in file.read_bytes(), file
    agreements.attach(office, agreement_id, b"%PDF-1.7 baru")
    assert agreements.scan(office, agreement_id).kind == ScanKind.PDF


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"MZ\x90 program", "bukan PDF"), (b"", "bukan PDF"), (b"%PDF-" + bytes(LARGEST_SCAN), "lebih besar")],
)
def test_what_is_no_scan_or_too_large_is_refused_before_it_is_read_in(
    office: Office, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "berkas.pdf"
    path.write_bytes(content)
    with pytest.raises(InvalidInput, match=said):
        agreements.read_scan(path)
    with pytest.raises(InvalidInput, match="tidak dapat dibaca"):
        agreements.read_scan(tmp_path / "tidak-ada.pdf")


def test_looking_and_copying_out_are_in_the_trail(office: Office, tmp_path: Path) -> None:
    agreement_id = agreements.save(office, agreement(make_partner(office), DAY), ())
    agreements.attach(office, agreement_id, b"%PDF-1.7")
    agreements.scan(office, agreement_id)
    agreements.export_scan(office, agreement_id, tmp_path / "salinan.pdf")
    assert (tmp_path / "salinan.pdf").read_bytes() == b"%PDF-1.7"
    with office.work() as work:
        actions = [entry.action for entry in work.find(AuditEntry, subject="partner")]
    assert actions[-3:] == [
        "Berkas perjanjian disimpan",
        "Berkas perjanjian dibuka",
        "Berkas perjanjian disalin ke luar",
    ]


def test_renewal_is_due_sixty_days_before_the_last_agreement_ends(office: Office, clock: FixedClock) -> None:
    partner_id = make_partner(office, "LPK Contoh")
    agreements.save(office, agreement(partner_id, DAY), ())
    agreements.save(office, agreement(partner_id, DAY + timedelta(days=61)), ())
    assert home.agenda(office).reminders == (), "the older one has been followed by a later one"
    clock.move(days=1)
    (reminder,) = home.agenda(office).reminders
    assert (reminder.due_on, reminder.what) == (
        DAY + timedelta(days=61),
        "Perjanjian segera berakhir: perpanjang",
    )
    clock.move(days=90)
    assert home.agenda(office).reminders[0].what == "Perjanjian sudah berakhir: buat yang baru"
    pipeline.move(office, partner_id, PartnerStage.DORMANT)
    assert home.agenda(office).reminders == (), "a partner that sleeps needs no agreement"


def test_a_deleted_agreement_comes_back_from_the_trash_with_its_scan(office: Office) -> None:
    course = make_course(office)
    agreement_id = agreements.save(office, agreement(make_partner(office), DAY), (course,))
    agreements.attach(office, agreement_id, png())
    agreements.remove(office, agreement_id)
    assert agreements.rows(office, 1) == ()
    trash.restore(office, [item.id for item in trash.rows(office)])
    assert agreements.get(office, agreement_id).course_ids == (course,)
    assert agreements.scan(office, agreement_id).content == png()
