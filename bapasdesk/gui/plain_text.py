"""Text that stays text where Qt guesses: a name such as `<img src=...>` is shown, never interpreted.

Labels of our forms are plain by their own setting; tooltips and the question of an input dialog cannot be
set, so what Qt would take for markup is written as such.
"""

from html import escape

from PySide6.QtGui import Qt


def as_plain(text: str) -> str:
    """`text` as Qt must be given it to show it literally."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'
