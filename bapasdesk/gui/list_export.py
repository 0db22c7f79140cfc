"""Ekspor on a page: its button and Ctrl+E open the one dialog for the list in view."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from bapasdesk.domain.rights import Right
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.export_dialog import ExportDialog, Outgoing, outgoing_list
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.services.extracts import Extract

SHORTCUT = "Ctrl+E"


class ListExport(QObject):
    """`what` gives the list as it is filtered in view, or None while there is none."""

    def __init__(
        self,
        desk: Desk,
        page: QWidget,
        what: Callable[[], Extract | Outgoing | None],
        button: QPushButton | None,
    ) -> None:
        super().__init__(page)
        self._desk, self._page, self._what = desk, page, what
        self.dialog: ExportDialog | None = None
        """The dialog opened last."""
        self.shortcut = QShortcut(QKeySequence(SHORTCUT), page, self.open)
        if button is not None:
            desk.gate(Right.EXPORT, button)
            button.clicked.connect(self.open)
            button.setToolTip(f"{button.toolTip() or 'Simpan daftar ini sebagai berkas'} ({SHORTCUT})")

    def open(self) -> None:
        what = self._what()
        if what is not None and self._desk.allows(Right.EXPORT):
            self.show(what)

    def show(self, what: Extract | Outgoing) -> None:
        """The dialog for a list, whatever is in view."""
        outgoing = outgoing_list(self._desk.office, what) if isinstance(what, Extract) else what
        self.dialog = ExportDialog(self._desk, outgoing, self._page)
        open_dialog(self.dialog)
