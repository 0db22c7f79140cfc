"""A list comes in through the window: four steps, everything shown before anything is saved."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from bapasdesk.domain.list_check import Choice
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.import_dialog import CHECK, COLUMNS, RESULT, SOURCE, ImportDialog
from bapasdesk.services import clients, undo
from bapasdesk.services.import_clients import CLIENTS
from bapasdesk.services.office import Office
from tests.builders import make_client
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import settle

Open = Callable[[Path], ImportDialog]
HEAD = ["No", "Nama Lengkap", "NIK", "Tgl. Lahir", "Sebutan lain"]
ROWS = [
    [1, "Budi Contoh", "9971011204900001", "12-4-1990", "Telp 0812"],
    [2, "Siti Contoh", "9971015204900002", "12 April 1990", ""],
    [3, "Dedi Contoh", 9971011204900003, "31 Februari 1990", ""],
]


def book(path: Path, sheets: dict[str, list[list[Any]]], hidden: tuple[str, ...] = ()) -> Path:
    made = Workbook(path)
    for name, rows in sheets.items():
        sheet = made.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write(number, place, cell)
        if name in hidden:
            sheet.hide()
        else:
            sheet.activate()
    made.close()
    return path


@pytest.fixture
def wizard(desk: Desk, qtbot: QtBot) -> Open:
    def make(path: Path) -> ImportDialog:
        dialog = ImportDialog(desk, CLIENTS)
        qtbot.addWidget(dialog)
        dialog.open()
        dialog.choose(path)
        settle(desk)
        return dialog

    return make


def press(desk: Desk, dialog: ImportDialog, key: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, key)
    settle(desk)


def texts(table: Any, column: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_the_whole_way_by_enter_alone_with_what_is_wrong_left_out(
    desk: Desk, office: Office, wizard: Open, tmp_path: Path
) -> None:
    path = book(tmp_path / "klien.xlsx", {"Daftar": [["DAFTAR KLIEN"], [], HEAD, *ROWS]})
    dialog = wizard(path)
    ui = dialog.ui
    assert (dialog.step, ui.header_row.value(), ui.sheet.currentText()) == (SOURCE, 3, "Daftar")
    press(desk, dialog)
    assert dialog.step == COLUMNS
    press(desk, dialog)
    assert dialog.step == CHECK
    assert ui.check_label.text() == "3 baris: 2 baru, 1 keliru"
    assert not ui.next_button.isEnabled() and "1 baris masih keliru" in ui.check_error.text()
    assert texts(ui.rows_table, 0) == ["6"], "what is wrong is shown first"
    assert "sebagai angka" in ui.detail_label.text()
    QTest.keyClick(ui.rows_table, Qt.Key.Key_Return)
    assert dialog.focusWidget() is ui.skip_button
    QTest.keyClick(ui.skip_button, Qt.Key.Key_Space)
    assert ui.next_button.text() == "Simpan 2 baru" and clients.count(office) == 0
    ui.next_button.setFocus()
    press(desk, dialog)
    assert dialog.step == RESULT
    assert ui.result_title.text() == "2 klien disimpan"
    assert "1 keliru, tidak diambil" in ui.result_label.text()
    assert clients.count(office) == 2
    assert undo.undo(office).startswith("Daftar klien diimpor")
    assert clients.count(office) == 0


def test_columns_are_chosen_by_hand_once_and_remembered(desk: Desk, wizard: Open, tmp_path: Path) -> None:
    rows = [["Siapa", "Kapan lahir"], ["Budi Contoh", "12-4-1990"]]
    dialog = wizard(book(tmp_path / "satu.xlsx", {"A": rows}))
    press(desk, dialog)
    assert not dialog.ui.next_button.isEnabled()
    assert dialog.ui.columns_error.text() == "Pilih kolom untuk Nama."
    dialog.columns.boxes[0].setCurrentText("Nama")
    dialog.columns.boxes[1].setCurrentText("Nama")
    assert "lebih dari satu kolom" in dialog.ui.columns_error.text()
    dialog.columns.boxes[1].setCurrentText("Tanggal lahir")
    press(desk, dialog)
    assert dialog.step == CHECK
    again = wizard(book(tmp_path / "dua.xlsx", {"B": [["LAPORAN"], *rows]}))
    assert again.ui.header_row.value() == 2
    assert again.columns.layout.columns == {0: "full_name", 1: "birth_date"}


def test_another_sheet_and_another_heading_row(desk: Desk, wizard: Open, tmp_path: Path) -> None:
    path = book(
        tmp_path / "klien.xlsx",
        {"Lama": [["Nama"], ["Dedi Contoh"]], "Baru": [["Nama"], ["Nama"], ["Siti Contoh"], ["Tono"]]},
        hidden=("Lama",),
    )
    dialog = wizard(path)
    ui = dialog.ui
    assert [ui.sheet.itemText(at) for at in range(ui.sheet.count())] == ["Lama (tersembunyi)", "Baru"]
    assert ui.sheet.currentText() == "Baru" and ui.count_label.text() == "3 baris di bawahnya"
    ui.preview.selectRow(1)
    QTest.keyClick(ui.preview, Qt.Key.Key_Return)
    assert ui.header_row.value() == 2 and ui.count_label.text() == "2 baris di bawahnya"
    ui.sheet.setCurrentIndex(0)
    ui.sheet.activated.emit(0)
    settle(desk)
    assert ui.header_row.value() == 1 and ui.count_label.text() == "1 baris di bawahnya"


def test_known_people_stand_side_by_side_and_are_updated_or_left(
    desk: Desk, office: Office, wizard: Open, tmp_path: Path
) -> None:
    for name, nik in (("Budi Contoh", "9971011204900001"), ("Siti Contoh", "9971015204900002")):
        make_client(office, name, nik=nik, phone="0811", birth_date=date(1990, 4, 12))
    rows = [["Nama", "NIK", "No. HP"], ["Budi Contoh", "9971011204900001", "0899"]]
    rows.append(["Siti Contoh", "9971015204900002", "0899"])
    dialog = wizard(book(tmp_path / "klien.xlsx", {"A": rows}))
    press(desk, dialog)
    press(desk, dialog)
    ui = dialog.ui
    assert ui.check_label.text() == "2 baris: 2 diperbarui"
    assert texts(ui.compare, 1)[0] == "0811" and texts(ui.compare, 2)[0] == "0899"
    QTest.mouseClick(ui.skip_button, Qt.MouseButton.LeftButton)
    assert dialog.check.choices == {2: Choice.SKIP}
    assert ui.next_button.text() == "Simpan 1 diperbarui"
    QTest.mouseClick(ui.all_button, Qt.MouseButton.LeftButton)
    assert ui.check_label.text() == "2 baris: 2 dilewati"
    QTest.mouseClick(ui.update_button, Qt.MouseButton.LeftButton)
    ui.next_button.click()
    settle(desk)
    assert [clients.get(office, row.id).phone for row in clients.rows(office)] == ["0899", "0811"]


def test_the_error_sheet_bears_the_rows_and_the_reasons(
    desk: Desk, wizard: Open, messages: FakeMessages, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [HEAD, *ROWS[:2], ["", "'=1+1", "", "31-2-1990"], ROWS[2]]
    dialog = wizard(book(tmp_path / "klien.xlsx", {"A": rows}))
    press(desk, dialog)
    press(desk, dialog)
    assert dialog.ui.error_sheet_button.isVisible()
    messages.answers.append(True)
    out = tmp_path / "perlu diperbaiki.xlsx"
    dialog.save_error_sheet(out)
    settle(desk)
    assert "tidak terenkripsi" in messages.questions[0]
    with CalamineWorkbook.from_path(out) as made:
        back = made.get_sheet_by_index(0).to_python()
    assert back[0] == [*HEAD, "Yang perlu diperbaiki"]
    assert [row[1] for row in back[1:]] == ["'=1+1", "Dedi Contoh"]
    assert "Tanggal lahir: Tanggal itu tidak ada dalam kalender" in str(back[1][-1])
    assert str(back[2][-1]).startswith("NIK: NIK tersimpan sebagai angka")


def test_a_file_that_is_no_sheet_is_said_beside_it(desk: Desk, wizard: Open, tmp_path: Path) -> None:
    path = tmp_path / "foto.xlsx"
    path.write_bytes(b"\x00\x01")
    dialog = wizard(path)
    assert "bukan lembar kerja" in dialog.ui.source_error.text()
    assert not dialog.ui.next_button.isEnabled()


def test_ten_thousand_rows_can_be_stopped_and_nothing_is_saved(
    desk: Desk, office: Office, wizard: Open, messages: FakeMessages, tmp_path: Path
) -> None:
    path = tmp_path / "klien.csv"
    path.write_text("Nama;No HP\n" + "".join(f"Orang Contoh {n};08{n:09}\n" for n in range(10_000)))
    dialog = wizard(path)
    press(desk, dialog)
    press(desk, dialog)
    assert dialog.ui.check_label.text() == "10000 baris: 10000 baru"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle(desk)
    assert dialog.step == CHECK and clients.count(office) == 0
    assert messages.notes[-1] == "Dihentikan. Tidak ada yang disimpan."
    press(desk, dialog)
    assert dialog.step == RESULT and clients.count(office) == 10_000
