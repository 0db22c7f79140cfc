"""What one session teaches: taken over from the course, changed here, printed on the certificates' back."""

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.checks import check_topics
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.sessions import Topic
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.topics_dialog import Ui_TopicsDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import courses, sessions


class TopicsDialog(QDialog):
    def __init__(self, desk: Desk, session_id: int, course_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_TopicsDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._session_id = desk, session_id
        desk.gate(Right.PLAN, self.ui.save_button)
        self.guard = FormGuard(self, self.ui, ("topics",), desk.run, self._topics, self._save)
        self.guard.keep_draft(desk, session_id)
        office, topics = desk.office, self.ui.topics
        self.ui.course_button.clicked.connect(
            lambda: desk.run(lambda: courses.topics(office, course_id), topics.set_topics)
        )
        desk.run(lambda: sessions.topics(office, session_id), topics.set_topics)
        topics.table.setFocus()

    def _topics(self) -> tuple[Topic, ...]:
        typed = self.ui.topics.topics()
        check_topics(typed)
        return typed

    def _save(self, typed: tuple[Topic, ...]) -> None:
        """On the worker."""
        sessions.save_topics(self._desk.office, self._session_id, typed)

    def accept(self) -> None:
        super().accept()
        self._desk.announce("sessions", "participants")
