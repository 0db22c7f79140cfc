"""Table models: short lists sort themselves, long ones read only what is looked at."""

from threading import Event

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.table_models import CHIP_ROLE, Column, PagedTableModel, RowTableModel
from bapasdesk.gui.theme import Tone

Row = tuple[int, str]
COLUMNS: tuple[Column[Row], ...] = (
    Column("No", lambda row: str(row[0]), lambda row: row[0], align_right=True, width=60, sort_name="number"),
    Column("Nama", lambda row: row[1], sort_name="name"),
    Column("Keadaan", lambda row: "siap", chip=lambda row: Tone.READY if row[0] > 1 else None),
)


def test_a_short_list_sorts_by_its_key_and_keeps_the_order_for_new_rows(qapp: object) -> None:
    model = RowTableModel(COLUMNS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows([(10, "budi"), (9, "Ani")])
    model.sort(0)
    assert [row[0] for row in model.rows] == [9, 10]
    model.set_rows([(2, "Citra"), (1, "dewi")])
    assert [row[0] for row in model.rows] == [1, 2]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [row[1] for row in model.rows] == ["dewi", "Citra"]


def test_sorting_keeps_the_selection_on_its_row(qapp: object) -> None:
    model = RowTableModel(COLUMNS)
    model.set_rows([(2, "a"), (1, "b")])
    held = QPersistentModelIndex(model.index(0, 1))
    model.sort(0)
    assert model.row_at(held) == (2, "a")


def test_of_a_very_long_text_a_cell_shows_the_beginning_and_the_tooltip_all(qapp: object) -> None:
    model = RowTableModel(COLUMNS)
    model.set_rows([(2, "x" * 5_000)])
    assert model.index(0, 1).data() == "x" * 400 + "…"
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "x" * 5_000


def test_cells_tell_text_tooltip_alignment_and_chip(qapp: object) -> None:
    model = RowTableModel(COLUMNS)
    model.set_rows([(2, "x" * 120)])
    assert model.index(0, 1).data() == "x" * 120
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "x" * 120
    assert model.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 2).data(CHIP_ROLE) == Tone.READY
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Nama"
    assert model.row_at(5) is None


class Register:
    """A list of 1,000 rows that counts how often it is read."""

    def __init__(self) -> None:
        self.reads: list[tuple[str, bool, int, int]] = []
        self.total = 1_000

    def fetch(self, sort: str, descending: bool, offset: int, limit: int) -> list[Row]:
        self.reads.append((sort, descending, offset, limit))
        numbers = range(self.total)[offset : offset + limit]
        return [(number, f"nama {number}") for number in numbers]

    def count(self) -> int:
        return self.total


def paged(desk: Desk, register: Register) -> PagedTableModel[Row]:
    model = PagedTableModel(desk, COLUMNS, register.fetch, register.count, sort="name", page_size=100)
    model.reload()
    desk.jobs.wait_until_idle()
    return model


def test_a_long_list_reads_its_first_page_and_then_what_comes_into_view(desk: Desk, qtbot: QtBot) -> None:
    register = Register()
    model = paged(desk, register)
    assert model.rowCount() == 1_000
    assert register.reads == [("name", False, 0, 100)]
    assert (model.index(450, 0).data(), model.index(450, 1).data()) == ("…", None)
    qtbot.waitUntil(lambda: model.index(450, 1).data() == "nama 450")
    assert register.reads[1:] == [("name", False, 400, 100)]


def test_rows_in_view_that_lie_on_two_pages_are_read_at_once(desk: Desk, qtbot: QtBot) -> None:
    register = Register()
    model = paged(desk, register)
    for row in range(490, 510):
        model.index(row, 0).data()
    qtbot.waitUntil(lambda: model.index(509, 1).data() == "nama 509")
    assert model.index(490, 1).data() == "nama 490"
    assert register.reads[1:] == [("name", False, 400, 200)]


def test_of_many_pages_scrolled_past_only_the_last_few_are_read(desk: Desk, qtbot: QtBot) -> None:
    register = Register()
    model = paged(desk, register)
    for row in range(100, 1_000, 10):
        model.index(row, 0).data()
    qtbot.waitUntil(lambda: model.row_at(750) is not None)
    assert None not in (model.row_at(950), model.row_at(850))
    assert model.row_at(550) is None


def test_sorting_a_long_list_is_asked_of_the_services(desk: Desk) -> None:
    register = Register()
    model = paged(desk, register)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.sort(2)
    desk.jobs.wait_until_idle()
    assert register.reads[1:] == [("number", True, 0, 100)]


def test_an_answer_to_an_older_question_is_not_shown(desk: Desk) -> None:
    register = Register()
    model = paged(desk, register)
    model.index(450, 1).data()
    register.total = 3
    model.reload()
    desk.jobs.wait_until_idle()
    assert model.rowCount() == 3
    assert model.row_at(450) is None


def test_the_first_rows_are_shown_before_the_list_is_counted(desk: Desk, qtbot: QtBot) -> None:
    register = Register()
    model = PagedTableModel(desk, COLUMNS, register.fetch, register.count, page_size=100)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    with qtbot.waitSignal(model.modelReset):
        model.reload()
    assert model.rowCount() == 100 and model.index(99, 1).data() == "nama 99"
    with qtbot.waitSignal(model.counted):
        pass
    assert model.rowCount() == 1_000 and model.index(99, 1).data() == "nama 99"


def test_a_list_shorter_than_a_page_needs_no_counting(desk: Desk) -> None:
    register = Register()
    register.total = 3
    register.count = lambda: 1 / 0  # type: ignore[method-assign, assignment, return-value]
    assert paged(desk, register).rowCount() == 3


def test_of_many_questions_only_those_not_overtaken_are_read(desk: Desk) -> None:
    register = Register()
    model = PagedTableModel(desk, COLUMNS, register.fetch, register.count, page_size=100)
    busy = Event()
    desk.run(busy.wait, lambda _: None)
    for _ in range(3):
        model.reload()
    busy.set()
    desk.jobs.wait_until_idle()
    assert len(register.reads) == 1 and model.rowCount() == 1_000
