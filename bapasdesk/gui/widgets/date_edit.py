"""A date field typed as people write dates (20-6-2023, 20 Juni 2023) or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from bapasdesk.domain.indonesian.dates import format_date, parse_date
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.theme import icon
from bapasdesk.gui.widgets.mark_invalid import mark_invalid


class DateEdit(QLineEdit):
    """`value()` is None while empty or not a date; `problem()` then says what is wrong."""

    value_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("misalnya 20-6-2023")
        picker = self.addAction(icon("calendar-month-outline"), QLineEdit.ActionPosition.TrailingPosition)
        picker.setToolTip("Pilih dari kalender (Alt+Bawah)")
        picker.setShortcut("Alt+Down")
        picker.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        picker.triggered.connect(self._open_calendar)
        self.textChanged.connect(self._typed)
        self.editingFinished.connect(self._write_out)

    def value(self) -> date | None:
        try:
            return parse_date(self.text()) if self.text().strip() else None
        except InvalidInput:
            return None

    def set_value(self, value: date | None) -> None:
        self.setText(format_date(value) if value else "")

    def problem(self) -> str:
        """Empty when the field is empty or holds a date; whether it may be empty is the form's affair."""
        try:
            if self.text().strip():
                parse_date(self.text())
        except InvalidInput as error:
            return str(error)
        return ""

    def _typed(self) -> None:
        mark_invalid(self, bool(self.problem()))
        self.value_changed.emit()

    def _write_out(self) -> None:
        value = self.value()
        if value is not None and self.text() != format_date(value):
            self.set_value(value)

    def _open_calendar(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        value = self.value()
        if value is not None:
            calendar.setSelectedDate(QDate(value.year, value.month, value.day))
        calendar.activated.connect(lambda day: self._pick(calendar, day))
        calendar.clicked.connect(lambda day: self._pick(calendar, day))
        calendar.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        calendar.show()
        calendar.setFocus()

    def _pick(self, calendar: QCalendarWidget, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        self.textEdited.emit(self.text())  # by the person, as if it had been typed
        calendar.close()
