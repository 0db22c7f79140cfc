"""Who signs a paper, from the settings in force on its day or from the partner's record."""

from datetime import date

from bapasdesk.documents.contents import SignatureBlock
from bapasdesk.domain.nip import format_nip
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.values import SignatoryRole
from bapasdesk.services.settings import signatory_on
from bapasdesk.store.unit_of_work import UnitOfWork


def signed_by(
    work: UnitOfWork, role: SignatoryRole, on: date, *before: str, dated: str = ""
) -> SignatureBlock:
    """Whoever holds the role on a day; the lines of `before` stand over the position."""
    signer = signatory_on(work, role, on)
    return SignatureBlock(
        role_lines=(*before, signer.position),
        name=signer.name,
        nip=format_nip(signer.nip),
        place_and_date=dated,
    )


def leader_of(partner: Partner, *, dated: str = "") -> SignatureBlock:
    position = partner.leader_position or "Pimpinan"
    return SignatureBlock(role_lines=(position, partner.name), name=partner.leader_name, place_and_date=dated)
