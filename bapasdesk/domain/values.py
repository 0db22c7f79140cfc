"""The closed lists of the office, and the Indonesian words that stand for them on screen and paper."""

from enum import StrEnum

from bapasdesk.domain.costs import CostBasis, CostKind
from bapasdesk.domain.outcomes import IncomeBand, InfoSource, Obstacle, Outcome, TrainingMethod
from bapasdesk.domain.rights import Right, Role
from bapasdesk.domain.saved_filter import ClientChoice
from bapasdesk.domain.seating import DropOutReason, WorkStatus
from bapasdesk.domain.trail import TrailKind


class PartnerKind(StrEnum):
    COMMUNITY = "community"
    GOVERNMENT = "government"
    PRIVATE = "private"
    TRAINING_PROVIDER = "training_provider"
    RELIGIOUS = "religious"


class PartnerStage(StrEnum):
    """How far the office has come with an institution; which step follows which is in `domain.pipeline`."""

    CANDIDATE = "candidate"
    CONTACTED = "contacted"
    MET = "met"
    AGREED = "agreed"
    ACTIVE = "active"
    POSTPONED = "postponed"
    REFUSED = "refused"
    DORMANT = "dormant"


class RefusalReason(StrEnum):
    """Why an institution said no, coded so that the office can count and answer it."""

    STIGMA = "stigma"
    DOUBT = "doubt"
    SAFETY = "safety"
    BUDGET = "budget"
    STAFF = "staff"
    PERMISSION = "permission"
    NO_FIT = "no_fit"
    OTHER = "other"


class ContactChannel(StrEnum):
    VISIT = "visit"
    PHONE = "phone"
    MESSAGE = "message"
    LETTER = "letter"
    EMAIL = "email"
    MEETING = "meeting"


class EvaluationSide(StrEnum):
    """Who says how a session went: the partner about us, or the office about the partner."""

    BY_PARTNER = "by_partner"
    ABOUT_PARTNER = "about_partner"


class ScanKind(StrEnum):
    """What a scanned agreement may be; the value is the ending of an exported copy."""

    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"


class CourseLevel(StrEnum):
    INTRODUCTION = "introduction"
    BASIC = "basic"
    ADVANCED = "advanced"


class SessionStatus(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class VenueKind(StrEnum):
    OFFICE = "office"
    PARTNER = "partner"
    OTHER = "other"


class FundingSource(StrEnum):
    """Who bears the transport money; decides which receipt form is right (PMK 190/2012, DOMAIN 2.4)."""

    STATE_BUDGET = "state_budget"
    PARTNER = "partner"
    GRANT = "grant"
    OTHER = "other"


class ReceiptForm(StrEnum):
    """How money of the state is receipted: cash from the treasurer's advance, or paid directly."""

    ADVANCE = "up"
    DIRECT = "ls"


class PaperSize(StrEnum):
    """What lies in the printer's tray for lists and letters."""

    A4 = "a4"
    F4 = "f4"


class TimeZone(StrEnum):
    """The three zones of Indonesia, as papers name them."""

    WEST = "WIB"
    CENTRAL = "WITA"
    EAST = "WIT"


class ClientKind(StrEnum):
    ADULT = "adult"
    CHILD = "child"
    WARD = "ward"


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


class AttendanceStatus(StrEnum):
    """One letter a day, as typed down the column."""

    PRESENT = "H"
    EXCUSED = "I"
    SICK = "S"
    ABSENT = "A"


class AbsenceReason(StrEnum):
    """Why somebody was not there: their good reason, none, or our own doing."""

    ACCEPTABLE = "acceptable"
    UNACCEPTABLE = "unacceptable"
    LOGISTICS = "logistics"


class ObligationKind(StrEnum):
    """The three things the office owes every participant."""

    CERTIFICATE = "certificate"
    TRANSPORT = "transport"
    SOUVENIR = "souvenir"


class ObligationState(StrEnum):
    OPEN = "open"
    READY = "ready"
    DELIVERED = "delivered"
    WAIVED = "waived"


class SignatoryRole(StrEnum):
    OFFICE_HEAD = "office_head"
    COMMITMENT_OFFICER = "commitment_officer"
    TREASURER = "treasurer"
    WORK_GUIDANCE_CHIEF = "work_guidance_chief"


class CertificateStyle(StrEnum):
    """NEUTRAL: the partner alone issues, nothing names the office. OFFICIAL: office and partner."""

    NEUTRAL = "neutral"
    OFFICIAL = "official"


class PaperKind(StrEnum):
    """The papers of a session; the values are the command line's words."""

    ATTENDANCE_SHEET = "attendance-sheet"
    ATTENDANCE_SHEET_CLEAN = "attendance-sheet-clean"
    ATTENDANCE_SHEET_STAFF = "attendance-sheet-staff"
    CERTIFICATES = "certificates"
    RECEIPTS = "receipts"
    PAYMENT_LIST = "payment-list"
    SOUVENIR_LIST = "souvenir-list"
    INVITATION = "invitation"
    PARTNER_INVITATION = "partner-invitation"
    AGREEMENT = "agreement"
    OFFICIAL_RECORD = "official-record"
    REPORT = "report"
    THANK_YOU = "thank-you"
    SETTLEMENT = "settlement"


RIGHT_TO_PRINT: dict[PaperKind | None, Right] = {
    **dict.fromkeys(PaperKind, Right.PAPERS),
    **dict.fromkeys((PaperKind.RECEIPTS, PaperKind.PAYMENT_LIST, PaperKind.SETTLEMENT), Right.RECEIPTS),
    None: Right.PAPERS,
}
"""The papers about money are the treasurer's, too; None is a paper of no kind, such as an archived one."""
RETURN_SIGNED = frozenset(
    {
        PaperKind.ATTENDANCE_SHEET,
        PaperKind.ATTENDANCE_SHEET_STAFF,
        PaperKind.CERTIFICATES,
        PaperKind.RECEIPTS,
        PaperKind.PAYMENT_LIST,
        PaperKind.SOUVENIR_LIST,
        PaperKind.OFFICIAL_RECORD,
    }
)
"""Papers that go out to be signed and are waited for; a certificate's is the receipt its holder signs."""


class SeriesKind(StrEnum):
    """The series of document numbers an office keeps, one for each kind of paper that bears a number."""

    CERTIFICATE = "certificate"
    RECEIPT = "receipt"
    LETTER = "letter"
    OFFICIAL_RECORD = "official_record"
    REPORT = "report"
    AGREEMENT = "agreement"


class WordingKind(StrEnum):
    """The texts an office may word itself; those of papers have the paper's value."""

    INVITATION = "invitation"
    PARTNER_INVITATION = "partner-invitation"
    AGREEMENT = "agreement"
    OFFICIAL_RECORD = "official-record"
    REPORT = "report"
    THANK_YOU = "thank-you"
    LEGAL_BASIS = "legal-basis"


class NumberState(StrEnum):
    ISSUED = "issued"
    RESERVED = "reserved"
    EXTERNAL = "external"
    VOID = "void"


class PrintChannel(StrEnum):
    """How a paper left the program."""

    PRINTER = "printer"
    FILE = "file"


LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    PartnerKind: {
        PartnerKind.COMMUNITY: "Masyarakat",
        PartnerKind.GOVERNMENT: "Instansi pemerintah",
        PartnerKind.PRIVATE: "Swasta",
        PartnerKind.TRAINING_PROVIDER: "Lembaga pelatihan",
        PartnerKind.RELIGIOUS: "Lembaga keagamaan",
    },
    PartnerStage: {
        PartnerStage.CANDIDATE: "Calon",
        PartnerStage.CONTACTED: "Dihubungi",
        PartnerStage.MET: "Bertemu",
        PartnerStage.AGREED: "Sepakat",
        PartnerStage.ACTIVE: "Aktif",
        PartnerStage.POSTPONED: "Menunda",
        PartnerStage.REFUSED: "Menolak",
        PartnerStage.DORMANT: "Tidur",
    },
    RefusalReason: {
        RefusalReason.STIGMA: "Stigma terhadap klien",
        RefusalReason.DOUBT: "Ragu akan keberhasilannya",
        RefusalReason.SAFETY: "Khawatir soal keamanan",
        RefusalReason.BUDGET: "Tidak ada anggaran",
        RefusalReason.STAFF: "Tidak ada waktu atau tenaga",
        RefusalReason.PERMISSION: "Tidak diizinkan atasan atau pusat",
        RefusalReason.NO_FIT: "Bidangnya tidak sesuai",
        RefusalReason.OTHER: "Alasan lain",
    },
    ContactChannel: {
        ContactChannel.VISIT: "Kunjungan",
        ContactChannel.PHONE: "Telepon",
        ContactChannel.MESSAGE: "Pesan singkat",
        ContactChannel.LETTER: "Surat",
        ContactChannel.EMAIL: "Surel",
        ContactChannel.MEETING: "Rapat",
    },
    EvaluationSide: {
        EvaluationSide.BY_PARTNER: "Penilaian oleh mitra",
        EvaluationSide.ABOUT_PARTNER: "Penilaian tentang mitra",
    },
    ScanKind: {
        ScanKind.PDF: "PDF",
        ScanKind.JPG: "Gambar JPG",
        ScanKind.PNG: "Gambar PNG",
    },
    CourseLevel: {
        CourseLevel.INTRODUCTION: "Pengenalan",
        CourseLevel.BASIC: "Dasar",
        CourseLevel.ADVANCED: "Lanjutan",
    },
    SessionStatus: {
        SessionStatus.PLANNED: "Direncanakan",
        SessionStatus.HELD: "Dilaksanakan",
        SessionStatus.CLOSED: "Selesai",
        SessionStatus.CANCELLED: "Dibatalkan",
    },
    VenueKind: {
        VenueKind.OFFICE: "Kantor Bapas",
        VenueKind.PARTNER: "Tempat mitra",
        VenueKind.OTHER: "Tempat lain",
    },
    FundingSource: {
        FundingSource.STATE_BUDGET: "DIPA Bapas",
        FundingSource.PARTNER: "Mitra",
        FundingSource.GRANT: "Hibah",
        FundingSource.OTHER: "Lainnya",
    },
    ClientChoice: {
        ClientChoice.ALL: "Semua klien",
        ClientChoice.ENDING_THIS_MONTH: "Bimbingan habis bulan ini",
        ClientChoice.ENDING_NEXT_MONTH: "Bimbingan habis bulan depan",
        ClientChoice.ENDED: "Bimbingan sudah habis",
        ClientChoice.NEVER_TRAINED: "Belum pernah ikut pelatihan",
    },
    CostKind: {
        CostKind.SOUVENIR: "Souvenir",
        CostKind.MEALS: "Konsumsi",
        CostKind.HONORARIUM: "Honorarium instruktur",
        CostKind.MATERIAL: "Bahan praktik",
        CostKind.VENUE: "Sewa tempat",
        CostKind.PRINTING: "Cetak dan spanduk",
        CostKind.OTHER: "Biaya lain",
    },
    CostBasis: {
        CostBasis.PERSON: "per peserta",
        CostBasis.PERSON_DAY: "per peserta per hari",
        CostBasis.DAY: "per hari",
        CostBasis.ONCE: "sekali",
    },
    ReceiptForm: {
        ReceiptForm.ADVANCE: "UP (tunai dari bendahara)",
        ReceiptForm.DIRECT: "LS (pembayaran langsung)",
    },
    PaperSize: {
        PaperSize.A4: "A4 (210 x 297 mm)",
        PaperSize.F4: "F4/Folio (215 x 330 mm)",
    },
    TimeZone: {
        TimeZone.WEST: "WIB",
        TimeZone.CENTRAL: "WITA",
        TimeZone.EAST: "WIT",
    },
    ClientKind: {
        ClientKind.ADULT: "Dewasa",
        ClientKind.CHILD: "Anak",
        ClientKind.WARD: "Warga binaan",
    },
    Sex: {
        Sex.MALE: "Laki-laki",
        Sex.FEMALE: "Perempuan",
    },
    AttendanceStatus: {
        AttendanceStatus.PRESENT: "Hadir",
        AttendanceStatus.EXCUSED: "Izin",
        AttendanceStatus.SICK: "Sakit",
        AttendanceStatus.ABSENT: "Alpa",
    },
    AbsenceReason: {
        AbsenceReason.ACCEPTABLE: "Alasan sah",
        AbsenceReason.UNACCEPTABLE: "Tanpa alasan sah",
        AbsenceReason.LOGISTICS: "Dari pihak kami",
    },
    ObligationKind: {
        ObligationKind.CERTIFICATE: "Sertifikat",
        ObligationKind.TRANSPORT: "Transport",
        ObligationKind.SOUVENIR: "Souvenir",
    },
    ObligationState: {
        ObligationState.OPEN: "belum",
        ObligationState.READY: "siap",
        ObligationState.DELIVERED: "diserahkan",
        ObligationState.WAIVED: "dikecualikan",
    },
    SignatoryRole: {
        SignatoryRole.OFFICE_HEAD: "Kepala Bapas",
        SignatoryRole.COMMITMENT_OFFICER: "Pejabat Pembuat Komitmen (PPK)",
        SignatoryRole.TREASURER: "Bendahara Pengeluaran",
        SignatoryRole.WORK_GUIDANCE_CHIEF: "Kasubsi Bimbingan Kerja",
    },
    CertificateStyle: {
        CertificateStyle.NEUTRAL: "Netral (diterbitkan mitra)",
        CertificateStyle.OFFICIAL: "Resmi (Bapas dan mitra)",
    },
    PaperKind: {
        PaperKind.ATTENDANCE_SHEET: "Daftar hadir",
        PaperKind.ATTENDANCE_SHEET_CLEAN: "Daftar hadir tanpa kode",
        PaperKind.ATTENDANCE_SHEET_STAFF: "Daftar hadir petugas",
        PaperKind.CERTIFICATES: "Sertifikat",
        PaperKind.RECEIPTS: "Kuitansi",
        PaperKind.PAYMENT_LIST: "Daftar penerimaan",
        PaperKind.SOUVENIR_LIST: "Tanda terima souvenir",
        PaperKind.INVITATION: "Undangan peserta",
        PaperKind.PARTNER_INVITATION: "Undangan mitra",
        PaperKind.AGREEMENT: "Konsep perjanjian",
        PaperKind.OFFICIAL_RECORD: "Berita acara pelaksanaan",
        PaperKind.REPORT: "Laporan kegiatan",
        PaperKind.THANK_YOU: "Ucapan terima kasih",
        PaperKind.SETTLEMENT: "Berkas SPJ",
    },
    WordingKind: {
        WordingKind.INVITATION: "Undangan peserta",
        WordingKind.PARTNER_INVITATION: "Undangan mitra",
        WordingKind.AGREEMENT: "Perjanjian kerja sama",
        WordingKind.OFFICIAL_RECORD: "Berita acara pelaksanaan",
        WordingKind.REPORT: "Laporan kegiatan",
        WordingKind.THANK_YOU: "Ucapan terima kasih",
        WordingKind.LEGAL_BASIS: "Dasar hukum",
    },
    SeriesKind: {
        SeriesKind.CERTIFICATE: "Sertifikat",
        SeriesKind.RECEIPT: "Kuitansi",
        SeriesKind.LETTER: "Surat",
        SeriesKind.OFFICIAL_RECORD: "Berita acara",
        SeriesKind.REPORT: "Laporan",
        SeriesKind.AGREEMENT: "Perjanjian kerja sama",
    },
    Outcome: {
        Outcome.OWN_BUSINESS: "Usaha mandiri",
        Outcome.SMALL_ORDERS: "Order kecil",
        Outcome.WORKS_IN_FIELD: "Bekerja di bidangnya",
        Outcome.OFFICE_BUSINESS: "Usaha difasilitasi Bapas",
        Outcome.OTHER_WORK: "Pekerjaan lain",
        Outcome.NO_WORK: "Tidak bekerja",
        Outcome.UNKNOWN: "Tidak diketahui",
    },
    IncomeBand: {
        IncomeBand.NONE: "Belum ada",
        IncomeBand.UNDER_1M: "Di bawah Rp1 juta",
        IncomeBand.FROM_1M: "Rp1–2 juta",
        IncomeBand.FROM_2M: "Rp2–4 juta",
        IncomeBand.FROM_4M: "Rp4 juta ke atas",
    },
    InfoSource: {
        InfoSource.CALL: "Telepon klien",
        InfoSource.CHECK_IN: "Saat lapor diri",
        InfoSource.VISIT: "Kunjungan",
        InfoSource.FAMILY: "Keluarga atau penjamin",
        InfoSource.PARTNER: "Mitra",
    },
    Obstacle: {
        Obstacle.URBAN_LIFE: "Kehidupan perkotaan",
        Obstacle.DURATION: "Durasi pelatihan",
        Obstacle.METHOD: "Teknik dan metode",
        Obstacle.BUDGET: "Anggaran atau modal",
        Obstacle.MOTIVATION: "Motivasi dan minat",
    },
    TrainingMethod: {
        TrainingMethod.PRACTICE: "Praktik langsung",
        TrainingMethod.DEMONSTRATION: "Peragaan",
        TrainingMethod.LECTURE: "Ceramah",
        TrainingMethod.APPRENTICESHIP: "Magang",
    },
    Role: {
        Role.HEAD: "Kepala/Kasi",
        Role.OFFICER: "Petugas",
        Role.TREASURER: "Bendahara",
        Role.ADMIN: "Admin",
        Role.VIEWER: "Hanya lihat",
    },
    Right: {
        Right.VIEW: "melihat data",
        Right.EXPORT: "mengekspor daftar",
        Right.PLAN: "mengatur mitra dan jadwal",
        Right.PEOPLE: "mengisi data klien dan peserta",
        Right.PAPERS: "menerbitkan dokumen",
        Right.RECEIPTS: "menyiapkan kuitansi",
        Right.PAY: "membayar uang transport",
        Right.VOID: "membatalkan dokumen",
        Right.SETTINGS: "mengubah pengaturan",
        Right.OFFICERS: "mengatur petugas",
        Right.BACKUP: "membuat cadangan",
        Right.AUDIT: "membaca jejak perubahan",
        Right.DUTIES: "menjalankan kewajiban data pribadi",
    },
    TrailKind: {
        TrailKind.CHANGE: "Perubahan",
        TrailKind.VIEW: "Dilihat",
        TrailKind.PRINT: "Dicetak",
        TrailKind.EXPORT: "Diekspor",
        TrailKind.BACKUP: "Cadangan",
        TrailKind.LOGIN: "Masuk dan penolakan",
    },
    NumberState: {
        NumberState.ISSUED: "terbit",
        NumberState.RESERVED: "dicadangkan",
        NumberState.EXTERNAL: "dipakai di luar aplikasi",
        NumberState.VOID: "batal",
    },
    WorkStatus: {
        WorkStatus.WITHOUT_WORK: "Menganggur",
        WorkStatus.ODD_JOBS: "Kerja serabutan",
        WorkStatus.WORKING: "Bekerja",
        WorkStatus.STUDYING: "Sekolah atau kuliah",
    },
    DropOutReason: {
        DropOutReason.WORKING: "Sudah bekerja",
        DropOutReason.SICK: "Sakit",
        DropOutReason.NO_FARE: "Tidak ada ongkos",
        DropOutReason.FAMILY: "Urusan keluarga",
        DropOutReason.MOVED: "Pindah tempat tinggal",
        DropOutReason.DETAINED: "Ditahan lagi",
        DropOutReason.LOST_INTEREST: "Tidak berminat lagi",
        DropOutReason.NO_NEWS: "Tidak ada kabar",
        DropOutReason.OTHER: "Lain-lain",
    },
    PrintChannel: {
        PrintChannel.PRINTER: "dicetak",
        PrintChannel.FILE: "disimpan sebagai berkas",
    },
}
"""By list first: members of different lists with the same word are equal as dictionary keys."""

PROGRAMS = (
    "Pembebasan Bersyarat (PB)",
    "Cuti Bersyarat (CB)",
    "Cuti Menjelang Bebas (CMB)",
    "Asimilasi",
    "Pidana bersyarat",
    "Pidana pengawasan",
    "Pidana kerja sosial",
    "Diversi",
)
"""Offered when a client is entered; the field itself is free text, since the law adds programmes."""


def label(value: StrEnum | None) -> str:
    """The Indonesian word for a value of one of the lists above; empty for none."""
    return "" if value is None else LABELS[type(value)][value]
