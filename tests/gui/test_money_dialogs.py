"""Parts of a payment and corrections, typed in the window."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs.correction_dialog import GIVE_BACK_DAYS, CorrectionDialog
from bapasdesk.gui.dialogs.payment_parts_dialog import PaymentPartsDialog
from bapasdesk.services import corrections, participants, payment_parts, payments
from bapasdesk.services.office import Office
from tests.builders import enrol, make_session, mark


def test_pocket_money_wants_a_tax_and_transport_none(desk: Desk, office: Office, qtbot: QtBot) -> None:
    session_id = make_session(office)
    dialog = PaymentPartsDialog(desk, session_id)
    qtbot.addWidget(dialog)
    desk.jobs.wait_until_idle(5000)
    ui = dialog.ui
    ui.name_1.setText("Uang saku")
    ui.rate_1.setText("50000")
    assert not ui.save_button.isEnabled()
    ui.tax_percent_1.setValue(6)
    ui.tax_percent_1.setValue(5)
    assert ui.save_button.isEnabled()
    ui.name_1.setText("Uang transport tambahan")
    assert not ui.save_button.isEnabled() and "uang saku" in ui.tax_percent_1_error.text()
    ui.name_1.setText("Uang saku")
    with qtbot.waitSignal(dialog.accepted):
        ui.save_button.click()
    (kept,) = payment_parts.components(office, session_id)
    assert (kept.name, kept.rate, kept.tax_percent) == ("Uang saku", 50_000, 5)
    again = PaymentPartsDialog(desk, session_id)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.ui.name_1.text() == "Uang saku")


def test_a_paid_receipt_is_corrected_with_a_reason(desk: Desk, office: Office, qtbot: QtBot) -> None:
    session_id = make_session(office)
    enrol(office, session_id, "Budi")
    mark(office, session_id, "H")
    payments.prepare(office, session_id)
    payments.mark_paid(office, session_id)
    payment_id = participants.rows(office, session_id)[0].payment_id
    assert payment_id is not None
    dialog = CorrectionDialog(desk, payment_id, "Budi")
    qtbot.addWidget(dialog)
    ui = dialog.ui
    desk.jobs.wait_until_idle()
    assert ui.earlier_note.isHidden()
    ui.direction.setCurrentIndex(1)
    ui.amount.setText("200.000")
    ui.reason.setText("ya")
    assert not ui.save_button.isEnabled()
    ui.reason.setText("dibayar dua hari, hadir satu")
    ui.save_button.click()
    qtbot.waitUntil(lambda: "melebihi" in ui.form_error.text())
    ui.amount.setText("150.000")
    with qtbot.waitSignal(dialog.accepted):
        ui.save_button.click()
    ((_, kept),) = corrections.of_payment(office, payment_id)
    assert kept.amount == -150_000
    again = CorrectionDialog(desk, payment_id, "Budi")
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: not again.ui.earlier_note.isHidden())
    assert "dikembalikan Rp150.000, dibayar dua hari, hadir satu" in again.ui.earlier_note.text()


def test_a_day_paid_by_mistake_is_ticked_and_given_back(desk: Desk, office: Office, qtbot: QtBot) -> None:
    session_id = make_session(office, days=(date(2023, 6, 19), date(2023, 6, 20)))
    enrol(office, session_id, "Budi")
    mark(office, session_id, "H", "H")
    payments.prepare(office, session_id)
    payments.mark_paid(office, session_id)
    payment_id = participants.rows(office, session_id)[0].payment_id
    assert payment_id is not None
    dialog = CorrectionDialog(desk, payment_id, "Budi")
    qtbot.addWidget(dialog)
    ui = dialog.ui
    qtbot.waitUntil(lambda: ui.days.count() == 2)
    assert not ui.days.isVisibleTo(dialog)
    ui.direction.setCurrentIndex(GIVE_BACK_DAYS)
    assert ui.days.isVisibleTo(dialog)
    ui.reason.setText("salah catat kehadiran")
    assert not ui.save_button.isEnabled()
    ui.days.item(1).setCheckState(Qt.CheckState.Checked)
    assert ui.amount.text() == "Rp150.000" and ui.save_button.isEnabled()
    with qtbot.waitSignal(dialog.accepted):
        ui.save_button.click()
    assert corrections.days_paid(office, payment_id) == ((date(2023, 6, 19), 150_000),)
