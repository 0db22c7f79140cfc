"""What an officer notes in the number ledger by hand: numbers set aside, numbers used outside, the start."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rules import check_purpose
from bapasdesk.domain.values import SeriesKind
from bapasdesk.errors import BapasError
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.ledger_dialog import Ui_LedgerDialog
from bapasdesk.gui.widgets.form_guard import FormGuard, connect_change, required_date
from bapasdesk.services import ledger

_ROWS = ("kind", "on", "year", "number", "count", "first", "subject")
"""The fields in the order of the form."""


class LedgerStep(Enum):
    """Title, the fields shown, and what it does, in words."""

    @property
    def right(self) -> Right:
        return Right.SETTINGS if self is LedgerStep.START else Right.PAPERS

    RESERVE = (
        "Cadangkan nomor",
        ("kind", "on", "count", "subject"),
        "Nomor berikutnya disisihkan. Dokumen memakainya bila nomor itu diketik saat dibuat.",
    )
    EXTERNAL = (
        "Nomor dipakai di luar aplikasi",
        ("kind", "on", "number", "subject"),
        "Untuk nomor yang ditulis tangan atau dibuat di program lain, supaya buku tetap berurutan.",
    )
    START = (
        "Atur nomor awal",
        ("kind", "year", "first"),
        "Nomor sebelum nomor awal dicatat dipakai di luar aplikasi. Nomor awal hanya dapat dinaikkan.",
    )


class LedgerDialog(QDialog):
    """One step of `LedgerStep`; `kind` None: the letters."""

    def __init__(
        self, desk: Desk, step: LedgerStep, kind: SeriesKind | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_LedgerDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk, self._step = desk, step
        title, fields, help_text = step.value
        self.setWindowTitle(title)
        self.ui.help.setText(help_text)
        self._fill(kind or SeriesKind.LETTER)
        for row, field in enumerate(_ROWS):
            self.ui.form_layout.setRowVisible(row, field in fields)
        desk.gate(step.right, self.ui.save_button)
        self.guard = FormGuard(
            self,
            self.ui,
            fields,
            partial(desk.run, announce=("numbers",)),
            self._order,
            lambda order: order(),
        )
        self.guard.keep_draft(desk, 0, f"{step.name} {kind or ''}")
        for field in ("kind", "on", "year", "number"):
            connect_change(getattr(self.ui, field), self._ask_hint)
        self._ask_hint()

    def _fill(self, kind: SeriesKind) -> None:
        for one in SeriesKind:
            self.ui.kind.addItem(label(one), one)
        self.ui.kind.setCurrentIndex(list(SeriesKind).index(kind))
        today = self._desk.office.today()
        self.ui.on.set_value(today)
        self.ui.year.setValue(today.year)

    def _kind(self) -> SeriesKind:
        return list(SeriesKind)[self.ui.kind.currentIndex()]

    def _order(self) -> Callable[[], object]:
        """What Save will do; InvalidInput while the form is not complete."""
        office, kind, ui = self._desk.office, self._kind(), self.ui
        if self._step == LedgerStep.START:
            return partial(ledger.set_start, office, kind, ui.year.value(), ui.first.value())
        on, subject = required_date(ui.on, "on"), check_purpose(ui.subject.text())
        if self._step == LedgerStep.RESERVE:
            return partial(ledger.reserve, office, kind, on, ui.count.value(), subject)
        return partial(ledger.record_external, office, kind, on, ui.number.text(), subject)

    def _ask_hint(self) -> None:
        """Says which number comes next, or what the typed one would do."""
        office, kind = self._desk.office, self._kind()
        starts = self._step == LedgerStep.START
        on = date(self.ui.year.value(), 1, 1) if starts else self.ui.on.value()
        typed = self.ui.number.text().strip() if self._step == LedgerStep.EXTERNAL else ""
        if on is None:
            self.ui.preview.clear()
        elif typed:
            self._desk.run(
                partial(ledger.hint, office, kind, on, typed), self.ui.preview.setText, failed=self._refused
            )
        else:
            self._desk.run(partial(ledger.next_number, office, kind, on), self._show_next)

    def _show_next(self, number: str) -> None:
        self.ui.preview.setText(f"Nomor berikutnya: {number}")

    def _refused(self, error: BapasError) -> None:
        self.ui.preview.setText(str(error))
