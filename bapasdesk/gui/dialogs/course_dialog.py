"""One course of the catalogue."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.checks import check_course, check_topics
from bapasdesk.domain.labels import label
from bapasdesk.domain.outcomes import TrainingMethod
from bapasdesk.domain.records.sessions import Course
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.sessions import Topic
from bapasdesk.domain.values import CourseLevel
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.course_dialog import Ui_CourseDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import courses, outcomes

_FIELDS = ("name", "level", "method", "lesson_hours", "days_to_income", "start_up_cost", "note", "topics")

_METHODS = (None, *TrainingMethod)
_Typed = tuple[Course, tuple[Topic, ...], TrainingMethod | None]


class CourseDialog(QDialog):
    """A new course, or the one of `course_id` to be changed."""

    saved = Signal(int)

    def __init__(self, desk: Desk, course_id: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_CourseDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        desk.gate(Right.PLAN, self.ui.save_button)
        self._desk, self._id = desk, course_id or 0
        for level in CourseLevel:
            self.ui.level.addItem(label(level))
        for method in _METHODS:
            self.ui.method.addItem(label(method) if method else "belum ditentukan")
        self._method: TrainingMethod | None = None
        self._fill(Course(name=""), (), None)
        self.guard = FormGuard(self, self.ui, _FIELDS, desk.run, self._course, self._save)
        self.guard.keep_draft(desk, self._id)
        self.ui.topics.changed.connect(self._sum_up)
        if course_id:
            office = desk.office
            desk.run(
                lambda: (
                    courses.get(office, course_id),
                    courses.topics(office, course_id),
                    outcomes.method(office, course_id),
                ),
                lambda found: self._fill(*found),
            )
        self.ui.name.setFocus()

    def _sum_up(self) -> None:
        """With topics the lesson hours are their sum and not typed."""
        taught = self.ui.topics.total()
        self.ui.lesson_hours.setEnabled(not taught)
        if taught:
            self.ui.lesson_hours.setValue(taught)

    def _fill(self, course: Course, topics: Sequence[Topic], method: TrainingMethod | None) -> None:
        ui, self._method = self.ui, method
        ui.method.setCurrentIndex(_METHODS.index(method))
        ui.name.setText(course.name)
        ui.level.setCurrentIndex(list(CourseLevel).index(course.level))
        ui.lesson_hours.setValue(course.lesson_hours)
        ui.days_to_income.setValue(-1 if course.days_to_income is None else course.days_to_income)
        ui.start_up_cost.set_value(course.start_up_cost)
        ui.needs_open_land.setChecked(course.needs_open_land)
        ui.note.setPlainText(course.note)
        ui.topics.set_topics(topics)

    def _course(self) -> _Typed:
        ui = self.ui
        if ui.start_up_cost.problem():
            raise InvalidInput(ui.start_up_cost.problem(), "start_up_cost")
        course = Course(
            id=self._id,
            name=ui.name.text().strip(),
            level=list(CourseLevel)[ui.level.currentIndex()],
            lesson_hours=ui.lesson_hours.value(),
            days_to_income=None if ui.days_to_income.value() < 0 else ui.days_to_income.value(),
            start_up_cost=ui.start_up_cost.value(),
            needs_open_land=ui.needs_open_land.isChecked(),
            note=ui.note.toPlainText().strip(),
        )
        check_course(course)
        topics = ui.topics.topics()
        check_topics(topics)
        return course, topics, _METHODS[ui.method.currentIndex()]

    def _save(self, typed: _Typed) -> int:
        """On the worker."""
        course, topics, method = typed
        self._id = courses.save(self._desk.office, course, topics)
        if method != self._method:
            outcomes.save_method(self._desk.office, self._id, method)
        return self._id

    def accept(self) -> None:
        super().accept()
        self._desk.announce("courses")
        self.saved.emit(self._id)
