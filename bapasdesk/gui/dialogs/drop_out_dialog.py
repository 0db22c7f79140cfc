"""Why participants give their seats up, and whether the next on the waiting list get them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.rows.people import ParticipantRow
from bapasdesk.domain.seating import DropOutReason, check_drop_out
from bapasdesk.domain.seating_rows import DropOutReport, WaitingRow
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.drop_out_dialog import Ui_DropOutDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import drop_outs, waiting

_NAMED = 3


class DropOutDialog(QDialog):
    """`dropped_out` carries the DropOutReport."""

    dropped_out = Signal(object)

    def __init__(
        self, desk: Desk, session_id: int, rows: Sequence[ParticipantRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_DropOutDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._session_id = desk, session_id
        self._ids = [row.id for row in rows]
        self._report: DropOutReport | None = None
        self.ui.who_label.setText(_who(rows))
        self.ui.reason.addItem("Pilih alasan")
        for reason in DropOutReason:
            self.ui.reason.addItem(label(reason))
        for widget in (self.ui.refill, self.ui.next_label):
            widget.hide()
        self.guard = FormGuard(self, self.ui, ("reason", "note"), desk.run, self._reason, self._save)
        self.guard.keep_draft(desk, session_id)
        desk.run(lambda: waiting.rows(desk.office, session_id), self._show_who_waits)

    def accept(self) -> None:
        super().accept()
        self._desk.announce("participants", "waiting")
        self.dropped_out.emit(self._report)

    def _show_who_waits(self, rows: Sequence[WaitingRow]) -> None:
        first = [f"{row.place}. {row.name}" for row in rows[: len(self._ids)]]
        self.ui.refill.setVisible(bool(rows))
        self.ui.refill.setChecked(bool(rows))
        self.ui.next_label.setVisible(bool(rows))
        self.ui.next_label.setText(f"Berikutnya: {', '.join(first[:_NAMED])}")

    def _reason(self) -> tuple[DropOutReason, str]:
        chosen = self.ui.reason.currentIndex() - 1
        if chosen < 0:
            raise InvalidInput("Pilih alasannya.", "reason")
        reason = list(DropOutReason)[chosen]
        return reason, check_drop_out(reason, self.ui.note.text())

    def _save(self, typed: tuple[DropOutReason, str]) -> None:
        """On the worker."""
        reason, note = typed
        refill = self.ui.refill.isChecked()
        self._report = drop_outs.drop_out(
            self._desk.office, self._session_id, self._ids, reason, note, refill=refill
        )


def _who(rows: Sequence[ParticipantRow]) -> str:
    if len(rows) == 1:
        return f"{rows[0].name} melepas kursinya. Ini dicatat terpisah dari tidak hadir dan dapat diurungkan."
    return (
        f"{len(rows)} peserta melepas kursinya. Ini dicatat terpisah dari tidak hadir dan dapat diurungkan."
    )
