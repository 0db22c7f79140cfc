"""Feedback sheets typed in from a pile of paper: four keys and Enter each, the next sheet follows at once."""

from functools import partial

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from bapasdesk.domain.feedback import QUESTIONS, check_feedback
from bapasdesk.domain.records.outcomes import Feedback
from bapasdesk.errors import BapasError, InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.feedback_dialog import Ui_FeedbackDialog
from bapasdesk.gui.widgets.mark_invalid import mark_invalid
from bapasdesk.services import outcomes

_MARKS = tuple("12345")
_YES, _NO = "Y", "T"


class FeedbackDialog(QDialog):
    """`known` sheets of the session are in already. A half-typed sheet is not kept: it lies on the desk."""

    def __init__(self, desk: Desk, session_id: int, known: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_FeedbackDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._session_id, self._known = desk, session_id, known
        self._typed: list[int] = []
        """Ids of the sheets typed in here, newest last."""
        self._is_saving = False
        self._keys = {**dict.fromkeys(QUESTIONS, _MARKS), "wants_to_use": (_YES, _NO)}
        for name in self._keys:
            self._edit(name).textEdited.connect(partial(self._key, name))
        self.ui.save_button.clicked.connect(self.save)
        self.ui.remove_button.clicked.connect(self.remove_last)
        self.ui.cancel_button.clicked.connect(self.reject)
        self._next_sheet()

    def save(self) -> None:
        """Keeps the sheet and clears the form for the next one."""
        try:
            sheet = self._sheet()
        except InvalidInput as error:
            self._complain(error)
            return
        if not self._is_saving:
            self._is_saving = True
            self._run(lambda: outcomes.add_feedback(self._desk.office, sheet), self._saved)

    def remove_last(self) -> None:
        """Takes back the sheet typed last, to type it again."""
        if self._typed and not self._is_saving:
            self._is_saving = True
            last = self._typed[-1]
            self._run(lambda: outcomes.remove_feedback(self._desk.office, last), self._removed)

    def _run(self, work: object, done: object) -> None:
        self._desk.run(work, done, failed=self._refused, announce=("results",))  # type: ignore[arg-type]

    def _saved(self, sheet_id: int) -> None:
        self._typed.append(sheet_id)
        self._next_sheet()

    def _removed(self, _: None) -> None:
        self._typed.pop()
        self._next_sheet()

    def _refused(self, error: BapasError) -> None:
        self._is_saving = False
        self.ui.form_error.show_error(str(error))

    def _next_sheet(self) -> None:
        self._is_saving = False
        for edit in (*map(self._edit, self._keys), self.ui.suggestion):
            edit.clear()
            mark_invalid(edit, False)
        for name in (*self._keys, "form"):
            getattr(self.ui, f"{name}_error").show_error("")
        self.ui.place_label.setText(f"Lembar ke-{self._known + len(self._typed) + 1}")
        self.ui.saved_label.setText(f"{self._known + len(self._typed)} lembar tersimpan")
        self.ui.remove_button.setEnabled(bool(self._typed))
        self.ui.usefulness.setFocus()

    def _key(self, name: str, text: str) -> None:
        """A key that answers goes on to the next field; any other is not taken."""
        edit = self._edit(name)
        allowed = text.upper() in self._keys[name]
        if text and allowed:
            edit.setText(text.upper())
            self.focusNextChild()
        elif text:
            edit.clear()
        wrong = bool(text) and not allowed
        getattr(self.ui, f"{name}_error").show_error(self._wanted(name) if wrong else "")
        mark_invalid(edit, wrong)

    def _wanted(self, name: str) -> str:
        return "Tekan Y bila ya, T bila tidak." if name == "wants_to_use" else "Nilai diisi 1 sampai 5."

    def _edit(self, name: str) -> QLineEdit:
        edit: QLineEdit = getattr(self.ui, name)
        return edit

    def _sheet(self) -> Feedback:
        for name in self._keys:
            if not self._edit(name).text():
                raise InvalidInput(self._wanted(name), name)
        sheet = Feedback(
            session_id=self._session_id,
            wants_to_use=self.ui.wants_to_use.text() == _YES,
            suggestion=self.ui.suggestion.text().strip(),
            **{name: int(self._edit(name).text()) for name in QUESTIONS},
        )
        check_feedback(sheet)
        return sheet

    def _complain(self, error: InvalidInput) -> None:
        self._edit(error.field).setFocus()
        getattr(self.ui, f"{error.field}_error").show_error(str(error))
