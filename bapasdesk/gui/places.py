"""The places of the window in the order of the navigation, and which of them shows what kind of thing.

A page's module is read at the first visit, not before: the window is to open fast.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from bapasdesk.gui.desk import Desk


@dataclass(frozen=True)
class Place:
    """A page: built at its first visit. `under`: whose navigation button is lit while it is shown."""

    name: str
    icon: str
    build: Callable[[Desk], QWidget]
    under: str = ""


@dataclass(frozen=True)
class Opener:
    """How a kind of thing is opened: in which place, and by what the page offers for it."""

    place: str
    show: Callable[[Any, int], object]


def _home(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.home_page import HomePage

    return HomePage(desk)


def _partners(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.partners_page import PartnersPage

    return PartnersPage(desk)


def _partner(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.partner_page import PartnerPage

    return PartnerPage(desk)


def _schedule(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.schedule_page import SchedulePage

    return SchedulePage(desk)


def _clients(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.clients_page import ClientsPage

    return ClientsPage(desk)


def _client(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.client_page import ClientPage

    return ClientPage(desk)


def _documents(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.documents_page import DocumentsPage

    return DocumentsPage(desk)


def _follow_up(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.follow_up_page import FollowUpPage

    return FollowUpPage(desk)


def _reports(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.reports_page import ReportsPage

    return ReportsPage(desk)


def _backups(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.backups_page import BackupsPage

    return BackupsPage(desk)


def _trash(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.trash_page import TrashPage

    return TrashPage(desk)


def _settings(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.settings_page import SettingsPage

    return SettingsPage(desk)


def _trail(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.trail_page import TrailPage

    return TrailPage(desk)


def _duties(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.duties_page import DutiesPage

    return DutiesPage(desk)


def _session(desk: Desk) -> QWidget:
    from bapasdesk.gui.pages.session_page import SessionPage

    return SessionPage(desk)


PLACES = (
    Place("home", "home-outline", _home),
    Place("partners", "handshake-outline", _partners),
    Place("schedule", "calendar-month-outline", _schedule),
    Place("clients", "account-group-outline", _clients),
    Place("documents", "file-document-outline", _documents),
    Place("follow_up", "phone-outline", _follow_up),
    Place("reports", "chart-bar", _reports),
    Place("backups", "usb-flash-drive-outline", _backups),
    Place("settings", "cog-outline", _settings),
    Place("trash", "trash-can-outline", _trash, under="backups"),
    Place("partner", "handshake-outline", _partner, under="partners"),
    Place("client-history", "account-group-outline", _client, under="clients"),
    Place("session", "calendar-month-outline", _session, under="schedule"),
    Place("trail", "history", _trail, under="settings"),
    Place("duties", "shield-account-outline", _duties, under="settings"),
)

OPENERS = {
    "new-partner": Opener("partners", lambda page, id: page.new_item()),
    "new-course": Opener("partners", lambda page, id: page.new_course()),
    "new-session": Opener("schedule", lambda page, id: page.new_item()),
    "plan-course": Opener("schedule", lambda page, id: page.new_item(course_id=id)),
    "demand": Opener("clients", lambda page, id: page.show_demand()),
    "partner": Opener("partner", lambda page, id: page.show_partner(id)),
    "course": Opener("partners", lambda page, id: page.open_course(id)),
    "new-client": Opener("clients", lambda page, id: page.new_item()),
    "import-clients": Opener("clients", lambda page, id: page.import_from()),
    "courses": Opener("partners", lambda page, id: page.show_courses()),
    "agreement": Opener("partner", lambda page, id: page.show_agreements(id)),
    "ledger": Opener("documents", lambda page, id: page.show_numbers("")),
    "print-many": Opener("documents", lambda page, id: page.open_batch()),
    "budget": Opener("reports", lambda page, id: page.open_budget()),
    "letter": Opener("session", lambda page, id: page.show_session(id)),
    "venue": Opener("settings", lambda page, id: page.show_part("venues")),
    "officer": Opener("settings", lambda page, id: page.show_part("officers")),
    "setting-letterheads": Opener("settings", lambda page, id: page.show_part("letterheads")),
    "setting-signatories": Opener("settings", lambda page, id: page.show_part("signatories")),
    "setting-rates": Opener("settings", lambda page, id: page.show_part("rates")),
    "setting-series": Opener("settings", lambda page, id: page.show_part("series")),
    "setting-venues": Opener("settings", lambda page, id: page.show_part("venues")),
    "setting-wording": Opener("settings", lambda page, id: page.show_part("wording")),
    "setting-officers": Opener("settings", lambda page, id: page.show_part("officers")),
    "history": Opener("client-history", lambda page, id: page.show_client(id)),
    "client": Opener("clients", lambda page, id: page.open_item(id)),
    "session": Opener("session", lambda page, id: page.show_session(id)),
    "certificate": Opener("session", lambda page, id: page.show_session(id)),
    "proofs": Opener("documents", lambda page, id: page.show_proofs()),
    "question": Opener("follow_up", lambda page, id: page.show_question(id)),
    "receipt": Opener("session", lambda page, id: page.show_session(id)),
}

FOUND = {"client": "history"}
"""What the search box opens otherwise than a list does: of a person, all there is to know."""
BY_TITLE: dict[str, tuple[str, Callable[[Any, str], object]]] = {
    "code": ("documents", lambda page, title: page.check_code(title)),
    "number": ("documents", lambda page, title: page.show_numbers(title)),
    "trainer": ("schedule", lambda page, title: page.show_matching(title)),
}
"""What has no id of its own is opened by its title: in which place, and how."""
