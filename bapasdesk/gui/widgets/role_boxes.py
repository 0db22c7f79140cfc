"""The roles of an officer as boxes to tick, each with what it allows in plain words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import RIGHTS, Right, Role

_INDENT = 26


def allowance(role: Role) -> str:
    """What the role allows, made from the very table that the services ask."""
    return f"Boleh {', '.join(label(right) for right in Right if right in RIGHTS[role])}."


class RoleBoxes(QWidget):
    """`value_changed` whenever a box is ticked or cleared."""

    value_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self.boxes: dict[Role, QCheckBox] = {}
        for role in Role:
            box, note = QCheckBox(label(role)), QLabel(allowance(role))
            note.setTextFormat(Qt.TextFormat.PlainText)
            note.setProperty("muted", True)
            note.setWordWrap(True)
            note.setContentsMargins(_INDENT, 0, 0, 6)
            box.setAccessibleDescription(note.text())
            box.toggled.connect(lambda _: self.value_changed.emit())
            self.boxes[role] = box
            layout.addWidget(box)
            layout.addWidget(note)
        self.setFocusProxy(self.boxes[Role.HEAD])

    def roles(self) -> tuple[Role, ...]:
        return tuple(role for role, box in self.boxes.items() if box.isChecked())

    def set_roles(self, roles: Sequence[Role]) -> None:
        for role, box in self.boxes.items():
            box.setChecked(role in roles)
