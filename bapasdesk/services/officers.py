"""Officers: each has a passphrase and a key slot of the own, and roles that say what they may do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bapasdesk.domain.labels import label
from bapasdesk.domain.passphrase import check_passphrase
from bapasdesk.domain.records.office import Officer
from bapasdesk.domain.records.trail import AuditEntry
from bapasdesk.domain.rights import Right, Role
from bapasdesk.domain.trail import BACKUP_MADE
from bapasdesk.errors import InvalidInput, NotFound, RuleBroken
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store import backup_copies
from bapasdesk.store.key_file import KeyFile, load_key_file, save_key_file
from bapasdesk.store.key_slots import Argon2Cost
from bapasdesk.store.recovery_code import new_recovery_code
from bapasdesk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What a removed officer's passphrase still opens: backups are never written anew."""

    name: str
    copies: tuple[str, ...]
    """Automatic copies beside the office, by file name."""
    backups: tuple[str, ...]
    """Backups that the trail says were written elsewhere, by file name."""


@needs(Right.VIEW)
def rows(office: Office) -> tuple[Officer, ...]:
    """Everybody who works or has worked here, those at work first."""
    with office.work() as work:
        found = work.find(Officer, order_by="name")
    return tuple(sorted(found, key=lambda one: not one.is_active))


@needs(Right.VIEW)
def change_passphrase(office: Office, old: str, new: str, *, cost: Argon2Cost | None = None) -> None:
    """The officer at the desk changes the own passphrase. Backups made before keep the old one."""
    keys = load_key_file(office.folder)
    keys.unlock(office.officer, old)
    check_passphrase(new, office.officer)
    save_key_file(office.folder, keys.with_officer(office.officer, new, office.data_key(), cost))
    with office.work() as work:
        work.record("Frasa sandi diganti", "office", 1, office.officer)
        work.commit()


@needs(Right.OFFICERS)
def add_officer(
    office: Office,
    name: str,
    passphrase: str,
    *,
    roles: Sequence[Role] = (Role.OFFICER,),
    cost: Argon2Cost | None = None,
) -> None:
    """Gives one more person a slot of the own, and roles."""
    _check_roles(roles)
    keys = load_key_file(office.folder)
    if name.strip().casefold() in (known.casefold() for known in keys.officer_names()):
        raise RuleBroken(f"Petugas {name.strip()} sudah ada.")
    check_passphrase(passphrase, name)
    keys = keys.with_officer(name, passphrase, office.data_key(), cost)
    added = keys.officer_names()[-1]
    with office.work() as work:
        activate(work, added, roles)
        work.record("Petugas ditambahkan", "office", 1, f"{added}: {_words(roles)}")
        work.commit()
    save_key_file(office.folder, keys)


@needs(Right.OFFICERS)
def change_roles(office: Office, name: str, roles: Sequence[Role]) -> None:
    """Gives an officer other roles, at once; somebody must stay who may manage officers."""
    _check_roles(roles)
    with office.work() as work:
        known = _working(work, name)
        work.change(replace(known, roles=tuple(roles)))
        _check_admin_left(work)
        work.record("Peran petugas diubah", "office", 1, f"{name}: {_words(known.roles)} → {_words(roles)}")
        work.commit()
    office.forget_rights()
    office.rights()


@needs(Right.OFFICERS)
def remove_officer(office: Office, name: str) -> Removal:
    """Takes a person's slot away and changes the data key, so that a copied folder is of no more use.

    Whoever is at the desk cannot remove the own slot, and the last administrator stays. Slots of names the
    office does not know go too. The result names the backups that the person can still read.
    """
    if name == office.officer:
        raise RuleBroken("Anda sedang bekerja dengan nama ini. Minta petugas lain untuk menghapusnya.")
    with office.work() as work:
        _working(work, name)
        working = {one.name.casefold() for one in work.find(Officer, is_active=True)}
    keys = load_key_file(office.folder).without_officer(name)
    for stranger in (one for one in keys.officer_names() if one.casefold() not in working):
        keys = keys.without_officer(stranger)
    keys, new_key = keys.with_new_key(office.data_key())
    office.change_data_key(keys, new_key, lambda work: _leave(work, name))
    office.rights()
    return _still_readable(office, name)


@needs(Right.OFFICERS)
def new_code(office: Office) -> str:
    """A recovery code to be printed and typed back; it opens nothing until `renew_recovery`."""
    return new_recovery_code()


@needs(Right.OFFICERS)
def renew_recovery(office: Office, code: str) -> None:
    """The code takes the place of the one before, which from then on opens older backups only."""
    keys = load_key_file(office.folder).with_recovery(code, office.data_key())
    with office.work() as work:
        work.record("Kode pemulihan diganti", "office", 1)
        work.commit()
    save_key_file(office.folder, keys)


@needs(Right.OFFICERS)
def trouble_before_removal(office: Office) -> str:
    """Why nobody can be removed yet, in Indonesian; empty if nothing stands in the way."""
    keys: KeyFile = load_key_file(office.folder)
    try:
        keys.with_new_key(office.data_key())
    except RuleBroken as error:
        return str(error)
    return ""


def activate(work: UnitOfWork, name: str, roles: Sequence[Role]) -> None:
    """The officer of that name, known or new, may work again, in these roles."""
    known = work.first(Officer, name=name)
    changed = replace(known, is_active=True) if known else Officer(name=name)
    work.save(replace(changed, roles=tuple(roles)))


def _check_roles(roles: Sequence[Role]) -> None:
    if not roles:
        raise InvalidInput("Pilih sedikitnya satu peran.", "roles")


def _working(work: UnitOfWork, name: str) -> Officer:
    known = work.first(Officer, name=name, is_active=True)
    if known is None:
        raise NotFound(f"Petugas {name} tidak ada atau sudah tidak bertugas.")
    return known


def _check_admin_left(work: UnitOfWork) -> None:
    if not any(Role.ADMIN in one.roles for one in work.find(Officer, is_active=True)):
        raise RuleBroken(
            "Harus ada sedikitnya satu Admin. Beri peran Admin kepada petugas lain dahulu; "
            "tidak ada yang diubah."
        )


def _leave(work: UnitOfWork, name: str) -> None:
    work.change(replace(_working(work, name), is_active=False))
    _check_admin_left(work)
    work.record("Petugas dihapus, kunci data diganti", "office", 1, name)


def _still_readable(office: Office, name: str) -> Removal:
    copies = [
        copy.path.name
        for copy in backup_copies.local_copies(office.folder)
        if name in copy.header.keys.officer_names()
    ]
    with office.work() as work:
        written = [entry.detail.partition(",")[0] for entry in work.find(AuditEntry, action=BACKUP_MADE)]
    return Removal(name=name, copies=tuple(copies), backups=tuple(written))


def _words(roles: Sequence[Role]) -> str:
    return ", ".join(label(role) for role in roles) or "tanpa peran"
