"""Daftar nama panggilan on a partner's page: a session is chosen from a menu, the paper is shown."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.theme import icon
from bapasdesk.services import roster
from bapasdesk.services.roster import Occasion

TITLE = "Daftar nama panggilan"


class RosterMenu(QObject):
    def __init__(self, desk: Desk, page: QWidget, button: QPushButton) -> None:
        super().__init__(page)
        self._desk, self._page, self._button = desk, page, button
        self.preview: PreviewDialog | None = None
        """The roster shown last."""
        button.setIcon(icon("format-list-numbered"))
        button.setMenu(QMenu(button))
        button.setEnabled(False)
        desk.gate(Right.PAPERS, button)

    def read(self, partner_id: int) -> None:
        """Offers the partner's sessions that somebody is enrolled in."""
        office = self._desk.office
        self._desk.run(lambda: roster.occasions(office, partner_id), self._offer)

    def show(self, session_id: int) -> None:
        office = self._desk.office
        self._desk.run(
            lambda: roster.partner_roster(office, session_id), self._show, busy="Menyiapkan daftar …"
        )

    def _offer(self, found: tuple[Occasion, ...]) -> None:
        menu = self._button.menu()
        menu.clear()
        for one in found:
            text = f"{format_range(one.starts_on, one.ends_on)}, {one.course}".replace("&", "&&")
            menu.addAction(text, partial(self.show, one.session_id))
        self._button.setEnabled(bool(found))

    def _show(self, paper: Paper) -> None:
        self.preview = PreviewDialog(self._desk, paper, TITLE, self._page)
        open_dialog(self.preview)
