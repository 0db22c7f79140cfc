"""Mitra: the community partners, and beside them the catalogue of what is taught."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows import CourseRow, PartnerRow
from bapasdesk.domain.values import label
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.course_dialog import CourseDialog
from bapasdesk.gui.dialogs.partner_dialog import PartnerDialog
from bapasdesk.gui.forms.partners_page import Ui_PartnersPage
from bapasdesk.gui.list_deletion import ListDeletion
from bapasdesk.gui.table_models import Column, RowTableModel
from bapasdesk.gui.theme import icon
from bapasdesk.services import courses, partners


def _days(row: CourseRow) -> str:
    return "" if row.days_to_income is None else f"{row.days_to_income} hari"


def _cost(row: CourseRow) -> str:
    return "" if row.start_up_cost is None else format_rupiah(row.start_up_cost)


PARTNER_COLUMNS: tuple[Column[PartnerRow], ...] = (
    Column("Nama", lambda row: row.name),
    Column("Jenis", lambda row: label(row.kind), width=150),
    Column("Pelatihan yang disediakan", lambda row: ", ".join(row.courses)),
    Column("Kegiatan", lambda row: str(row.sessions), lambda row: row.sessions, align_right=True, width=90),
    Column("Telepon", lambda row: row.phone, width=140, spare=1),
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

    def new_course(self) -> None:
        self.ui.tabs.setCurrentWidget(self.ui.courses_tab)
        self._open(CourseDialog(self._desk, None, self))

    def open_course(self, id: int) -> None:
        self.ui.tabs.setCurrentWidget(self.ui.courses_tab)
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
        ListDeletion(desk, ui.partners_table, ui.delete_partner_button, partners.remove, "mitra", "partners")
        ListDeletion(desk, ui.courses_table, ui.delete_course_button, courses.remove, "pelatihan", "courses")
        ui.new_partner_button.setIcon(icon("plus", "#FFFFFF"))
        ui.new_course_button.setIcon(icon("plus", "#FFFFFF"))

    def _wire(self) -> None:
        ui = self.ui
        self._desk.gate(Right.PLAN, ui.new_partner_button, ui.new_course_button)
        ui.new_partner_button.clicked.connect(self.new_item)
        ui.new_course_button.clicked.connect(self.new_course)
        ui.partners_empty.clicked.connect(self.new_item)
        ui.courses_empty.clicked.connect(self.new_course)
        ui.partners_filter.query_changed.connect(lambda _: self.refresh())
        ui.courses_filter.query_changed.connect(lambda _: self.refresh())
        ui.partners_table.opened.connect(lambda row: self._open_row(self.partners, row, self.open_item))
        ui.courses_table.opened.connect(lambda row: self._open_row(self.courses, row, self.open_course))
        QShortcut(QKeySequence.StandardKey.New, self, self._new_here)
        QShortcut(QKeySequence.StandardKey.Find, self, self._filter_here)

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

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"partners", "courses", "sessions"}:
            self.refresh()

    def _show_partners(self, rows: tuple[PartnerRow, ...]) -> None:
        self.partners.set_rows(rows)
        self.ui.partners_table.setVisible(bool(rows))
        self.ui.partners_empty.setVisible(not rows)
        if self.ui.partners_filter.query:
            self.ui.partners_empty.set_content(
                "magnify", "Tidak ada mitra yang cocok", "Ubah kata saringannya."
            )
        else:
            self.ui.partners_empty.set_content(
                "handshake-outline",
                "Belum ada mitra",
                "Mitra menyediakan pelatihan: gereja, perusahaan, dinas, sekolah, atau lembaga pelatihan.",
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
