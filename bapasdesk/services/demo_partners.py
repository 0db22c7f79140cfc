"""The demonstration's partners: how far the office has come with each, by the steps an officer would take."""

from datetime import date
from typing import Any

from bapasdesk.domain.records.office import Venue
from bapasdesk.domain.records.partners import Agreement, ContactLogEntry, Evaluation, Partner
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.partners import PartnerDetail
from bapasdesk.domain.values import ContactChannel, EvaluationSide, PartnerKind, PartnerStage, VenueKind
from bapasdesk.services import agreements, evaluations, partners, pipeline, venues
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs

_UNTIL_AGREED = (PartnerStage.CONTACTED, PartnerStage.MET, PartnerStage.AGREED)
_SCORES = ((4, 5, 4, 5), (5, 4, 4, 4))
"""Invented, by the partner and about it."""


@needs(Right.PLAN)
def save_partner(office: Office, facts: dict[str, Any], course_ids: tuple[int, ...]) -> int:
    """A partner that has agreed; the first day it teaches makes it active, the others stay agreed."""
    contacts = facts.get("contacts", ())
    known = {name: value for name, value in facts.items() if name != "contacts"}
    partner = Partner(**{**known, "kind": PartnerKind(facts["kind"])})
    partner_id = partners.save(office, PartnerDetail(partner=partner, contacts=(), course_ids=course_ids))
    for stage in _UNTIL_AGREED:
        pipeline.move(office, partner_id, stage)
    for contacted_on, channel, summary, next_on in contacts:
        entry = ContactLogEntry(
            partner_id=partner_id,
            contacted_on=date.fromisoformat(contacted_on),
            channel=ContactChannel(channel),
            summary=summary,
            next_on=date.fromisoformat(next_on),
        )
        pipeline.log_contact(office, entry)
    _agree(office, facts["name"], partner_id, course_ids)
    return partner_id


def _agree(office: Office, name: str, partner_id: int, course_ids: tuple[int, ...]) -> None:
    """An invented agreement that covers what the partner offers, long enough for all its sessions."""
    agreement = Agreement(
        partner_id=partner_id,
        title="Perjanjian kerja sama pelatihan (contoh)",
        partner_number=f"{partner_id:02d}/CONTOH/2022",
        office_number=f"CONTOH.{partner_id:02d}.2022",
        signed_on=date(2022, 1, 3),
        valid_from=date(2022, 1, 3),
        valid_until=date(2029, 12, 31),
        office_duties="Contoh: menyediakan peserta, undangan, daftar hadir, dan uang transport.",
        partner_duties="Contoh: menyediakan pengajar dan bahan latihan.",
        minutes=f"Contoh: rapat dengan {name}; tempat menurut permintaan mitra.",
    )
    agreements.save(office, agreement, course_ids)


@needs(Right.SETTINGS)
def save_venues(office: Office, data: dict[str, Any]) -> None:
    """The office's own hall, and ground elsewhere."""
    for facts in data["venues"]:
        venues.save_venue(office, Venue(**{**facts, "kind": VenueKind(facts["kind"])}))


@needs(Right.PLAN)
def evaluate(office: Office, session_id: int) -> None:
    """Both sides find the session good."""
    for side, scores in zip(EvaluationSide, _SCORES, strict=True):
        evaluations.save(
            office,
            Evaluation(
                session_id=session_id,
                side=side,
                scores=scores,
                comment="Contoh: penilaian rekaan.",
                evaluated_on=office.today(),
            ),
        )
