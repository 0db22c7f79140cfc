"""The bar's way back: says what was done last, and takes it back on a click or Ctrl+Z."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton

from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.services.undo import undo

_LABEL_WIDTH = 380
"""Pixels; a longer name gives way in its middle, and stands whole in the tooltip."""


class UndoBar(QObject):
    """Shows itself whenever any service has done something that can be taken back."""

    _changed = Signal()
    """From the worker: there is another newest step."""

    def __init__(self, desk: Desk, label: QLabel, button: QPushButton, read_anew: Callable[[], None]) -> None:
        super().__init__(button)
        self._desk, self._label, self._button, self._read_anew = desk, label, button, read_anew
        self._log = desk.office.undo_log
        self._log.changed = self._changed.emit
        self._changed.connect(self.show)
        button.clicked.connect(self._undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), button.window(), self._undo)
        self.show()

    def show(self) -> None:
        step = self._log.newest
        said = f"{step.label}." if step else ""
        metrics, middle = self._label.fontMetrics(), Qt.TextElideMode.ElideMiddle
        self._label.setText(metrics.elidedText(said, middle, _LABEL_WIDTH))
        self._label.setToolTip(step.label if step else "")
        self._label.setVisible(step is not None)
        self._button.setVisible(step is not None)

    def leave(self) -> None:
        """The window goes; what the worker still writes is told to nobody."""
        self._log.changed = lambda: None

    def _undo(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: undo(office), self._done, failed=self._refused, busy="Mengurungkan …")

    def _done(self, label: str) -> None:
        self._desk.messages.inform(f"Diurungkan: {label}." if label else "Tidak ada yang dapat diurungkan.")
        self._read_anew()

    def _refused(self, error: BapasError) -> None:
        self._desk.messages.warn(str(error))
        self._read_anew()
