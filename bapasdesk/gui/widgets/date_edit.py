"""A date field typed as people write dates (20-6-2023, 20 Juni 2023) or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from bapasdesk.domain.indonesian.dates import format_date, parse_date
from bapasdesk.gui.theme import icon
from bapasdesk.gui.widgets.parsed_edit import ParsedEdit


class DateEdit(ParsedEdit[date]):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parse_date, format_date, "20-6-2023", parent)
        picker = self.addAction(icon("calendar-month-outline"), QLineEdit.ActionPosition.TrailingPosition)
        picker.setToolTip("Pilih dari kalender (Alt+Bawah)")
        picker.setShortcut("Alt+Down")
        picker.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        picker.triggered.connect(self._open_calendar)

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
