"""A letterhead and the day from which papers carry it."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.checks import check_letterhead
from bapasdesk.domain.records.office import Letterhead
from bapasdesk.domain.rights import Right
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.letterhead_dialog import Ui_LetterheadDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, required_date
from bapasdesk.services import settings


class LetterheadDialog(QDialog):
    """A new letterhead, or `known` to be changed."""

    def __init__(self, desk: Desk, known: Letterhead | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_LetterheadDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._id = known.id if known else 0
        self.ui.valid_from.set_value(known.valid_from if known else desk.office.today())
        self.ui.lines.setPlainText("\n".join(known.lines) if known else "")
        desk.gate(Right.SETTINGS, self.ui.save_button)
        self.guard = FormGuard(
            self,
            self.ui,
            ("valid_from", "lines"),
            partial(desk.run, announce=("settings",)),
            self._letterhead,
            lambda letterhead: settings.save_letterhead(desk.office, letterhead),
        )
        self.guard.keep_draft(desk, self._id)

    def _letterhead(self) -> Letterhead:
        lines = tuple(line.strip() for line in self.ui.lines.toPlainText().splitlines() if line.strip())
        valid_from = required_date(self.ui.valid_from, "valid_from")
        letterhead = Letterhead(id=self._id, valid_from=valid_from, lines=lines)
        check_letterhead(letterhead)
        return letterhead
