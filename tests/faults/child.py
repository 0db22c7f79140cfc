"""A process that is going to be killed: saves again and again, and says what it has been told is saved.

`python -m tests.faults.child FOLDER JOB DEFECT`. With the planted defect it says so before it is true.
"""

import sys
from itertools import count
from pathlib import Path

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records import Client
from bapasdesk.services import certificates, clients, participants, payments
from bapasdesk.services.office import Office, open_office
from tests.builders import OFFICER, PASSPHRASE


def say(word: str) -> None:
    print(word, flush=True)


def save_clients(office: Office, too_early: bool) -> None:
    for number in count():
        name = f"Contoh {number}"
        if too_early:
            say(name)
        clients.save(office, Client(full_name=name, note="x" * 2000))
        if not too_early:
            say(name)


def issue_papers(office: Office, too_early: bool) -> None:
    for row in participants.rows(office, 1):
        if too_early:
            say(row.name)
        certificates.issue(office, 1, [row.id])
        payments.prepare(office, 1, [row.id])
        if not too_early:
            say(row.name)


if __name__ == "__main__":
    job = {"clients": save_clients, "papers": issue_papers}[sys.argv[2]]
    with open_office(OfficeFolder(Path(sys.argv[1])), OFFICER, PASSPHRASE) as opened:
        say("ready")
        job(opened, sys.argv[3] == "defect")
