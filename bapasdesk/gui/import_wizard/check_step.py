"""Third step: every row as it was understood, what is wrong in red, who is known side by side."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from bapasdesk.domain.list_check import STATE_WORDS, CheckedRow, Choice, ListCheck, RowState
from bapasdesk.gui.forms.import_dialog import Ui_ImportDialog
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import Tone

_TONES = {
    RowState.NEW: Tone.DONE,
    RowState.UPDATED: Tone.READY,
    RowState.UNCHANGED: Tone.OPEN,
    RowState.DUPLICATE: Tone.WAIVED,
    RowState.ERROR: Tone.DANGER,
}
_TAKEN = (RowState.NEW, RowState.UPDATED)
_BLANK = "kosong"
_COMPARE_STRETCH = 2
"""Against 3 for the rows; without anybody to compare with, they have all the room."""
_LEFT_OUT = "ditinggal"


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing told of somebody: as the office has it, and as the sheet says."""

    title: str
    known: str
    listed: str

    @property
    def differs(self) -> bool:
        return bool(self.listed) and self.known != self.listed


COMPARED_COLUMNS: tuple[Column[Compared], ...] = (
    Column("", lambda one: one.title, width=170),
    Column("Di kantor", lambda one: one.known),
    Column("Di lembar", lambda one: one.listed, chip=lambda one: Tone.READY if one.differs else None),
)


class CheckStep(QObject):
    """`changed`: an officer chose otherwise for some rows."""

    changed = Signal()

    def __init__(self, ui: Ui_ImportDialog, parent: QObject) -> None:
        super().__init__(parent)
        self.ui = ui
        self.check = ListCheck(columns=(), rows=())
        self.choices: dict[int, Choice] = {}
        self.model = RowTableModel[CheckedRow]((), self)
        self._compared = RowTableModel[Compared](COMPARED_COLUMNS, self)
        ui.compare.show_model(self._compared, COMPARED_COLUMNS)
        ui.only_trouble.toggled.connect(lambda _: self._fill())
        ui.all_button.clicked.connect(self._choose_for_all)
        ui.rows_table.opened.connect(lambda _: self._focus_choice())
        self._buttons: dict[Choice, QPushButton] = {
            Choice.UPDATE: ui.update_button,
            Choice.SKIP: ui.skip_button,
            Choice.ADD: ui.add_button,
        }
        for choice, button in self._buttons.items():
            button.clicked.connect(partial(self._choose, choice))

    def show(self, check: ListCheck) -> None:
        self.check, self.choices = check, {}
        self.model = RowTableModel[CheckedRow](self._columns(), self)
        self.ui.rows_table.show_model(self.model, self.model.columns)
        self.ui.rows_table.selectionModel().currentRowChanged.connect(lambda *_: self._show_detail())
        self.ui.only_trouble.setChecked(bool(check.errors))
        self._fill()

    @property
    def still_wrong(self) -> int:
        """Rows with errors that are not left out by choice."""
        return sum(bool(row.errors) and not self._is_left_out(row) for row in self.check.rows)

    def _columns(self) -> tuple[Column[CheckedRow], ...]:
        return (
            Column("Baris", lambda row: str(row.number), lambda row: row.number, align_right=True, width=64),
            Column("Keadaan", self._state, width=124, chip=lambda row: _TONES[self._outcome(row)]),
            Column("Keterangan", _remark, width=250, tooltip=_remark),
            *(
                Column(
                    column.title,
                    partial(_text, place, column.name),
                    width=220 if column.is_needed else 140,
                    chip=partial(_cell_tone, place, column.name),
                    tooltip=partial(_told, place, column.name),
                )
                for place, column in enumerate(self.check.columns)
            ),
        )

    def _fill(self) -> None:
        wanted: Callable[[CheckedRow], bool] = (
            (lambda row: row.needs_look) if self.ui.only_trouble.isChecked() else (lambda row: True)
        )
        self.model.set_rows([row for row in self.check.rows if wanted(row)])
        has_rows = self.model.rowCount() > 0
        self.ui.rows_table.setVisible(has_rows)
        self.ui.rows_empty.setVisible(not has_rows)
        if has_rows:
            first_wrong = next((place for place, row in enumerate(self.model.rows) if row.errors), 0)
            self.ui.rows_table.setCurrentIndex(self.model.index(first_wrong, 0))
        self._tell()
        self._show_detail()

    def _tell(self) -> None:
        counts = self.check.counts(self.choices)
        told = [f"{counts[state]} {STATE_WORDS[state]}" for state in RowState if counts[state]]
        none = "Tidak ada baris yang berisi di bawah judul kolomnya."
        warned = sum(bool(row.notes) and self._outcome(row) in _TAKEN for row in self.check.rows)
        more = f"; {warned} dengan peringatan" if warned else ""
        self.ui.check_label.setText(
            f"{len(self.check.rows)} baris: {', '.join(told)}{more}" if told else none
        )

    def _current(self) -> CheckedRow | None:
        return self.model.row_at(self.ui.rows_table.currentIndex())

    def _show_detail(self) -> None:
        row = self._current()
        self.ui.detail.setVisible(row is not None and row.needs_look)
        if row is None or not row.needs_look:
            return
        self.ui.detail_label.setText(f"Baris {row.number}. {_remark(row)}")
        offered = _offered(row)
        chosen = self._chosen(row)
        for choice, button in self._buttons.items():
            button.setVisible(choice in offered)
            button.setChecked(choice == chosen)
        self.ui.all_button.setVisible(bool(offered) and len(self._alike(row)) > 1)
        self.ui.compare.setVisible(bool(row.known))
        self.ui.check_layout.setStretchFactor(self.ui.detail, _COMPARE_STRETCH if row.known else 0)
        self._compared.set_rows(self._pairs(row))

    def _pairs(self, row: CheckedRow) -> list[Compared]:
        """What differs comes first."""
        titles = (column.title for column in self.check.columns)
        pairs = (Compared(*pair) for pair in zip(titles, row.known, row.texts, strict=False))
        told = [pair for pair in pairs if pair.known or pair.listed]
        return sorted(told, key=lambda pair: not pair.differs)

    def _choose(self, choice: Choice, *, rows: list[CheckedRow] | None = None) -> None:
        row = self._current()
        for one in rows or ([row] if row else []):
            if one.errors and self._is_left_out(one) and rows is None:
                del self.choices[one.number]  # a second press takes it back
            else:
                self.choices[one.number] = choice
        self.model.dataChanged.emit(
            self.model.index(0, 0), self.model.index(self.model.rowCount() - 1, self.model.columnCount() - 1)
        )
        self._tell()
        self._show_detail()
        self.changed.emit()

    def _choose_for_all(self) -> None:
        row = self._current()
        chosen = self._chosen(row) if row else None
        if row is not None:
            self._choose(chosen or Choice.SKIP, rows=self._alike(row))

    def _alike(self, row: CheckedRow) -> list[CheckedRow]:
        """Rows with the same trouble: wrong ones, or ones with the same choices for the same reason."""
        if row.errors:
            return [one for one in self.check.rows if one.errors]
        return [one for one in self.check.rows if one.choices == row.choices and one.reason == row.reason]

    def _focus_choice(self) -> None:
        offered = [button for button in self._buttons.values() if button.isVisible()]
        for button in offered[:1]:
            button.setFocus()

    def _chosen(self, row: CheckedRow) -> Choice | None:
        return self.choices.get(row.number) or next(iter(row.choices), None)

    def _is_left_out(self, row: CheckedRow) -> bool:
        return self.choices.get(row.number) == Choice.SKIP

    def _outcome(self, row: CheckedRow) -> RowState:
        if row.errors and self._is_left_out(row):
            return RowState.DUPLICATE
        return row.outcome(self.choices.get(row.number))

    def _state(self, row: CheckedRow) -> str:
        left_out = row.errors and self._is_left_out(row)
        return _LEFT_OUT if left_out else STATE_WORDS[self._outcome(row)]


def _offered(row: CheckedRow) -> tuple[Choice, ...]:
    return (Choice.SKIP,) if row.errors else row.choices if len(row.choices) > 1 else ()


def _remark(row: CheckedRow) -> str:
    return " ".join((*(error.message for error in row.errors), row.reason, *row.notes)).strip()


def _text(place: int, name: str, row: CheckedRow) -> str:
    return row.texts[place] or (_BLANK if _wrong(name, row) else "")


def _cell_tone(place: int, name: str, row: CheckedRow) -> Tone | None:
    if _wrong(name, row):
        return Tone.DANGER
    differs = bool(row.known) and bool(row.texts[place]) and row.texts[place] != row.known[place]
    return Tone.READY if differs else None


def _told(place: int, name: str, row: CheckedRow) -> str:
    wrong = _wrong(name, row)
    if wrong:
        return wrong
    known = row.known[place] if row.known else ""
    return f"Di kantor: {known}" if known and known != row.texts[place] else row.texts[place]


def _wrong(name: str, row: CheckedRow) -> str:
    return " ".join(error.message for error in row.errors if error.column == name)
