"""One partner: where it stands, what was said, what was taught, and how both sides found it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.evaluation import average
from bapasdesk.domain.indonesian.dates import format_date, format_range
from bapasdesk.domain.labels import label
from bapasdesk.domain.pipeline import is_overdue
from bapasdesk.domain.records.partners import ContactLogEntry, Evaluation, StageChange
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.partners import AgreementRow, PartnerDetail, PartnerProgress, SessionEvaluations
from bapasdesk.domain.values import EvaluationSide, PartnerStage
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.agreement_dialog import AgreementDialog
from bapasdesk.gui.dialogs.contact_dialog import ContactDialog
from bapasdesk.gui.dialogs.evaluation_dialog import EvaluationDialog
from bapasdesk.gui.dialogs.partner_dialog import PartnerDialog
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.dialogs.stage_dialog import StageDialog
from bapasdesk.gui.forms.partner_page import Ui_PartnerPage
from bapasdesk.gui.list_export import ListExport
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.renewal_letter import RenewalLetter, letter_state
from bapasdesk.gui.roster_menu import RosterMenu
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import chip_style, colours, icon
from bapasdesk.gui.tones import tone_of
from bapasdesk.services import agreements, evaluations, extracts, partner_profile, partners, pipeline
from bapasdesk.services.extracts import Extract

_KINDS = frozenset({"partners", "sessions", "courses", "participants"})
_DATE_WIDTH = 150

CONTACT_COLUMNS: tuple[Column[ContactLogEntry], ...] = (
    Column(
        "Tanggal", lambda row: format_date(row.contacted_on), lambda row: row.contacted_on, width=_DATE_WIDTH
    ),
    Column("Lewat", lambda row: label(row.channel), width=120),
    Column("Yang dibicarakan", lambda row: " ".join(row.summary.split()), tooltip=lambda row: row.summary),
    Column("Hubungi lagi", lambda row: format_date(row.next_on) if row.next_on else "", width=_DATE_WIDTH),
    Column("Petugas", lambda row: row.officer, width=130, spare=1),
)
STAGE_COLUMNS: tuple[Column[StageChange], ...] = (
    Column("Tanggal", lambda row: format_date(row.changed_on), width=_DATE_WIDTH),
    Column("Tahap", lambda row: label(row.stage), chip=lambda row: tone_of(row.stage), width=130),
    Column("Alasan", lambda row: label(row.reason), width=220),
    Column("Catatan", lambda row: " ".join(row.note.split()), tooltip=lambda row: row.note),
    Column("Petugas", lambda row: row.officer, width=130, spare=1),
)


def _score(evaluation: Evaluation | None) -> str:
    if evaluation is None:
        return "belum dinilai"
    mean = average([evaluation])
    return "catatan saja" if mean is None else _comma(mean)


def _comma(mean: float) -> str:
    return f"{mean:.1f} dari 5".replace(".", ",")


def _comments(row: SessionEvaluations) -> str:
    said = [one.comment for one in (row.by_partner, row.about_partner) if one and one.comment]
    return " / ".join(" ".join(one.split()) for one in said)


EVALUATION_COLUMNS: tuple[Column[SessionEvaluations], ...] = (
    Column(
        "Tanggal", lambda row: format_range(row.starts_on, row.ends_on), lambda row: row.starts_on, width=190
    ),
    Column("Pelatihan", lambda row: row.course),
    Column("Oleh mitra", lambda row: _score(row.by_partner), width=120),
    Column("Tentang mitra", lambda row: _score(row.about_partner), width=120),
    Column("Catatan", _comments, spare=1),
)

AGREEMENT_COLUMNS: tuple[Column[AgreementRow], ...] = (
    Column("Perjanjian", lambda row: row.title),
    Column("Nomor mitra", lambda row: row.partner_number, width=170, spare=3),
    Column("Nomor kantor", lambda row: row.office_number, width=170, spare=4),
    Column("Berlaku", lambda row: format_range(row.valid_from, row.valid_until), width=290),
    Column("Pelatihan", lambda row: ", ".join(row.courses) or "semua", width=150, spare=1),
    Column("Hasil pindai", lambda row: label(row.scan_kind) or "belum ada", width=110),
    Column("Surat perpanjangan", letter_state, width=230, spare=2),
)


class PartnerPage(QWidget):
    title = "Mitra"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PartnerPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._stage = PartnerStage.CANDIDATE
        self.partner_id = 0
        self._name = ""
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        self.contacts = RowTableModel[ContactLogEntry](CONTACT_COLUMNS, self)
        self.stages = RowTableModel[StageChange](STAGE_COLUMNS, self)
        self.evaluations = RowTableModel[SessionEvaluations](EVALUATION_COLUMNS, self)
        self._dress()
        self._wire()
        desk.changed.connect(self._changed)

    def show_partner(self, partner_id: int) -> None:
        if partner_id != self.partner_id:
            self.partner_id = partner_id
            self.ui.tabs.setCurrentIndex(0)
        self.refresh()

    def show_agreements(self, partner_id: int) -> None:
        self.show_partner(partner_id)
        self.ui.tabs.setCurrentWidget(self.ui.agreements_tab)

    def refresh(self) -> None:
        office, partner_id = self._desk.office, self.partner_id
        if partner_id:
            self._desk.run(lambda: partners.get(office, partner_id), self._show_partner)
            self._desk.run(lambda: pipeline.progress(office, partner_id), self._show_progress)
            self._desk.run(lambda: agreements.rows(office, partner_id), self._show_agreements)
            self._desk.run(lambda: evaluations.of_partner(office, partner_id), self._show_evaluations)
            self.rosters.read(partner_id)

    def change_stage(self) -> None:
        self._open(StageDialog(self._desk, self.partner_id, self._stage, None, self))

    def log_contact(self) -> None:
        self._open(ContactDialog(self._desk, self.partner_id, None, self))

    def open_agreement(self, agreement_id: int | None) -> None:
        self._open(AgreementDialog(self._desk, self.partner_id, agreement_id, self))

    def evaluate(self, side: EvaluationSide) -> None:
        row = self.evaluations.row_at(self.ui.evaluations_table.currentIndex())
        if row is not None:
            self._open(EvaluationDialog(self._desk, row, side, self))

    def _dress(self) -> None:
        ui = self.ui
        for table, model in (
            (ui.contacts_table, self.contacts),
            (ui.stages_table, self.stages),
            (ui.evaluations_table, self.evaluations),
        ):
            table.show_model(model, model.columns)
            table.setSelectionMode(table.SelectionMode.SingleSelection)
        ui.back_button.setIcon(icon("chevron-left"))
        ui.profile_button.setIcon(icon("file-document-outline"))
        ui.contact_button.setIcon(icon("plus", "#FFFFFF"))
        ui.contacts_empty.set_content(
            "phone-outline",
            "Belum ada kontak tercatat",
            "Catat setiap kunjungan, telepon, dan surat, dan kapan lembaga ini dihubungi lagi.",
            "Catat kontak pertama",
        )
        ui.agreements_editor.set_columns(AGREEMENT_COLUMNS)
        self.renewal = RenewalLetter(self._desk, self, ui.agreements_editor)
        ui.agreements_empty.set_content(
            "file-sign",
            "Belum ada perjanjian",
            "Catat nomor kedua pihak, masa berlaku, kewajiban masing-masing, dan simpan hasil pindainya.",
            "Tambah perjanjian",
        )
        ui.evaluations_empty.set_content(
            "school-outline",
            "Belum ada pelatihan yang dilaksanakan",
            "Setelah kegiatan selesai, catat di sini penilaian oleh mitra dan tentang mitra.",
        )

    def _wire(self) -> None:
        ui = self.ui
        ui.back_button.clicked.connect(lambda: self._desk.open("partners"))
        ui.edit_button.clicked.connect(lambda: self._open(PartnerDialog(self._desk, self.partner_id, self)))
        ui.profile_button.clicked.connect(self._make_profile)
        ui.stage_button.clicked.connect(self.change_stage)
        ui.contact_button.clicked.connect(self.log_contact)
        ui.contacts_empty.clicked.connect(self.log_contact)
        ui.contacts_table.opened.connect(self._correct_contact)
        ui.agreements_empty.clicked.connect(lambda: self.open_agreement(None))
        ui.agreements_editor.add_requested.connect(lambda: self.open_agreement(None))
        ui.agreements_editor.change_requested.connect(lambda row: self.open_agreement(row.id))
        ui.agreements_editor.remove_requested.connect(self._remove_agreement)
        ui.contacts_table.removal_requested.connect(self._remove_contact)
        ui.by_partner_button.clicked.connect(lambda: self.evaluate(EvaluationSide.BY_PARTNER))
        ui.about_partner_button.clicked.connect(lambda: self.evaluate(EvaluationSide.ABOUT_PARTNER))
        ui.evaluations_table.opened.connect(self._open_session)
        gate = self._desk.gate
        gate(Right.EXPORT, ui.profile_button)
        gate(
            Right.PLAN,
            ui.stage_button,
            ui.contact_button,
            ui.contacts_empty.action,
            ui.agreements_empty.action,
        )
        gate(Right.PLAN, ui.agreements_editor.add_button, ui.agreements_editor.remove_button)
        gate(Right.PLAN, ui.by_partner_button, ui.about_partner_button)
        self.export = ListExport(self._desk, self, self._extract, ui.export_button)
        self.rosters = RosterMenu(self._desk, self, ui.roster_button)
        QShortcut(QKeySequence.StandardKey.New, self, self.log_contact)
        QShortcut(QKeySequence.StandardKey.Print, self, self._make_profile)

    def _extract(self) -> Extract:
        """The list of the tab in view."""
        tab = self.ui.tabs.currentWidget()
        if tab.isAncestorOf(self.ui.agreements_editor):
            return extracts.agreement_list(self.partner_id, self._name)
        if tab.isAncestorOf(self.ui.evaluations_table):
            return extracts.evaluation_list(self.partner_id, self._name)
        return extracts.contacts(self.partner_id, self._name)

    def _show_partner(self, detail: PartnerDetail) -> None:
        partner = detail.partner
        leader = ", ".join(part for part in (partner.leader_name, partner.leader_position) if part)
        phones = [one.phone for one in detail.contacts if one.phone][:1]
        facts = (label(partner.kind), partner.address, leader, *phones)
        self._name = partner.name
        self.ui.name_label.setText(partner.name)
        self.ui.facts_label.setText("   ·   ".join(fact for fact in facts if fact))

    def _show_progress(self, progress: PartnerProgress) -> None:
        ui = self.ui
        self._stage = progress.stage
        ui.stage_chip.setText(label(progress.stage))
        ui.stage_chip.setStyleSheet(chip_style(tone_of(progress.stage)))
        self.contacts.set_rows(progress.contacts)
        self.stages.set_rows(progress.history)
        for name, rows in (("contacts", progress.contacts), ("stages", progress.history)):
            getattr(ui, f"{name}_table").setVisible(bool(rows))
            getattr(ui, f"{name}_empty").setVisible(not rows)
        self._show_next(progress.contacts[0] if progress.contacts else None)

    def _show_next(self, newest: ContactLogEntry | None) -> None:
        next_on = newest.next_on if newest else None
        late = is_overdue(next_on, self._desk.office.today())
        self.ui.due_label.setVisible(next_on is not None)
        self.ui.due_label.setStyleSheet(f"color: {colours().danger};" if late else "")
        if next_on is not None:
            due = "Waktunya dihubungi lagi" if late else "Hubungi lagi"
            self.ui.due_label.setText(f"{due}: {format_date(next_on)}")

    def _show_agreements(self, rows: tuple[AgreementRow, ...]) -> None:
        chosen = self.ui.agreements_editor.chosen()
        self.ui.agreements_editor.show_rows(rows)
        places = [place for place, row in enumerate(rows) if chosen and row.id == chosen.id]
        self.ui.agreements_editor.table.selectRow(places[0] if places else 0)
        self.ui.agreements_editor.setVisible(bool(rows))
        self.ui.agreements_empty.setVisible(not rows)

    def _show_evaluations(self, rows: tuple[SessionEvaluations, ...]) -> None:
        ui = self.ui
        self.evaluations.set_rows(rows)
        ui.evaluations_table.setVisible(bool(rows))
        ui.evaluations_empty.setVisible(not rows)
        for widget in (ui.by_partner_button, ui.about_partner_button, ui.average_label):
            widget.setVisible(bool(rows))
        if rows:
            ui.evaluations_table.selectRow(0)
        given = [one for row in rows for one in (row.by_partner, row.about_partner) if one]
        mean = average(given)
        ui.average_label.setText(f"Rata-rata {_comma(mean)} dari {len(given)} penilaian" if mean else "")

    def _correct_contact(self, number: int) -> None:
        entry = self.contacts.row_at(number)
        if entry is not None:
            self._open(ContactDialog(self._desk, self.partner_id, entry, self))

    def _remove_contact(self) -> None:
        entry = self.contacts.row_at(self.ui.contacts_table.currentIndex())
        if entry is not None:
            self._remove(partial(pipeline.remove_contact, self._desk.office, entry.id), "Kontak")

    def _remove_agreement(self, row: AgreementRow) -> None:
        self._remove(partial(agreements.remove, self._desk.office, row.id), row.title)

    def _remove(self, remove: Callable[[], None], what: str) -> None:
        """Without a question: it lies in the trash and the bar takes it back."""
        said = f"{what} dipindahkan ke keranjang sampah."
        self._desk.run(remove, lambda _: self._desk.messages.inform(said), announce=("partners", "sessions"))

    def _open_session(self, number: int) -> None:
        row = self.evaluations.row_at(number)
        if row is not None:
            self._desk.open("session", row.session_id)

    def _make_profile(self) -> None:
        office, partner_id = self._desk.office, self.partner_id
        self._desk.run(
            lambda: partner_profile.make(office, partner_id),
            self._show_profile,
            busy="Menyiapkan profil kerja sama …",
        )

    def _show_profile(self, paper: Paper) -> None:
        self._open(PreviewDialog(self._desk, paper, "Profil kerja sama", self))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS:
            self.refresh()
