"""A recovery code shown, printed or saved, and two of its groups asked back before it counts."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog

from bapasdesk.domain.rows.papers import Paper
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.pdf_printing import ask_printer, print_pdfs
from bapasdesk.gui.runner import RunWork
from bapasdesk.gui.save_as import ask_where
from bapasdesk.gui.widgets.recovery_code import in_rows, two_places
from bapasdesk.services import papers

_TITLE = "Lembar pemulihan"
_FIELDS = ("first_group", "second_group")
_TITLES = ("&Kelompok", "Ke&lompok")
"""A letter each; the numbers of two groups may end in the same digit."""


class RecoveryStep:
    """For a form with `code`, `print_button`, `save_pdf_button`, and both groups with their labels.

    `make_sheet` renders the code's sheet; it runs on the worker.
    """

    def __init__(self, dialog: QDialog, ui: Any, run: RunWork, make_sheet: Callable[[str], Paper]) -> None:
        self._dialog, self._ui, self._run, self._make_sheet = dialog, ui, run, make_sheet
        self.code = ""
        self.asked = (0, 1)
        """Which groups are to be typed back, counted from 0."""
        ui.print_button.clicked.connect(lambda: self._with_sheet(self._print))
        ui.save_pdf_button.clicked.connect(lambda: self._with_sheet(self._save))

    def show_code(self, code: str) -> None:
        self.code = code
        groups = tuple(code.split("-"))
        self.asked = two_places(groups)
        self._ui.code.setText(in_rows(groups))
        for field, title, place in zip(_FIELDS, _TITLES, self.asked, strict=True):
            getattr(self._ui, f"{field}_label").setText(f"{title} ke-{place + 1}")

    def typed_back(self) -> str:
        """The code, once both groups stand in their fields; InvalidInput names the field that is wrong."""
        groups = self.code.split("-")
        for field, place in zip(_FIELDS, self.asked, strict=True):
            if getattr(self._ui, field).text().strip().upper() != groups[place]:
                raise InvalidInput("Belum sama dengan kode di atas.", field)
        return self.code

    def _with_sheet(self, use: Callable[[Paper], None]) -> None:
        make, code = self._make_sheet, self.code
        self._run(lambda: make(code), use)

    def _print(self, sheet: Paper) -> None:
        ask_printer(
            _TITLE,
            1,
            self._dialog,
            lambda order: self._run(lambda: print_pdfs([sheet.pdf], order), lambda _: None),
        )

    def _save(self, sheet: Paper) -> None:
        path = ask_where(self._dialog, "Simpan lembar pemulihan", sheet.file_name, "PDF", ".pdf")
        if path is not None:
            self._run(lambda: papers.save(sheet.pdf, path), lambda _: None)
