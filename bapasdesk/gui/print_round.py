"""One round at the printer: drawn on the worker, and counted only when somebody says that it came out."""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from bapasdesk.domain.rows.papers import Paper
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.pdf_printing import PrintOrder, print_pdfs
from bapasdesk.gui.widgets.progress import show_progress
from bapasdesk.services import prints
from bapasdesk.services.office import Office

QUESTION = "Sudah keluar dari printer?"


class PrintRound(QObject):
    """For a form with `progress` and `stop_button`, which it shows while the printer is fed.

    `came_out` is called at the end: True once the papers are counted as printed, else False.
    """

    _progressed = Signal(int, int)

    def __init__(self, desk: Desk, ui: Any, came_out: Callable[[bool], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._ui, self._came_out = desk, ui, came_out
        self._stop = Event()
        self.is_running = False
        self._progressed.connect(self._show_progress)
        ui.stop_button.clicked.connect(self._stop.set)
        self._show_running(False)

    def start(self, papers: Sequence[Paper], order: PrintOrder) -> None:
        """Feeds the printer with all papers as one job."""
        if self.is_running:
            return
        self._stop.clear()
        self._show_running(True)
        pdfs, progress, cancel = [paper.pdf for paper in papers], self._progressed.emit, self._stop.is_set
        self._desk.run(
            lambda: print_pdfs(pdfs, order, progress=progress, cancel=cancel),
            partial(self._fed, papers, order),
            failed=self._failed,
            busy="Mengirim ke printer …",
        )

    def _fed(self, papers: Sequence[Paper], order: PrintOrder, _: None) -> None:
        self._show_running(False)
        if not self._desk.messages.confirm(QUESTION, "Sudah keluar"):
            self._came_out(False)
            return
        office = self._desk.office
        self._desk.run(
            lambda: _confirm(office, papers, order),
            lambda _: self._came_out(True),
            announce=("numbers", "prints"),
        )

    def _failed(self, error: BapasError) -> None:
        self._show_running(False)
        self._desk.messages.error(str(error))
        self._came_out(False)

    def _show_running(self, running: bool) -> None:
        self.is_running = running
        show_progress(self._ui.progress, 0, 1)
        self._ui.progress.setVisible(running)
        self._ui.stop_button.setVisible(running)

    def _show_progress(self, done: int, of: int) -> None:
        show_progress(self._ui.progress, done, of)


def _confirm(office: Office, papers: Sequence[Paper], order: PrintOrder) -> None:
    for paper in papers:
        out = prints.numbers_on(paper, order.pages, order.page_count) if order.pages else None
        prints.confirm(office, paper, numbers=out, sheets=order.sheets)
