"""The catalogue: kinds of training, apart from their single runs."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bapasdesk.domain.checks import check_course, check_topics
from bapasdesk.domain.records.sessions import Course, CourseTopic, Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport
from bapasdesk.domain.rows.sessions import CourseRow, Topic
from bapasdesk.services.office import Office
from bapasdesk.services.removal import Removal, throw_away
from bapasdesk.services.rights import needs
from bapasdesk.services.topics import of_course, replace_topics
from bapasdesk.store.queries.partners import course_rows

_REMOVAL = Removal[Course](
    kind="course",
    action="Pelatihan dihapus",
    name=lambda work, course: course.name,
    told=lambda course, name: ("course", course.id, name),
    stays={Session: "masih punya kegiatan; hapus dahulu kegiatannya"},
)


@needs(Right.VIEW)
def rows(office: Office, query: str = "") -> tuple[CourseRow, ...]:
    """Courses by name; `query` as typed into the filter box."""
    with office.work() as work:
        return course_rows(work, query)


@needs(Right.VIEW)
def get(office: Office, course_id: int) -> Course:
    with office.work() as work:
        return work.get(Course, course_id)


@needs(Right.VIEW)
def topics(office: Office, course_id: int) -> tuple[Topic, ...]:
    """What the course teaches, in order."""
    with office.work() as work:
        return of_course(work, course_id)


@needs(Right.PLAN)
def save(office: Office, course: Course, topics: Sequence[Topic] | None = None) -> int:
    """Saves a course, with its topics unless None; with topics, its lesson hours are their sum."""
    check_course(course)
    if topics:
        check_topics(topics)
        course = replace(course, lesson_hours=sum(one.lesson_hours for one in topics))
    with office.work() as work:
        course_id = work.save(course)
        if topics is not None:
            replace_topics(work, CourseTopic, topics, course_id=course_id)
        work.record(
            "Pelatihan diubah" if course.id else "Pelatihan ditambahkan", "course", course_id, course.name
        )
        work.commit()
    return course_id


@needs(Right.PLAN)
def remove(office: Office, course_ids: Collection[int]) -> BatchReport:
    """Moves courses to the trash; one that was ever scheduled stays."""
    with office.work() as work:
        report = throw_away(work, work.find(Course, id=list(course_ids)), _REMOVAL)
        work.commit()
    return report
