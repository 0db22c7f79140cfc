"""A training day, driven through the real window as an officer would: used offscreen and on an X server."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from bapasdesk.app import Application
from bapasdesk.domain.values import PaperKind
from bapasdesk.gui.dialogs.first_run import FirstRun
from bapasdesk.gui.main_window import MainWindow
from bapasdesk.gui.pdf_printing import PrintOrder
from bapasdesk.gui.widgets.participant_model import FIRST_DAY
from tests.builders import OFFICER, PASSPHRASE

NAMES = ("Budi Santosa Contoh", "Citra Contoh", "Dedi Contoh")
COURSE, PARTNER = "Teknik Penyajian Kopi", "LPK Contoh Kopi"


class Day:
    """Each method is one thing the officer does; `settle` waits for what the window is busy with."""

    def __init__(self, application: Application) -> None:
        self.application = application

    @property
    def window(self) -> MainWindow:
        assert self.application.window is not None
        return self.application.window

    def settle(self) -> None:
        self.application.jobs.wait_until_idle(30_000)
        QTest.qWait(10)
        self.application.jobs.wait_until_idle(30_000)

    def click(self, button: Any) -> None:
        assert button.isEnabled(), button.objectName()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def first_run(self) -> None:
        dialog = self.application.dialog
        assert isinstance(dialog, FirstRun)
        ui = dialog.ui
        self.click(ui.next_button)
        QTest.keyClicks(ui.office_name, "Balai Pemasyarakatan Kelas I Contoh")
        QTest.keyClicks(ui.city, "Tangerang")
        ui.letterhead.setPlainText("KEMENTERIAN CONTOH\nBALAI PEMASYARAKATAN KELAS I CONTOH\nJalan Contoh 1")
        self.click(ui.next_button)
        QTest.keyClicks(ui.head_name, "Kepala Rekaan, S.H.")
        self.click(ui.next_button)
        self.click(ui.next_button)
        QTest.keyClicks(ui.officer_name, OFFICER)
        for line in (ui.passphrase.first, ui.passphrase.again):
            QTest.keyClicks(line, PASSPHRASE)
        self.click(ui.next_button)
        groups = ui.code.text().split()
        for field, place in zip((ui.first_group, ui.second_group), dialog.asked, strict=True):
            QTest.keyClicks(field, groups[place])
        self.click(ui.next_button)

    def add_partner_and_course(self) -> None:
        page = self.window.go("partners")
        self.settle()
        page.ui.tabs.setCurrentWidget(page.ui.courses_tab)
        self.click(page.ui.new_course_button)
        QTest.keyClicks(page.dialog.ui.name, COURSE)
        self.click(page.dialog.ui.save_button)
        page.ui.tabs.setCurrentWidget(page.ui.partners_tab)
        self.click(page.ui.new_partner_button)
        dialog = page.dialog
        QTest.keyClicks(dialog.ui.name, PARTNER)
        QTest.keyClicks(dialog.ui.leader_name, "Ratri Contohwati")
        QTest.keyClicks(dialog.ui.leader_position, "Direktur")
        dialog.ui.offers.item(0).setCheckState(Qt.CheckState.Checked)
        self.click(dialog.ui.save_button)

    def plan_session(self) -> None:
        """Two days; the session's page opens by itself."""
        page = self.window.go("schedule")
        self.settle()
        self.click(page.ui.new_button)
        ui = page.dialog.ui
        ui.course_id.setCurrentText(COURSE)
        assert ui.partner_id.currentText() == PARTNER, "the only partner who offers it is chosen"
        QTest.keyClicks(ui.dates, "20 - 21 Juni 2023")
        self.settle()
        QTest.keyClicks(ui.venue, "Aula Terbuka")
        ui.transport_rate.clear()
        QTest.keyClicks(ui.transport_rate, "150.000")
        QTest.keyClicks(ui.souvenir, "Tas kain")
        ui.lesson_hours.setValue(12)
        self.click(ui.save_button)

    @property
    def page(self) -> Any:
        """The session's page."""
        return self.window.page

    def enrol_three(self) -> None:
        for name in NAMES:
            self.click(self.page.ui.enrol_button)
            dialog = self.page.dialog
            self.click(dialog.ui.new_client_button)
            client = dialog.dialog
            QTest.keyClicks(client.ui.full_name, name)
            self.click(client.ui.save_button)
            QTest.qWait(200)
            self.settle()
            self.click(dialog.ui.save_button)

    def type_attendance(self, *columns: str) -> None:
        """Letters typed down the column, one column a day."""
        table = self.page.ui.table
        for day, letters in enumerate(columns):
            table.go_to(0, FIRST_DAY + day)
            table.setFocus()
            QTest.keyClicks(table, letters.lower())
        QTest.qWait(300)
        self.settle()

    def take_next_step(self, expected: str) -> None:
        assert self.page.ui.next_button.text() == expected
        self.click(self.page.ui.next_button)

    def save_preview(self, path: Path) -> None:
        """The paper that is shown, saved as shown."""
        preview = self.page.actions_.preview
        preview.save_to(path)
        self.settle()
        preview.close()
        self.settle()

    def print_paper(self, kind: PaperKind, path: Path) -> bytes:
        """To a printer whose sheets land in a file; gives the bytes that were sent to it.

        The next answer says whether it came out.
        """
        self.page.actions_.show_paper(kind)
        self.settle()
        preview = self.page.actions_.preview
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFileName(str(path))
        preview.print_to(PrintOrder(printer, preview.document.pageCount()))
        self.settle()
        sent = preview.paper.pdf
        preview.close()
        self.settle()
        return bytes(sent)

    def save_paper(self, kind: PaperKind, path: Path) -> None:
        self.page.actions_.show_paper(kind)
        self.settle()
        self.save_preview(path)
