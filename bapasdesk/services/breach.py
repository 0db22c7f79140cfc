"""After personal data has leaked: who is affected, and the drafts of both letters (UU 27/2022 Ps 46)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bapasdesk.documents.report import Report, Section, render_reports
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.person_rules import answer_due
from bapasdesk.domain.records.office import DataProtection, OfficeProfile
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.trail import BREACH_PRINTED
from bapasdesk.domain.values import SignatoryRole
from bapasdesk.errors import InvalidInput
from bapasdesk.services.extracts import affected
from bapasdesk.services.list_files import Watch, write_list
from bapasdesk.services.office import Office
from bapasdesk.services.paper_contents import place_and_date
from bapasdesk.services.rights import needs
from bapasdesk.services.settings import letterhead_on
from bapasdesk.services.signers import signed_by
from bapasdesk.store.unit_of_work import UnitOfWork

_UNWATCHED = Watch()
_BLANK = "." * 40
_RIGHTS = (
    "Anda berhak meminta salinan data, meminta data diperbaiki, dibatasi, atau dihapus, dan mengajukan "
    "keberatan kepada kantor ini."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """What happened, in the office's own words."""

    found_on: date
    what: str
    how: str
    remedy: str


@needs(Right.DUTIES)
def affected_list(office: Office, path: Path, columns: Sequence[str] = (), watch: Watch = _UNWATCHED) -> int:
    """Writes everybody the office holds data of, as `export.save` does; gives how many.

    Asks for the duties only: whoever has to answer for a breach may not be one who takes lists out.
    """
    return write_list(office, affected(), path, columns, watch)


@needs(Right.DUTIES)
def letters(office: Office, breach: Breach) -> Paper:
    """The draft to those affected and the draft to the supervising body, in one PDF."""
    for field in ("what", "how", "remedy"):
        if not getattr(breach, field).strip():
            raise InvalidInput("Isi bagian ini.", field)
    with office.work() as work:
        pdf = render_reports([_to_people(work, breach), _to_authority(work, breach)])
        due = format_date(answer_due(breach.found_on))
        work.record(BREACH_PRINTED, "office", 1, f"jatuh tempo {due}")
        work.commit()
    return Paper(f"konsep-surat-kebocoran_{breach.found_on:%Y-%m-%d}.pdf", pdf)


def _to_people(work: UnitOfWork, breach: Breach) -> Report:
    contact = work.get(DataProtection, 1).contact or _BLANK
    opening = (
        f"Kami memberitahukan bahwa pada {format_date(breach.found_on)} diketahui data pribadi yang kami "
        "simpan tentang Anda terungkap kepada pihak yang tidak berhak. Kami mohon maaf."
    )
    closing = Section(heading="Hak Anda", paragraphs=(_RIGHTS, f"Hubungi: {contact}."))
    return _letter(
        work, breach, "........................................ (nama orang yang terkena)", opening, closing
    )


def _to_authority(work: UnitOfWork, breach: Breach) -> Report:
    opening = (
        f"Sesuai Pasal 46 UU 27/2022 kami melaporkan kegagalan pelindungan data pribadi yang diketahui pada "
        f"{format_date(breach.found_on)} di {work.get(OfficeProfile, 1).name}."
    )
    closing = Section(paragraphs=("Daftar orang yang terkena terlampir dan disimpan secara terbatas.",))
    return _letter(work, breach, "Lembaga Pelindungan Data Pribadi", opening, closing)


def _letter(work: UnitOfWork, breach: Breach, to: str, opening: str, closing: Section) -> Report:
    dated = place_and_date(work.get(OfficeProfile, 1), work.today())
    return Report(
        title="Pemberitahuan Kegagalan Pelindungan Data Pribadi",
        letterhead=letterhead_on(work, work.today()),
        facts=(
            ("Kepada Yth.", to),
            ("Nomor", _BLANK),
            ("Paling lambat", f"{format_date(answer_due(breach.found_on))} (3 x 24 jam)"),
        ),
        sections=(
            Section(paragraphs=(opening,)),
            Section(heading="Data yang terungkap", paragraphs=_paragraphs(breach.what)),
            Section(heading="Kapan dan bagaimana", paragraphs=_paragraphs(breach.how)),
            Section(heading="Penanganan dan pemulihan", paragraphs=_paragraphs(breach.remedy)),
            closing,
        ),
        signatures=(signed_by(work, SignatoryRole.OFFICE_HEAD, work.today(), dated=dated),),
        note="Konsep",
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
