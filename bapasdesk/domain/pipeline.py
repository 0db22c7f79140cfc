"""How an institution becomes a partner: which step may follow which, and the best answer to each refusal."""

from datetime import date

from bapasdesk.domain.labels import label
from bapasdesk.domain.records.partners import ContactLogEntry, RefusalArgument, StageChange
from bapasdesk.domain.values import PartnerStage, RefusalReason
from bapasdesk.errors import InvalidInput, RuleBroken

_LONGEST_TEXT = 4000

TRANSITIONS: dict[PartnerStage, tuple[PartnerStage, ...]] = {
    PartnerStage.CANDIDATE: (PartnerStage.CONTACTED, PartnerStage.DORMANT),
    PartnerStage.CONTACTED: (
        PartnerStage.MET,
        PartnerStage.POSTPONED,
        PartnerStage.REFUSED,
        PartnerStage.DORMANT,
    ),
    PartnerStage.MET: (PartnerStage.AGREED, PartnerStage.POSTPONED, PartnerStage.REFUSED),
    PartnerStage.AGREED: (PartnerStage.ACTIVE, PartnerStage.POSTPONED, PartnerStage.REFUSED),
    PartnerStage.ACTIVE: (PartnerStage.DORMANT, PartnerStage.REFUSED),
    PartnerStage.POSTPONED: (
        PartnerStage.CONTACTED,
        PartnerStage.MET,
        PartnerStage.AGREED,
        PartnerStage.REFUSED,
        PartnerStage.DORMANT,
    ),
    PartnerStage.REFUSED: (PartnerStage.CONTACTED, PartnerStage.MET, PartnerStage.DORMANT),
    PartnerStage.DORMANT: (PartnerStage.CONTACTED, PartnerStage.MET, PartnerStage.ACTIVE),
}
"""Nobody agrees who was never met, and a refusal is no end: the office may call again."""

BECOMES_ACTIVE = (PartnerStage.AGREED, PartnerStage.DORMANT)
"""From here the first day of training taught makes a partner active without anybody saying so."""

DEFAULT_ARGUMENTS = {
    RefusalReason.STIGMA: (
        "Peserta sudah dinilai layak kembali ke masyarakat dan tetap dibimbing petugas. Selama pelatihan "
        "mereka hadir sebagai peserta biasa, dan sertifikatnya tidak menyebut asal mereka."
    ),
    RefusalReason.DOUBT: (
        "Angka kehadiran dan sertifikat dari pelatihan sebelumnya ada pada profil ini. Mulailah dengan satu "
        "hari dan satu kelompok kecil, lalu nilai sendiri hasilnya."
    ),
    RefusalReason.SAFETY: (
        "Petugas kami mendampingi dari awal sampai akhir, daftar pesertanya tetap, dan pelatihan dapat "
        "diadakan di aula kantor kami."
    ),
    RefusalReason.BUDGET: (
        "Peserta, uang transport, dan tempat disediakan kantor. Dari mitra cukup pengajar dan bahan latihan, "
        "dan rinciannya dibicarakan sebelum ada janji."
    ),
    RefusalReason.STAFF: (
        "Satu hari dengan satu pengajar sudah cukup. Undangan, daftar hadir, sertifikat, dan laporan kami "
        "yang menyiapkan."
    ),
    RefusalReason.PERMISSION: (
        "Kami dapat mengirim surat resmi kepada pimpinan atau kantor pusat, dan perjanjiannya dapat dibuat "
        "untuk satu kegiatan saja."
    ),
    RefusalReason.NO_FIT: (
        "Bidang apa pun yang cepat menghasilkan dan bermodal kecil dicari peserta. Pengenalan setengah hari "
        "sudah berguna."
    ),
}

QUESTIONS = {
    RefusalReason.STIGMA: "Siapa pesertanya?",
    RefusalReason.DOUBT: "Apakah ada hasilnya?",
    RefusalReason.SAFETY: "Bagaimana keamanannya?",
    RefusalReason.BUDGET: "Siapa yang menanggung biayanya?",
    RefusalReason.STAFF: "Berapa waktu dan tenaga yang dibutuhkan?",
    RefusalReason.PERMISSION: "Bagaimana izin dari pimpinan?",
    RefusalReason.NO_FIT: "Bidang apa yang dicari?",
    RefusalReason.OTHER: "Yang juga perlu diketahui",
}
"""How the profile asks what a refusal stands for, without telling an institution its own prejudice."""


def is_allowed(before: PartnerStage, after: PartnerStage) -> bool:
    return after in TRANSITIONS[before]


def check_change(before: PartnerStage, change: StageChange) -> None:
    """RuleBroken if the step does not follow; InvalidInput if a refusal has no reason or others have one."""
    if not is_allowed(before, change.stage):
        nexts = ", ".join(label(stage) for stage in TRANSITIONS[before])
        raise RuleBroken(
            f"Dari tahap {label(before)} tidak dapat langsung ke {label(change.stage)}. "
            f"Yang dapat dipilih: {nexts}."
        )
    if change.stage == PartnerStage.REFUSED and change.reason is None:
        raise InvalidInput("Pilih alasan penolakannya.", "reason")
    if change.stage != PartnerStage.REFUSED and change.reason is not None:
        raise InvalidInput("Alasan penolakan hanya untuk tahap Menolak.", "reason")
    _check_length(change.note, "note")


def check_contact(entry: ContactLogEntry) -> None:
    if not entry.summary.strip():
        raise InvalidInput("Tulis apa yang dibicarakan.", "summary")
    _check_length(entry.summary, "summary")
    if entry.next_on is not None and entry.next_on < entry.contacted_on:
        raise InvalidInput("Tanggal berikutnya lebih awal daripada tanggal kontak ini.", "next_on")


def check_argument(argument: RefusalArgument) -> None:
    _check_length(argument.text, "text")


def is_overdue(next_on: date | None, today: date) -> bool:
    """A promised date is due from its very morning on."""
    return next_on is not None and next_on <= today


def _check_length(text: str, field: str) -> None:
    if len(text) > _LONGEST_TEXT:
        raise InvalidInput(f"Paling panjang {_LONGEST_TEXT} huruf.", field)
