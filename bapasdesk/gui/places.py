"""The places of the window in the order of the navigation, and which of them shows what kind of thing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.pages.clients_page import ClientsPage
from bapasdesk.gui.pages.documents_page import DocumentsPage
from bapasdesk.gui.pages.home_page import HomePage
from bapasdesk.gui.pages.partners_page import PartnersPage
from bapasdesk.gui.pages.schedule_page import SchedulePage
from bapasdesk.gui.pages.session_page import SessionPage
from bapasdesk.gui.pages.settings_page import SettingsPage


class BuildPage(Protocol):
    def __call__(self, desk: Desk) -> QWidget: ...


@dataclass(frozen=True)
class Place:
    """A page: built at its first visit. `under`: whose navigation button is lit while it is shown."""

    name: str
    icon: str
    build: BuildPage
    under: str = ""


@dataclass(frozen=True)
class Opener:
    """How a kind of thing is opened: in which place, and by what the page offers for it."""

    place: str
    show: Callable[[Any, int], object]


PLACES = (
    Place("home", "home-outline", HomePage),
    Place("partners", "handshake-outline", PartnersPage),
    Place("schedule", "calendar-month-outline", SchedulePage),
    Place("clients", "account-group-outline", ClientsPage),
    Place("documents", "file-document-outline", DocumentsPage),
    Place("settings", "cog-outline", SettingsPage),
    Place("session", "calendar-month-outline", SessionPage, under="schedule"),
)

OPENERS = {
    "partner": Opener("partners", lambda page, id: page.open_item(id)),
    "course": Opener("schedule", lambda page, id: page.open_item(id)),
    "client": Opener("clients", lambda page, id: page.open_item(id)),
    "session": Opener("session", lambda page, id: page.show_session(id)),
    "certificate": Opener("session", lambda page, id: page.show_session(id)),
    "receipt": Opener("session", lambda page, id: page.show_session(id)),
}
