"""The frame: navigation, search, lock, the quiet bar, and the page in the middle."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QPushButton, QTableView, QWidget

from bapasdesk.domain.backup_age import backup_age
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.records.trail import Draft
from bapasdesk.domain.rows.search import SearchHit
from bapasdesk.gui.backup_care import BackupCare
from bapasdesk.gui.commands import COMMANDS, find_commands, find_help, in_order
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.main_window import Ui_MainWindow
from bapasdesk.gui.help_pages import HELP_PAGES
from bapasdesk.gui.places import BY_TITLE, FOUND, OPENERS, PLACES, Opener, Place
from bapasdesk.gui.plain_text import as_plain
from bapasdesk.gui.runner import Runner
from bapasdesk.gui.theme import LIGHT, icon
from bapasdesk.gui.undo_bar import UndoBar
from bapasdesk.gui.widgets.search_box import Found
from bapasdesk.services import backups, drafts, settings, trash
from bapasdesk.services.search import search

NOTE_MS = 10_000
BUSY_AFTER_MS = 300


class MainWindow(QMainWindow):
    """`closed` when the officer closes it. `lock` is called by the button and Ctrl+L."""

    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        lock: Callable[[], None],
        places: Sequence[Place] = PLACES,
        openers: Mapping[str, Opener] = OPENERS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._lock, self._openers = desk, lock, openers
        self._places = {place.name: place for place in places}
        self._pages: dict[str, QWidget] = {}
        self._shown = places[0].name
        self._buttons = self._wire_navigation()
        self._wire_top()
        self._wire_bar()
        self._wire_keys()
        desk.open_requested.connect(self.open)
        desk.changed.connect(self._changed)
        self._remembered = QSettings(str(desk.office.folder.root / "window.ini"), QSettings.Format.IniFormat)
        self._restore_geometry()
        self._read_profile()
        self._read_backup_age()
        self._empty_trash_of_its_age()
        self._tell_of_drafts()
        self.go(places[0].name)
        self.care = BackupCare(desk, self.go, self)
        self.ui.content_layout.insertWidget(1, self.care.notices)
        self.closed.connect(desk.beside.stop)
        self.ui.search_box.setFocus()

    @property
    def page(self) -> QWidget:
        """The page in view."""
        return self._pages[self._shown]

    def go(self, name: str) -> Any:
        """Shows a place, building its page at the first visit, and gives the page."""
        place = self._places[name]
        if name not in self._pages:
            self._pages[name] = place.build(self._desk)
            self.ui.stack.addWidget(self._pages[name])
        page = self._pages[name]
        self._shown = name
        if self.ui.stack.currentWidget() is not page:
            self.ui.stack.setCurrentWidget(page)
            self._hand_keys_to(page)
        self._buttons[place.under or name].setChecked(True)
        self.setWindowTitle(f"{getattr(page, 'title', '')} – BapasDesk")
        return page

    def _hand_keys_to(self, page: QWidget) -> None:
        """To the first list in view, so that arrows and Enter work without the mouse."""
        for found in page.findChildren(QTableView):
            if found.isVisible():
                found.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def open(self, kind: str, id: int) -> None:
        """Opens a thing by kind and id, or a place by its name."""
        if kind in self._openers:
            opener = self._openers[kind]
            opener.show(self.go(opener.place), id)
        else:
            self.go(kind)

    def fit_screen(self) -> None:
        """Fills a screen that is smaller than the window: its bar at the bottom would be out of sight."""
        if self.size().boundedTo(self.screen().availableSize()) != self.size():
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remembered.setValue("geometry", self.saveGeometry())
        self._remembered.sync()
        self._undo_bar.leave()
        super().closeEvent(event)
        self.closed.emit()

    def _wire_navigation(self) -> dict[str, QPushButton]:
        buttons: dict[str, QPushButton] = {}
        for number, place in enumerate((p for p in self._places.values() if not p.under), start=1):
            button: QPushButton = getattr(self.ui, f"go_{place.name}")
            button.setIcon(icon(place.icon, LIGHT.navigation_text))
            button.setToolTip(f"{button.text()} (Ctrl+{number})")
            button.clicked.connect(lambda _, name=place.name: self.go(name))
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, button.click)
            buttons[place.name] = button
        return buttons

    def _wire_top(self) -> None:
        office = self._desk.office
        self.ui.officer_label.setText(office.officer)
        self.ui.lock_button.setIcon(icon("lock-outline"))
        self.ui.lock_button.clicked.connect(self._lock)
        self.ui.example_badge.hide()
        self.ui.search_box.search_with(self._search, self.ui.central)
        self.ui.search_box.chosen.connect(self._open_hit)

    def _wire_bar(self) -> None:
        self._note_timer = QTimer(self, singleShot=True, interval=NOTE_MS)
        self._note_timer.timeout.connect(self.ui.message_label.clear)
        self._busy_timer = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._busy_timer.timeout.connect(self._show_busy)
        self._busy = ""
        self._show_busy()
        self._undo_bar = UndoBar(self._desk, self.ui.undo_label, self.ui.undo_button, self._read_all_anew)
        self.ui.backup_badge.clicked.connect(lambda: self.go("backups"))
        self._desk.messages.informed.connect(self._note)
        self._desk.jobs.busy_changed.connect(self._busy_with)
        self._desk.beside.jobs.busy_changed.connect(self._busy_with)

    def _wire_keys(self) -> None:
        QShortcut(QKeySequence("Ctrl+K"), self, self._focus_search)
        QShortcut(QKeySequence("Ctrl+L"), self, self._lock)
        QShortcut(QKeySequence("F5"), self, self._refresh)

    def _focus_search(self) -> None:
        self.ui.search_box.setFocus()
        self.ui.search_box.selectAll()

    def _refresh(self) -> None:
        page: Any = self.page
        page.refresh()

    def _read_all_anew(self) -> None:
        """After an undo, which may have changed anything."""
        for page in self._pages.values():
            page.refresh()  # type: ignore[attr-defined]  # every page has one
        self._desk.announce("filters")
        self._read_profile()

    def _search(self, text: str, found: Found) -> None:
        office, commands = self._desk.office, find_commands(self._desk, text)
        self._desk.run(
            lambda: (search(office, text), find_help(text)),
            lambda hits: found((*in_order(hits[0], commands, text), *hits[1])),
        )

    def _open_hit(self, hit: SearchHit) -> None:
        if hit.kind == "help":
            self._show_help(HELP_PAGES[hit.id].name)
        elif hit.kind in ("page", "action"):
            self._desk.open(COMMANDS[hit.id].opens)
        elif hit.kind in BY_TITLE:
            place, show = BY_TITLE[hit.kind]
            show(self.go(place), hit.title)
        else:
            self._desk.open(FOUND.get(hit.kind, hit.kind), hit.id)

    def _show_help(self, name: str) -> None:
        from bapasdesk.gui.dialogs.help_window import HelpWindow  # late: the window needs no manual

        manual = HelpWindow(Runner(self._desk.jobs, self._desk.messages), self)
        manual.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        manual.show_page(name)

    def _changed(self, kinds: frozenset[str]) -> None:
        if "settings" in kinds:
            self._read_profile()
        if "backups" in kinds:
            self._read_backup_age()

    def _read_profile(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: settings.profile(office), self._show_profile)

    def _read_backup_age(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: backups.last_verified(office), self._show_backup_age)

    def _empty_trash_of_its_age(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: trash.empty_expired(office), lambda _: None)

    def _tell_of_drafts(self) -> None:
        """What a crash or the lock has cut off is offered where it was typed; here one only learns of it."""
        office = self._desk.office
        self._desk.run(lambda: drafts.waiting(office), self._show_drafts)

    def _show_drafts(self, waiting: Sequence[Draft]) -> None:
        if waiting:
            titles = ", ".join(dict.fromkeys(draft.title for draft in waiting))
            self._desk.messages.inform(f"Ada isian yang belum disimpan: {titles}. Buka formulirnya lagi.")

    def _show_backup_age(self, made: datetime | None) -> None:
        self.ui.backup_badge.setText(backup_age(made, self._desk.office.clock()))

    def _show_profile(self, profile: OfficeProfile) -> None:
        self.ui.office_name.setText(profile.short_name)
        self.ui.office_name.setToolTip(as_plain(profile.name))
        self.ui.example_badge.setVisible(profile.is_example)

    def _note(self, text: str) -> None:
        self.ui.message_label.setText(text)
        self.ui.message_label.setToolTip(as_plain(text))
        self._note_timer.start()

    def _busy_with(self, text: str) -> None:
        """Said only when it takes a moment: a flicker at every click would tell nothing."""
        self._busy = text
        if not text:
            self._busy_timer.stop()
            self._show_busy()
        elif not self._busy_timer.isActive():
            self._busy_timer.start()

    def _show_busy(self) -> None:
        self.ui.busy_label.setText(self._busy)
        self.ui.busy_label.setVisible(bool(self._busy))
        self.ui.busy_bar.setVisible(bool(self._busy))

    def _restore_geometry(self) -> None:
        geometry = self._remembered.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
