"""The settlement file (SPJ) of a session, printed only when all its papers say the same sum.

Receipts, the list all sign and the words must come to one amount, and nobody is paid for a day without
presence. What differs is told by name, so that it can be put right before an auditor finds it.
"""

from collections.abc import Sequence
from dataclasses import replace

from bapasdesk.documents.contents import PaymentLine, SettlementContent, SignatureBlock, TextPaperContent
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.indonesian.terbilang import amount_in_words, parse_terbilang
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.money import TransportPayment, TransportPaymentDay
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.records.participants import Attendance, Participant
from bapasdesk.domain.records.sessions import SessionDay
from bapasdesk.domain.rows.sessions import SessionDetail
from bapasdesk.domain.values import AttendanceStatus, PaperKind
from bapasdesk.errors import RuleBroken
from bapasdesk.services import session_papers
from bapasdesk.services.attendance_contents import recorded_attendance
from bapasdesk.services.money_contents import payment_list_content, responsible
from bapasdesk.services.paid_lines import PaidLine, marked_receipts, paid_lines, valid_payments
from bapasdesk.services.paper_contents import activity, dates, example_note
from bapasdesk.services.settings import letterhead_on
from bapasdesk.services.souvenir_contents import souvenir_list_content
from bapasdesk.store.queries.payments import payment_totals
from bapasdesk.store.unit_of_work import UnitOfWork

_ORDER = (
    "1. undangan;\n2. daftar hadir;\n3. daftar penerimaan;\n4. kuitansi;\n5. tanda terima souvenir;\n"
    "6. berita acara;\n7. materi dan foto;\n8. laporan kegiatan."
)
_ATTACHMENTS = (
    "Di balik lembar ini dilampirkan:\n\n1. materi pelatihan, sebanyak ........ lembar;\n"
    "2. foto kegiatan, sebanyak ........ lembar."
)


def settlement_content(work: UnitOfWork, detail: SessionDetail) -> SettlementContent:
    """Everything the file holds. RuleBroken names the differences, or says that nothing is paid yet."""
    seats = work.find(Participant, session_id=detail.session.id, order_by="row_number")
    payments = valid_payments(work, seats)
    paid = paid_lines(work, payments)
    if not paid:
        raise RuleBroken("Berkas SPJ belum dapat dicetak: belum ada isinya. Terbitkan dahulu kuitansinya.")
    wrong = _differences(work, detail, paid)
    if wrong:
        raise RuleBroken(_refusal(wrong))
    listed = payment_list_content(work, detail, [one.line for one in paid])
    invitation = _text(work, detail, PaperKind.INVITATION)
    record, report = (_text(work, detail, kind) for kind in (PaperKind.OFFICIAL_RECORD, PaperKind.REPORT))
    texts = {"undangan": invitation, "berita acara": record, "laporan": report}
    done = sum(one.paid_on is not None for one in payments)
    return SettlementContent(
        cover=_cover(
            work,
            detail,
            (*_facts(detail, listed.lines), ("Sudah dibayar", f"{done} dari {len(payments)} orang")),
            [name for name, text in texts.items() if text is None],
        ),
        invitation=replace(invitation, recipients=invitation.recipients[:1]) if invitation else None,
        attendance=tuple(recorded_attendance(work, detail, seats)),
        payment_list=listed,
        receipts=tuple(marked_receipts(work, paid)),
        souvenirs=souvenir_list_content(work, detail, [one.id for one in seats]),
        record=record,
        attachments=_sheet(work, detail, "MATERI DAN FOTO KEGIATAN", _ATTACHMENTS),
        report=report,
    )


def found_differences(work: UnitOfWork, detail: SessionDetail) -> tuple[str, ...]:
    """What `differences` tells, inside a unit of work."""
    seats = work.find(Participant, session_id=detail.session.id)
    return _differences(work, detail, paid_lines(work, valid_payments(work, seats)))


def _differences(work: UnitOfWork, detail: SessionDetail, paid: Sequence[PaidLine]) -> tuple[str, ...]:
    return (*_different_amounts(paid), *_different_sums(work, paid), *_absent_days(work, detail, paid))


def _different_amounts(paid: Sequence[PaidLine]) -> list[str]:
    """Receipt by receipt; a correction that is given back stands on the list with a minus."""
    return [
        f"{one.line.name}: kuitansi {one.receipt.number} {format_rupiah(one.receipt.amount)}, "
        f"pada daftar {format_rupiah(one.line.amount)}"
        for one in paid
        if one.receipt.amount != abs(one.line.amount)
    ]


def _different_sums(work: UnitOfWork, paid: Sequence[PaidLine]) -> list[str]:
    booked = sum(payment_totals(work, [one.payment_id for one in paid]).values())
    listed = sum(one.line.amount for one in paid)
    receipted = sum(-one.receipt.amount if one.line.amount < 0 else one.receipt.amount for one in paid)
    spelled = parse_terbilang(amount_in_words(abs(listed)).removesuffix(" rupiah"))
    if booked == listed == receipted and spelled == abs(listed):
        return []
    return [
        f"Jumlah berbeda: kuitansi {format_rupiah(receipted)}, daftar {format_rupiah(listed)}, "
        f"terbilang {format_rupiah(spelled)}, pembukuan {format_rupiah(booked)}"
    ]


def _absent_days(work: UnitOfWork, detail: SessionDetail, paid: Sequence[PaidLine]) -> list[str]:
    """Days somebody was paid for without having been there."""
    names = {one.payment_id: one.receipt.recipient.name for one in reversed(paid)}
    held = {day.id: day.held_on for day in work.find(SessionDay, session_id=detail.session.id)}
    seats = {one.id: one.participant_id for one in work.find(TransportPayment, id=list(names))}
    marks = work.find(Attendance, participant_id=list(seats.values()), status=AttendanceStatus.PRESENT)
    present = {(one.participant_id, held.get(one.session_day_id)) for one in marks}
    days = work.find(TransportPaymentDay, payment_id=list(names), is_void=False, order_by="held_on")
    return [
        f"{names[one.payment_id]}: dibayar untuk {format_date(one.held_on)}, tetapi tidak hadir"
        for one in days
        if (seats[one.payment_id], one.held_on) not in present
    ]


def _refusal(wrong: Sequence[str]) -> str:
    if len(wrong) == 1:
        return f"Berkas SPJ belum dapat dicetak: {wrong[0]}. Tidak ada yang diubah."
    return "\n• ".join((f"Berkas SPJ belum dapat dicetak; {len(wrong)} hal belum cocok:", *wrong))


def _text(work: UnitOfWork, detail: SessionDetail, kind: PaperKind) -> TextPaperContent | None:
    kept = session_papers.kept(work, detail.session.id, kind)
    return session_papers.content_of(work, kept) if kept else None


def _facts(detail: SessionDetail, lines: Sequence[PaymentLine]) -> tuple[tuple[str, str], ...]:
    """What was spent on whom."""
    session = detail.session
    total, tax = sum(line.amount for line in lines), sum(line.tax for line in lines)
    return (
        ("Kegiatan", activity(detail)),
        ("Mitra", detail.partner.name),
        ("Hari, tanggal", dates(detail)),
        ("Tempat", session.venue),
        ("Sumber dana", label(session.funding_source)),
        ("Mata anggaran", session.budget_line),
        ("Penerima", f"{sum(line.days > 0 for line in lines)} orang, {len(lines)} kuitansi"),
        ("Jumlah", f"{format_rupiah(total)} ({amount_in_words(abs(total))})"),
        ("PPh 21", format_rupiah(tax) if tax else ""),
    )


def _cover(
    work: UnitOfWork, detail: SessionDetail, facts: Sequence[tuple[str, str]], missing: Sequence[str]
) -> TextPaperContent:
    """The first sheet: the sums, which papers follow, and which are not there yet."""
    said = "\n".join(f"{name} : {value}" for name, value in facts if value)
    body = f"{said}\n\n# Isi berkas\n\n{_ORDER}"
    if missing:
        body += "\n\n# Belum ada\n\n" + "\n".join(
            f"- {name}: belum diterbitkan dalam aplikasi" for name in missing
        )
    return _sheet(
        work,
        detail,
        "BERKAS PERTANGGUNGJAWABAN KEGIATAN",
        body,
        signature=responsible(work, work.get(OfficeProfile, 1), detail.session.ends_on),
    )


def _sheet(
    work: UnitOfWork, detail: SessionDetail, title: str, body: str, signature: SignatureBlock | None = None
) -> TextPaperContent:
    return TextPaperContent(
        letterhead=letterhead_on(work, detail.session.ends_on),
        title=title,
        number="",
        dated="",
        subject=activity(detail),
        body=body,
        signatures=(signature,) if signature else (),
        example_note=example_note(work.get(OfficeProfile, 1)),
    )
