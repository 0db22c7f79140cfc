"""The office as a whole: brought back on a bare machine, and grown to its largest."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.services import backups, certificates, check, demo, payments
from bapasdesk.services import search as office_search
from bapasdesk.services.new_office import create_office
from bapasdesk.store.queries.integrity import broken_seals
from bapasdesk.store.recovery_code import new_recovery_code
from tests.benchmarks import large_office
from tests.builders import FAST_COST, OFFICER, PASSPHRASE, FixedClock, enrol, make_session, mark
from tests.faults.run import LeftOut, Run, Trials
from tests.faults.windows import window_opened

_NEW_PASSPHRASE = "frasa di komputer yang baru"
_LONGEST_RESTORE = 300.0
_LONGEST_START, _LONGEST_SEARCH, _LONGEST_BACKUP, _LONGEST_CHAIN = 3.0, 0.1, 10.0, 10.0
"""Seconds."""
_SEARCHES = 200


def bare_machine(run: Run) -> Trials:
    """With nothing but the file and the recovery code, by the program's own command: every row is back."""
    folder = OfficeFolder(run.place / "office")
    profile = OfficeProfile(name="Kantor Contoh")
    office, code = create_office(folder, profile, OFFICER, PASSPHRASE, cost=FAST_COST, clock=FixedClock())
    with office:
        session_id = make_session(office)
        enrol(office, session_id, *(f"Peserta {number}" for number in range(20)))
        mark(office, session_id, "H" * 20)
        certificates.issue(office, session_id)
        payments.prepare(office, session_id)
        counts = check.check(office).counts
        path = backups.make(office, run.place).path
    for place in run.folders():
        typed = new_recovery_code() if run.defect else code
        started = time.perf_counter()
        done = _command(place, typed, "restore", "--yes", str(path))
        found = _command(place, typed, "check", "--json") if done.returncode == 0 else done
        seconds = time.perf_counter() - started
        run.notes.append(f"restore and check by the command line: {seconds:.1f} s")
        same = found.returncode == 0 and json.loads(found.stdout)["counts"] == counts
        yield same and seconds < _LONGEST_RESTORE


def _command(place: Path, code: str, *words: str) -> subprocess.CompletedProcess[str]:
    secrets = {"BAPASDESK_PASSPHRASE": _NEW_PASSPHRASE, "BAPASDESK_RECOVERY_CODE": code}
    return subprocess.run(
        [sys.executable, "-m", "bapasdesk", "--data-dir", str(place), "--officer", OFFICER, *words],
        capture_output=True,
        text=True,
        env={**os.environ, **secrets},
        check=False,
    )


def largest_office(run: Run) -> Trials:
    """100,000 clients and a million entries in the trail: each thing keeps its time."""
    if not run.nightly:
        raise LeftOut("it takes minutes to build: FAULTS=nightly")
    folder = large_office.build(run.place / "large")
    yield _within(
        run,
        "start to window",
        _LONGEST_START,
        lambda: window_opened(folder, demo.OFFICER, demo.PASSPHRASE),
    )
    with large_office.opened(folder) as office:
        times = []
        for number in range(_SEARCHES):
            started = time.perf_counter()
            office_search.search(office, ("siti", "budi con", "99710", "an", "kopi")[number % 5])
            times.append(time.perf_counter() - started)
        p95 = quantiles(times, n=20)[-1]
        run.notes.append(f"search, 95th of 100: {p95 * 1000:.0f} ms of {_LONGEST_SEARCH * 1000:.0f}")
        yield p95 < _LONGEST_SEARCH
        yield _within(run, "backup and verify", _LONGEST_BACKUP, lambda: backups.make(office, run.place))
        with office.work() as work:
            yield _within(run, "chain of the trail", _LONGEST_CHAIN, lambda: broken_seals(work))


def _within(run: Run, what: str, limit: float, step: Callable[[], object]) -> bool:
    started = time.perf_counter()
    step()
    seconds = time.perf_counter() - started
    run.notes.append(f"{what}: {seconds:.2f} s of {limit:.0f}")
    return seconds < limit
