"""Officers: each has a passphrase and a key slot of the own, and roles that say what they may do."""

from collections.abc import Sequence
from dataclasses import replace

from bapasdesk.domain.passphrase import check_passphrase
from bapasdesk.domain.records import Officer
from bapasdesk.domain.rights import Right, Role
from bapasdesk.errors import RuleBroken
from bapasdesk.services.office import DEFAULT_COST, Office, activate
from bapasdesk.services.rights import needs
from bapasdesk.store.key_file import load_key_file, save_key_file
from bapasdesk.store.key_slots import Argon2Cost


@needs(Right.VIEW)
def change_passphrase(office: Office, old: str, new: str, *, cost: Argon2Cost = DEFAULT_COST) -> None:
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
    cost: Argon2Cost = DEFAULT_COST,
) -> None:
    """Gives one more person a slot of the own, and roles."""
    keys = load_key_file(office.folder)
    if name.strip().casefold() in (known.casefold() for known in keys.officer_names()):
        raise RuleBroken(f"Petugas {name.strip()} sudah ada.")
    check_passphrase(passphrase, name)
    keys = keys.with_officer(name, passphrase, office.data_key(), cost)
    with office.work() as work:
        activate(work, keys.officer_names()[-1], roles)
        work.record("Petugas ditambahkan", "office", 1, keys.officer_names()[-1])
        work.commit()
    save_key_file(office.folder, keys)


@needs(Right.OFFICERS)
def remove_officer(office: Office, name: str) -> None:
    """Takes a person's slot away; whoever is at the desk cannot remove the own one."""
    if name == office.officer:
        raise RuleBroken("Anda sedang bekerja dengan nama ini. Minta petugas lain untuk menghapusnya.")
    keys = load_key_file(office.folder).without_officer(name)
    save_key_file(office.folder, keys)
    with office.work() as work:
        known = work.first(Officer, name=name)
        if known is not None:
            work.change(replace(known, is_active=False))
        work.record("Petugas dihapus", "office", 1, name)
        work.commit()
