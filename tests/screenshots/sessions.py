"""The page of a session with all it opens."""

import tempfile
from pathlib import Path
from typing import Any

from bapasdesk.domain.values import PaperKind
from bapasdesk.services import session_papers
from tests.screenshots.camera import Camera


def draw_sessions(camera: Camera, window: Any) -> None:
    for session_id, name in ((10, "belum-tuntas"), (4, "tujuh-hari"), (2, "lima-hari")):
        window.open("session", session_id)
        camera.take(f"kegiatan-{name}", window)
    window.open("session", 10)
    camera.settle()
    page = window.page
    _draw_people(camera, page)
    _draw_attendance(camera, page)
    page.actions_.write_paper(PaperKind.OFFICIAL_RECORD)
    with camera.opened("kegiatan-tulis-berita-acara", page.actions_.dialog):
        camera.settle()
    _draw_budget(camera, page)
    for tab, name in ((page.ui.documents_tab, "dokumen"), (page.ui.history_tab, "riwayat")):
        page.ui.tabs.setCurrentWidget(tab)
        camera.take(f"kegiatan-{name}", window)
    _draw_results(camera, window, page)
    _draw_papers(camera, window, page)


def _draw_people(camera: Camera, page: Any) -> None:
    page.enrol()
    with camera.opened("kegiatan-tambah-peserta", page.dialog) as dialog:
        camera.settle()
        dialog.ui.table.selectRow(0)
    page._change_topics()
    camera.take_dialog("kegiatan-materi", page.dialog)


def _draw_attendance(camera: Camera, page: Any) -> None:
    """A code typed with its letter, and attendance from a sheet up to what it would change."""
    page.ui.row_code.setText(f"{page.rows[3].row_code} h")
    page.ui.row_code.returnPressed.emit()
    camera.take("kegiatan-kode-baris", page.window())
    page.actions_.import_attendance()
    with camera.opened("kegiatan-hadir-dari-lembar", page.actions_.dialog) as dialog:
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "daftar hadir seblak.csv"
            rows = [f"{row.row_code};{row.name};{'HIS'[row.row_number % 3]}" for row in page.rows[:12]]
            path.write_text("\n".join(["Kode;Nama;Hadir", *rows, ";Orang Lain;H"]), encoding="utf-8")
            dialog.choose(path)
            camera.settle()
        for _ in range(2):
            dialog.ui.next_button.click()
            camera.settle()
        dialog.ui.only_trouble.setChecked(False)


def _draw_budget(camera: Camera, page: Any) -> None:
    """The session's tab Anggaran with its dialogs, and the form when too much is promised."""
    tab = page.budget
    page.ui.tabs.setCurrentWidget(tab)
    camera.settle()
    tab.ui.table.selectRow(1)
    camera.take("kegiatan-anggaran", page.window())
    tab.open_actual()
    camera.take_dialog("kegiatan-realisasi", tab.dialog)
    tab.open_plan()
    camera.settle()
    camera.take_dialog("kegiatan-rencana-biaya", tab.dialog)
    page._change_session()
    with camera.opened("kegiatan-kurang-anggaran", page.dialog) as dialog:
        camera.settle()
        dialog.ui.seats.setValue(200)


def _draw_results(camera: Camera, window: Any, page: Any) -> None:
    """Hasil of a closed session, and what is typed in there; then back to the session that was open."""
    shown = page.session_id
    page.show_session(9)
    page.ui.tabs.setCurrentWidget(page.results)
    camera.settle()
    camera.take("kegiatan-hasil", window)
    for name, button in (
        ("umpan-balik", page.results.ui.feedback_button),
        ("magang", page.results.ui.apprentice_button),
        ("rangkaian", page.results.ui.chain_button),
        ("jawaban", page.results.ui.answer_button),
    ):
        button.click()
        with camera.opened(f"kegiatan-{name}", page.results.dialog):
            camera.settle()
    page.show_session(shown)
    camera.settle()


def _draw_papers(camera: Camera, window: Any, page: Any) -> None:
    """What is paid and put right, and each paper before it is printed."""
    for kind in session_papers.TEXT_PAPERS:
        session_papers.issue_once(window._desk.office, 10, kind)
    page.actions_.change_parts()
    with camera.opened("kegiatan-komponen", page.actions_.dialog):
        camera.settle()
    page.actions_.correct_payment(page.rows[0])
    with camera.opened("kegiatan-koreksi", page.actions_.dialog):
        camera.settle()
    for kind in PaperKind:
        page.actions_.show_paper(kind)
        camera.settle()
        camera.take_dialog(f"pratinjau-{kind.value}", page.actions_.preview)
