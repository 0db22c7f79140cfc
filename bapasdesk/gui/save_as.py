"""Asks for the file something is to be saved as."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(parent: QWidget, title: str, suggested: Path | str, words: str, ending: str) -> Path | None:
    """The file with its ending, also where the person left it out; None if nothing is to be saved.

    `words` name the kind of file, `ending` begins with its dot.
    """
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), f"{words} (*{ending})")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.casefold() == ending else path.with_name(path.name + ending)
