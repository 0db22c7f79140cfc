"""How every dialog is opened over its page: it waits for nobody, and goes for good once it is answered."""

from PySide6.QtWidgets import QDialog


def open_dialog(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
