"""A new recovery code: shown once, printed, and two of its groups asked back before it counts."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from bapasdesk.domain.rows.papers import Paper
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.recovery_code_dialog import Ui_RecoveryCodeDialog
from bapasdesk.gui.pdf_printing import ask_printer, print_pdfs
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.gui.widgets.recovery_code import in_rows, two_places
from bapasdesk.services import officers, papers, settings


class RecoveryCodeDialog(QDialog):
    """The code before stays in force until both groups are typed and the button is pressed."""

    def __init__(self, desk: Desk, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_RecoveryCodeDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._code = desk, code
        self._groups = tuple(code.split("-"))
        self.asked = two_places(self._groups)
        """Which groups are to be typed back, counted from 0."""
        self.ui.code.setText(in_rows(self._groups))
        for field, place in zip(("first_group", "second_group"), self.asked, strict=True):
            getattr(self.ui, f"{field}_label").setText(f"Kelompok ke-&{place + 1}")
        self.ui.print_button.clicked.connect(lambda: self._with_sheet(self._print))
        self.ui.save_pdf_button.clicked.connect(lambda: self._with_sheet(self._save_pdf))
        self.guard = FormGuard(
            self,
            self.ui,
            ("first_group", "second_group"),
            partial(desk.run, announce=("settings",), busy="Mengganti kode pemulihan"),
            self._typed_back,
            lambda typed: officers.renew_recovery(desk.office, typed),
        )

    def _typed_back(self) -> str:
        for field, place in zip(("first_group", "second_group"), self.asked, strict=True):
            if getattr(self.ui, field).text().strip().upper() != self._groups[place]:
                raise InvalidInput("Belum sama dengan kode di atas.", field)
        return self._code

    def _with_sheet(self, use: Callable[[Paper], None]) -> None:
        office, code = self._desk.office, self._code
        self._desk.run(
            lambda: papers.recovery_sheet(settings.profile(office).name, code, office.today()), use
        )

    def _print(self, sheet: Paper) -> None:
        ask_printer(
            "Lembar pemulihan",
            1,
            self,
            lambda order: self._desk.run(lambda: print_pdfs([sheet.pdf], order), lambda _: None),
        )

    def _save_pdf(self, sheet: Paper) -> None:
        path, _ = QFileDialog.getSaveFileName(self, "Simpan lembar pemulihan", sheet.file_name, "PDF (*.pdf)")
        if path:
            self._desk.run(lambda: papers.save(sheet.pdf, Path(path)), lambda _: None)
