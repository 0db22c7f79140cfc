"""Target 1: certificates through the real service, from the rows of the store to the PDF.

`python -m tests.benchmarks.certificates PAGES` does it in a process of its own.
"""

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from bapasdesk.config import OfficeFolder
from bapasdesk.documents.certificate import render_certificates
from bapasdesk.documents.contents import CertificateContent
from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.values import PaperKind
from bapasdesk.services import attendance, certificates, papers, participants, sessions
from bapasdesk.services.new_office import create_office
from bapasdesk.services.office import Office
from tests.benchmarks import certificate_rivals as rivals
from tests.benchmarks.holders import Holder, holders
from tests.benchmarks.measure import Measure, child, median_seconds, resident_mb, seconds_of
from tests.builders import FAST_COST, OFFICER, PASSPHRASE, make_session

PAGES = 1000
_TIMES = 3


def measure() -> list[Measure]:
    ours = child("certificates", PAGES)
    floor, typst = _median_of_groups(rivals.reportlab_floor), _median_of_groups(rivals.typst)
    what = f"{PAGES} certificates with QR"
    flat = ours["page_10000"] / ours["page_100"]
    return [
        Measure(work=what, unit="s", ours=ours["seconds"], against=typst, named="Typst", limit=1.0),
        Measure(work=what, unit="s", ours=ours["seconds"], against=floor, named="bare reportlab", limit=1.2),
        *_incumbents(what, ours["seconds"]),
        Measure(work=f"{what}, file", unit="MB", ours=ours["megabytes"], limit=1.2),
        Measure(work=f"{what}, memory growth", unit="MB", ours=ours["growth_mb"], limit=150),
        Measure(
            work="time a page, 100 against 10,000 pages",
            unit="",
            ours=flat,
            limit=1.2,
            note=f"{ours['page_100'] * 1000:.2f} ms and {ours['page_10000'] * 1000:.2f} ms a page",
        ),
    ]


def _median_of_groups(draw: Callable[[list[Holder]], bytes]) -> float:
    """A group of their own each time, after one page beforehand, as ours."""
    draw(holders(1))
    groups = [holders(PAGES, group) for group in range(1, _TIMES + 1)]
    return median(seconds_of(partial(draw, group)) for group in groups)


def _incumbents(what: str, ours: float) -> list[Measure]:
    people, found = holders(PAGES), []
    for name, draw in (("LibreOffice, no QR", rivals.libreoffice), ("WeasyPrint, no QR", rivals.weasyprint)):
        made: list[bytes | None] = []
        seconds = seconds_of(lambda draw=draw, made=made: made.append(draw(people)))  # type: ignore[misc]
        if made[0] is not None:
            found.append(Measure(work=what, unit="s", ours=ours, against=seconds, named=name, limit=1.0))
    return found


def run_ours(pages: int) -> dict[str, float]:
    """Issues certificates first, then times reading them from the store and drawing them.

    Without automatic collection, which the window keeps off too: `gui.garbage`.
    """
    gc.disable()
    with tempfile.TemporaryDirectory() as place:
        office, first = trained_office(Path(place) / "office", pages)
        with office:
            rounds = [first, *(trained_session(office, pages, group) for group in range(1, _TIMES))]
            for session_id in rounds:
                certificates.issue(office, session_id)
            papers.make(office, PaperKind.CERTIFICATES, first, _first_seat(office, first))
            before, drawn, seconds = resident_mb(), b"", []
            for session_id in rounds:
                started = time.perf_counter()
                drawn = papers.make(office, PaperKind.CERTIFICATES, session_id).pdf
                seconds.append(time.perf_counter() - started)
            growth = resident_mb() - before
            with office.work() as work:
                issued = work.find(Certificate)
                contents = [CertificateContent.from_json(one.content) for one in issued[:pages]]
            return {
                "seconds": median(seconds),
                "megabytes": len(drawn) / 1e6,
                "growth_mb": growth,
                "page_100": _seconds_a_page(contents[:100], 20),
                "page_10000": _seconds_a_page(contents * (10_000 // pages), 1),
            }


def trained_office(root: Path, people: int) -> tuple[Office, int]:
    """An office with a session of one day at which all were present, and the session's id."""
    profile = OfficeProfile(name="Kantor Contoh")
    office, _ = create_office(OfficeFolder(root), profile, OFFICER, PASSPHRASE, cost=FAST_COST)
    return office, trained_session(office, people)


def trained_session(office: Office, people: int, group: int = 0) -> int:
    """People have a NIK and a register number each, for certificates are searched for them."""
    session_id = make_session(office, days=[date(2023, 6, 20)], seats=min(people, 1000))
    clients = [
        Client(
            full_name=one.name, nik=f"9971{group:04d}{place:08d}", register_number=f"R/{group}/{place}/2023"
        )
        for place, one in enumerate(holders(people, group))
    ]
    with office.work() as work:
        work.add_all(clients)
        known = {client.nik: client.id for client in work.find(Client)}
        work.commit()
    participants.enrol(office, session_id, [known[client.nik] for client in clients])
    attendance.fill_present(office, session_id, sessions.get(office, session_id).days[0].id)
    return session_id


def _seconds_a_page(contents: list[CertificateContent], times: int) -> float:
    return median_seconds(lambda: render_certificates(contents), times) / len(contents)


def _first_seat(office: Office, session_id: int) -> list[int]:
    """One page beforehand: fonts and modules are read at the first paper of a day, not at each."""
    return [participants.rows(office, session_id)[0].id]


if __name__ == "__main__":
    print(json.dumps(run_ours(int(sys.argv[1]))))
