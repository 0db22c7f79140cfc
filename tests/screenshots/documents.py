"""Dokumen: registers, the ledger of numbers, papers that did not come back."""

from typing import Any

from bapasdesk.domain.values import PaperKind
from bapasdesk.gui.dialogs.ledger_dialog import LedgerDialog, LedgerStep
from bapasdesk.services import papers, prints
from tests.screenshots.camera import Camera


def draw_documents(camera: Camera, window: Any) -> None:
    page = window.go("documents")
    page.ui.code.setText("2222-2222-2222")
    page.ui.verify_button.click()
    camera.take("dokumen-sertifikat", window)
    page.ui.tabs.setCurrentIndex(1)
    camera.take("dokumen-kuitansi", window)
    _draw_ledger(camera, page, window)


def _draw_ledger(camera: Camera, page: Any, window: Any) -> None:
    """Buku nomor and Belum kembali, with papers that came out, one of them twice."""
    office = page._desk.office
    for kind in (PaperKind.RECEIPTS, PaperKind.PAYMENT_LIST, PaperKind.RECEIPTS):
        prints.confirm(office, papers.make(office, kind, 9))
    page.refresh()
    page.ui.tabs.setCurrentWidget(page.ledger)
    page.ledger.ui.kind.setCurrentText("Kuitansi")
    camera.settle()
    page.ledger.ui.table.selectRow(20)
    camera.take("dokumen-buku-nomor", window)
    page.ledger.ui.history_button.click()
    camera.take_dialog("riwayat-cetak", page.ledger.dialog)
    for step in LedgerStep:
        dialog = LedgerDialog(page._desk, step, parent=page)
        dialog.open()
        camera.take_dialog(f"buku-nomor-{step.name.lower()}", dialog)
    page.show_proofs()
    camera.take("dokumen-belum-kembali", window)
    page.ui.batch_button.click()
    camera.take_dialog("cetak-banyak", page.dialog)
