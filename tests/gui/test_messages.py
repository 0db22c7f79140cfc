"""The one door for messages: what a box says, and what a crash never says."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from bapasdesk.domain.rows.people import BatchReport, Skipped
from bapasdesk.gui.crash_report import crash_text
from bapasdesk.gui.messages import Messages


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> list[QMessageBox]:
    """Boxes that would have waited for a click."""
    shown: list[QMessageBox] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box))
    return shown


def skipped(count: int) -> BatchReport:
    names = [Skipped(participant_id=n, name=f"Peserta {n}", reason="belum hadir") for n in range(count)]
    return BatchReport(done=("Ani", "Budi"), skipped=tuple(names))


def test_a_batch_without_trouble_is_a_quiet_line(boxes: list[QMessageBox], qtbot: QtBot) -> None:
    messages = Messages()
    with qtbot.waitSignal(messages.informed) as told:
        messages.report("Sertifikat terbit", skipped(0))
    assert told.args == ["Sertifikat terbit: 2 peserta."]
    assert boxes == []


def test_a_batch_with_trouble_names_whom_and_why_but_not_endlessly(boxes: list[QMessageBox]) -> None:
    Messages().report("Sertifikat terbit", skipped(40))
    assert "Dilewati: 40 peserta" in boxes[0].text()
    lines = boxes[0].informativeText().splitlines()
    assert lines[0] == "• Peserta 0: belum hadir"
    assert lines[-1] == "• dan 28 peserta lain"


def test_text_from_data_is_never_read_as_markup(boxes: list[QMessageBox]) -> None:
    messages = Messages()
    messages.error("<b>x</b>")
    messages.warn("<b>y</b>")
    assert [box.textFormat().name for box in boxes] == ["PlainText", "PlainText"]


def test_a_crash_tells_the_place_and_not_the_person(boxes: list[QMessageBox]) -> None:
    try:
        raise KeyError("Budi Contoh 9901010101010001")
    except KeyError as error:
        Messages().crash(error)
        text = crash_text(error)
    assert "KeyError" in text
    assert "test_messages.py" in text
    assert "Budi" not in text + boxes[0].text() + boxes[0].detailedText()


@pytest.mark.parametrize(("button", "answer"), [("Hapus", True), ("Batal", False)])
def test_a_question_is_answered_by_the_button_with_its_own_word(
    qtbot: QtBot, button: str, answer: bool
) -> None:
    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(one for one in box.buttons() if one.text() == button).click()

    QTimer.singleShot(50, click)
    assert Messages().confirm("Hapus mitra ini?", "Hapus") is answer


@pytest.mark.parametrize(("typed", "reason"), [("  sudah pindah ", "sudah pindah"), ("   ", None)])
def test_a_reason_is_stripped_and_never_empty(qtbot: QtBot, typed: str, reason: str | None) -> None:
    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QInputDialog)
        box.setTextValue(typed)
        QTest.qWait(10)
        box.accept()

    QTimer.singleShot(50, answer)
    assert Messages().ask_reason("Batalkan", "Apa sebabnya?") == reason
