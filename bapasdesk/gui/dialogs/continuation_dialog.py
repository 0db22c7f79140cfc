"""Which earlier session a session goes on from (pelatihan berkelanjutan)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.session_results import ChainLink, SessionResults
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.continuation_dialog import Ui_ContinuationDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import outcomes, session_results

_NONE = "Bukan lanjutan"


class ContinuationDialog(QDialog):
    """`results` tell what the session goes on from now."""

    def __init__(
        self, desk: Desk, session_id: int, results: SessionResults | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_ContinuationDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._now = results.continues if results else None
        self.ui.earlier.addItem(_NONE, None)
        self.guard = FormGuard[int | None](
            self,
            self.ui,
            ("earlier",),
            partial(desk.run, announce=("results",)),
            lambda: self.ui.earlier.currentData(),
            lambda earlier: outcomes.continue_from(desk.office, session_id, earlier),
        )
        self.guard.keep_draft(desk, session_id)
        desk.run(lambda: session_results.earlier_sessions(desk.office, session_id), self._offer)

    def _offer(self, found: Sequence[ChainLink]) -> None:
        known = [one.session_id for one in found]
        if self._now is not None and self._now.session_id not in known:
            found = [self._now, *found]
        for one in found:
            dates = format_range(one.starts_on, one.ends_on)
            self.ui.earlier.addItem(f"{one.course}, {dates}, {one.partner}", one.session_id)
        if self._now is not None:
            self.ui.earlier.setCurrentIndex(self.ui.earlier.findData(self._now.session_id))
