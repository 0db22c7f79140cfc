"""Shows the signed paper of an agreement from memory; nothing is written to the disk unless asked for."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.records.partners import AgreementScan
from bapasdesk.domain.values import ScanKind
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.scan_dialog import Ui_ScanDialog
from bapasdesk.gui.save_as import ask_where
from bapasdesk.gui.theme import icon
from bapasdesk.services import agreements

_UNREADABLE = "Isi berkas ini tidak dapat ditampilkan. Salinannya masih dapat disimpan."
_WIDEST = 1600
"""Pixels; a larger picture is shown smaller, for it would not be read better."""


class ScanDialog(QDialog):
    """A copy outside the encrypted file is made only after being told what that means."""

    def __init__(self, desk: Desk, scan: AgreementScan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ScanDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._scan = desk, scan
        self.viewer: QWidget = self._pdf() if scan.kind == ScanKind.PDF else self._picture()
        self.ui.viewer_layout.addWidget(self.viewer)
        self.ui.export_button.setIcon(icon("content-save-outline"))
        self.ui.export_button.clicked.connect(self._ask_where)
        self.ui.close_button.clicked.connect(self.accept)

    def export_to(self, path: Path) -> None:
        office, agreement_id = self._desk.office, self._scan.agreement_id
        self._desk.run(
            partial(agreements.export_scan, office, agreement_id, path),
            lambda _: self.ui.note_label.setText(f"Salinan tersimpan: {path}"),
        )

    def _pdf(self) -> QWidget:
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(self._scan.content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        if self.document.status() != QPdfDocument.Status.Ready:
            return _notice(_UNREADABLE)
        view = QPdfView(self)
        view.setDocument(self.document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        return view

    def _picture(self) -> QWidget:
        image = QImage.fromData(self._scan.content)
        if image.isNull():
            return _notice(_UNREADABLE)
        if image.width() > _WIDEST:
            image = image.scaledToWidth(_WIDEST, Qt.TransformationMode.SmoothTransformation)
        shown = QLabel()
        shown.setPixmap(QPixmap.fromImage(image))
        shown.setAccessibleName("Hasil pindai perjanjian")
        area = QScrollArea()
        area.setWidget(shown)
        area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return area

    def _ask_where(self) -> None:
        question = "Salinan di luar program tidak terenkripsi: siapa pun yang memegangnya dapat membacanya."
        if not self._desk.messages.confirm(question, "Simpan salinan"):
            return
        kind = self._scan.kind
        ending = f".{kind.value}"
        start = Path.home() / f"perjanjian_{self._scan.agreement_id}{ending}"
        path = ask_where(self, "Simpan salinan", start, label(kind), ending)
        if path is not None:
            self.export_to(path)


def _notice(text: str) -> QLabel:
    label = QLabel(text, alignment=Qt.AlignmentFlag.AlignCenter)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
