"""What the office tells about its seats: who gave one up and why, and how evenly they were shared out."""

from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.labels import label
from bapasdesk.domain.periods import Period
from bapasdesk.domain.reports import Cell, Report, ReportColumn, total_of
from bapasdesk.domain.rights import Right
from bapasdesk.domain.seating_rows import SHARE_GROUPS, ShareGroup
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.demand import share_counts
from bapasdesk.store.queries.drop_outs import DropOutCount, drop_outs_between


@needs(Right.VIEW)
def dropped_out(office: Office, period: Period) -> Report:
    """Seats given up in the sessions of a period, by session and coded reason."""
    with office.work() as work:
        found = drop_outs_between(work, period.first, period.last)
    columns = (
        ReportColumn(title="Tanggal", share=1.6),
        ReportColumn(title="Pelatihan", share=2.6),
        ReportColumn(title="Alasan", share=2),
        ReportColumn(title="Mengundurkan diri", kind="count", share=1.4),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (format_range(one.starts_on, one.ends_on), one.course, label(one.reason), one.people) for one in found
    )
    return Report(
        title="Peserta yang mengundurkan diri",
        period=period.name,
        sentence=_sentence(found),
        columns=columns,
        rows=rows,
        totals=total_of(columns, rows, "Jumlah") if rows else (),
        note="Mengundurkan diri bukan tidak hadir: kursinya dilepas dan tidak dihitung sebagai kepesertaan, "
        "kecuali yang sudah hadir paling sedikit satu hari.",
    )


@needs(Right.VIEW)
def fair_share(office: Office) -> Report:
    """How many clients under guidance today have had how many seats."""
    with office.work() as work:
        counts = share_counts(work, work.today())
    columns = (
        ReportColumn(title="Kursi yang pernah didapat", share=3),
        ReportColumn(title="Klien", kind="count"),
    )
    groups = [group for group in ShareGroup if group != ShareGroup.ASKED_NEVER]
    rows: tuple[tuple[Cell, ...], ...] = tuple((SHARE_GROUPS[group], counts[group]) for group in groups)
    asked = counts[ShareGroup.ASKED_NEVER]
    return Report(
        title="Pemerataan kursi",
        period="Klien yang masih dalam masa bimbingan",
        sentence=f"{asked} klien berminat pada suatu pelatihan dan belum pernah mendapat kursi.",
        columns=columns,
        rows=rows,
        totals=total_of(columns, rows, "Jumlah"),
        note="Kegiatan yang dibatalkan tidak dihitung.",
    )


def _sentence(found: tuple[DropOutCount, ...]) -> str:
    if not found:
        return "Tidak ada peserta yang mengundurkan diri."
    left = sum(one.people for one in found)
    sessions = {one.session_id: one for one in found}
    seats = sum(one.participants for one in sessions.values()) + left - sum(one.still_listed for one in found)
    return f"{left} dari {seats} yang mendapat kursi pada {len(sessions)} kegiatan ini mengundurkan diri."
