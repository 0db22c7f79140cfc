"""Client lists in: a dry run first, all or nothing, and the second run of the same list changes nothing."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bapasdesk.domain.checks import check_client
from bapasdesk.domain.client_columns import field_of, value_of
from bapasdesk.domain.records import Client
from bapasdesk.domain.rights import Right
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.exchange.read_sheet import read_cells
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.unit_of_work import UnitOfWork

_HEADER_WITHIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class CellError:
    """What is wrong where; rows are counted as the sheet shows them, from 1."""

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """Every row read is exactly one of these; duplicates repeat a row above or resemble somebody by name."""

    new: int
    updated: int
    unchanged: int
    duplicates: int
    errors: tuple[CellError, ...]


class _Plan:
    """What an import would do, found row by row."""

    def __init__(self, known: list[Client]) -> None:
        self.to_add: list[Client] = []
        self.to_change: list[Client] = []
        self.unchanged = self.duplicates = 0
        self.errors: list[CellError] = []
        self._by_nik = {client.nik: client for client in known if client.nik}
        self._by_birth = {_birth(client): client for client in known if client.birth_date}
        self._names = {client.full_name.casefold() for client in known}
        self._seen: set[Any] = set()

    def take(self, values: dict[str, Any]) -> None:
        client = Client(**values)
        check_client(client)
        keys = {key for key in (client.nik, _birth(client) if client.birth_date else None) if key}
        known = self._by_nik.get(client.nik) if client.nik else None
        known = known or (self._by_birth.get(_birth(client)) if client.birth_date else None)
        if keys & self._seen or (not keys and client.full_name.casefold() in self._names):
            self.duplicates += 1
        elif known is None:
            self.to_add.append(client)
            self._names.add(client.full_name.casefold())
        else:
            self._compare(known, values)
        self._seen |= keys

    def _compare(self, known: Client, values: dict[str, Any]) -> None:
        merged = replace(known, **values)
        if merged == known:
            self.unchanged += 1
        else:
            self.to_change.append(merged)

    def report(self) -> ImportReport:
        return ImportReport(
            new=len(self.to_add),
            updated=len(self.to_change),
            unchanged=self.unchanged,
            duplicates=self.duplicates,
            errors=tuple(self.errors),
        )


@needs(Right.PEOPLE)
def import_clients(office: Office, path: Path, *, apply: bool = False) -> ImportReport:
    """Reads a list of clients (.xlsx, .xls, .ods, .csv) and tells what it would change; `apply` does it.

    Nobody is changed while a single cell is wrong: RuleBroken with `apply`, else the errors in the report.
    A person is known by NIK, or by name and birth date; empty cells never erase what is known.
    """
    rows = read_cells(path)
    header, columns = _header(rows)
    with office.work() as work:
        plan = _Plan(work.find(Client))
        for number, cells in enumerate(rows[header + 1 :], start=header + 2):
            _read_row(plan, number, columns, cells)
        if apply:
            _apply(work, plan)
    return plan.report()


def _header(rows: list[list[Any]]) -> tuple[int, dict[int, str]]:
    """Place of the heading row and the field of each column we know."""
    for place, cells in enumerate(rows[:_HEADER_WITHIN]):
        columns = {number: field for number, cell in enumerate(cells) if (field := field_of(cell))}
        if "full_name" in columns.values():
            return place, columns
    raise InvalidInput(
        f"Kolom Nama tidak ditemukan dalam {_HEADER_WITHIN} baris pertama. Beri judul kolom Nama.", "path"
    )


def _read_row(plan: _Plan, number: int, columns: dict[int, str], cells: list[Any]) -> None:
    values: dict[str, Any] = {}
    wrong = False
    for place, field in columns.items():
        try:
            value = value_of(field, cells[place] if place < len(cells) else None)
        except InvalidInput as error:
            plan.errors.append(CellError(row=number, column=field, message=str(error)))
            wrong = True
            continue
        if value is not None:
            values[field] = value
    if wrong or not values:
        return
    try:
        plan.take({"full_name": "", **values})
    except InvalidInput as error:
        plan.errors.append(CellError(row=number, column=error.field, message=str(error)))


def _apply(work: UnitOfWork, plan: _Plan) -> None:
    if plan.errors:
        first = plan.errors[0]
        raise RuleBroken(
            f"Tidak ada yang diimpor: {len(plan.errors)} sel keliru, yang pertama baris {first.row}: "
            f"{first.message}"
        )
    work.add_all(plan.to_add)
    for client in plan.to_change:
        work.change(client)
    if plan.to_add or plan.to_change:
        detail = f"{len(plan.to_add)} baru, {len(plan.to_change)} diperbarui"
        work.record("Daftar klien diimpor", "client", 0, detail)
        work.undoable(f"Daftar klien diimpor: {detail}")
        work.commit()


def _birth(client: Client) -> tuple[str, Any]:
    return client.full_name.casefold(), client.birth_date
