"""What the office owes one person: a copy of the data and of its trail, and an end to it (UU 27/2022)."""

import json
from dataclasses import replace
from datetime import date

from bapasdesk.documents.contents import SignatureBlock
from bapasdesk.documents.report import Report, ReportTable, Section, render_report
from bapasdesk.domain import trail
from bapasdesk.domain.indonesian.dates import format_date, format_range
from bapasdesk.domain.labels import label
from bapasdesk.domain.person_rules import answer_due, pseudonym, pseudonymised, renamed
from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.clients import Client, ClientProtection
from bapasdesk.domain.records.money import PaymentCorrection, TransportPayment
from bapasdesk.domain.records.office import DataProtection, OfficeProfile
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.records.trail import Draft, TrashItem
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.trail import TrailRow
from bapasdesk.domain.saved_filter import SavedFilter
from bapasdesk.domain.values import SessionStatus, SignatoryRole
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import wishes
from bapasdesk.services.office import Office
from bapasdesk.services.paper_contents import place_and_date
from bapasdesk.services.person_outcomes import forget_outcomes, outcome_section
from bapasdesk.services.protection import protection_of
from bapasdesk.services.rights import needs
from bapasdesk.services.seating_facts import seating_section
from bapasdesk.services.settings import letterhead_on
from bapasdesk.services.signers import signed_by
from bapasdesk.store.queries.audit import newest_seal, trail_of_client
from bapasdesk.store.queries.clients import client_history
from bapasdesk.store.queries.search import forget_old_words
from bapasdesk.store.unit_of_work import UnitOfWork

_UNDER_WAY = (SessionStatus.PLANNED, SessionStatus.HELD)
_BASIS = (
    "Data ini diproses untuk pembimbingan dan pelatihan kerja klien pemasyarakatan (UU 22/2022), disimpan "
    "terenkripsi di kantor ini, dan tidak dikirim ke jaringan mana pun."
)
_WHAT_GOES = (
    ("Diganti dengan samaran", "nama dan gelar"),
    ("Dihapus", "NIK, nomor register, tempat dan tanggal lahir, telepon, alamat, pendidikan, pekerjaan"),
    ("Dihapus", "program, pembimbing, masa bimbingan, penjamin, minat, catatan"),
    ("Dihapus", "minat, keterampilan, tanggungan, waktu luang, tempat di daftar tunggu"),
    ("Dihapus", "hari lapor diri, catatan tindak lanjut dan magang"),
    ("Tetap", "jenis klien, jenis kelamin, keikutsertaan, kehadiran, jawaban tindak lanjut (rekapitulasi)"),
    ("Tetap", "register sertifikat dan uang: nomor, tanggal, jumlah"),
)


@needs(Right.DUTIES)
def report(office: Office, client_id: int, asked_on: date) -> Paper:
    """Everything the office holds about one person, with who did what with it (Ps 31, 32)."""
    with office.work() as work:
        client = work.get(Client, client_id)
        sessions = [seat.session_id for seat in work.find(Participant, client_id=client_id)]
        entries = trail_of_client(work, client_id, sessions)
        facts = (
            ("Kantor", work.get(OfficeProfile, 1).name),
            ("Diminta", format_date(asked_on)),
            ("Jatuh tempo", f"{format_date(answer_due(asked_on))} (3 x 24 jam)"),
            ("Dibuat", f"{format_date(work.today())} oleh {office.officer}"),
            ("Kontak", work.get(DataProtection, 1).contact),
        )
        pdf = render_report(
            Report(
                title="Data Pribadi dan Jejak Pengolahannya",
                letterhead=letterhead_on(work, work.today()),
                facts=facts,
                sections=(
                    _identity(client),
                    seating_section(work, client_id),
                    _trainings(work, client_id),
                    outcome_section(work, client_id),
                    _trail(entries),
                ),
                signatures=(_head_of_office(work),),
                seal=trail.short_head(newest_seal(work)),
            )
        )
        work.record(trail.PERSON_PRINTED, "client", client_id, f"diminta {format_date(asked_on)}")
        work.commit()
    return Paper(f"data-pribadi_{client_id}_{office.today():%Y-%m-%d}.pdf", pdf)


@needs(Right.DUTIES)
def pseudonymise(office: Office, client_id: int, reason: str) -> Paper:
    """Ends the processing of one person's data (Ps 42-44) and gives the record of it, without a name.

    The registers keep number, date and amount. The name goes everywhere else at once, and from the kept
    contents of papers if the office has chosen so. Cannot be undone; older backups still hold the data.
    """
    if not reason.strip():
        raise InvalidInput("Tulis dasar penyamaran, misalnya jangka simpan berakhir.", "reason")
    with office.work() as work:
        client, known = work.get(Client, client_id), protection_of(work, client_id)
        _check_may_end(work, client, known)
        work.save(
            replace(known, frozen_on=None, freeze_reason="", keep_until=None, pseudonymised_on=work.today())
        )
        work.change(pseudonymised(client))
        papers = _rename_in_papers(work, client) if work.get(DataProtection, 1).rename_in_papers else 0
        _rename_what_waits(work, client)
        wishes.forget(work, client_id)
        forget_outcomes(work, client_id)
        forget_old_words(work)
        work.record("Data klien disamarkan", "client", client_id, reason.strip())
        pdf = _destruction_record(office, work, client_id, reason.strip(), papers)
        work.commit()
    office.undo_log.clear()  # a step from before would bring the name back
    return Paper(f"berita-acara-penyamaran_{client_id}_{office.today():%Y-%m-%d}.pdf", pdf)


def _check_may_end(work: UnitOfWork, client: Client, known: ClientProtection) -> None:
    if known.pseudonymised_on is not None:
        raise RuleBroken("Data klien ini sudah disamarkan.")
    if client.guidance_end is not None and client.guidance_end >= work.today():
        raise RuleBroken(
            f"Bimbingan klien ini baru berakhir {format_date(client.guidance_end)}; sampai saat itu datanya "
            "masih diperlukan untuk tugas kantor. Bila perlu, bekukan dahulu."
        )
    seats = [seat.session_id for seat in work.find(Participant, client_id=client.id)]
    if any(one.status in _UNDER_WAY for one in work.find(Session, id=seats)):
        raise RuleBroken(
            "Klien ini masih menjadi peserta kegiatan yang belum ditutup. Tutup kegiatan itu dahulu, "
            "lalu samarkan datanya."
        )


def _rename_in_papers(work: UnitOfWork, client: Client) -> int:
    """How many kept papers were changed; longer forms of the name first."""
    names, new = (client.printed_name, client.full_name), pseudonym(client.id)
    seats = [seat.id for seat in work.find(Participant, client_id=client.id)]
    payments = work.find(TransportPayment, participant_id=seats)
    kept: list[Certificate | TransportPayment | PaymentCorrection] = [
        *work.find(Certificate, participant_id=seats),
        *payments,
        *work.find(PaymentCorrection, payment_id=[one.id for one in payments]),
    ]
    for paper in kept:
        content = json.dumps(renamed(json.loads(paper.content), names, new), ensure_ascii=False)
        work.change(replace(paper, content=content))
    return len(kept)


def _rename_what_waits(work: UnitOfWork, client: Client) -> None:
    """The name in the trash is replaced; half-typed forms and kept filters that hold it are dropped."""
    names, new = (client.printed_name, client.full_name), pseudonym(client.id)
    for item in work.find(TrashItem):
        content = json.dumps(renamed(json.loads(item.content), names, new), ensure_ascii=False)
        title = str(renamed(item.title, names, new))
        if (title, content) != (item.title, item.content):
            work.change(replace(item, title=title, content=content))
    for kept in work.find(SavedFilter):
        if client.full_name.casefold() in (kept.name + kept.content).casefold():
            work.remove_where(SavedFilter, id=kept.id)
    for draft in work.find(Draft):
        if client.full_name in draft.title + draft.content:
            work.remove_where(Draft, id=draft.id)


def _identity(client: Client) -> Section:
    facts = (
        ("Nama", client.printed_name),
        ("Jenis", label(client.kind)),
        ("Jenis kelamin", label(client.sex)),
        ("Nomor register", client.register_number),
        ("NIK", client.nik),
        ("Tempat, tanggal lahir", _birth(client)),
        ("Telepon", client.phone),
        ("Alamat", client.address),
        ("Pendidikan", client.education),
        ("Program", client.program),
        ("Pembimbing Kemasyarakatan", client.probation_officer),
        ("Masa bimbingan", _guidance(client)),
        ("Penjamin", client.guarantor),
        ("Pekerjaan", client.occupation),
        ("Minat", client.interests),
        ("Catatan", client.note),
    )
    rows = tuple((name, value or "tidak dicatat") for name, value in facts)
    return Section(
        heading="Yang dicatat tentang Anda",
        paragraphs=(_BASIS,),
        table=ReportTable(columns=(("Data", 1), ("Isi", 2.4)), rows=rows),
    )


def _birth(client: Client) -> str:
    day = format_date(client.birth_date) if client.birth_date else ""
    return ", ".join(part for part in (client.birth_place, day) if part)


def _guidance(client: Client) -> str:
    days = [format_date(day) for day in (client.guidance_start, client.guidance_end) if day]
    return " sampai ".join(days)


def _trainings(work: UnitOfWork, client_id: int) -> Section:
    rows = tuple(
        (
            format_range(row.starts_on, row.ends_on),
            row.course,
            row.partner,
            f"{row.days_present} dari {row.days} hari",
            row.certificate_number or "-",
        )
        for row in client_history(work, client_id)
    )
    if not rows:
        return Section(heading="Pelatihan", paragraphs=("Belum pernah mengikuti pelatihan.",))
    columns = (("Tanggal", 20.0), ("Pelatihan", 26.0), ("Mitra", 24.0), ("Hadir", 13.0), ("Sertifikat", 17.0))
    return Section(heading="Pelatihan", table=ReportTable(columns=columns, rows=rows))


def _trail(entries: tuple[TrailRow, ...]) -> Section:
    rows = tuple((f"{row.at:%d-%m-%Y %H.%M}", row.officer, row.action, row.about) for row in entries)
    return Section(
        heading="Jejak: siapa mengolah data ini",
        table=ReportTable(
            columns=(("Waktu", 16.0), ("Petugas", 24.0), ("Tindakan", 36.0), ("Tentang", 24.0)), rows=rows
        ),
    )


def _what_stays(papers: int) -> str:
    """`papers`: how many certificates and receipts lose the name too; 0 if the office keeps it there."""
    renamed_in = (
        f"Nama dalam isi {papers} sertifikat dan kuitansi yang disimpan juga diganti."
        if papers
        else "Nama dalam isi sertifikat dan kuitansi yang disimpan tetap, karena disimpan lebih lama."
    )
    return (
        f"{renamed_in} Surat yang sudah terbit dan hasil cetak yang diarsipkan tidak dapat diubah, karena "
        "menjadi bukti; sejak tanggal ini arsip itu salinan terkunci yang hanya dapat dibuka petugas yang "
        "menjalankan kewajiban data pribadi."
    )


def _destruction_record(office: Office, work: UnitOfWork, client_id: int, reason: str, papers: int) -> bytes:
    return render_report(
        Report(
            title="Berita Acara Penyamaran Data Pribadi",
            letterhead=letterhead_on(work, work.today()),
            facts=(
                ("Klien nomor", f"{client_id:06d}"),
                ("Tanggal", format_date(work.today())),
                ("Dasar", reason),
                ("Pelaksana", office.officer),
            ),
            sections=(
                Section(
                    paragraphs=(
                        "Pada tanggal tersebut data pribadi klien dengan nomor di atas diakhiri "
                        "pemrosesannya menurut UU 27/2022 Pasal 42 sampai 44 sebagai berikut.",
                    ),
                    table=ReportTable(columns=(("Tindakan", 1), ("Data", 3)), rows=_WHAT_GOES),
                ),
                Section(
                    paragraphs=(
                        _what_stays(papers),
                        "Cadangan yang dibuat sebelum tanggal ini masih memuat data semula dan dimusnahkan "
                        "menurut jadwal kantor.",
                    )
                ),
            ),
            signatures=(
                SignatureBlock(role_lines=("Saksi,",), name=""),
                _head_of_office(work),
            ),
            seal=trail.short_head(newest_seal(work)),
        )
    )


def _head_of_office(work: UnitOfWork) -> SignatureBlock:
    dated = place_and_date(work.get(OfficeProfile, 1), work.today())
    return signed_by(work, SignatoryRole.OFFICE_HEAD, work.today(), dated=dated)
