"""Mitra: the community partners as list and board, and beside them the catalogue of what is taught."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.labels import label
from bapasdesk.domain.pipeline import is_overdue
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.rows.partners import PartnerRow
from bapasdesk.domain.rows.sessions import CourseRow
from bapasdesk.domain.values import PartnerStage
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.argument_dialog import ArgumentDialog
from bapasdesk.gui.dialogs.course_dialog import CourseDialog
from bapasdesk.gui.dialogs.import_dialog import ImportDialog
from bapasdesk.gui.dialogs.partner_dialog import PartnerDialog
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.dialogs.stage_dialog import StageDialog
from bapasdesk.gui.forms.partners_page import Ui_PartnersPage
from bapasdesk.gui.list_deletion import ListDeletion
from bapasdesk.gui.list_export import ListExport
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.saved_filters import SavedFilters
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import icon
from bapasdesk.gui.tones import tone_of
from bapasdesk.services import courses, extracts, partner_profile, partners, pipeline
from bapasdesk.services.extracts import Extract
from bapasdesk.services.import_partners import PARTNERS


def _days(row: CourseRow) -> str:
    return "" if row.days_to_income is None else f"{row.days_to_income} hari"


def _cost(row: CourseRow) -> str:
    return "" if row.start_up_cost is None else format_rupiah(row.start_up_cost)


def _next_date(row: PartnerRow) -> str:
    return format_date(row.next_on) if row.next_on else ""


PARTNER_COLUMNS: tuple[Column[PartnerRow], ...] = (
    Column("Nama", lambda row: row.name),
    Column("Tahap", lambda row: label(row.stage), chip=lambda row: tone_of(row.stage), width=120),
    Column("Jenis", lambda row: label(row.kind), width=150, spare=2),
    Column("Pelatihan yang disediakan", lambda row: ", ".join(row.courses)),
    Column("Kegiatan", lambda row: str(row.sessions), lambda row: row.sessions, align_right=True, width=90),
    Column("Hubungi lagi", _next_date, lambda row: row.next_on or date.max, width=140),
    Column("Telepon", lambda row: row.phone, width=140, spare=3),
)
COURSE_COLUMNS: tuple[Column[CourseRow], ...] = (
    Column("Nama", lambda row: row.name),
    Column("Tingkat", lambda row: label(row.level), width=100, spare=1),
    Column(
        "JP",
        lambda row: str(row.lesson_hours or ""),
        lambda row: row.lesson_hours,
        align_right=True,
        width=60,
    ),
    Column("Menghasilkan", _days, lambda row: row.days_to_income or 0, align_right=True, width=120),
    Column("Modal awal", _cost, lambda row: row.start_up_cost or 0, align_right=True, width=120, spare=2),
    Column("Mitra", lambda row: ", ".join(row.partners)),
    Column("Kegiatan", lambda row: str(row.sessions), lambda row: row.sessions, align_right=True, width=90),
)


class PartnersPage(QWidget):
    title = "Mitra"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PartnersPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        self.partners = RowTableModel[PartnerRow](PARTNER_COLUMNS, self)
        self._rows: tuple[PartnerRow, ...] = ()
        self.courses = RowTableModel[CourseRow](COURSE_COLUMNS, self)
        self._dress()
        self._wire()
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        office, ui = self._desk.office, self.ui
        by_partner, by_course = ui.partners_filter.query, ui.courses_filter.query
        self._desk.run(lambda: partners.rows(office, by_partner), self._show_partners)
        self._desk.run(lambda: courses.rows(office, by_course), self._show_courses)

    def new_item(self) -> None:
        self._open(PartnerDialog(self._desk, None, self))

    def open_item(self, id: int) -> None:
        self._open(PartnerDialog(self._desk, id, self))

    def move_partner(self, partner_id: int, stage: PartnerStage) -> None:
        """One step on the board; a refusal first asks for its reason."""
        row = next((one for one in self._rows if one.id == partner_id), None)
        if row is None:
            return
        if stage == PartnerStage.REFUSED:
            self._open(StageDialog(self._desk, partner_id, row.stage, stage, self))
            return
        office, name = self._desk.office, row.name
        self._desk.run(
            lambda: pipeline.move(office, partner_id, stage),
            lambda _: self._desk.messages.inform(f"{name}: {label(stage)}."),
            announce=("partners",),
        )

    def show_courses(self) -> None:
        """The catalogue."""
        self.ui.tabs.setCurrentWidget(self.ui.courses_tab)

    def new_course(self) -> None:
        self.show_courses()
        self._open(CourseDialog(self._desk, None, self))

    def open_course(self, id: int) -> None:
        self.show_courses()
        self._open(CourseDialog(self._desk, id, self))

    def _dress(self) -> None:
        ui = self.ui
        for table, model, columns in (
            (ui.partners_table, self.partners, PARTNER_COLUMNS),
            (ui.courses_table, self.courses, COURSE_COLUMNS),
        ):
            table.show_model(model, columns)
            table.setSortingEnabled(True)
            table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        desk = self._desk
        ListDeletion(
            desk, ui.partners_table, ui.delete_partner_button, partners.remove, "partner", "partners"
        )
        ListDeletion(desk, ui.courses_table, ui.delete_course_button, courses.remove, "course", "courses")
        ui.profile_button.setIcon(icon("file-document-outline"))
        ui.arguments_button.setIcon(icon("comment-quote-outline"))
        ui.new_partner_button.setIcon(icon("plus", "#FFFFFF"))
        ui.new_course_button.setIcon(icon("plus", "#FFFFFF"))

    def _wire(self) -> None:
        ui = self.ui
        self._desk.gate(Right.PLAN, ui.new_partner_button, ui.new_course_button, ui.import_button)
        empties = (ui.partners_empty, ui.board_empty, ui.courses_empty)
        self._desk.gate(Right.PLAN, *(empty.action for empty in empties))
        self._desk.gate(Right.EXPORT, ui.profile_button)
        self.export = ListExport(self._desk, self, self._extract, ui.export_button)
        ui.new_partner_button.clicked.connect(self.new_item)
        ui.new_course_button.clicked.connect(self.new_course)
        ui.partners_empty.clicked.connect(self.new_item)
        ui.board_empty.clicked.connect(self.new_item)
        ui.courses_empty.clicked.connect(self.new_course)
        ui.partners_filter.query_changed.connect(lambda _: self.refresh())
        ui.courses_filter.query_changed.connect(lambda _: self.refresh())
        self.saved = [
            SavedFilters(self._desk, name, box, self.refresh)
            for name, box in (("partners", ui.partners_filter), ("courses", ui.courses_filter))
        ]
        ui.partners_table.opened.connect(lambda row: self._open_row(self.partners, row, self._show_partner))
        ui.board.opened.connect(self._show_partner)
        ui.board.moved.connect(self.move_partner)
        ui.import_button.clicked.connect(lambda: self._open(ImportDialog(self._desk, PARTNERS, self)))
        ui.arguments_button.clicked.connect(lambda: self._open(ArgumentDialog(self._desk, self)))
        ui.profile_button.clicked.connect(self._make_profile)
        ui.courses_table.opened.connect(lambda row: self._open_row(self.courses, row, self.open_course))
        QShortcut(QKeySequence.StandardKey.New, self, self._new_here)
        QShortcut(QKeySequence.StandardKey.Find, self, self._filter_here)

    def _extract(self) -> Extract:
        if self.ui.tabs.currentWidget() is self.ui.courses_tab:
            return extracts.courses(self.ui.courses_filter.query)
        return extracts.partner_list(self.ui.partners_filter.query)

    def _new_here(self) -> None:
        in_catalogue = self.ui.tabs.currentWidget() is self.ui.courses_tab
        (self.new_course if in_catalogue else self.new_item)()

    def _filter_here(self) -> None:
        in_catalogue = self.ui.tabs.currentWidget() is self.ui.courses_tab
        (self.ui.courses_filter if in_catalogue else self.ui.partners_filter).setFocus()

    def _open_row(self, model: RowTableModel[Any], row: int, opener: Any) -> None:
        found = model.row_at(row)
        if found is not None:
            opener(found.id)

    def _show_partner(self, partner_id: int) -> None:
        self._desk.open("partner", partner_id)

    def _make_profile(self) -> None:
        make = partial(partner_profile.make, self._desk.office)
        self._desk.run(make, self._show_profile, busy="Menyiapkan profil kerja sama …")

    def _show_profile(self, paper: Paper) -> None:
        self._open(PreviewDialog(self._desk, paper, "Profil kerja sama", self))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"partners", "courses", "sessions"}:
            self.refresh()

    def _show_partners(self, rows: tuple[PartnerRow, ...]) -> None:
        self._rows = rows
        self.partners.set_rows(rows)
        self.ui.board.show_rows(rows, self._desk.office.today())
        self.ui.board.setVisible(bool(rows))
        late = sum(is_overdue(row.next_on, self._desk.office.today()) for row in rows)
        self.ui.due_label.setText(f"{late} mitra menunggu dihubungi lagi" if late else "")
        self.ui.partners_table.setVisible(bool(rows))
        for empty in (self.ui.partners_empty, self.ui.board_empty):
            empty.setVisible(not rows)
            if self.ui.partners_filter.query:
                empty.set_content("magnify", "Tidak ada mitra yang cocok", "Ubah kata saringannya.")
            else:
                empty.set_content(
                    "handshake-outline",
                    "Belum ada mitra",
                    "Mitra menyediakan pelatihan: gereja, perusahaan, dinas, atau lembaga pelatihan.",
                    "Tambah mitra pertama",
                )

    def _show_courses(self, rows: tuple[CourseRow, ...]) -> None:
        self.courses.set_rows(rows)
        self.ui.courses_table.setVisible(bool(rows))
        self.ui.courses_empty.setVisible(not rows)
        if self.ui.courses_filter.query:
            self.ui.courses_empty.set_content(
                "magnify", "Tidak ada pelatihan yang cocok", "Ubah kata saringannya."
            )
        else:
            self.ui.courses_empty.set_content(
                "school-outline",
                "Katalog masih kosong",
                "Katalog berisi jenis pelatihan; setiap pelaksanaannya dijadwalkan sebagai kegiatan.",
                "Tambah pelatihan pertama",
            )
