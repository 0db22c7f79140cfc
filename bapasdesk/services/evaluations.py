"""How a session went, asked of the partner and of the office, so that the next one is better."""

from bapasdesk.domain.evaluation import check_evaluation
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.partners import Evaluation
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.partners import SessionEvaluations
from bapasdesk.domain.values import EvaluationSide, SessionStatus
from bapasdesk.errors import RuleBroken
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.unit_of_work import UnitOfWork

TAUGHT = (SessionStatus.HELD, SessionStatus.CLOSED)


@needs(Right.VIEW)
def of_partner(office: Office, partner_id: int) -> tuple[SessionEvaluations, ...]:
    """The sessions a partner has taught, newest first, with what both sides said."""
    with office.work() as work:
        held = work.find(Session, partner_id=partner_id, status=TAUGHT, order_by="starts_on")
        return tuple(_with_evaluations(work, one) for one in reversed(held))


@needs(Right.PLAN)
def save(office: Office, evaluation: Evaluation) -> int:
    """Keeps what one side said of a session; said again, it takes the place of what was there."""
    check_evaluation(evaluation)
    with office.work() as work:
        if work.get(Session, evaluation.session_id).status not in TAUGHT:
            raise RuleBroken("Kegiatan dinilai setelah dilaksanakan. Isi dahulu kehadirannya.")
        evaluation_id = work.save(evaluation)
        work.record("Penilaian kegiatan disimpan", "session", evaluation.session_id, label(evaluation.side))
        work.commit()
    return evaluation_id


def _with_evaluations(work: UnitOfWork, session: Session) -> SessionEvaluations:
    known = {one.side: one for one in work.find(Evaluation, session_id=session.id)}
    return SessionEvaluations(
        session_id=session.id,
        course=work.get(Course, session.course_id).name,
        starts_on=session.starts_on,
        ends_on=session.ends_on,
        by_partner=known.get(EvaluationSide.BY_PARTNER),
        about_partner=known.get(EvaluationSide.ABOUT_PARTNER),
    )
