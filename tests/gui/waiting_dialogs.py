"""What may wait for an answer, in a loop of its own, when the lock comes: one function each."""

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

MARKER = "Penanda Rahasia"
"""A client's name, which the lock must take from the screen."""


def modal_box() -> None:
    QMessageBox(QMessageBox.Icon.Question, "Hapus", f"Hapus {MARKER}?").exec()


def file_dialog() -> None:
    dialog = QFileDialog(None, "Simpan", "", "")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.exec()


def print_dialog() -> None:
    printer = QPrinter()
    QPrintDialog(printer).exec()


def menu() -> None:
    shown_menu = QMenu()
    shown_menu.addAction(MARKER)
    shown_menu.exec()


WAITING = (modal_box, file_dialog, print_dialog, menu)
