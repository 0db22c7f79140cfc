"""One place where sessions can be held."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from bapasdesk.domain.checks import check_venue
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.office import Venue
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import VenueKind
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.venue_dialog import Ui_VenueDialog
from bapasdesk.gui.widgets.form_guard import FormGuard
from bapasdesk.services import venues


class VenueDialog(QDialog):
    """A new place, or `known` to be changed."""

    def __init__(self, desk: Desk, known: Venue | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_VenueDialog()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        venue = known or Venue(name="", kind=VenueKind.OFFICE, capacity=20)
        self._id = venue.id
        for kind in VenueKind:
            self.ui.kind.addItem(label(kind))
        self.ui.name.setText(venue.name)
        self.ui.kind.setCurrentIndex(list(VenueKind).index(venue.kind))
        self.ui.capacity.setValue(venue.capacity)
        self.ui.is_open_land.setChecked(venue.is_open_land)
        self.ui.note.setText(venue.note)
        run = partial(desk.run, announce=("settings",))
        save = partial(venues.save_venue, desk.office)
        desk.gate(Right.SETTINGS, self.ui.save_button)
        self.guard = FormGuard(self, self.ui, ("name", "capacity"), run, self._venue, save)
        self.guard.keep_draft(desk, self._id)

    def _venue(self) -> Venue:
        venue = Venue(
            id=self._id,
            name=self.ui.name.text().strip(),
            kind=list(VenueKind)[self.ui.kind.currentIndex()],
            capacity=self.ui.capacity.value(),
            is_open_land=self.ui.is_open_land.isChecked(),
            note=self.ui.note.text().strip(),
        )
        check_venue(venue)
        return venue
