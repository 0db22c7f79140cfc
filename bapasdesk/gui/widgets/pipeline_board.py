"""The board of institutions: a column for each stage, cards moved by mouse or keyboard."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QScrollArea, QVBoxLayout, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.pipeline import TRANSITIONS, is_allowed
from bapasdesk.domain.rows.partners import PartnerRow
from bapasdesk.domain.values import PartnerStage
from bapasdesk.gui.theme import colours
from bapasdesk.gui.widgets.stage_column import StageColumn

COLUMN_WIDTH = 132
_GAP = 8


class PipelineBoard(QScrollArea):
    """`moved` asks to take a partner to a stage; nothing moves until the office has said yes."""

    opened = Signal(int)
    moved = Signal(int, PartnerStage)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = {stage: StageColumn(stage) for stage in PartnerStage}
        self._heads = {stage: QLabel() for stage in PartnerStage}
        self._ghost = QLabel(self.viewport())
        self._lay_out()
        for column in self._columns.values():
            column.opened.connect(self.opened)
            column.shifted.connect(self._shift)
            column.stepped.connect(self._step)
            column.dragged.connect(self._drag)
            column.dropped.connect(self._drop)
            column.menu_requested.connect(self._show_menu)

    def show_rows(self, rows: Sequence[PartnerRow], today: date) -> None:
        """Cards by name in each column; the card in focus keeps it, also in another column."""
        chosen = next((one.chosen() for one in self._columns.values() if one.hasFocus()), None)
        for stage, column in self._columns.items():
            mine = [row for row in rows if row.stage == stage]
            column.show_rows(mine, today)
            self._heads[stage].setText(f"{label(stage)}  {len(mine)}")
            if chosen is not None and column.choose(chosen.id):
                column.setFocus()

    def column(self, stage: PartnerStage) -> StageColumn:
        return self._columns[stage]

    def menu_for(self, row: PartnerRow) -> QMenu:
        """Every step that follows from where the partner stands."""
        menu = QMenu(self)
        menu.addAction("Buka").triggered.connect(lambda: self.opened.emit(row.id))
        menu.addSeparator()
        for stage in TRANSITIONS[row.stage]:
            action = menu.addAction(f"Pindahkan ke {label(stage)}")
            action.triggered.connect(lambda _, stage=stage: self.moved.emit(row.id, stage))
        return menu

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._ghost.setFrameShape(QFrame.Shape.Box)
        self._ghost.setAutoFillBackground(True)
        self._ghost.setTextFormat(Qt.TextFormat.PlainText)
        self._ghost.setMargin(6)
        self._ghost.hide()
        inside = QWidget()
        inside.setProperty("page", True)
        layout = QHBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        for stage, column in self._columns.items():
            layout.addWidget(_framed(self._heads[stage], column), 1)
        self.setWidget(inside)
        self.setAccessibleName("Papan tahap mitra")

    def _shift(self, row: PartnerRow, by: int) -> None:
        """To the nearest stage on that side that may follow."""
        stages = list(PartnerStage)
        here = stages.index(row.stage)
        side = stages[here + 1 :] if by > 0 else stages[:here][::-1]
        target = next((stage for stage in side if is_allowed(row.stage, stage)), None)
        if target is not None:
            self.moved.emit(row.id, target)

    def _step(self, stage: PartnerStage, by: int) -> None:
        """Focus goes to the next column that holds a card."""
        stages = list(PartnerStage)
        here = stages.index(stage)
        side = stages[here + 1 :] if by > 0 else stages[:here][::-1]
        target = next((one for one in side if self._columns[one].count()), None)
        if target is not None:
            self._columns[target].take_focus()
            self.ensureWidgetVisible(self._columns[target])

    def _drag(self, row: PartnerRow, at: QPoint) -> None:
        target = self._stage_at(at)
        allowed = target is not None and is_allowed(row.stage, target)
        for stage, column in self._columns.items():
            column.set_target(allowed and stage == target)
        self._ghost.setText(row.name if allowed or target == row.stage else f"{row.name}: bukan langkahnya")
        self._ghost.setStyleSheet(f"background: {colours().selected};")
        self._ghost.adjustSize()
        self._ghost.move(self.viewport().mapFromGlobal(at) + QPoint(12, 12))
        self._ghost.show()
        self._ghost.raise_()

    def _drop(self, row: PartnerRow, at: QPoint) -> None:
        self._ghost.hide()
        for column in self._columns.values():
            column.set_target(False)
        target = self._stage_at(at)
        if target is not None and is_allowed(row.stage, target):
            self.moved.emit(row.id, target)

    def _stage_at(self, at: QPoint) -> PartnerStage | None:
        for stage, column in self._columns.items():
            if column.rect().contains(column.mapFromGlobal(at)):
                return stage
        return None

    def _show_menu(self, row: PartnerRow, at: QPoint) -> None:
        self.menu_for(row).popup(at)


def _framed(head: QLabel, column: StageColumn) -> QFrame:
    frame = QFrame()
    frame.setProperty("card", True)
    frame.setMinimumWidth(COLUMN_WIDTH)
    head.setProperty("strong", True)
    head.setBuddy(column)
    head.setIndent(6)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(4, 8, 2, 4)
    layout.setSpacing(6)
    layout.addWidget(head)
    layout.addWidget(column)
    return frame
