"""The pattern of a run of document numbers, with a living example of the number it makes."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.numbering import check_template, from_words, in_words, render_number
from bapasdesk.domain.records.numbers import NumberSeries
from bapasdesk.domain.rights import Right
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.number_series_dialog import Ui_NumberSeriesDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import settings


class NumberSeriesDialog(QDialog):
    """Changes `known`; `unit` is the office's unit code, for the example."""

    def __init__(self, desk: Desk, known: NumberSeries, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_NumberSeriesDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self.setWindowTitle(f"Bentuk nomor – {label(known.kind)}")
        self._known, self._unit, self._today = known, unit, desk.office.today()
        self.ui.template.setText(in_words(known.template))
        desk.gate(Right.SETTINGS, self.ui.save_button)
        self.guard = FormGuard(
            self,
            self.ui,
            ("template",),
            partial(desk.run, announce=("settings", "numbers")),
            self._series,
            lambda series: settings.save_number_series(desk.office, series),
        )
        self.guard.keep_draft(desk, known.id)

    def _series(self) -> NumberSeries:
        self.ui.example.setText("–")
        template = from_words(self.ui.template.text().strip())
        check_template(template)
        self.ui.example.setText(render_number(template, seq=7, on=self._today, unit=self._unit))
        return replace(self._known, template=template)
