"""The part of a client's form that says what the person wants to learn and when there is time for it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidgetItem, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.seating import ClientWishes, Wishes, WorkStatus, check_wishes
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.forms.wishes_part import Ui_WishesPart
from bapasdesk.gui.widgets.form_guard import connect_change

_WORK = (None, *WorkStatus)
_CHECKED = ("dependants", "skills", "free_from", "free_until")
_COURSE_ID = Qt.ItemDataRole.UserRole


class WishesPart(QWidget):
    """`changed` whenever something is typed or ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_WishesPart()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        for status in _WORK:
            self.ui.work_status.addItem(label(status) or "tidak diketahui")
        self._wanted: tuple[int, ...] = ()
        self.offer_courses(())
        for field in (self.ui.work_status, *(getattr(self.ui, name) for name in _CHECKED)):
            connect_change(field, self.changed.emit)
        for box in self._day_boxes:
            box.toggled.connect(lambda _: self.changed.emit())

    @property
    def _day_boxes(self) -> tuple[QCheckBox, ...]:
        ui = self.ui
        return (ui.monday, ui.tuesday, ui.wednesday, ui.thursday, ui.friday, ui.saturday, ui.sunday)

    def offer_courses(self, courses: Sequence[tuple[int, str]]) -> None:
        """Every kind of training by id and name; what was wanted stays ticked."""
        self.ui.course_ids.clear()
        for course_id, name in courses:
            item = QListWidgetItem(name, self.ui.course_ids)
            item.setData(_COURSE_ID, course_id)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.ui.course_ids.setVisible(bool(courses))
        self.ui.course_ids_empty.setVisible(not courses)
        self._tick()

    def show_wishes(self, wishes: Wishes) -> None:
        ui, about = self.ui, wishes.about
        ui.work_status.setCurrentIndex(_WORK.index(about.work_status))
        ui.dependants.setValue(-1 if about.dependants is None else about.dependants)
        ui.skills.setText(about.skills)
        ui.free_from.setText(about.free_from)
        ui.free_until.setText(about.free_until)
        for day, box in enumerate(self._day_boxes):
            box.setChecked(day in about.weekdays)
        self._wanted = wishes.course_ids
        self._tick()

    def show_standing(self, lines: Sequence[str]) -> None:
        """Where the client waits and what was given up; it is changed on the session's page."""
        self.ui.standing_label.setText("\n".join(lines))

    def wishes(self) -> Wishes:
        """What stands in the form; InvalidInput, told under its field too, if something is wrong."""
        ui = self.ui
        typed = ClientWishes(
            work_status=_WORK[ui.work_status.currentIndex()],
            dependants=None if ui.dependants.value() < 0 else ui.dependants.value(),
            skills=ui.skills.text(),
            weekdays=tuple(day for day, box in enumerate(self._day_boxes) if box.isChecked()),
            free_from=ui.free_from.text(),
            free_until=ui.free_until.text(),
        )
        try:
            about, trouble = check_wishes(typed), None
        except InvalidInput as error:
            about, trouble = typed, error
        for name in _CHECKED:
            wrong = trouble is not None and trouble.field == name
            getattr(ui, f"{name}_error").show_error(str(trouble) if wrong else "")
        if trouble is not None:
            raise trouble
        items = (ui.course_ids.item(row) for row in range(ui.course_ids.count()))
        ticked = [item.data(_COURSE_ID) for item in items if item.checkState() == Qt.CheckState.Checked]
        return Wishes(about, tuple(ticked))

    def _tick(self) -> None:
        for row in range(self.ui.course_ids.count()):
            item = self.ui.course_ids.item(row)
            wanted = item.data(_COURSE_ID) in self._wanted
            item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
