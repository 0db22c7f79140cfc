"""The one way out for lists and reports: columns, form of the file, and what the law says about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidgetItem, QRadioButton, QWidget

from bapasdesk.domain.person_rules import EXPORT_WARNING
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.export_dialog import Ui_ExportDialog
from bapasdesk.gui.save_as import ask_where
from bapasdesk.gui.theme import colours, icon
from bapasdesk.gui.widgets.progress import show_progress
from bapasdesk.services import export
from bapasdesk.services.extracts import Extract
from bapasdesk.services.list_files import Watch
from bapasdesk.services.office import Office

Write = Callable[[Path, Sequence[str], Watch], int | None]
"""Writes the file with the columns of these titles; gives the rows, or None for what has no rows."""
SaveList = Callable[[Office, Extract, Path, Sequence[str], Watch], int]
SHEET, PLAIN, PAPER, PICTURE = (
    (".xlsx", "Lembar kerja Excel"),
    (".csv", "Teks CSV, untuk program lain"),
    (".pdf", "PDF, untuk dicetak"),
    (".png", "Gambar PNG"),
)
_ICON_SIZE = 22


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """What is to leave the office. Without `columns` there is nothing to choose.

    `is_long`: written beside the window's own worker, with progress and a way to stop it.
    """

    title: str
    file_stem: str
    write: Write
    noun: str = ""
    filters: str = ""
    columns: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    formats: tuple[tuple[str, str], ...] = field(default=(SHEET, PLAIN, PAPER))
    is_long: bool = True


def outgoing_list(office: Office, extract: Extract, save: SaveList = export.save) -> Outgoing:
    """A list as it is to leave; `save` where another right than the usual one is asked for."""
    return Outgoing(
        title=extract.of.title,
        file_stem=extract.of.file_stem,
        write=lambda path, titles, watch: save(office, extract, path, titles, watch),
        noun=extract.of.noun,
        filters=", ".join(extract.filters),
        columns=tuple(column.title for column in extract.of.columns),
        usual=extract.of.usual,
    )


class ExportDialog(QDialog):
    _progressed = Signal(int, int)

    def __init__(self, desk: Desk, outgoing: Outgoing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ExportDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._outgoing = desk, outgoing
        self._stop = Event()
        self._remembered = QSettings(str(desk.office.folder.root / "window.ini"), QSettings.Format.IniFormat)
        self.formats = {ending: QRadioButton(words) for ending, words in outgoing.formats}
        self._dress()
        self._fill(self._chosen_last_time() or outgoing.usual)
        self._wire()
        self._show_working(False)

    @property
    def ending(self) -> str:
        """Of the form of file that is chosen."""
        return next(ending for ending, button in self.formats.items() if button.isChecked())

    @property
    def titles(self) -> tuple[str, ...]:
        """Of the columns that are ticked, in their order."""
        return tuple(one.text() for one in self._items() if one.checkState() == Qt.CheckState.Checked)

    def save_to(self, path: Path) -> None:
        """Writes the file; the dialog stays while it works and goes when it is done."""
        self._stop.clear()
        self.ui.trouble.clear()
        self._show_working(True)
        write, titles, stop, stopping = (
            self._outgoing.write,
            self.titles,
            self._stop,
            self._desk.beside.stopping,
        )
        watch = Watch(progress=self._progressed.emit, cancel=lambda: stop.is_set() or stopping.is_set())
        run = self._desk.beside.run if self._outgoing.is_long else self._desk.run
        run(
            lambda: write(path, titles, watch),
            partial(self._written, path),
            failed=self._failed,
            busy="Mengekspor …",
        )

    def reject(self) -> None:
        """Esc while it works stops the work first."""
        if self.ui.stop_button.isVisible():
            self._stop.set()
        else:
            super().reject()

    def _dress(self) -> None:
        ui, outgoing = self.ui, self._outgoing
        ui.what_label.setText(outgoing.title)
        ui.filters_label.setText(f"Saringan: {outgoing.filters}")
        ui.filters_label.setVisible(bool(outgoing.filters))
        ui.columns_side.setVisible(bool(outgoing.columns))
        ui.warning.setText(EXPORT_WARNING)
        ui.warning_icon.setPixmap(
            icon("shield-alert-outline", colours().ready).pixmap(_ICON_SIZE, _ICON_SIZE)
        )
        for button in self.formats.values():
            ui.formats_layout.addWidget(button)
        next(iter(self.formats.values())).setChecked(True)
        if not outgoing.columns:
            self.setMinimumHeight(0)

    def _wire(self) -> None:
        ui = self.ui
        ui.columns.itemChanged.connect(lambda _: self._enable())
        ui.up_button.clicked.connect(lambda: self._shift(-1))
        ui.down_button.clicked.connect(lambda: self._shift(1))
        ui.usual_button.clicked.connect(lambda: self._fill(self._outgoing.usual))
        ui.stop_button.clicked.connect(self._stop.set)
        ui.cancel_button.clicked.connect(self.reject)
        ui.save_button.clicked.connect(self._ask_where)
        self._progressed.connect(self._show_progress)

    def _fill(self, ticked: Sequence[str]) -> None:
        """The ticked ones first and in their order, the others after them."""
        self.ui.columns.clear()
        for title in (*ticked, *(one for one in self._outgoing.columns if one not in ticked)):
            item = QListWidgetItem(title, self.ui.columns)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if title in ticked else Qt.CheckState.Unchecked)
        self.ui.columns.setCurrentRow(0)
        self._enable()

    def _items(self) -> list[QListWidgetItem]:
        return [self.ui.columns.item(row) for row in range(self.ui.columns.count())]

    def _shift(self, by: int) -> None:
        row = self.ui.columns.currentRow()
        if 0 <= row + by < self.ui.columns.count():
            item = self.ui.columns.takeItem(row)
            self.ui.columns.insertItem(row + by, item)
            self.ui.columns.setCurrentRow(row + by)

    def _chosen_last_time(self) -> tuple[str, ...]:
        kept = self._remembered.value(f"export/{self._outgoing.file_stem}")
        titles = [kept] if isinstance(kept, str) else kept or []
        return tuple(title for title in titles if title in self._outgoing.columns)

    def _ask_where(self) -> None:
        ending, words = next(one for one in self._outgoing.formats if one[0] == self.ending)
        stem = self._outgoing.file_stem
        path = ask_where(self, self._outgoing.title, f"{stem}{ending}", words, ending)
        if path is not None:
            self.save_to(path)

    def _written(self, path: Path, count: int | None) -> None:
        if self._outgoing.columns:
            self._remembered.setValue(f"export/{self._outgoing.file_stem}", list(self.titles))
            self._remembered.sync()
        self._show_working(False)
        what = self._outgoing.title if count is None else f"{count} {self._outgoing.noun}"
        self._desk.messages.inform(f"{what} tersimpan: {path}")
        self.accept()

    def _failed(self, error: BapasError) -> None:
        self._show_working(False)
        self.ui.trouble.show_error(str(error))

    def _show_working(self, working: bool) -> None:
        ui = self.ui
        show_progress(ui.progress, 0, 1)
        for shown in (ui.progress, ui.stop_button):
            shown.setVisible(working and self._outgoing.is_long)
        for choice in (ui.columns_side, *self.formats.values(), ui.cancel_button):
            choice.setEnabled(not working)
        self._enable(working)

    def _enable(self, working: bool = False) -> None:
        self.ui.save_button.setEnabled(not working and bool(self.titles or not self._outgoing.columns))

    def _show_progress(self, done: int, of: int) -> None:
        show_progress(self.ui.progress, done, of)
