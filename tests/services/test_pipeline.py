"""From candidate to active partner, with what was said on the way."""

from datetime import date, timedelta

import pytest

from bapasdesk.domain.records.partners import ContactLogEntry, Evaluation
from bapasdesk.domain.values import ContactChannel, EvaluationSide, PartnerStage, RefusalReason
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import evaluations, home, partner_profile, partners, pipeline, trash
from bapasdesk.services.office import Office
from bapasdesk.services.undo import undo
from tests.builders import DAY, FixedClock, enrol, make_course, make_partner, make_session, mark
from tests.documents.reading import texts


def take(office: Office, partner_id: int, *stages: PartnerStage) -> None:
    for stage in stages:
        pipeline.move(office, partner_id, stage)


def log(office: Office, partner_id: int, on: date, next_on: date | None, summary: str = "Dibahas") -> int:
    entry = ContactLogEntry(
        partner_id=partner_id,
        contacted_on=on,
        channel=ContactChannel.PHONE,
        summary=summary,
        next_on=next_on,
    )
    return pipeline.log_contact(office, entry)


def test_a_new_partner_is_a_candidate_and_each_step_is_in_the_history(office: Office) -> None:
    partner_id = make_partner(office)
    assert partners.rows(office)[0].stage == PartnerStage.CANDIDATE
    take(office, partner_id, PartnerStage.CONTACTED, PartnerStage.MET)
    pipeline.move(
        office, partner_id, PartnerStage.REFUSED, reason=RefusalReason.STIGMA, note=" takut tamunya pergi "
    )
    row = partners.rows(office)[0]
    assert (row.stage, row.reason) == (PartnerStage.REFUSED, RefusalReason.STIGMA)
    newest, *older = pipeline.progress(office, partner_id).history
    assert (newest.note, newest.officer, newest.changed_on) == ("takut tamunya pergi", office.officer, DAY)
    assert [change.stage for change in older] == [PartnerStage.MET, PartnerStage.CONTACTED]
    take(office, partner_id, PartnerStage.CONTACTED)
    assert partners.rows(office)[0].reason is None, "the refusal lies behind"


def test_a_step_that_does_not_follow_changes_nothing(office: Office) -> None:
    partner_id = make_partner(office)
    with pytest.raises(RuleBroken, match="Dari tahap Calon"):
        pipeline.move(office, partner_id, PartnerStage.ACTIVE)
    take(office, partner_id, PartnerStage.CONTACTED)
    with pytest.raises(InvalidInput, match="alasan penolakan"):
        pipeline.move(office, partner_id, PartnerStage.REFUSED)
    assert pipeline.progress(office, partner_id).stage == PartnerStage.CONTACTED


def test_the_first_day_taught_makes_an_agreed_partner_active_and_no_other(office: Office) -> None:
    agreed, met = make_partner(office, "Sepakat"), make_partner(office, "Bertemu")
    take(office, agreed, PartnerStage.CONTACTED, PartnerStage.MET, PartnerStage.AGREED)
    take(office, met, PartnerStage.CONTACTED, PartnerStage.MET)
    course = make_course(office)
    for partner_id in (agreed, met):
        session_id = make_session(office, partner_id=partner_id, course_id=course)
        enrol(office, session_id, f"Klien {partner_id}")
        mark(office, session_id, "H")
    stages = {row.name: row.stage for row in partners.rows(office)}
    assert stages == {"Sepakat": PartnerStage.ACTIVE, "Bertemu": PartnerStage.MET}


def test_a_promised_date_is_on_the_first_screen_until_the_next_contact(
    office: Office, clock: FixedClock
) -> None:
    late, later = make_partner(office, "Terlambat"), make_partner(office, "Nanti")
    log(office, late, DAY - timedelta(days=30), DAY - timedelta(days=3), "Minta proposal")
    log(office, later, DAY, DAY + timedelta(days=1))
    (reminder,) = home.agenda(office).reminders
    assert (reminder.partner, reminder.what) == ("Terlambat", "Hubungi lagi: Minta proposal")
    log(office, late, DAY, None)
    assert home.agenda(office).reminders == ()
    clock.move(days=1)
    assert [one.partner for one in home.agenda(office).reminders] == ["Nanti"]


def test_a_step_and_a_contact_written_by_mistake_are_taken_back(office: Office) -> None:
    partner_id = make_partner(office)
    take(office, partner_id, PartnerStage.CONTACTED)
    assert undo(office) == "LPK Contoh Kopi: Dihubungi"
    assert pipeline.progress(office, partner_id).history == ()
    pipeline.remove_contact(office, log(office, partner_id, DAY, DAY))
    assert home.agenda(office).reminders == ()
    assert [item.title for item in trash.rows(office)] == ["LPK Contoh Kopi, 20 Juni 2023"]


def test_of_one_day_the_contact_written_last_counts_and_old_ones_entered_late_do_not(office: Office) -> None:
    partner_id = make_partner(office)
    log(office, partner_id, DAY, DAY)
    log(office, partner_id, DAY, DAY + timedelta(days=9))
    log(office, partner_id, DAY - timedelta(days=5), DAY - timedelta(days=4))
    assert partners.rows(office)[0].next_on == DAY + timedelta(days=9)
    assert pipeline.progress(office, partner_id).contacts[0].contacted_on == DAY


def test_the_office_writes_its_own_answers(office: Office) -> None:
    assert "dibimbing petugas" in pipeline.arguments(office)[RefusalReason.STIGMA]
    pipeline.save_argument(office, RefusalReason.STIGMA, "Datang dan lihat sendiri.")
    pipeline.save_argument(office, RefusalReason.STIGMA, "Datang dan lihatlah sendiri.")
    pipeline.save_argument(office, RefusalReason.DOUBT, "")
    told = pipeline.arguments(office)
    assert told[RefusalReason.STIGMA] == "Datang dan lihatlah sendiri."
    assert told[RefusalReason.DOUBT] == "" and told[RefusalReason.BUDGET]


def test_a_session_is_evaluated_by_both_sides_once_it_was_held(office: Office) -> None:
    session_id = make_session(office)
    partner_id = partners.rows(office)[0].id
    said = Evaluation(
        session_id=session_id, side=EvaluationSide.BY_PARTNER, scores=(4, 0, 5, 3), evaluated_on=DAY
    )
    with pytest.raises(RuleBroken, match="setelah dilaksanakan"):
        evaluations.save(office, said)
    enrol(office, session_id, "Budi")
    mark(office, session_id, "H")
    evaluations.save(office, said)
    (row,) = evaluations.of_partner(office, partner_id)
    assert row.by_partner is not None and row.by_partner.scores == (4, 0, 5, 3)
    assert row.about_partner is None


def test_the_profile_is_one_page_with_figures_and_without_a_name(office: Office) -> None:
    partner_id = make_partner(office, "Bengkel Contoh", leader_name="Rahasia Sekali")
    take(office, partner_id, PartnerStage.CONTACTED)
    pipeline.move(office, partner_id, PartnerStage.REFUSED, reason=RefusalReason.STAFF)
    session_id = make_session(office, trainer="Pengajar Rahasia")
    enrol(office, session_id, "Budi Tersembunyi", "Citra Tersembunyi")
    mark(office, session_id, "HA")
    paper = partner_profile.make(office, partner_id)
    (text,) = texts(paper.pdf)
    assert "Untuk Bengkel Contoh" in text and "hadir (1 dari 2)" in text
    assert "Berapa waktu dan tenaga" in text, "the worry of this very partner is answered"
    assert "Siapa pesertanya?" in text
    for hidden in ("Rahasia", "Tersembunyi", "Kepala Rekaan", office.officer):
        assert hidden not in text
    assert "Bengkel" not in paper.file_name
