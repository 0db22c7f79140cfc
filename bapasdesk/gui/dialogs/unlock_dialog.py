"""Opens the office: officer and passphrase, with a growing delay after wrong ones.

It is the first thing on the screen, so what belongs to the open office is loaded only when it is used.
"""

import math
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import BapasError
from bapasdesk.gui.forms.unlock_dialog import Ui_UnlockDialog
from bapasdesk.gui.runner import Runner
from bapasdesk.gui.widgets.mark_invalid import mark_invalid
from bapasdesk.services import door

if TYPE_CHECKING:
    from bapasdesk.gui.dialogs.recover_dialog import RecoverDialog
    from bapasdesk.services.office import Office
    from bapasdesk.store.key_slots import Argon2Cost

TICK_MS = 250


class UnlockDialog(QDialog):
    """`unlocked` carries the office; rejected when the officer closes the program instead."""

    unlocked = Signal(object)
    restore_wanted = Signal()

    def __init__(
        self,
        folder: OfficeFolder,
        runner: Runner,
        *,
        officer: str = "",
        hint: str = "",
        cost: "Argon2Cost | None" = None,
        clock: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_UnlockDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._folder, self._runner, self._cost, self._clock = folder, runner, cost, clock
        self._officer = officer
        self._wait_until = clock()
        self._busy = True
        self.recovery: RecoverDialog | None = None
        self.ui.hint.setText(hint)
        self.ui.hint.setVisible(bool(hint))
        self._countdown = QTimer(self, interval=TICK_MS)
        self._countdown.timeout.connect(self._tick)
        self.ui.passphrase.textChanged.connect(self._retyped)
        self.ui.open_button.clicked.connect(self._open)
        self.ui.quit_button.clicked.connect(self.reject)
        self.ui.forgot_button.clicked.connect(self._recover)
        self.ui.restore_button.clicked.connect(self.restore_wanted)
        self._enable()
        self._read_officers()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ui.passphrase.setFocus()

    def _read_officers(self) -> None:
        self._runner.run(
            lambda: (
                door.officer_names(self._folder),
                door.seconds_to_wait(self._folder, clock=self._clock),
            ),
            lambda known: self._show_officers(*known),
            failed=self._refused,
        )

    def _show_officers(self, names: tuple[str, ...], wait: float) -> None:
        self.ui.officer.addItems(list(names))
        self.ui.officer.setCurrentIndex(max(0, self.ui.officer.findText(self._officer)))
        self._ready(wait)

    def _open(self) -> None:
        officer, passphrase = self.ui.officer.currentText(), self.ui.passphrase.text()
        self._busy = True
        self._enable()
        self.ui.waiting.setText("Membuka kantor …")
        self._runner.run(
            lambda: self._opened_by(officer, passphrase),
            self._opened,
            failed=self._wrong,
        )

    def _opened_by(self, officer: str, passphrase: str) -> "Office":
        from bapasdesk.services.unlocking import open_office

        return open_office(self._folder, officer, passphrase, clock=self._clock)

    def _opened(self, office: "Office") -> None:
        self.unlocked.emit(office)
        self.accept()

    def _wrong(self, error: BapasError) -> None:
        self._refused(error)
        self.ui.passphrase.selectAll()
        self._runner.run(
            lambda: door.seconds_to_wait(self._folder, clock=self._clock),
            self._ready,
            failed=self._refused,
        )

    def _refused(self, error: BapasError) -> None:
        self._busy = False
        self.ui.waiting.clear()
        self.ui.passphrase_error.show_error(str(error))
        mark_invalid(self.ui.passphrase, True)
        self._enable()

    def _ready(self, wait: float) -> None:
        """`wait` seconds must pass before the next try."""
        self._busy = False
        self._wait_until = self._clock() + timedelta(seconds=wait)
        self._countdown.start()
        self._tick()
        self.ui.passphrase.setFocus()

    def _tick(self) -> None:
        left = self._seconds_left()
        self.ui.waiting.setText(f"Coba lagi dalam {left} detik." if left else "")
        if not left:
            self._countdown.stop()
        self._enable()

    def _seconds_left(self) -> int:
        return max(0, math.ceil((self._wait_until - self._clock()).total_seconds()))

    def _retyped(self) -> None:
        self.ui.passphrase_error.clear()
        mark_invalid(self.ui.passphrase, False)
        self._enable()

    def _enable(self) -> None:
        ready = not self._busy and not self._seconds_left() and bool(self.ui.passphrase.text())
        self.ui.open_button.setEnabled(ready)
        self.ui.passphrase.setReadOnly(self._busy)
        self.ui.officer.setEnabled(not self._busy)
        self.ui.forgot_button.setEnabled(not self._busy)
        self.ui.restore_button.setEnabled(not self._busy)

    def _recover(self) -> None:
        from bapasdesk.gui.dialogs.recover_dialog import RecoverDialog

        names = [self.ui.officer.itemText(row) for row in range(self.ui.officer.count())]
        names.sort(key=lambda name: name != self.ui.officer.currentText())
        self.recovery = RecoverDialog(self._runner, names, self._recover_access, self)
        self.recovery.recovered.connect(self._opened)
        self.recovery.open()

    def _recover_access(self, code: str, officer: str, passphrase: str) -> "Office":
        from bapasdesk.services.unlocking import recover_access

        return recover_access(self._folder, code, officer, passphrase, cost=self._cost, clock=self._clock)
