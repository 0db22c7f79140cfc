"""Pengaturan: the office's profile, letterheads, signatories, rates, number patterns and officers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.checks import check_office
from bapasdesk.domain.indonesian.dates import format_date, format_long_date
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.labels import label
from bapasdesk.domain.numbering import in_words, render_number
from bapasdesk.domain.records.numbers import NumberSeries
from bapasdesk.domain.records.office import (
    ClosedDay,
    Letterhead,
    OfficeProfile,
    Signatory,
    TransportRate,
    Venue,
)
from bapasdesk.domain.records.papers import Wording
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import LayoutRow
from bapasdesk.domain.rows.people import BatchReport
from bapasdesk.domain.values import CertificateStyle, PaperSize, TimeZone
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.closed_day_dialog import ClosedDayDialog
from bapasdesk.gui.dialogs.layout_editor import LayoutEditor
from bapasdesk.gui.dialogs.layout_use_dialog import LayoutUseDialog
from bapasdesk.gui.dialogs.letterhead_dialog import LetterheadDialog
from bapasdesk.gui.dialogs.number_series_dialog import NumberSeriesDialog
from bapasdesk.gui.dialogs.signatory_dialog import SignatoryDialog
from bapasdesk.gui.dialogs.transport_rate_dialog import TransportRateDialog
from bapasdesk.gui.dialogs.venue_dialog import VenueDialog
from bapasdesk.gui.dialogs.wording_dialog import WordingDialog
from bapasdesk.gui.emblem_part import EmblemPart
from bapasdesk.gui.forms.settings_page import Ui_SettingsPage
from bapasdesk.gui.officers_part import OfficersPart
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.protection_part import ProtectionPart
from bapasdesk.gui.table_models import Column
from bapasdesk.gui.theme import icon
from bapasdesk.gui.widgets.form_guard import connect_change
from bapasdesk.gui.widgets.layouts_panel import LayoutsPanel
from bapasdesk.gui.widgets.list_editor import ListEditor
from bapasdesk.gui.widgets.mark_invalid import mark_invalid
from bapasdesk.gui.widgets.stigma_panel import StigmaPanel
from bapasdesk.services import layouts, settings, venues
from bapasdesk.services import wording as wordings
from bapasdesk.services.office import Office

_TEXTS = ("name", "short_name", "city", "unit_code")
_NUMBERS = ("certificate_threshold", "minutes_per_lesson_hour")
_CHOICES: dict[str, type[StrEnum]] = {
    "certificate_style": CertificateStyle,
    "paper_size": PaperSize,
    "time_zone": TimeZone,
}
_STYLE_NOTES = {
    CertificateStyle.NEUTRAL: "Tidak menyebut Bapas sama sekali: aman untuk melamar kerja.",
    CertificateStyle.OFFICIAL: "Memuat nama kantor dan dua tanda tangan: asalnya terbaca.",
}
_DATE_WIDTH = 170


def _until(day: date | None) -> str:
    return format_date(day) if day else "masih berlaku"


LETTERHEAD_COLUMNS: tuple[Column[Letterhead], ...] = (
    Column(
        "Berlaku sejak",
        lambda row: format_date(row.valid_from),
        lambda row: row.valid_from,
        width=_DATE_WIDTH,
    ),
    Column("Kop surat", lambda row: " / ".join(row.lines), tooltip=lambda row: "\n".join(row.lines)),
)
SIGNATORY_COLUMNS: tuple[Column[Signatory], ...] = (
    Column("Peran", lambda row: label(row.role), width=220),
    Column("Nama", lambda row: row.name),
    Column("Jabatan tercetak", lambda row: row.position, spare=2),
    Column("Sejak", lambda row: format_date(row.valid_from), lambda row: row.valid_from, width=140, spare=1),
    Column("Sampai", lambda row: _until(row.valid_to), lambda row: row.valid_to or date.max, width=140),
)
RATE_COLUMNS: tuple[Column[TransportRate], ...] = (
    Column(
        "Berlaku sejak",
        lambda row: format_date(row.valid_from),
        lambda row: row.valid_from,
        width=_DATE_WIDTH,
    ),
    Column(
        "Jumlah", lambda row: format_rupiah(row.amount), lambda row: row.amount, align_right=True, width=140
    ),
    Column("Dasar hukum", lambda row: row.legal_basis),
)
WORDING_COLUMNS: tuple[Column[Wording], ...] = (
    Column("Dokumen", lambda row: label(row.kind), width=220),
    Column("Judul atau hal", lambda row: row.subject),
    Column("Teks", lambda row: "teks kantor" if row.id else "bawaan", width=140),
)
VENUE_COLUMNS: tuple[Column[Venue], ...] = (
    Column("Nama", lambda row: row.name),
    Column("Jenis", lambda row: label(row.kind), width=150),
    Column(
        "Muat", lambda row: f"{row.capacity} orang", lambda row: row.capacity, align_right=True, width=110
    ),
    Column("Lahan terbuka", lambda row: "ada" if row.is_open_land else "", width=130),
    Column("Catatan", lambda row: row.note, spare=1),
)
CLOSED_DAY_COLUMNS: tuple[Column[ClosedDay], ...] = (
    Column("Tanggal", lambda row: format_long_date(row.closed_on), lambda row: row.closed_on, width=240),
    Column("Nama", lambda row: row.name),
)


@dataclass(frozen=True)
class _Section:
    """One list of the page: how it is read, changed and removed. `dialog` gets the row, None for a new.

    `remove` None: its rows are only changed. What is removed can be taken back in the bar, so nothing asks.
    """

    editor: ListEditor
    columns: Sequence[Column[Any]]
    read: Callable[[Office], Sequence[Any]]
    dialog: Callable[[Any], QDialog]
    remove: Callable[[Office, Any], BatchReport] | None


class SettingsPage(QWidget):
    title = "Pengaturan"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_SettingsPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._profile: OfficeProfile | None = None
        self.dialog: QDialog | None = None
        """The dialog opened last."""
        self._sections = self._make_sections()
        for section in self._sections:
            self._wire(section)
        self._dress_editors()
        self.officers = OfficersPart(desk, self.ui.officers_editor, self._open, self)
        self.emblem = EmblemPart(desk)
        self.ui.layout_22.addWidget(self.emblem)
        self.protection = ProtectionPart(desk)
        self.ui.tabs.addTab(self.protection, self.protection.title)
        self._wire_profile()
        self.stigma = StigmaPanel(desk, self)
        self.layouts = LayoutsPanel(desk, self)
        self.layouts.edit_requested.connect(self._edit_layout)
        self.layouts.use_requested.connect(lambda row: self._open(LayoutUseDialog(desk, row, self)))
        self.ui.tabs.addTab(self.layouts, "Tata letak sertifikat")
        self.ui.tabs.addTab(self.stigma, "Kata terlarang")
        self.ui.parts.lead(self.ui.tabs)
        QShortcut(QKeySequence.StandardKey.New, self, self._new_here)
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: settings.profile(office), self._show_profile)
        for section in self._sections:
            self._desk.run(partial(section.read, office), section.editor.show_rows)
        self.emblem.refresh()
        self.officers.refresh()
        self.protection.refresh()

    def show_part(self, name: str) -> None:
        """One tab of the form, by the name its object there begins with."""
        self.ui.tabs.setCurrentWidget(getattr(self.ui, f"{name}_tab"))

    def _new_here(self) -> None:
        """Of two lists in view, the one the keys are in."""
        shown = [one for one in self.findChildren(ListEditor) if one.isVisible()]
        shown.sort(key=lambda one: not one.isAncestorOf(self.focusWidget() or self))
        for editor in shown[:1]:
            editor.add_button.click()

    def _changed(self, kinds: frozenset[str]) -> None:
        if "settings" in kinds:
            self.refresh()

    def _make_sections(self) -> tuple[_Section, ...]:
        ui, desk = self.ui, self._desk
        return (
            _Section(
                ui.letterheads_editor,
                LETTERHEAD_COLUMNS,
                settings.letterheads,
                lambda row: LetterheadDialog(desk, row, self),
                lambda office, row: settings.remove_letterhead(office, row.id),
            ),
            _Section(
                ui.signatories_editor,
                SIGNATORY_COLUMNS,
                settings.signatories,
                lambda row: SignatoryDialog(desk, row, self),
                lambda office, row: settings.remove_signatory(office, row.id),
            ),
            _Section(
                ui.rates_editor,
                RATE_COLUMNS,
                settings.transport_rates,
                lambda row: TransportRateDialog(desk, row, self),
                lambda office, row: settings.remove_transport_rate(office, row.id),
            ),
            _Section(
                ui.series_editor,
                self._series_columns(),
                settings.number_series,
                lambda row: NumberSeriesDialog(desk, row, self._unit(), self),
                None,
            ),
            _Section(
                ui.wording_editor,
                WORDING_COLUMNS,
                wordings.wordings,
                lambda row: WordingDialog(desk, row, self),
                None,
            ),
            _Section(
                ui.venues_editor,
                VENUE_COLUMNS,
                venues.venues,
                lambda row: VenueDialog(desk, row, self),
                lambda office, row: venues.remove_venue(office, row.id),
            ),
            _Section(
                ui.closed_days_editor,
                CLOSED_DAY_COLUMNS,
                venues.closed_days,
                lambda row: ClosedDayDialog(desk, row, self),
                lambda office, row: venues.remove_closed_day(office, row.id),
            ),
        )

    def _series_columns(self) -> tuple[Column[NumberSeries], ...]:
        def example(row: NumberSeries) -> str:
            return render_number(row.template, seq=7, on=self._desk.office.today(), unit=self._unit())

        return (
            Column("Dokumen", lambda row: label(row.kind), width=150),
            Column("Bentuk nomor", lambda row: in_words(row.template)),
            Column("Contoh", example, width=130),
        )

    def _unit(self) -> str:
        return self._profile.unit_code if self._profile else ""

    def _wire(self, section: _Section) -> None:
        section.editor.set_columns(section.columns)
        section.editor.add_requested.connect(lambda: self._open(section.dialog(None)))
        section.editor.change_requested.connect(lambda row: self._open(section.dialog(row)))
        if section.remove is not None:
            section.editor.remove_requested.connect(partial(self._remove, section.remove))

    def _dress_editors(self) -> None:
        """Number patterns and texts are only changed; what the office sets needs the right to it."""
        for editor in (self.ui.series_editor, self.ui.wording_editor):
            editor.add_button.hide()
            editor.remove_button.hide()
        for section in self._sections:
            editor = section.editor
            self._desk.gate(Right.SETTINGS, editor.add_button, editor.change_button, editor.remove_button)
        self._desk.gate(Right.SETTINGS, self.ui.save_profile)
        year = self._desk.office.today().year
        self.leave_button = self.ui.closed_days_editor.add_own_button(
            f"Isi cuti bersama {year}", icon("calendar-import-outline")
        )
        self.leave_button.clicked.connect(partial(self._add_leave, year))
        self._desk.gate(Right.SETTINGS, self.leave_button)

    def _add_leave(self, year: int) -> None:
        office = self._desk.office
        self._desk.run(
            lambda: venues.add_joint_leave(office, year),
            lambda days: self._desk.messages.inform(f"{len(days)} hari cuti bersama {year} ditambahkan."),
            announce=("settings",),
        )

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._desk.messages.inform("Tersimpan."))
        open_dialog(dialog)

    def _edit_layout(self, row: LayoutRow) -> None:
        office = self._desk.office
        self._desk.run(
            lambda: layouts.get(office, row.id, row.style),
            lambda layout: self._open(LayoutEditor(self._desk, row.id, layout, self)),
        )

    def _remove(self, remove: Callable[[Office, Any], BatchReport], row: Any) -> None:
        office = self._desk.office
        self._desk.run(lambda: remove(office, row), self._desk.messages.tell_removed, announce=("settings",))

    def _wire_profile(self) -> None:
        for field, members in _CHOICES.items():
            for member in members:
                getattr(self.ui, field).addItem(label(member), member)
        for field in (*_TEXTS, *_NUMBERS, *_CHOICES):
            connect_change(getattr(self.ui, field), self._check_profile)
        self.ui.save_profile.clicked.connect(self._save_profile)

    def _show_profile(self, profile: OfficeProfile) -> None:
        self._profile = profile
        for field in _TEXTS:
            getattr(self.ui, field).setText(getattr(profile, field))
        for field in _NUMBERS:
            getattr(self.ui, field).setValue(getattr(profile, field))
        for field, members in _CHOICES.items():
            getattr(self.ui, field).setCurrentIndex(list(members).index(getattr(profile, field)))
        self._check_profile()

    def _typed_profile(self) -> OfficeProfile:
        assert self._profile is not None
        texts = {field: getattr(self.ui, field).text().strip() for field in _TEXTS}
        numbers = {field: getattr(self.ui, field).value() for field in _NUMBERS}
        choices = {field: self._chosen(field) for field in _CHOICES}
        return replace(self._profile, **choices, **texts, **numbers)

    def _chosen(self, field: str) -> Any:
        return list(_CHOICES[field])[max(0, getattr(self.ui, field).currentIndex())]

    def _check_profile(self) -> None:
        if self._profile is None:
            return
        self.ui.style_note.setText(_STYLE_NOTES[self._chosen("certificate_style")])
        typed, wrong, trouble = self._typed_profile(), "", ""
        try:
            check_office(typed)
        except InvalidInput as error:
            wrong, trouble = error.field, str(error)
        for field in (*_TEXTS, *_NUMBERS):
            getattr(self.ui, f"{field}_error").show_error(trouble if field == wrong else "")
            mark_invalid(getattr(self.ui, field), field == wrong)
        self.ui.save_profile.setEnabled(not trouble and typed != self._profile)

    def _save_profile(self) -> None:
        office, typed = self._desk.office, self._typed_profile()
        self._desk.run(
            lambda: settings.save_profile(office, typed),
            lambda _: self._desk.messages.inform("Profil kantor tersimpan."),
            announce=("settings",),
        )
