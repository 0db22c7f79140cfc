"""The page that is to persuade the next institution, made from the office's own figures and from no names."""

from collections.abc import Sequence
from itertools import groupby

from bapasdesk.documents.partner_profile import ProfileContent, ProfileLine, render_partner_profile
from bapasdesk.domain.evaluation import average
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.pipeline import QUESTIONS
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.records.partners import Evaluation, Partner
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.recap import Recap, RecapRow
from bapasdesk.domain.trail import PROFILE_PRINTED
from bapasdesk.domain.values import EvaluationSide, RefusalReason
from bapasdesk.services.office import Office
from bapasdesk.services.paper_contents import EXAMPLE_NOTE
from bapasdesk.services.pipeline import known_arguments
from bapasdesk.services.rights import needs
from bapasdesk.services.settings import letterhead_on
from bapasdesk.store.queries.partners import partner_rows
from bapasdesk.store.queries.recap import recap
from bapasdesk.store.unit_of_work import UnitOfWork

_USUAL_WORRIES = (RefusalReason.STIGMA, RefusalReason.DOUBT, RefusalReason.SAFETY, RefusalReason.BUDGET)


@needs(Right.EXPORT)
def make(office: Office, partner_id: int | None = None) -> Paper:
    """The office on one page, addressed to a partner or (None) to any institution.

    The reason for which that partner refused is answered first.
    """
    with office.work() as work:
        row = next((one for one in partner_rows(work) if one.id == partner_id), None)
        pdf = render_partner_profile(_content(work, row.name if row else "", row.reason if row else None))
        if partner_id is not None:
            work.record(PROFILE_PRINTED, "partner", partner_id, work.get(Partner, partner_id).name)
        else:
            work.record(PROFILE_PRINTED, "office", 1)
        work.commit()
    return Paper(f"profil-kerja-sama_{office.today():%Y-%m-%d}.pdf", pdf)


def _content(work: UnitOfWork, addressee: str, worry: RefusalReason | None) -> ProfileContent:
    office = work.get(OfficeProfile, 1)
    figures = recap(work, None)
    others = {row.partner for row in figures.rows} - {addressee}
    return ProfileContent(
        letterhead=letterhead_on(work, work.today()),
        office_name=office.name,
        addressee=addressee,
        date_text=format_date(work.today()),
        figures=_figures(work, figures),
        lines=_lines(figures.rows),
        partners=tuple(sorted(others)),
        answers=_answers(work, worry),
        example_note=EXAMPLE_NOTE if office.is_example else "",
    )


def _figures(work: UnitOfWork, figures: Recap) -> tuple[tuple[str, str], ...]:
    """Of nothing there is no share: what has not happened yet is left out, not printed as 0 %."""
    seats = figures.participations
    present = sum(row.present for row in figures.rows)
    told = [
        (str(figures.sessions), "pelatihan dilaksanakan"),
        (str(seats), "kepesertaan"),
        (str(sum(row.certificates for row in figures.rows)), "sertifikat terbit"),
        (str(len({row.course for row in figures.rows})), "jenis pelatihan"),
        (str(len({row.partner for row in figures.rows})), "mitra sudah mengajar"),
    ]
    if seats:
        told.append((f"{present * 100 // seats} %", f"hadir ({present} dari {seats})"))
    given = work.find(Evaluation, side=EvaluationSide.BY_PARTNER)
    score = average(given)
    if score is not None:
        told[3] = (f"{score:.1f}".replace(".", ","), f"nilai dari mitra, skala 5 ({len(given)} penilaian)")
    return tuple(told)


def _lines(rows: Sequence[RecapRow]) -> tuple[ProfileLine, ...]:
    """The kinds of training, most participants first."""
    by_course = groupby(sorted(rows, key=lambda row: row.course), key=lambda row: row.course)
    lines = [_line(course, list(held)) for course, held in by_course]
    return tuple(sorted(lines, key=lambda line: (-line.participations, line.course)))


def _line(course: str, held: Sequence[RecapRow]) -> ProfileLine:
    years = sorted({row.starts_on.year for row in held})
    return ProfileLine(
        course=course,
        sessions=len(held),
        participations=sum(row.participations for row in held),
        years=str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}",
    )


def _answers(work: UnitOfWork, worry: RefusalReason | None) -> tuple[tuple[str, str], ...]:
    texts = known_arguments(work)
    asked = dict.fromkeys([*([worry] if worry else []), *_USUAL_WORRIES])
    return tuple((QUESTIONS[reason], texts[reason]) for reason in asked if texts[reason])
