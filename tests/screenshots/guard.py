"""The trail, the duties toward a person's data, officers, and the dialogs they open."""

from datetime import date
from typing import Any

from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.office import DataProtection
from bapasdesk.gui.dialogs.officer_dialog import OfficerDialog
from bapasdesk.gui.dialogs.passphrase_dialog import PassphraseDialog
from bapasdesk.gui.dialogs.person_duties_dialog import PersonDutiesDialog
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.services import clients, protection, roster
from tests.screenshots.camera import Camera


def draw_trail(camera: Camera, window: Any) -> None:
    page = window.go("trail")
    camera.take("jejak", window)
    page.export.open()
    camera.take_dialog("jejak-ekspor", page.export.dialog)
    page.ui.print_button.click()
    camera.settle()
    camera.take_dialog("jejak-cetak", page.dialog)


def draw_duties(camera: Camera, window: Any) -> None:
    page = window.go("duties")
    camera.take("kewajiban-kosong", window)
    desk, office = page._desk, page._desk.office
    protection.save_settings(office, DataProtection(retention_months=12))
    for name in ("Aaron Rekaan", "Persekutuan Contoh Nama Panjang " * 3):
        kept = clients.save(office, Client(full_name=name[:90], guidance_end=date(2015, 1, 1)))
    protection.freeze(office, kept, "Klien meminta pembatasan lewat surat tanggal 3 September")
    page.refresh()
    camera.take("kewajiban", window)
    for dialog, name in (
        (PersonDutiesDialog(desk, 1, page), "kewajiban-permintaan"),
        (PersonDutiesDialog(desk, kept, window), "kewajiban-klien"),
        (OfficerDialog(desk, parent=window), "petugas-baru"),
        (PassphraseDialog(desk, window), "ganti-frasa-sandi"),
        (_roster(desk, window), "daftar-nama-panggilan"),
    ):
        dialog.open()
        with camera.opened(name, dialog):
            camera.settle()
    _draw_breach(camera, page)


def _roster(desk: Any, window: Any) -> PreviewDialog:
    return PreviewDialog(desk, roster.partner_roster(desk.office, 10), "Daftar nama panggilan", window)


def _draw_breach(camera: Camera, page: Any) -> None:
    """The form of a breach, untouched and filled in."""
    page.ui.breach_button.click()
    camera.take_dialog("kewajiban-data-bocor", page.dialog)
    page.ui.breach_button.click()
    with camera.opened("kebocoran", page.dialog) as breach:
        for field in ("what", "how", "remedy"):
            getattr(breach.ui, field).setPlainText("Laptop kantor hilang dalam keadaan terkunci.")
