"""Where each institution stands, what was said to it, and whom to call on next."""

from collections.abc import Mapping
from dataclasses import replace

from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.pipeline import (
    BECOMES_ACTIVE,
    DEFAULT_ARGUMENTS,
    check_argument,
    check_change,
    check_contact,
)
from bapasdesk.domain.records.partners import ContactLogEntry, Partner, RefusalArgument, StageChange
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.partners import PartnerProgress
from bapasdesk.domain.values import PartnerStage, RefusalReason
from bapasdesk.services.office import Office
from bapasdesk.services.removal import Removal, throw_away
from bapasdesk.services.rights import needs
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.VIEW)
def progress(office: Office, partner_id: int) -> PartnerProgress:
    """Where a partner stands, how it came there, and what was said, newest first."""
    with office.work() as work:
        entries = work.find(ContactLogEntry, partner_id=partner_id)
        return PartnerProgress(
            stage=stage_of(work, partner_id),
            history=tuple(reversed(work.find(StageChange, partner_id=partner_id))),
            contacts=tuple(sorted(entries, key=lambda one: (one.contacted_on, one.id), reverse=True)),
        )


@needs(Right.PLAN)
def move(
    office: Office,
    partner_id: int,
    stage: PartnerStage,
    *,
    reason: RefusalReason | None = None,
    note: str = "",
) -> None:
    """Takes a partner one step on; RuleBroken if that step does not follow from where it stands."""
    with office.work() as work:
        partner = work.get(Partner, partner_id)
        change = StageChange(
            partner_id=partner_id,
            stage=stage,
            changed_on=work.today(),
            officer=office.officer,
            reason=reason,
            note=note.strip(),
        )
        check_change(stage_of(work, partner_id), change)
        _write(work, partner, change)
        work.undoable(f"{partner.name}: {label(stage)}")
        work.commit()


@needs(Right.PLAN)
def log_contact(office: Office, entry: ContactLogEntry) -> int:
    """Writes down a contact, new or corrected, under the name of whoever is at the desk."""
    check_contact(entry)
    with office.work() as work:
        partner = work.get(Partner, entry.partner_id)
        entry_id = work.save(replace(entry, officer=entry.officer or office.officer))
        action = "Kontak mitra diubah" if entry.id else "Kontak mitra dicatat"
        work.record(action, "partner", partner.id, f"{partner.name}: {label(entry.channel)}")
        work.commit()
    return entry_id


@needs(Right.PLAN)
def remove_contact(office: Office, entry_id: int) -> None:
    """Moves a contact that was written down by mistake to the trash."""
    with office.work() as work:
        throw_away(work, [work.get(ContactLogEntry, entry_id)], _CONTACT_REMOVAL)
        work.commit()


@needs(Right.VIEW)
def arguments(office: Office) -> Mapping[RefusalReason, str]:
    """The best answer to each reason of refusal: the office's own, or what the program proposes."""
    with office.work() as work:
        return known_arguments(work)


@needs(Right.PLAN)
def save_argument(office: Office, reason: RefusalReason, text: str) -> None:
    """Empty text means that the office has no answer to this reason."""
    with office.work() as work:
        known = work.first(RefusalArgument, reason=reason)
        argument = RefusalArgument(id=known.id if known else 0, reason=reason, text=text.strip())
        check_argument(argument)
        work.save(argument)
        work.record("Argumen disimpan", "office", 1, label(reason))
        work.commit()


def known_arguments(work: UnitOfWork) -> dict[RefusalReason, str]:
    own = {one.reason: one.text for one in work.find(RefusalArgument)}
    return {reason: own.get(reason, DEFAULT_ARGUMENTS.get(reason, "")) for reason in RefusalReason}


def stage_of(work: UnitOfWork, partner_id: int) -> PartnerStage:
    changes = work.find(StageChange, partner_id=partner_id)
    return changes[-1].stage if changes else PartnerStage.CANDIDATE


def note_training(work: UnitOfWork, partner_id: int) -> None:
    """A day was taught: who had agreed, or slept, is active from now on."""
    if stage_of(work, partner_id) in BECOMES_ACTIVE:
        change = StageChange(partner_id=partner_id, stage=PartnerStage.ACTIVE, changed_on=work.today())
        _write(work, work.get(Partner, partner_id), change)


def _write(work: UnitOfWork, partner: Partner, change: StageChange) -> None:
    work.add(change)
    why = f", {label(change.reason)}" if change.reason else ""
    work.record("Tahap mitra diubah", "partner", partner.id, f"{partner.name}: {label(change.stage)}{why}")


_CONTACT_REMOVAL = Removal[ContactLogEntry](
    kind="contact_log_entry",
    action="Kontak mitra dihapus",
    name=lambda work, one: f"{work.get(Partner, one.partner_id).name}, {format_date(one.contacted_on)}",
    told=lambda one, name: ("partner", one.partner_id, name),
)
