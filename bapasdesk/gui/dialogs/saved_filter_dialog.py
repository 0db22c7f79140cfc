"""The name of a filter that is kept, and for whom."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.saved_filter import SavedFilter, check_filter_name
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.saved_filter_dialog import Ui_SavedFilterDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import saved_filters

ANNOUNCED = "filters"


class SavedFilterDialog(QDialog):
    """A new filter, or a known one (with an id) to be given another name."""

    def __init__(self, desk: Desk, wanted: SavedFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_SavedFilterDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._wanted = wanted
        self.ui.name.setText(wanted.name)
        self.ui.for_office.setChecked(bool(wanted.id) and not wanted.officer)
        self.guard = FormGuard(
            self,
            self.ui,
            ("name",),
            partial(desk.run, announce=(ANNOUNCED,)),
            self._typed,
            lambda made: saved_filters.save(desk.office, made, for_office=self.ui.for_office.isChecked()),
        )
        self.guard.keep_draft(desk, wanted.id, wanted.list_name)
        self.ui.name.selectAll()

    def _typed(self) -> SavedFilter:
        return replace(self._wanted, name=check_filter_name(self.ui.name.text()))
