"""F1 opens the manual at the page of the screen in view, over every dialog too."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from bapasdesk.gui.help_pages import page_of
from bapasdesk.gui.runner import Runner

if TYPE_CHECKING:
    from bapasdesk.gui.dialogs.help_window import HelpWindow


class HelpKey(QObject):
    """Watches the whole application for F1; made once."""

    def __init__(self, application: QApplication, runner: Runner) -> None:
        super().__init__(application)
        self._runner = runner
        self.window: HelpWindow | None = None
        """The manual, once it was asked for."""
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() == Qt.Key.Key_F1 and isinstance(watched, QWidget):  # type: ignore[attr-defined]
            self.show_for(watched)
            return True
        return False

    def show_for(self, asking: QWidget) -> None:
        """A new window each time, as a child of the dialog that asks: a modal one lets no other be used."""
        from bapasdesk.gui.dialogs.help_window import HelpWindow  # late: watching needs no manual

        if isinstance(asking.window(), HelpWindow):
            return
        if self.window is not None:
            self.window.close()
        self.window = HelpWindow(self._runner, asking.window())
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.window.finished.connect(self._closed)
        self.window.show_page(page_of(_shown_page(asking)))

    def _closed(self) -> None:
        self.window = None


def _shown_page(asking: QWidget) -> QWidget:
    """The page in the middle of the main window, wherever the cursor is; else the widget itself."""
    page = getattr(asking.window(), "page", None)
    in_dialog = isinstance(asking.window(), QDialog)
    return page if isinstance(page, QWidget) and not in_dialog else asking
