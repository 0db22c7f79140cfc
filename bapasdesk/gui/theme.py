"""The look: colours, the application font, one stylesheet, and icons; light or dark as the system is.

Widgets take part by dynamic properties set in their form: a QPushButton with `primary`, `quiet` or `danger`,
a QFrame with `card`, a QLabel with `title`, `heading`, `muted`, `error` or `strong` (each a bool, true).
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib import resources
from string import Template

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from bapasdesk.config import asset
from bapasdesk.gui.icons import glyph_icon

FONT_FAMILY = "Source Sans Pro"
FONT_POINTS = 10.5
ROW_HEIGHT = 34
_FONT_FILES = ("Regular", "It", "Semibold", "Bold")


class Tone(StrEnum):
    """How a state is coloured; its word is always painted too."""

    DONE = "done"
    READY = "ready"
    OPEN = "open"
    WAIVED = "waived"
    DANGER = "danger"


@dataclass(frozen=True)
class Colours:
    """All colours of one scheme as #RRGGBB; each text on its ground has a contrast of 4.5:1 or more."""

    name: str
    ground: str
    card: str
    line: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    link: str
    navigation: str
    navigation_text: str
    navigation_chosen: str
    selected: str
    hover: str
    disabled: str
    scroll: str
    error: str
    done: str
    done_ground: str
    ready: str
    ready_ground: str
    open: str
    open_ground: str
    waived: str
    waived_ground: str
    danger: str
    danger_ground: str

    def chip(self, tone: Tone) -> tuple[QColor, QColor]:
        """Text and ground of a chip."""
        return QColor(getattr(self, tone.value)), QColor(getattr(self, f"{tone.value}_ground"))


LIGHT = Colours(
    name="light",
    ground="#F6F7F9",
    card="#FFFFFF",
    line="#DFE3E8",
    text="#1B2430",
    muted="#5C6875",
    accent="#0B6E6E",
    accent_hover="#095B5B",
    on_accent="#FFFFFF",
    link="#0B6E6E",
    navigation="#12303A",
    navigation_text="#D5E0E4",
    navigation_chosen="#1F4A57",
    selected="#DCEEED",
    hover="#F0F3F6",
    disabled="#8A949F",
    scroll="#C3CAD2",
    error="#B3261E",
    done="#1A6E43",
    done_ground="#E3F3EA",
    ready="#8A5000",
    ready_ground="#FCF0DC",
    open="#4B5663",
    open_ground="#E9ECF0",
    waived="#0B6262",
    waived_ground="#E2F1F0",
    danger="#A3221B",
    danger_ground="#FBE6E4",
)

DARK = Colours(
    name="dark",
    ground="#14191F",
    card="#1C232B",
    line="#35404C",
    text="#E6EBF0",
    muted="#A3AFBC",
    accent="#0F7876",
    accent_hover="#0C6563",
    on_accent="#FFFFFF",
    link="#5CCBC5",
    navigation="#0D2229",
    navigation_text="#C9D6DB",
    navigation_chosen="#1B424D",
    selected="#1F4347",
    hover="#242D37",
    disabled="#77828E",
    scroll="#46525F",
    error="#FF9C94",
    done="#8FE0B0",
    done_ground="#173B29",
    ready="#F4C77B",
    ready_ground="#43310F",
    open="#C3CCD6",
    open_ground="#2F3944",
    waived="#86D8D3",
    waived_ground="#123B3C",
    danger="#F7AFA9",
    danger_ground="#4A1E20",
)


def chip_style(tone: Tone) -> str:
    """The style sheet of a label that is a chip by itself."""
    ink, ground = colours().chip(tone)
    return (
        f"color: {ink.name()}; background: {ground.name()};"
        " border-radius: 10px; padding: 2px 10px; font-weight: 600;"
    )


def colours(palette: QPalette | None = None) -> Colours:
    """The scheme a palette belongs to; without one, the application's."""
    palette = palette or QGuiApplication.palette()
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def icon(name: str, colour: str = "") -> QIcon:
    """A Material Design icon such as "home-outline"; muted text colour unless told another."""
    scheme = colours()
    return glyph_icon(name, colour or scheme.muted, scheme.disabled)


def apply_theme(app: QApplication, *, dark: bool | None = None) -> None:
    """Dresses the application and follows the system's change between light and dark.

    `dark` fixes the scheme, for looking at both.
    """
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(asset("icons", "bapasdesk.svg"))))
    _load_font(app)
    hints = app.styleHints()
    wants_dark = hints.colorScheme() == Qt.ColorScheme.Dark if dark is None else dark
    _dress(app, DARK if wants_dark else LIGHT)
    if dark is None:
        hints.colorSchemeChanged.connect(
            lambda scheme: _dress(app, DARK if scheme == Qt.ColorScheme.Dark else LIGHT)
        )


def _load_font(app: QApplication) -> None:
    if FONT_FAMILY not in QFontDatabase.families():
        files = resources.files("font_source_sans_pro") / "files"
        for weight in _FONT_FILES:
            data = (files / f"SourceSansPro-{weight}.ttf").read_bytes()
            QFontDatabase.addApplicationFontFromData(data)
    font = QFont(FONT_FAMILY)
    font.setPointSizeF(FONT_POINTS)
    app.setFont(font)


def _dress(app: QApplication, scheme: Colours) -> None:
    app.setPalette(_palette(scheme))
    style = Template(asset("window.qss").read_text(encoding="utf-8"))
    app.setStyleSheet(style.substitute(asdict(scheme), icons=asset("icons").as_posix()))


def _palette(scheme: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for group, colour in {
        role.Window: scheme.ground,
        role.Base: scheme.card,
        role.AlternateBase: scheme.hover,
        role.Button: scheme.card,
        role.ToolTipBase: scheme.navigation,
        role.ToolTipText: "#FFFFFF",
        role.WindowText: scheme.text,
        role.Text: scheme.text,
        role.ButtonText: scheme.text,
        role.PlaceholderText: scheme.muted,
        role.Highlight: scheme.selected,
        role.HighlightedText: scheme.text,
        role.Link: scheme.link,
        role.Accent: scheme.accent,
        role.Mid: scheme.line,
        role.Light: scheme.card,
        role.Midlight: scheme.hover,
        role.Dark: scheme.disabled,
    }.items():
        palette.setColor(group, QColor(colour))
    for group in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, group, QColor(scheme.disabled))
    return palette
