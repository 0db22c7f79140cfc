"""The manual: which pages there are, in which order, and which one belongs to the screen in view.

The pages are Markdown in `resources/help`; a file that is not named here is not shown.
"""

import re
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from bapasdesk.config import asset

FIRST = "mulai"
PICTURES = "gambar"
"""Folder beside the pages; `python -m tests.manual_pictures` draws them from the running program."""
PICTURE = re.compile(rf"!\[[^]]*\]\({PICTURES}/([\w-]+)\.png\)\n*")

_STAR = re.compile(r"^\* ", re.MULTILINE)
"""Qt draws a dot before an entry that begins with a hyphen, before one with a star a ring like an o."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """`name` is the file's name without its ending; the title is the page's own first line."""

    name: str

    @property
    def text(self) -> str:
        """A picture that has not been drawn yet is left out, with nothing in its place."""
        source = asset("help", f"{self.name}.md").read_text(encoding="utf-8")
        return PICTURE.sub(_if_drawn, _STAR.sub("- ", source))

    @property
    def pictures(self) -> tuple[str, ...]:
        """Which screens are to be seen on the page: names that `make screenshots` gives its pictures."""
        source = asset("help", f"{self.name}.md").read_text(encoding="utf-8")
        return tuple(found[1] for found in PICTURE.finditer(source))

    @property
    def title(self) -> str:
        return self.text.split("\n", 1)[0].removeprefix("# ")


HELP_PAGES = tuple(
    HelpPage(name)
    for name in (
        FIRST,
        "klien",
        "mitra-dan-jadwal",
        "daftar-dari-excel",
        "anggaran",
        "memilih-peserta",
        "hari-pelatihan",
        "dokumen",
        "sesudah-pelatihan",
        "tata-letak-sertifikat",
        "salah-klik",
        "cadangan",
        "komputer-rusak",
        "pengaturan",
        "petugas-dan-kunci",
        "data-pribadi",
        "penilaian-dampak",
    )
)
SCREENS = {
    "HomePage": FIRST,
    "FirstRun": FIRST,
    "ClientsPage": "klien",
    "ClientDialog": "klien",
    "SettingsPage": "pengaturan",
    "LetterheadDialog": "pengaturan",
    "SignatoryDialog": "pengaturan",
    "TransportRateDialog": "pengaturan",
    "NumberSeriesDialog": "pengaturan",
    "PartnersPage": "mitra-dan-jadwal",
    "PartnerPage": "mitra-dan-jadwal",
    "PartnerDialog": "mitra-dan-jadwal",
    "ArgumentDialog": "mitra-dan-jadwal",
    "ScanDialog": "mitra-dan-jadwal",
    "CourseDialog": "mitra-dan-jadwal",
    "VenueDialog": "pengaturan",
    "ClosedDayDialog": "pengaturan",
    "StageDialog": "mitra-dan-jadwal",
    "ContactDialog": "mitra-dan-jadwal",
    "AgreementDialog": "mitra-dan-jadwal",
    "EvaluationDialog": "mitra-dan-jadwal",
    "SchedulePage": "mitra-dan-jadwal",
    "SessionDialog": "mitra-dan-jadwal",
    "ImportDialog": "daftar-dari-excel",
    "DocumentsPage": "dokumen",
    "LedgerDialog": "dokumen",
    "PreviewDialog": "dokumen",
    "PaperTextDialog": "dokumen",
    "BatchPrintDialog": "dokumen",
    "PrintHistoryDialog": "dokumen",
    "PaymentPartsDialog": "dokumen",
    "CorrectionDialog": "dokumen",
    "WordingDialog": "dokumen",
    "FollowUpPage": "sesudah-pelatihan",
    "CallDialog": "sesudah-pelatihan",
    "FollowUpSettingsDialog": "sesudah-pelatihan",
    "CheckInDialog": "sesudah-pelatihan",
    "ResultsTab": "sesudah-pelatihan",
    "FeedbackDialog": "sesudah-pelatihan",
    "ApprenticeshipDialog": "sesudah-pelatihan",
    "ContinuationDialog": "sesudah-pelatihan",
    "ReportsPage": "sesudah-pelatihan",
    "ClientPage": "mulai",
    "SavedFilterDialog": "mulai",
    "BudgetDialog": "anggaran",
    "BudgetLineDialog": "anggaran",
    "CostsDialog": "anggaran",
    "CostActualDialog": "anggaran",
    "SessionPage": "hari-pelatihan",
    "EnrolDialog": "memilih-peserta",
    "SeatChoiceDialog": "memilih-peserta",
    "SeatWeightsDialog": "memilih-peserta",
    "DropOutDialog": "memilih-peserta",
    "MatchDialog": "memilih-peserta",
    "DemandDialog": "memilih-peserta",
    "WaitingTab": "memilih-peserta",
    "WishesPart": "memilih-peserta",
    "ExportDialog": "data-pribadi",
    "TopicsDialog": "tata-letak-sertifikat",
    "LayoutsPanel": "tata-letak-sertifikat",
    "LayoutEditor": "tata-letak-sertifikat",
    "LayoutUseDialog": "tata-letak-sertifikat",
    "StigmaPanel": "tata-letak-sertifikat",
    "TrashPage": "salah-klik",
    "BackupsPage": "cadangan",
    "RestoreDialog": "komputer-rusak",
    "UnlockDialog": "komputer-rusak",
    "RecoverDialog": "komputer-rusak",
    "OfficerDialog": "petugas-dan-kunci",
    "PassphraseDialog": "petugas-dan-kunci",
    "RecoveryCodeDialog": "petugas-dan-kunci",
    "ProtectionPart": "data-pribadi",
    "TrailPage": "data-pribadi",
    "DutiesPage": "data-pribadi",
    "PersonDutiesDialog": "data-pribadi",
    "BreachDialog": "data-pribadi",
}
"""By the class of a page or dialog; a screen that is not named shows the first page."""


def _if_drawn(found: re.Match[str]) -> str:
    return found[0] if asset("help", PICTURES, f"{found[1]}.png").is_file() else ""


def page_of(widget: QWidget | None) -> str:
    """The page for the screen a widget is in: the nearest parent that has one."""
    while widget is not None:
        found = SCREENS.get(type(widget).__name__)
        if found:
            return found
        widget = widget.parentWidget()
    return FIRST


def matching(pages: tuple[HelpPage, ...], query: str) -> tuple[HelpPage, ...]:
    """Pages that hold every word of the query, titles first."""
    words = query.casefold().split()
    hits = [page for page in pages if all(word in page.text.casefold() for word in words)]
    return tuple(sorted(hits, key=lambda page: not all(word in page.title.casefold() for word in words)))
