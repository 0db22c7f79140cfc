"""One client: as little as a training office needs, and the trainings so far. No offence, no sentence."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.checks import check_client
from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.people import ClientParticipation
from bapasdesk.domain.rows.sessions import CourseRow
from bapasdesk.domain.seating import Wishes
from bapasdesk.domain.values import PROGRAMS, ClientKind, Sex
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.export_dialog import PAPER, SHEET, Outgoing
from bapasdesk.gui.dialogs.person_duties_dialog import PersonDutiesDialog
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.forms.client_dialog import Ui_ClientDialog
from bapasdesk.gui.list_export import ListExport
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.widgets.form_guard import FormGuard, optional_date
from bapasdesk.gui.wishes_part import WishesPart
from bapasdesk.services import clients, courses, seating_facts, wishes
from bapasdesk.services.training_record import save_training_record, training_record_paper

_TEXTS = (
    "full_name",
    "title_before",
    "title_after",
    "nik",
    "register_number",
    "birth_place",
    "probation_officer",
    "guarantor",
    "phone",
    "address",
    "education",
    "occupation",
    "interests",
    "note",
)
_DATES = ("birth_date", "guidance_start", "guidance_end")
_FIELDS = (*_TEXTS, *_DATES, "kind", "sex", "program")
_SEXES = (None, Sex.MALE, Sex.FEMALE)
HISTORY_COLUMNS: tuple[Column[ClientParticipation], ...] = (
    Column("Tanggal", lambda row: format_range(row.starts_on, row.ends_on), width=190),
    Column("Pelatihan", lambda row: row.course),
    Column("Mitra", lambda row: row.partner, spare=1),
    Column("Hadir", lambda row: f"{row.days_present} dari {row.days} hari", width=110),
    Column("Sertifikat", lambda row: row.certificate_number or "–", width=150),
)


class ClientDialog(QDialog):
    """A new client, or the one of `client_id`. Oddities are shown and never stop the saving."""

    saved = Signal(int)

    def __init__(self, desk: Desk, client_id: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ClientDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        desk.gate(Right.PEOPLE, self.ui.save_button)
        desk.gate(Right.DUTIES, self.ui.duties_button)
        self._desk, self._id = desk, client_id or 0
        self._fill_choices()
        self.history = RowTableModel[ClientParticipation](HISTORY_COLUMNS, self)
        self.ui.history_table.show_model(self.history, HISTORY_COLUMNS)
        self.ui.history_table.opened.connect(self._open_session)
        self.ui.tabs.setTabVisible(1, bool(client_id))
        self.wishes = WishesPart(self)
        self.ui.tabs.insertTab(1, self.wishes, "Minat dan waktu")
        self.guard = FormGuard(self, self.ui, _FIELDS, desk.run, self._both, self._save)
        self.wishes.changed.connect(self.guard.check)
        self.guard.keep_draft(desk, self._id)
        self._wire()
        desk.gate(Right.PAPERS, self.ui.record_button)
        self.ui.record_button.clicked.connect(self._preview_record)
        self.export = ListExport(desk, self, self._outgoing, self.ui.sheet_button)
        self.preview: PreviewDialog | None = None
        """The record of trainings, once it was asked for."""
        self.ui.duties_button.setVisible(bool(client_id))
        self.ui.duties_button.clicked.connect(self._open_duties)
        desk.run(lambda: courses.rows(desk.office), self._offer_courses)
        if client_id:
            desk.run(lambda: wishes.of_client(desk.office, client_id), self.wishes.show_wishes)
            desk.run(lambda: seating_facts.standing(desk.office, client_id), self.wishes.show_standing)
            desk.run(lambda: clients.get(desk.office, client_id), self._fill)
            desk.run(lambda: clients.history(desk.office, client_id), self._show_history)
        self.ui.full_name.setFocus()

    def accept(self) -> None:
        super().accept()
        self._desk.announce("clients")
        self.saved.emit(self._id)

    def _fill_choices(self) -> None:
        for kind in ClientKind:
            self.ui.kind.addItem(label(kind))
        for sex in _SEXES:
            self.ui.sex.addItem(label(sex) or "tidak diisi")
        self.ui.program.addItems(["", *PROGRAMS])

    def _wire(self) -> None:
        for edit in (self.ui.nik, self.ui.phone, self.ui.birth_date, self.ui.full_name):
            edit.editingFinished.connect(self._look_for_oddities)
        self.ui.sex.activated.connect(lambda _: self._look_for_oddities())

    def _fill(self, client: Client) -> None:
        for field in _TEXTS:
            getattr(self.ui, field).setText(getattr(client, field))
        for field in _DATES:
            getattr(self.ui, field).set_value(getattr(client, field))
        self.ui.kind.setCurrentIndex(list(ClientKind).index(client.kind))
        self.ui.sex.setCurrentIndex(_SEXES.index(client.sex))
        self.ui.program.setCurrentText(client.program)
        self.setWindowTitle(f"Klien – {client.printed_name}")
        self._look_for_oddities()

    def _client(self) -> Client:
        ui = self.ui
        client = Client(
            id=self._id,
            kind=list(ClientKind)[ui.kind.currentIndex()],
            sex=_SEXES[ui.sex.currentIndex()],
            program=ui.program.currentText().strip(),
            birth_date=optional_date(ui.birth_date, "birth_date"),
            guidance_start=optional_date(ui.guidance_start, "guidance_start"),
            guidance_end=optional_date(ui.guidance_end, "guidance_end"),
            **{field: getattr(ui, field).text().strip() for field in _TEXTS},
        )
        check_client(client)
        return client

    def _both(self) -> tuple[Client, Wishes]:
        return self._client(), self.wishes.wishes()

    def _offer_courses(self, known: Sequence[CourseRow]) -> None:
        self.wishes.offer_courses([(one.id, one.name) for one in known])

    def _look_for_oddities(self) -> None:
        office, typed = self._desk.office, self.guard.check()
        if typed is None:
            self.ui.warning_label.clear()
        else:
            client = typed[0]
            self._desk.run(lambda: clients.warnings(office, client), self._show_oddities)

    def _show_oddities(self, found: Sequence[str]) -> None:
        self.ui.warning_label.setText("\n".join(f"Periksa lagi: {one}" for one in found))

    def _show_history(self, rows: Sequence[ClientParticipation]) -> None:
        self.history.set_rows(rows)
        self.ui.history_table.setVisible(bool(rows))
        self.ui.history_empty.setVisible(not rows)
        for button in (self.ui.record_button, self.ui.sheet_button):
            button.setVisible(bool(rows))

    def _open_session(self, row: int) -> None:
        line = self.history.row_at(row)
        if line is not None and self.guard.leave():
            self._desk.open("session", line.session_id)

    def _preview_record(self) -> None:
        office, client_id = self._desk.office, self._id
        self._desk.run(
            lambda: training_record_paper(office, client_id), self._show_record, busy="Menyusun catatan …"
        )

    def _show_record(self, paper: Paper) -> None:
        self.preview = PreviewDialog(self._desk, paper, "Catatan pelatihan", self)
        open_dialog(self.preview)

    def _outgoing(self) -> Outgoing | None:
        if not self.history.rows:
            return None
        office, client_id = self._desk.office, self._id
        return Outgoing(
            title="Catatan pelatihan",
            file_stem=f"catatan-pelatihan_{client_id}",
            write=lambda path, titles, watch: save_training_record(office, client_id, path),
            formats=(PAPER, SHEET),
            is_long=False,
        )

    def _open_duties(self) -> None:
        self.duties = PersonDutiesDialog(self._desk, self._id, self.parentWidget())
        self.duties.finished.connect(self.duties.deleteLater)
        self.reject()
        self.duties.open()

    def _save(self, typed: tuple[Client, Wishes]) -> int:
        """On the worker."""
        self._id = clients.save(self._desk.office, *typed)
        return self._id
