"""Three hundred lists as offices have them: every row is counted once, every mistake named with its place."""

from collections import Counter
from pathlib import Path

from bapasdesk.domain.indonesian.dates import short_date
from bapasdesk.domain.list_check import CellError, Choice, ImportReport, ListCheck
from bapasdesk.domain.list_columns import SheetLayout
from bapasdesk.services import clients, sheets
from bapasdesk.services.import_clients import CLIENTS
from bapasdesk.services.list_import import Watch
from bapasdesk.services.office import Office
from tests.exchange.messy_sheets import MessySheet, messy_sheets

SHEETS, SEED = 300, 20260611
_CONFLICT = "NIK ini"
"""One number for two people, which these lists have by accident."""


def seen_sheet(office: Office, path: Path) -> str:
    return next(sheet.name for sheet in sheets.names(office, path) if not sheet.is_hidden)


def look(office: Office, messy: MessySheet) -> tuple[ListCheck, list[list[object]], SheetLayout]:
    columns = CLIENTS.columns(office)
    rows = sheets.rows(office, messy.path, seen_sheet(office, messy.path))
    layout = sheets.known_layout(office, CLIENTS.name, columns, rows)
    assert layout.header_at + 1 == messy.header_row, messy.shape
    return CLIENTS.check(office, rows, layout, {}, Watch()), rows, layout


def check_places(messy: MessySheet, check: ListCheck) -> None:
    """All rows that were put there, no other; wrong exactly where something wrong was put."""
    assert [row.number for row in check.rows] == messy.data_rows, messy.shape
    columns = {column.name for column in check.columns}
    wrong = {error.row for error in check.errors}
    accidents = {error.row for error in check.errors if error.message.startswith(_CONFLICT)}
    assert wrong - accidents == messy.wrong_rows - accidents, (messy.path.name, messy.shape)
    at = [column.name for column in check.columns].index("birth_date")
    told = {row.number: row.texts[at] for row in check.rows if row.number in messy.born}
    assert told == {row: short_date(day) for row, day in messy.born.items()}, messy.shape
    assert all(error.column in columns and error.message.endswith(".") for error in check.errors)


def bring_in(office: Office, messy: MessySheet) -> tuple[ImportReport, tuple[CellError, ...]]:
    check, rows, layout = look(office, messy)
    check_places(messy, check)
    before = clients.count(office)
    left_out = {error.row: Choice.SKIP for error in check.errors}
    report = CLIENTS.save(office, rows, layout, left_out, Watch())
    assert report == ImportReport.of(check) and report.read == len(messy.data_rows)
    assert clients.count(office) == before + report.new
    return report, check.errors


def test_every_row_is_counted_once_and_the_second_run_adds_nothing(office: Office, tmp_path: Path) -> None:
    total: Counter[str] = Counter()
    for messy in messy_sheets(tmp_path, SHEETS, SEED):
        report, errors = bring_in(office, messy)
        again = ImportReport.of(look(office, messy)[0])
        assert (again.new, again.updated) == (0, 0), (messy.path.name, messy.shape)
        assert again.read == report.read and len(again.errors) == len(errors)
        total.update(new=report.new, updated=report.updated, unchanged=report.unchanged)
        total.update(duplicates=report.duplicates, wrong=report.wrong)
        total[messy.path.suffix] += 1
    assert min(total[what] for what in ("new", "updated", "unchanged", "duplicates", "wrong")) > 50, total
    assert min(total[ending] for ending in (".xlsx", ".csv", ".ods", ".xls")) > 30, total
