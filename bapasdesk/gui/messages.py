"""The one door for messages: the only module that opens message boxes.

Known trouble is told in its own Indonesian sentence; our own defects go to `crash`, which shows no data.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMessageBox, QWidget

from bapasdesk.gui.crash_report import crash_text
from bapasdesk.gui.plain_text import as_plain

if TYPE_CHECKING:  # the unlock window needs messages, and no rows
    from bapasdesk.domain.rows import BatchReport

SHOWN_NAMES = 12


class Messages(QObject):
    informed = Signal(str)
    """A quiet line for the bar at the bottom of the window."""
    crashed = Signal(object)
    """An exception nobody caught, from any thread: it is shown by the window's own."""

    def __init__(self) -> None:
        super().__init__()
        self.keep_crash: Callable[[BaseException], Path | None] = lambda error: None
        """Writes a report of a crash and gives its file; set by who knows the office's folder."""
        self._shows_crash = False
        self.crashed.connect(self.crash)

    def inform(self, text: str) -> None:
        self.informed.emit(text)

    def error(self, text: str) -> None:
        _box(QMessageBox.Icon.Critical, "Belum berhasil", text).exec()

    def warn(self, text: str) -> None:
        _box(QMessageBox.Icon.Warning, "Perhatian", text).exec()

    def confirm(self, text: str, action_label: str) -> bool:
        """True when the officer chose `action_label`; Esc and 'Batal' are no."""
        box = _box(QMessageBox.Icon.Question, action_label, text)
        box.setStandardButtons(QMessageBox.StandardButton.NoButton)
        action = box.addButton(action_label, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton("Batal", QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is action

    def ask_reason(self, title: str, text: str) -> str | None:
        """The reason typed, or None when the officer thought better of it. Never empty."""
        asked, agreed = QInputDialog.getText(_parent(), title, as_plain(text), QLineEdit.EchoMode.Normal)
        return (asked.strip() or None) if agreed else None

    def choose(self, text: str, options: Sequence[str]) -> int | None:
        """Which of the options the officer chose; None for Esc and 'Batal'."""
        box = _box(QMessageBox.Icon.Question, "Pilih", text)
        box.setStandardButtons(QMessageBox.StandardButton.NoButton)
        buttons = [box.addButton(option, QMessageBox.ButtonRole.AcceptRole) for option in options]
        box.setDefaultButton(box.addButton("Batal", QMessageBox.ButtonRole.RejectRole))
        box.exec()
        clicked = box.clickedButton()
        return next((number for number, button in enumerate(buttons) if button is clicked), None)

    def report(self, title: str, report: "BatchReport", noun: str = "peserta") -> None:
        """What a batch did; a quiet line when nobody was skipped, a box naming whom and why otherwise."""
        done = f"{title}: {len(report.done)} {noun}"
        if not report.skipped:
            self.inform(f"{done}.")
            return
        lines = [f"• {skipped.name}: {skipped.reason}" for skipped in report.skipped[:SHOWN_NAMES]]
        if len(report.skipped) > SHOWN_NAMES:
            lines.append(f"• dan {len(report.skipped) - SHOWN_NAMES} {noun} lain")
        head = f"{done}. Dilewati: {len(report.skipped)} {noun}."
        box = _box(QMessageBox.Icon.Information, title, head)
        box.setInformativeText("\n".join(lines))
        box.exec()

    def tell_removed(self, report: "BatchReport", noun: str = "data") -> None:
        """What was deleted stands in the undo bar; only what stays needs more words."""
        if report.skipped:
            self.report("Dihapus", report, noun)

    def crash(self, error: BaseException) -> None:
        """Our own defect: kept as a report, and said once, however often it comes while the box is open."""
        report = self.keep_crash(error)
        if self._shows_crash:
            return
        self._shows_crash = True
        try:
            self.show_crash(error, report)
        finally:
            self._shows_crash = False

    def show_crash(self, error: BaseException, report: Path | None) -> None:
        """Says that what was saved is safe, and offers the places in the code to copy."""
        box = crash_box(error, report)
        copy = box.addButton("Salin rincian", QMessageBox.ButtonRole.ActionRole)
        box.exec()
        if box.clickedButton() is copy:
            QApplication.clipboard().setText(crash_text(error))


def crash_box(error: BaseException, report: Path | None) -> QMessageBox:
    """What is said of a defect of ours; `report` is the file it was written to, if it could be."""
    text = (
        "Program mengalami kesalahan. Data yang sudah disimpan tetap aman, dan isian yang belum disimpan "
        "ditawarkan lagi saat formulirnya dibuka. Tutup lalu buka kembali program."
    )
    box = _box(QMessageBox.Icon.Critical, "Kesalahan program", text)
    box.setInformativeText(
        "Bila terulang, tekan Kumpulkan diagnosa di halaman Cadangan dan kirimkan berkasnya kepada "
        "pengelola program. Laporan ini tidak memuat data siapa pun."
        + (f"\n\nLaporan: {report.name}" if report else "")
    )
    box.setDetailedText(crash_text(error))
    return box


def _parent() -> QWidget | None:
    return QApplication.activeWindow()


def _box(icon: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
    box = QMessageBox(icon, title, text, QMessageBox.StandardButton.Ok, _parent())
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
