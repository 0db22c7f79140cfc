"""Every service asks for a right, and each role gives exactly the rights of the table."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest

from bapasdesk import services
from bapasdesk.domain.records.office import Officer
from bapasdesk.domain.records.trail import AuditEntry
from bapasdesk.domain.rights import FIRST_OFFICER, RIGHTS, Right, Role, rights_of
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.trail import REFUSED
from bapasdesk.domain.values import PaperKind
from bapasdesk.errors import NotAllowed
from bapasdesk.services import certificates, papers, payments, prints, session_papers
from bapasdesk.services.office import Office
from tests.builders import OFFICER, enrol, make_session, mark

WITHOUT_A_DOOR = {"outgoing", "list_files", "participant_steps"}
"""The inside of other services."""


def _services() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of the services whose first parameter is the office at the desk."""
    for module in pkgutil.iter_modules(services.__path__):
        if module.name in WITHOUT_A_DOOR:
            continue
        room = import_module(f"bapasdesk.services.{module.name}")
        for name, service in inspect.getmembers(room, inspect.isfunction):
            first = next(iter(inspect.signature(service).parameters.values()), None)
            here = service.__module__ == room.__name__ and not name.startswith("_")
            if here and first is not None and first.annotation in (Office, "Office"):
                yield f"{module.name}.{name}", service


SERVICES = dict(_services())


def _work_as(office: Office, *roles: Role) -> None:
    with office.work() as work:
        me = work.first(Officer, name=OFFICER)
        assert me is not None
        work.change(Officer(id=me.id, name=me.name, roles=roles))
        work.commit()
    office.forget_rights()


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_asks_for_a_right(name: str) -> None:
    assert isinstance(getattr(SERVICES[name], "right", None), Right), f"{name} lets everybody in"


@pytest.mark.parametrize("role", Role)
def test_a_role_is_allowed_exactly_what_the_table_says(office: Office, role: Role) -> None:
    _work_as(office, role)
    for name, service in SERVICES.items():
        right: Right = service.right  # type: ignore[attr-defined]
        refused = False
        try:
            service(office)  # without its arguments: past the door it is a TypeError, or it works
        except NotAllowed:
            refused = True
        except TypeError:
            pass
        assert refused == (right not in RIGHTS[role]), (role, name)


def test_the_first_officer_can_do_everything(office: Office) -> None:
    assert office.rights() == frozenset(Right) == rights_of(FIRST_OFFICER)


def test_several_roles_give_what_each_gives(office: Office) -> None:
    _work_as(office, Role.VIEWER, Role.TREASURER)
    assert office.rights() == RIGHTS[Role.TREASURER]


def test_without_a_role_nothing_is_allowed(office: Office) -> None:
    _work_as(office)
    with pytest.raises(NotAllowed, match="Peran Anda"):
        office.require(Right.VIEW)
    with office.work() as work:
        assert [entry.detail for entry in work.find(AuditEntry, action=REFUSED)] == ["melihat data"]


MONEY = (PaperKind.RECEIPTS, PaperKind.PAYMENT_LIST, PaperKind.SETTLEMENT)


@pytest.mark.parametrize("role", Role)
def test_each_role_prints_its_papers_only(office: Office, role: Role) -> None:
    made = make_session(office)
    enrol(office, made, "Budi")
    mark(office, made, "H")
    certificates.issue(office, made)
    payments.prepare(office, made)
    for kind in session_papers.TEXT_PAPERS:
        session_papers.issue(office, made, kind)
    _work_as(office, role)
    may = {Role.HEAD: tuple(PaperKind), Role.OFFICER: tuple(PaperKind), Role.TREASURER: MONEY}.get(role, ())
    for kind in PaperKind:
        if kind in may:
            paper = papers.make(office, kind, made)
            prints.check_current(office, paper)
            prints.confirm(office, paper)
        else:
            with pytest.raises(NotAllowed):
                papers.make(office, kind, made)
            with pytest.raises(NotAllowed):
                prints.confirm(office, Paper("x.pdf", b"", kind=kind))
