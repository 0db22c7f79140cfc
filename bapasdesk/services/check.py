"""The whole-office check: file, trail, backups, number ledgers and sums; each finding with a way on.

It goes in steps, and holds the office's one connection only within a step, so that it can run beside the
window all the while.
"""

from collections.abc import Callable, Iterator

from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.money import TransportPayment
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.trail import CheckReport
from bapasdesk.errors import DamagedFile
from bapasdesk.services.backups import newer_backup
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.backup_state import change_state
from bapasdesk.store.queries import budget_check, integrity
from bapasdesk.store.queries.archive_check import ArchiveCheck
from bapasdesk.store.queries.trail_check import TrailCheck
from bapasdesk.store.unit_of_work import UnitOfWork

_COUNTED = {
    "partners": Partner,
    "sessions": Session,
    "clients": Client,
    "participants": Participant,
    "certificates": Certificate,
    "receipts": TransportPayment,
}
_RESTORE = "Jangan menyimpan apa pun lagi; pulihkan dari cadangan terakhir (halaman Cadangan, Pulihkan)."
_OLD = (
    "Bila bukan Anda yang memulihkannya, jangan menyimpan apa pun; pulihkan dari cadangan itu (halaman "
    "Cadangan, Pulihkan)."
)
_TRAIL = (
    "Ada yang mengubah berkas dari luar BapasDesk: laporkan kepada kepala kantor, lalu bandingkan dengan "
    "cadangan sebelum hari itu."
)
_NUMBER = "Cocokkan dengan buku agenda, lalu catat nomor itu batal atau dipakai di luar aplikasi di Dokumen."
_ARCHIVE = "Jangan dipakai; lihat dokumen itu pada cadangan sebelumnya (halaman Cadangan, Periksa)."
_PAYMENT = "Buka kegiatannya, cocokkan dengan daftar hadir kertas, lalu batalkan kuitansi yang keliru."
_BOOKED = "Buka kegiatannya dan pilih mata anggaran yang tertulis pada kuitansi, atau batalkan kuitansinya."
_OVERDRAWN = "Kurangi rencana kegiatan yang belum berjalan, atau perbarui pagunya di Laporan, Anggaran."
_QUESTIONS: tuple[tuple[Callable[[UnitOfWork], list[str]], str], ...] = (
    (integrity.number_gaps, _NUMBER),
    (integrity.orphan_numbers, _NUMBER),
    (integrity.unearned_payments, _PAYMENT),
    (integrity.misstated_receipts, _PAYMENT),
    (budget_check.misbooked_receipts, _BOOKED),
    (budget_check.overdrawn_lines, _OVERDRAWN),
)


@needs(Right.AUDIT)
def check(office: Office) -> CheckReport:
    """Counts the office and says, in Indonesian, what is wrong with it and what to do about it."""
    return _report(office, [finding for step in _steps(office) for finding in step])


@needs(Right.VIEW)
def check_beside(office: Office, stop: Callable[[], bool]) -> CheckReport | None:
    """The same for whoever opens the office. `stop` is asked before the first step and after each; once it
    is true the answer is None."""
    findings: list[str] = []
    if stop():
        return None
    for step in _steps(office):
        findings += step
        if stop():
            return None
    return _report(office, findings)


def _report(office: Office, findings: list[str]) -> CheckReport:
    counts = dict[str, int]()
    try:
        with office.work() as work:
            counts = {name: work.count(kind) for name, kind in _COUNTED.items()}
    except DamagedFile:
        pass  # already among the findings
    change_state(office.folder, checked_at=office.clock(), check_problems=len(findings))
    return CheckReport(counts=counts, problems=tuple(findings))


def _steps(office: Office) -> Iterator[list[str]]:
    """What each step finds; between two of them nothing of the office is held."""
    yield [f"{problem}. {_RESTORE}" for problem in office.file_problems()]
    try:
        yield from _trail(office)
        yield from _archive(office)
        yield from _backups(office)
        for question, way_on in _QUESTIONS:
            with office.work() as work:
                found = question(work)
            yield [f"{problem} {way_on}" for problem in found]
    except DamagedFile as error:
        yield [str(error)]


def _backups(office: Office) -> Iterator[list[str]]:
    if newer := newer_backup(office):
        yield [f"Kantor ini lebih tua daripada {newer}: perubahan sesudahnya tidak ada di sini. {_OLD}"]


def _in_parts(office: Office, go_on: Callable[[UnitOfWork], bool]) -> Iterator[list[str]]:
    """Asks until nothing is left; between two parts others get at the office, and the check may stop."""
    more = True
    while more:
        with office.work() as work:
            more = go_on(work)
        yield []


def _trail(office: Office) -> Iterator[list[str]]:
    trail = TrailCheck()
    yield from _in_parts(office, trail.go_on)
    if trail.problem:
        yield [f"{trail.problem} {_TRAIL}"]


def _archive(office: Office) -> Iterator[list[str]]:
    archive = ArchiveCheck()
    yield from _in_parts(office, archive.go_on)
    yield [f"{problem} {_ARCHIVE}" for problem in archive.problems]
