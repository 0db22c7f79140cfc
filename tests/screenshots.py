"""Draws every page and dialog with the example data as PNG, to be looked at.

`python -m tests.screenshots OUT`

Each size and colour scheme is drawn by a process of its own, for Qt reads the scale only at its start.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

SIZES = {
    "1366x768": ("1", (1366, 768)),
    "1024x680-150": ("1.5", (1024, 680)),
    "1024x680-200": ("2", (1024, 680)),
}
SCHEMES = ("light", "dark")
SETTLE_MS = 120
SEARCH_MS = 300


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for size, (scale, _) in SIZES.items():
        for scheme in SCHEMES:
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
            command = [sys.executable, "-m", "tests.screenshots", str(out), size, scheme]
            subprocess.run(command, env=environment, check=True)
    print(f"{len(list(out.glob('*.png')))} pictures in {out}")


def draw(out: Path, size: str, scheme: str) -> None:
    from PySide6.QtWidgets import QApplication

    from bapasdesk.gui.theme import apply_theme
    from bapasdesk.gui.translator import IndonesianTranslator

    app = QApplication([])
    translator = IndonesianTranslator(app)
    app.installTranslator(translator)
    apply_theme(app, dark=scheme == "dark")
    with tempfile.TemporaryDirectory() as place:
        camera = Camera(out, f"{size}-{scheme}", SIZES[size][1])
        draw_doors(camera, Path(place))
        draw_window(camera, Path(place))


class Camera:
    """Takes a picture once the window has settled."""

    def __init__(self, out: Path, suffix: str, size: tuple[int, int]) -> None:
        self._out, self._suffix, self.size = out, suffix, size
        self.jobs: Any = None
        self.beside: Any = None
        """The second worker, while there is a window."""

    def settle(self) -> None:
        from PySide6.QtTest import QTest

        for _ in range(2):
            for jobs in (self.beside, self.jobs):
                if jobs is not None:
                    jobs.wait_until_idle(60_000)
            QTest.qWait(SETTLE_MS)

    def take(self, name: str, widget: Any) -> None:
        self.settle()
        widget.grab().save(str(self._out / f"{name}-{self._suffix}.png"))

    @contextmanager
    def opened(self, name: str, dialog: Any) -> Iterator[Any]:
        """A picture of a dialog, which is closed afterwards."""
        yield dialog
        self.take(name, dialog)
        dialog.done(0)


def draw_doors(camera: Camera, place: Path) -> None:
    """First run and unlocking, on an office made by the first run itself."""
    from bapasdesk.app import Application, Parts
    from bapasdesk.config import OfficeFolder
    from bapasdesk.gui.dialogs.first_run import FirstRun
    from bapasdesk.gui.messages import crash_box
    from tests.builders import FAST_COST
    from tests.gui.fake_messages import FakeMessages
    from tests.journeys.day import Day

    messages = FakeMessages()
    parts = Parts(messages=messages, cost=FAST_COST, environment={})
    application = Application(OfficeFolder(place / "baru"), parts=parts)
    camera.jobs = application.jobs
    application.start()
    dialog = application.dialog
    assert isinstance(dialog, FirstRun)
    day = Day(application)
    camera.take("langkah-pertama-0-selamat-datang", dialog)
    take = dialog.go

    def go(step: int) -> None:
        camera.take(f"langkah-pertama-{dialog.ui.steps.currentIndex()}", dialog)
        take(step)

    dialog.go = go  # type: ignore[method-assign]
    day.first_run()
    for name in ("home", "partners", "schedule", "clients", "documents"):
        day.window.resize(*camera.size)
        day.window.go(name)
        camera.take(f"kosong-{name}", day.window)
    application.lock()
    camera.take("buka-kunci", application.dialog)
    asking: Any = application.dialog
    asking.ui.restore_button.click()
    camera.take("pulihkan", application.restore)
    with camera.opened("kesalahan-program", crash_box(ValueError(), Path("kesalahan_1.txt"))) as box:
        box.open()
    application.quit()


def draw_window(camera: Camera, place: Path) -> None:
    """Every page and dialog over the example office."""
    from bapasdesk.config import OfficeFolder
    from bapasdesk.services.demo import build_demo_office
    from tests.builders import FAST_COST

    with build_demo_office(OfficeFolder(place / "contoh"), cost=FAST_COST).office as office:
        draw_office(camera, office)


def draw_office(camera: Camera, office: Any) -> None:
    """The same over an example office that is there already."""
    from bapasdesk.gui.desk import Desk
    from bapasdesk.gui.jobs import Jobs
    from bapasdesk.gui.main_window import MainWindow
    from tests.gui.fake_messages import FakeMessages
    from tests.screenshot_forms import draw_forms

    camera.jobs = Jobs()
    desk = Desk(office, camera.jobs, FakeMessages())
    camera.beside = desk.beside.jobs
    window = MainWindow(desk, lambda: None)
    window.resize(*camera.size)
    window.show()
    for draw_part in (draw_lists, draw_sessions, draw_seats, draw_settings, draw_forms):
        draw_part(camera, window)
    desk.beside.stop()
    camera.jobs.shutdown()


def draw_lists(camera: Camera, window: Any) -> None:
    from PySide6.QtTest import QTest

    camera.take("beranda", window)
    page = window.go("partners")
    camera.take("mitra", window)
    page.open_item(1)
    with camera.opened("mitra-formulir", page.dialog):
        pass
    page.ui.tabs.setCurrentIndex(1)
    camera.take("mitra-papan", window)
    window.open("partner", 2)
    camera.take("mitra-halaman", window)
    window.page.change_stage()
    with camera.opened("mitra-tahap", window.page.dialog):
        pass
    window.page.open_agreement(None)
    with camera.opened("mitra-perjanjian", window.page.dialog):
        pass
    window.page.log_contact()
    with camera.opened("mitra-kontak", window.page.dialog):
        pass
    page = window.go("partners")
    page.new_course()
    with camera.opened("pelatihan-formulir", page.dialog) as dialog:
        dialog.ui.name.setText("Budidaya Ikan")
        dialog.ui.start_up_cost.setText("500,000")
    camera.take("mitra-katalog", window)
    page = window.go("clients")
    camera.take("klien", window)
    page.export.open()
    with camera.opened("ekspor", page.export.dialog):
        pass
    page.open_item(1)
    camera.settle()
    dialog = page.dialog
    dialog.ui.nik.setText("12345")
    dialog.ui.nik.editingFinished.emit()
    camera.take("klien-formulir", dialog)
    dialog.ui.tabs.setCurrentIndex(dialog.ui.tabs.count() - 1)
    with camera.opened("klien-riwayat", dialog):
        pass
    draw_import(camera, page)
    page.ui.table.selectRow(0)
    page.saved.keep()
    with camera.opened("saringan-simpan", page.saved.dialog):
        pass
    window.open("history", 1)
    camera.take("klien-seluruh-riwayat", window)
    page = window.go("documents")
    page.ui.code.setText("2222-2222-2222")
    page.ui.verify_button.click()
    camera.take("dokumen-sertifikat", window)
    page.ui.tabs.setCurrentIndex(1)
    camera.take("dokumen-kuitansi", window)
    draw_ledger(camera, page, window)
    page = window.go("follow_up")
    camera.take("tindak-lanjut", window)
    page.call(0)
    with camera.opened("tindak-lanjut-telepon", page.dialog):
        pass
    page.ui.check_in_button.click()
    with camera.opened("tindak-lanjut-lapor-diri", page.dialog):
        pass
    draw_reports(camera, window)
    page = window.go("backups")
    page.choose_folder(Path(tempfile.gettempdir()))
    camera.take("cadangan", window)
    draw_care(camera, window, page)
    draw_trash(camera, window)
    window.ui.search_box.setFocus()
    for word, name in (("seblak", "cari"), ("buat", "cari-langkah")):
        window.ui.search_box.clear()
        QTest.keyClicks(window.ui.search_box, word)
        QTest.qWait(SEARCH_MS)
        camera.take(name, window)
    window.ui.search_box.clear()


def draw_import(camera: Camera, page: Any) -> None:
    """A messy list on its way in, one picture a step; what it saves is taken back."""
    from bapasdesk.services import clients, undo

    office = page._desk.office
    known = clients.get(office, clients.rows(office)[0].id)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "klien Tangerang semester 1.csv"
        lines = [
            "DAFTAR KLIEN BIMBINGAN;;;;;;",
            ";;;;;;",
            "No;Nama Lengkap;NIK;L/P;Tgl. Lahir;No. HP;Catatan petugas",
            f"1;{known.full_name};{known.nik};;;0812 9900 1122;pindah alamat",
            "2;Raden Mas Contoh Sangat Panjang Namanya Sekali Wirakusuma;9971011204900771;L;12-4-1990;0812;",
            "3;Sari Rekaan;9,97E+15;P;12 April 1990;0813;",
            "4;Tono Rekaan;9971011204900773;X;31-2-1990;0813;",
            "5;;9971011204900774;L;12/04/1990;;",
            "6;Raden Mas Contoh Sangat Panjang Namanya Sekali Wirakusuma;9971011204900771;L;12-4-1990;;",
            *(
                f"{n};Wira Rekaan {n};997101{n % 28 + 1:02}0591{n:04};L;{n % 28 + 1} Mei 1991;;"
                for n in range(7, 40)
            ),
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
        page.import_from(path)
        camera.settle()
        dialog = page.dialog
        for name in ("berkas", "kolom"):
            camera.take(f"impor-{name}", dialog)
            dialog.ui.next_button.click()
            camera.settle()
        camera.take("impor-keliru", dialog)
        dialog.ui.only_trouble.setChecked(False)
        dialog.ui.rows_table.selectRow(0)
        camera.take("impor-periksa", dialog)
        dialog.ui.rows_table.selectRow(2)
        dialog.ui.skip_button.click()
        dialog.ui.all_button.click()
        dialog.ui.next_button.click()
        camera.settle()
        camera.take("impor-selesai", dialog)
        dialog.done(0)
    undo.undo(office)


def draw_attendance_sheet(camera: Camera, page: Any) -> None:
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


def draw_reports(camera: Camera, window: Any) -> None:
    from bapasdesk.gui.pages.reports_page import KINDS

    page = window.go("reports")
    for number, kind in enumerate(KINDS):
        page.ui.kind.setCurrentIndex(number)
        for pictured in (False, True) if kind.draw else (False,):
            page.ui.picture_button.setChecked(pictured)
            page.refresh()
            camera.take(f"laporan-{number}{'-gambar' if pictured else ''}", window)
    page.ui.picture_button.setChecked(False)
    page.open_budget()
    camera.settle()
    with camera.opened("anggaran", page.dialog) as dialog:
        dialog.open_line(dialog.ui.lines.model.row_at(0))
        with camera.opened("anggaran-baris", dialog.dialog):
            pass


def draw_care(camera: Camera, window: Any, page: Any) -> None:
    """A backup on a stick, its drill, trouble, and the notices above the page."""
    from bapasdesk.domain.rows.trail import CheckReport
    from bapasdesk.gui.widgets.notice_bar import Notice

    with tempfile.TemporaryDirectory() as stick:
        page.back_up(Path(stick))
        camera.take("cadangan-selesai", window)
        page.drill()
        camera.take("cadangan-diuji", window)
    page.back_up(Path(stick))
    camera.take("cadangan-gagal", window)
    problem = (
        "Nomor sertifikat tahun 2023 tidak berurutan: 5 nomor, tertinggi 6. Cocokkan dengan buku agenda."
    )
    page.show_findings(CheckReport(counts={}, problems=(problem, problem)))
    text = "Flashdisk KINGSTON terpasang. Cadangan terakhir di sana: 9 hari lalu."
    window.care.notices.add(
        Notice("stick:x", text, "Cadangkan sekarang", lambda: None, "usb-flash-drive-outline")
    )
    camera.take("cadangan-temuan", window)
    window.care.notices.withdraw("stick:x")


def draw_trash(camera: Camera, window: Any) -> None:
    """A deletion with its way back in the bar, and the trash, which is then left as it was."""
    from bapasdesk.services import clients, partners, trash
    from tests.builders import make_client, make_partner

    window.go("trash")
    camera.take("keranjang-kosong", window)
    office = window._desk.office
    long_name = "Persekutuan Kelompok Masyarakat Peduli Pemasyarakatan Contoh " * 2
    partners.remove(office, [make_partner(office, long_name[:120])])
    office.undo_log.clear()
    made = [make_client(office, name) for name in ("Aaron Rekaan", "Abas Rekaan", "Abdul Rekaan")]
    page = window.go("clients")
    page.refresh()
    camera.settle()
    page.ui.table.selectAll()
    clients.remove(office, made)
    page.refresh()
    camera.take("klien-dihapus", window)
    page = window.go("trash")
    camera.settle()
    page.ui.table.selectRow(0)
    camera.take("keranjang", window)
    trash.empty(office, [row.id for row in trash.rows(office)])


def draw_ledger(camera: Camera, page: Any, window: Any) -> None:
    """Buku nomor and Belum kembali, with papers that came out, one of them twice."""
    from bapasdesk.domain.values import PaperKind
    from bapasdesk.gui.dialogs.ledger_dialog import LedgerDialog, LedgerStep
    from bapasdesk.services import papers, prints

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
    with camera.opened("riwayat-cetak", page.ledger.dialog):
        pass
    for step in LedgerStep:
        dialog = LedgerDialog(page._desk, step, parent=page)
        dialog.open()
        with camera.opened(f"buku-nomor-{step.name.lower()}", dialog):
            pass
    page.show_proofs()
    camera.take("dokumen-belum-kembali", window)
    page.ui.batch_button.click()
    with camera.opened("cetak-banyak", page.dialog):
        pass


def draw_sessions(camera: Camera, window: Any) -> None:
    from bapasdesk.domain.values import PaperKind
    from bapasdesk.gui.widgets.calendar_view import CalendarMode
    from bapasdesk.services import session_papers

    page = window.go("schedule")
    camera.take("jadwal", window)
    for mode in CalendarMode:
        page.show_calendar(mode)
        page.ui.calendar.go(date(2022, 9, 21))
        camera.take(f"jadwal-{mode.value}", window)
    page.show_list()
    page.new_item()
    with camera.opened("kegiatan-formulir", page.dialog) as dialog:
        camera.settle()
        dialog.ui.dates.setText("15-23 November 2026")
    for session_id, name in ((10, "belum-tuntas"), (4, "tujuh-hari"), (2, "lima-hari")):
        window.open("session", session_id)
        camera.take(f"kegiatan-{name}", window)
    window.open("session", 10)
    camera.settle()
    page = window.page
    page.enrol()
    with camera.opened("kegiatan-tambah-peserta", page.dialog) as dialog:
        camera.settle()
        dialog.ui.table.selectRow(0)
    page._change_topics()
    with camera.opened("kegiatan-materi", page.dialog):
        pass
    draw_attendance_sheet(camera, page)
    page.actions_.write_paper(PaperKind.OFFICIAL_RECORD)
    with camera.opened("kegiatan-tulis-berita-acara", page.actions_.dialog):
        camera.settle()
    draw_money(camera, page)
    for tab, name in ((page.ui.documents_tab, "dokumen"), (page.ui.history_tab, "riwayat")):
        page.ui.tabs.setCurrentWidget(tab)
        camera.take(f"kegiatan-{name}", window)
    draw_results(camera, window, page)
    for kind in session_papers.TEXT_PAPERS:
        session_papers.issue_once(window.page.actions_._desk.office, 10, kind)
    page.actions_.change_parts()
    with camera.opened("kegiatan-komponen", page.actions_.dialog):
        camera.settle()
    page.actions_.correct_payment(page.rows[0])
    with camera.opened("kegiatan-koreksi", page.actions_.dialog):
        camera.settle()
    for kind in PaperKind:
        page.actions_.show_paper(kind)
        camera.settle()
        with camera.opened(f"pratinjau-{kind.value}", page.actions_.preview):
            pass


def draw_money(camera: Camera, page: Any) -> None:
    """The session's tab Anggaran with its dialogs, and the form when too much is promised."""
    tab = page.budget
    page.ui.tabs.setCurrentWidget(tab)
    camera.settle()
    tab.ui.table.selectRow(1)
    camera.take("kegiatan-anggaran", page.window())
    tab.open_actual()
    with camera.opened("kegiatan-realisasi", tab.dialog):
        pass
    tab.open_plan()
    camera.settle()
    with camera.opened("kegiatan-rencana-biaya", tab.dialog):
        pass
    page._change_session()
    with camera.opened("kegiatan-kurang-anggaran", page.dialog) as dialog:
        camera.settle()
        dialog.ui.seats.setValue(200)


def draw_results(camera: Camera, window: Any, page: Any) -> None:
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


def draw_seats(camera: Camera, window: Any) -> None:
    """A session that is yet to come: who could get its seats, who waits, who gave a seat up."""
    from datetime import timedelta

    from bapasdesk.domain.seating import DropOutReason
    from bapasdesk.gui.dialogs.seat_weights_dialog import SeatWeightsDialog
    from bapasdesk.services import courses, drop_outs, participants, partners, seat_choice, waiting, walk_ins
    from tests.builders import make_session

    office = window._desk.office
    course = next(one for one in courses.rows(office) if "Seblak" in one.name)
    partner = next(one for one in partners.rows(office) if "Benteng" in one.name)
    days = [office.today() + timedelta(days=ahead) for ahead in (14, 15)]
    facts = {"course_id": course.id, "partner_id": partner.id, "seats": 12, "starts_at": "09.00"}
    session_id = make_session(office, days=days, **facts)
    ranked = [row.client_id for row in seat_choice.ranking(office, session_id).rows]
    participants.enrol(office, session_id, ranked[:8])
    waiting.join(office, session_id, ranked[9:13])
    first = participants.rows(office, session_id)[0]
    drop_outs.drop_out(office, session_id, [first.id], DropOutReason.NO_FARE, "akan ikut lain kali")
    window.open("session", session_id)
    page = window.page
    camera.take("kegiatan-direncanakan", window)
    page.choose()
    with camera.opened("pilih-peserta", page.dialog) as dialog:
        camera.settle()
        dialog.ui.table.selectRow(0)
    weights = SeatWeightsDialog(window._desk, page)
    weights.open()
    with camera.opened("pilih-peserta-bobot", weights):
        pass
    page.actions_.drop_out(page.rows[:1])
    with camera.opened("mengundurkan-diri", page.actions_.dialog):
        camera.settle()
    walk_ins.seat(office, session_id, page.rows[1].name)
    page.refresh()
    camera.settle()
    page.actions_.match(page.rows[-1])
    with camera.opened("cocokkan-peserta", page.actions_.dialog) as dialog:
        camera.settle()
        dialog.ui.table.selectRow(0)
    page.ui.tabs.setCurrentWidget(page.waiting)
    camera.take("daftar-tunggu", window)
    clients_page = window.go("clients")
    clients_page.show_demand()
    with camera.opened("minat-menunggu", clients_page.dialog) as dialog:
        camera.settle()
        camera.take("minat-pemerataan", _other_tab(dialog))
        dialog.ui.tabs.setCurrentIndex(0)
    clients_page.open_item(ranked[0])
    with camera.opened("klien-minat", clients_page.dialog) as dialog:
        camera.settle()
        dialog.ui.tabs.setCurrentWidget(dialog.wishes)


def _other_tab(dialog: Any) -> Any:
    dialog.ui.tabs.setCurrentIndex(1)
    return dialog


def draw_settings(camera: Camera, window: Any) -> None:
    page = window.go("settings")
    for tab in range(page.ui.tabs.count()):
        page.ui.tabs.setCurrentIndex(tab)
        title = page.ui.tabs.tabText(tab).replace("&", "").casefold()
        camera.take(f"pengaturan-{title.replace(' ', '-')}", window)
    page.ui.wording_editor.table.selectRow(0)
    page.ui.wording_editor.change_button.click()
    with camera.opened("pengaturan-teks-dokumen", page.dialog):
        camera.settle()
    draw_layouts(camera, page)
    draw_guard(camera, window)


def draw_guard(camera: Camera, window: Any) -> None:
    """The trail, the duties toward a person's data, officers, and the dialogs they open."""
    from bapasdesk.domain.records.clients import Client
    from bapasdesk.domain.records.office import DataProtection
    from bapasdesk.gui.dialogs.officer_dialog import OfficerDialog
    from bapasdesk.gui.dialogs.passphrase_dialog import PassphraseDialog
    from bapasdesk.gui.dialogs.person_duties_dialog import PersonDutiesDialog
    from bapasdesk.services import clients, protection, roster

    page = window.go("trail")
    camera.take("jejak", window)
    page.export.open()
    with camera.opened("jejak-ekspor", page.export.dialog):
        pass
    page.ui.print_button.click()
    camera.settle()
    with camera.opened("jejak-cetak", page.dialog):
        pass
    desk, office = page._desk, page._desk.office
    window.go("duties")
    camera.take("kewajiban-kosong", window)
    protection.save_settings(office, DataProtection(retention_months=12))
    old = date(2015, 1, 1)
    for name in ("Aaron Rekaan", "Persekutuan Contoh Nama Panjang " * 3):
        kept = clients.save(office, Client(full_name=name[:90], guidance_end=old))
    protection.freeze(office, kept, "Klien meminta pembatasan lewat surat tanggal 3 September")
    page = window.go("duties")
    page.refresh()
    camera.take("kewajiban", window)
    for dialog, name in (
        (PersonDutiesDialog(desk, kept, window), "kewajiban-klien"),
        (OfficerDialog(desk, parent=window), "petugas-baru"),
        (PassphraseDialog(desk, window), "ganti-frasa-sandi"),
    ):
        dialog.open()
        with camera.opened(name, dialog):
            camera.settle()
    page.ui.breach_button.click()
    with camera.opened("kebocoran", page.dialog) as breach:
        for field in ("what", "how", "remedy"):
            getattr(breach.ui, field).setPlainText("Laptop kantor hilang dalam keadaan terkunci.")
    with camera.opened("daftar-nama-panggilan", _roster(window, roster.partner_roster(office, 10))):
        pass


def _roster(window: Any, paper: Any) -> Any:
    from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog

    preview = PreviewDialog(window._desk, paper, "Daftar nama panggilan", window)
    preview.open()
    return preview


def draw_layouts(camera: Camera, page: Any) -> None:
    """The editor of a copy of Netral, both sides, and the choice of courses."""
    panel = page.layouts
    page.ui.tabs.setCurrentWidget(panel)
    panel.editor.table.selectRow(0)
    panel.editor.add_button.click()
    camera.settle()
    panel.editor.table.selectRow(2)
    panel.editor.change_button.click()
    camera.settle()
    with camera.opened("tata-letak-depan", page.dialog) as editor:
        editor.resize(*camera.size)
        editor.edited.choose(5)
        camera.settle()
        camera.take("tata-letak-belakang", _other_side(editor))
        editor.edited.choose(5)
    panel.use_button.click()
    with camera.opened("tata-letak-dipakai", page.dialog):
        pass


def _other_side(editor: Any) -> Any:
    from bapasdesk.domain.layout import Side

    editor.edited.look_at(Side.BACK)
    return editor


if __name__ == "__main__":
    steps: dict[int, Callable[..., None]] = {2: main, 4: draw}
    if len(sys.argv) not in steps:
        sys.exit("usage: python -m tests.screenshots OUT")
    steps[len(sys.argv)](Path(sys.argv[1]), *sys.argv[2:])
