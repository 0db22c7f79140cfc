"""What a session's letters can say of it, word by word: counts and sums are taken from the records."""

from collections.abc import Sequence
from datetime import date

from bapasdesk.domain.indonesian.dates import date_in_words, format_long_date, format_range_letter
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.indonesian.terbilang import amount_in_words
from bapasdesk.domain.indonesian.times import format_times
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rows.people import ParticipantRow
from bapasdesk.domain.rows.sessions import SessionDetail
from bapasdesk.domain.values import FundingSource, ObligationKind, ObligationState, SignatoryRole, WordingKind
from bapasdesk.domain.wording import fill
from bapasdesk.services.paper_contents import activity
from bapasdesk.services.payment_parts import parts_of_session
from bapasdesk.services.settings import signatory_on
from bapasdesk.services.wording import wording_of
from bapasdesk.store.queries.participants import participant_rows
from bapasdesk.store.unit_of_work import UnitOfWork


def session_facts(work: UnitOfWork, detail: SessionDetail, on: date) -> dict[str, str]:
    """A value for each word of `domain.wording.TOKENS`, empty where not known; `on` dates the paper."""
    rows = participant_rows(work, detail.session.id)
    facts = {
        **_of_the_office(work, on),
        **_of_the_partner(detail),
        **_of_the_session(work, detail, on),
        **_of_the_money(detail.session, rows),
        **_counts(rows),
        "penyerahan": _handed_over(detail.session, rows),
        "penanggung_transport": _who_pays(work, detail, to_partner=False),
        "penanggung_transport_mitra": _who_pays(work, detail, to_partner=True),
    }
    basis = wording_of(work, WordingKind.LEGAL_BASIS).body
    return {**facts, "dasar": fill(basis, facts)}


def _of_the_office(work: UnitOfWork, on: date) -> dict[str, str]:
    office = work.get(OfficeProfile, 1)
    head = signatory_on(work, SignatoryRole.OFFICE_HEAD, on)
    chief = signatory_on(work, SignatoryRole.WORK_GUIDANCE_CHIEF, on)
    return {
        "kantor": office.name,
        "kota": office.city,
        "nama_kepala": head.name,
        "jabatan_kepala": head.position,
        "nama_kasubsi": chief.name,
        "jabatan_kasubsi": chief.position,
    }


def _of_the_partner(detail: SessionDetail) -> dict[str, str]:
    partner = detail.partner
    return {
        "mitra": partner.name,
        "alamat_mitra": partner.address,
        "pimpinan_mitra": partner.leader_name,
        "jabatan_pimpinan": partner.leader_position or "Pimpinan",
    }


def _of_the_session(work: UnitOfWork, detail: SessionDetail, on: date) -> dict[str, str]:
    session = detail.session
    zone = work.get(OfficeProfile, 1).time_zone
    hours = f"{session.lesson_hours} jam pelajaran" if session.lesson_hours else ""
    return {
        "kegiatan": activity(detail),
        "hari_tanggal": _when(session),
        "hari_terbilang": date_in_words(session.ends_on),
        "hari_ini_terbilang": date_in_words(on),
        "waktu": format_times(session.starts_at, session.ends_at, zone),
        "tempat": session.venue,
        "instruktur": session.trainer,
        "jam_pelajaran": hours,
        "sumber_dana": label(session.funding_source),
        "mata_anggaran": session.budget_line,
    }


def _when(session: Session) -> str:
    """`Kamis, 20 Oktober 2022`, or `19 s.d. 23 September 2022`, as letters write a range."""
    if session.starts_on == session.ends_on:
        return format_long_date(session.starts_on)
    return format_range_letter(session.starts_on, session.ends_on)


def _counts(rows: Sequence[ParticipantRow]) -> dict[str, str]:
    present = sum(row.days_present > 0 for row in rows)
    return {
        "jumlah_peserta": str(len(rows)),
        "jumlah_hadir": str(present),
        "jumlah_tidak_hadir": str(len(rows) - present),
    }


def _of_the_money(session: Session, rows: Sequence[ParticipantRow]) -> dict[str, str]:
    paid = [row for row in rows if row.transport.state == ObligationState.DELIVERED]
    total = sum(row.transport_due for row in paid)
    present = sum(row.days_present > 0 for row in rows)
    return {
        "jumlah_dibayar": str(len(paid)),
        "total_pembayaran": format_rupiah(total),
        "total_terbilang": amount_in_words(total),
        "rata_rata_pembayaran": format_rupiah(total // present) if present else "",
    }


def _handed_over(session: Session, rows: Sequence[ParticipantRow]) -> str:
    """One line for each kind of thing really handed over; says so when it is none."""
    given = {
        kind: [row for row in rows if row.cell(kind).state == ObligationState.DELIVERED]
        for kind in ObligationKind
    }
    certificates, souvenirs = len(given[ObligationKind.CERTIFICATE]), len(given[ObligationKind.SOUVENIR])
    paid = given[ObligationKind.TRANSPORT]
    total = sum(row.transport_due for row in paid)
    lines = [
        f"- sertifikat sebanyak {certificates} lembar" if certificates else "",
        f"- uang transport kepada {len(paid)} orang, seluruhnya {format_rupiah(total)} "
        f"({amount_in_words(total)})"
        if paid
        else "",
        f"- souvenir berupa {session.souvenir} sebanyak {souvenirs} buah" if souvenirs else "",
        f"- perangkat kerja berupa {session.tool_kit} sebanyak {souvenirs} buah"
        if souvenirs and session.tool_kit
        else "",
    ]
    said = [line for line in lines if line]
    return ";\n".join(said) + "." if said else "Belum ada yang diserahkan."


def _who_pays(work: UnitOfWork, detail: SessionDetail, *, to_partner: bool) -> str:
    """Who bears the way there has to be said in the invitation."""
    session = detail.session
    person = "peserta" if to_partner else "Saudara"
    parts = parts_of_session(work, session, 1)
    if not parts:
        return f"Biaya perjalanan {person} tidak disediakan dalam kegiatan ini."
    payer = (
        detail.partner.name
        if session.funding_source == FundingSource.PARTNER
        else work.get(OfficeProfile, 1).name
    )
    amounts = " dan ".join(f"{part.name.lower()} {format_rupiah(part.gross)}" for part in parts)
    return f"Biaya transport {person} ditanggung oleh {payer}: {amounts} untuk setiap hari hadir."
