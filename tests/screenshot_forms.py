"""The smaller forms of `tests.screenshots`: settings, officers, partners, duties, the trail, the manual."""

import tempfile
from pathlib import Path
from typing import Any


def draw_forms(camera: Any, window: Any) -> None:
    for draw_part in (_draw_setting_forms, _draw_partner_forms, _draw_duties, _draw_manual):
        draw_part(camera, window)


def _draw_setting_forms(camera: Any, window: Any) -> None:
    page = window.go("settings")
    camera.settle()
    ui = page.ui
    editors = {
        "kop-surat": ui.letterheads_editor,
        "penanda-tangan": ui.signatories_editor,
        "tarif": ui.rates_editor,
        "tempat": ui.venues_editor,
        "hari-libur": ui.closed_days_editor,
        "petugas": ui.officers_editor,
    }
    for name, editor in editors.items():
        editor.add_button.click()
        with camera.opened(f"pengaturan-{name}-formulir", page.dialog):
            pass
    _draw_emblem(camera, window, page)
    ui.series_editor.table.selectRow(0)
    ui.series_editor.change_button.click()
    with camera.opened("pengaturan-nomor-formulir", page.dialog):
        pass
    page.officers.own_passphrase_button.click()
    with camera.opened("pengaturan-frasa-sandi", page.dialog):
        pass
    page.officers.recovery_button.click()
    camera.settle()
    with camera.opened("pengaturan-kode-pemulihan", page.dialog):
        pass
    ui.parts.filter.setText("cuti")
    camera.take("pengaturan-cari", window)
    ui.parts.filter.clear()


def _draw_emblem(camera: Any, window: Any, page: Any) -> None:
    """None at first, then one of few pixels; taken back afterwards."""
    from bapasdesk.services import undo
    from tests.documents.pictures_to_choose import as_file, wheel

    page.show_part("letterheads")
    camera.take("pengaturan-lambang-belum-ada", window)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "lambang.png"
        path.write_bytes(as_file(wheel(200)))
        page.emblem.choose(path)
        camera.take("pengaturan-lambang", window)
        page.emblem.ui.sample_button.click()
        camera.settle()
        with camera.opened("pengaturan-lambang-contoh", page.emblem.preview):
            pass
    undo.undo(page._desk.office)
    page.emblem.refresh()


def _draw_partner_forms(camera: Any, window: Any) -> None:
    from bapasdesk.domain.records.partners import AgreementScan
    from bapasdesk.domain.values import EvaluationSide, ScanKind
    from bapasdesk.gui.dialogs.scan_dialog import ScanDialog
    from bapasdesk.services import sessions

    page = window.go("partners")
    page.ui.arguments_button.click()
    with camera.opened("mitra-jawaban", page.dialog):
        pass
    window.open("partner", 2)
    camera.settle()
    page = window.page
    for tab in range(1, page.ui.tabs.count()):
        page.ui.tabs.setCurrentIndex(tab)
        camera.take(f"mitra-halaman-{tab}", window)
    _draw_renewal(camera, page)
    page.show_partner(sessions.get(page._desk.office, 10).session.partner_id)
    camera.settle()
    page.ui.evaluations_table.selectRow(0)
    page.evaluate(EvaluationSide.BY_PARTNER)
    with camera.opened("mitra-evaluasi", page.dialog):
        pass
    scan = AgreementScan(agreement_id=1, kind=ScanKind.PDF, content=b"")
    dialog = ScanDialog(page._desk, scan, page)
    dialog.open()
    with camera.opened("mitra-pindai", dialog):
        pass


def _draw_renewal(camera: Any, page: Any) -> None:
    """The letter that asks for a renewal: written, shown, and in the list."""
    page.ui.tabs.setCurrentWidget(page.ui.agreements_tab)
    page.renewal.button.click()
    camera.settle()
    writing = page.renewal.dialog
    camera.take("mitra-surat-perpanjangan", writing)
    writing.ui.save_button.click()
    camera.settle()
    with camera.opened("mitra-surat-perpanjangan-pratinjau", page.renewal.dialog):
        pass
    camera.take("mitra-perjanjian-dengan-surat", page.window())


def _draw_duties(camera: Any, window: Any) -> None:
    page = window.go("duties")
    camera.take("kewajiban", window)
    page.ui.breach_button.click()
    with camera.opened("kewajiban-data-bocor", page.dialog):
        pass
    from bapasdesk.gui.dialogs.person_duties_dialog import PersonDutiesDialog

    dialog = PersonDutiesDialog(page._desk, 1, page)
    dialog.open()
    with camera.opened("kewajiban-permintaan", dialog):
        pass
    window.go("trail")
    camera.take("jejak", window)
    page = window.go("follow_up")
    page._settings()
    with camera.opened("tindak-lanjut-pengaturan", page.dialog):
        pass


def _draw_manual(camera: Any, window: Any) -> None:
    from bapasdesk.gui.dialogs.help_window import HelpWindow
    from bapasdesk.gui.dialogs.recover_dialog import RecoverDialog
    from bapasdesk.gui.runner import Runner

    runner = Runner(camera.jobs, window._desk.messages)
    dialog = RecoverDialog(runner, ("Petugas Contoh",), lambda *_: None, window)  # type: ignore[arg-type]
    dialog.open()
    with camera.opened("buka-kunci-pemulihan", dialog):
        pass
    manual = HelpWindow(runner, window)
    manual.show_page("mulai")
    with camera.opened("petunjuk", manual):
        pass
