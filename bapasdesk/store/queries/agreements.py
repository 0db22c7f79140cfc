"""What is asked of agreements without reading their scans."""

from datetime import date

from sqlalchemy import func, select

from bapasdesk.domain.rows.partners import PartnerReminder
from bapasdesk.domain.values import PartnerStage, ScanKind
from bapasdesk.store.queries.partners import newest_stage
from bapasdesk.store.tables.agreement_letters import agreement_letter
from bapasdesk.store.tables.partners import agreement, agreement_scan, partner
from bapasdesk.store.unit_of_work import UnitOfWork

_LET_GO = (PartnerStage.REFUSED, PartnerStage.DORMANT)


def scanned(work: UnitOfWork, agreement_id: int) -> ScanKind | None:
    """What the scan of an agreement is; None: there is none."""
    query = select(agreement_scan.c.kind).where(agreement_scan.c.agreement_id == agreement_id)
    return work.connection.execute(query).scalar()


def ending_agreements(work: UnitOfWork, until: date, today: date) -> list[PartnerReminder]:
    """Partners whose last agreement ends by a day, asked to renew it or not; not who refused or sleep."""
    last = func.max(agreement.c.valid_until).label("last")
    ends = select(agreement.c.partner_id, last).group_by(agreement.c.partner_id).subquery()
    stage = newest_stage().label("stage")
    asked = (
        select(agreement_letter.c.id)
        .join(agreement, agreement.c.id == agreement_letter.c.agreement_id)
        .where(
            agreement.c.partner_id == partner.c.id,
            agreement.c.valid_until == ends.c.last,
            agreement_letter.c.is_void.is_(False),
        )
        .exists()
        .label("asked")
    )
    query = (
        select(partner.c.id, partner.c.name, ends.c.last, stage, asked)
        .join(ends, ends.c.partner_id == partner.c.id)
        .where(ends.c.last <= until)
    )
    return [
        PartnerReminder(
            partner_id=row.id,
            partner=row.name,
            due_on=row.last,
            what=_what_to_do(row.last < today, row.asked),
            is_agreement=True,
        )
        for row in work.connection.execute(query)
        if row.stage not in _LET_GO
    ]


def _what_to_do(is_over: bool, is_asked: bool) -> str:
    if is_asked:
        return f"Perjanjian {'sudah' if is_over else 'segera'} berakhir: tunggu jawaban surat perpanjangan"
    return (
        "Perjanjian sudah berakhir: buat yang baru" if is_over else "Perjanjian segera berakhir: perpanjang"
    )
