"""The part of Pengaturan, Kop surat, that shows the emblem of the letterhead and takes another one."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.forms.emblem_part import Ui_EmblemPart
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.theme import icon
from bapasdesk.services import emblem
from bapasdesk.services.emblem import EmblemInForce

_SIDE = 96
_MARGIN = 6
_SOFT = (
    "Tinggi gambar ini kurang dari 300 piksel, sehingga di kertas tampak kabur. "
    "Pilih gambar yang lebih besar bila ada."
)


class EmblemPart(QFrame):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_EmblemPart()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self.preview: PreviewDialog | None = None
        """The sample shown last."""
        self.ui.choose_button.setIcon(icon("image-outline"))
        self.ui.choose_button.clicked.connect(self._ask)
        self.ui.remove_button.clicked.connect(self._remove)
        self.ui.sample_button.clicked.connect(self._make_sample)
        desk.gate(Right.SETTINGS, self.ui.choose_button, self.ui.remove_button)

    def refresh(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: emblem.in_force(office), self._show)

    def choose(self, path: Path) -> None:
        """The picture of a file becomes the emblem; what cannot be taken is said below the note."""
        office = self._desk.office
        self.ui.trouble.clear()
        self._desk.run(
            lambda: emblem.choose(office, emblem.read_file(path)),
            lambda _: self._desk.messages.inform("Lambang tersimpan dan dicetak pada surat berikutnya."),
            announce=("settings",),
            failed=self._refused,
        )

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Pilih lambang", "", "Gambar (*.png *.jpg *.jpeg)")
        if path:
            self.choose(Path(path))

    def _remove(self) -> None:
        office = self._desk.office
        self._desk.run(
            lambda: emblem.remove(office),
            lambda _: self._desk.messages.inform("Lambang dihapus dari kop surat."),
            announce=("settings",),
        )

    def _make_sample(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: emblem.sample(office), self._show_sample)

    def _show_sample(self, paper: Paper) -> None:
        self.preview = PreviewDialog(self._desk, paper, "Contoh kop surat", self)
        open_dialog(self.preview)

    def _refused(self, error: BapasError) -> None:
        self.ui.trouble.show_error(str(error))

    def _show(self, known: EmblemInForce) -> None:
        has = bool(known.picture)
        self.ui.preview.setVisible(has)
        self.ui.preview.setPixmap(_on_white(known.picture, self.devicePixelRatioF()) if has else QPixmap())
        self.ui.note.setText(_note(known))
        self.ui.trouble.show_error(_SOFT if known.is_soft else "")
        self.ui.choose_button.setEnabled(known.since is not None)
        self.ui.remove_button.setEnabled(has)


def _note(known: EmblemInForce) -> str:
    if known.since is None:
        return "Isi dahulu kop suratnya dengan Tambah, lalu pilih lambangnya di sini."
    when = f"kop surat yang berlaku sejak {format_date(known.since)} dan sesudahnya"
    if not known.picture:
        return f"Belum ada. Pilih gambar PNG atau JPEG; dicetak di kiri {when}."
    return f"Dicetak di kiri {when}. Surat yang sudah terbit tidak berubah."


def _on_white(picture: bytes, ratio: float) -> QPixmap:
    """As on paper, in the dark scheme too."""
    drawn = QPixmap()
    drawn.loadFromData(picture)
    side, margin = round(_SIDE * ratio), round(_MARGIN * ratio)
    drawn = drawn.scaled(
        side - 2 * margin,
        side - 2 * margin,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    sheet = QPixmap(side, side)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawPixmap((side - drawn.width()) // 2, (side - drawn.height()) // 2, drawn)
    painter.end()
    sheet.setDevicePixelRatio(ratio)
    return sheet
