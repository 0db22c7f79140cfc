"""The small parts: fields that take what people write, and lists that can be typed through."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import Tone
from bapasdesk.gui.translator import IndonesianTranslator
from bapasdesk.gui.widgets.data_table import DataTable
from bapasdesk.gui.widgets.date_edit import DateEdit
from bapasdesk.gui.widgets.empty_state import EmptyState
from bapasdesk.gui.widgets.filter_box import FilterBox
from bapasdesk.gui.widgets.form_values import show_beginnings
from bapasdesk.gui.widgets.money_edit import MoneyEdit
from bapasdesk.gui.widgets.passphrase_fields import PassphraseFields


@pytest.mark.parametrize("typed", ["20-6-2023", "20 Juni 2023", "20/06/2023"])
def test_a_date_is_typed_as_people_write_it_and_written_out(qtbot: QtBot, typed: str) -> None:
    edit = DateEdit()
    qtbot.addWidget(edit)
    QTest.keyClicks(edit, typed)
    assert edit.value() == date(2023, 6, 20)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "20 Juni 2023"
    assert edit.problem() == ""


def test_a_wrong_date_says_so_and_an_empty_one_does_not(qtbot: QtBot) -> None:
    edit = DateEdit()
    qtbot.addWidget(edit)
    assert (edit.value(), edit.problem()) == (None, "")
    QTest.keyClicks(edit, "31 Februari 2023")
    assert edit.value() is None
    assert edit.problem() != ""
    assert edit.property("invalid") is True


@pytest.mark.parametrize("typed", ["150000", "150.000", "Rp 150.000,-"])
def test_money_is_taken_in_every_usual_form(qtbot: QtBot, typed: str) -> None:
    edit = MoneyEdit()
    qtbot.addWidget(edit)
    QTest.keyClicks(edit, typed)
    assert edit.value() == 150_000
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.value() == 150_000
    QTest.keyClicks(edit, "x")
    assert edit.value() is None
    assert edit.problem() != ""


def test_the_filter_waits_for_a_pause_and_escape_empties_it(qtbot: QtBot) -> None:
    box = FilterBox()
    qtbot.addWidget(box)
    asked: list[str] = []
    box.query_changed.connect(asked.append)
    QTest.keyClicks(box, " kopi ")
    assert asked == []
    qtbot.waitUntil(lambda: asked == ["kopi"])
    QTest.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: asked == ["kopi", ""])


def test_down_leads_from_the_filter_into_the_list_beside_it(qtbot: QtBot) -> None:
    around, box, names = QWidget(), FilterBox(), QListWidget()
    qtbot.addWidget(around)
    layout = QVBoxLayout(around)
    layout.addWidget(box)
    layout.addWidget(names)
    names.addItems(["Eka Contoh", "Fajar Contoh"])
    around.show()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert around.focusWidget() is names and names.currentRow() == 0


def test_an_empty_list_offers_the_first_step(qtbot: QtBot) -> None:
    empty = EmptyState()
    qtbot.addWidget(empty)
    empty.set_content("account-group-outline", "Belum ada klien", "Catat klien di sini.", "Tambah klien")
    with qtbot.waitSignal(empty.clicked):
        empty.action.click()


def test_a_table_opens_its_row_by_enter_and_paints_chips(qtbot: QtBot) -> None:
    columns = (
        Column[str]("Nama", lambda row: row),
        Column[str]("Keadaan", lambda row: "siap", chip=lambda row: Tone.READY, width=90),
    )
    model = RowTableModel(columns)
    model.set_rows(["Ani", "Budi"])
    table = DataTable()
    qtbot.addWidget(table)
    table.show_model(model, columns)
    table.resize(400, 200)
    table.selectRow(1)
    assert table.selected_rows() == [1]
    with qtbot.waitSignal(table.opened) as signal:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert signal.args == [1]
    assert not table.grab().isNull()


def test_a_column_that_gave_way_comes_back_as_wide_as_it_is_to_be(qtbot: QtBot) -> None:
    columns = (
        Column[str]("Nama", lambda row: row),
        Column[str]("Jenis", lambda row: "Instansi pemerintah", width=150, spare=1),
    )
    model = RowTableModel(columns)
    model.set_rows(["Dinas Contoh"])
    table = DataTable()
    qtbot.addWidget(table)
    table.resize(250, 200)
    table.show_model(model, columns)
    table.show()
    assert table.isColumnHidden(1)
    table.resize(600, 200)
    assert (table.isColumnHidden(1), table.columnWidth(1)) == (False, 150)


def test_a_long_text_in_a_form_shows_how_it_begins(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    first = QLineEdit("Dinas Contoh", form)
    at_once, by_a_job = QLineEdit("Dinas Contoh Rekaan " * 6, form), QLineEdit(form)
    show_beginnings(form)
    by_a_job.setText("Dinas Contoh Rekaan " * 6)
    assert [line.cursorPosition() for line in (first, at_once, by_a_job)] == [len("Dinas Contoh"), 0, 0]
    QTest.keyClicks(at_once, "UPT ")
    assert at_once.text().startswith("UPT Dinas"), "typing moves nothing"


def test_a_new_passphrase_shows_its_strength_and_must_be_repeated(qtbot: QtBot) -> None:
    fields = PassphraseFields()
    qtbot.addWidget(fields)
    fields.set_officer("Petugas Uji")
    QTest.keyClicks(fields.first, "kucing hujan sepeda lampu")
    assert "kuat" in fields.advice.text().casefold()
    QTest.keyClicks(fields.again, "kucing")
    assert "belum sama" in fields.trouble.text()
    QTest.keyClicks(fields.again, " hujan sepeda lampu")
    assert fields.trouble.text() == ""
    assert fields.passphrase() == "kucing hujan sepeda lampu"


def test_standard_buttons_speak_indonesian(qtbot: QtBot, qapp: object) -> None:
    from PySide6.QtWidgets import QApplication

    translator = IndonesianTranslator()
    QApplication.installTranslator(translator)
    try:
        wanted = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(wanted.Save | wanted.Cancel | wanted.Yes)
        qtbot.addWidget(box)
        words = [
            box.button(kind).text().replace("&", "") for kind in (wanted.Save, wanted.Cancel, wanted.Yes)
        ]
        assert words == ["Simpan", "Batal", "Ya"]
        assert QLocale(QLocale.Language.Indonesian).monthName(6) == "Juni"
    finally:
        QApplication.removeTranslator(translator)


def test_a_column_that_found_no_room_comes_back_as_wide_as_it_was_asked_for(qtbot: QtBot) -> None:
    columns = (Column[str]("Nama", str), Column[str]("Tgl", str, width=120, spare=1))
    table = DataTable()
    qtbot.addWidget(table)
    table.resize(200, 100)
    table.show_model(RowTableModel[str](columns), columns)
    table.show()
    assert table.isColumnHidden(1)
    table.resize(800, 100)
    assert not table.isColumnHidden(1) and table.columnWidth(1) == 120
