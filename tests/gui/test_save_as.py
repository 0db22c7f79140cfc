"""Where something is saved: the file has its ending, whatever the system's dialog gave back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from bapasdesk.gui.save_as import ask_where


@pytest.mark.parametrize(
    ("chosen", "saved"),
    [
        ("/rumah/surat", Path("/rumah/surat.pdf")),
        ("/rumah/surat.PDF", Path("/rumah/surat.PDF")),
        ("/rumah/surat 4.1.2022", Path("/rumah/surat 4.1.2022.pdf")),
        ("", None),
    ],
)
def test_the_ending_is_never_missing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, chosen: str, saved: Path | None
) -> None:
    asked: list[str] = []

    def choose(parent: QWidget, title: str, suggested: str, words: str) -> tuple[str, str]:
        asked.extend((title, suggested, words))
        return chosen, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert ask_where(parent, "Simpan dokumen", Path("surat.pdf"), "PDF", ".pdf") == saved
    assert asked == ["Simpan dokumen", "surat.pdf", "PDF (*.pdf)"]
