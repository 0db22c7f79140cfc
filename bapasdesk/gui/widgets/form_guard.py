"""Keeps a form honest while one types: what is wrong stands under its field; only a good record is saved."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from bapasdesk.errors import BapasError, InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.runner import RunWork
from bapasdesk.gui.widgets.date_edit import DateEdit
from bapasdesk.gui.widgets.form_draft import FormDraft
from bapasdesk.gui.widgets.form_values import FormValues, show_beginnings
from bapasdesk.gui.widgets.mark_invalid import mark_invalid
from bapasdesk.gui.widgets.money_edit import MoneyEdit
from bapasdesk.gui.widgets.passphrase_fields import PassphraseFields
from bapasdesk.gui.widgets.role_boxes import RoleBoxes
from bapasdesk.gui.widgets.topic_editor import TopicEditor

T = TypeVar("T")


def connect_change(field: QWidget, slot: Callable[[], None]) -> None:
    """Calls `slot` whenever what stands in a field changes, whatever kind of field it is."""
    if isinstance(field, QLineEdit | QPlainTextEdit):
        field.textChanged.connect(lambda *_: slot())
    elif isinstance(field, QComboBox):
        field.currentTextChanged.connect(lambda *_: slot())
    elif isinstance(field, QSpinBox):
        field.valueChanged.connect(lambda *_: slot())
    elif isinstance(field, TopicEditor):
        field.changed.connect(slot)
    elif isinstance(field, PassphraseFields | RoleBoxes):
        field.value_changed.connect(slot)


def required_date(edit: DateEdit, field: str) -> date:
    """The date typed, or InvalidInput for `field`."""
    value = edit.value()
    if value is None:
        raise InvalidInput(edit.problem() or "Isi tanggalnya.", field)
    return value


def optional_date(edit: DateEdit, field: str) -> date | None:
    """The date typed, None when empty, or InvalidInput for `field`."""
    return required_date(edit, field) if edit.text().strip() else None


def required_money(edit: MoneyEdit, field: str) -> int:
    """The rupiah typed, or InvalidInput for `field`."""
    value = edit.value()
    if value is None:
        raise InvalidInput(edit.problem() or "Isi jumlah rupiahnya.", field)
    return value


def grow_to_fit(dialog: QDialog) -> None:
    """Makes room for an error that has just appeared; wrapped text tells a window nothing by itself."""
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    needed = max(layout.totalMinimumSize().height(), layout.totalMinimumHeightForWidth(dialog.width()))
    if needed > dialog.height():
        dialog.resize(dialog.width(), needed)


class FormGuard(QObject, Generic[T]):
    """For a dialog whose form has `save_button`, `cancel_button`, `form_error` and `<field>_error` labels.

    `build` makes the checked record from the fields or raises InvalidInput naming the field. `save` runs on
    the worker; the dialog is accepted only once it is saved. A field nobody has touched is not complained
    about, but Save stays off.
    """

    def __init__(
        self,
        dialog: QDialog,
        ui: Any,
        fields: Sequence[str],
        run: RunWork,
        build: Callable[[], T],
        save: Callable[[T], object],
    ) -> None:
        super().__init__(dialog)
        self._dialog, self._ui, self._run = dialog, ui, run
        self._build, self._save = build, save
        self._fields, self._touched = tuple(fields), set[str]()
        self.draft: FormDraft | None = None
        """Once `keep_draft` was asked for."""
        for field in fields:
            connect_change(getattr(ui, field), partial(self._typed, field))
        ui.save_button.clicked.connect(self.submit)
        ui.cancel_button.clicked.connect(self.leave)
        show_beginnings(dialog)
        self.check()

    def check(self) -> T | None:
        """Shows what is wrong and gives the record when nothing is."""
        try:
            record, trouble = self._build(), None
        except InvalidInput as error:
            record, trouble = None, error
        self._ui.save_button.setEnabled(trouble is None)
        self._show(trouble)
        return record

    def submit(self) -> None:
        record = self.check()
        if record is None:
            return
        self._ui.save_button.setEnabled(False)
        self._run(lambda: self._save(record), lambda _: self._saved(), failed=self._refused)

    def keep_draft(
        self, desk: Desk, subject_id: int = 0, part: str = "", values: FormValues | None = None
    ) -> None:
        """From now on what is typed survives a power cut, a crash and the lock, and Esc asks only when
        something was typed. `subject_id` is the id of the record that is changed, 0 for a new one; `part`
        tells forms of one class apart further, such as a new contact by its partner; `values` is for a form
        that holds more than stands in its fields."""
        self.draft = FormDraft(self._dialog, desk, subject_id, part, values)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self._dialog, self.leave)

    def leave(self) -> bool:
        """Closes the form, asking first only when something was typed; whether it is closed now.

        What is done is chosen here, so that no slot has to be taken off the button again.
        """
        if self.draft is not None:
            return self.draft.leave()
        self._dialog.reject()
        return True

    def _saved(self) -> None:
        if self.draft is not None:
            self.draft.forget()
        self._dialog.accept()

    def _typed(self, field: str) -> None:
        self._touched.add(field)
        self.check()

    def _show(self, trouble: InvalidInput | None) -> None:
        named = trouble.field if trouble else ""
        for field in self._fields:
            wrong = trouble is not None and field == named and field in self._touched
            label = getattr(self._ui, f"{field}_error", None)
            if label is not None:
                label.show_error(str(trouble) if wrong else "")
                mark_invalid(getattr(self._ui, field), wrong)
        elsewhere = trouble is not None and named not in self._fields
        self._ui.form_error.show_error(str(trouble) if elsewhere else "")
        grow_to_fit(self._dialog)

    def _refused(self, error: BapasError) -> None:
        self._ui.save_button.setEnabled(True)
        self._ui.form_error.show_error(str(error))
        grow_to_fit(self._dialog)
