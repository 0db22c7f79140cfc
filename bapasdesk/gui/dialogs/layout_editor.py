"""The editor of one certificate layout: a list, the sheet, the properties, the real page at every step."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidgetItem, QMenu, QWidget

from bapasdesk.documents.contents import CertificateContent
from bapasdesk.domain.layout import Layout, PageSize, Side, keep_inside, kind_of
from bapasdesk.domain.layout_image import LARGEST_IMAGE, make_image
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.errors import BapasError, InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.forms.layout_editor import Ui_LayoutEditor
from bapasdesk.gui.layout_editor.canvas import LayoutCanvas
from bapasdesk.gui.layout_editor.edited_layout import EditedLayout
from bapasdesk.gui.layout_editor.element_panel import ElementPanel
from bapasdesk.gui.layout_editor.element_words import KIND_ICONS, KIND_WORDS, describe, new_element
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.theme import icon
from bapasdesk.gui.widgets.form_draft import FormDraft
from bapasdesk.services import layout_preview, layouts
from bapasdesk.services.layout_preview import LayoutPreview, Samples

_PREVIEW_AFTER_MS = 150
_PANEL_WIDTH = 320
_SIDES = {Side.FRONT: "Depan", Side.BACK: "Belakang"}
_SAMPLES = {"real": "Peserta terakhir", "longest": "Nama terpanjang"}
_PAGES = {
    (PageSize.A4, False): "A4 mendatar",
    (PageSize.A4, True): "A4 tegak",
    (PageSize.F4, False): "F4 mendatar",
    (PageSize.F4, True): "F4 tegak",
}


class LayoutEditor(QDialog):
    saved = Signal(int)

    def __init__(self, desk: Desk, layout_id: int, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_LayoutEditor()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._id, self._first_name = desk, layout_id, layout.name
        self._samples: Samples | None = None
        self._asked = 0
        self._warnings: dict[int, str] = {}
        self.edited = EditedLayout(layout, self)
        self.canvas = LayoutCanvas(self.edited, self)
        self.panel = ElementPanel(self.edited, self)
        self.panel.setFixedWidth(_PANEL_WIDTH)
        self.ui.canvas_layout.addWidget(self.canvas)
        self.ui.panel_layout.addWidget(self.panel)
        self._timer = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER_MS)
        self._timer.timeout.connect(self._ask_preview)
        self.finished.connect(self._timer.stop)  # the lock may close it in the middle of a change
        self._fill_choices()
        self._wire()
        self._show_layout()
        self.draft = FormDraft(self, desk, layout_id, values=self)
        self.edited.changed.connect(self.draft.acted)
        office, style = desk.office, layout.style
        desk.run(lambda: layout_preview.samples(office, style), self._show_samples)

    def reject(self) -> None:
        """Asks only when something was changed."""
        question = "Perubahan tata letak ini belum disimpan. Tutup tanpa menyimpan?"
        if self.edited.undo_stack.isClean() or self._desk.messages.confirm(question, "Tutup"):
            self.draft.forget()
            super().reject()

    def values(self) -> dict[str, Any]:
        """For the draft: the whole layout. One whose name is just being typed anew keeps its old one."""
        layout = self.edited.layout
        return {"document": replace(layout, name=layout.name.strip() or self._first_name).to_json()}

    def set_values(self, values: dict[str, Any]) -> None:
        """From the draft; one step that can be undone."""
        try:
            self.edited.change("Lanjutkan isian", Layout.from_json(values["document"]))
        except InvalidInput as error:
            self._desk.messages.error(str(error))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._timer.start()

    def add_image(self, path: Path) -> None:
        """Puts a picture into the layout and onto the sheet; trouble is told by message."""
        try:
            with path.open("rb") as file:
                image = make_image(
                    f"gambar-{len(self.edited.layout.images) + 1}", file.read(LARGEST_IMAGE + 1)
                )
        except InvalidInput as error:
            self._desk.messages.error(str(error))
            return
        except OSError:
            self._desk.messages.error("Gambar itu tidak dapat dibaca. Periksa berkasnya, lalu coba lagi.")
            return
        layout = replace(self.edited.layout, images=(*self.edited.layout.images, image))
        element = replace(new_element("image", layout), side=self.edited.side)
        self.edited.change(
            "Tambah gambar",
            replace(layout, elements=(*layout.elements, element)),
            chosen=len(layout.elements),
        )

    def _fill_choices(self) -> None:
        ui = self.ui
        for words in _PAGES.values():
            ui.page.addItem(words)
        for words in _SIDES.values():
            ui.side.addItem(words)
        for words in _SAMPLES.values():
            ui.sample.addItem(words)
        menu = QMenu(self)
        for kind, words in KIND_WORDS.items():
            menu.addAction(icon(KIND_ICONS[kind]), words, partial(self._add, kind))
        ui.add_button.setMenu(menu)
        ui.add_button.setIcon(icon("plus"))
        ui.undo_button.setIcon(icon("undo"))
        ui.redo_button.setIcon(icon("redo"))
        ui.name.setText(self.edited.layout.name)

    def _wire(self) -> None:
        ui, edited = self.ui, self.edited
        edited.changed.connect(self._show_layout)
        edited.chosen_changed.connect(self._show_chosen)
        self.canvas.text_wanted.connect(self.panel.focus_first)
        ui.elements.currentRowChanged.connect(self._choose_row)
        ui.name.textEdited.connect(self._rename)
        ui.page.activated.connect(self._change_page)
        ui.side.activated.connect(lambda place: edited.look_at(list(_SIDES)[place]))
        ui.sample.activated.connect(lambda _: self._timer.start())
        ui.duplicate_button.clicked.connect(edited.duplicate)
        ui.delete_button.clicked.connect(edited.delete)
        ui.up_button.clicked.connect(lambda: edited.reorder(-1))
        ui.down_button.clicked.connect(lambda: edited.reorder(1))
        ui.proof_button.clicked.connect(self._show_proof)
        ui.save_button.clicked.connect(self._save)
        ui.cancel_button.clicked.connect(self.reject)
        for button, signal, act in (
            (ui.undo_button, edited.undo_stack.canUndoChanged, edited.undo_stack.undo),
            (ui.redo_button, edited.undo_stack.canRedoChanged, edited.undo_stack.redo),
        ):
            button.setEnabled(False)
            signal.connect(button.setEnabled)
            button.clicked.connect(act)
        self._shortcut(QKeySequence.StandardKey.Undo, edited.undo_stack.undo)
        self._shortcut(QKeySequence.StandardKey.Redo, edited.undo_stack.redo)
        self._shortcut(QKeySequence("Ctrl+D"), edited.duplicate)
        self._shortcut(QKeySequence.StandardKey.Save, self._save)
        for widget in (self.canvas, ui.elements):
            shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), widget, edited.delete)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _shortcut(self, keys: QKeySequence | QKeySequence.StandardKey, act: object) -> None:
        action = QAction(self)
        action.setShortcut(keys)
        action.triggered.connect(act)
        self.addAction(action)

    def _add(self, kind: str) -> None:
        if kind == "image":
            path, _ = QFileDialog.getOpenFileName(self, "Pilih gambar", "", "Gambar (*.png *.jpg *.jpeg)")
            if path:
                self.add_image(Path(path))
        else:
            self.edited.add(new_element(kind, self.edited.layout))
        self.canvas.setFocus()

    def _rename(self, name: str) -> None:
        named = replace(self.edited.layout, name=name)
        self.edited.change("Ubah nama", named, chosen=self.edited.chosen, series="name")

    def _change_page(self, place: int) -> None:
        page, portrait = list(_PAGES)[place]
        layout = replace(self.edited.layout, page=page, portrait=portrait)
        elements = tuple(keep_inside(one, layout.sheet) for one in layout.elements)
        self.edited.change("Ubah kertas", replace(layout, elements=elements), chosen=self.edited.chosen)

    def _show_layout(self) -> None:
        layout = self.edited.layout
        if self.ui.name.text() != layout.name:
            self.ui.name.setText(layout.name)
        self.ui.page.setCurrentIndex(list(_PAGES).index((layout.page, layout.portrait)))
        self.ui.save_button.setEnabled(bool(layout.name.strip()))
        self._list_elements()
        self._timer.start()

    def _show_chosen(self) -> None:
        self.ui.side.setCurrentIndex(list(_SIDES).index(self.edited.side))
        self._list_elements()
        for button in (
            self.ui.duplicate_button,
            self.ui.delete_button,
            self.ui.up_button,
            self.ui.down_button,
        ):
            button.setEnabled(self.edited.chosen is not None)
        self._timer.start()

    def _list_elements(self) -> None:
        """Topmost last, as they are drawn; a warning sign where something would print badly."""
        listed, places = self.ui.elements, self.edited.places()
        with QSignalBlocker(listed):
            listed.clear()
            for place in places:
                element = self.edited.layout.elements[place]
                sign = "alert-outline" if place in self._warnings else KIND_ICONS[kind_of(element)]
                item = QListWidgetItem(icon(sign), describe(element))
                item.setToolTip(self._warnings.get(place, describe(element)))
                listed.addItem(item)
            chosen = self.edited.chosen
            listed.setCurrentRow(places.index(chosen) if chosen in places else -1)

    def _choose_row(self, row: int) -> None:
        places = self.edited.places()
        self.edited.choose(places[row] if 0 <= row < len(places) else None)

    def _show_samples(self, samples: Samples) -> None:
        self._samples = samples
        self._ask_preview()

    def _sample(self) -> CertificateContent | None:
        name = list(_SAMPLES)[max(0, self.ui.sample.currentIndex())]
        return getattr(self._samples, name) if self._samples else None

    def _ask_preview(self) -> None:
        content, layout, side = self._sample(), self.edited.layout, self.edited.side
        if content is None or not layout.name.strip():
            return
        self._asked += 1
        office, dots = self._desk.office, self.canvas.dots_per_point
        self._desk.run(
            lambda: layout_preview.preview(office, layout, content, side, dots),
            partial(self._show_preview, self._asked),
            failed=self._show_trouble,
        )

    def _show_preview(self, asked: int, preview: LayoutPreview) -> None:
        if asked != self._asked:
            return  # a newer one is on its way
        self.canvas.show_picture(preview.picture)
        warnings = {one.element: one.sentence for one in preview.misfits}
        if warnings != self._warnings:
            self._warnings = warnings
            self._list_elements()
        self.ui.warning.setText(self._warning_line())
        self.ui.warning.setProperty("error", bool(warnings))
        self.ui.warning.style().polish(self.ui.warning)

    def _show_trouble(self, error: BapasError) -> None:
        self.ui.warning.setProperty("error", True)
        self.ui.warning.style().polish(self.ui.warning)
        self.ui.warning.setText(str(error))

    def _warning_line(self) -> str:
        if not self._warnings:
            return "Semua muat di tempatnya."
        place, sentence = next(iter(self._warnings.items()))
        more = f" Ada {len(self._warnings) - 1} peringatan lain." if len(self._warnings) > 1 else ""
        return f"{describe(self.edited.layout.elements[place])}: {sentence}{more}"

    def _show_proof(self) -> None:
        content, layout, office = self._sample(), self.edited.layout, self._desk.office
        if content is not None:
            self._desk.run(lambda: layout_preview.paper(office, layout, content), self._open_proof)

    def _open_proof(self, paper: Paper) -> None:
        dialog = PreviewDialog(self._desk, paper, "Contoh sertifikat", self)
        open_dialog(dialog)

    def _save(self) -> None:
        office, layout_id, layout = self._desk.office, self._id, self.edited.layout
        self._desk.run(
            lambda: layouts.save(office, layout_id, layout),
            lambda _: self._saved(),
            failed=self._show_trouble,
            announce=("settings",),
        )

    def _saved(self) -> None:
        self.edited.undo_stack.setClean()
        self.saved.emit(self._id)
        self.accept()
