"""When people are asked after a training, and what the officer says on the telephone."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.outcomes import check_months
from bapasdesk.domain.records.outcomes import OutcomeSettings
from bapasdesk.domain.rights import Right
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.follow_up_settings_dialog import Ui_FollowUpSettingsDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import follow_up


class FollowUpSettingsDialog(QDialog):
    """Questions already planned stay as they are."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_FollowUpSettingsDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        desk.gate(Right.SETTINGS, self.ui.save_button)
        self.guard = FormGuard(
            self,
            self.ui,
            ("months", "script"),
            partial(desk.run, announce=("follow_ups",)),
            self._settings,
            lambda changed: follow_up.save_settings(desk.office, changed),
        )
        self.guard.keep_draft(desk)
        desk.run(lambda: follow_up.settings(desk.office), self._fill)

    def _fill(self, known: OutcomeSettings) -> None:
        self.ui.months.setText(", ".join(str(month) for month in known.months))
        self.ui.script.setPlainText(known.script)

    def _settings(self) -> OutcomeSettings:
        typed = self.ui.months.text().replace(",", " ").split()
        try:
            months = check_months([int(one) for one in typed])
        except ValueError:
            raise InvalidInput("Tulis angka bulan dipisahkan koma, misalnya 1, 3, 6.", "months") from None
        return OutcomeSettings(months=months, script=self.ui.script.toPlainText())
