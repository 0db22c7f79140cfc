"""Beside the window: the daily check, at most one reminder a day, and sticks that are plugged in."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from bapasdesk.domain.backup_age import backup_age, days_ago
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.trail import CheckReport
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.drives import Drive
from bapasdesk.gui.widgets.notice_bar import Notice, NoticeBar
from bapasdesk.services import backups, care, sticks
from bapasdesk.services.care import Care
from bapasdesk.services.check import check_beside
from bapasdesk.services.office import Office
from bapasdesk.services.sticks import KnownStick

POLL_MS = 2_000
_REMINDER, _CHECK, _ROLLBACK, _STICK, _DAMAGED = "reminder", "check", "rollback", "stick:", "damaged:"
_ICON = "usb-flash-drive-outline"


class BackupCare(QObject):
    """`go` shows a place of the window and gives its page."""

    def __init__(self, desk: Desk, go: Callable[[str], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._go = desk, go
        self.notices = NoticeBar()
        self._mark = ""
        self._seen: set[Path] = set()
        self._day: date | None = None
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        desk.changed.connect(self._changed)
        QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """What is due on a new day, and what was plugged in; costs next to nothing when nothing is."""
        office = self._desk.office
        if self._desk.beside.stopping.is_set():
            return
        if office.today() != self._day:
            self._day = office.today()
            self._desk.run(lambda: care.care(office), self._act_on)
        mark = self._desk.drives.mark()
        if mark != self._mark:
            self._mark = mark
            self._desk.beside.run(self._desk.drives.plugged_in, self._see)

    def _act_on(self, found: Care) -> None:
        office, beside = self._desk.office, self._desk.beside
        if found.check_is_due:
            beside.run(
                lambda: check_beside(office, beside.pause),
                self._checked,
                failed=_keep_quiet,
                announce=("backups",),
            )
        if found.backup_is_due and found.may_remind:
            text = (
                f"{backup_age(found.last_verified, office.clock())}. Pasang flashdisk dan buat satu sekarang."
            )
            self.notices.add(Notice(_REMINDER, text, "Buka Cadangan", lambda: self._go("backups"), _ICON))
            self._desk.run(lambda: care.reminded(office), lambda _: None)

    def _checked(self, report: CheckReport | None) -> None:
        if report is not None and not report.ok:
            text = f"Pemeriksaan harian kantor: {len(report.problems)} temuan. {report.problems[0]}"
            show = partial(self._show_findings, report)
            self.notices.add(Notice(_CHECK, text, "Lihat", show))

    def _show_findings(self, report: CheckReport) -> None:
        self._go("backups").show_findings(report)

    def _see(self, drives: list[Drive]) -> None:
        office, plugged_in = self._desk.office, {drive.path for drive in drives}
        for gone in self._seen - plugged_in:
            self.notices.withdraw(f"{_STICK}{gone}")
        for drive in drives:
            if drive.path not in self._seen:
                self._desk.beside.run(
                    partial(_recognise, office, drive.path), partial(self._meet, drive), failed=_keep_quiet
                )
        self._seen = plugged_in
        self._desk.announce("drives")

    def _meet(self, drive: Drive, stick: KnownStick | None) -> None:
        """A stick of this office: its newest backup is read again, and a new one offered if that is old."""
        office, stopping = self._desk.office, self._desk.beside.stopping
        if stick is None or stick.newest.created_at is None:
            return
        if stick.newest.created_at.date() != office.today():
            age = days_ago(stick.newest.created_at, office.clock())
            text = f"Flashdisk {drive.name} terpasang. Cadangan terakhir di sana: {age}."
            self._offer(f"{_STICK}{drive.path}", text, stick.folder)
        newest = stick.newest.path
        self._desk.beside.run(
            lambda: sticks.read_again(office, newest, stopping.is_set),
            partial(self._read_again, stick),
            failed=_keep_quiet,
        )
        self._desk.beside.run(
            lambda: backups.newer_backup(office, stick.folder), self._compared, failed=_keep_quiet
        )

    def _read_again(self, stick: KnownStick, is_sound: bool) -> None:
        if not is_sound:
            name = stick.newest.path.name
            text = (
                f"Cadangan {name} di flashdisk itu rusak. Buat cadangan baru; bila terulang, ganti flashdisk."
            )
            self._offer(f"{_DAMAGED}{name}", text, stick.folder)

    def _compared(self, newer: str) -> None:
        if newer:
            text = (
                f"Kantor ini lebih tua daripada {newer} di flashdisk itu. Periksa sebelum menyimpan apa pun."
            )
            self.notices.add(Notice(_ROLLBACK, text, "Buka Cadangan", lambda: self._go("backups")))

    def _offer(self, key: str, text: str, folder: Path) -> None:
        start = partial(self._back_up, folder)
        self.notices.add(Notice(key, text, "Cadangkan sekarang", start, _ICON))

    def _back_up(self, folder: Path) -> None:
        self._go("backups").back_up(folder)

    def _changed(self, kinds: frozenset[str]) -> None:
        if "backup-made" in kinds:
            for key in (_REMINDER, _STICK, _DAMAGED):
                self.notices.withdraw(key)


def _recognise(office: Office, root: Path) -> KnownStick | None:
    """Nothing is offered to who may not back up."""
    return sticks.recognise(office, root) if Right.BACKUP in office.rights() else None


def _keep_quiet(error: BapasError) -> None:
    """Nobody asked for this work, and a stick that is pulled out again is no trouble."""
