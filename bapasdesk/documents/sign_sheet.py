"""A list to be signed, from its head to the officers' signatures, over as many pages as its rows need."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bapasdesk.documents.page_frame import PageFrame
from bapasdesk.documents.paper import Paper
from bapasdesk.documents.sheet_parts import FOOT_HEIGHT, draw_foot
from bapasdesk.documents.sign_table import HEADER_HEIGHT, Row, SignTable, paginate

DrawHead = Callable[[Paper], float]
"""Draws what stands above the table on the first page; gives the y where the table begins."""
DrawClosing = Callable[[Paper, float], None]
"""Draws what stands below the last row, from a y downwards."""
CarryOf = Callable[[int], tuple[tuple[int, str], ...]]
"""For the first `n` rows: column and text of each sum that is carried over to the next page."""

_CARRIED, _BROUGHT = "Jumlah dipindahkan", "Jumlah pindahan"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignSheet:
    """`closing_height` in points is kept free below the last row; `carry` None: nothing is summed up."""

    frame: PageFrame
    table: SignTable
    rows: Sequence[Row]
    head: DrawHead
    closing: DrawClosing
    closing_height: float
    running_title: str
    note: str
    carry: CarryOf | None = None
    seal: str = ""
    """The newest seal of the trail, shortened."""

    def draw(self, paper: Paper) -> None:
        """All pages of the list; pages are counted within it."""
        paper.set_size(self.frame.size)
        table_top = self.head(paper)
        pages = self._paginate(table_top)
        for number, page in enumerate(pages, start=1):
            top = table_top if number == 1 else self._brought_forward(paper, page.start)
            y = self.table.draw_page(paper, self.rows[page.start : page.stop], top)
            if number == len(pages):
                self.closing(paper, y)
            elif self.carry is not None:
                self.table.draw_sums(paper, _CARRIED, self.carry(page.stop), y)
            self._draw_foot(paper, number, len(pages))
            paper.end_page()

    def _paginate(self, table_top: float) -> list[range]:
        floor = self.frame.bottom + FOOT_HEIGHT
        sums = self.table.sum_height if self.carry is not None else 0.0
        return paginate(
            [self.table.height_of(row) for row in self.rows],
            first=table_top - HEADER_HEIGHT - floor - sums,
            following=self.frame.top - HEADER_HEIGHT - floor - 2 * sums,
            closing=self.closing_height - sums,
        )

    def _brought_forward(self, paper: Paper, rows_before: int) -> float:
        if self.carry is None:
            return self.frame.top
        return self.table.draw_sums(paper, _BROUGHT, self.carry(rows_before), self.frame.top)

    def _draw_foot(self, paper: Paper, page: int, pages: int) -> None:
        draw_foot(
            paper,
            left=self.frame.left,
            right=self.frame.right,
            bottom=self.frame.bottom,
            running_title=self.running_title,
            note=self.note,
            page=page,
            pages=pages,
            seal=self.seal,
        )
