"""The walk through every page and dialog, part by part, over one office."""

from pathlib import Path
from typing import Any

from bapasdesk.config import OfficeFolder
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.jobs import Jobs
from bapasdesk.gui.main_window import MainWindow
from bapasdesk.services.demo import build_demo_office
from tests.builders import FAST_COST
from tests.gui.fake_messages import FakeMessages
from tests.screenshots.camera import Camera
from tests.screenshots.care import draw_backups, draw_trash
from tests.screenshots.clients import draw_clients
from tests.screenshots.documents import draw_documents
from tests.screenshots.follow_up import draw_follow_up
from tests.screenshots.guard import draw_duties, draw_trail
from tests.screenshots.home import draw_home, draw_search
from tests.screenshots.manual import draw_manual
from tests.screenshots.partners import draw_partners
from tests.screenshots.reports import draw_reports
from tests.screenshots.schedule import draw_schedule
from tests.screenshots.seats import draw_seats
from tests.screenshots.sessions import draw_sessions
from tests.screenshots.settings import draw_settings

PARTS = (
    draw_home,
    draw_partners,
    draw_clients,
    draw_documents,
    draw_follow_up,
    draw_reports,
    draw_backups,
    draw_trash,
    draw_search,
    draw_schedule,
    draw_sessions,
    draw_seats,
    draw_settings,
    draw_trail,
    draw_duties,
    draw_manual,
)
"""In this order, for what one leaves behind the next ones show."""


def draw_window(camera: Camera, place: Path) -> None:
    """Every page and dialog over the example office."""
    with build_demo_office(OfficeFolder(place / "contoh"), cost=FAST_COST).office as office:
        draw_office(camera, office)


def draw_office(camera: Camera, office: Any) -> None:
    """The same over an example office that is there already."""
    camera.jobs = Jobs()
    desk = Desk(office, camera.jobs, FakeMessages())
    camera.beside = desk.beside.jobs
    window = MainWindow(desk, lambda: None)
    window.resize(*camera.size)
    window.show()
    for draw_part in PARTS:
        draw_part(camera, window)
    desk.beside.stop()
    camera.jobs.shutdown()
