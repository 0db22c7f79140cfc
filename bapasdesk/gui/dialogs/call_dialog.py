"""The call screen: what to say, what was answered, and on to the next, by keyboard alone.

1-7 choose the answer, T says that nobody answered, Enter saves and goes on. In the note they are letters: a
line of text keeps its keys to itself.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QRadioButton, QWidget

from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.outcomes import USES_SKILL, IncomeBand, InfoSource, Obstacle, Outcome
from bapasdesk.domain.records.outcomes import FollowUp, OutcomeSettings
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import FollowUpRow
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.call_dialog import Ui_CallDialog
from bapasdesk.gui.widgets.form_draft import FormDraft
from bapasdesk.gui.widgets.form_guard import grow_to_fit
from bapasdesk.services import follow_up

_NOT_SAID = "tidak ditanyakan"


class CallDialog(QDialog):
    """Works down the rows; closed after the last."""

    def __init__(self, desk: Desk, rows: Sequence[FollowUpRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_CallDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._rows, self._place = desk, tuple(rows), 0
        self._script, self._is_saving = "", False
        self.answers: dict[Outcome, QRadioButton] = {}
        self.obstacles: dict[Obstacle, QCheckBox] = {}
        self._dress()
        self._wire()
        desk.run(lambda: follow_up.settings(desk.office), self._show_script)
        self._show_row()
        self.draft = FormDraft(self, desk, self.row.id)

    @property
    def row(self) -> FollowUpRow:
        return self._rows[self._place]

    def save(self) -> None:
        """The answer chosen, and on to the next."""
        outcome = self._outcome()
        if outcome is None:
            self.ui.error.show_error("Pilih jawabannya dengan angka 1 sampai 7, atau tekan T.")
            return
        office, row = self._desk.office, self.row
        source = list(InfoSource)[self.ui.source.currentIndex()]
        income = ([None, *IncomeBand])[self.ui.income.currentIndex()]
        kept = tuple(one for one, box in self.obstacles.items() if box.isChecked())
        obstacles = () if outcome in USES_SKILL else kept
        note = self.ui.note.text()
        self._do(
            lambda: follow_up.answer(
                office, row.id, outcome, source=source, income=income, obstacles=obstacles, note=note
            )
        )

    def not_reached(self) -> None:
        office, row = self._desk.office, self.row
        self._do(lambda: follow_up.not_reached(office, row.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field has taken for itself."""
        buttons = dict(enumerate(self.answers.values(), int(Qt.Key.Key_1)))
        if event.key() in buttons:
            buttons[event.key()].click()
            buttons[event.key()].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() == Qt.Key.Key_T and self.ui.not_reached_button.isEnabled():
            self.not_reached()
        else:
            super().keyPressEvent(event)

    def _do(self, work: object) -> None:
        if self._is_saving:
            return
        self._is_saving = True
        self._desk.run(work, self._done, failed=self._refused, announce=("follow_ups",))  # type: ignore[arg-type]

    def _done(self, _: object) -> None:
        self._is_saving = False
        if self._place + 1 == len(self._rows):
            self.accept()
            return
        self._place += 1
        self._show_row()
        self.draft.turn_to(self.row.id)

    def _refused(self, error: Exception) -> None:
        self._is_saving = False
        self.ui.error.show_error(str(error))

    def _dress(self) -> None:
        for number, outcome in enumerate(Outcome, 1):
            button = QRadioButton(f"{number}  {label(outcome)}")
            button.setObjectName(f"answer_{outcome.value}")
            self.ui.answers_layout.addWidget(button)
            self.answers[outcome] = button
        for obstacle in Obstacle:
            box = QCheckBox(label(obstacle))
            box.setObjectName(f"obstacle_{obstacle.value}")
            self.ui.obstacles_layout.addWidget(box)
            self.obstacles[obstacle] = box
        for rows in (self.ui.answers_layout, self.ui.obstacles_layout):
            rows.addStretch()
        self.ui.source.addItems([label(one) for one in InfoSource])
        self.ui.income.addItems([_NOT_SAID, *(label(one) for one in IncomeBand)])

    def _wire(self) -> None:
        self.ui.save_button.clicked.connect(self.save)
        self._desk.gate(Right.PEOPLE, self.ui.save_button)
        self.ui.not_reached_button.clicked.connect(self.not_reached)
        self.ui.cancel_button.clicked.connect(self._leave)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self, self._leave)
        for outcome, button in self.answers.items():
            button.toggled.connect(lambda on, one=outcome: self._offer_obstacles(one) if on else None)

    def _leave(self) -> None:
        self.draft.leave()

    def _offer_obstacles(self, outcome: Outcome) -> None:
        self.ui.error.clear()
        self.ui.obstacles_box.setEnabled(outcome not in USES_SKILL)

    def _outcome(self) -> Outcome | None:
        return next((one for one, button in self.answers.items() if button.isChecked()), None)

    def _show_script(self, settings: OutcomeSettings) -> None:
        self._script = settings.script
        self._say()

    def _show_row(self) -> None:
        row = self.row
        self.ui.place_label.setText(f"{self._place + 1} dari {len(self._rows)}")
        is_last = self._place + 1 == len(self._rows)
        self.ui.save_button.setText("Simpan" if is_last else "Simpan, berikutnya")
        self.ui.name_label.setText(row.name)
        self.ui.phone_label.setText(row.phone or "Nomor telepon belum dicatat")
        facts = f"{row.course}, {row.partner}, selesai {format_date(row.held_on)}"
        tries = f"; sudah dicoba {row.tries} kali" if row.tries else ""
        self.ui.facts_label.setText(f"{facts}. Pertanyaan {row.months} bulan{tries}.")
        for button in self.answers.values():
            button.setAutoExclusive(False)
            button.setChecked(False)
            button.setAutoExclusive(True)
        for box in self.obstacles.values():
            box.setChecked(False)
        self.ui.obstacles_box.setEnabled(True)
        self.ui.income.setCurrentIndex(0)
        self.ui.source.setCurrentIndex(0)
        self.ui.note.clear()
        self.ui.error.clear()
        self.ui.not_reached_button.setEnabled(row.answered_on is None)
        self._say()
        next(iter(self.answers.values())).setFocus()
        if row.answered_on is not None:
            office = self._desk.office
            self._desk.run(lambda: follow_up.get(office, row.id), self._show_answer)

    def _show_answer(self, known: FollowUp) -> None:
        """What was answered before, to be corrected."""
        if known.outcome is None or known.id != self.row.id:
            return
        self.answers[known.outcome].setChecked(True)
        for obstacle in known.obstacles:
            self.obstacles[obstacle].setChecked(True)
        self.ui.income.setCurrentIndex([None, *IncomeBand].index(known.income))
        self.ui.source.setCurrentIndex(list(InfoSource).index(known.source or InfoSource.CALL))
        self.ui.note.setText(known.note)

    def _say(self) -> None:
        words = {"petugas": self._desk.office.officer, "nama": self.row.name, "pelatihan": self.row.course}
        said = self._script
        for name, word in words.items():
            said = said.replace(f"{{{name}}}", word)
        self.ui.script_label.setText(said)
        grow_to_fit(self)
