"""Partner lists in. A partner is known by its name or its other name, letter case aside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bapasdesk.domain.checks import check_partner
from bapasdesk.domain.list_check import Choice, ImportReport, ListCheck, Match
from bapasdesk.domain.list_columns import Cells, SheetLayout
from bapasdesk.domain.plan_columns import PARTNER_COLUMNS
from bapasdesk.domain.records.partners import Partner, PartnerContact
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import PartnerKind
from bapasdesk.services.list_import import Choices, ListKind, Watch, counted, examine, save
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.unit_of_work import UnitOfWork

_OF_CONTACT = {"contact_name": "name", "phone": "phone", "email": "email"}


@dataclass(frozen=True, slots=True)
class ListedPartner:
    """A partner and the one contact a list tells of."""

    partner: Partner
    contact: PartnerContact | None


@needs(Right.PLAN)
def check_partners(
    office: Office, rows: Sequence[Cells], layout: SheetLayout, choices: Choices, watch: Watch
) -> ListCheck:
    """What the list would change. ImportStopped if the person stops it."""
    with office.work() as work:
        return examine(PartnerJudge(work), PARTNER_COLUMNS, rows, layout, choices, watch).check


@needs(Right.PLAN)
def save_partners(
    office: Office, rows: Sequence[Cells], layout: SheetLayout, choices: Choices, watch: Watch
) -> ImportReport:
    """Saves the list as one step that can be undone; see `list_import.save`."""
    with office.work() as work:
        judge = PartnerJudge(work)
        found = examine(judge, PARTNER_COLUMNS, rows, layout, choices, watch)
        return save(work, judge, found, choices, watch)


class PartnerJudge:
    """Knows every partner with its first contact. A new one of no stated kind is taken for a community."""

    def __init__(self, work: UnitOfWork) -> None:
        contacts: dict[int, PartnerContact] = {}
        for contact in work.find(PartnerContact):
            contacts.setdefault(contact.partner_id, contact)
        self._known: dict[str, ListedPartner] = {}
        for partner in work.find(Partner):
            listed = ListedPartner(partner, contacts.get(partner.id))
            self._known[partner.name.casefold()] = listed
            if partner.alias:
                self._known.setdefault(partner.alias.casefold(), listed)
        self._above: dict[str, int] = {}

    def match(self, number: int, values: dict[str, Any]) -> Match:
        facts = {name: value for name, value in values.items() if name not in _OF_CONTACT}
        told = {_OF_CONTACT[name]: value for name, value in values.items() if name in _OF_CONTACT}
        key = str(facts.get("name", "")).casefold()
        known = self._known.get(key)
        partner = Partner(**{"name": "", "kind": PartnerKind.COMMUNITY, **facts})
        check_partner(partner)
        row = self._above.setdefault(known.partner.name.casefold() if known else key, number)
        listed = ListedPartner(partner, _contact(None, told, partner))
        if row != number:
            return Match(record=listed, reason=f"Mengulang baris {row}.", choices=(Choice.SKIP,))
        if known is None:
            return Match(record=listed)
        facts.pop("name")  # found by its other name, it keeps its own
        merged = ListedPartner(replace(known.partner, **facts), _contact(known.contact, told, known.partner))
        reason = "Mitra ini sudah ada."
        return Match(
            record=listed, known=known, merged=merged, reason=reason, choices=(Choice.UPDATE, Choice.SKIP)
        )

    def value(self, record: ListedPartner, column: str) -> Any:
        if column in _OF_CONTACT:
            return getattr(record.contact, _OF_CONTACT[column]) if record.contact else None
        return getattr(record.partner, column)

    def write(
        self, work: UnitOfWork, added: Sequence[ListedPartner], changed: Sequence[ListedPartner], watch: Watch
    ) -> None:
        for done, one in enumerate((*added, *changed), start=1):
            partner_id = work.save(one.partner)
            if one.contact is not None:
                work.save(replace(one.contact, partner_id=partner_id))
            watch.tell(done, len(added) + len(changed))
        detail = counted(added, changed)
        work.record("Daftar mitra diimpor", "partner", 0, detail)
        work.undoable(f"Daftar mitra diimpor: {detail}")


def _contact(known: PartnerContact | None, told: dict[str, Any], partner: Partner) -> PartnerContact | None:
    """The contact as the list says; one without a name bears the leader's or the partner's."""
    if not told:
        return known
    if known is not None:
        return replace(known, **told)
    return PartnerContact(**{"name": partner.leader_name or partner.name, **told})


PARTNERS = ListKind(
    name="partners",
    title="Daftar mitra",
    noun="mitra",
    columns=lambda office: PARTNER_COLUMNS,
    check=check_partners,
    save=save_partners,
    changes=("partners",),
)
