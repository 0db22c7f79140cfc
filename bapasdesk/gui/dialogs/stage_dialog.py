"""Takes a partner to another stage: only steps that follow are offered, a refusal asks for its reason."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.pipeline import TRANSITIONS
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import PartnerStage, RefusalReason
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.stage_dialog import Ui_StageDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import pipeline

Step = tuple[PartnerStage, RefusalReason | None, str]


class StageDialog(QDialog):
    """For the partner of `partner_id`, who stands at `now`; `wanted` is chosen beforehand."""

    def __init__(
        self,
        desk: Desk,
        partner_id: int,
        now: PartnerStage,
        wanted: PartnerStage | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_StageDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._id = desk, partner_id
        self._nexts = TRANSITIONS[now]
        self._arguments: Mapping[RefusalReason, str] = {}
        self.ui.now_label.setText(f"Tahap sekarang: {label(now)}")
        for stage in self._nexts:
            self.ui.stage.addItem(label(stage))
        self.ui.reason.addItem("Pilih alasan")
        for reason in RefusalReason:
            self.ui.reason.addItem(label(reason))
        if wanted in self._nexts:
            self.ui.stage.setCurrentIndex(self._nexts.index(wanted))
        self.ui.stage.currentIndexChanged.connect(lambda _: self._show_reason())
        self.ui.reason.currentIndexChanged.connect(lambda _: self._show_reason())
        run = partial(desk.run, announce=("partners",))
        desk.gate(Right.PLAN, self.ui.save_button)
        self.guard = FormGuard(self, self.ui, ("stage", "reason", "note"), run, self._step, self._save)
        self.guard.keep_draft(desk, partner_id)
        self._show_reason()
        desk.run(lambda: pipeline.arguments(desk.office), self._know)

    def _know(self, arguments: Mapping[RefusalReason, str]) -> None:
        self._arguments = arguments
        self._show_reason()

    def _stage(self) -> PartnerStage:
        return self._nexts[max(0, self.ui.stage.currentIndex())]

    def _reason(self) -> RefusalReason | None:
        chosen = self.ui.reason.currentIndex() - 1
        return list(RefusalReason)[chosen] if chosen >= 0 else None

    def _show_reason(self) -> None:
        """The reason is asked only for a refusal, and the office's answer to it stands below."""
        refused = self._stage() == PartnerStage.REFUSED
        for widget in (self.ui.reason, self.ui.reason_label):
            widget.setVisible(refused)
        reason = self._reason()
        answer = self._arguments.get(reason, "") if refused and reason else ""
        self.ui.argument_label.setText(f"Jawaban kantor atas alasan ini: {answer}" if answer else "")

    def _step(self) -> Step:
        stage = self._stage()
        refused = stage == PartnerStage.REFUSED
        if refused and self._reason() is None:
            raise InvalidInput("Pilih alasan penolakannya.", "reason")
        return stage, self._reason() if refused else None, self.ui.note.toPlainText()

    def _save(self, step: Step) -> None:
        """On the worker."""
        stage, reason, note = step
        pipeline.move(self._desk.office, self._id, stage, reason=reason, note=note)
