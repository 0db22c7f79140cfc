"""A sheet as it came, with its heading row told apart from what stands above and below it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from bapasdesk.domain.cell_values import shown_text
from bapasdesk.domain.list_columns import Cells, cell_at
from bapasdesk.gui.plain_text import as_plain
from bapasdesk.gui.theme import colours

SHOWN_ROWS = 60
_MOST_COLUMNS = 60
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class PreviewModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Cells] = ()
        self._width = 0
        self._header_at = 0

    def show(self, rows: Sequence[Cells], header_at: int) -> None:
        """The first rows, or those around a heading row further down."""
        self.beginResetModel()
        self._rows = rows[: max(SHOWN_ROWS, header_at + SHOWN_ROWS // 2)]
        self._width = min(max((len(row) for row in self._rows), default=0), _MOST_COLUMNS)
        self._header_at = header_at
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._width

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(section + 1) if orientation == Qt.Orientation.Vertical else column_letters(section)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = shown_text(cell_at(self._rows[index.row()], index.column()))
            return as_plain(text) if role == Qt.ItemDataRole.ToolTipRole else text
        return self._look(index.row(), role)

    def _look(self, row: int, role: int) -> Any:
        scheme = colours()
        if role == Qt.ItemDataRole.FontRole and row == self._header_at:
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        if role == Qt.ItemDataRole.BackgroundRole and row == self._header_at:
            return QColor(scheme.waived_ground)
        if role == Qt.ItemDataRole.ForegroundRole and row <= self._header_at:
            return QColor(scheme.waived if row == self._header_at else scheme.disabled)
        return None


def column_letters(place: int) -> str:
    """`A`, `B`, … `Z`, `AA`, as sheets name their columns; `place` counts from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
