"""Klien with its forms, the client's history, and a list on its way in."""

import tempfile
from pathlib import Path
from typing import Any

from bapasdesk.services import clients, undo
from tests.screenshots.camera import Camera


def draw_clients(camera: Camera, window: Any) -> None:
    page = window.go("clients")
    camera.take("klien", window)
    page.export.open()
    camera.take_dialog("ekspor", page.export.dialog)
    page.open_item(1)
    camera.settle()
    dialog = page.dialog
    dialog.ui.nik.setText("12345")
    dialog.ui.nik.editingFinished.emit()
    camera.take("klien-formulir", dialog)
    dialog.ui.tabs.setCurrentIndex(dialog.ui.tabs.count() - 1)
    camera.take_dialog("klien-riwayat", dialog)
    _draw_import(camera, page)
    page.ui.table.selectRow(0)
    page.saved.keep()
    camera.take_dialog("saringan-simpan", page.saved.dialog)
    window.open("history", 1)
    camera.take("klien-seluruh-riwayat", window)


def _draw_import(camera: Camera, page: Any) -> None:
    """A messy list on its way in, one picture a step; what it saves is taken back."""
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
