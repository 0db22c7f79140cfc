"""One small editor for each kind of property; each tells the value typed and shows the one it is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QColorDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from bapasdesk.domain.layout import FIELDS
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.theme import colours
from bapasdesk.gui.widgets.long_choice import LongChoice
from bapasdesk.gui.widgets.spin_box import indent

Tell = Callable[[Any], None]


@dataclass(frozen=True)
class PropertyEditor:
    """`show` gives it a value without telling it back."""

    widget: QWidget
    show: Tell


def number_editor(least: float, most: float, unit: str, step: float, tell: Tell) -> PropertyEditor:
    box = QDoubleSpinBox()
    box.setDecimals(1)
    box.setRange(least, most)
    box.setSingleStep(step)
    box.setSuffix(f" {unit}")
    _dress(box)
    box.valueChanged.connect(lambda value: tell(round(value, 2)))
    return PropertyEditor(box, lambda value: _quietly(box, lambda: box.setValue(value)))


def count_editor(least: int, most: int, tell: Tell) -> PropertyEditor:
    box = QSpinBox()
    box.setRange(least, most)
    _dress(box)
    box.valueChanged.connect(tell)
    return PropertyEditor(box, lambda value: _quietly(box, lambda: box.setValue(value)))


def choice_editor(words: Mapping[StrEnum, str], tell: Tell) -> PropertyEditor:
    box, members = LongChoice(), list(words)
    for member in members:
        box.addItem(words[member])
    box.currentIndexChanged.connect(lambda place: tell(members[place]))
    return PropertyEditor(box, lambda value: _quietly(box, lambda: box.setCurrentIndex(members.index(value))))


def names_editor(names: tuple[str, ...], tell: Tell) -> PropertyEditor:
    box = LongChoice()
    box.addItems(names)
    box.currentTextChanged.connect(tell)
    return PropertyEditor(box, lambda value: _quietly(box, lambda: box.setCurrentText(value)))


def flag_editor(text: str, tell: Tell) -> PropertyEditor:
    box = QCheckBox(text)
    box.toggled.connect(tell)
    return PropertyEditor(box, lambda value: _quietly(box, lambda: box.setChecked(value)))


def colour_editor(tell: Tell) -> PropertyEditor:
    button = QPushButton()
    button.setAutoDefault(False)

    def show(value: str) -> None:
        sample = QPixmap(16, 16)
        sample.fill(QColor(colours().muted))
        painter = QPainter(sample)
        painter.fillRect(1, 1, 14, 14, QColor(value))
        painter.end()
        button.setIcon(QIcon(sample))
        button.setText(value)

    def ask() -> None:
        dialog = QColorDialog(QColor(button.text()), button)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle("Pilih warna")
        dialog.colorSelected.connect(lambda colour: tell(colour.name().upper()))
        open_dialog(dialog)

    button.clicked.connect(ask)
    return PropertyEditor(button, show)


def text_editor(tell: Tell) -> PropertyEditor:
    """With a menu of the fields that can stand in the text."""
    widget, edit = QWidget(), QPlainTextEdit()
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(64)
    edit.setAccessibleName("Teks")
    insert = QPushButton("Sisipkan isian")
    insert.setAutoDefault(False)
    menu = QMenu(insert)
    for name, meaning in FIELDS.items():
        action = menu.addAction(f"{{{name}}} – {meaning}")
        action.triggered.connect(lambda _, name=name: edit.insertPlainText(f"{{{name}}}"))
    insert.setMenu(menu)
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(edit)
    row = QHBoxLayout()
    row.addWidget(insert)
    row.addStretch()
    layout.addLayout(row)
    widget.setFocusProxy(edit)
    edit.textChanged.connect(lambda: tell(edit.toPlainText()))

    def show(value: str) -> None:
        if edit.toPlainText() != value:
            _quietly(edit, lambda: edit.setPlainText(value))

    return PropertyEditor(widget, show)


def _dress(box: QAbstractSpinBox) -> None:
    box.setKeyboardTracking(True)
    indent(box)


def _quietly(widget: QWidget, act: Callable[[], None]) -> None:
    before = widget.blockSignals(True)
    act()
    widget.blockSignals(before)
