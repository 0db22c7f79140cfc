"""A civil servant's number that looks odd is told below its field; it never blocks: others have others."""

from functools import partial

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit

from bapasdesk.domain.nip import nip_warnings
from bapasdesk.gui.widgets.form_guard import grow_to_fit


def watch_nips(dialog: QDialog, note: QLabel, *fields: QLineEdit) -> None:
    """`note` tells once a field has been left, and goes when all are right."""
    for field in fields:
        field.editingFinished.connect(partial(_look, dialog, note, fields))
    _look(dialog, note, fields)


def _look(dialog: QDialog, note: QLabel, fields: tuple[QLineEdit, ...]) -> None:
    found = dict.fromkeys(one for field in fields for one in nip_warnings(field.text()))
    note.setText("\n".join(f"Periksa lagi: {one}" for one in found))
    note.setVisible(bool(found))
    grow_to_fit(dialog)
