"""Contents to be drawn, with invented people and every field replaceable."""

from typing import Any

from bapasdesk.documents.contents import (
    AttendanceLine,
    AttendanceSheetContent,
    CertificateContent,
    PaymentLine,
    PaymentListContent,
    ReceiptContent,
    SignatureBlock,
    SouvenirListContent,
    TextPaperContent,
)
from bapasdesk.documents.letterhead_content import LetterheadContent
from bapasdesk.domain.payment_parts import PaymentPart
from bapasdesk.domain.values import CertificateStyle

LETTERHEAD_LINES = (
    "KEMENTERIAN CONTOH REPUBLIK INDONESIA",
    "DIREKTORAT JENDERAL CONTOH",
    "KANTOR WILAYAH CONTOH",
    "BALAI PEMASYARAKATAN KELAS I CONTOH",
    "Jalan Contoh Nomor 99, Kota Contoh 99999",
    "Telepon (021) 5550199, Pos-el: surel@contoh.invalid",
)
LETTERHEAD = LetterheadContent(lines=LETTERHEAD_LINES)
PARTNER = SignatureBlock(role_lines=("Pimpinan LPK Contoh",), name="Raka Adiputra")
HEAD = SignatureBlock(
    role_lines=("Kepala Balai",),
    name="Sekar Wulandari, S.H.",
    nip="19990101 202001 2 001",
    place_and_date="Kota Contoh, 20 Oktober 2022",
)
APPROVAL = SignatureBlock(
    role_lines=("Setuju dibebankan pada mata anggaran berkenaan,", "Pejabat Pembuat Komitmen"),
    name="Bayu Kertanegara, S.E.",
    nip="19990202 202001 1 002",
)
PAYER = SignatureBlock(
    role_lines=("Bendahara Pengeluaran",),
    name="Laras Ayu Ningtyas",
    nip="19990303 202001 2 003",
    place_and_date="Lunas dibayar tgl. 20 Oktober 2022",
)
LONG_NAME = (
    "Raden Mas Muhammad Abdurrahman Wahid Kartasasmita Djojohadikoesoemo bin Sastrowardoyo Purwodiningrat, "
    "S.Sos., M.Hum."
)
"""As long as the office lets a name be, nearly."""
WITH_TAX = (
    PaymentPart(name="Uang transport", rate=150_000, days=2),
    PaymentPart(name="Uang saku", rate=50_000, days=2, tax_percent=5),
)
NOTE = "CONTOH – data rekaan"


def make_certificate(**changes: Any) -> CertificateContent:
    fields: dict[str, Any] = {
        "style": CertificateStyle.OFFICIAL,
        "issuer_lines": ("BALAI PEMASYARAKATAN KELAS I CONTOH", "bekerja sama dengan LPK Contoh"),
        "number": "007/SERT/X/2022",
        "name": "Intan Permata Sari, A.Md.",
        "course": "Teknik Penyajian Kopi/Barista",
        "sentence": "pada tanggal 20 Oktober 2022, bertempat di Aula Terbuka, selama 6 jam pelajaran",
        "signatures": (PARTNER, HEAD),
        "verification_code": "7K3M-9QWT-2ABC",
    }
    return CertificateContent(**{**fields, **changes})


def make_receipt(**changes: Any) -> ReceiptContent:
    fields: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "fiscal_year": "2022",
        "number": "012/KW/X/2022",
        "budget_line": "9999.BDC.001.524113",
        "received_from": "Kuasa Pengguna Anggaran Balai Pemasyarakatan Kelas I Contoh",
        "amount": 150_000,
        "purpose": "Uang transport peserta pelatihan Barista, 1 hari × Rp150.000",
        "recipient": SignatureBlock(
            role_lines=("Yang menerima,",),
            name="Intan Permata Sari",
            place_and_date="Kota Contoh, 20 Oktober 2022",
        ),
        "approval": APPROVAL,
        "payer": PAYER,
    }
    return ReceiptContent(**{**fields, **changes})


def make_payment_lines(count: int) -> tuple[PaymentLine, ...]:
    return tuple(
        PaymentLine(
            name=f"Peserta {number:03d}",
            address=f"Jalan Contoh Nomor {number}, RT 001/RW 002, Kelurahan Contoh",
            days=1,
            rate=150_000,
            amount=150_000,
            number=f"{number:03d}/KW/X/2022",
        )
        for number in range(1, count + 1)
    )


def make_payment_list(**changes: Any) -> PaymentListContent:
    fields: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "title": "DAFTAR PENERIMAAN UANG TRANSPORT",
        "activity": "Pelatihan Barista",
        "date_text": "Kamis, 20 Oktober 2022",
        "place": "Aula Terbuka",
        "budget_line": "9999.BDC.001.524113",
        "lines": make_payment_lines(3),
        "signatures": (APPROVAL, PAYER, HEAD),
    }
    return PaymentListContent(**{**fields, **changes})


def make_attendance_sheet(count: int = 3, **changes: Any) -> AttendanceSheetContent:
    fields: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "activity": "Pelatihan Barista",
        "partner": "LPK Contoh",
        "date_text": "Kamis, 20 Oktober 2022",
        "time_text": "pukul 09.00 WIB s.d. selesai",
        "place": "Aula Terbuka",
        "lines": tuple(
            AttendanceLine(row_number=n, row_code=f"K{n:03d}", name=f"Peserta {n:03d}", sex="LP"[n % 2])
            for n in range(1, count + 1)
        ),
        "signature": HEAD,
    }
    return AttendanceSheetContent(**{**fields, **changes})


def make_names(count: int, *, long: bool = False) -> tuple[str, ...]:
    return tuple(LONG_NAME if long else f"Peserta {number:03d}" for number in range(1, count + 1))


def make_souvenir_list(count: int = 3, **changes: Any) -> SouvenirListContent:
    fields: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "title": "DAFTAR TANDA TERIMA SOUVENIR DAN PERANGKAT KERJA",
        "activity": "Pelatihan Barista",
        "date_text": "Kamis, 20 Oktober 2022",
        "place": "Aula Terbuka",
        "items": (("Souvenir", "Tas kain"), ("Perangkat kerja", "Satu set alat seduh kopi")),
        "names": make_names(count),
        "signatures": (HEAD,),
    }
    return SouvenirListContent(**{**fields, **changes})


def make_letter(**changes: Any) -> TextPaperContent:
    fields: dict[str, Any] = {
        "letterhead": LETTERHEAD,
        "title": "",
        "number": "004/SRT/IX/2022",
        "dated": "Kota Contoh, 13 September 2022",
        "subject": "Undangan mengikuti Pelatihan Barista",
        "body": (
            "Dengan hormat,\n\nKami mengundang Saudara untuk mengikuti Pelatihan Barista pada:\n\n"
            "Hari, tanggal : Kamis, 20 Oktober 2022\nTempat : Aula Terbuka\n\n# Ketentuan\n\n"
            "- membawa surat ini;\n- datang tepat waktu.\n\nAtas perhatian Saudara, terima kasih."
        ),
        "signatures": (HEAD,),
        "recipients": (("Sdr. Intan Permata Sari", "di tempat"),),
        "copies": ("Kepala Balai", "Arsip"),
    }
    return TextPaperContent(**{**fields, **changes})


def make_record(**changes: Any) -> TextPaperContent:
    """Titled, with a signature of each side and one below."""
    fields: dict[str, Any] = {
        "title": "BERITA ACARA PELAKSANAAN PELATIHAN",
        "dated": "",
        "recipients": (),
        "copies": (),
        "signatures": (PARTNER, HEAD),
        "acknowledged": HEAD,
    }
    return make_letter(**{**fields, **changes})
