"""Cadangan: how the office is looked after, a backup onto a stick, and what one does with a backup file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from bapasdesk.domain.backup_age import backup_age, check_result, drill_age
from bapasdesk.domain.indonesian.dates import format_long_date
from bapasdesk.domain.progress import Cancel, Progress
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.trail import CheckReport
from bapasdesk.errors import BapasError, NotFound
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.drives import Drive
from bapasdesk.gui.forms.backups_page import Ui_BackupsPage
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import colours, icon
from bapasdesk.gui.widgets.progress import show_progress
from bapasdesk.services import backups, care, diagnosis
from bapasdesk.services.backups import BackupInfo
from bapasdesk.services.care import Care
from bapasdesk.services.check import check_beside
from bapasdesk.services.drill import drill
from bapasdesk.services.office import Office

T = TypeVar("T")
Work = Callable[[Progress, Cancel], T]
"""Is given whom to tell of its progress and whom to ask whether to stop."""

_EJECT = (
    "Keluarkan flashdisk dengan aman (Eject) sebelum mencabutnya; saat dipasang lagi, cadangan ini diperiksa "
    "ulang."
)
_SAME_DISK = (
    "Folder itu di disk yang sama dengan data kantor: bila disk ini rusak, keduanya hilang. Buat juga satu "
    "di flashdisk."
)
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
    """One long thing at a time, on the second worker, with progress and buttons to stop and to repeat it."""

    title = "Cadangan"
    _progressed = Signal(int, int)
    """From the worker: bytes done and how many there are."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_BackupsPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._stop = Event()
        self._again: Callable[[], None] = self._make
        self.model = RowTableModel[BackupInfo](COLUMNS, self)
        self.ui.copies_table.show_model(self.model, COLUMNS)
        self.ui.make_button.setIcon(icon("usb-flash-drive-outline", "#FFFFFF"))
        self.ui.diagnosis_button.setIcon(icon("stethoscope"))
        self.ui.trash_button.setIcon(icon("trash-can-outline"))
        self._show_running(False)
        self.ui.outcome_card.hide()
        self._list_drives([])
        self._wire()
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        office = self._desk.office
        self._desk.beside.run(self._desk.drives.plugged_in, self._list_drives)
        self._desk.run(lambda: care.care(office), self._show_care)
        self._desk.run(lambda: backups.local_copies(office), self._show_copies)

    def choose_folder(self, folder: Path) -> None:
        """Offers a folder beside the sticks and chooses it."""
        if self.ui.place.findData(folder) < 0:
            self.ui.place.addItem(str(folder), folder)
        self.ui.place.setCurrentIndex(self.ui.place.findData(folder))
        self._enable()

    def back_up(self, folder: Path) -> None:
        """Starts a backup into that folder, unless something else is running."""
        if not self._running:
            self.choose_folder(folder)
            self._make()

    def check(self, file: Path) -> None:
        """Reads a backup file to its end and says what is in it."""
        self._start("Memeriksa cadangan …", lambda progress, stop: backups.verify(file), self._show_checked)

    def drill(self, file: Path | None = None) -> None:
        """Restores a backup on trial: that file, or the newest on the chosen place or this computer."""
        office, medium = self._desk.office, self.ui.place.currentData()
        work = partial(_drill, office, file, medium)
        self._start("Menguji pemulihan …", work, self._show_drilled)

    def restore(self, file: Path) -> None:
        """Leaves the window: the restore dialog takes over, with this file chosen."""
        self._desk.restore_requested.emit(file)

    def check_office(self) -> None:
        office = self._desk.office
        self._start(
            "Memeriksa kantor …", lambda progress, stop: check_beside(office, stop), self.show_findings
        )

    def collect_diagnosis(self, target: Path) -> None:
        """One file for whoever helps from afar, without anybody's data, onto a stick or into a folder."""
        office = self._desk.office
        self._start(
            "Mengumpulkan diagnosa …",
            lambda progress, stop: diagnosis.collect(office.folder, target, office.clock()),
            self._show_diagnosis,
            announce=(),
        )

    def _show_diagnosis(self, path: Path) -> None:
        self._finish()
        self.ui.result_label.setText(
            f"Diagnosa tersimpan: {path}. Berkas itu tidak memuat data siapa pun; kirimkan kepada pengelola "
            "program."
        )

    def show_findings(self, report: CheckReport | None) -> None:
        """What a whole-office check found; None when it was stopped."""
        self._finish()
        if report is None:
            self.ui.result_label.setText("Pemeriksaan dihentikan; tidak ada yang berubah.")
        elif report.ok:
            what = f"{report.counts['clients']} klien, {report.counts['sessions']} kegiatan"
            self.ui.result_label.setText(
                f"Pemeriksaan kantor: semua baik. Berkas, jejak perubahan, nomor, dan jumlah cocok ({what})."
            )
        else:
            self.ui.trouble.show_error("\n".join(f"• {problem}" for problem in report.problems))

    def _wire(self) -> None:
        ui = self.ui
        self._desk.gate(Right.BACKUP, ui.make_button, ui.drill_button, ui.drill_file_button)
        ui.make_button.clicked.connect(self._make)
        ui.folder_button.clicked.connect(self._ask_folder)
        ui.cancel_button.clicked.connect(lambda: self._stop.set())
        ui.again_button.clicked.connect(lambda: self._again())
        ui.drill_button.clicked.connect(lambda: self.drill())
        ui.office_check_button.clicked.connect(self.check_office)
        ui.drill_file_button.clicked.connect(lambda: self._with_file(self.drill))
        ui.restore_button.clicked.connect(lambda: self._with_file(self.restore))
        ui.check_button.clicked.connect(self._ask_file)
        ui.trash_button.clicked.connect(lambda: self._desk.open("trash"))
        ui.diagnosis_button.clicked.connect(self._ask_diagnosis_place)
        self._progressed.connect(self._show_progress)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"backups", "drives"}:
            self.refresh()

    def _list_drives(self, drives: list[Drive]) -> None:
        """The sticks plugged in now; a folder chosen before stays among them."""
        chosen = self.ui.place.currentData()
        self.ui.place.clear()
        for drive in drives:
            free = f"{drive.free / 1e9:.1f} GB bebas".replace(".", ",")
            self.ui.place.addItem(f"{drive.name} ({free})", drive.path)
        if chosen is not None and self.ui.place.findData(chosen) < 0:
            self.ui.place.addItem(str(chosen), chosen)
        if chosen is not None:
            self.ui.place.setCurrentIndex(self.ui.place.findData(chosen))
        if not self.ui.place.count():
            self.ui.place.addItem(_NO_DRIVE)
        self._enable()

    def _make(self) -> None:
        office, target = self._desk.office, self.ui.place.currentData()
        if target is not None:
            self._start(
                "Membuat cadangan …",
                lambda progress, stop: backups.make(office, target, progress=progress, cancel=stop),
                self._made,
                announce=("backups", "backup-made"),
            )

    def _start(
        self,
        what: str,
        work: Work[T],
        done: Callable[[T], None],
        announce: tuple[str, ...] = ("backups",),
    ) -> None:
        self._stop, stopping = Event(), self._desk.beside.stopping
        stop, progressed = self._stop, self._progressed.emit
        self._again = partial(self._start, what, work, done, announce)
        self._clear()
        self.ui.running_label.setText(what)
        self.ui.progress.setRange(0, 0)
        self._show_running(True)
        self._desk.beside.run(
            lambda: work(progressed, lambda: stop.is_set() or stopping.is_set()),
            done,
            failed=self._failed,
            busy=what,
            announce=announce,
        )

    def _made(self, info: BackupInfo) -> None:
        self._finish()
        advice = _SAME_DISK if info.is_beside_office else _EJECT
        self.ui.result_label.setText(
            f"Cadangan utuh dan sudah dibaca ulang: {info.path} ({_contents(info)}). {advice}"
        )

    def _show_drilled(self, info: BackupInfo) -> None:
        self._finish()
        if info.ok and info.created_at is not None:
            day = format_long_date(info.created_at.date())
            self.ui.result_label.setText(
                f"Uji pemulihan berhasil: {info.path.name} dari {day} dapat dipulihkan seluruhnya "
                f"({_contents(info)}). Hasil ujinya sudah dihapus lagi."
            )
        else:
            self._fail(f"Uji pemulihan gagal. {info.problem}")

    def _show_checked(self, info: BackupInfo) -> None:
        self._finish()
        if not info.ok or info.created_at is None:
            self._fail(info.problem)
            return
        day = format_long_date(info.created_at.date())
        self.ui.result_label.setText(
            f"{info.path.name} utuh: {info.office}, dibuat {day} pukul {info.created_at:%H.%M}, "
            f"{_contents(info)}."
        )

    def _failed(self, error: BapasError) -> None:
        self._finish()
        self._fail(str(error))

    def _fail(self, text: str) -> None:
        self.ui.trouble.show_error(text)
        self.ui.again_button.show()

    def _finish(self) -> None:
        """Nothing runs any more; what came of it is about to be shown."""
        self._clear()
        self._show_running(False)

    def _show_running(self, running: bool) -> None:
        self._running = running
        self.ui.outcome_card.show()
        for widget in (self.ui.running_label, self.ui.progress, self.ui.cancel_button):
            widget.setVisible(running)
        self._enable()
        self.ui.scroll.ensureWidgetVisible(self.ui.outcome_card)

    def _enable(self) -> None:
        ui = self.ui
        ui.make_button.setEnabled(not self._running and ui.place.currentData() is not None)
        for button in (
            ui.drill_button,
            ui.office_check_button,
            ui.check_button,
            ui.drill_file_button,
            ui.restore_button,
        ):
            button.setEnabled(not self._running)

    def _show_progress(self, done: int, of: int) -> None:
        show_progress(self.ui.progress, done, of)

    def _clear(self) -> None:
        self.ui.result_label.clear()
        self.ui.trouble.clear()
        self.ui.again_button.hide()

    def _show_care(self, found: Care) -> None:
        ui, now = self.ui, self._desk.office.clock()
        ui.age_label.setText(backup_age(found.last_verified, now))
        ui.drill_label.setText(drill_age(found.drilled_at, now))
        result = check_result(found.checked_at, found.check_problems, now)
        ui.office_check_label.setText(f"Pemeriksaan kantor: {result}")
        _mark(ui.age_mark, found.backup_is_due or found.last_verified is None)
        _mark(ui.drill_mark, found.drill_is_due or found.drilled_at is None)
        _mark(ui.office_check_mark, found.check_problems > 0 or found.checked_at is None)

    def _show_copies(self, copies: tuple[BackupInfo, ...]) -> None:
        self.model.set_rows(copies)
        self.ui.copies_table.setVisible(bool(copies))
        self.ui.copies_empty.setVisible(not copies)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Pilih folder cadangan")
        if chosen:
            self.choose_folder(Path(chosen))

    def _ask_diagnosis_place(self) -> None:
        start = self.ui.place.currentData() or Path.home()
        chosen = QFileDialog.getExistingDirectory(self, "Simpan diagnosa ke", str(start))
        if chosen:
            self.collect_diagnosis(Path(chosen))

    def _ask_file(self) -> None:
        self._with_file(self.check)

    def _with_file(self, then: Callable[[Path], None]) -> None:
        start = self.ui.place.currentData() or self._desk.office.folder.copies
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Pilih berkas cadangan", str(start), "Cadangan (*.bpbak)"
        )
        if chosen:
            then(Path(chosen))


def _drill(
    office: Office,
    file: Path | None,
    medium: Path | None,
    progress: Progress,
    stop: Callable[[], bool],
) -> BackupInfo:
    path = file or backups.newest_backup(office, medium)
    if path is None:
        raise NotFound("Belum ada cadangan yang dapat diuji. Buat cadangan dahulu.")
    return drill(office, path, progress=progress, cancel=stop)


def _contents(info: BackupInfo) -> str:
    return f"{info.counts.get('client', 0)} klien, {info.counts.get('session', 0)} kegiatan"


def _mark(label: QLabel, asks: bool) -> None:
    scheme = colours()
    picture = ("alert-circle-outline", scheme.ready) if asks else ("check-circle", scheme.done)
    label.setPixmap(icon(*picture).pixmap(20, 20))
    label.setToolTip("Sudah waktunya" if asks else "Baik")
