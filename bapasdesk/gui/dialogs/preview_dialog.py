"""Shows a finished paper: the very bytes that are printed and saved."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.person_rules import EXPORT_WARNING
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.preview_dialog import Ui_PreviewDialog
from bapasdesk.gui.pdf_printing import NO_PRINTER, PrintOrder, ask_printer, has_printer
from bapasdesk.gui.print_round import PrintRound
from bapasdesk.gui.save_as import ask_where
from bapasdesk.gui.theme import icon
from bapasdesk.services import papers, prints

_ZOOMS = (
    ("Lebar jendela", QPdfView.ZoomMode.FitToWidth, 1.0),
    ("Satu halaman", QPdfView.ZoomMode.FitInView, 1.0),
    ("100 %", QPdfView.ZoomMode.Custom, 1.0),
    ("150 %", QPdfView.ZoomMode.Custom, 1.5),
    ("200 %", QPdfView.ZoomMode.Custom, 2.0),
)


class PreviewDialog(QDialog):
    """Print, save and leaf through. No number is taken here: that was done when the paper was issued."""

    def __init__(self, desk: Desk, paper: Paper, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PreviewDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self.paper, self._title = desk, paper, title
        self._folder: Path | None = None
        self.setWindowTitle(f"Pratinjau – {title}")
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(paper.pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self.view = QPdfView(self)
        self.view.setAccessibleName("Isi dokumen")
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        margins = self.view.documentMargins()
        self.view.setPageSpacing(margins.top() + margins.bottom())  # what a page that fits leaves free
        self.ui.viewer_layout.addWidget(self.view)
        self.printer_dialog: QDialog | None = None
        """The system's printer dialog opened last."""
        self._round = PrintRound(desk, self.ui, self._came_out, self)
        self._dress()
        self._wire()
        self._show_page(0)

    def save_to(self, path: Path) -> None:
        """Writes the paper; trouble is told by message and leaves nothing behind."""
        office, paper = self._desk.office, self.paper
        self._desk.run(lambda: papers.save_as_file(office, paper, path), lambda _: self._saved(path))

    def _dress(self) -> None:
        for name, mode, factor in _ZOOMS:
            self.ui.zoom.addItem(name, (mode, factor))
        self.ui.zoom.setCurrentIndex(1)
        self._zoom(1)
        self.ui.print_button.setIcon(icon("printer-outline", "#FFFFFF"))
        self.ui.save_button.setIcon(icon("content-save-outline"))
        self.ui.folder_button.setIcon(icon("folder-outline"))
        self.ui.folder_button.hide()
        self.ui.note_label.setText(self.paper.warning)

    def _wire(self) -> None:
        ui, navigator = self.ui, self.view.pageNavigator()
        ui.print_button.clicked.connect(self._print)
        ui.save_button.clicked.connect(self._ask_where)
        ui.folder_button.clicked.connect(self._open_folder)
        ui.close_button.clicked.connect(self.accept)
        ui.zoom.activated.connect(self._zoom)
        ui.previous_button.clicked.connect(lambda: self._turn(-1))
        ui.next_button.clicked.connect(lambda: self._turn(1))
        navigator.currentPageChanged.connect(self._show_page)
        QShortcut(QKeySequence.StandardKey.Print, self, self._print)
        QShortcut(QKeySequence.StandardKey.Save, self, self._ask_where)
        QShortcut(QKeySequence("PgUp"), self, lambda: self._turn(-1))
        QShortcut(QKeySequence("PgDown"), self, lambda: self._turn(1))

    def _turn(self, by: int) -> None:
        page = self.view.pageNavigator().currentPage() + by
        if 0 <= page < self.document.pageCount():
            self.view.pageNavigator().jump(page, QPointF(), 0)

    def _show_page(self, page: int) -> None:
        count = self.document.pageCount()
        self.ui.page_label.setText(f"Halaman {page + 1} dari {count}")
        self.ui.previous_button.setEnabled(page > 0)
        self.ui.next_button.setEnabled(page < count - 1)

    def _zoom(self, choice: int) -> None:
        _, mode, factor = _ZOOMS[choice]
        is_all_in_view = mode == QPdfView.ZoomMode.FitInView and self.document.pageCount() == 1
        policy = Qt.ScrollBarPolicy
        self.view.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if is_all_in_view else policy.ScrollBarAsNeeded
        )
        self.view.setZoomMode(mode)
        self.view.setZoomFactor(factor)

    def _print(self) -> None:
        office, paper = self._desk.office, self.paper
        if not has_printer():
            self._desk.messages.warn(NO_PRINTER)
        elif not self._round.is_running:
            self._desk.run(lambda: prints.check_current(office, paper), lambda _: self._ask_printer())

    def _ask_printer(self) -> None:
        self.printer_dialog = ask_printer(self._title, self.document.pageCount(), self, self.print_to)

    def print_to(self, order: PrintOrder) -> None:
        """Prints as chosen in the system's dialog, and asks whether it came out."""
        self._round.start([self.paper], order)

    def _came_out(self, came_out: bool) -> None:
        if not came_out:
            self.ui.note_label.setText("Belum keluar: cetak lagi kapan saja, nomornya tetap sama.")
        elif self.paper.numbers:
            self.ui.print_button.setEnabled(False)
            self.ui.note_label.setText("Sudah dicetak dan diarsipkan. Buka lagi untuk mencetak salinan.")
        else:
            self.ui.note_label.setText("Sudah dicetak dan diarsipkan.")

    def _ask_where(self) -> None:
        start = Path(str(_places().value("papers", str(Path.home()))))
        path = ask_where(self, "Simpan dokumen", start / self.paper.file_name, "PDF", ".pdf")
        if path is not None:
            self.save_to(path)

    def _saved(self, path: Path) -> None:
        self._folder = path.parent
        _places().setValue("papers", str(path.parent))
        self.ui.folder_button.show()
        self.ui.note_label.setText(f"Tersimpan: {path}\n{EXPORT_WARNING}")

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _places() -> QSettings:
    """Folders used last on this computer; no names of people, for file names carry none."""
    return QSettings("BapasDesk", "Tempat")
