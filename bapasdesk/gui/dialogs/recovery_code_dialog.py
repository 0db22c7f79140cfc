"""A new recovery code: shown once, printed, and two of its groups asked back before it counts."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.recovery_code_dialog import Ui_RecoveryCodeDialog
from bapasdesk.gui.recovery_step import RecoveryStep
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import officers, papers, settings


class RecoveryCodeDialog(QDialog):
    """The code before stays in force until both groups are typed and the button is pressed."""

    def __init__(self, desk: Desk, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_RecoveryCodeDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        office = desk.office
        self._step = RecoveryStep(
            self,
            self.ui,
            desk.run,
            lambda shown: papers.recovery_sheet(settings.profile(office).name, shown, office.today()),
        )
        self._step.show_code(code)
        self.guard = FormGuard(
            self,
            self.ui,
            ("first_group", "second_group"),
            partial(desk.run, announce=("settings",), busy="Mengganti kode pemulihan"),
            self._step.typed_back,
            lambda typed: officers.renew_recovery(office, typed),
        )

    @property
    def asked(self) -> tuple[int, int]:
        """Which groups are to be typed back, counted from 0."""
        return self._step.asked
