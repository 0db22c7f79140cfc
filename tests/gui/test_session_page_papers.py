"""The papers of a session, made and shown from its page."""

from typing import Any

import pytest
from sqlalchemy import text

from bapasdesk.domain.values import SESSION_PAPERS, PaperKind
from bapasdesk.services import certificates, payments, session_papers
from bapasdesk.services.session_papers import TEXT_PAPERS
from tests.gui.fake_messages import FakeMessages
from tests.gui.session_driver import Driver, driver, everything_typed, page

__all__ = ["driver", "page"]


@pytest.mark.parametrize("kind", SESSION_PAPERS)
def test_every_paper_is_shown_from_its_card(driver: Driver, kind: PaperKind) -> None:
    everything_typed(driver)
    certificates.issue(driver.desk.office, driver.session_id)
    payments.prepare(driver.desk.office, driver.session_id)
    driver.page.refresh()
    driver.settle()
    button = driver.page.ui.papers.button(kind)
    driver.page.ui.tabs.setCurrentWidget(driver.page.ui.documents_tab)
    driver.click(button)
    if kind in TEXT_PAPERS:
        dialog: Any = driver.page.actions_.dialog
        driver.settle()
        assert dialog.ui.body.toPlainText()
        driver.click(dialog.ui.save_button)
    preview = driver.page.actions_.preview
    assert preview is not None and preview.document.pageCount() >= 1
    preview.close()


def test_a_list_is_drawn_for_the_paper_chosen_for_this_print(driver: Driver) -> None:
    page = driver.page
    page.ui.tabs.setCurrentWidget(driver.page.ui.documents_tab)
    heights = []
    for choice in range(3):
        page.ui.paper_size.setCurrentIndex(choice)
        driver.click(page.ui.papers.button(PaperKind.ATTENDANCE_SHEET))
        preview = page.actions_.preview
        assert preview is not None
        heights.append(round(preview.document.pagePointSize(0).height() / 72 * 25.4))
        preview.close()
    assert heights == [297, 297, 330]


def test_an_issued_letter_is_made_void_and_written_anew(driver: Driver, messages: FakeMessages) -> None:
    session_papers.issue(driver.desk.office, driver.session_id, PaperKind.INVITATION)
    driver.page.refresh()
    driver.page.ui.tabs.setCurrentWidget(driver.page.ui.documents_tab)
    driver.settle()
    row = driver.page.ui.papers
    assert row.state_text(PaperKind.INVITATION).startswith("001/SRT/")
    messages.answers.append("hari pelaksanaan berubah")
    row.void_button(PaperKind.INVITATION).click()
    driver.settle()
    assert row.state_text(PaperKind.INVITATION) == "belum ditulis"
    assert row.button(PaperKind.INVITATION).text() == "Tulis…"


def test_differences_of_the_settlement_are_told_by_name(driver: Driver, messages: FakeMessages) -> None:
    office, page = driver.desk.office, driver.page
    everything_typed(driver)
    payments.prepare(office, driver.session_id)
    with office.work() as work:
        work.connection.execute(
            text("UPDATE attendance SET status = 'S', reason = 'acceptable' WHERE id = 1")
        )
        work.commit()
    page.refresh()
    page.ui.tabs.setCurrentWidget(driver.page.ui.documents_tab)
    driver.settle()
    assert page.ui.papers.state_text(PaperKind.SETTLEMENT) == "1 hal belum cocok"
    driver.click(page.ui.papers.button(PaperKind.SETTLEMENT))
    assert "Budi: dibayar untuk 19 Juni 2023, tetapi tidak hadir" in messages.errors[-1]
    assert page.actions_.preview is None
