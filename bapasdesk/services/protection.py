"""What the office promises about people's data: settings, freezing, how long it is kept, what is due."""

from dataclasses import replace
from datetime import date

from bapasdesk.domain.person_rules import check_protection, kept_until
from bapasdesk.domain.records.clients import Client, ClientProtection
from bapasdesk.domain.records.office import DataProtection
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import RetentionRow
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.protection import due_clients
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.VIEW)
def settings(office: Office) -> DataProtection:
    with office.work() as work:
        return work.get(DataProtection, 1)


@needs(Right.SETTINGS)
def save_settings(office: Office, changed: DataProtection) -> None:
    check_protection(changed)
    with office.work() as work:
        work.change(replace(changed, id=1))
        kept = f"{changed.retention_months} bulan" if changed.retention_months else "tidak ditentukan"
        detail = f"kunci {changed.lock_minutes} menit, jangka simpan {kept}"
        work.record("Pelindungan data diatur", "office", 1, detail)
        work.commit()


@needs(Right.VIEW)
def of_client(office: Office, client_id: int) -> ClientProtection:
    """What is promised about one client; nothing yet gives an empty one."""
    with office.work() as work:
        return protection_of(work, client_id)


@needs(Right.DUTIES)
def freeze(office: Office, client_id: int, reason: str) -> None:
    """From now on the client's data is neither changed nor used, until `unfreeze` (Ps 40, 41)."""
    if not reason.strip():
        raise InvalidInput("Tulis alasan pembekuan.", "reason")
    with office.work() as work:
        known = protection_of(work, client_id)
        if known.frozen_on is not None:
            raise RuleBroken("Data klien ini sudah dibekukan.")
        work.save(replace(known, frozen_on=work.today(), freeze_reason=reason.strip()))
        work.record("Data klien dibekukan", "client", client_id, reason.strip())
        work.commit()


@needs(Right.DUTIES)
def unfreeze(office: Office, client_id: int, reason: str) -> None:
    """The data may be used again; the reason stays in the trail."""
    if not reason.strip():
        raise InvalidInput("Tulis alasan pencabutan.", "reason")
    with office.work() as work:
        known = protection_of(work, client_id)
        if known.frozen_on is None:
            raise RuleBroken("Data klien ini tidak sedang dibekukan.")
        work.save(replace(known, frozen_on=None, freeze_reason=""))
        work.record("Pembekuan data klien dicabut", "client", client_id, reason.strip())
        work.commit()


@needs(Right.DUTIES)
def keep_until(office: Office, client_id: int, day: date | None) -> None:
    """The last day this client's data is kept; None: as the office's settings say."""
    with office.work() as work:
        work.save(replace(protection_of(work, client_id), keep_until=day))
        work.record("Jangka simpan klien diatur", "client", client_id, day.isoformat() if day else "umum")
        work.commit()


@needs(Right.DUTIES)
def due(office: Office) -> tuple[RetentionRow, ...]:
    """Clients whose time has passed, the longest overdue first; nobody while the office has set nothing."""
    with office.work() as work:
        rules = work.get(DataProtection, 1)
        found = [
            RetentionRow(client_id=client.id, name=client.printed_name, kept_until=last)
            for client, known in due_clients(work)
            if (last := kept_until(client, known, rules)) is not None and last < work.today()
        ]
    return tuple(sorted(found, key=lambda row: (row.kept_until, row.client_id)))


def protection_of(work: UnitOfWork, client_id: int) -> ClientProtection:
    work.get(Client, client_id)
    return work.first(ClientProtection, client_id=client_id) or ClientProtection(client_id=client_id)


def names_somebody_gone(work: UnitOfWork, session_id: int | None) -> bool:
    """Whether papers of the session that came out long ago may name somebody pseudonymised since."""
    gone = {one.client_id for one in work.find(ClientProtection) if one.pseudonymised_on is not None}
    seats = work.find(Participant, session_id=session_id) if gone and session_id else []
    return any(seat.client_id in gone for seat in seats)


def frozen_ids(work: UnitOfWork) -> frozenset[int]:
    """Clients that nothing may be done with now."""
    return frozenset(one.client_id for one in work.find(ClientProtection) if one.frozen_on is not None)
