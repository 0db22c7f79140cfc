"""The office's figures: the paper's own tables, honest rates, one report on screen, paper and sheet."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pdfplumber
import pytest
from python_calamine import CalamineWorkbook

from bapasdesk.charts.bars import draw
from bapasdesk.config import OfficeFolder
from bapasdesk.domain.labels import label
from bapasdesk.domain.outcomes import Obstacle, Outcome
from bapasdesk.domain.periods import Period, periods_of
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.outcomes import FollowUp
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.trail import AuditEntry
from bapasdesk.domain.reports import Cell, Chart, Series
from bapasdesk.domain.rows.recap import RecapRow
from bapasdesk.domain.trail import PERSON_PRINTED, REPORT_SAVED
from bapasdesk.domain.values import PartnerStage, RefusalReason
from bapasdesk.errors import InvalidInput
from bapasdesk.services import (
    answer_report,
    budget_report,
    outcomes,
    partner_report,
    period_report,
    pictures,
    pipeline,
    reports,
    training_record,
)
from bapasdesk.services.demo import build_demo_office
from bapasdesk.services.office import Office
from bapasdesk.store.queries.recap import recap_between
from tests.builders import FAST_COST, make_partner

PAPER_TABLE = (
    (1, "Budidaya Ikan dan Pembuatan Pupuk Organik", 24, "30 Maret 2022"),
    (2, "Teknik Penyemaian Bibit Anggur dan Alpukat Mini", 10, "19 – 23 September 2022"),
    (3, "Teknik Penyajian Kopi/BARISTA", 40, "1. 20 Oktober 2022; 2. 20 Juni 2023"),
    (4, "Make-Up Artis", 15, "15 – 23 November 2022"),
    (5, "Bakso Instan", 30, "21 Maret 2023"),
    (6, "Barbershop", 3, "14 April 2023"),
    (7, "Pijat Refleksi", 18, "12 Juli 2023"),
    (8, "Tata Boga (Pembuatan Aneka Kue)", 20, "23 Mei 2023"),
    (9, "Pembuatan Seblak", 19, "13 September 2023"),
)
"""The second table of the 2023 paper, as printed."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = OfficeFolder(tmp_path_factory.mktemp("demo") / "office")
    with build_demo_office(folder, cost=FAST_COST, clock=lambda: NOON).office as office:
        yield office


_QUARTERS_AND_HALVES = (
    "Triwulan I",
    "Triwulan II",
    "Semester I",
    "Triwulan III",
    "Triwulan IV",
    "Semester II",
)
NOON = pd.Timestamp("2024-06-01 12:00").to_pydatetime()


def test_the_recap_of_trainings_is_the_paper_s_table_cell_by_cell(demo: Office) -> None:
    """Words and order are the paper's; capitals and the spaces around a dash follow the spelling rules."""
    found = reports.trainings(demo, Period())
    printed = tuple((no, name.casefold(), n, dates.replace(" – ", "–")) for no, name, n, dates in PAPER_TABLE)
    assert tuple((no, str(name).casefold(), n, dates) for no, name, n, dates in found.rows) == printed
    assert found.totals == ("", "Jumlah", 179, "")
    assert found.sentence.startswith("10 kegiatan dari 9 jenis pelatihan, 179 kepesertaan")


@pytest.mark.parametrize(("year", "sessions", "participations"), [(2022, 4, 69), (2023, 6, 110)])
def test_the_years_are_the_paper_s(demo: Office, year: int, sessions: int, participations: int) -> None:
    found = reports.sessions_of(demo, Period(year))
    assert len(found.rows) == sessions
    assert found.totals[3] == participations


def test_barista_is_one_row_of_forty_and_two_sessions_of_twenty(demo: Office) -> None:
    rows = [row for row in reports.sessions_of(demo, Period()).rows if "Barista" in str(row[1])]
    assert [(row[0], row[3]) for row in rows] == [("20 Oktober 2022", 20), ("20 Juni 2023", 20)]


def test_halves_and_quarters_add_up_to_the_year(demo: Office) -> None:
    whole, *parts = (reports.sessions_of(demo, period) for period in periods_of(2023))
    for pieces in (parts[:2], parts[2:]):
        assert [row for piece in pieces for row in piece.rows] == list(whole.rows)


def test_the_outcomes_the_paper_tells_of(demo: Office) -> None:
    by_course = {one.name: one for one in outcomes.figures(demo, "course", months=3)}
    barista = next(one for name, one in by_course.items() if "Barista" in name)
    assert (barista.participations, barista.reached, barista.using, barista.rate) == (40, 40, 0, 0)
    assert by_course["Make-Up Artis"].using > 0
    assert by_course["Pijat Refleksi"].using > 0
    with demo.work() as work:
        canteen = work.find(FollowUp, outcome=Outcome.OFFICE_BUSINESS)
        people = {work.get(Participant, one.participant_id).client_id for one in canteen}
    assert len(people) == 1


def test_the_paper_s_verdict_stands_in_the_report(demo: Office) -> None:
    """`Tidak ada satupun` of the baristas, some of make-up and reflexology, and the canteen."""
    report = reports.outcomes_of(demo, "course", Period(), months=3)
    told = {str(row[0]): row[1:6] for row in report.rows}
    assert told["Teknik Penyajian Kopi/Barista"] == (40, 40, 0, 0, 0.0)
    assert told["Make-Up Artis"][3] == 3 and told["Pijat Refleksi"][3] == 3
    chart = pictures.outcomes_by_course(demo, Period(), months=3)
    place = chart.categories.index("Teknik Penyajian Kopi/Barista")
    assert [one.values[place] for one in chart.series] == [0, 40, 0, 0]


def test_sheets_of_feedback_are_shown_from_five_on(demo: Office) -> None:
    held = {row.course: row.session_id for row in _held(demo)}
    assert not outcomes.feedback(demo, held["Barbershop"]).is_shown
    assert outcomes.feedback(demo, held["Pijat Refleksi"]).is_shown


def _held(office: Office) -> tuple[RecapRow, ...]:
    with office.work() as work:
        return recap_between(work, date.min, date.max).rows


def test_a_rate_stands_beside_what_it_rests_on(demo: Office) -> None:
    report = reports.outcomes_of(demo, "course", Period(), months=3)
    few = next(row for row in report.rows if row[0] == "Barbershop")
    assert few[2] == 3 and few[4:6] == (None, None)
    assert "tidak terhubung" in report.sentence and "kurang dari 5" in report.note


def test_why_a_skill_is_not_used(demo: Office) -> None:
    report = answer_report.obstacles(demo, Period(), months=3)
    told = {str(row[0]): row[1:] for row in report.rows}
    assert list(told) == [label(one) for one in Obstacle], "the paper's five factors, in its order"
    figures = outcomes.figures(demo, "course", months=3)
    idle = sum(one.reached - one.using for one in figures)
    assert all(0 < _number(count) < idle and share == _number(count) / idle for count, share in told.values())
    most = max(told, key=lambda name: _number(told[name][0]))
    count = told[most][0]
    said = f"Dari {idle} yang tidak memakai keterampilannya, {count} menyebut {most.lower()} sebagai kendala."
    assert report.sentence == said
    assert answer_report.obstacles(demo, Period(2031), months=3).rows == ()


def test_what_people_live_from(demo: Office) -> None:
    report = answer_report.incomes(demo, Period(), months=3)
    figures = outcomes.figures(demo, "course", months=3)
    using, reached = sum(one.using for one in figures), sum(one.reached for one in figures)
    assert report.totals[1:] == (using, reached - using)


def test_plan_and_actual_of_sessions_with_all_their_costs(demo: Office) -> None:
    report = budget_report.sessions_plan(demo, Period(2022))
    for row in report.rows:
        planned, bound, paid, left = (_number(cell) for cell in row[2:6])
        assert planned == bound + paid + left
    assert report.totals[4] == sum(_number(row[4]) for row in report.rows)
    make_up = next(row for row in report.rows if row[1] == "Make-Up Artis")
    costs = {one.name: one for one in outcomes.figures(demo, "course", months=3)}
    assert make_up[4] == costs["Make-Up Artis"].cost, "one truth of what was paid"


def test_the_budget_of_a_year_and_of_all(demo: Office) -> None:
    report, all_years = budget_report.lines(demo, 2022), budget_report.lines(demo, None)
    for row in report.rows:
        amount, bound, paid, left = (_number(cell) for cell in row[3:7])
        assert left == amount - bound - paid and row[7] == paid / amount
    assert {row[0] for row in all_years.rows} == {"2022", "2023"}
    assert str(report.totals[0]) == "Jumlah" and report.sentence.startswith("Dari pagu Rp66.000.000")
    assert budget_report.lines(demo, 2031).rows == ()


def test_a_year_by_quarters_and_halves_is_the_year(demo: Office) -> None:
    found = period_report.by_period(demo, 2023)
    names = [str(row[0]) for row in found.rows]
    assert names == [f"{name} 2023" for name in _QUARTERS_AND_HALVES]
    assert found.totals[1:4] == (6, 6, 110)
    seats = {str(row[0]): _number(row[3]) for row in found.rows}
    for kind in ("Triwulan", "Semester"):
        assert sum(count for name, count in seats.items() if name.startswith(kind)) == 110
    persons = [_number(row[4]) for row in found.rows]
    assert max(persons) <= _number(found.totals[4]) <= persons[2] + persons[5]


def test_all_years_are_a_line_each(demo: Office) -> None:
    found = period_report.by_period(demo, None)
    assert [(row[0], row[1], row[3]) for row in found.rows] == [("Tahun 2022", 4, 69), ("Tahun 2023", 6, 110)]
    assert found.totals[1:4] == (10, 9, 179)


def test_how_a_partner_did(demo: Office) -> None:
    found = partner_report.performance(demo, Period(), months=3)
    by_name = {str(row[0]): row for row in found.rows}
    assert len(found.rows) == 6, "HKTI and East West Seed have not taught"
    coffee = by_name["LPK Masyarakat Kopi Indonesia"]
    assert coffee[1:3] == (2, 40) and coffee[7:] == (40, 0, 0.0)
    assert isinstance(coffee[5], float) and 1 <= coffee[5] <= 5


def test_the_pipeline_is_counted_with_its_refusals(office: Office) -> None:
    makers = (None, PartnerStage.CONTACTED, PartnerStage.REFUSED)
    for number, stage in enumerate(makers):
        partner = make_partner(office, f"Lembaga {number}")
        if stage is not None:
            pipeline.move(office, partner, PartnerStage.CONTACTED)
        if stage == PartnerStage.REFUSED:
            pipeline.move(office, partner, stage, reason=RefusalReason.STIGMA)
    report, chart = partner_report.pipeline(office), partner_report.pipeline_picture(office)
    counts = {str(row[0]): row[1] for row in report.rows}
    assert counts[label(PartnerStage.CONTACTED)] == counts[label(PartnerStage.REFUSED)] == 1
    assert report.totals[1] == 3 and report.sentence == chart.sentence
    assert "1 menolak, terbanyak karena" in chart.sentence
    refused = next(row for row in report.rows if row[0] == label(PartnerStage.REFUSED))
    assert refused[2] == f"Lembaga 2 ({label(RefusalReason.STIGMA).lower()})"


def test_the_record_of_trainings_of_one_person(demo: Office, tmp_path: Path) -> None:
    """The frequent participant whose canteen the office helped to set up."""
    with demo.work() as work:
        canteen = next(iter(work.find(FollowUp, outcome=Outcome.OFFICE_BUSINESS)))
        client_id = work.get(Participant, canteen.participant_id).client_id
        name = work.get(Client, client_id).full_name
    record = training_record.training_record(demo, client_id)
    assert [row[1] for row in record.rows][-3:] == [
        "Bakso Instan",
        "Tata Boga (Pembuatan Aneka Kue)",
        "Pembuatan Seblak",
    ]
    assert record.rows[-2][5] == "Usaha difasilitasi Bapas (6 bulan)" and record.rows[-1][5] == "–"
    paper = training_record.training_record_paper(demo, client_id)
    with pdfplumber.open(io.BytesIO(paper.pdf)) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    assert name in text and "Bakso Instan" in text and "Segel jejak" in text
    assert not any(word.lower() in paper.file_name.lower() for word in name.split())
    training_record.save_training_record(demo, client_id, tmp_path / "catatan.xlsx")
    sheet = CalamineWorkbook.from_path(str(tmp_path / "catatan.xlsx")).get_sheet_by_index(0).to_python()
    assert any("Bakso Instan" in row for row in sheet)
    with demo.work() as work:
        trail = work.find(AuditEntry)
    about = [entry.action for entry in trail if (entry.subject, entry.subject_id) == ("client", client_id)]
    assert about[-2:] == [PERSON_PRINTED, REPORT_SAVED]
    assert not any(name in entry.detail for entry in trail)


def _number(cell: Cell) -> int:
    assert isinstance(cell, int)
    return cell


def test_every_picture_has_a_sentence_and_its_table(demo: Office) -> None:
    charts = (
        pictures.participations(demo, Period(2023)),
        pictures.participations(demo, Period()),
        pictures.outcomes_by_course(demo, Period(), months=3),
        budget_report.plan_picture(demo, Period()),
        budget_report.lines_picture(demo, None),
        partner_report.pipeline_picture(demo),
        answer_report.obstacle_picture(demo, Period(), months=3),
        answer_report.income_picture(demo, Period(), months=3),
    )
    for chart in charts:
        assert chart.sentence.endswith(".")
        assert len(chart.report.rows) == len(chart.categories)
        assert draw(chart).startswith(b"\x89PNG")
        assert draw(chart, "pdf").startswith(b"%PDF")


def test_a_tall_picture_has_its_page_and_can_be_read(demo: Office) -> None:
    report, chart = budget_report.sessions_plan(demo, Period()), budget_report.plan_picture(demo, Period())
    with pdfplumber.open(io.BytesIO(reports.pdf(demo, report, chart))) as pdf:
        first, second = pdf.pages
        (picture,) = first.images
        assert picture["x1"] - picture["x0"] >= 400 and second.images == []
        assert "Dibayarkan" not in first.extract_text() and "Pembuatan Seblak" in second.extract_text()


def test_parts_of_a_bar_are_told_apart_without_colour(demo: Office) -> None:
    """Each series has a hatch of its own; printed in grey, no two lie on one another alike."""
    chart = pictures.outcomes_by_course(demo, Period(), months=3)
    svg = draw(chart, "svg").decode()
    assert len(chart.series) == 4 and svg.count("<pattern") >= 3


def test_long_names_stay_in_two_lines_and_dates_whole(demo: Office) -> None:
    name = "Pelatihan Kemandirian Tingkat Lanjutan bagi Peserta dari Seluruh Wilayah " * 2
    series = (Series(name="Peserta", values=(3, 5)),)
    chart = Chart(
        title="Uji",
        sentence="Uji.",
        unit="orang",
        categories=(name[:120], f"{name[:120]}\n20-10-2022"),
        series=series,
        lying=True,
    )
    assert chart.report.rows[1][0] == f"{name[:120]}, 20-10-2022"
    assert draw(chart).startswith(b"\x89PNG")


def test_a_report_is_the_same_on_paper_and_in_the_sheet(demo: Office, tmp_path: Path) -> None:
    report = reports.trainings(demo, Period())
    with pdfplumber.open(io.BytesIO(reports.pdf(demo, report))) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    reports.save(demo, report, tmp_path / "rekap.xlsx")
    sheet = CalamineWorkbook.from_path(str(tmp_path / "rekap.xlsx")).get_sheet_by_index(0).to_python()
    assert "Bakso Instan" in text and "179" in text and "Segel jejak" in text
    assert [row[1:3] for row in sheet if row[1] == "Bakso Instan"] == [["Bakso Instan", 30.0]]
    with pytest.raises(InvalidInput):
        reports.save(demo, report, tmp_path / "rekap.doc")


def test_a_report_without_rows_is_a_page_all_the_same(office: Office) -> None:
    report = reports.trainings(office, Period(2031))
    assert report.rows == () and reports.pdf(office, report).startswith(b"%PDF")
