"""Keeps what is typed into a form, inside the office, and offers it when the form is opened again.

What a power cut, a crash or the lock has interrupted comes back; saving or leaving on purpose removes it.
Typed is what differs from how the form stood when the person first changed it: what the program itself fills
in, at once or when its jobs are done, is not counted.
"""

import json
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QDialog

from bapasdesk.domain.records.trail import Draft
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.widgets.draft_offer import DraftOffer
from bapasdesk.gui.widgets.form_acts import connect_act
from bapasdesk.gui.widgets.form_values import FieldValues, FormValues, fields
from bapasdesk.services import drafts

KEEP_EVERY_MS = 1_000
_QUESTION = "Data yang diketik belum disimpan. Tutup tanpa menyimpan?"


class FormDraft(QObject):
    """For one dialog; `subject_id` is the id of the record it changes, 0 for a new one.

    `part` tells forms of one class apart whose records it alone does not: a new contact of which partner.
    `values` is for a form that holds more than stands in its fields.
    """

    def __init__(
        self, dialog: QDialog, desk: Desk, subject_id: int, part: str = "", values: FormValues | None = None
    ) -> None:
        super().__init__(dialog)
        self._dialog, self._desk = dialog, desk
        self._form, self._subject_id = f"{type(dialog).__name__} {part}".strip(), subject_id
        self._values = values or FieldValues(dialog)
        self._before = self._values.values()
        self._has_acted = False
        self._kept: dict[str, Any] = {}
        self._draft_id = 0
        self.offer: DraftOffer | None = None
        """Shown above the form while there is a draft to take or to drop."""
        self._ticker = QTimer(self, interval=KEEP_EVERY_MS)
        self._wire()

    @property
    def typed(self) -> dict[str, Any]:
        """The fields the person has changed, with what stands in them."""
        if not self._has_acted:
            return {}
        now = self._values.values()
        return {name: value for name, value in now.items() if self._before.get(name) != value}

    def keep(self) -> None:
        """Writes the draft if something has been typed since it was last written."""
        typed = self.typed
        if typed == self._kept:
            return
        self._kept = typed
        if not typed:
            self._remove()
            return
        draft = Draft(
            form=self._form,
            subject_id=self._subject_id,
            title=self._dialog.windowTitle(),
            officer="",
            saved_at=self._desk.office.clock(),
            content=json.dumps(typed, ensure_ascii=False),
        )
        self._desk.run(lambda: self._write(draft), lambda _: None, failed=self._cannot_keep)

    def forget(self) -> None:
        """After saving, or when the form was left on purpose. What stands in it now is not typed any more."""
        self._has_acted = False
        self._settled()
        self._ticker.stop()
        if self._kept:
            self._remove()

    def turn_to(self, subject_id: int) -> None:
        """The one before is saved, and the form has been filled for another record."""
        self.forget()
        self._close_offer()
        self._subject_id = subject_id
        self._look()

    def acted(self) -> None:
        """The person has changed something; to be called for what is no field of the form."""
        self._has_acted = True
        if not self._ticker.isActive():
            self._ticker.start()

    def leave(self) -> bool:
        """Closes the form, asking first only when something was typed; whether it is closed now."""
        if self.typed and not self._desk.messages.confirm(_QUESTION, "Tutup tanpa menyimpan"):
            return False
        self.forget()
        self._dialog.reject()
        return True

    def _wire(self) -> None:
        for field in fields(self._dialog):
            connect_act(field, self.acted)
        for button in self._dialog.findChildren(QAbstractButton):
            button.clicked.connect(self.acted)  # it may add or remove a line of a list
        self._ticker.timeout.connect(self.keep)
        self._desk.jobs.idle.connect(self._settled)
        self._desk.leaving.connect(self.keep)
        self._dialog.accepted.connect(self.forget)
        self._dialog.rejected.connect(self.keep)  # not by `leave`: closed by its cross, or from outside
        self._dialog.finished.connect(self._ticker.stop)
        QTimer.singleShot(0, self, self._look)  # after the form has asked for the record it shows

    def _settled(self) -> None:
        """What the form has asked for is there; until the person acts it is all the program's own."""
        if not self._has_acted:
            self._before = self._values.values()

    def _look(self) -> None:
        self._settled()
        office, form, subject_id = self._desk.office, self._form, self._subject_id
        self._desk.run(lambda: drafts.newest(office, form, subject_id), self._show_offer)

    def _show_offer(self, draft: Draft | None) -> None:
        layout = self._dialog.layout()
        if draft is None or draft.subject_id != self._subject_id or not isinstance(layout, QBoxLayout):
            return
        self.offer = DraftOffer(draft.saved_at)
        self.offer.taken.connect(lambda: self._take(draft))
        self.offer.dropped.connect(lambda: self._drop(draft))
        layout.insertWidget(0, self.offer)
        wanted = self._dialog.height() + self.offer.sizeHint().height()
        there_is = self._dialog.screen().availableGeometry().height()
        self._dialog.resize(self._dialog.width(), max(self._dialog.height(), min(wanted, there_is)))

    def _take(self, draft: Draft) -> None:
        self.acted()
        self._draft_id = draft.id
        self._values.set_values(json.loads(draft.content))
        self._kept = self.typed
        self._close_offer()

    def _drop(self, draft: Draft) -> None:
        office = self._desk.office
        self._desk.run(lambda: drafts.forget(office, draft.id), lambda _: None)
        self._close_offer()

    def _close_offer(self) -> None:
        if self.offer is not None:
            self.offer.hide()
            self.offer.deleteLater()
            self.offer = None

    def _write(self, draft: Draft) -> None:
        """On the worker, which does one after the other: the second time it is the same draft."""
        self._draft_id = drafts.keep(self._desk.office, replace(draft, id=self._draft_id))

    def _remove(self) -> None:
        self._kept = {}
        self._desk.run(self._remove_written, lambda _: None)

    def _remove_written(self) -> None:
        """On the worker."""
        drafts.forget(self._desk.office, self._draft_id)
        self._draft_id = 0

    def _cannot_keep(self, error: Exception) -> None:
        """Quietly, and tried again at the next change: the person is typing."""
        self._desk.messages.inform(str(error))
