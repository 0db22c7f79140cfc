"""Shows what is to be looked at in a plan: a few sentences on a quiet ground, the rest in the tooltip."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel

from bapasdesk.gui.theme import Tone, colours

SHOWN = 3


def show_notes(label: QLabel, texts: Sequence[str]) -> None:
    """Nothing to look at hides the label."""
    ink, ground = colours().chip(Tone.READY)
    label.setStyleSheet(
        f"color: {ink.name()}; background: {ground.name()}; border-radius: 6px; padding: 6px 10px;"
    )
    lines = [f"•  {text}" for text in texts[:SHOWN]]
    if len(texts) > SHOWN:
        lines.append(f"•  dan {len(texts) - SHOWN} hal lain")
    label.setText("\n".join(["Perhatikan:", *lines]) if texts else "")
    label.setToolTip("\n".join(texts))
    label.setVisible(bool(texts))
