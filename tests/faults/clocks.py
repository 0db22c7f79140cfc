"""The PC's clock is wrong: an empty battery, a leap day, a year that ends."""

from collections.abc import Callable
from datetime import datetime, timedelta
from unittest import mock

from bapasdesk.config import OfficeFolder
from bapasdesk.services import backups, certificates, check, participants, payments
from bapasdesk.services.office import Office
from bapasdesk.store import backup_copies
from bapasdesk.store.backup_copies import Copy
from tests.builders import NOW, FixedClock
from tests.faults.offices import UNLOCK, copied, office_with_session, opened
from tests.faults.run import Run, Trials, planted

_DAYS_BEFORE = 11
_JUMPS: tuple[Callable[[datetime], datetime], ...] = (
    lambda now: now - timedelta(hours=1),
    lambda now: now - timedelta(days=5),
    lambda now: now - timedelta(days=400),
    lambda now: now - timedelta(days=3653),
    lambda now: datetime(1980, 1, 1, 0, 0, 5),
    lambda now: datetime(2024, 2, 29, 23, 59, 50),
    lambda now: datetime(now.year, 12, 31, 23, 59, 59),
    lambda now: now + timedelta(days=3653),
)


def jumping_clocks(run: Run) -> Trials:
    """No number twice, no good copy removed, the order of copies kept, and a clock set back is said."""
    by_date = mock.patch.object(backup_copies, "copies_to_remove", _by_date)
    template, clock = office_with_session(run.place / "template"), FixedClock(NOW)
    with opened(template, clock=clock) as office:
        for _ in range(_DAYS_BEFORE):
            _work_a_day(office, clock)
    for number, place in enumerate(run.folders()):
        folder = copied(template.root, place)
        with planted(run.defect, by_date):
            yield _survives(folder, clock.now, _JUMPS[number % len(_JUMPS)])


def _by_date(copies: list[Copy]) -> list[Copy]:
    """The mistake: the newest by their dates are kept."""
    return sorted(copies, key=lambda copy: copy.created_at)[:-12]


def _survives(folder: OfficeFolder, then: datetime, jump: Callable[[datetime], datetime]) -> bool:
    before, clock = backup_copies.local_copies(folder), FixedClock(jump(then))
    back = clock.now < then - timedelta(days=1, minutes=5)  # the newest entry is of the day before
    with opened(folder, clock=clock) as office:
        said = "mundur" in office.notice
        for _ in range(3):
            _work_a_day(office, clock)
        sound = check.check(office).ok
    after = backup_copies.local_copies(folder)
    return sound and said == back and _order_holds(before, after)


def _work_a_day(office: Office, clock: FixedClock) -> None:
    waiting = [row.id for row in participants.rows(office, 1) if row.certificate_id is None]
    certificates.issue(office, 1, waiting[:2])
    payments.prepare(office, 1, waiting[:2])
    backups.automatic(office)
    clock.move(days=1)


def _order_holds(before: list[Copy], after: list[Copy]) -> bool:
    """Three more than before but for the usual thinning, the newest ten by number among them, all sound."""
    numbers = [copy.sequence for copy in after]
    newest = max(copy.sequence for copy in before) + 3
    return (
        set(range(newest - 9, newest + 1)) <= set(numbers)
        and len(after) >= len(before) - 1
        and all(backups.verify(copy.path, UNLOCK).ok for copy in after[-3:])
    )
