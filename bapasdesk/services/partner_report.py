"""How the partners did, and how far the office has come with each institution: tables and one picture."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from statistics import mean

from bapasdesk.domain.evaluation import average
from bapasdesk.domain.labels import label
from bapasdesk.domain.outcomes import LEAST_REACHED, OutcomeFigures
from bapasdesk.domain.periods import Period
from bapasdesk.domain.records.outcomes import Feedback
from bapasdesk.domain.records.partners import Evaluation
from bapasdesk.domain.reports import Cell, Chart, Report, ReportColumn, Series
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.partners import PartnerRow
from bapasdesk.domain.rows.recap import RecapRow
from bapasdesk.domain.values import EvaluationSide, PartnerStage, RefusalReason
from bapasdesk.services import outcomes
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.partners import partner_rows
from bapasdesk.store.queries.recap import recap_between

_COLUMNS = (
    ReportColumn(title="Mitra", share=2.6),
    ReportColumn(title="Kegiatan", kind="count"),
    ReportColumn(title="Kepesertaan", kind="count", share=1.2),
    ReportColumn(title="Hadir", kind="share"),
    ReportColumn(title="Sertifikat", kind="count"),
    ReportColumn(title="Nilai petugas", kind="mark"),
    ReportColumn(title="Nilai peserta", kind="mark"),
    ReportColumn(title="Terhubung", kind="count", share=1.1),
    ReportColumn(title="Memakai", kind="count"),
    ReportColumn(title="Bagian", kind="share"),
)
_NOTE = (
    f"Nilai 1–5. Nilai peserta tampil mulai {LEAST_REACHED} lembar umpan balik, bagian yang memakai mulai "
    f"{LEAST_REACHED} orang terhubung."
)


@needs(Right.VIEW)
def performance(office: Office, period: Period, *, months: int) -> Report:
    """Sessions, attendance, marks from both sides, and who uses the skill later, by partner."""
    with office.work() as work:
        held = recap_between(work, period.first, period.last).rows
        ids = [row.session_id for row in held]
        seen = work.find(Evaluation, session_id=ids, side=EvaluationSide.ABOUT_PARTNER)
        sheets = work.find(Feedback, session_id=ids)
    figures = outcomes.figures(office, "partner", months=months, first=period.first, last=period.last)
    of_partner = {one.name: one for one in figures}
    by_partner: dict[str, list[RecapRow]] = defaultdict(list)
    for row in held:
        by_partner[row.partner].append(row)
    rows = tuple(
        (*_taught(name, runs), *_marks(runs, seen, sheets), *_outcome(of_partner[name]))
        for name, runs in by_partner.items()
    )
    return Report(
        title="Kinerja mitra",
        period=f"{period.name}, {months} bulan setelah kegiatan ditutup",
        sentence=_performance_sentence(by_partner),
        columns=_COLUMNS,
        rows=rows,
        note=_NOTE,
    )


@needs(Right.VIEW)
def pipeline(office: Office) -> Report:
    """Where the institutions stand today; a refusal with its reason."""
    by_stage = _by_stage(office)
    return Report(
        title="Alur mitra",
        sentence=_pipeline_sentence(by_stage),
        columns=(
            ReportColumn(title="Tahap", share=1.2),
            ReportColumn(title="Jumlah", kind="count", share=0.6),
            ReportColumn(title="Lembaga", share=4),
        ),
        rows=tuple(
            (label(stage), len(found), ", ".join(_named(one) for one in found) or "–")
            for stage, found in by_stage.items()
        ),
        totals=("Jumlah", sum(len(found) for found in by_stage.values()), ""),
    )


@needs(Right.VIEW)
def pipeline_picture(office: Office) -> Chart:
    """How many institutions stand at each stage."""
    by_stage = _by_stage(office)
    return Chart(
        title="Alur mitra",
        sentence=_pipeline_sentence(by_stage),
        unit="lembaga",
        categories=tuple(label(stage) for stage in by_stage),
        series=(Series(name="Lembaga", values=tuple(len(found) for found in by_stage.values())),),
        lying=True,
    )


def _by_stage(office: Office) -> dict[PartnerStage, list[PartnerRow]]:
    with office.work() as work:
        found = partner_rows(work)
    return {stage: [one for one in found if one.stage == stage] for stage in PartnerStage}


def _named(one: PartnerRow) -> str:
    return f"{one.name} ({label(one.reason).lower()})" if one.reason else one.name


def _pipeline_sentence(by_stage: Mapping[PartnerStage, Sequence[PartnerRow]]) -> str:
    count = sum(len(found) for found in by_stage.values())
    if not count:
        return "Belum ada lembaga yang dicatat."
    refused = by_stage[PartnerStage.REFUSED]
    said = f"{len(by_stage[PartnerStage.ACTIVE])} dari {count} lembaga aktif sebagai mitra"
    if not refused:
        return f"{said}; tidak ada yang menolak."
    return f"{said}; {len(refused)} menolak, terbanyak karena {_usual_reason(refused)}."


def _usual_reason(refused: Collection[PartnerRow]) -> str:
    reasons = [one.reason or RefusalReason.OTHER for one in refused]
    return label(max(RefusalReason, key=reasons.count)).lower()


def _taught(name: str, runs: Sequence[RecapRow]) -> tuple[Cell, ...]:
    seats, present = sum(run.participations for run in runs), sum(run.present for run in runs)
    share = present / seats if seats else None
    return name, len(runs), seats, share, sum(run.certificates for run in runs)


def _marks(
    runs: Iterable[RecapRow], seen: Iterable[Evaluation], sheets: Iterable[Feedback]
) -> tuple[Cell, ...]:
    """The office's mark of the partner, and the participants' mark of the trainer."""
    ids = {run.session_id for run in runs}
    trainer = [one.trainer for one in sheets if one.session_id in ids]
    return (
        average([one for one in seen if one.session_id in ids]),
        mean(trainer) if len(trainer) >= LEAST_REACHED else None,
    )


def _outcome(one: OutcomeFigures) -> tuple[Cell, ...]:
    return one.reached, one.using if one.is_shown else None, one.rate


def _performance_sentence(by_partner: Mapping[str, Sequence[RecapRow]]) -> str:
    if not by_partner:
        return "Tidak ada mitra yang mengajar pada masa ini."
    busiest = max(by_partner, key=lambda name: sum(run.participations for run in by_partner[name]))
    seats = sum(run.participations for run in by_partner[busiest])
    return f"{len(by_partner)} mitra mengajar; kepesertaan terbanyak pada {busiest} ({seats})."
