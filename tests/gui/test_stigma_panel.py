"""Kata terlarang in Pengaturan: the list is changed, tried on a sentence, and kept."""

import pytest
from pytestqt.qtbot import QtBot

from bapasdesk.domain.stigma import DEFAULT_WORDS
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.widgets.stigma_panel import StigmaPanel
from bapasdesk.services import stigma


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> StigmaPanel:
    made = StigmaPanel(desk)
    qtbot.addWidget(made)
    desk.jobs.wait_until_idle()
    return made


def test_the_list_is_changed_and_kept(panel: StigmaPanel, desk: Desk) -> None:
    ui = panel.ui
    assert not ui.save_button.isEnabled()
    ui.words.appendPlainText("mantan*")
    ui.allowed.setPlainText("PB HKTI\n\n")
    ui.save_button.click()
    desk.jobs.wait_until_idle()
    saved = stigma.word_list(desk.office)
    assert saved.words == (*DEFAULT_WORDS, "mantan*")
    assert saved.allowed == ("PB HKTI",)
    assert not ui.save_button.isEnabled()
    ui.defaults_button.click()
    assert ui.save_button.isEnabled()


def test_a_sentence_can_be_tried(panel: StigmaPanel) -> None:
    panel.ui.sample.setText("untuk k l i e n kami")
    assert panel.ui.verdict.text() == "Tidak lolos: “klien*”."
    panel.ui.sample.setText("untuk peserta kami")
    assert panel.ui.verdict.text() == "Lolos: tidak ada kata terlarang."


def test_a_word_too_short_is_told_under_its_list(panel: StigmaPanel) -> None:
    panel.ui.words.appendPlainText("x")
    assert "terlalu pendek" in panel.ui.words_error.text()
    assert not panel.ui.save_button.isEnabled()
