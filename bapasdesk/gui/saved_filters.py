"""The bookmark beside a list's filter: keep what stands there under a name, and pick it again."""

import json
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu

from bapasdesk.domain.saved_filter import SavedFilter
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.saved_filter_dialog import ANNOUNCED, SavedFilterDialog
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.theme import icon
from bapasdesk.services import saved_filters

SHORTCUT = "Ctrl+B"
Field = QLineEdit | QComboBox


class SavedFilters(QObject):
    """`box` takes words, `others` narrow the list besides; `refresh` reads the list anew."""

    def __init__(
        self,
        desk: Desk,
        list_name: str,
        box: QLineEdit,
        refresh: Callable[[], object],
        *others: Field,
    ) -> None:
        super().__init__(box)
        self._box = box
        self._desk, self._list_name, self._fields, self._refresh = desk, list_name, (box, *others), refresh
        self._rows: tuple[SavedFilter, ...] = ()
        self.dialog: SavedFilterDialog | None = None
        """Opened last."""
        self.menu = QMenu(box)
        self.action = box.addAction(icon("bookmark-outline"), QLineEdit.ActionPosition.TrailingPosition)
        self.action.setText("Saringan tersimpan")
        self.action.setToolTip(f"Saringan tersimpan ({SHORTCUT})")
        self.action.triggered.connect(lambda: self.show_menu())
        QShortcut(QKeySequence(SHORTCUT), box, self.show_menu)
        desk.changed.connect(self._changed)
        self._read()

    def show_menu(self) -> None:
        """Below the box, in which the bookmark stands: the rows above the lists have no room to spare."""
        self.menu.popup(self._box.mapToGlobal(self._box.rect().bottomLeft()))

    def apply(self, row: SavedFilter) -> None:
        """Puts back what was kept; what the list no longer offers stays as it is."""
        values = json.loads(row.content)
        for field in self._fields:
            value = values.get(field.objectName(), "")
            if isinstance(field, QComboBox):
                field.setCurrentText(value or field.itemText(0))
            else:
                field.setText(value)
        self._refresh()

    def keep(self) -> None:
        """Asks for the name of what stands in the fields now."""
        typed = " ".join(value for value in self._values().values() if value)
        content = json.dumps(self._values(), ensure_ascii=False)
        self._open(SavedFilter(list_name=self._list_name, name=typed[:60].strip(), content=content))

    def rename(self, row: SavedFilter) -> None:
        self._open(row)

    def remove(self, row: SavedFilter) -> None:
        remove = partial(saved_filters.remove, self._desk.office, row.id)
        self._desk.run(remove, lambda _: None, announce=(ANNOUNCED,))

    def _values(self) -> dict[str, str]:
        """What narrows the list; a choice left at its first entry does not."""
        return {
            field.objectName(): (field.currentText() if field.currentIndex() > 0 else "")
            if isinstance(field, QComboBox)
            else field.text().strip()
            for field in self._fields
        }

    def _read(self) -> None:
        read = partial(saved_filters.rows, self._desk.office, self._list_name)
        self._desk.run(read, self._show)

    def _show(self, rows: tuple[SavedFilter, ...]) -> None:
        self._rows = rows
        self.menu.clear()
        for row in rows:
            self._add(self.menu, _title(row), partial(self.apply, row))
        if rows:
            self.menu.addSeparator()
        self._add(self.menu, "Simpan saringan ini…", self.keep)
        for text, step in (("Ganti nama", self.rename), ("Hapus", self.remove)):
            part = self.menu.addMenu(text)
            part.setEnabled(bool(rows))
            for row in rows:
                self._add(part, _title(row), partial(step, row))

    def _add(self, menu: QMenu, text: str, slot: Callable[[], object]) -> None:
        action = QAction(text.replace("&", "&&"), menu)
        action.triggered.connect(lambda: slot())
        menu.addAction(action)

    def _open(self, wanted: SavedFilter) -> None:
        self.dialog = SavedFilterDialog(self._desk, wanted, self._box.window())
        open_dialog(self.dialog)

    def _changed(self, kinds: frozenset[str]) -> None:
        if ANNOUNCED in kinds:
            self._read()


def _title(row: SavedFilter) -> str:
    return row.name if row.officer else f"{row.name} (kantor)"
