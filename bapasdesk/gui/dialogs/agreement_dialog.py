"""One agreement: numbers, dates, fields, the duties of each side, what was said, and the signed paper."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidgetItem, QWidget

from bapasdesk.domain.agreements import check_agreement
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.partners import Agreement, AgreementScan
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.partners import AgreementDetail
from bapasdesk.domain.rows.sessions import CourseRow
from bapasdesk.domain.values import ScanKind
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.scan_dialog import ScanDialog
from bapasdesk.gui.forms.agreement_dialog import Ui_AgreementDialog
from bapasdesk.gui.open_dialog import open_dialog
from bapasdesk.gui.widgets.form_guard import FormGuard, optional_date, required_date
from bapasdesk.services import agreements, courses

_LINES = ("title", "partner_number", "office_number")
_DATES = ("signed_on", "valid_from", "valid_until")
_TEXTS = ("office_duties", "partner_duties", "minutes")
Made = tuple[Agreement, tuple[int, ...]]


class AgreementDialog(QDialog):
    """A new agreement with a partner, or the one of `agreement_id` to be changed."""

    def __init__(
        self, desk: Desk, partner_id: int, agreement_id: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_AgreementDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._partner_id, self._id = desk, partner_id, agreement_id or 0
        self._content: bytes | None = None
        self.dialog: ScanDialog | None = None
        run = partial(desk.run, announce=("partners", "sessions"))
        desk.gate(Right.PLAN, self.ui.save_button)
        self.guard = FormGuard(self, self.ui, (*_LINES, *_DATES, *_TEXTS), run, self._agreement, self._save)
        self.guard.keep_draft(desk, self._id, f"partner {partner_id}")
        self.ui.choose_button.clicked.connect(self._choose)
        self.ui.view_button.clicked.connect(self._view)
        self._show_scan(None)
        if agreement_id:
            desk.run(lambda: agreements.get(desk.office, agreement_id), self._fill)
        else:
            self._list_courses(())
        self.ui.title.setFocus()

    def take_scan(self, path: Path) -> None:
        """Reads a file on the worker; it is kept when the agreement is saved."""
        self._desk.run(lambda: agreements.read_scan(path), self._taken, failed=self._refused)

    def _fill(self, detail: AgreementDetail) -> None:
        for field in _LINES:
            getattr(self.ui, field).setText(getattr(detail.agreement, field))
        for field in _DATES:
            getattr(self.ui, field).set_value(getattr(detail.agreement, field))
        for field in _TEXTS:
            getattr(self.ui, field).setPlainText(getattr(detail.agreement, field))
        self._show_scan(detail.scan_kind)
        self._list_courses(detail.course_ids)

    def _list_courses(self, ticked: Sequence[int]) -> None:
        office, chosen = self._desk.office, frozenset(ticked)
        self._desk.run(lambda: courses.rows(office), lambda rows: self._show_courses(rows, chosen))

    def _show_courses(self, rows: Sequence[CourseRow], chosen: frozenset[int]) -> None:
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setCheckState(Qt.CheckState.Checked if row.id in chosen else Qt.CheckState.Unchecked)
            self.ui.courses.addItem(item)

    def _ticked(self) -> tuple[int, ...]:
        items = [self.ui.courses.item(number) for number in range(self.ui.courses.count())]
        ticked = (item for item in items if item.checkState() == Qt.CheckState.Checked)
        return tuple(int(item.data(Qt.ItemDataRole.UserRole)) for item in ticked)

    def _agreement(self) -> Made:
        agreement = Agreement(
            id=self._id,
            partner_id=self._partner_id,
            valid_from=required_date(self.ui.valid_from, "valid_from"),
            valid_until=required_date(self.ui.valid_until, "valid_until"),
            signed_on=optional_date(self.ui.signed_on, "signed_on"),
            title=self.ui.title.text().strip(),
            partner_number=self.ui.partner_number.text().strip(),
            office_number=self.ui.office_number.text().strip(),
            office_duties=self.ui.office_duties.toPlainText().strip(),
            partner_duties=self.ui.partner_duties.toPlainText().strip(),
            minutes=self.ui.minutes.toPlainText().strip(),
        )
        check_agreement(agreement)
        return agreement, self._ticked()

    def _save(self, made: Made) -> None:
        """On the worker."""
        self._id = agreements.save(self._desk.office, *made)
        if self._content is not None:
            agreements.attach(self._desk.office, self._id, self._content)

    def _choose(self) -> None:
        kinds = " ".join(f"*.{kind.value}" for kind in ScanKind)
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Pilih hasil pindai", str(Path.home()), f"Hasil pindai ({kinds} *.jpeg)"
        )
        if chosen:
            self.take_scan(Path(chosen))

    def _taken(self, content: bytes) -> None:
        self._content = content
        self.ui.scan_label.setText(f"Berkas {len(content) // 1024 + 1} KB disimpan bersama perjanjian ini.")
        self.ui.form_error.clear()

    def _refused(self, error: BapasError) -> None:
        self.ui.form_error.show_error(str(error))

    def _show_scan(self, kind: ScanKind | None) -> None:
        self.ui.view_button.setEnabled(kind is not None)
        self.ui.scan_label.setText(f"{label(kind)} tersimpan" if kind else "Belum ada (PDF, JPG, atau PNG)")

    def _view(self) -> None:
        office, agreement_id = self._desk.office, self._id
        self._desk.run(lambda: agreements.scan(office, agreement_id), self._show)

    def _show(self, scan: AgreementScan) -> None:
        self.dialog = ScanDialog(self._desk, scan, self)
        open_dialog(self.dialog)
