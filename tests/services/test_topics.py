"""What is taught: told once for the course, taken over by its sessions, printed on the certificates' back."""

from dataclasses import replace

import pytest

from bapasdesk.documents.contents import CertificateContent
from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.office import Signatory
from bapasdesk.domain.records.sessions import Course
from bapasdesk.domain.rows.sessions import Topic
from bapasdesk.domain.values import CertificateStyle, PaperKind, SignatoryRole
from bapasdesk.errors import InvalidInput
from bapasdesk.services import certificates, courses, papers, sessions, settings
from bapasdesk.services.office import Office
from tests.builders import DAY, enrol, make_course, make_session, mark
from tests.documents.reading import texts

TOPICS = (Topic("Biji kopi", 2, "Wira Contoh"), Topic("Menyeduh", 4))
TWO_DAYS = (DAY, DAY.replace(day=21))


@pytest.fixture
def course_id(office: Office) -> int:
    return courses.save(office, Course(name="Barista"), TOPICS)


def _contents(office: Office) -> list[CertificateContent]:
    with office.work() as work:
        return [CertificateContent.from_json(one.content) for one in work.find(Certificate)]


def test_lesson_hours_of_a_course_are_the_sum_of_its_topics(office: Office, course_id: int) -> None:
    assert courses.get(office, course_id).lesson_hours == 6
    courses.save(office, replace(courses.get(office, course_id), note="lain"))
    assert courses.topics(office, course_id) == TOPICS
    courses.save(office, courses.get(office, course_id), ())
    assert courses.topics(office, course_id) == ()


def test_a_session_takes_over_the_topics_of_its_course(office: Office, course_id: int) -> None:
    made = make_session(office, course_id=course_id, lesson_hours=0)
    assert sessions.topics(office, made) == TOPICS
    assert sessions.get(office, made).session.lesson_hours == 6
    courses.save(office, courses.get(office, course_id), TOPICS[:1])
    assert sessions.topics(office, made) == TOPICS
    longer = make_session(office, course_id=course_id, lesson_hours=40)
    assert sessions.topics(office, longer) == ()


def test_a_session_has_topics_of_its_own(office: Office, course_id: int) -> None:
    made = make_session(office, course_id=course_id, lesson_hours=0)
    own = (*TOPICS, Topic("Kewirausahaan", 6))
    sessions.save_topics(office, made, own)
    detail = sessions.get(office, made)
    assert (sessions.topics(office, made), detail.session.lesson_hours) == (own, 12)
    with pytest.raises(InvalidInput, match="12 JP"):
        sessions.save(office, replace(detail.session, lesson_hours=10), [day.held_on for day in detail.days])
    assert courses.topics(office, course_id) == TOPICS


@pytest.mark.parametrize(
    "topics", [(Topic("", 1),), (Topic("Kopi", -1),), (Topic("Kopi", 2001),), (Topic("Kopi", 1),) * 21]
)
def test_topics_that_cannot_be_printed_are_refused(
    office: Office, course_id: int, topics: tuple[Topic, ...]
) -> None:
    with pytest.raises(InvalidInput):
        courses.save(office, courses.get(office, course_id), topics)
    made = make_session(office, course_id=course_id)
    with pytest.raises(InvalidInput):
        sessions.save_topics(office, made, topics)


def test_the_back_page_and_the_hours_really_attended(office: Office, course_id: int) -> None:
    made = make_session(office, course_id=course_id, days=TWO_DAYS, lesson_hours=0)
    enrol(office, made, "Budi", "Citra")
    mark(office, made, "HH", "HA")
    settings.save_profile(
        office, replace(settings.profile(office), certificate_threshold=50, minutes_per_lesson_hour=50)
    )
    certificates.issue(office, made)
    budi, citra = _contents(office)
    assert (budi.hours_attended, citra.hours_attended, citra.hours_planned) == (6, 3, 6)
    pages = texts(papers.make(office, PaperKind.CERTIFICATES, made).pdf)
    assert len(pages) == 4
    assert "selama 6 jam pelajaran" in pages[0]
    assert "selama 3 dari 6 jam pelajaran" in pages[2]
    assert "Biji kopi" in pages[3] and "Diikuti oleh peserta" in pages[3] and "50 menit" in pages[3]


def test_the_chief_signs_the_back_of_official_certificates_alone(office: Office, course_id: int) -> None:
    chief = Signatory(
        role=SignatoryRole.WORK_GUIDANCE_CHIEF,
        name="Sekar Rekaan",
        position="Kepala Subseksi Bimbingan Kerja",
        valid_from=DAY,
    )
    settings.save_signatory(office, chief)
    for style, trainer in (
        (CertificateStyle.OFFICIAL, "Wira"),
        (CertificateStyle.NEUTRAL, "Wira"),
        (CertificateStyle.NEUTRAL, ""),
    ):
        made = make_session(office, course_id=course_id, certificate_style=style, trainer=trainer)
        enrol(office, made, f"Budi {style} X{trainer}")
        mark(office, made, "H")
        certificates.issue(office, made)
    signers = [one.back_signature.name for one in _contents(office) if one.back_signature]
    assert signers == ["Sekar Rekaan", "Wira", "Ratri Contohwati"]


def test_without_topics_a_certificate_is_one_page(office: Office) -> None:
    made = make_session(office, course_id=make_course(office))
    enrol(office, made, "Budi")
    mark(office, made, "H")
    certificates.issue(office, made)
    assert len(texts(papers.make(office, PaperKind.CERTIFICATES, made).pdf)) == 1
