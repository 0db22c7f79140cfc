"""What one client may ask of the office: a copy with its trail, a freeze, an end to the processing."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.person_rules import answer_due
from bapasdesk.domain.records.clients import Client, ClientProtection
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.forms.person_duties_dialog import Ui_PersonDutiesDialog
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.services import clients, person_duties, protection


class PersonDutiesDialog(QDialog):
    def __init__(self, desk: Desk, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PersonDutiesDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._id = desk, client_id
        self._known = ClientProtection(client_id=client_id)
        self.preview: PreviewDialog | None = None
        """The paper shown last."""
        self.ui.asked_on.set_value(desk.office.today())
        self._wire()
        self._show_due()
        desk.run(lambda: clients.get(desk.office, client_id), self._show_client)
        self._read()

    def _wire(self) -> None:
        ui = self.ui
        ui.asked_on.value_changed.connect(self._show_due)
        ui.report_button.clicked.connect(self._report)
        ui.keep_button.clicked.connect(self._keep)
        ui.freeze_button.clicked.connect(self._freeze)
        ui.pseudonymise_button.clicked.connect(self._pseudonymise)
        ui.close_button.clicked.connect(self.accept)
        self._desk.gate(
            Right.DUTIES, ui.report_button, ui.keep_button, ui.freeze_button, ui.pseudonymise_button
        )

    def _read(self) -> None:
        self._desk.run(lambda: protection.of_client(self._desk.office, self._id), self._show_known)

    def _show_client(self, client: Client) -> None:
        self.ui.name_label.setText(client.printed_name)
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))  # long names wrap

    def _show_known(self, known: ClientProtection) -> None:
        self._known = known
        frozen, ended = known.frozen_on, known.pseudonymised_on
        self.ui.state_label.setText(
            f"Disamarkan {format_date(ended)}. Tidak ada lagi data yang menunjuk orangnya."
            if ended
            else f"Dibekukan sejak {format_date(frozen)}: {known.freeze_reason}"
            if frozen
            else "Tidak dibekukan."
        )
        self.ui.keep_until.set_value(known.keep_until)
        self.ui.freeze_button.setText("Cabut pem&bekuan…" if frozen else "&Bekukan…")
        for button in (self.ui.freeze_button, self.ui.pseudonymise_button, self.ui.keep_button):
            button.setEnabled(ended is None)

    def _show_due(self) -> None:
        asked = self.ui.asked_on.value()
        due = f"Jawaban paling lambat {format_date(answer_due(asked))} (3 x 24 jam)." if asked else ""
        self.ui.due_label.setText(due)
        self.ui.report_button.setEnabled(asked is not None)
        self.ui.asked_on_error.show_error(self.ui.asked_on.problem())

    def _report(self) -> None:
        office, asked = self._desk.office, self.ui.asked_on.value()
        if asked is not None:
            self._desk.run(
                lambda: person_duties.report(office, self._id, asked), self._preview, failed=self._refused
            )

    def _keep(self) -> None:
        office, day = self._desk.office, self.ui.keep_until.value()
        self.ui.keep_until_error.show_error(self.ui.keep_until.problem())
        if not self.ui.keep_until.problem():
            self._change(lambda: protection.keep_until(office, self._id, day))

    def _freeze(self) -> None:
        office, frozen = self._desk.office, self._known.frozen_on is not None
        title = "Cabut pembekuan" if frozen else "Bekukan data"
        step = protection.unfreeze if frozen else protection.freeze
        reason = self._desk.messages.ask_reason(title, "Alasan:")
        if reason:
            self._change(lambda: step(office, self._id, reason))

    def _pseudonymise(self) -> None:
        question = (
            "Nama, NIK, alamat, dan semua data lain klien ini dihapus dan tidak dapat dikembalikan. "
            "Nomor, tanggal, dan jumlah dalam register sertifikat dan uang tetap. Lanjutkan?"
        )
        if not self._desk.messages.confirm(question, "Samarkan"):
            return
        reason = self._desk.messages.ask_reason("Samarkan data", "Dasar, misalnya jangka simpan berakhir:")
        if reason:
            office = self._desk.office
            self._desk.run(
                lambda: person_duties.pseudonymise(office, self._id, reason),
                self._ended,
                failed=self._refused,
                busy="Menyamarkan data",
                announce=("clients", "participants"),
            )

    def _ended(self, record: Paper) -> None:
        self.ui.form_error.clear()
        self._desk.run(lambda: clients.get(self._desk.office, self._id), self._show_client)
        self._read()
        self._preview(record)

    def _change(self, work: Callable[[], None]) -> None:
        self._desk.run(work, lambda _: self._changed(), failed=self._refused, announce=("clients",))

    def _changed(self) -> None:
        self.ui.form_error.clear()
        self._read()

    def _preview(self, paper: Paper) -> None:
        self.preview = PreviewDialog(self._desk, paper, self.windowTitle(), self)
        open_dialog(self.preview)

    def _refused(self, error: BapasError) -> None:
        self.ui.form_error.show_error(str(error))
