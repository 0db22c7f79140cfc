"""A defect of ours: caught on any thread, kept without anybody's data, shown once, handed on as one file."""

import logging
import sys
import threading
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from bapasdesk.app import catch_crashes
from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.clients import Client
from bapasdesk.gui import log_file
from bapasdesk.gui.crash_report import MOST_REPORTS, CrashReports
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.log_file import LogFile, close_log, open_log
from bapasdesk.gui.messages import Messages
from bapasdesk.gui.pages.backups_page import BackupsPage
from bapasdesk.services import check, clients, diagnosis
from bapasdesk.services.office import Office
from tests.gui.fake_messages import FakeMessages

MARKERS = ("Penanda Rahasia", "9901010101010001", "Nama Di Variabel", "Nama Di Sebab")


def crash() -> Exception:
    """With marker names in the arguments of two exceptions, in a local variable and in the one before."""
    held_here = MARKERS[2]
    try:
        try:
            raise KeyError(MARKERS[3])
        except KeyError as before:
            raise ValueError(MARKERS[0], MARKERS[1], len(held_here)) from before
    except ValueError as error:
        return error


def names_nobody(data: bytes) -> bool:
    text = data.decode("utf-8")
    return not any(marker in text for marker in (*MARKERS, str(Path.home())))


@pytest.fixture
def log(office_folder: OfficeFolder) -> Iterator[LogFile]:
    made = open_log(office_folder)
    yield made
    close_log(made)


@pytest.fixture
def caught(
    office_folder: OfficeFolder, messages: FakeMessages, log: LogFile, monkeypatch: pytest.MonkeyPatch
) -> FakeMessages:
    for module, hook in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    catch_crashes(office_folder, messages)
    return messages


def test_a_crash_leaves_a_report_and_a_log_with_places_and_nobodys_data(
    office_folder: OfficeFolder, caught: FakeMessages
) -> None:
    error = crash()
    sys.excepthook(type(error), error, error.__traceback__)
    (report,) = office_folder.crash_reports.iterdir()
    for path in (report, office_folder.log):
        text = path.read_text(encoding="utf-8")
        assert "ValueError" in text and "KeyError" in text and "test_crash.py" in text and "Qt 6" in text
        assert names_nobody(path.read_bytes())
    assert caught.crashes == [error]


def test_a_crash_on_another_thread_is_shown_by_the_windows_own(
    office_folder: OfficeFolder, caught: FakeMessages, qtbot: QtBot
) -> None:
    error = crash()

    def fail() -> None:
        raise error

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(caught.crashes))
    assert caught.crashes == [error] and len(list(office_folder.crash_reports.iterdir())) == 1


def test_the_box_says_what_is_safe_and_comes_once(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    shown: list[QMessageBox] = []
    messages = Messages()

    def again(box: QMessageBox) -> int:
        shown.append(box)
        messages.crash(crash())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", again)
    kept: list[BaseException] = []

    def keep(error: BaseException) -> Path:
        kept.append(error)
        return Path("kesalahan_1.txt")

    messages.keep_crash = keep
    messages.crash(crash())
    (box,) = shown
    assert len(kept) == 2, "each is kept, one is shown"
    assert "tetap aman" in box.text() and "Kumpulkan diagnosa" in box.informativeText()
    assert "kesalahan_1.txt" in box.informativeText()
    assert names_nobody((box.text() + box.informativeText() + box.detailedText()).encode())


def test_only_the_newest_reports_are_kept(office_folder: OfficeFolder) -> None:
    times = iter(datetime(2026, 1, 1) + timedelta(seconds=number) for number in range(1000))
    reports = CrashReports(office_folder, lambda: next(times))
    for _ in range(MOST_REPORTS + 5):
        reports.keep(crash())
    kept = sorted(path.name for path in office_folder.crash_reports.iterdir())
    assert len(kept) == MOST_REPORTS and "20260101-000000" not in kept[0]


def test_without_a_folder_nothing_is_made(folder: OfficeFolder) -> None:
    made = open_log(folder)
    assert CrashReports(folder).keep(crash()) is None
    close_log(made)
    assert not folder.root.exists()


def test_the_log_keeps_its_size_and_says_no_words_of_an_error(
    office_folder: OfficeFolder, log: LogFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("bapasdesk.test")
    try:
        raise crash()
    except ValueError:
        logger.exception("a step in %s", Path.home() / "kantor")
    for path in ("/media/budi/STIK/x.bpbak", "C:\\Users\\Budi Contoh\\x.db", "/run/media/budi/x"):
        logger.warning("%s cannot be written", path)
    data = office_folder.log.read_bytes()
    assert names_nobody(data) and b"ValueError" in data and b"~" in data
    assert b"budi" not in data.lower() and b"STIK" in data
    monkeypatch.setattr(log, "maxBytes", 2_000)
    for number in range(300):
        logger.warning("line %d", number)
    files = list(office_folder.root.glob(f"{office_folder.log.name}*"))
    assert len(files) == log_file.OLDER_FILES + 1
    assert all(path.stat().st_size <= 2_000 for path in files)
    assert b"line 299" in office_folder.log.read_bytes()


@pytest.mark.no_qt_log
def test_what_qt_says_is_logged_up_to_the_first_value(office_folder: OfficeFolder, log: LogFile) -> None:
    qWarning(f'QFont says something of "{MARKERS[0]}"')
    data = office_folder.log.read_bytes()
    assert b"QFont says something of" in data and names_nobody(data)


def test_the_diagnosis_is_one_file_with_nobody_in_it(
    office: Office, desk: Desk, caught: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    clients.save(office, Client(full_name=MARKERS[0], nik=MARKERS[1], note=MARKERS[2]))
    check.check(office)
    error = crash()
    sys.excepthook(type(error), error, error.__traceback__)
    page = BackupsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.collect_diagnosis(tmp_path)
    desk.beside.jobs.wait_until_idle(10_000)
    (path,) = tmp_path.glob("diagnosa_*.zip")
    assert str(path) in page.ui.result_label.text()
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    facts = parts["keterangan.txt"].decode()
    for word in ("SQLCipher", "Temuan pemeriksaan terakhir: 0", "office.db:", "bita bebas"):
        assert word in facts
    assert office.folder.log.name in parts and any("kesalahan_" in name for name in parts)
    assert all(names_nobody(data) and office.officer.encode() not in data for data in parts.values())


def test_a_program_that_lost_the_papers_of_its_parts_is_diagnosed_all_the_same(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a frozen program is, where the build left them behind."""

    def lost(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(diagnosis, "version", lost)
    with zipfile.ZipFile(diagnosis.collect(office.folder, tmp_path, datetime(2026, 1, 5))) as archive:
        facts = archive.read("keterangan.txt").decode()
    assert "reportlab tidak diketahui" in facts and "SQLCipher" in facts


def test_a_place_that_cannot_be_written_is_said(
    desk: Desk, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    page = BackupsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.collect_diagnosis(tmp_path / "tidak-ada")
    desk.beside.jobs.wait_until_idle(10_000)
    assert page.ui.trouble.text() != ""


def test_it_needs_no_open_office(folder: OfficeFolder, tmp_path: Path) -> None:
    path = diagnosis.collect(folder, tmp_path, datetime(2026, 1, 2, 3, 4, 5))
    assert path.name == "diagnosa_20260102-030405.zip" and path.exists()
