"""What every command begins with: where the office is, who asks, and the passphrase."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import click

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import WrongPassphrase
from bapasdesk.services import backups
from bapasdesk.services.door import officer_names, seconds_to_wait
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office

OpenWindow = Callable[[OfficeFolder, str], int]
"""Opens the window on an office folder for an officer; gives the exit status."""


@dataclass(frozen=True, slots=True)
class Start:
    """What every command is given: where the office is, who asks, and how to open the window."""

    folder: OfficeFolder
    officer: str
    open_window: OpenWindow

    def open(self) -> Office:
        """Unlocks the office with the passphrase of the environment or the prompt.

        After failed tries it waits until the next one is allowed: a script's right passphrase works.
        """
        officer = self.officer or officer_names(self.folder)[0]
        passphrase = os.environ.get("BAPASDESK_PASSPHRASE")
        if passphrase is None:
            passphrase = ask_passphrase(f"Frasa sandi {officer}")
        time.sleep(seconds_to_wait(self.folder))
        office = open_office(self.folder, officer, passphrase)
        if office.notice:
            click.echo(office.notice, err=True)
        return office

    def unlock_backup(self) -> backups.Unlock:
        """How a backup is to be opened; with a recovery code the passphrase is the new one."""
        officer = self.officer or click.prompt("Nama petugas", err=True)
        code = os.environ.get("BAPASDESK_RECOVERY_CODE", "")
        passphrase = os.environ.get("BAPASDESK_PASSPHRASE")
        if passphrase is None:
            passphrase = ask_passphrase(f"Frasa sandi {officer}", confirm=bool(code))
        return backups.Unlock(officer=officer, passphrase=passphrase, recovery_code=code)


def ask_passphrase(text: str, *, confirm: bool = False) -> str:
    if not sys.stdin.isatty():
        raise WrongPassphrase(
            "Frasa sandi belum diberikan. Isi BAPASDESK_PASSPHRASE atau jalankan di terminal."
        )
    return str(click.prompt(text, hide_input=True, confirmation_prompt=confirm, err=True))
