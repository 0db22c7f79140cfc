"""The catalogue: kinds of training, apart from their single runs."""

from collections.abc import Collection

from bapasdesk.domain.checks import check_course
from bapasdesk.domain.records import Course, Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows import BatchReport, CourseRow
from bapasdesk.services.office import Office
from bapasdesk.services.removal import Removal, throw_away
from bapasdesk.services.rights import needs
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


@needs(Right.PLAN)
def save(office: Office, course: Course) -> int:
    check_course(course)
    with office.work() as work:
        course_id = work.save(course)
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
