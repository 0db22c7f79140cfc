"""The list at the left of a page of many parts: choose one, or type a word to find the part it stands in."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from PySide6.QtWidgets import QTabWidget as Parts

from bapasdesk.gui.theme import ROW_HEIGHT
from bapasdesk.gui.widgets.filter_box import FilterBox

_WIDTH = 196
_PLACE = int(Qt.ItemDataRole.UserRole)


class PartList(QWidget):
    """Stands for the tab bar of `Parts`, which would scroll: with it, no part is out of sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.filter = FilterBox()
        self.filter.setPlaceholderText("Cari (Ctrl+F)")
        self.list = QListWidget()
        self.list.setAccessibleName("Bagian pengaturan")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.addWidget(self.filter)
        layout.addWidget(self.list, 1)
        self.filter.textChanged.connect(self._narrow)
        self.filter.returnPressed.connect(self.list.setFocus)
        QShortcut(QKeySequence.StandardKey.Find, self, self.filter.setFocus)

    def lead(self, parts: Parts) -> None:
        """Once all parts are in: shows their titles, and follows and leads which one is in view."""
        self._parts = parts
        parts.tabBar().hide()
        for place in range(parts.count()):
            item = QListWidgetItem(parts.tabText(place).replace("&", ""))
            item.setData(_PLACE, place)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            self.list.addItem(item)
        self._follow(parts.currentIndex())
        parts.currentChanged.connect(self._follow)
        self.list.currentItemChanged.connect(self._lead_to)

    def _lead_to(self, item: QListWidgetItem | None, _: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            self._parts.setCurrentIndex(item.data(_PLACE))

    def _follow(self, place: int) -> None:
        self.list.setCurrentRow(place)

    def _narrow(self) -> None:
        """Titles first; a word that stands only inside a part finds the part too."""
        words = self.filter.query.casefold().split()
        items = [self.list.item(place) for place in range(self.list.count())]
        for place, item in enumerate(items):
            text = f"{item.text()} {_words_of(self._parts.widget(place))}".casefold()
            item.setHidden(not all(word in text for word in words))
        shown = [item for item in items if not item.isHidden()]
        titled = [item for item in shown if all(word in item.text().casefold() for word in words)]
        if shown and self.list.currentItem() not in (titled or shown):
            self.list.setCurrentItem((titled or shown)[0])


def _words_of(part: QWidget | None) -> str:
    """What is written in a part, and on which buttons."""
    if part is None:
        return ""
    said = [label.text() for label in part.findChildren(QLabel)]
    said += [button.text() for button in part.findChildren(QAbstractButton)]
    return " ".join(said).replace("&", "")
