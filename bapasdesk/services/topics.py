"""What is taught: the topics of a course, and those a session took over from it and may change."""

from collections.abc import Sequence

from bapasdesk.domain.records.sessions import CourseTopic, Session, SessionTopic
from bapasdesk.domain.rows.sessions import Topic
from bapasdesk.store.unit_of_work import UnitOfWork


def of_course(work: UnitOfWork, course_id: int) -> tuple[Topic, ...]:
    return _topics(work.find(CourseTopic, course_id=course_id, order_by="position"))


def of_session(work: UnitOfWork, session_id: int) -> tuple[Topic, ...]:
    return _topics(work.find(SessionTopic, session_id=session_id, order_by="position"))


def replace_topics(
    work: UnitOfWork, kind: type[CourseTopic] | type[SessionTopic], topics: Sequence[Topic], **owner: int
) -> None:
    """`owner` is `course_id` or `session_id`."""
    work.remove_where(kind, **owner)
    lines = [
        kind(
            position=place,
            title=one.title,
            lesson_hours=one.lesson_hours,
            instructor=one.instructor,
            **owner,
        )
        for place, one in enumerate(topics, start=1)
    ]
    work.add_all(lines)


def copy_topics(work: UnitOfWork, session: Session, session_id: int) -> None:
    """A session of other length than its course teaches something else, which nobody has said yet."""
    taught = of_course(work, session.course_id)
    if taught and sum(one.lesson_hours for one in taught) == session.lesson_hours:
        replace_topics(work, SessionTopic, taught, session_id=session_id)


def _topics(lines: Sequence[CourseTopic | SessionTopic]) -> tuple[Topic, ...]:
    return tuple(Topic(one.title, one.lesson_hours, one.instructor) for one in lines)
