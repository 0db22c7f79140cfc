"""One partner: who it is, whom to call, what it can teach."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHeaderView, QListWidgetItem, QTableWidgetItem, QWidget

from bapasdesk.domain.checks import check_partner
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.partners import Partner, PartnerContact
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.partners import PartnerDetail
from bapasdesk.domain.rows.sessions import CourseRow
from bapasdesk.domain.values import PartnerKind
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.course_dialog import CourseDialog
from bapasdesk.gui.forms.partner_dialog import Ui_PartnerDialog
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.theme import ROW_HEIGHT
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import courses, partners

_FIELDS = ("name", "kind", "alias", "address", "leader_name", "leader_position", "note")
_CONTACT_TITLES = ("Nama", "Jabatan", "Telepon", "Surel")


class PartnerDialog(QDialog):
    """A new partner, or the one of `partner_id` to be changed."""

    saved = Signal(int)

    def __init__(self, desk: Desk, partner_id: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PartnerDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        desk.gate(Right.PLAN, self.ui.save_button)
        self._desk, self._id = desk, partner_id or 0
        self.dialog: CourseDialog | None = None
        for kind in PartnerKind:
            self.ui.kind.addItem(label(kind))
        self._dress_contacts()
        self.guard = FormGuard(self, self.ui, _FIELDS, desk.run, self._detail, self._save)
        self.guard.keep_draft(desk, self._id)
        self.ui.add_contact_button.clicked.connect(self._add_contact)
        self.ui.remove_contact_button.clicked.connect(self._remove_contact)
        self.ui.new_course_button.clicked.connect(self._new_course)
        if partner_id:
            desk.run(lambda: partners.get(desk.office, partner_id), self._fill)
        else:
            self._list_courses(())
        self.ui.name.setFocus()

    def _dress_contacts(self) -> None:
        table = self.ui.contacts
        table.setColumnCount(len(_CONTACT_TITLES))
        table.setHorizontalHeaderLabels(_CONTACT_TITLES)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)

    def _fill(self, detail: PartnerDetail) -> None:
        ui, partner = self.ui, detail.partner
        ui.name.setText(partner.name)
        ui.kind.setCurrentIndex(list(PartnerKind).index(partner.kind))
        ui.alias.setText(partner.alias)
        ui.address.setText(partner.address)
        ui.leader_name.setText(partner.leader_name)
        ui.leader_position.setText(partner.leader_position)
        ui.is_griya_abhipraya.setChecked(partner.is_griya_abhipraya)
        ui.note.setPlainText(partner.note)
        for contact in detail.contacts:
            self._add_contact_row((contact.name, contact.position, contact.phone, contact.email))
        self._list_courses(detail.course_ids)

    def _list_courses(self, ticked: Iterable[int]) -> None:
        office, chosen = self._desk.office, set(ticked)
        self._desk.run(lambda: courses.rows(office), lambda rows: self._show_courses(rows, chosen))

    def _show_courses(self, rows: Sequence[CourseRow], chosen: set[int]) -> None:
        self.ui.offers.clear()
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setCheckState(Qt.CheckState.Checked if row.id in chosen else Qt.CheckState.Unchecked)
            self.ui.offers.addItem(item)

    def _ticked(self) -> tuple[int, ...]:
        items = (self.ui.offers.item(number) for number in range(self.ui.offers.count()))
        return tuple(
            int(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def _new_course(self) -> None:
        self.dialog = CourseDialog(self._desk, None, self)
        self.dialog.saved.connect(lambda course_id: self._list_courses((*self._ticked(), course_id)))
        open_dialog(self.dialog)

    def _add_contact(self) -> None:
        self._add_contact_row(("", "", "", ""))
        table = self.ui.contacts
        table.setCurrentCell(table.rowCount() - 1, 0)
        table.edit(table.currentIndex())

    def _add_contact_row(self, cells: Sequence[str]) -> None:
        table = self.ui.contacts
        row = table.rowCount()
        table.insertRow(row)
        for column, text in enumerate(cells):
            table.setItem(row, column, QTableWidgetItem(text))

    def _remove_contact(self) -> None:
        self.ui.contacts.removeRow(self.ui.contacts.currentRow())

    def _contacts(self) -> tuple[PartnerContact, ...]:
        table = self.ui.contacts
        rows = [
            [(item.text().strip() if (item := table.item(row, column)) else "") for column in range(4)]
            for row in range(table.rowCount())
        ]
        return tuple(
            PartnerContact(name=name[:120], position=position, phone=phone, email=email)
            for name, position, phone, email in rows
            if name
        )

    def _detail(self) -> PartnerDetail:
        ui = self.ui
        partner = Partner(
            id=self._id,
            name=ui.name.text().strip(),
            kind=list(PartnerKind)[ui.kind.currentIndex()],
            alias=ui.alias.text().strip(),
            address=ui.address.text().strip(),
            leader_name=ui.leader_name.text().strip(),
            leader_position=ui.leader_position.text().strip(),
            is_griya_abhipraya=ui.is_griya_abhipraya.isChecked(),
            note=ui.note.toPlainText().strip(),
        )
        check_partner(partner)
        return PartnerDetail(partner=partner, contacts=self._contacts(), course_ids=self._ticked())

    def _save(self, detail: PartnerDetail) -> int:
        """On the worker."""
        self._id = partners.save(self._desk.office, detail)
        return self._id

    def accept(self) -> None:
        super().accept()
        self._desk.announce("partners")
        self.saved.emit(self._id)
