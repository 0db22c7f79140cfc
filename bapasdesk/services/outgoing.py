"""What a list may carry when it leaves the office: no child's name, nobody whose data is frozen.

The inside of the services that write files; the right to export is asked for there.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from bapasdesk.domain.person_rules import outgoing_name
from bapasdesk.domain.records import Client, Participant
from bapasdesk.domain.rows import CertificateRow, ClientRow, ParticipationRow, PaymentRow
from bapasdesk.domain.values import ClientKind
from bapasdesk.services.protection import frozen_ids
from bapasdesk.store.unit_of_work import UnitOfWork

R = TypeVar("R")


def fit_to_leave(
    work: UnitOfWork, rows: Sequence[R], *, leave_out_frozen: bool = True
) -> tuple[list[R], int]:
    """The rows with children by their initials, without frozen clients, and how many those were."""
    client_of = _client_of(work, rows)
    if client_of is None:
        return list(rows), 0
    frozen = frozen_ids(work) if leave_out_frozen else frozenset()
    children = {one.id for one in work.find(Client, kind=ClientKind.CHILD)}
    kept = [row for row in rows if client_of(row) not in frozen]
    fit = [_without_name(row) if client_of(row) in children else row for row in kept]
    return fit, len(rows) - len(kept)


def _client_of(work: UnitOfWork, rows: Sequence[Any]) -> Callable[[Any], int] | None:
    """How a row tells whom it is about; None for lists that are about nobody."""
    first = rows[0] if rows else None
    if isinstance(first, ClientRow):
        return lambda row: int(row.id)
    if isinstance(first, ParticipationRow):
        return lambda row: int(row.client_id)
    if isinstance(first, CertificateRow | PaymentRow):
        seats = {one.id: one.client_id for one in work.find(Participant)}
        return lambda row: seats[row.participant_id]
    return None


def _without_name(row: Any) -> Any:
    return replace(row, name=outgoing_name(row.name, ClientKind.CHILD))
