"""The certificate layouts of the office: copied from the built-in ones, changed, chosen and exchanged."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import LayoutRow
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.save_as import ask_where
from bapasdesk.gui.table_models import Column
from bapasdesk.gui.theme import icon
from bapasdesk.gui.widgets.list_editor import ListEditor
from bapasdesk.services import layouts

_KIND = "Tata letak"
_ABOUT = (
    "Tata letak bawaan tidak dapat diubah: salin dahulu, lalu ubah salinannya. "
    "Sertifikat yang sudah terbit tetap seperti saat diterbitkan."
)


def _used_by(row: LayoutRow) -> str:
    office = ["semua pelatihan lainnya"] if row.is_default else []
    return ", ".join([*row.courses, *office]) or "belum dipakai"


LAYOUT_COLUMNS: tuple[Column[LayoutRow], ...] = (
    Column("Tata letak", lambda row: row.name),
    Column("Untuk gaya", lambda row: label(row.style), width=200),
    Column("Asal", lambda row: "buatan kantor" if row.id else "bawaan", width=130, spare=1),
    Column("Dipakai oleh", _used_by),
)


class LayoutsPanel(QWidget):
    """Only tells what is to be edited or chosen; the page opens the dialogs."""

    edit_requested = Signal(object)
    use_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.editor = ListEditor(self)
        self.editor.setAccessibleName("Daftar tata letak sertifikat")
        self.editor.set_columns(LAYOUT_COLUMNS)
        self.editor.add_button.setText("Salin")
        self.editor.add_button.setIcon(icon("content-copy"))
        self.use_button = self.editor.add_own_button("Dipakai oleh…", icon("check"))
        self.export_button = self.editor.add_own_button("Ekspor…", icon("export"))
        self.import_button = self.editor.add_own_button("Impor…", icon("import"))
        about = QLabel(_ABOUT)
        about.setProperty("muted", True)
        about.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(about)
        layout.addWidget(self.editor)
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: layouts.rows(office), self.editor.show_rows)

    def export_to(self, row: LayoutRow, path: Path) -> None:
        office = self._desk.office
        self._desk.run(
            lambda: layouts.export_file(office, row.id, row.style, path),
            lambda _: self._desk.messages.inform("Tata letak tersimpan sebagai berkas."),
        )

    def import_from(self, path: Path) -> None:
        office = self._desk.office
        self._desk.run(
            lambda: layouts.import_file(office, path),
            lambda _: self._desk.messages.inform("Tata letak diimpor."),
            announce=("settings",),
        )

    def _wire(self) -> None:
        editor = self.editor
        editor.add_button.clicked.disconnect()
        editor.add_button.clicked.connect(self._copy)
        editor.change_requested.connect(self._edit)
        editor.remove_requested.connect(self._remove)
        self.use_button.clicked.connect(self._use)
        self.export_button.clicked.connect(self._ask_export)
        self.import_button.clicked.connect(self._ask_import)
        editor.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        editor.model.modelReset.connect(self._enable)
        self._desk.changed.connect(self._changed)
        self._enable()
        steps = (editor.add_button, editor.change_button, editor.remove_button, self.use_button)
        self._desk.gate(Right.SETTINGS, *steps, self.export_button, self.import_button)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"settings", "courses"}:
            self.refresh()

    def _chosen(self) -> LayoutRow | None:
        row: LayoutRow | None = self.editor.chosen()
        return row

    def _enable(self) -> None:
        """A built-in layout can be copied, exported and put to use again, and nothing else."""
        row = self._chosen()
        own = row is not None and bool(row.id)
        self.editor.add_button.setEnabled(row is not None)
        self.export_button.setEnabled(row is not None)
        for button in (self.editor.change_button, self.editor.remove_button, self.use_button):
            button.setEnabled(own)

    def _copy(self) -> None:
        row, office = self._chosen(), self._desk.office
        if row is not None:
            work = partial(layouts.copy, office, row.id, row.style)
            said = f"{row.name} disalin. Pilih salinannya, lalu Ubah."
            self._desk.run(work, lambda _: self._desk.messages.inform(said), announce=("settings",))

    def _edit(self, row: LayoutRow) -> None:
        if row.id:
            self.edit_requested.emit(row)

    def _use(self) -> None:
        if (row := self._chosen()) is not None:
            self.use_requested.emit(row)

    def _remove(self, row: LayoutRow) -> None:
        if row.id:
            office = self._desk.office
            self._desk.run(
                lambda: layouts.remove(office, row.id),
                self._desk.messages.tell_removed,
                announce=("settings",),
            )

    def _ask_export(self) -> None:
        row = self._chosen()
        if row is not None:
            name = f"{row.name}{layouts.SUFFIX}".replace("/", "-")
            path = ask_where(self, "Ekspor tata letak", name, _KIND, layouts.SUFFIX)
            if path is not None:
                self.export_to(row, path)

    def _ask_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Impor tata letak", "", f"{_KIND} (*{layouts.SUFFIX})")
        if path:
            self.import_from(Path(path))
