"""Cadangan: a verified backup onto a stick, the age of the last one, and a look into any backup file."""

from datetime import datetime
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from bapasdesk.domain.backup_age import backup_age
from bapasdesk.domain.indonesian.dates import format_long_date
from bapasdesk.domain.rights import Right
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.drives import removable_drives
from bapasdesk.gui.forms.backups_page import Ui_BackupsPage
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import icon
from bapasdesk.services import backups
from bapasdesk.services.backups import BackupInfo

_STEPS = 1000
_NO_DRIVE = "Tidak ada flashdisk; pasang satu atau pilih folder"


def _when(info: BackupInfo) -> str:
    return f"{info.created_at:%d-%m-%Y %H.%M}" if info.created_at else ""


COLUMNS: tuple[Column[BackupInfo], ...] = (
    Column("Dibuat", _when, width=170),
    Column("Klien", lambda row: str(row.counts.get("client", 0)), align_right=True, width=90),
    Column("Kegiatan", lambda row: str(row.counts.get("session", 0)), align_right=True, width=90),
    Column("Berkas", lambda row: row.path.name),
)


class BackupsPage(QWidget):
    title = "Cadangan"
    _progressed = Signal(int, int)
    """From the worker: bytes done and how many there are."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_BackupsPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._stop = Event()
        self.model = RowTableModel[BackupInfo](COLUMNS, self)
        self.ui.copies_table.show_model(self.model, COLUMNS)
        self.ui.make_button.setIcon(icon("usb-flash-drive-outline", "#FFFFFF"))
        self.ui.trash_button.setIcon(icon("trash-can-outline"))
        self._show_running(False)
        self._wire()
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        office = self._desk.office
        self._list_drives()
        self._desk.run(lambda: backups.last_verified(office), self._show_age)
        self._desk.run(lambda: backups.local_copies(office), self._show_copies)

    def choose_folder(self, folder: Path) -> None:
        """Offers a folder beside the sticks and chooses it."""
        self.ui.place.addItem(str(folder), folder)
        self.ui.place.setCurrentIndex(self.ui.place.count() - 1)
        self.ui.make_button.setEnabled(True)

    def check(self, file: Path) -> None:
        """Reads a backup file to its end and says what is in it."""
        self._clear()
        self._desk.run(lambda: backups.verify(file), self._show_checked, busy="Memeriksa cadangan …")

    def _wire(self) -> None:
        ui = self.ui
        self._desk.gate(Right.BACKUP, ui.make_button)
        ui.make_button.clicked.connect(self._make)
        ui.folder_button.clicked.connect(self._ask_folder)
        ui.cancel_button.clicked.connect(self._stop.set)
        ui.check_button.clicked.connect(self._ask_file)
        ui.trash_button.clicked.connect(lambda: self._desk.open("trash"))
        self._progressed.connect(self._show_progress)

    def _changed(self, kinds: frozenset[str]) -> None:
        if "backups" in kinds:
            self.refresh()

    def _list_drives(self) -> None:
        """The sticks plugged in now; a folder chosen before stays among them."""
        chosen = self.ui.place.currentData()
        self.ui.place.clear()
        for drive in removable_drives():
            free = f"{drive.free / 1e9:.1f} GB bebas".replace(".", ",")
            self.ui.place.addItem(f"{drive.name} ({free})", drive.path)
        if chosen is not None and self.ui.place.findData(chosen) < 0:
            self.ui.place.addItem(str(chosen), chosen)
        if chosen is not None:
            self.ui.place.setCurrentIndex(self.ui.place.findData(chosen))
        if not self.ui.place.count():
            self.ui.place.addItem(_NO_DRIVE)
        self.ui.make_button.setEnabled(self.ui.place.currentData() is not None)

    def _make(self) -> None:
        office, target, stop = self._desk.office, self.ui.place.currentData(), self._stop
        if target is None:
            return
        stop.clear()
        self._clear()
        self._show_running(True)
        self._desk.run(
            lambda: backups.make(office, target, progress=self._progressed.emit, cancel=stop.is_set),
            self._made,
            failed=self._failed,
            busy="Membuat cadangan …",
            announce=("backups",),
        )

    def _made(self, info: BackupInfo) -> None:
        self._show_running(False)
        self.ui.result_label.setText(
            f"Cadangan utuh dan sudah dibaca ulang: {info.path}. Keluarkan flashdisk lewat Windows (Eject) "
            "sebelum mencabutnya."
        )

    def _failed(self, error: BapasError) -> None:
        self._show_running(False)
        self.ui.trouble.show_error(str(error))

    def _show_checked(self, info: BackupInfo) -> None:
        if not info.ok or info.created_at is None:
            self.ui.trouble.show_error(info.problem)
            return
        day = format_long_date(info.created_at.date())
        self.ui.result_label.setText(
            f"{info.path.name} utuh: {info.office}, dibuat {day} pukul {info.created_at:%H.%M}, "
            f"{info.counts.get('client', 0)} klien, {info.counts.get('session', 0)} kegiatan."
        )

    def _show_running(self, running: bool) -> None:
        self.ui.progress.setValue(0)
        self.ui.progress.setVisible(running)
        self.ui.cancel_button.setVisible(running)
        self.ui.make_button.setEnabled(not running and self.ui.place.currentData() is not None)

    def _show_progress(self, done: int, of: int) -> None:
        self.ui.progress.setValue(_STEPS * done // max(of, 1))

    def _clear(self) -> None:
        self.ui.result_label.clear()
        self.ui.trouble.clear()

    def _show_age(self, made: datetime | None) -> None:
        now = self._desk.office.clock()
        self.ui.age_label.setText(backup_age(made, now))

    def _show_copies(self, copies: tuple[BackupInfo, ...]) -> None:
        self.model.set_rows(copies)
        self.ui.copies_table.setVisible(bool(copies))
        self.ui.copies_empty.setVisible(not copies)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Pilih folder cadangan")
        if chosen:
            self.choose_folder(Path(chosen))

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Pilih berkas cadangan", "", "Cadangan (*.bpbak)")
        if chosen:
            self.check(Path(chosen))
