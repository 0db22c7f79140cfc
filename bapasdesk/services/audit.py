"""The trail as people read it: who did, saw, printed or took out what, and when."""

from bapasdesk.documents.report import Report, ReportTable, Section, render_report
from bapasdesk.domain import trail
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.trail import TrailFilter, TrailRow
from bapasdesk.errors import RuleBroken
from bapasdesk.services.office import Office
from bapasdesk.services.outgoing import fit_to_leave
from bapasdesk.services.rights import needs
from bapasdesk.services.settings import letterhead_on
from bapasdesk.store.queries import audit as queries
from bapasdesk.store.queries.integrity import broken_seals

MOST_PRINTED = 5_000
EVERYTHING = TrailFilter()
_COLUMNS = (("Waktu", 15.0), ("Petugas", 17.0), ("Tindakan", 20.0), ("Tentang", 20.0), ("Keterangan", 28.0))


@needs(Right.AUDIT)
def rows(
    office: Office, wanted: TrailFilter = EVERYTHING, *, offset: int = 0, limit: int = 200
) -> tuple[TrailRow, ...]:
    """One page of the trail, newest first. That it is read is in it too, once after each unlocking."""
    office.note_list("jejak")
    with office.work() as work:
        return queries.trail_rows(work, wanted, offset=offset, limit=limit)


@needs(Right.AUDIT)
def count(office: Office, wanted: TrailFilter = EVERYTHING) -> int:
    with office.work() as work:
        return queries.trail_count(work, wanted)


@needs(Right.AUDIT)
def officers(office: Office) -> tuple[str, ...]:
    """Everybody named in the trail, also those who have left."""
    with office.work() as work:
        return queries.trail_officers(work)


@needs(Right.AUDIT)
def head(office: Office) -> str:
    """The newest seal as it stands on paper: two prints with the same one saw the same trail."""
    with office.work() as work:
        return trail.short_head(queries.newest_seal(work))


@needs(Right.AUDIT)
def verify(office: Office) -> str:
    """What is wrong with the trail, in Indonesian; empty if every seal fits the one before it."""
    with office.work() as work:
        return next(iter(broken_seals(work)), "")


@needs(Right.AUDIT)
def print_trail(office: Office, wanted: TrailFilter = EVERYTHING) -> Paper:
    """The entries asked for as a PDF with the newest seal. RuleBroken if they are too many for paper."""
    with office.work() as work:
        total = queries.trail_count(work, wanted)
        if total > MOST_PRINTED:
            raise RuleBroken(
                f"Jejak yang dipilih {total} baris, terlalu banyak untuk dicetak (paling banyak "
                f"{MOST_PRINTED}). Persempit tanggal atau jenisnya."
            )
        found, _ = fit_to_leave(work, queries.trail_rows(work, wanted, limit=MOST_PRINTED))
        seal = trail.short_head(queries.newest_seal(work))
        pdf = render_report(
            Report(
                title="Jejak Pengolahan Data",
                letterhead=letterhead_on(work, work.today()),
                facts=(
                    ("Kantor", work.get(OfficeProfile, 1).name),
                    ("Saringan", in_words(wanted)),
                    ("Dicetak", f"{format_date(work.today())} oleh {office.officer}"),
                    ("Jumlah", f"{total} baris"),
                ),
                sections=(Section(table=ReportTable(columns=_COLUMNS, rows=tuple(map(_cells, found)))),),
                seal=seal,
            )
        )
        work.record(trail.TRAIL_PRINTED, "office", 1, f"{total} baris, segel {seal}")
        work.commit()
    return Paper(f"jejak_{office.today():%Y-%m-%d}.pdf", pdf)


def _cells(row: TrailRow) -> tuple[str, ...]:
    return f"{row.at:%d-%m-%Y %H.%M}", row.officer, row.action, row.about, row.detail


def in_words(wanted: TrailFilter) -> str:
    """What was asked for; `semua` if nothing was left out."""
    parts = [wanted.officer, label(wanted.kind)]
    parts.append(f"sejak {format_date(wanted.since)}" if wanted.since else "")
    parts.append(f"sampai {format_date(wanted.until)}" if wanted.until else "")
    parts.append(f"kata “{wanted.text.strip()}”" if wanted.text.strip() else "")
    return ", ".join(part for part in parts if part) or "semua"
