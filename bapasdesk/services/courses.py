"""The catalogue: kinds of training, apart from their single runs."""

from bapasdesk.domain.checks import check_course
from bapasdesk.domain.records import Course
from bapasdesk.domain.rows import CourseRow
from bapasdesk.services.office import Office
from bapasdesk.store.queries.partners import course_rows


def rows(office: Office, query: str = "") -> tuple[CourseRow, ...]:
    """Courses by name; `query` as typed into the filter box."""
    with office.work() as work:
        return course_rows(work, query)


def get(office: Office, course_id: int) -> Course:
    with office.work() as work:
        return work.get(Course, course_id)


def save(office: Office, course: Course) -> int:
    check_course(course)
    with office.work() as work:
        course_id = work.save(course)
        work.record(
            "Pelatihan diubah" if course.id else "Pelatihan ditambahkan", "course", course_id, course.name
        )
        work.commit()
    return course_id
