"""The manual: F1 finds the page of the screen in view, and the whole of it can be printed."""

from pathlib import Path

import pytest
from pdfplumber import open as open_pdf
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QPixmap, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bapasdesk.config import asset
from bapasdesk.gui.dialogs.help_window import HelpWindow
from bapasdesk.gui.help_key import HelpKey
from bapasdesk.gui.help_pages import FIRST, HELP_PAGES, SCREENS, matching, page_of
from bapasdesk.gui.jobs import Jobs
from bapasdesk.gui.manual_document import fit_pictures
from bapasdesk.gui.runner import Runner
from tests.gui.fake_messages import FakeMessages

FIRST_WEEKS = {
    "mulai",
    "klien",
    "hari-pelatihan",
    "sesudah-pelatihan",
    "cadangan",
    "komputer-rusak",
    "data-pribadi",
    "pengaturan",
    "petugas-dan-kunci",
}


class BackupsPage(QWidget):
    """Stands in for the page of that name: help goes by the class."""


class RestoreDialog(QDialog):
    """Likewise."""


@pytest.fixture
def runner(qtbot: QtBot):  # type: ignore[no-untyped-def]
    jobs = Jobs()
    yield Runner(jobs, FakeMessages())
    jobs.shutdown()


@pytest.fixture
def key(qtbot: QtBot, runner: Runner):  # type: ignore[no-untyped-def]
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    watching = HelpKey(application, runner)
    yield watching
    application.removeEventFilter(watching)


def test_every_page_named_is_there_and_begins_with_its_title() -> None:
    assert {page.name for page in HELP_PAGES} == {path.stem for path in asset("help").glob("*.md")}
    assert all(page.title and not page.title.startswith("#") for page in HELP_PAGES)


def test_screens_lead_to_pages_that_exist() -> None:
    assert set(SCREENS.values()) <= {page.name for page in HELP_PAGES}


def test_the_screens_named_are_classes_of_the_window() -> None:
    """A class that is renamed would silently lose its page."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path("bapasdesk/gui").rglob("*.py"))
    assert [name for name in SCREENS if f"class {name}(" not in code] == []


def test_the_pages_of_the_first_weeks_have_pictures_and_nothing_stands_where_one_is_not_drawn(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Their names are held against the screens by test_every_screen."""
    without = {page.name for page in HELP_PAGES if not page.pictures}
    assert FIRST_WEEKS & without == set()
    page = tmp_path / "help" / "mulai.md"
    page.parent.mkdir()
    page.write_text("# Judul\n\n![Tidak ada](gambar/tidak-ada.png)\n\nKalimat.\n", encoding="utf-8")
    monkeypatch.setattr("bapasdesk.gui.help_pages.asset", lambda *names: tmp_path.joinpath(*names))
    assert HELP_PAGES[0].text == "# Judul\n\nKalimat.\n"
    assert HELP_PAGES[0].pictures == ("tidak-ada",)


def test_a_picture_is_as_wide_as_the_text_in_the_window_and_on_paper(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    document = QTextDocument()
    QPixmap(2048, 1360).save(str(tmp_path / "layar.png"))
    document.setBaseUrl(QUrl.fromLocalFile(f"{tmp_path}/"))
    document.setMarkdown("Kata.\n\n![Layar](layar.png)\n\nKata.")
    fit_pictures(document, 560)
    document.setTextWidth(700)
    assert document.idealWidth() < 700
    assert 560 * 1360 / 2048 < document.size().height() < 560 * 1360 / 2048 + 150


def test_f1_on_a_field_of_a_page_shows_the_page_of_that_screen(qtbot: QtBot, key: HelpKey) -> None:
    page = BackupsPage()
    field = QLineEdit()
    QVBoxLayout(page).addWidget(field)
    qtbot.addWidget(page)
    page.show()
    QTest.keyClick(field, Qt.Key.Key_F1)
    assert key.window is not None
    assert key.window.ui.text.toPlainText().startswith("Cadangan")
    key.window.close()


def test_f1_over_a_modal_dialog_opens_help_that_can_be_used(qtbot: QtBot, key: HelpKey) -> None:
    dialog = RestoreDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert key.window is not None
    assert key.window.parentWidget() is dialog
    assert "Komputer rusak" in key.window.ui.text.toPlainText()
    dialog.close()


def test_a_screen_without_a_page_of_its_own_shows_the_first(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert page_of(widget) == page_of(None) == FIRST


def test_words_find_pages_and_titles_come_first() -> None:
    assert matching(HELP_PAGES, "komputer rusak")[0].name == "komputer-rusak"
    assert matching(HELP_PAGES, "kata-yang-tidak-ada") == ()


def test_typing_filters_the_list_and_says_when_nothing_fits(qtbot: QtBot, runner: Runner) -> None:
    window = HelpWindow(runner)
    qtbot.addWidget(window)
    QTest.keyClicks(window.ui.filter, "amplop")
    assert 0 < window.ui.pages.count() < len(HELP_PAGES)
    window.ui.filter.setText("zzzzz")
    assert "Tidak ada halaman" in window.ui.text.toPlainText()
    window.show_page("cadangan")
    assert window.ui.text.toPlainText().startswith("Cadangan")


def test_the_whole_manual_goes_into_one_pdf(qtbot: QtBot, runner: Runner, tmp_path: Path) -> None:
    window = HelpWindow(runner)
    qtbot.addWidget(window)
    window.save_to(tmp_path / "petunjuk.pdf")
    runner.jobs.wait_until_idle()
    with open_pdf(tmp_path / "petunjuk.pdf") as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    assert all(page.title in text.splitlines() for page in HELP_PAGES)
    assert "Tersimpan" in window.ui.note.text()
