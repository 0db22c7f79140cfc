"""Every page and dialog, for every hand and eye: names, keys, focus, contrast and texts that are not cut."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from bapasdesk.config import OfficeFolder
from bapasdesk.gui.help_pages import HELP_PAGES, SCREENS
from bapasdesk.gui.widgets.long_choice import LongChoice
from bapasdesk.gui.widgets.spin_box import SpinBox
from bapasdesk.services.demo import build_demo_office
from tests.builders import FAST_COST
from tests.gui.inspection import (
    clipped,
    crowded,
    nameless,
    out_of_reach,
    painted,
    pale,
    shared_letters,
    too_large,
)

LOOKS = (("1", "light"), ("2", "dark"))
"""Scale and colours; the smallest window at each."""
LONGEST_SECONDS = 240
NOT_SCREENS = {"HelpWindow"}
"""The manual has no page about itself."""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("example") / "office"
    build_demo_office(OfficeFolder(place), cost=FAST_COST).office.close()
    return place


@pytest.fixture(scope="module", params=LOOKS, ids=["-".join(look) for look in LOOKS])
def inspected(
    request: pytest.FixtureRequest, example: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    scale, scheme = request.param
    office = tmp_path_factory.mktemp("copy") / "office"
    shutil.copytree(example, office)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
    command = [sys.executable, "-m", "tests.gui.inspection", str(office), scheme]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LONGEST_SECONDS)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def screens() -> set[str]:
    """The classes of all pages and dialogs."""
    found: set[str] = set()
    for folder in ("pages", "dialogs"):
        for module in Path("bapasdesk/gui", folder).glob("*.py"):
            code = module.read_text(encoding="utf-8")
            found |= set(re.findall(r"^class (\w+)\((?:QWidget|QDialog|QMainWindow)\)", code, re.MULTILINE))
    return found


def test_every_screen_can_be_used_by_every_hand_and_eye(inspected: dict[str, Any]) -> None:
    """Also: no page or dialog goes unlooked at; a new one is to be drawn in tests/screenshots."""
    told = sorted(
        {f"{one['check']}: {one['screen']}: {one['widget']}: {one['told']}" for one in inspected["findings"]}
    )
    assert told == []
    assert screens() - set(inspected["seen"]) == set()
    pictured = {name for page in HELP_PAGES for name in page.pictures}
    assert pictured - set(inspected["drawn"]) == set(), "the manual shows a screen that is not drawn"


def test_every_screen_has_its_page_in_the_manual() -> None:
    assert screens() - set(SCREENS) - NOT_SCREENS == set()


@pytest.fixture
def board(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    made.resize(400, 200)
    qtbot.addWidget(made)
    return made


def shown(board: QWidget, part: QWidget) -> QWidget:
    layout = board.layout()
    assert layout is not None
    layout.addWidget(part)
    board.show()
    return part


def test_the_inspection_finds_what_has_no_name_and_what_tab_does_not_reach(board: QWidget) -> None:
    button = QPushButton("")
    button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    shown(board, button)
    assert [check for check, _ in (*nameless(button), *out_of_reach(button))] == ["name", "keyboard"]
    button.setAccessibleName("Cetak")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    assert [*nameless(button), *out_of_reach(button)] == []


def test_the_inspection_finds_cut_texts(board: QWidget) -> None:
    label = QLabel("Kata yang tidak muat di tempatnya")
    label.setFixedWidth(40)
    box = QLineEdit()
    box.setPlaceholderText("Petunjuk yang tidak muat di tempatnya")
    box.setFixedWidth(40)
    tabs = QTabBar()
    for number in range(9):
        tabs.addTab(f"Bagian nomor {number}")
    tabs.setFixedWidth(200)
    for part in (label, box, tabs):
        shown(board, part)
        assert [check for check, _ in clipped(part)][:1] == ["clipped"], part
    board.setMinimumSize(QSize(1100, 200))
    assert list(too_large(board)) != []


def test_the_inspection_finds_a_date_without_its_end_but_lets_a_name_be_shortened(board: QWidget) -> None:
    table = QTableWidget(1, 2)
    table.setHorizontalHeaderLabels(["", ""])
    table.horizontalHeader().setMinimumSectionSize(20)
    for column, text in enumerate(("Nama yang panjang", "13-09-2023")):
        table.setItem(0, column, QTableWidgetItem(text))
        table.setColumnWidth(column, 50)
    found = [told for check, told in clipped(shown(board, table)) if check == "clipped"]
    assert [told.split(":")[0] for told in found] == ["13-09-2023"]


def test_the_inspection_finds_pale_text(board: QWidget) -> None:
    label = QLabel("Teks pucat")
    shown(board, label)
    label.setStyleSheet("color: #9AA5B1; background: #FFFFFF; font-size: 14pt;")
    assert [check for check, _ in pale(label, board, painted(board))] == ["contrast"]
    label.setStyleSheet("color: #1B2430; background: #FFFFFF; font-size: 14pt;")
    assert list(pale(label, board, painted(board))) == []


def test_the_inspection_finds_what_is_blurred_at_the_edge_or_scrolls_sideways(
    board: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    label, rows = QLabel(), QListWidget()
    label.setPixmap(QPixmap(8, 8))
    monkeypatch.setattr(label, "devicePixelRatioF", lambda: 2.0)
    rows.addItem("Judul halaman yang lebih panjang daripada daftarnya")
    rows.setFixedWidth(90)
    parts = [shown(board, part) for part in (label, QSpinBox(), rows, SpinBox())]
    QApplication.processEvents()
    assert [check for part in parts for check, _ in crowded(part)] == ["blurred", "edge", "sideways"]


def test_the_inspection_finds_a_letter_that_two_things_answer_to(board: QWidget) -> None:
    field, label, button = QLineEdit(), QLabel("&Petugas"), QPushButton("&Pulihkan")
    label.setBuddy(field)
    parts = [shown(board, part) for part in (label, field, button)]
    assert list(shared_letters(parts)) == ["Alt+P: &Petugas and &Pulihkan"]
    button.setText("P&ulihkan")
    assert list(shared_letters(parts)) == []


def test_a_long_choice_ends_in_dots_and_is_told_whole(board: QWidget) -> None:
    name = "524113 Transport lokal peserta menurut daftar panjang"
    cut, long = QComboBox(), LongChoice()
    for box in (cut, long):
        box.addItem(name)
        box.setFixedWidth(160)
        shown(board, box)
    assert "clipped" in dict(clipped(cut))
    assert "clipped" not in dict(clipped(long))
    assert long.shown_text().endswith("…") and long.toolTip() == name
