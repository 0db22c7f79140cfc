"""Agreements (PKS, MoU) with partners, and the signed paper kept inside the encrypted file."""

from collections.abc import Collection
from pathlib import Path

from bapasdesk.domain.agreements import LARGEST_SCAN, check_agreement, scan_kind, too_large
from bapasdesk.domain.records.partners import Agreement, AgreementCourse, AgreementScan, Partner
from bapasdesk.domain.records.sessions import Course
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.partners import AgreementDetail, AgreementRow, IssuedLetter
from bapasdesk.domain.trail import SCAN_SAVED, SCAN_VIEWED
from bapasdesk.errors import InvalidInput, NotFound, RuleBroken
from bapasdesk.services.agreement_letters import letters_of
from bapasdesk.services.office import Office
from bapasdesk.services.removal import Removal, throw_away
from bapasdesk.services.rights import needs
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.queries.agreements import scanned
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.VIEW)
def rows(office: Office, partner_id: int | None = None) -> tuple[AgreementRow, ...]:
    """A partner's agreements (None: everybody's), the one that runs longest first."""
    wanted = {} if partner_id is None else {"partner_id": partner_id}
    with office.work() as work:
        known = work.find(Agreement, order_by="valid_until", **wanted)
        letters = letters_of(work, [one.id for one in known])
        return tuple(_row(work, one, letters.get(one.id)) for one in reversed(known))


@needs(Right.VIEW)
def get(office: Office, agreement_id: int) -> AgreementDetail:
    with office.work() as work:
        return AgreementDetail(
            agreement=work.get(Agreement, agreement_id),
            course_ids=tuple(one.course_id for one in work.find(AgreementCourse, agreement_id=agreement_id)),
            scan_kind=scanned(work, agreement_id),
        )


@needs(Right.PLAN)
def save(office: Office, agreement: Agreement, course_ids: Collection[int]) -> int:
    """Saves an agreement with the courses it covers (none: all); gives the id."""
    check_agreement(agreement)
    with office.work() as work:
        agreement_id = work.save(agreement)
        work.remove_where(AgreementCourse, agreement_id=agreement_id)
        work.add_all(
            [AgreementCourse(agreement_id=agreement_id, course_id=one) for one in dict.fromkeys(course_ids)]
        )
        action = "Perjanjian diubah" if agreement.id else "Perjanjian ditambahkan"
        _record(work, action, agreement.partner_id, agreement.title)
        work.commit()
    return agreement_id


@needs(Right.PLAN)
def remove(office: Office, agreement_id: int) -> None:
    """Moves an agreement with its scan to the trash; RuleBroken once a letter about it was issued."""
    with office.work() as work:
        report = throw_away(work, [work.get(Agreement, agreement_id)], _REMOVAL)
        for stays in report.skipped:
            raise RuleBroken(f"{stays.name} tidak dihapus: {stays.reason}.")
        work.commit()


def read_scan(path: Path) -> bytes:
    """The bytes of a scanned agreement from a file; InvalidInput if it is too large or not a scan."""
    try:
        if path.stat().st_size > LARGEST_SCAN:
            raise too_large()
        content = path.read_bytes()
    except OSError as error:
        raise InvalidInput("Berkas itu tidak dapat dibaca. Tidak ada yang disimpan.", "scan") from error
    scan_kind(content)
    return content


@needs(Right.PLAN)
def attach(office: Office, agreement_id: int, content: bytes) -> None:
    """Keeps the signed paper with an agreement, in place of one kept before."""
    kind = scan_kind(content)
    with office.work() as work:
        agreement = work.get(Agreement, agreement_id)
        work.remove_where(AgreementScan, agreement_id=agreement_id)
        work.add(AgreementScan(agreement_id=agreement_id, kind=kind, content=content))
        _record(work, "Berkas perjanjian disimpan", agreement.partner_id, agreement.title)
        work.commit()


@needs(Right.VIEW)
def scan(office: Office, agreement_id: int) -> AgreementScan:
    """The signed paper, to be shown from memory; the look at it is in the trail."""
    with office.work() as work:
        found, agreement = _scan(work, agreement_id), work.get(Agreement, agreement_id)
        _record(work, SCAN_VIEWED, agreement.partner_id, agreement.title)
        work.commit()
    return found


@needs(Right.EXPORT)
def export_scan(office: Office, agreement_id: int, path: Path) -> None:
    """Writes a copy of the signed paper outside the encrypted file, whole or not at all."""
    with office.work() as work:
        found, agreement = _scan(work, agreement_id), work.get(Agreement, agreement_id)
        write_atomically(path, found.content)
        _record(work, SCAN_SAVED, agreement.partner_id, agreement.title)
        work.commit()


def _scan(work: UnitOfWork, agreement_id: int) -> AgreementScan:
    found = work.first(AgreementScan, agreement_id=agreement_id)
    if found is None:
        raise NotFound("Perjanjian ini belum punya berkas hasil pindai.")
    return found


def _row(work: UnitOfWork, agreement: Agreement, letter: IssuedLetter | None) -> AgreementRow:
    links = work.find(AgreementCourse, agreement_id=agreement.id)
    courses = work.find(Course, id=[one.course_id for one in links], order_by="name")
    return AgreementRow(
        id=agreement.id,
        partner=work.get(Partner, agreement.partner_id).name,
        title=agreement.title,
        partner_number=agreement.partner_number,
        office_number=agreement.office_number,
        valid_from=agreement.valid_from,
        valid_until=agreement.valid_until,
        courses=tuple(one.name for one in courses),
        scan_kind=scanned(work, agreement.id),
        letter=letter,
    )


def _record(work: UnitOfWork, action: str, partner_id: int, title: str) -> None:
    partner = work.get(Partner, partner_id)
    work.record(action, "partner", partner_id, f"{partner.name}: {title}")


_REMOVAL = Removal[Agreement](
    kind="agreement",
    action="Perjanjian dihapus",
    name=lambda work, one: f"{work.get(Partner, one.partner_id).name}: {one.title}",
    told=lambda one, name: ("partner", one.partner_id, name),
)
