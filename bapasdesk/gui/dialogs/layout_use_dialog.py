"""Which courses use a layout, or whether the whole office does."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import LayoutRow
from bapasdesk.domain.rows.sessions import CourseRow
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.layout_use_dialog import Ui_LayoutUseDialog
from bapasdesk.services import courses, layouts
from bapasdesk.services.office import Office


class LayoutUseDialog(QDialog):
    def __init__(self, desk: Desk, row: LayoutRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_LayoutUseDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self.setWindowTitle(f"Tata letak {row.name} dipakai oleh")
        self._desk, self._row = desk, row
        self.ui.for_office.setChecked(row.is_default)
        self.ui.cancel_button.clicked.connect(self.reject)
        self.ui.save_button.clicked.connect(self._save)
        desk.gate(Right.SETTINGS, self.ui.save_button)
        office = desk.office
        desk.run(
            lambda: (courses.rows(office), layouts.courses_using(office, row.id)),
            lambda found: self._show(*found),
        )

    def _show(self, rows: tuple[CourseRow, ...], using: frozenset[int]) -> None:
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setCheckState(Qt.CheckState.Checked if row.id in using else Qt.CheckState.Unchecked)
            self.ui.courses.addItem(item)

    def _save(self) -> None:
        items = (self.ui.courses.item(place) for place in range(self.ui.courses.count()))
        chosen = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]
        self._desk.run(
            partial(_use, self._desk.office, self._row, self.ui.for_office.isChecked(), chosen),
            lambda _: self.accept(),
            failed=lambda error: self.ui.form_error.show_error(str(error)),
            announce=("settings",),
        )


def _use(office: Office, row: LayoutRow, for_office: bool, course_ids: list[int]) -> None:
    """On the worker."""
    layouts.use_for_courses(office, row.id, course_ids)
    if for_office != row.is_default:
        layouts.use_for_office(office, row.id if for_office else 0, row.style)
