"""How the office is looked after, in one line: backup, drill, check. A click opens the place for them."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from bapasdesk.domain.backup_age import check_result, days_ago
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.theme import Tone, colours, icon
from bapasdesk.services import care
from bapasdesk.services.care import Care

_LOOKS = {
    Tone.READY: ("alert-circle-outline", "Sudah waktunya"),
    Tone.DONE: ("check-circle-outline", "Baik"),
    Tone.OPEN: ("circle-outline", "Belum perlu"),
}


class CareStrip(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.backup, self.drill, self.check = QPushButton(), QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        for button in (self.backup, self.drill, self.check):
            button.setProperty("quiet", True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            row.addWidget(button)
        row.addStretch(1)

    def watch(self, desk: Desk) -> None:
        """From now on it shows that office, and follows its news."""
        self._desk = desk
        for button in (self.backup, self.drill, self.check):
            button.clicked.connect(lambda: desk.open("backups"))
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: care.care(office), self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if "backups" in kinds:
            self.refresh()

    def _show(self, found: Care) -> None:
        now = self._desk.office.clock()
        backup, drill = days_ago(found.last_verified, now), days_ago(found.drilled_at, now)
        result = check_result(found.checked_at, found.check_problems, now)
        _tell(self.backup, f"Cadangan: {backup}", _state(found.last_verified, found.backup_is_due))
        _tell(self.drill, f"Terakhir diuji: {drill}", _state(found.drilled_at, found.drill_is_due))
        _tell(self.check, f"Diperiksa: {result}", _state(found.checked_at, found.check_problems > 0))


def _state(done: datetime | None, asks: bool) -> Tone:
    if asks:
        return Tone.READY
    return Tone.DONE if done else Tone.OPEN


def _tell(button: QPushButton, text: str, state: Tone) -> None:
    name, said = _LOOKS[state]
    button.setIcon(icon(name, colours().chip(state)[0].name()))
    button.setText(text)
    button.setToolTip(f"{said}; klik untuk membuka Cadangan")
