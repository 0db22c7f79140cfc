"""The look: every text can be read on its ground, in light and dark."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from bapasdesk.domain.values import AttendanceStatus, ObligationState, SessionStatus
from bapasdesk.gui.theme import DARK, LIGHT, Colours, Tone, apply_theme, colours, icon
from bapasdesk.gui.tones import tone_of


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(text: QColor | str, ground: QColor | str) -> float:
    light, dark = sorted((luminance(QColor(text)), luminance(QColor(ground))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_has_enough_contrast(scheme: Colours) -> None:
    pairs: list[tuple[QColor | str, QColor | str]] = [
        *(
            (ink, ground)
            for ink in (scheme.text, scheme.muted, scheme.error, scheme.link)
            for ground in (scheme.ground, scheme.card, scheme.hover)
        ),
        (scheme.text, scheme.selected),
        (scheme.on_accent, scheme.accent),
        (scheme.on_accent, scheme.accent_hover),
        (scheme.navigation_text, scheme.navigation),
        (scheme.navigation_text, scheme.navigation_chosen),
        *(scheme.chip(tone) for tone in Tone),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_every_state_has_a_tone() -> None:
    for states in (ObligationState, SessionStatus, AttendanceStatus):
        assert all(isinstance(tone_of(state), Tone) for state in states)


def test_the_theme_dresses_the_application_in_its_own_font_and_scheme(qapp: QApplication) -> None:
    before = qapp.palette(), qapp.font(), qapp.styleSheet()
    try:
        apply_theme(qapp, dark=True)
        assert colours() is DARK
        apply_theme(qapp, dark=False)
        assert colours() is LIGHT
        assert qapp.font().family() == "Source Sans Pro"
        assert not icon("home-outline").pixmap(20, 20).isNull()
    finally:
        qapp.setPalette(before[0])
        qapp.setFont(before[1])
        qapp.setStyleSheet(before[2])


def test_an_icon_is_grey_when_it_can_do_nothing(qapp: QApplication) -> None:
    def colour(mode: QIcon.Mode) -> QColor:
        picture = icon("square", "#B3261E").pixmap(QSize(20, 20), mode).toImage()
        return picture.pixelColor(10, 10)

    assert colour(QIcon.Mode.Normal) == QColor("#B3261E")
    assert colour(QIcon.Mode.Disabled) == QColor(colours().disabled)


def test_a_misspelt_icon_is_noticed(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icon("rumah")
