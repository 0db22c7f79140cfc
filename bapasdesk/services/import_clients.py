"""Client lists in. A person is known by NIK, or by name and birth date; a name alone only hints at one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bapasdesk.domain.checks import check_client
from bapasdesk.domain.client_columns import CLIENT_COLUMNS
from bapasdesk.domain.list_check import Choice, ImportReport, ListCheck, Match
from bapasdesk.domain.list_columns import Cells, SheetLayout
from bapasdesk.domain.nik import nik_warnings
from bapasdesk.domain.phone import phone_warnings
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.rights import Right
from bapasdesk.errors import InvalidInput
from bapasdesk.services.list_import import Choices, ListKind, Watch, counted, examine, save
from bapasdesk.services.office import Office
from bapasdesk.services.protection import frozen_ids
from bapasdesk.services.rights import needs
from bapasdesk.store.unit_of_work import UnitOfWork

_AT_ONCE = 500
_UPDATE = (Choice.UPDATE, Choice.SKIP)
_DOUBT = (Choice.SKIP, Choice.UPDATE)
_REPEATED = (Choice.SKIP,)
_NAMESAKE = (Choice.SKIP, Choice.ADD)
_ANY = (Choice.SKIP, Choice.UPDATE, Choice.ADD)
_LIKELY_NEW = (Choice.ADD, Choice.UPDATE, Choice.SKIP)


@needs(Right.PEOPLE)
def check_clients(
    office: Office, rows: Sequence[Cells], layout: SheetLayout, choices: Choices, watch: Watch
) -> ListCheck:
    """What the list would change; empty cells never erase what is known. ImportStopped if it is stopped."""
    with office.work() as work:
        return examine(ClientJudge(work), CLIENT_COLUMNS, rows, layout, choices, watch).check


@needs(Right.PEOPLE)
def save_clients(
    office: Office, rows: Sequence[Cells], layout: SheetLayout, choices: Choices, watch: Watch
) -> ImportReport:
    """Saves the list as one step that can be undone; see `list_import.save`."""
    with office.work() as work:
        judge = ClientJudge(work)
        found = examine(judge, CLIENT_COLUMNS, rows, layout, choices, watch)
        return save(work, judge, found, choices, watch)


class ClientJudge:
    """Knows everybody of the office, and who stood in the rows above."""

    def __init__(self, work: UnitOfWork) -> None:
        self._by_nik: dict[str, Client] = {}
        self._by_birth: dict[tuple[str, date], list[Client]] = defaultdict(list)
        self._by_name: dict[str, Client] = {}
        self._above: dict[Any, tuple[int, Client]] = {}
        self._taken: dict[int, int] = {}
        self._frozen = frozen_ids(work)
        for client in work.find(Client):
            self._by_name.setdefault(client.full_name.casefold(), client)
            if client.nik:
                self._by_nik[client.nik] = client
            if client.birth_date:
                self._by_birth[_name(client), client.birth_date].append(client)

    def match(self, number: int, values: dict[str, Any]) -> Match:
        client = Client(**{"full_name": "", **values})
        check_client(client)
        if _is_sum(client.full_name):
            raise InvalidInput("Ini tampaknya baris jumlah, bukan nama orang.", "full_name")
        repeated = self._repeated(client)
        if repeated:
            choices = _REPEATED if client.nik or client.birth_date else _NAMESAKE
            return Match(record=client, reason=f"Mengulang baris {repeated}.", choices=choices)
        found = self._matched(client, values)
        if found.known is not None:
            earlier = self._taken.setdefault(found.known.id, number)
            if earlier != number:
                return replace(found, reason=f"Orang yang sama dengan baris {earlier}.", choices=_REPEATED)
        if found.known is not None and found.known.id in self._frozen and found.merged != found.known:
            raise InvalidInput("Data orang ini dibekukan, jadi tidak dapat diubah.", "full_name")
        self._remember(number, client)
        notes = (*nik_warnings(client.nik, client.sex, client.birth_date), *phone_warnings(client.phone))
        return replace(found, notes=notes)

    def value(self, record: Client, column: str) -> Any:
        return getattr(record, column)

    def write(
        self, work: UnitOfWork, added: Sequence[Client], changed: Sequence[Client], watch: Watch
    ) -> None:
        of = len(added) + len(changed)
        for begin in range(0, len(added), _AT_ONCE):
            watch.tell(begin, of)
            work.add_all(added[begin : begin + _AT_ONCE])
        for done, client in enumerate(changed, start=len(added) + 1):
            work.change(client)
            watch.tell(done, of)
        detail = counted(added, changed)
        work.record("Daftar klien diimpor", "client", 0, detail)
        work.undoable(f"Daftar klien diimpor: {detail}")

    def _repeated(self, client: Client) -> int:
        """The row above that is the same person; 0 if none. One NIK under two names is refused."""
        row, other = self._above.get(client.nik, (0, client)) if client.nik else (0, client)
        if row and _name(other) != _name(client) and not _is_same_birth(other, client):
            raise InvalidInput(f"NIK ini sudah dipakai nama lain pada baris {row}.", "nik")
        if not row and client.birth_date:
            row, other = self._above.get((_name(client), client.birth_date), (0, client))
            row = 0 if client.nik and other.nik and client.nik != other.nik else row
        if not row and not client.nik and not client.birth_date:
            row, _ = self._above.get(_name(client), (0, client))
        return row

    def _remember(self, number: int, client: Client) -> None:
        keys: list[Any] = [_name(client), client.nik] if client.nik else [_name(client)]
        if client.birth_date:
            keys.append((_name(client), client.birth_date))
        for key in keys:
            self._above.setdefault(key, (number, client))

    def _matched(self, client: Client, values: dict[str, Any]) -> Match:
        known, reason, choices = self._known(client)
        merged = replace(known, **values) if known else None
        return Match(record=client, known=known, merged=merged, reason=reason, choices=choices)

    def _known(self, client: Client) -> tuple[Client | None, str, tuple[Choice, ...]]:
        born = self._by_birth.get((_name(client), client.birth_date), []) if client.birth_date else []
        by_nik = self._by_nik.get(client.nik) if client.nik else None
        if by_nik is not None:
            return self._by_number(client, by_nik, born)
        if born:
            agree = [one for one in born if not one.nik or not client.nik]
            if agree:
                return agree[0], "Nama dan tanggal lahirnya sama dengan klien di kantor.", _UPDATE
            return born[0], "Nama dan tanggal lahirnya sama dengan klien di kantor, NIK-nya berbeda.", _ANY
        namesake = self._by_name.get(_name(client))
        if namesake is None:
            return None, "", ()
        if not client.nik and not client.birth_date:
            return namesake, "Namanya sama dengan klien di kantor; NIK dan tanggal lahir kosong.", _ANY
        if not namesake.nik and not namesake.birth_date:
            return namesake, "Di kantor ada nama yang sama tanpa NIK dan tanggal lahir.", _LIKELY_NEW
        return None, "", ()

    def _by_number(
        self, client: Client, known: Client, born: Sequence[Client]
    ) -> tuple[Client, str, tuple[Choice, ...]]:
        if born and known not in born:
            raise InvalidInput(
                f"NIK ini milik {known.printed_name}, nama dan tanggal lahirnya milik klien lain.",
                "nik",
            )
        shared = set(_name(known).split()) & set(_name(client).split())
        if not shared and not _is_same_birth(known, client):
            return known, "NIK-nya sama dengan klien di kantor, namanya lain. Periksa NIK-nya.", _DOUBT
        return known, "NIK-nya sama dengan klien di kantor.", _UPDATE


CLIENTS = ListKind(
    name="clients",
    title="Daftar klien",
    noun="klien",
    columns=lambda office: CLIENT_COLUMNS,
    check=check_clients,
    save=save_clients,
    changes=("clients",),
)


def _is_sum(name: str) -> bool:
    """`Jumlah`, `TOTAL: 40 orang`, as tables end."""
    return name.casefold().split(":")[0].split()[0] in ("jumlah", "total")


def _name(client: Client) -> str:
    return client.full_name.casefold()


def _is_same_birth(one: Client, other: Client) -> bool:
    return one.birth_date is not None and one.birth_date == other.birth_date
