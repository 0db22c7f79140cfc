"""Mitra: list, pipeline, page and forms, and the courses they offer."""

from typing import Any

from bapasdesk.domain.records.partners import AgreementScan
from bapasdesk.domain.values import EvaluationSide, ScanKind
from bapasdesk.gui.dialogs.scan_dialog import ScanDialog
from bapasdesk.services import sessions
from tests.screenshots.camera import Camera


def draw_partners(camera: Camera, window: Any) -> None:
    page = window.go("partners")
    camera.take("mitra", window)
    page.open_item(1)
    camera.take_dialog("mitra-formulir", page.dialog)
    page.ui.tabs.setCurrentIndex(1)
    camera.take("mitra-papan", window)
    window.open("partner", 2)
    camera.take("mitra-halaman", window)
    window.page.change_stage()
    camera.take_dialog("mitra-tahap", window.page.dialog)
    window.page.open_agreement(None)
    camera.take_dialog("mitra-perjanjian", window.page.dialog)
    window.page.log_contact()
    camera.take_dialog("mitra-kontak", window.page.dialog)
    page = window.go("partners")
    page.new_course()
    with camera.opened("pelatihan-formulir", page.dialog) as dialog:
        dialog.ui.name.setText("Budidaya Ikan")
        dialog.ui.start_up_cost.setText("500,000")
    camera.take("mitra-katalog", window)
    page.ui.arguments_button.click()
    camera.take_dialog("mitra-jawaban", page.dialog)
    _draw_page(camera, window)


def _draw_page(camera: Camera, window: Any) -> None:
    """The tabs of a partner's page, and what is written and kept there."""
    window.open("partner", 2)
    camera.settle()
    page = window.page
    for tab in range(1, page.ui.tabs.count()):
        page.ui.tabs.setCurrentIndex(tab)
        camera.take(f"mitra-halaman-{tab}", window)
    page.show_partner(sessions.get(page._desk.office, 10).session.partner_id)
    camera.settle()
    page.ui.evaluations_table.selectRow(0)
    page.evaluate(EvaluationSide.BY_PARTNER)
    camera.take_dialog("mitra-evaluasi", page.dialog)
    scan = AgreementScan(agreement_id=1, kind=ScanKind.PDF, content=b"")
    dialog = ScanDialog(page._desk, scan, page)
    dialog.open()
    camera.take_dialog("mitra-pindai", dialog)
