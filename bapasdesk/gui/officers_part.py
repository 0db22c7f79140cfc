"""The officers' list in Pengaturan: who works here, in which roles, who comes and who goes."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.records.office import Officer
from bapasdesk.domain.rights import Right
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.officer_dialog import OfficerDialog
from bapasdesk.gui.dialogs.passphrase_dialog import PassphraseDialog
from bapasdesk.gui.dialogs.recovery_code_dialog import RecoveryCodeDialog
from bapasdesk.gui.table_models import Column
from bapasdesk.gui.theme import Tone, icon
from bapasdesk.gui.widgets.list_editor import ListEditor
from bapasdesk.services import officers
from bapasdesk.services.officers import Removal

_SHOWN_FILES = 5
COLUMNS: tuple[Column[Officer], ...] = (
    Column("Nama petugas", lambda row: row.name, width=170),
    Column("Peran", lambda row: ", ".join(label(role) for role in row.roles)),
    Column(
        "Status",
        lambda row: "bertugas" if row.is_active else "tidak lagi",
        width=130,
        chip=lambda row: Tone.DONE if row.is_active else Tone.OPEN,
    ),
)


class OfficersPart(QObject):
    """Fills one list editor. `show` opens a dialog as the page does."""

    def __init__(
        self, desk: Desk, editor: ListEditor, show: Callable[[QDialog], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._editor, self._show, self._page = desk, editor, show, parent
        editor.set_columns(COLUMNS)
        editor.change_button.setText("Ubah peran")
        self.own_passphrase_button = editor.add_own_button("Ganti frasa sandi saya", icon("key-outline"))
        self.recovery_button = editor.add_own_button("Kode pemulihan baru", icon("shield-key-outline"))
        self._wire()
        desk.gate(
            Right.OFFICERS,
            editor.add_button,
            editor.change_button,
            editor.remove_button,
            self.recovery_button,
        )

    def refresh(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: officers.rows(office), self._editor.show_rows)

    def _wire(self) -> None:
        editor, desk = self._editor, self._desk
        editor.add_requested.connect(lambda: self._show(OfficerDialog(desk, None, self._page)))
        editor.change_requested.connect(self._change)
        editor.remove_requested.connect(self._ask_removal)
        self.own_passphrase_button.clicked.connect(lambda: self._show(PassphraseDialog(desk, self._page)))
        self.recovery_button.clicked.connect(self._new_code)

    def _change(self, officer: Officer) -> None:
        if self._desk.allows(Right.OFFICERS) and officer.is_active:
            dialog = OfficerDialog(self._desk, officer, self._page)
            dialog.accepted.connect(self._desk.roles_changed)
            self._show(dialog)

    def _ask_removal(self, officer: Officer) -> None:
        if not officer.is_active:
            self._desk.messages.inform(f"{officer.name} sudah tidak bertugas.")
            return
        office = self._desk.office
        self._desk.run(
            lambda: officers.trouble_before_removal(office),
            lambda trouble: self._remove(officer, trouble),
        )

    def _remove(self, officer: Officer, trouble: str) -> None:
        if trouble:
            self._desk.messages.warn(trouble)
            return
        question = (
            f"Hapus petugas {officer.name}? Frasa sandinya tidak lagi membuka kantor, dan kunci data diganti "
            "supaya salinan folder yang mungkin dibawa tidak dapat membaca data yang baru."
        )
        if self._desk.messages.confirm(question, "Hapus dan ganti kunci"):
            office = self._desk.office
            self._desk.run(
                lambda: officers.remove_officer(office, officer.name),
                self._removed,
                busy="Mengganti kunci data",
                announce=("settings", "backups"),
            )

    def _removed(self, removal: Removal) -> None:
        self._desk.messages.warn(removal_text(removal))

    def _new_code(self) -> None:
        office = self._desk.office
        self._desk.run(
            lambda: officers.new_code(office),
            lambda code: self._show(RecoveryCodeDialog(self._desk, code, self._page)),
        )


def removal_text(removal: Removal) -> str:
    """What is done, and what the removed officer can still read."""
    head = f"{removal.name} dihapus dan kunci data diganti."
    files = [*removal.copies, *removal.backups]
    if not files:
        return f"{head} Belum ada cadangan yang dapat dibukanya."
    shown = "\n".join(f"• {name}" for name in files[-_SHOWN_FILES:])
    more = len(files) - _SHOWN_FILES
    rest = f"\n• dan {more} lagi yang lebih lama" if more > 0 else ""
    return (
        f"{head}\n\nCadangan berikut dibuat sebelumnya dan masih terbuka dengan frasa sandi lamanya:\n"
        f"{shown}{rest}\n\n"
        "Buat cadangan baru sekarang, lalu musnahkan cadangan lama yang tidak diperlukan lagi."
    )
