"""The office's own text of a letter, record or report, with words that stand for a session's facts."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from bapasdesk.domain.checks import check_name
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.papers import Wording
from bapasdesk.domain.rights import Right
from bapasdesk.domain.wording import check_text, tokens_of
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.wording_dialog import Ui_WordingDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import wording as wordings


class WordingDialog(QDialog):
    """`known` is the text in force; the shipped one can be brought back."""

    def __init__(self, desk: Desk, known: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_WordingDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._known = desk, known
        self.setWindowTitle(f"Teks dokumen – {label(known.kind)}")
        self.ui.subject.setText(known.subject)
        self.ui.body.setPlainText(known.body)
        for token, meaning in tokens_of(known.kind).items():
            item = QListWidgetItem(f"{{{token}}}   {meaning}")
            item.setData(Qt.ItemDataRole.UserRole, token)
            self.ui.tokens.addItem(item)
        self.ui.tokens.itemActivated.connect(self._insert)
        self.ui.restore_button.setVisible(bool(known.id))
        self.ui.restore_button.clicked.connect(self._restore)
        desk.gate(Right.SETTINGS, self.ui.save_button)
        self.guard = FormGuard(
            self,
            self.ui,
            ("subject", "body"),
            partial(desk.run, announce=("settings",)),
            self._typed,
            lambda typed: wordings.save_wording(desk.office, typed),
        )
        self.guard.keep_draft(desk, 0, known.kind.value)

    def _insert(self, item: QListWidgetItem) -> None:
        self.ui.body.insertPlainText(f"{{{item.data(Qt.ItemDataRole.UserRole)}}}")
        self.ui.body.setFocus()

    def _restore(self) -> None:
        office, kind = self._desk.office, self._known.kind
        self._desk.run(
            lambda: wordings.restore_wording(office, kind), lambda _: self.accept(), announce=("settings",)
        )

    def _typed(self) -> Wording:
        typed = Wording(
            kind=self._known.kind,
            subject=self.ui.subject.text().strip(),
            body=self.ui.body.toPlainText().strip(),
        )
        check_name(typed.subject, "subject", "Judul atau hal")
        tokens = tokens_of(typed.kind)
        check_text(typed.subject, "subject", tokens)
        check_text(typed.body, tokens=tokens)
        return typed
