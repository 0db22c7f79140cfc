"""A session that is yet to come: who could get its seats, who waits, who gave a seat up."""

from datetime import timedelta
from typing import Any

from bapasdesk.domain.seating import DropOutReason
from bapasdesk.gui.dialogs.seat_weights_dialog import SeatWeightsDialog
from bapasdesk.services import courses, drop_outs, participants, partners, seat_choice, waiting, walk_ins
from bapasdesk.services.office import Office
from tests.builders import make_session
from tests.screenshots.camera import Camera


def draw_seats(camera: Camera, window: Any) -> None:
    office = window._desk.office
    session_id, ranked = _planned_session(office)
    window.open("session", session_id)
    page = window.page
    camera.take("kegiatan-direncanakan", window)
    page.choose()
    with camera.opened("pilih-peserta", page.dialog) as dialog:
        camera.settle()
        dialog.ui.table.selectRow(0)
    weights = SeatWeightsDialog(window._desk, page)
    weights.open()
    camera.take_dialog("pilih-peserta-bobot", weights)
    page.actions_.drop_out(page.rows[:1])
    with camera.opened("mengundurkan-diri", page.actions_.dialog):
        camera.settle()
    walk_ins.seat(office, session_id, page.rows[1].name)
    page.refresh()
    camera.settle()
    page.actions_.match(page.rows[-1])
    with camera.opened("cocokkan-peserta", page.actions_.dialog) as dialog:
        camera.settle()
        dialog.ui.table.selectRow(0)
    page.ui.tabs.setCurrentWidget(page.waiting)
    camera.take("daftar-tunggu", window)
    _draw_wishes(camera, window, ranked[0])


def _planned_session(office: Office) -> tuple[int, list[int]]:
    """Its id, and the clients as they were ranked for it: eight have a seat, one gave it up, four wait."""
    course = next(one for one in courses.rows(office) if "Seblak" in one.name)
    partner = next(one for one in partners.rows(office) if "Benteng" in one.name)
    days = [office.today() + timedelta(days=ahead) for ahead in (14, 15)]
    session_id = make_session(
        office, days=days, course_id=course.id, partner_id=partner.id, seats=12, starts_at="09.00"
    )
    ranked = [row.client_id for row in seat_choice.ranking(office, session_id).rows]
    participants.enrol(office, session_id, ranked[:8])
    waiting.join(office, session_id, ranked[9:13])
    first = participants.rows(office, session_id)[0]
    drop_outs.drop_out(office, session_id, [first.id], DropOutReason.NO_FARE, "akan ikut lain kali")
    return session_id, ranked


def _draw_wishes(camera: Camera, window: Any, client_id: int) -> None:
    """Which trainings are waited for, how evenly seats were given, and what one client wishes for."""
    page = window.go("clients")
    page.show_demand()
    with camera.opened("minat-menunggu", page.dialog) as dialog:
        camera.settle()
        dialog.ui.tabs.setCurrentIndex(1)
        camera.take("minat-pemerataan", dialog)
        dialog.ui.tabs.setCurrentIndex(0)
    page.open_item(client_id)
    with camera.opened("klien-minat", page.dialog) as dialog:
        camera.settle()
        dialog.ui.tabs.setCurrentWidget(dialog.wishes)
