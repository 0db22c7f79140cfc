"""The head of the session page: what, when, where and with whom, warnings, and the four figures below."""

from collections.abc import Sequence

from bapasdesk.domain.indonesian.dates import format_long_date, format_range
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.labels import label
from bapasdesk.domain.planning import PlanWarning
from bapasdesk.domain.rows.people import ParticipantRow
from bapasdesk.domain.rows.sessions import SessionDetail
from bapasdesk.domain.values import ObligationKind, ObligationState, SessionStatus
from bapasdesk.gui.forms.session_page import Ui_SessionPage
from bapasdesk.gui.plain_text import as_plain
from bapasdesk.gui.theme import chip_style
from bapasdesk.gui.tones import tone_of
from bapasdesk.gui.widgets.plan_notes import show_notes


class SessionHead:
    def __init__(self, ui: Ui_SessionPage) -> None:
        self._ui = ui
        self._is_planned = False

    def show(self, detail: SessionDetail, rows: Sequence[ParticipantRow]) -> None:
        self._is_planned = detail.session.status == SessionStatus.PLANNED
        self._show_facts(detail)
        self._show_figures(rows)

    def show_warnings(self, found: Sequence[PlanWarning]) -> None:
        """Of what is over, nothing can be planned better."""
        show_notes(self._ui.plan_notes, [warning.text for warning in found] if self._is_planned else ())

    def _show_facts(self, detail: SessionDetail) -> None:
        ui, session = self._ui, detail.session
        one_day = session.starts_on == session.ends_on
        dates = (
            format_long_date(session.starts_on)
            if one_day
            else format_range(session.starts_on, session.ends_on)
        )
        facts = [dates, detail.partner.name, session.venue, session.trainer, session.officer_in_charge]
        facts += ["kegiatan pengganti"] if session.makes_up_for_id else []
        facts += ["rangkaian mingguan"] if session.series_id else []
        ui.course_label.setText(detail.course.name)
        ui.facts_label.setText("   ·   ".join(fact for fact in facts if fact))
        ui.facts_label.setToolTip(as_plain(session.note))
        ui.month_label.setText(f"›  {format_long_date(session.starts_on).split(' ', 2)[2]}")
        ui.status_chip.setText(label(session.status))
        ui.status_chip.setStyleSheet(chip_style(tone_of(session.status)))
        ui.status_chip.setToolTip(as_plain(session.status_reason))

    def _show_figures(self, rows: Sequence[ParticipantRow]) -> None:
        ui = self._ui
        present = sum(row.days_present > 0 for row in rows)
        ui.present_figure.setText(f"{present} dari {len(rows)}")
        ui.certificate_figure.setText(_progress(rows, ObligationKind.CERTIFICATE))
        total = sum(row.transport_due for row in rows)
        ui.transport_figure.setText(f"{_progress(rows, ObligationKind.TRANSPORT)} · {format_rupiah(total)}")
        ui.souvenir_figure.setText(_progress(rows, ObligationKind.SOUVENIR))


def _progress(rows: Sequence[ParticipantRow], kind: ObligationKind) -> str:
    """`12 dari 18` handed over or paid, those excepted left out."""
    states = [row.cell(kind).state for row in rows]
    due = sum(state != ObligationState.WAIVED for state in states)
    return f"{states.count(ObligationState.DELIVERED)} dari {due}"
