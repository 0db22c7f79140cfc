"""The first run leads to a real encrypted office, and does not let the recovery code slip by."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.values import CertificateStyle, SignatoryRole
from bapasdesk.gui.dialogs.first_run import FirstRun
from bapasdesk.gui.jobs import Jobs
from bapasdesk.gui.runner import Runner
from bapasdesk.services import settings
from bapasdesk.services.office import Office
from bapasdesk.services.unlocking import open_office
from tests.builders import FAST_COST, OFFICER, PASSPHRASE, FixedClock
from tests.gui.fake_messages import FakeMessages


@pytest.fixture
def dialog(
    folder: OfficeFolder, jobs: Jobs, messages: FakeMessages, clock: FixedClock, qtbot: QtBot
) -> FirstRun:
    made = FirstRun(folder, Runner(jobs, messages), cost=FAST_COST, clock=clock)
    qtbot.addWidget(made)
    return made


def press_next(dialog: FirstRun, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.ui.next_button, Qt.MouseButton.LeftButton)


def fill_until_created(dialog: FirstRun, jobs: Jobs, qtbot: QtBot) -> None:
    ui = dialog.ui
    press_next(dialog, qtbot)
    QTest.keyClicks(ui.office_name, "Balai Pemasyarakatan Kelas I Contoh")
    QTest.keyClicks(ui.city, "Tangerang")
    ui.letterhead.setPlainText("KEMENTERIAN CONTOH\nBAPAS CONTOH\nJalan Contoh 1")
    press_next(dialog, qtbot)
    QTest.keyClicks(ui.head_name, "Kepala Rekaan, S.H.")
    press_next(dialog, qtbot)
    press_next(dialog, qtbot)
    QTest.keyClicks(ui.officer_name, OFFICER)
    for line in (ui.passphrase.first, ui.passphrase.again):
        QTest.keyClicks(line, PASSPHRASE)
    press_next(dialog, qtbot)
    jobs.wait_until_idle()


def type_groups_back(dialog: FirstRun) -> None:
    groups = dialog.ui.code.text().split()
    for field, place in zip((dialog.ui.first_group, dialog.ui.second_group), dialog.asked, strict=True):
        field.setText(groups[place].lower())


def test_the_steps_end_in_an_encrypted_office_that_opens_again(
    dialog: FirstRun, folder: OfficeFolder, jobs: Jobs, qtbot: QtBot
) -> None:
    made: list[Office] = []
    dialog.finished_with.connect(made.append)
    fill_until_created(dialog, jobs, qtbot)
    assert not dialog.ui.next_button.isEnabled()
    type_groups_back(dialog)
    press_next(dialog, qtbot)
    made[0].close()
    with open_office(folder, OFFICER, PASSPHRASE) as office:
        profile = settings.profile(office)
        assert (profile.name, profile.city) == ("Balai Pemasyarakatan Kelas I Contoh", "Tangerang")
        assert profile.certificate_style is CertificateStyle.NEUTRAL
        assert [one.role for one in settings.signatories(office)] == [SignatoryRole.OFFICE_HEAD]
        assert settings.letterheads(office)[0].lines[0] == "KEMENTERIAN CONTOH"
    assert not folder.database.read_bytes().startswith(b"SQLite format 3")


def test_the_office_chooses_the_style_of_its_certificates(
    dialog: FirstRun, folder: OfficeFolder, jobs: Jobs, qtbot: QtBot
) -> None:
    made: list[Office] = []
    dialog.finished_with.connect(made.append)
    dialog.ui.official.setChecked(True)
    fill_until_created(dialog, jobs, qtbot)
    type_groups_back(dialog)
    press_next(dialog, qtbot)
    assert settings.profile(made[0]).certificate_style is CertificateStyle.OFFICIAL
    made[0].close()


def test_one_way_to_begin_and_one_style_are_chosen_at_a_time(dialog: FirstRun, qtbot: QtBot) -> None:
    ui = dialog.ui
    dialog.show()
    qtbot.waitExposed(dialog)
    for first, second in ((ui.start_empty, ui.try_example), (ui.neutral, ui.official)):
        second.click()
        assert second.isChecked() and not first.isChecked()
        first.click()
        first.click()
        assert first.isChecked() and not second.isChecked()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    ui.start_empty.setFocus()
    QTest.keyClick(ui.start_empty, Qt.Key.Key_Down)
    assert ui.try_example.isChecked(), "arrows choose as they do in any group"


def test_what_was_typed_is_not_thrown_away_unasked(
    dialog: FirstRun, messages: FakeMessages, qtbot: QtBot
) -> None:
    dialog.show()
    press_next(dialog, qtbot)
    QTest.keyClicks(dialog.ui.office_name, "Balai")
    messages.answers = [False, True]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog.ui.office_name.text() == "Balai"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert "akan hilang" in messages.questions[0]


def test_next_stays_off_until_the_step_is_right_and_says_why(dialog: FirstRun, qtbot: QtBot) -> None:
    press_next(dialog, qtbot)
    assert not dialog.ui.next_button.isEnabled()
    assert dialog.ui.office_name_error.text() == "", "nobody has typed yet"
    QTest.keyClicks(dialog.ui.office_name, "B")
    QTest.keyClick(dialog.ui.office_name, Qt.Key.Key_Backspace)
    assert dialog.ui.office_name_error.text() != ""


def test_wrong_groups_do_not_finish_and_closing_then_asks_first(
    dialog: FirstRun, jobs: Jobs, messages: FakeMessages, qtbot: QtBot
) -> None:
    fill_until_created(dialog, jobs, qtbot)
    dialog.show()
    dialog.ui.first_group.setText("XXXXX")
    assert "Belum sama" in dialog.ui.first_group_error.text()
    messages.answers = [False, True]
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
    assert "tidak akan ditampilkan lagi" in messages.questions[0]


def test_the_recovery_sheet_is_saved_as_a_pdf(
    dialog: FirstRun,
    jobs: Jobs,
    messages: FakeMessages,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "lembar.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(target), ""))
    fill_until_created(dialog, jobs, qtbot)
    QTest.mouseClick(dialog.ui.save_pdf_button, Qt.MouseButton.LeftButton)
    jobs.wait_until_idle()
    assert target.read_bytes().startswith(b"%PDF")
    messages.answers = [True]
    dialog.reject()


def test_a_folder_in_use_is_told_in_the_step_and_can_be_tried_again(
    dialog: FirstRun, folder: OfficeFolder, jobs: Jobs, qtbot: QtBot
) -> None:
    folder.root.mkdir(parents=True)
    folder.keys.write_text("{}")
    fill_until_created(dialog, jobs, qtbot)
    assert "sudah berisi" in dialog.ui.create_error.text()
    assert dialog.ui.next_button.isEnabled()


def test_the_example_is_only_asked_for(dialog: FirstRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.example_wanted):
        dialog.ui.try_example.setChecked(True)
        press_next(dialog, qtbot)
