"""Community partners (Pokmaslipas): who they are, whom to call, what they can teach."""

from collections.abc import Collection
from dataclasses import replace

from bapasdesk.domain.checks import check_partner
from bapasdesk.domain.records.partners import Partner, PartnerContact
from bapasdesk.domain.records.sessions import CourseOffer, Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.partners import PartnerDetail, PartnerRow
from bapasdesk.domain.rows.people import BatchReport
from bapasdesk.services.office import Office
from bapasdesk.services.removal import Removal, throw_away
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.partners import partner_rows
from bapasdesk.store.unit_of_work import UnitOfWork

_REMOVAL = Removal[Partner](
    kind="partner",
    action="Mitra dihapus",
    name=lambda work, partner: partner.name,
    told=lambda partner, name: ("partner", partner.id, name),
    stays={Session: "masih punya kegiatan; hapus atau pindahkan dahulu kegiatannya"},
)


@needs(Right.VIEW)
def rows(office: Office, query: str = "") -> tuple[PartnerRow, ...]:
    """Partners by name; `query` as typed into the filter box."""
    with office.work() as work:
        return partner_rows(work, query)


@needs(Right.VIEW)
def get(office: Office, partner_id: int) -> PartnerDetail:
    with office.work() as work:
        return PartnerDetail(
            partner=work.get(Partner, partner_id),
            contacts=tuple(work.find(PartnerContact, partner_id=partner_id)),
            course_ids=tuple(offer.course_id for offer in work.find(CourseOffer, partner_id=partner_id)),
        )


@needs(Right.PLAN)
def save(office: Office, detail: PartnerDetail) -> int:
    """Saves a partner with its contacts and offers as a whole; gives the id."""
    check_partner(detail.partner)
    with office.work() as work:
        partner_id = work.save(detail.partner)
        _replace_contacts(work, partner_id, detail.contacts)
        _replace_offers(work, partner_id, detail.course_ids)
        action = "Mitra diubah" if detail.partner.id else "Mitra ditambahkan"
        work.record(action, "partner", partner_id, detail.partner.name)
        work.commit()
    return partner_id


@needs(Right.PLAN)
def remove(office: Office, partner_ids: Collection[int]) -> BatchReport:
    """Moves partners to the trash; whoever has had a session stays."""
    with office.work() as work:
        report = throw_away(work, work.find(Partner, id=list(partner_ids)), _REMOVAL)
        work.commit()
    return report


def _replace_contacts(work: UnitOfWork, partner_id: int, contacts: tuple[PartnerContact, ...]) -> None:
    work.remove_where(PartnerContact, partner_id=partner_id)
    work.add_all([replace(one, partner_id=partner_id) for one in contacts if one.name.strip()])


def _replace_offers(work: UnitOfWork, partner_id: int, course_ids: tuple[int, ...]) -> None:
    work.remove_where(CourseOffer, partner_id=partner_id)
    unique = dict.fromkeys(course_ids)
    work.add_all([CourseOffer(partner_id=partner_id, course_id=one) for one in unique])
