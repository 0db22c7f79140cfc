"""The manual in a window of its own, so that it can stand beside the screen it explains."""

from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.gui.forms.help_window import Ui_HelpWindow
from bapasdesk.gui.help_pages import HELP_PAGES, matching
from bapasdesk.gui.manual_document import base_url, fit_pictures
from bapasdesk.gui.manual_pdf import manual_pdf, suggested_path
from bapasdesk.gui.runner import Runner
from bapasdesk.gui.save_as import ask_where
from bapasdesk.gui.theme import icon
from bapasdesk.services.papers import save

_PICTURE_WIDTH = 560


class HelpWindow(QDialog):
    """Not modal; shown over whatever asked for help."""

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_HelpWindow()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._runner = runner
        self._shown = HELP_PAGES
        self.ui.text.document().setBaseUrl(base_url())
        self.ui.save_button.setIcon(icon("file-pdf-box"))
        self.ui.filter.textChanged.connect(self._filter)
        self.ui.pages.currentRowChanged.connect(self._show_row)
        self.ui.save_button.clicked.connect(self._ask_where)
        QShortcut(QKeySequence.StandardKey.Find, self, self.ui.filter.setFocus)
        self._filter("")

    def show_page(self, name: str) -> None:
        """Brings the page of that name into view, whatever was searched for before."""
        self.ui.filter.clear()
        self.ui.pages.setCurrentRow([page.name for page in self._shown].index(name))
        self.show()
        self.raise_()
        self.activateWindow()

    def save_to(self, path: Path) -> None:
        pdf = manual_pdf()
        self._runner.run(lambda: save(pdf, path), lambda _: self._saved(path))

    def _filter(self, query: str) -> None:
        self._shown = matching(HELP_PAGES, query)
        self.ui.pages.blockSignals(True)
        self.ui.pages.clear()
        self.ui.pages.addItems([page.title for page in self._shown])
        self.ui.pages.blockSignals(False)
        self.ui.pages.setCurrentRow(0 if self._shown else -1)
        if not self._shown:
            self.ui.text.setPlainText("Tidak ada halaman yang memuat kata itu. Coba kata lain.")

    def _show_row(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self.ui.text.setMarkdown(self._shown[row].text)
            fit_pictures(self.ui.text.document(), _PICTURE_WIDTH, self.devicePixelRatioF())

    def _ask_where(self) -> None:
        path = ask_where(self, "Simpan buku petunjuk", suggested_path(), "PDF", ".pdf")
        if path is not None:
            self.save_to(path)

    def _saved(self, path: Path) -> None:
        self.ui.note.setText(f"Tersimpan: {path}")
