"""What the session page can do for chosen participants: each asks a service, says what came of it, and shows
the paper where there is one."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.people import BatchReport, ParticipantRow
from bapasdesk.domain.seating_rows import DropOutReport
from bapasdesk.domain.session_steps import NextStep
from bapasdesk.domain.values import ObligationKind, ObligationState, PaperKind, PaperSize
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.client_dialog import ClientDialog
from bapasdesk.gui.dialogs.correction_dialog import CorrectionDialog
from bapasdesk.gui.dialogs.drop_out_dialog import DropOutDialog
from bapasdesk.gui.dialogs.import_dialog import ImportDialog
from bapasdesk.gui.dialogs.match_dialog import MatchDialog
from bapasdesk.gui.dialogs.paper_text_dialog import PaperTextDialog
from bapasdesk.gui.dialogs.payment_parts_dialog import PaymentPartsDialog
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.services import (
    certificates,
    obligations,
    papers,
    participants,
    payments,
    roster,
    session_papers,
    sessions,
)
from bapasdesk.services.import_attendance import attendance_kind
from bapasdesk.services.office import Office

RIGHT_TO_ADVANCE = {
    ObligationKind.CERTIFICATE: Right.PEOPLE,
    ObligationKind.TRANSPORT: Right.PAY,
    ObligationKind.SOUVENIR: Right.PEOPLE,
}
_RIGHT_FOR_STEP = {
    NextStep.ENROL: Right.PEOPLE,
    NextStep.ATTENDANCE: Right.PEOPLE,
    NextStep.CERTIFICATES: Right.PAPERS,
    NextStep.RECEIPTS: Right.RECEIPTS,
    NextStep.TRANSPORT: Right.PAY,
    NextStep.SOUVENIRS: Right.PEOPLE,
    NextStep.CLOSE: Right.PLAN,
}
_CHANGED = ("participants", "sessions", "numbers")
_ASK_REASON = "Tulis alasannya; alasan ini tercatat dan dapat dibaca semua petugas."


class SessionActions(QObject):
    """For one session at a time: set `session_id` first."""

    session_removed = Signal()

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.session_id = 0
        self.preview: PreviewDialog | None = None
        """The preview opened last."""
        self.client_dialog: ClientDialog | None = None
        self.dialog: QDialog | None = None
        """The dialog about money or a text opened last."""

    def allows(self, right: Right) -> bool:
        return self._desk.allows(right)

    def right_for(self, step: NextStep) -> Right:
        """What the one next step asks for: receipts are prepared by one officer and paid by another."""
        return _RIGHT_FOR_STEP.get(step, Right.VIEW)

    def take_step(self, step: NextStep, rows: Sequence[ParticipantRow]) -> None:
        """Does what the one next step says, for everybody it concerns."""
        if step == NextStep.CERTIFICATES:
            self.issue_certificates(None)
        elif step == NextStep.RECEIPTS:
            self.prepare_receipts(None)
        elif step == NextStep.TRANSPORT:
            self.mark_paid(None, sum(row.transport.state == ObligationState.READY for row in rows))
        elif step == NextStep.SOUVENIRS:
            self._hand_over(rows)
        elif step == NextStep.CLOSE:
            self.close_session()

    def issue_certificates(self, ids: Collection[int] | None) -> None:
        self._batch(
            partial(certificates.issue, self._desk.office, self.session_id, ids),
            "Sertifikat terbit",
            partial(self._after_issue, PaperKind.CERTIFICATES, ids),
            busy="Menerbitkan sertifikat …",
        )

    def prepare_receipts(self, ids: Collection[int] | None) -> None:
        self._batch(
            partial(payments.prepare, self._desk.office, self.session_id, ids),
            "Kuitansi terbit",
            partial(self._after_issue, PaperKind.RECEIPTS, ids),
            busy="Menerbitkan kuitansi …",
        )

    def mark_paid(self, ids: Collection[int] | None, count: int) -> None:
        question = f"Catat {count} kuitansi sebagai sudah ditandatangani dan dibayar hari ini?"
        if self._desk.messages.confirm(question, "Catat dibayar"):
            self._batch(
                partial(payments.mark_paid, self._desk.office, self.session_id, ids), "Transport dibayar"
            )

    def advance(self, ids: Collection[int], kind: ObligationKind) -> None:
        """One step on for the chosen; money that is handed over is asked about first."""
        if kind == ObligationKind.TRANSPORT:
            self.mark_paid(ids, len(ids))
            return
        self._batch(
            partial(obligations.advance, self._desk.office, self.session_id, ids, kind),
            f"{label(kind)} maju selangkah",
        )

    def take_back(self, ids: Collection[int], kind: ObligationKind) -> None:
        self._batch(
            partial(obligations.take_back, self._desk.office, self.session_id, ids, kind),
            f"{label(kind)}: langkah dibatalkan",
        )

    def waive(self, ids: Collection[int], kind: ObligationKind) -> None:
        title = f"Kecualikan {label(kind).lower()}"
        reason = self._desk.messages.ask_reason(title, _ASK_REASON)
        if reason is not None:
            self._batch(
                partial(obligations.waive, self._desk.office, self.session_id, ids, kind, reason),
                f"{label(kind)} dikecualikan",
            )

    def waive_not_entitled(self) -> None:
        office, session_id = self._desk.office, self.session_id
        self._desk.run(
            lambda: obligations.waive_not_entitled(office, session_id),
            lambda report: self._desk.messages.inform(
                f"{len(report.done)} peserta dikecualikan dengan alasan."
            ),
            announce=_CHANGED,
        )

    def override_certificate(self, row: ParticipantRow) -> None:
        reason = self._desk.messages.ask_reason(f"Sertifikat untuk {row.name}", _ASK_REASON)
        if reason is not None:
            office = self._desk.office
            self._do(lambda: certificates.issue_with_override(office, row.id, reason), "Sertifikat terbit.")

    def void_certificate(self, row: ParticipantRow) -> None:
        self._void(row.certificate_id, row.certificate.paper_number, certificates.void)

    def void_receipt(self, row: ParticipantRow) -> None:
        self._void(row.payment_id, row.transport.paper_number, payments.void)

    def write_paper(self, kind: PaperKind) -> None:
        """The officer edits the text first; once issued, the paper is shown."""
        self.dialog = PaperTextDialog(self._desk, self.session_id, kind, self._page)
        self.dialog.accepted.connect(lambda: self.show_paper(kind))
        open_dialog(self.dialog)

    def void_paper(self, kind: PaperKind, paper_id: int) -> None:
        self._void(paper_id, label(kind), session_papers.void)

    def correct_payment(self, row: ParticipantRow) -> None:
        """Money that was paid is corrected by an entry of its own; its receipt is shown at once."""
        if row.payment_id is None:
            return
        self.dialog = CorrectionDialog(self._desk, row.payment_id, row.name, self._page)
        self.dialog.accepted.connect(lambda: self.show_paper(PaperKind.RECEIPTS, [row.id]))
        open_dialog(self.dialog)

    def import_attendance(self) -> None:
        self.dialog = ImportDialog(self._desk, attendance_kind(self.session_id), self._page)
        open_dialog(self.dialog)

    def change_parts(self) -> None:
        self.dialog = PaymentPartsDialog(self._desk, self.session_id, self._page)
        open_dialog(self.dialog)

    def remove(self, rows: Sequence[ParticipantRow]) -> None:
        """Into the trash; the undo bar takes it back."""
        ids = [row.id for row in rows]
        self._batch(partial(participants.remove, self._desk.office, ids), "Peserta dihapus")

    def drop_out(self, rows: Sequence[ParticipantRow]) -> None:
        """They give their seats up, for a coded reason; those who wait may move up."""
        self.dialog = dialog = DropOutDialog(self._desk, self.session_id, rows, self._page)
        dialog.dropped_out.connect(self._after_drop_out)
        open_dialog(dialog)

    def _after_drop_out(self, report: DropOutReport) -> None:
        moved_up = ", ".join(report.moved_up)
        title = f"Mengundurkan diri (kursi kini untuk {moved_up})" if moved_up else "Mengundurkan diri"
        self._desk.messages.report(title, report.left)

    def match(self, row: ParticipantRow) -> None:
        """Whose name is only known is laid beside the clients of the office."""
        self.dialog = dialog = MatchDialog(self._desk, row, self._page)
        open_dialog(dialog)

    def open_client(self, row: ParticipantRow) -> None:
        self.client_dialog = ClientDialog(self._desk, row.client_id, self._page)
        open_dialog(self.client_dialog)

    def close_session(self) -> None:
        office, session_id = self._desk.office, self.session_id
        self._do(lambda: sessions.close(office, session_id), "Kegiatan ditutup.")

    def cancel_session(self) -> None:
        reason = self._desk.messages.ask_reason("Batalkan kegiatan", _ASK_REASON)
        if reason is not None:
            office, session_id = self._desk.office, self.session_id
            self._do(lambda: sessions.cancel(office, session_id, reason), "Kegiatan dibatalkan.")

    def remove_session(self) -> None:
        office, session_id = self._desk.office, self.session_id
        self._desk.run(
            lambda: sessions.remove(office, [session_id]), self._after_removal, announce=("sessions",)
        )

    def _after_removal(self, report: BatchReport) -> None:
        if report.skipped:
            self._desk.messages.report("Kegiatan dihapus", report, "kegiatan")
        else:
            self.session_removed.emit()

    def reopen_session(self) -> None:
        reason = self._desk.messages.ask_reason("Buka kembali kegiatan", _ASK_REASON)
        if reason is not None:
            office, session_id = self._desk.office, self.session_id
            self._do(lambda: sessions.reopen(office, session_id, reason), "Kegiatan dibuka kembali.")

    def show_paper(
        self, kind: PaperKind, ids: Collection[int] | None = None, *, size: PaperSize | None = None
    ) -> None:
        """`size` None: the paper the office's profile says."""
        office, session_id = self._desk.office, self.session_id
        self._desk.run(
            lambda: papers.make(office, kind, session_id, ids, size=size),
            partial(self._show, kind),
            busy=f"Menyiapkan {label(kind).lower()} …",
        )

    def show_roster(self) -> None:
        """What the partner gets: seats and call names."""
        office, session_id = self._desk.office, self.session_id
        self._desk.run(
            lambda: roster.partner_roster(office, session_id), self._show_roster, busy="Menyiapkan daftar …"
        )

    def _hand_over(self, rows: Sequence[ParticipantRow]) -> None:
        """Certificates and souvenirs go to everybody who is still waiting for them."""
        waiting = (ObligationState.OPEN, ObligationState.READY)
        kinds = (ObligationKind.CERTIFICATE, ObligationKind.SOUVENIR)
        ids = [row.id for row in rows if any(row.cell(kind).state in waiting for kind in kinds)]
        question = f"Catat sertifikat dan souvenir sudah diserahkan kepada {len(ids)} peserta?"
        if self._desk.messages.confirm(question, "Catat diserahkan"):
            office, session_id = self._desk.office, self.session_id
            self._do(lambda: _hand_everything(office, session_id, ids), "Sertifikat dan souvenir diserahkan.")

    def _after_issue(self, kind: PaperKind, ids: Collection[int] | None, report: BatchReport) -> None:
        """Shows the paper; nobody left to issue for means the rest has no claim, and may be excepted."""
        if report.done:
            self.show_paper(kind, ids)
        elif report.skipped:
            question = "Tidak ada lagi yang berhak. Kecualikan yang tidak berhak dengan alasan masing-masing?"
            if self._desk.messages.confirm(question, "Kecualikan"):
                self.waive_not_entitled()

    def _void(self, paper_id: int | None, number: str, service: Callable[..., None]) -> None:
        if paper_id is None:
            return
        reason = self._desk.messages.ask_reason(f"Batalkan {number}", _ASK_REASON)
        if reason is not None:
            office = self._desk.office
            said = f"{number} dibatalkan dan tetap tercatat."
            self._do(lambda: service(office, paper_id, reason), said)

    def _batch(
        self,
        work: Callable[[], BatchReport],
        title: str,
        then: Callable[[BatchReport], None] | None = None,
        busy: str = "",
    ) -> None:
        def done(report: BatchReport) -> None:
            if report.done or then is None:
                self._desk.messages.report(title, report)
            if then is not None:
                then(report)

        self._desk.run(work, done, busy=busy, announce=_CHANGED)

    def _do(self, work: Callable[[], None], said: str) -> None:
        self._desk.run(work, lambda _: self._desk.messages.inform(said), announce=_CHANGED)

    def _show(self, kind: PaperKind, paper: Paper) -> None:
        self._preview(paper, label(kind))
        self._desk.announce("numbers")

    def _show_roster(self, paper: Paper) -> None:
        self._preview(paper, "Daftar nama panggilan")

    def _preview(self, paper: Paper, title: str) -> None:
        self.preview = PreviewDialog(self._desk, paper, title, self._page)
        open_dialog(self.preview)


def _hand_everything(office: Office, session_id: int, ids: Collection[int]) -> None:
    """On the worker: the certificate one step, the souvenir from the shelf and over the table."""
    steps = (ObligationKind.CERTIFICATE, ObligationKind.SOUVENIR, ObligationKind.SOUVENIR)
    with office.undo_log.as_one("Sertifikat dan souvenir diserahkan"):
        for kind in steps:
            obligations.advance(office, session_id, ids, kind)
