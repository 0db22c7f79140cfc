"""Names full of markup are shown as they are typed, in every place of the window, and open nothing."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import Qt as QtGuiFunctions
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QInputDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.jobs import Jobs
from bapasdesk.gui.main_window import MainWindow
from bapasdesk.gui.messages import Messages, _box
from bapasdesk.gui.places import PLACES
from bapasdesk.gui.plain_text import as_plain
from bapasdesk.gui.put_away import put_away_everything
from bapasdesk.services import settings
from bapasdesk.services.office import Office
from tests.builders import enrol, make_client, make_course, make_partner, make_session, mark
from tests.gui.fake_messages import FakeMessages

HOSTILE = '<b>Budi</b> <img src="/etc/passwd"> <a href="file:///etc/passwd">x</a> &amp;'


@pytest.fixture
def window(office: Office, jobs: Jobs, messages: FakeMessages, qtbot: QtBot) -> MainWindow:
    course = make_course(office, HOSTILE, note=HOSTILE)
    partner = make_partner(office, HOSTILE, course_ids=(course,), note=HOSTILE, leader_name=HOSTILE)
    make_client(office, HOSTILE, note=HOSTILE, program=HOSTILE, guidance_end=date(2020, 1, 1))
    session = make_session(office, course_id=course, partner_id=partner, venue=HOSTILE, note=HOSTILE)
    enrol(office, session, HOSTILE + "2")
    mark(office, session, "H")
    profile = settings.profile(office)
    settings.save_profile(office, type(profile)(name=HOSTILE, short_name="Bapas", city=HOSTILE))
    made = MainWindow(Desk(office, jobs, messages), lambda: None)
    qtbot.addWidget(made)
    made.show()
    jobs.wait_until_idle()
    return made


def interpreted(text: str) -> bool:
    """Whether Qt, left to guess, would take the text for markup and show something else than is written."""
    if HOSTILE[:6] not in text and "&lt;b&gt;" not in text:
        return False
    if not QtGuiFunctions.mightBeRichText(text):
        return False
    document = QTextDocument()
    document.setHtml(text)
    return "<b>Budi</b>" not in document.toPlainText()


def troubles(root: QWidget) -> Iterator[str]:
    for label in root.findChildren(QLabel):
        if label.textFormat() != Qt.TextFormat.PlainText and interpreted(label.text()):
            yield f"label {label.objectName()}: {label.text()}"
    for widget in root.findChildren(QWidget):
        if interpreted(widget.toolTip()):
            yield f"tooltip of {widget.objectName()}"
    for view in root.findChildren(QAbstractItemView):
        yield from cells(view)


def cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if not isinstance(model, QAbstractTableModel):  # lists of ours, and none yet or Qt's own
        return
    for row in range(min(model.rowCount(), 20)):
        for column in range(model.columnCount()):
            tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and interpreted(tip):
                yield f"tooltip of a cell in {view.objectName()}, column {column}"


def test_every_place_shows_markup_as_it_is_typed(window: MainWindow, jobs: Jobs) -> None:
    for place in PLACES:
        window.go(place.name)
        jobs.wait_until_idle()
    window.open("session", 1)
    jobs.wait_until_idle()
    for kind in ("partner", "course", "client"):
        window.open(kind, 1)
        jobs.wait_until_idle()
    window.ui.search_box.setText("Budi")
    found = [*troubles(window)]
    for top in QApplication.topLevelWidgets():
        found += troubles(top)
    put_away_everything()
    jobs.wait_until_idle()
    assert found == []


def test_what_looks_like_markup_reaches_qt_escaped() -> None:
    document = QTextDocument()
    document.setHtml(as_plain(HOSTILE))
    assert document.toPlainText() == HOSTILE
    assert as_plain("Budi & Siti < 3") == "Budi & Siti < 3"


def test_boxes_are_plain_and_a_question_shows_what_was_typed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = _box(QMessageBox.Icon.Question, "x", HOSTILE)
    box.setInformativeText(HOSTILE)
    qtbot.addWidget(box)
    shown = [label for label in box.findChildren(QLabel) if HOSTILE in label.text()]
    assert len(shown) == 2
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in shown)
    asked: list[str] = []

    def ask(parent: object, title: str, text: str, *rest: object) -> tuple[str, bool]:
        asked.append(text)
        return "", False

    monkeypatch.setattr(QInputDialog, "getText", ask)
    Messages().ask_reason("Alasan", HOSTILE)
    assert not interpreted(asked[0])
