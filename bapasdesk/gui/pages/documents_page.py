"""Dokumen: the registers of papers and numbers, what is out to be signed, and the answer to a code."""

from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.indonesian.dates import format_date, short_date
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import CertificateRow, PaymentRow
from bapasdesk.domain.rows.trail import Verification
from bapasdesk.domain.verification import CODE_LENGTH, normalise_code
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.batch_print_dialog import BatchPrintDialog
from bapasdesk.gui.forms.documents_page import Ui_DocumentsPage
from bapasdesk.gui.ledger_tab import LedgerTab
from bapasdesk.gui.list_export import ListExport
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.proofs_tab import ProofsTab
from bapasdesk.gui.saved_filters import SavedFilters
from bapasdesk.gui.table_models import Column, PagedTableModel
from bapasdesk.gui.theme import Tone, icon
from bapasdesk.services import certificates, extracts, payments
from bapasdesk.services.extracts import Extract


def _void_reason(row: CertificateRow | PaymentRow) -> str:
    return f"batal: {row.void_reason}" if row.is_void else "sah"


def _validity(row: CertificateRow | PaymentRow) -> Tone:
    return Tone.DANGER if row.is_void else Tone.DONE


def _receipt_state(row: PaymentRow) -> str:
    if row.is_void:
        return "batal"
    return "dibayar" if row.paid_on else "siap ditandatangani"


def _receipt_tone(row: PaymentRow) -> Tone:
    if row.is_void:
        return Tone.DANGER
    return Tone.DONE if row.paid_on else Tone.READY


CERTIFICATE_COLUMNS: tuple[Column[CertificateRow], ...] = (
    Column("Nomor", lambda row: row.number, width=170),
    Column("Nama", lambda row: row.name),
    Column("Pelatihan", lambda row: row.course),
    Column("Tanggal", lambda row: short_date(row.issued_on), width=100, spare=1),
    Column("Kode verifikasi", lambda row: row.verification_code, width=150),
    Column(
        "Keadaan",
        lambda row: "batal" if row.is_void else "sah",
        chip=_validity,
        tooltip=_void_reason,
        width=90,
    ),
)
RECEIPT_COLUMNS: tuple[Column[PaymentRow], ...] = (
    Column("Nomor", lambda row: row.number, width=170),
    Column("Nama", lambda row: row.name),
    Column("Pelatihan", lambda row: row.course, spare=1),
    Column("Tanggal", lambda row: short_date(row.issued_on), width=100, spare=2),
    Column("Hari", lambda row: str(row.day_count), align_right=True, width=60, spare=3),
    Column("Jumlah", lambda row: format_rupiah(row.amount + row.corrections), align_right=True, width=120),
    Column("Keadaan", _receipt_state, chip=_receipt_tone, tooltip=_void_reason, width=170),
)


_SAY = {
    "valid": "Katakan: sertifikat ini sah; cocokkan nomor, pelatihan, dan tanggalnya dengan kertas. "
    "Jangan sebutkan nama atau status pemegangnya.",
    "void": "Katakan: nomor ini tidak berlaku lagi. Jangan sebutkan alasan atau nama pemegangnya; "
    "pemegang dapat menghubungi penerbit.",
    "unknown": "Minta kodenya dibacakan ulang. Bila tetap sama, katakan: "
    "kode ini tidak ada dalam daftar kami.",
}
"""What to answer the caller, by the status of the code."""


def _verdict(found: Verification) -> str:
    if found.status == "unknown" or found.issued_on is None:
        return "Tidak dikenal. Periksa lagi kodenya; mungkin salah ketik."
    what = f"{found.number}, {found.course}, {format_date(found.issued_on)}"
    return f"Sah: {what}." if found.status == "valid" else f"Batal, tidak berlaku lagi: {what}."


def _hint(typed: str) -> str:
    """What is wrong with a code as far as it is typed; empty while it is short or right."""
    if len(typed.replace("-", "").replace(" ", "")) < CODE_LENGTH:
        return ""
    try:
        normalise_code(typed)
    except InvalidInput as error:
        return str(error)
    return ""


class DocumentsPage(QWidget):
    title = "Dokumen"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_DocumentsPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._queries = {"certificates": "", "receipts": ""}
        self.certificates = self._register("certificates", CERTIFICATE_COLUMNS, certificates)
        self.receipts = self._register("receipts", RECEIPT_COLUMNS, payments)
        self.ledger = LedgerTab(desk, self)
        self.proofs = ProofsTab(desk, self)
        self.ui.tabs.addTab(self.ledger, "Buku nomor")
        self.ui.tabs.addTab(self.proofs, "Belum kembali")
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        self._wire()
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        for name, model in (("certificates", self.certificates), ("receipts", self.receipts)):
            self._queries[name] = getattr(self.ui, f"{name}_filter").query
            model.reload()
        self.ledger.refresh()
        self.proofs.refresh()

    def show_proofs(self) -> None:
        """What is out to be signed."""
        self.ui.tabs.setCurrentWidget(self.proofs)

    def show_numbers(self, text: str) -> None:
        """The ledger, filtered by a piece of a number or by nothing."""
        self.ui.tabs.setCurrentWidget(self.ledger)
        self.ledger.ui.filter.setText(text)

    def check_code(self, code: str) -> None:
        """Answers a code typed elsewhere."""
        self.ui.code.setText(code)
        self._verify()

    def _register(self, name: str, columns: Any, service: Any) -> PagedTableModel[Any]:
        office, queries = self._desk.office, self._queries
        model = PagedTableModel[Any](
            self._desk,
            columns,
            lambda sort, descending, offset, limit: service.rows(
                office, queries[name], offset=offset, limit=limit
            ),
            lambda: service.count(office, queries[name]),
            parent=self,
        )
        table = getattr(self.ui, f"{name}_table")
        table.show_model(model, columns)
        table.setSelectionMode(table.SelectionMode.SingleSelection)
        table.opened.connect(partial(self._open_session, model))
        model.counted.connect(partial(self._show_state, name, model))
        return model

    def _wire(self) -> None:
        ui = self.ui
        ui.certificates_filter.query_changed.connect(lambda _: self.refresh())
        ui.receipts_filter.query_changed.connect(lambda _: self.refresh())
        self.saved = [
            SavedFilters(self._desk, name, box, self.refresh, *others)
            for name, box, others in (
                ("certificates", ui.certificates_filter, ()),
                ("receipts", ui.receipts_filter, ()),
                ("ledger", self.ledger.ui.filter, self.ledger.choices),
                ("proofs", self.proofs.ui.filter, (self.proofs.ui.which,)),
            )
        ]
        ui.verify_button.clicked.connect(self._verify)
        ui.code.returnPressed.connect(self._verify)
        ui.code.textChanged.connect(self._code_typed)
        ui.batch_button.clicked.connect(self.open_batch)
        ui.batch_button.setIcon(icon("printer-outline"))
        self._desk.gate(Right.PAPERS, ui.batch_button)
        self._code_typed("")
        self.export = ListExport(self._desk, self, self._extract, ui.export_button)
        QShortcut(QKeySequence.StandardKey.Find, self, self._filter_here)

    def _extract(self) -> Extract:
        tab = self.ui.tabs.currentWidget()
        if tab is self.ledger:
            return self.ledger.extract()
        if tab is self.proofs:
            return self.proofs.extract()
        if tab is self.ui.receipts_tab:
            return extracts.receipt_register(self.ui.receipts_filter.query)
        return extracts.certificate_register(self.ui.certificates_filter.query)

    def _filter_here(self) -> None:
        filters = {
            self.ui.certificates_tab: self.ui.certificates_filter,
            self.ui.receipts_tab: self.ui.receipts_filter,
            self.ledger: self.ledger.ui.filter,
            self.proofs: self.proofs.ui.filter,
        }
        filters[self.ui.tabs.currentWidget()].setFocus()

    def _open_session(self, model: PagedTableModel[Any], row: int) -> None:
        found = model.row_at(row)
        if found is not None:
            self._desk.open("session", found.session_id)

    def _verify(self) -> None:
        office, code = self._desk.office, self.ui.code.text()
        if code.strip():
            self._desk.run(lambda: certificates.verify(office, code), self._show_verdict)

    def _code_typed(self, text: str) -> None:
        self.ui.verdict_frame.hide()
        self.ui.code_hint.setText(_hint(text))
        self.ui.code_hint.setVisible(bool(_hint(text)))

    def _show_verdict(self, found: Verification) -> None:
        ui = self.ui
        ui.verdict.setText(_verdict(found))
        ui.say.setText(_SAY[found.status])
        ui.verdict_frame.setProperty("verdict", found.status)
        for widget in (ui.verdict_frame, ui.verdict, ui.say):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        ui.verdict_frame.show()

    def open_batch(self) -> None:
        self.dialog = BatchPrintDialog(self._desk, self)
        open_dialog(self.dialog)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"participants", "numbers", "prints"}:
            self.refresh()

    def _show_state(self, name: str, model: PagedTableModel[Any]) -> None:
        getattr(self.ui, f"{name}_table").setVisible(model.rowCount() > 0)
        empty = getattr(self.ui, f"{name}_empty")
        empty.setVisible(model.rowCount() == 0)
        if self._queries[name]:
            empty.set_content("magnify", "Tidak ada nomor yang cocok", "Ubah kata saringannya.")
        else:
            empty.set_content(
                "file-document-outline",
                "Belum ada nomor yang terbit",
                "Sertifikat dan kuitansi terbit dari halaman kegiatan, setelah kehadiran diisi.",
            )
