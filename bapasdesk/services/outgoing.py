"""What a list may carry when it leaves the office: no child's name, nobody whose data is frozen.

The inside of the services that write files; the right to export is asked for there.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from bapasdesk.domain.person_rules import FROZEN, outgoing_name
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.rows.papers import CertificateRow, LedgerRow, PaymentRow, ProofRow
from bapasdesk.domain.rows.people import (
    ClientRow,
    FollowUpRow,
    ParticipantRow,
    ParticipationRow,
    RetentionRow,
)
from bapasdesk.domain.rows.trail import TrailRow
from bapasdesk.domain.seating_rows import DropOutRow, WaitingRow
from bapasdesk.domain.trail import SUBJECTS
from bapasdesk.domain.values import ClientKind
from bapasdesk.services.protection import frozen_ids
from bapasdesk.store.unit_of_work import UnitOfWork

R = TypeVar("R")
_BY_ID = (ClientRow,)
_BY_CLIENT = (ParticipationRow, ParticipantRow, FollowUpRow, RetentionRow, WaitingRow, DropOutRow)
_BY_SEAT = (CertificateRow, PaymentRow)
_REGISTERS = (LedgerRow, ProofRow, TrailRow)
"""A register without gaps: the line of somebody whose data is frozen stays, without the name."""


def fit_to_leave(
    work: UnitOfWork, rows: Sequence[R], *, leave_out_frozen: bool = True
) -> tuple[list[R], int]:
    """The rows with children by their initials, without frozen clients, and how many those were."""
    client_of = _client_of(work, rows)
    if client_of is None:
        return list(rows), 0
    frozen = frozen_ids(work) if leave_out_frozen else frozenset()
    children = {one.id for one in work.find(Client, kind=ClientKind.CHILD)}
    is_register = isinstance(rows[0], _REGISTERS)
    kept = [row for row in rows if is_register or client_of(row) not in frozen]
    fit = [
        _unnamed(row) if client_of(row) in frozen else _child(row) if client_of(row) in children else row
        for row in kept
    ]
    return fit, len(rows) - len(kept)


def _client_of(work: UnitOfWork, rows: Sequence[Any]) -> Callable[[Any], int | None] | None:
    """How a row tells whom it is about; None for lists that are about nobody."""
    first = rows[0] if rows else None
    if isinstance(first, _BY_ID):
        return lambda row: int(row.id)
    if isinstance(first, (*_BY_CLIENT, *_REGISTERS)):
        return lambda row: row.client_id
    if isinstance(first, _BY_SEAT):
        seats = {one.id: one.client_id for one in work.find(Participant)}
        return lambda row: seats[row.participant_id]
    return None


def _child(row: Any) -> Any:
    return _renamed(row, lambda name: outgoing_name(name, ClientKind.CHILD))


def _unnamed(row: Any) -> Any:
    return _renamed(row, lambda name: FROZEN)


def _renamed(row: Any, new: Callable[[str], str]) -> Any:
    if isinstance(row, LedgerRow | ProofRow):
        return replace(row, holder=new(row.holder))
    if isinstance(row, TrailRow):
        word = f"{SUBJECTS['client']}: "
        name = row.about.removeprefix(word)
        return row if name == row.about else replace(row, about=word + new(name))
    return replace(row, name=new(row.name))
