"""The letter that asks for the renewal of the chosen agreement: written, shown, made void, from its list."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.partners import AgreementRow
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.paper_text_dialog import PaperTextDialog, of_agreement
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.theme import icon
from bapasdesk.gui.widgets.list_editor import ListEditor
from bapasdesk.services import agreement_letters

_WRITE, _SHOW = "Tulis surat perpanjangan…", "Lihat surat perpanjangan"


def letter_state(row: AgreementRow) -> str:
    """Number and date of the letter, for the list."""
    return f"{row.letter.number}, {format_date(row.letter.dated_on)}" if row.letter else "belum ada"


class RenewalLetter(QObject):
    """Adds its buttons to the list of agreements; `dialog` is the one opened last."""

    def __init__(self, desk: Desk, page: QWidget, editor: ListEditor) -> None:
        super().__init__(page)
        self._desk, self._page, self._editor = desk, page, editor
        self.dialog: QDialog | None = None
        self.button = editor.add_own_button(_WRITE, icon("file-sign"))
        self.void_button = editor.add_own_button("Batalkan surat…", icon("close"))
        self.button.clicked.connect(self.write_or_show)
        self.void_button.clicked.connect(self.void)
        editor.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        editor.model.modelReset.connect(self._enable)
        desk.gate(Right.PAPERS, self.button)
        desk.gate(Right.VOID, self.void_button)
        self._enable()

    def write_or_show(self) -> None:
        """The officer edits the text first; once issued, the letter is shown."""
        row = self._chosen()
        if row is None:
            return
        if row.letter is not None:
            self._show(row.id)
            return
        dialog = PaperTextDialog(self._desk, of_agreement(row.id), self._page)
        dialog.accepted.connect(lambda: self._show(row.id))
        self._open(dialog)

    def void(self) -> None:
        row, office = self._chosen(), self._desk.office
        if row is None or row.letter is None:
            return
        letter = row.letter
        reason = self._desk.messages.ask_reason(
            f"Batalkan {letter.number}", "Alasan (tertulis pada buku nomor):"
        )
        if reason is not None:
            self._desk.run(
                lambda: agreement_letters.void(office, letter.id, reason),
                lambda _: self._desk.messages.inform(f"{letter.number} dibatalkan."),
                announce=("partners", "numbers"),
            )

    def _show(self, agreement_id: int) -> None:
        office = self._desk.office
        self._desk.run(
            lambda: agreement_letters.make(office, agreement_id),
            self._preview,
            busy="Menyiapkan surat …",
        )

    def _preview(self, paper: Paper) -> None:
        self._open(PreviewDialog(self._desk, paper, "Surat perpanjangan kerja sama", self._page))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)

    def _chosen(self) -> AgreementRow | None:
        row: AgreementRow | None = self._editor.chosen()
        return row

    def _enable(self) -> None:
        row = self._chosen()
        has_letter = row is not None and row.letter is not None
        self.button.setText(_SHOW if has_letter else _WRITE)
        self.button.setEnabled(row is not None)
        self.void_button.setEnabled(has_letter)
