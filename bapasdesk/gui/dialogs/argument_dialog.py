"""The office's best answer to each reason of refusal, as its own text."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.pipeline import check_argument
from bapasdesk.domain.records.partners import RefusalArgument
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import RefusalReason
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.argument_dialog import Ui_ArgumentDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import pipeline


class ArgumentDialog(QDialog):
    """Leafs through the reasons; every text changed meanwhile is saved together."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ArgumentDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._texts: dict[RefusalReason, str] = {}
        self._changed: dict[RefusalReason, str] = {}
        for reason in RefusalReason:
            self.ui.reason.addItem(label(reason))
        self.ui.reason.currentIndexChanged.connect(lambda _: self._show_text())
        run = partial(desk.run, announce=("partners",))
        desk.gate(Right.PLAN, self.ui.save_button)
        self.guard = FormGuard(self, self.ui, ("text",), run, self._typed, self._save)
        self.guard.keep_draft(desk, values=self)
        desk.run(lambda: pipeline.arguments(desk.office), self._fill)

    def values(self) -> dict[str, Any]:
        """For the draft: the texts of all reasons; which one is looked at is not typed."""
        texts = {**self._texts, self._reason(): self.ui.text.toPlainText().strip()}
        return {reason.value: texts.get(reason, "") for reason in RefusalReason}

    def set_values(self, values: dict[str, Any]) -> None:
        """From the draft."""
        for reason in RefusalReason:
            if reason.value in values:
                self._changed[reason] = self._texts[reason] = values[reason.value]
        self._show_text()

    def _fill(self, texts: Mapping[RefusalReason, str]) -> None:
        self._texts = dict(texts)
        self._show_text()

    def _reason(self) -> RefusalReason:
        return list(RefusalReason)[self.ui.reason.currentIndex()]

    def _show_text(self) -> None:
        self.ui.text.setPlainText(self._texts.get(self._reason(), ""))

    def _typed(self) -> dict[RefusalReason, str]:
        reason, text = self._reason(), self.ui.text.toPlainText().strip()
        check_argument(RefusalArgument(reason=reason, text=text))
        if self._texts.get(reason, "") != text:
            self._changed[reason] = self._texts[reason] = text
        return dict(self._changed)

    def _save(self, changed: dict[RefusalReason, str]) -> None:
        """On the worker."""
        for reason, text in changed.items():
            pipeline.save_argument(self._desk.office, reason, text)
