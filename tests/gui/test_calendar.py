"""The calendar in the window: drawn, dragged, moved by keyboard; and the session dialog's warnings."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bapasdesk.domain.records.office import ClosedDay, Venue
from bapasdesk.domain.records.sessions import Session
from bapasdesk.domain.rows.calendar import CalendarEntry
from bapasdesk.domain.values import SessionStatus, VenueKind
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.enrol_dialog import EnrolDialog
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.dialogs.session_dialog import SessionDialog
from bapasdesk.gui.pages.schedule_page import SchedulePage
from bapasdesk.gui.widgets.calendar_grid import CalendarGrid
from bapasdesk.gui.widgets.calendar_view import CalendarMode
from bapasdesk.services import certificates, participants, series, sessions, venues
from bapasdesk.services.office import Office
from tests.builders import DAY, enrol, make_course, make_partner, make_session, mark
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import settle

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def think(desk: Desk, dialog: SessionDialog) -> None:
    """What the dialog does by itself once nobody types for a moment."""
    settle(desk)
    dialog.planning.ask()
    settle(desk)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[SchedulePage]:
    made = SchedulePage(desk)
    qtbot.addWidget(made)
    made.resize(1120, 640)
    made.show()
    made.show_calendar(CalendarMode.MONTH)
    settle(desk)
    yield made


def begins(office: Office, session_id: int) -> date:
    return sessions.get(office, session_id).session.starts_on


def drag(page: SchedulePage, session_id: int, to: date) -> None:
    view = page.ui.calendar
    start, end = view.bar_rect(session_id).center(), view.day_rect(to).center()
    QTest.mousePress(view, LEFT, pos=start)
    for part in (0.4, 1.0):
        QTest.mouseMove(view, start + (end - start) * part)
    QTest.mouseRelease(view, LEFT, pos=end)


def shown(page: SchedulePage, desk: Desk) -> None:
    page.refresh()
    settle(desk)


def test_a_session_is_dragged_to_another_day(
    desk: Desk, office: Office, page: SchedulePage, messages: FakeMessages
) -> None:
    session_id = make_session(office)
    shown(page, desk)
    drag(page, session_id, DAY + timedelta(days=2))
    settle(desk)
    assert begins(office, session_id) == DAY + timedelta(days=2)
    assert messages.notes[-1] == "Kegiatan dipindahkan ke 22 Juni 2023."
    assert page.ui.calendar.bar_rect(session_id).intersects(
        page.ui.calendar.day_rect(DAY + timedelta(days=2))
    )


def test_a_drag_onto_a_clash_is_asked_about_and_can_be_left(
    desk: Desk, office: Office, page: SchedulePage, messages: FakeMessages
) -> None:
    mine = make_session(office, trainer="Rini")
    make_session(office, trainer="Rini", days=(DAY + timedelta(days=1),))
    shown(page, desk)
    messages.answers = [False]
    drag(page, mine, DAY + timedelta(days=1))
    settle(desk)
    assert "Instruktur Rini sudah mengajar" in messages.questions[-1]
    assert begins(office, mine) == DAY
    messages.answers = [True]
    drag(page, mine, DAY + timedelta(days=1))
    settle(desk)
    assert begins(office, mine) == DAY + timedelta(days=1)


def test_a_session_is_found_and_moved_by_keyboard_alone(
    desk: Desk, office: Office, page: SchedulePage
) -> None:
    first, second = make_session(office), make_session(office)
    shown(page, desk)
    view = page.ui.calendar
    view.setFocus()
    assert view.day == DAY and view.chosen() is not None
    QTest.keyClick(view, Qt.Key.Key_Space)
    chosen = view.chosen()
    assert chosen is not None and chosen.session_id == second
    QTest.keyClick(view, Qt.Key.Key_Right, CONTROL)
    settle(desk)
    QTest.keyClick(view, Qt.Key.Key_Right)
    settle(desk)
    QTest.keyClick(view, Qt.Key.Key_Down, CONTROL)
    settle(desk)
    assert begins(office, first) == DAY
    assert begins(office, second) == DAY + timedelta(days=8)
    opened: list[tuple[str, int]] = []
    desk.open_requested.connect(lambda kind, id: opened.append((kind, id)))
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [("session", second)]
    assert "Mitra Uji 2" in view.accessibleDescription()


def test_arrows_and_pages_leaf_through_the_months(desk: Desk, page: SchedulePage) -> None:
    view = page.ui.calendar
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    settle(desk)
    assert page.ui.span_label.text() == "Juli 2023"
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Up)
    settle(desk)
    assert page.ui.span_label.text() == "Juni 2023"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.day == DAY
    QTest.mouseClick(page.ui.week_button, LEFT)
    settle(desk)
    assert page.ui.span_label.text() == "19–25 Juni 2023"
    QTest.mouseClick(page.ui.forward_button, LEFT)
    assert page.ui.span_label.text() == "26 Juni–2 Juli 2023"
    QTest.mouseClick(page.ui.today_button, LEFT)
    QTest.mouseClick(page.ui.list_button, LEFT)
    assert page.ui.list_view.isVisible() and not view.isVisible()


def test_enter_on_an_empty_day_plans_a_session_there(desk: Desk, office: Office, page: SchedulePage) -> None:
    make_partner(office, course_ids=(make_course(office, "Barista"),))
    view = page.ui.calendar
    assert "Belum ada kegiatan di sini" in page.ui.hint_label.text()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    settle(desk)
    dialog = page.dialog
    assert isinstance(dialog, SessionDialog)
    assert dialog.ui.dates.text() == "21 Juni 2023"
    dialog.ui.course_id.setCurrentIndex(1)
    settle(desk)
    QTest.mouseClick(dialog.ui.save_button, LEFT)
    settle(desk)
    assert [row.starts_on for row in sessions.rows(office)] == [DAY + timedelta(days=1)]
    assert not view.day_rect(DAY + timedelta(days=1)).isEmpty()


def test_of_a_series_one_or_all_later_ones_are_moved(
    desk: Desk, office: Office, page: SchedulePage, messages: FakeMessages
) -> None:
    course = make_course(office)
    partner = make_partner(office, course_ids=(course,))
    days = [DAY + timedelta(days=1)]
    made = Session(course_id=course, partner_id=partner, starts_on=days[0], ends_on=days[0])
    ids = series.plan(office, made, days, 2)
    shown(page, desk)
    messages.answers = [None]
    drag(page, ids[0], DAY + timedelta(days=2))
    settle(desk)
    assert "Hanya ini / Ini dan 1 sesudahnya" in messages.questions[-1]
    assert begins(office, ids[0]) == days[0]
    messages.answers = [1]
    drag(page, ids[0], DAY + timedelta(days=2))
    settle(desk)
    assert [begins(office, one).day for one in ids] == [22, 30], "29 June is a holiday"


def test_a_session_with_papers_stays_where_it_is(
    desk: Desk, office: Office, page: SchedulePage, messages: FakeMessages
) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi")
    mark(office, session_id, "H")
    certificates.issue(office, session_id)
    shown(page, desk)
    drag(page, session_id, DAY + timedelta(days=1))
    settle(desk)
    assert "sudah terbit" in messages.errors[0]
    assert begins(office, session_id) == DAY


def test_the_month_is_printed(desk: Desk, page: SchedulePage) -> None:
    QTest.mouseClick(page.ui.print_button, LEFT)
    settle(desk)
    preview = page.dialog
    assert isinstance(preview, PreviewDialog) and preview.document.pageCount() == 1
    preview.reject()


@pytest.fixture
def dialog(desk: Desk, office: Office, qtbot: QtBot) -> SessionDialog:
    venues.save_venue(office, Venue(name="Aula Terbuka", kind=VenueKind.OFFICE, capacity=30))
    venues.save_venue(office, Venue(name="Kebun", kind=VenueKind.OTHER, capacity=90, is_open_land=True))
    venues.save_closed_day(office, ClosedDay(closed_on=DAY + timedelta(days=1), name="Apel pagi"))
    tani = make_course(office, "Tani", needs_open_land=True)
    make_partner(office, "HKTI", course_ids=(tani,))
    made = SessionDialog(desk)
    qtbot.addWidget(made)
    made.open()
    settle(desk)
    made.ui.course_id.setCurrentText("Tani")
    return made


def test_the_day_picker_names_holidays_and_leaves_them_out(desk: Desk, dialog: SessionDialog) -> None:
    QTest.keyClicks(dialog.ui.dates, "20-22 Juni 2023")
    days = dialog.ui.days
    told = [(days.item(n).text(), days.item(n).checkState() == Qt.CheckState.Checked) for n in range(3)]
    assert told == [
        ("Selasa, 20 Juni 2023", True),
        ("Rabu, 21 Juni 2023  (Apel pagi)", False),
        ("Kamis, 22 Juni 2023", True),
    ]


def test_warnings_and_a_place_that_fits_stand_in_the_dialog(desk: Desk, dialog: SessionDialog) -> None:
    QTest.keyClicks(dialog.ui.dates, "20 Juni 2023")
    QTest.keyClicks(dialog.ui.venue, "Aula Terbuka")
    think(desk, dialog)
    notes = dialog.ui.plan_notes.text()
    assert "membutuhkan lahan terbuka" in notes and "Belum ada perjanjian" in notes
    assert dialog.ui.venue_suggestion.text() == "Saran: Kebun, muat 90 orang"
    assert dialog.ui.save_button.isEnabled(), "a warning forbids nothing"
    QTest.mouseClick(dialog.ui.venue_suggestion, LEFT)
    think(desk, dialog)
    assert dialog.ui.venue.text() == "Kebun"
    assert dialog.ui.venue_kind.currentText() == "Tempat lain"
    assert "lahan terbuka" not in dialog.ui.plan_notes.text()


def test_a_weekly_series_is_planned_in_the_dialog(desk: Desk, office: Office, dialog: SessionDialog) -> None:
    QTest.keyClicks(dialog.ui.dates, "22 Juni 2023")
    dialog.ui.times.setValue(3)
    think(desk, dialog)
    assert dialog.ui.times_note.text() == "Mulai 22 Juni 2023, 30 Juni 2023, 6 Juli 2023"
    QTest.mouseClick(dialog.ui.save_button, LEFT)
    settle(desk)
    assert [row.starts_on.day for row in sessions.rows(office)] == [6, 30, 22]


def test_a_change_goes_to_the_later_ones_if_wanted(
    desk: Desk, office: Office, qtbot: QtBot, dialog: SessionDialog
) -> None:
    QTest.keyClicks(dialog.ui.dates, "20 Juni 2023")
    dialog.ui.times.setValue(3)
    settle(desk)
    QTest.mouseClick(dialog.ui.save_button, LEFT)
    settle(desk)
    ids = [row.id for row in reversed(sessions.rows(office))]
    second = SessionDialog(desk, ids[1])
    qtbot.addWidget(second)
    second.open()
    settle(desk)
    assert not second.ui.times.isVisible() and second.ui.scope.isVisible()
    second.ui.scope.setCurrentText("Ini dan 1 sesudahnya")
    QTest.keyClicks(second.ui.officer_in_charge, "Ani Petugas")
    QTest.mouseClick(second.ui.save_button, LEFT)
    settle(desk)
    told = [sessions.get(office, one).session.officer_in_charge for one in ids]
    assert told == ["", "Ani Petugas", "Ani Petugas"]


def test_a_catch_up_session_is_linked_and_takes_in_who_was_away(
    desk: Desk, office: Office, qtbot: QtBot, dialog: SessionDialog
) -> None:
    course = dialog.ui.course_id.currentData()
    partner = dialog.ui.partner_id.currentData()
    missed = make_session(office, course_id=course, partner_id=partner)
    enrol(office, missed, "Ani", "Budi")
    mark(office, missed, "HA")
    QTest.keyClicks(dialog.ui.dates, "27 Juni 2023")
    think(desk, dialog)
    assert dialog.ui.makes_up_for.itemText(1) == "20 Juni 2023 (1 tidak hadir)"
    dialog.ui.makes_up_for.setCurrentIndex(1)
    QTest.mouseClick(dialog.ui.save_button, LEFT)
    settle(desk)
    again = sessions.rows(office)[0].id
    assert sessions.get(office, again).session.makes_up_for_id == missed
    enrolling = EnrolDialog(desk, again)
    qtbot.addWidget(enrolling)
    enrolling.open()
    settle(desk)
    assert enrolling.ui.absent_button.text() == "Tambahkan 1 yang dahulu tidak hadir"
    QTest.mouseClick(enrolling.ui.absent_button, LEFT)
    settle(desk)
    assert [row.name for row in participants.rows(office, again)] == ["Budi"]


DAYS = st.sets(st.integers(0, 34), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(held=st.lists(DAYS, max_size=9), height=st.integers(200, 900))
def test_bars_lie_under_their_days_and_never_on_each_other(held: list[set[int]], height: int) -> None:
    monday = date(2023, 5, 29)
    entries = [
        CalendarEntry(
            session_id=number,
            course="",
            partner="",
            venue="",
            days=tuple(monday + timedelta(days=day) for day in sorted(days)),
            status=SessionStatus.PLANNED,
            participants=0,
            seats=1,
            in_series=False,
            makes_up=False,
            warnings=(),
        )
        for number, days in enumerate(held)
    ]
    grid = CalendarGrid(QRect(0, 0, 900, height), monday, 5, entries, bar_height=20, top_margin=26)
    for one, other in combinations(grid.bars, 2):
        assert not one.rect.intersects(other.rect)
    for cell in grid.cells:
        here = [entry for entry in entries if cell.day in entry.days]
        bars = [bar for bar in grid.bars if bar.rect.intersects(cell.rect.adjusted(4, 0, -4, 0))]
        assert len(bars) + cell.hidden == len(here), "whoever has no room is counted"
        assert cell.rect.contains(QPoint(cell.rect.center()))
