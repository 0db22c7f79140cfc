"""The first run: from welcome to an encrypted office with its recovery sheet on paper, in six steps."""

import random
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.checks import check_letterhead, check_office, check_signatory
from bapasdesk.domain.records import Letterhead, OfficeProfile, Signatory
from bapasdesk.domain.values import CertificateStyle, SignatoryRole, label
from bapasdesk.errors import BapasError, InvalidInput
from bapasdesk.gui.forms.first_run import Ui_FirstRun
from bapasdesk.gui.pdf_printing import print_pdf
from bapasdesk.gui.runner import Runner
from bapasdesk.gui.widgets.field_error import FieldError
from bapasdesk.gui.widgets.form_guard import connect_change
from bapasdesk.services import papers
from bapasdesk.services.office import DEFAULT_COST, Office, create_office
from bapasdesk.store.key_slots import Argon2Cost

_SIGNERS = {
    "head": SignatoryRole.OFFICE_HEAD,
    "commitment": SignatoryRole.COMMITMENT_OFFICER,
    "treasurer": SignatoryRole.TREASURER,
}
_FIRST_DAY = date(2000, 1, 1)
"""What is typed at the start holds for back-dated papers too."""
_OFFICER_STEP, _RECOVERY_STEP = 4, 5


class FirstRun(QDialog):
    """`finished_with` carries the unlocked office; `example_wanted` asks for the example instead."""

    finished_with = Signal(object)
    example_wanted = Signal()

    def __init__(
        self,
        folder: OfficeFolder,
        runner: Runner,
        *,
        cost: Argon2Cost = DEFAULT_COST,
        clock: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_FirstRun()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._folder, self._runner, self._cost, self._clock = folder, runner, cost, clock
        self._office: Office | None = None
        self._groups: tuple[str, ...] = ()
        self._asked: tuple[int, int] = (0, 0)
        self._touched: set[str] = set()
        self._checks: tuple[Callable[[], object], ...] = (
            lambda: None,
            self._office_typed,
            self._signatories_typed,
            lambda: None,
            self._officer_typed,
            self._groups_typed,
        )
        self.ui.start_empty.setChecked(True)
        self.ui.neutral.setChecked(True)
        self._wire()
        self._go(0)

    def _wire(self) -> None:
        ui = self.ui
        for name in (
            *("office_name", "city", "letterhead", "officer_name", "passphrase", "first_group", "second_group"),
            *(f"{who}_{what}" for who in _SIGNERS for what in ("name", "nip")),
        ):
            connect_change(getattr(ui, name), lambda name=name: self._typed(name))
        ui.officer_name.textChanged.connect(ui.passphrase.set_officer)
        ui.next_button.clicked.connect(self._next)
        ui.back_button.clicked.connect(lambda: self._go(ui.steps.currentIndex() - 1))
        ui.cancel_button.clicked.connect(self.close)
        ui.print_button.clicked.connect(lambda: self._make_sheet(self._print))
        ui.save_pdf_button.clicked.connect(lambda: self._make_sheet(self._save_pdf))

    def _go(self, step: int) -> None:
        ui = self.ui
        ui.steps.setCurrentIndex(step)
        ui.progress_label.setText(f"Langkah {step} dari {_RECOVERY_STEP}" if step else "")
        ui.back_button.setVisible(0 < step < _RECOVERY_STEP)
        ui.cancel_button.setVisible(step < _RECOVERY_STEP)
        words = {_OFFICER_STEP: "Buat kantor", _RECOVERY_STEP: "Selesai"}
        ui.next_button.setText(words.get(step, "Lanjut"))
        first_fields = (ui.start_empty, ui.office_name, ui.head_name, ui.neutral, ui.officer_name, ui.first_group)
        first_fields[step].setFocus()
        self._check()

    def _next(self) -> None:
        step = self.ui.steps.currentIndex()
        if step == 0 and self.ui.try_example.isChecked():
            self.ui.next_button.setEnabled(False)
            self.example_wanted.emit()
        elif step == _OFFICER_STEP:
            self._create()
        elif step == _RECOVERY_STEP:
            self.finished_with.emit(self._office)
            self.accept()
        else:
            self._go(step + 1)

    def _typed(self, field: str) -> None:
        self._touched.add(field)
        self._check()

    def _check(self) -> None:
        """Next stays off until the step is right; only touched fields are complained about."""
        trouble: InvalidInput | None = None
        try:
            self._checks[self.ui.steps.currentIndex()]()
        except InvalidInput as error:
            trouble = error
        self.ui.next_button.setEnabled(trouble is None)
        for line in self.ui.steps.currentWidget().findChildren(FieldError):
            field = line.objectName().removesuffix("_error")
            wrong = trouble is not None and field == trouble.field
            if field not in ("passphrase", ""):
                line.show_error(str(trouble) if wrong and self._is_touched(field) else "")

    def _is_touched(self, field: str) -> bool:
        return field in self._touched or field == "signatories"

    def _office_typed(self) -> OfficeProfile:
        ui = self.ui
        style = CertificateStyle.NEUTRAL if ui.neutral.isChecked() else CertificateStyle.OFFICIAL
        name, city = ui.office_name.text().strip(), ui.city.text().strip()
        if not name:
            raise InvalidInput("Isi nama kantor.", "office_name")
        if not city:
            raise InvalidInput("Isi kota kantor.", "city")
        profile = OfficeProfile(name=name, city=city, certificate_style=style)
        with _renamed_fields({"name": "office_name"}):
            check_office(profile)
            if self._letterhead_lines():
                check_letterhead(Letterhead(valid_from=_FIRST_DAY, lines=self._letterhead_lines()))
        return profile
