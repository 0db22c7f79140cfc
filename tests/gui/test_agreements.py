"""Agreements in the window: written, scanned, shown from memory, copied out only on purpose."""

import random
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from bapasdesk.domain.records.partners import Agreement
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.agreement_dialog import AgreementDialog
from bapasdesk.gui.dialogs.scan_dialog import ScanDialog
from bapasdesk.gui.pages.home_page import HomePage
from bapasdesk.gui.pages.partner_page import PartnerPage
from bapasdesk.gui.pages.session_page import SessionPage
from bapasdesk.services import agreements, partner_profile, partners
from bapasdesk.services.office import Office
from tests.builders import DAY, make_course, make_partner, make_session
from tests.gui.fake_messages import FakeMessages
from tests.gui.settling import settle

LEFT = Qt.MouseButton.LeftButton


def picture(path: Path) -> Path:
    buffer = BytesIO()
    Image.frombytes("RGB", (40, 30), random.Random(1).randbytes(3600)).save(buffer, "PNG")
    path.write_bytes(buffer.getvalue())
    return path


@pytest.fixture
def page(desk: Desk, office: Office, qtbot: QtBot) -> PartnerPage:
    make_partner(office, "LPK Contoh", course_ids=(make_course(office, "Barista"),))
    made = PartnerPage(desk)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.show_partner(partners.rows(office)[0].id)
    made.ui.tabs.setCurrentWidget(made.ui.agreements_tab)
    settle(desk)
    return made


def test_an_agreement_with_its_scan_from_empty_to_shown(
    desk: Desk, office: Office, page: PartnerPage, tmp_path: Path, messages: FakeMessages
) -> None:
    QTest.mouseClick(page.ui.agreements_empty.action, LEFT)
    settle(desk)
    dialog = page.dialog
    assert isinstance(dialog, AgreementDialog)
    QTest.keyClicks(dialog.ui.title, "Kerja sama pelatihan")
    for field, typed in (("valid_from", "1-1-2023"), ("valid_until", "31-12-2022")):
        QTest.keyClicks(getattr(dialog.ui, field), typed)
    assert not dialog.ui.save_button.isEnabled()
    assert "berakhir sebelum" in dialog.ui.valid_until_error.text()
    dialog.ui.valid_until.clear()
    QTest.keyClicks(dialog.ui.valid_until, "31-12-2023")
    dialog.ui.courses.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.ui.minutes.setPlainText("Sepakat dua kali setahun.")
    (tmp_path / "bukan.pdf").write_bytes(b"teks biasa")
    dialog.take_scan(tmp_path / "bukan.pdf")
    settle(desk)
    assert "bukan PDF" in dialog.ui.form_error.text()
    dialog.take_scan(picture(tmp_path / "pindai.png"))
    settle(desk)
    assert "disimpan bersama" in dialog.ui.scan_label.text()
    QTest.mouseClick(dialog.ui.save_button, LEFT)
    settle(desk)
    (row,) = agreements.rows(office, page.partner_id)
    assert row.courses == ("Barista",) and row.scan_kind is not None
    assert page.ui.agreements_editor.isVisible()
    page.open_agreement(row.id)
    settle(desk)
    again = page.dialog
    assert isinstance(again, AgreementDialog)
    assert again.ui.minutes.toPlainText() == "Sepakat dua kali setahun."
    QTest.mouseClick(again.ui.view_button, LEFT)
    settle(desk)
    viewer = again.dialog
    assert isinstance(viewer, ScanDialog) and isinstance(viewer.viewer, QScrollArea)
    messages.answers = [False]
    QTest.mouseClick(viewer.ui.export_button, LEFT)
    assert "tidak terenkripsi" in messages.questions[-1]
    viewer.export_to(tmp_path / "salinan.png")
    settle(desk)
    assert (tmp_path / "salinan.png").read_bytes() == (tmp_path / "pindai.png").read_bytes()
    viewer.accept()
    again.reject()


@pytest.mark.parametrize(("damaged", "readable"), [(False, True), (True, False)])
def test_a_pdf_is_shown_from_memory_and_a_damaged_one_says_so(
    desk: Desk, office: Office, qtbot: QtBot, damaged: bool, readable: bool
) -> None:
    partner_id = make_partner(office)
    made = Agreement(partner_id=partner_id, title="PKS", valid_from=DAY, valid_until=DAY)
    agreement_id = agreements.save(office, made, ())
    pdf = b"%PDF-1.7 rusak" if damaged else partner_profile.make(office).pdf
    agreements.attach(office, agreement_id, pdf)
    viewer = ScanDialog(desk, agreements.scan(office, agreement_id))
    qtbot.addWidget(viewer)
    viewer.open()
    assert (viewer.document.pageCount() == 1) == readable
    assert viewer.ui.export_button.isEnabled()


def test_a_session_outside_its_agreement_says_so_on_its_page(
    desk: Desk, office: Office, qtbot: QtBot
) -> None:
    session_id = make_session(office)
    partner_id = partners.rows(office)[0].id
    page = SessionPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.show_session(session_id)
    settle(desk)
    assert "Belum ada perjanjian" in page.ui.plan_notes.text()
    ended = Agreement(
        partner_id=partner_id, title="PKS", valid_from=date(2020, 1, 1), valid_until=date(2023, 6, 19)
    )
    agreement_id = agreements.save(office, ended, ())
    desk.announce("sessions")
    settle(desk)
    assert "Di luar masa perjanjian" in page.ui.plan_notes.text()
    longer = Agreement(
        id=agreement_id, partner_id=partner_id, title="PKS", valid_from=date(2020, 1, 1), valid_until=DAY
    )
    agreements.save(office, longer, ())
    desk.announce("sessions")
    settle(desk)
    assert not page.ui.plan_notes.isVisible()


def test_an_agreement_about_to_end_is_on_the_first_screen(desk: Desk, office: Office, qtbot: QtBot) -> None:
    partner_id = make_partner(office, "LPK Contoh")
    made = Agreement(partner_id=partner_id, title="PKS", valid_from=DAY, valid_until=DAY + timedelta(days=60))
    agreements.save(office, made, ())
    page = HomePage(desk)
    qtbot.addWidget(page)
    page.show()
    settle(desk)
    model = page.ui.reminders_table.model()
    assert [model.index(0, column).data() for column in range(3)] == [
        "19 Agustus 2023",
        "LPK Contoh",
        "Perjanjian segera berakhir: perpanjang",
    ]
    opened: list[tuple[str, int]] = []
    desk.open_requested.connect(lambda kind, id: opened.append((kind, id)))
    QTest.keyClick(page.ui.reminders_table, Qt.Key.Key_Down)
    QTest.keyClick(page.ui.reminders_table, Qt.Key.Key_Return)
    assert opened == [("partner", partner_id)]
