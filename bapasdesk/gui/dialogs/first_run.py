"""The first run: from welcome to an encrypted office with its recovery sheet on paper, in six steps."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.errors import BapasError, InvalidInput
from bapasdesk.gui.dialogs.first_run_form import FIELDS, FirstRunForm
from bapasdesk.gui.forms.first_run import Ui_FirstRun
from bapasdesk.gui.recovery_step import RecoveryStep
from bapasdesk.gui.runner import Runner
from bapasdesk.gui.widgets.field_error import FieldError
from bapasdesk.gui.widgets.form_guard import connect_change
from bapasdesk.gui.widgets.nip_note import watch_nips
from bapasdesk.services import papers
from bapasdesk.services.new_office import create_office
from bapasdesk.services.office import Office
from bapasdesk.store.key_slots import Argon2Cost

_OFFICER_STEP, _RECOVERY_STEP = 4, 5


class FirstRun(QDialog):
    """`finished_with` carries the unlocked office; `example_wanted` asks for the example office instead."""

    finished_with = Signal(object)
    example_wanted = Signal()
    restore_wanted = Signal()

    def __init__(
        self,
        folder: OfficeFolder,
        runner: Runner,
        *,
        cost: Argon2Cost | None = None,
        clock: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_FirstRun()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._form = FirstRunForm(self.ui)
        self._folder, self._runner, self._cost, self._clock = folder, runner, cost, clock
        self._office: Office | None = None
        self._office_name = ""
        self._recovery = RecoveryStep(self, self.ui, runner.run, self._sheet)
        self._touched: set[str] = set()
        self._checks: dict[int, tuple[Callable[[], object], ...]] = {
            1: (self._form.profile, self._form.letterhead),
            2: (self._form.signatories,),
            _OFFICER_STEP: (self._form.officer,),
            _RECOVERY_STEP: (self._recovery.typed_back,),
        }
        self.ui.start_empty.setChecked(True)
        self.ui.neutral.setChecked(True)
        self._wire()
        self.go(0)

    @property
    def asked(self) -> tuple[int, int]:
        """Which groups of the code are to be typed back, counted from 0."""
        return self._recovery.asked

    def go(self, step: int) -> None:
        ui = self.ui
        ui.steps.setCurrentIndex(step)
        ui.progress_label.setText(f"Langkah {step} dari {_RECOVERY_STEP}" if step else "")
        ui.back_button.setVisible(0 < step < _RECOVERY_STEP)
        ui.cancel_button.setVisible(step < _RECOVERY_STEP)
        words = {_OFFICER_STEP: "Buat kantor", _RECOVERY_STEP: "Selesai"}
        ui.next_button.setText(words.get(step, "Lanjut"))
        firsts = (ui.start_empty, ui.office_name, ui.head_name, ui.neutral, ui.officer_name, ui.print_button)
        firsts[step].setFocus()
        self._check()

    def show_trouble(self, error: BapasError) -> None:
        """The example office could not be made; the person may try again."""
        self._runner.messages.error(str(error))
        self.go(self.ui.steps.currentIndex())

    def reject(self) -> None:
        """Asks before typing is lost; an office without its code on paper would end with its passphrase."""
        question = (
            "Kode pemulihan belum Anda ketik ulang dan tidak akan ditampilkan lagi. "
            "Bila frasa sandi terlupa, data kantor tidak dapat dibuka. Tutup juga?"
            if self._office is not None
            else "Kantor belum dibuat, dan yang sudah Anda ketik akan hilang. Tutup juga?"
        )
        begun = self._office is not None or bool(self._touched)
        if begun and not self._runner.messages.confirm(question, "Tutup"):
            return
        if self._office is not None:
            self._runner.jobs.finish(self._office.close)
        super().reject()

    def _wire(self) -> None:
        ui = self.ui
        for name in FIELDS:
            connect_change(getattr(ui, name), partial(self._typed, name))
        watch_nips(self, ui.nip_note, ui.head_nip, ui.commitment_nip, ui.treasurer_nip)
        ui.officer_name.textChanged.connect(ui.passphrase.set_officer)
        ui.next_button.clicked.connect(self._next)
        ui.back_button.clicked.connect(lambda: self.go(ui.steps.currentIndex() - 1))
        ui.cancel_button.clicked.connect(self.reject)
        ui.restore_button.clicked.connect(self.restore_wanted)

    def _next(self) -> None:
        step = self.ui.steps.currentIndex()
        if step == 0 and self.ui.try_example.isChecked():
            self.ui.next_button.setEnabled(False)
            self.ui.next_button.setText("Menyiapkan …")
            self.example_wanted.emit()
        elif step == _OFFICER_STEP:
            self._create()
        elif step == _RECOVERY_STEP:
            self._finish()
        else:
            self.go(step + 1)

    def _typed(self, field: str) -> None:
        self._touched.add(field)
        self.ui.create_error.clear()
        self._check()

    def _check(self) -> None:
        """Next stays off until the step is right; only touched fields are complained about."""
        troubles = {error.field: str(error) for error in self._troubles()}
        self.ui.next_button.setEnabled(not troubles)
        for field in (*FIELDS, "signatories"):
            line = getattr(self.ui, f"{field}_error", None)
            told = field in self._touched or field == "signatories"
            if isinstance(line, FieldError):
                line.show_error(troubles.get(field, "") if told else "")

    def _troubles(self) -> list[InvalidInput]:
        found = []
        for check in self._checks.get(self.ui.steps.currentIndex(), ()):
            try:
                check()
            except InvalidInput as error:
                found.append(error)
        return found

    def _create(self) -> None:
        profile, (officer, passphrase) = self._form.profile(), self._form.officer()
        letterhead, signatories = self._form.letterhead(), self._form.signatories()
        self.ui.next_button.setEnabled(False)
        self.ui.next_button.setText("Membuat kantor …")
        self._office_name = profile.name
        self._runner.run(
            lambda: create_office(
                self._folder,
                profile,
                officer,
                passphrase,
                letterhead=letterhead,
                signatories=signatories,
                cost=self._cost,
                clock=self._clock,
            ),
            lambda made: self._show_code(*made),
            failed=self._not_created,
        )

    def _not_created(self, error: BapasError) -> None:
        self.ui.create_error.show_error(str(error))
        self.ui.next_button.setText("Buat kantor")
        self.ui.next_button.setEnabled(True)

    def _show_code(self, office: Office, code: str) -> None:
        self._office = office
        self._recovery.show_code(code)
        self.go(_RECOVERY_STEP)

    def _sheet(self, code: str) -> Paper:
        """On the worker."""
        return papers.recovery_sheet(self._office_name, code, self._clock().date())

    def _finish(self) -> None:
        office, self._office = self._office, None
        self.finished_with.emit(office)
        self.accept()
