"""Secrets that are wrong, key files that are lost, and officers who go."""

import random

from bapasdesk.errors import BapasError
from bapasdesk.store.key_file import load_key_file
from tests.builders import OFFICER, PASSPHRASE
from tests.faults.offices import new_office
from tests.faults.run import Run, Trials


def near_passphrases(run: Run) -> Trials:
    """Nothing but the passphrase itself opens the office."""
    keys = load_key_file(new_office(run.place / "office"))
    for _ in range(run.trials):
        near = _nearly(PASSPHRASE)
        try:
            keys.unlock(OFFICER, PASSPHRASE if run.defect else near)
            yield False
        except BapasError:
            yield True


def _nearly(passphrase: str) -> str:
    at, letter = random.randrange(len(passphrase)), random.choice("abcxyz AB1!é")
    near = random.choice(
        [passphrase[:at] + letter + passphrase[at + 1 :], passphrase + " ", passphrase.title()]
    )
    return near if near != passphrase else passphrase.upper()
