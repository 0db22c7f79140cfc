"""What is due, the daily check beside the window, and an office that was put back from outside."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bapasdesk.domain.backup_age import backup_is_due, check_result, drill_is_due
from bapasdesk.domain.records.office import Officer
from bapasdesk.domain.rights import Role
from bapasdesk.errors import DamagedFile
from bapasdesk.services import backups, care, check, sticks
from bapasdesk.services.backups import Unlock
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office
from bapasdesk.store.office_file import OfficeFile
from bapasdesk.store.queries import trail_check
from bapasdesk.store.restore import Restorer
from tests.builders import FAST_COST, NOW, OFFICER, PASSPHRASE, FixedClock, make_client

UNLOCK = Unlock(officer=OFFICER, passphrase=PASSPHRASE)


def test_a_backup_is_due_after_a_week_and_a_first_one_after_a_day() -> None:
    assert not backup_is_due(NOW - timedelta(days=6), NOW, NOW)
    assert backup_is_due(NOW - timedelta(days=7), NOW, NOW)
    assert not backup_is_due(None, NOW, NOW)
    assert backup_is_due(None, NOW - timedelta(days=1), NOW)
    assert backup_is_due(NOW + timedelta(days=400), NOW, NOW), "the clock was wrong then, or is now"


def test_a_drill_is_due_from_the_first_backup_on_and_monthly() -> None:
    assert not drill_is_due(None, None, NOW)
    assert drill_is_due(None, NOW, NOW)
    assert not drill_is_due(NOW - timedelta(days=29), NOW, NOW)
    assert drill_is_due(NOW - timedelta(days=30), NOW, NOW)


def test_the_check_in_words() -> None:
    assert check_result(None, 0, NOW) == "belum pernah"
    assert check_result(datetime(2023, 6, 19), 0, NOW) == "kemarin, semua baik"
    assert check_result(NOW, 2, NOW) == "hari ini, 2 temuan"


def test_one_reminder_a_day_also_after_a_restart(office: Office, clock: FixedClock) -> None:
    clock.move(days=3)
    found = care.care(office)
    assert found.backup_is_due and found.may_remind
    care.reminded(office)
    assert not care.care(office).may_remind
    folder = office.folder
    office.close()
    with open_office(folder, OFFICER, PASSPHRASE, clock=clock) as again:
        assert not care.care(again).may_remind
        clock.move(days=1)
        assert care.care(again).may_remind
        clock.move(days=-300)
        assert care.care(again).may_remind, "a clock that went back does not silence it for good"


def test_the_daily_check_is_due_once_a_day_and_again_while_something_is_wrong(
    office: Office, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert care.care(office).check_is_due
    report = check.check_beside(office, lambda: False)
    assert report is not None and report.ok and report.counts["clients"] == 0
    assert not care.care(office).check_is_due
    clock.move(days=1)
    assert care.care(office).check_is_due
    monkeypatch.setattr(Office, "file_problems", lambda _: ["Susunan data rusak: x"])
    report = check.check_beside(office, lambda: False)
    assert report is not None and "pulihkan dari cadangan terakhir" in report.problems[0]
    assert care.care(office).check_problems == 1 and care.care(office).check_is_due


def test_the_check_stops_when_the_window_goes(office: Office) -> None:
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        with office.work() as work:  # the connection is free between two steps
            assert work.first(Officer, name=OFFICER)
        return len(asked) == 3

    assert check.check_beside(office, stop) is None
    assert len(asked) == 3
    assert care.care(office).checked_at is None


def test_whoever_may_only_look_runs_the_daily_check_too(office: Office) -> None:
    with office.work() as work:
        me = work.first(Officer, name=OFFICER)
        assert me is not None
        work.change(Officer(id=me.id, name=me.name, roles=(Role.VIEWER,)))
        work.commit()
    office.forget_rights()
    assert check.check_beside(office, lambda: False) is not None
    assert not care.care(office).may_remind, "nobody who may not back up is asked to"


def test_a_broken_seal_is_found_wherever_the_steps_fall(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail_check, "STEP", 3)
    for number in range(7):
        make_client(office, f"Contoh {number}")
    assert check.check(office).ok
    with office.work() as work:
        work.connection.execute(text("DROP TRIGGER audit_entry_no_update"))
        work.connection.execute(text("UPDATE audit_entry SET detail = 'lain' WHERE id = 5"))
        work.commit()
    (problem,) = check.check(office).problems
    assert "mulai baris 5" in problem and "laporkan" in problem


def test_an_older_copy_put_in_the_place_of_the_office_shows(
    office: Office, stick: Path, tmp_path: Path
) -> None:
    folder = office.folder
    office.close()
    shutil.copy2(folder.database, tmp_path / "lama.db")
    with open_office(folder, OFFICER, PASSPHRASE, clock=FixedClock()) as again:
        make_client(again, "Siti Contoh")
        made = backups.make(again, stick).path
        assert backups.newer_backup(again, stick) == ""
    shutil.copy2(tmp_path / "lama.db", folder.database)
    with open_office(folder, OFFICER, PASSPHRASE, clock=FixedClock()) as old:
        (problem,) = check.check(old).problems
        assert "lebih tua daripada" in problem and "pulihkan dari cadangan itu" in problem
        folder.backup_state.unlink()
        assert backups.newer_backup(old) == "", "nothing here remembers it any more"
        assert backups.newer_backup(old, stick) == made.name, "but the stick does"


def test_an_office_restored_on_purpose_is_no_finding(office: Office, stick: Path) -> None:
    first = backups.make(office, stick).path
    make_client(office, "Siti Contoh")
    backups.make(office, stick)
    folder = office.folder
    office.close()
    backups.restore(folder, first, UNLOCK, cost=FAST_COST, clock=FixedClock())
    with open_office(folder, OFFICER, PASSPHRASE, clock=FixedClock()) as again:
        assert check.check(again).ok
        assert backups.newer_backup(again, stick) == ""


def test_killed_in_the_midst_of_it_neither(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = backups.make(office, stick).path
    make_client(office, "Siti Contoh")
    backups.make(office, stick)
    folder = office.folder
    office.close()

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as planted, pytest.raises(KeyboardInterrupt):
        planted.setattr(Restorer, "_opened_anew", cut_off)
        backups.restore(folder, first, UNLOCK, cost=FAST_COST, clock=FixedClock())
    with open_office(folder, OFFICER, PASSPHRASE, clock=FixedClock()) as again:
        assert check.check(again).ok


def test_a_restore_that_fails_gives_nothing_up(
    office: Office, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = office.folder
    shutil.copy2(folder.database, tmp_path / "lama.db")
    first = backups.make(office, stick).path
    office.close()
    with monkeypatch.context() as planted, pytest.raises(DamagedFile, match="dikembalikan"):
        answers = iter([False, True])
        real = OfficeFile.problems
        planted.setattr(OfficeFile, "problems", lambda file: ["x."] if next(answers, False) else real(file))
        backups.restore(folder, first, UNLOCK, cost=FAST_COST, clock=FixedClock())
    shutil.copy2(tmp_path / "lama.db", folder.database)
    with open_office(folder, OFFICER, PASSPHRASE, clock=FixedClock()) as old:
        assert "lebih tua daripada" in check.check(old).problems[0]


def test_a_stick_is_known_by_the_backups_on_it(office: Office, stick: Path) -> None:
    assert sticks.recognise(office, stick) is None
    place = stick / "Cadangan kantor"
    place.mkdir()
    made = backups.make(office, place).path
    known = sticks.recognise(office, stick)
    assert known is not None
    assert (known.folder, known.newest.path) == (place, made)
    assert sticks.read_again(office, made)
    made.write_bytes(made.read_bytes()[:-1])
    assert not sticks.read_again(office, made)


def test_the_newest_backup_for_a_drill_is_the_sticks_else_the_copies(office: Office, stick: Path) -> None:
    assert backups.newest_backup(office, stick) is None
    copy = backups.automatic(office).path
    assert backups.newest_backup(office, stick) == copy
    made = backups.make(office, stick).path
    assert backups.newest_backup(office, stick) == made
