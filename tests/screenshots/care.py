"""Cadangan: a backup, its drill, trouble, and the trash."""

import tempfile
from pathlib import Path
from typing import Any

from bapasdesk.domain.rows.trail import CheckReport
from bapasdesk.gui.widgets.notice_bar import Notice
from bapasdesk.services import clients, partners, trash
from tests.builders import make_client, make_partner
from tests.screenshots.camera import Camera


def draw_backups(camera: Camera, window: Any) -> None:
    page = window.go("backups")
    page.choose_folder(Path(tempfile.gettempdir()))
    camera.take("cadangan", window)
    _draw_troubles(camera, window, page)


def _draw_troubles(camera: Camera, window: Any, page: Any) -> None:
    """A backup on a stick, its drill, trouble, and the notices above the page."""
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
