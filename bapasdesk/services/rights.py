"""The door of every service: the officer at the desk has the right it asks for, or it refuses."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from bapasdesk.domain.rights import Right
from bapasdesk.services.office import Office

P = ParamSpec("P")
T = TypeVar("T")
Service = Callable[Concatenate[Office, P], T]


def needs(right: Right) -> Callable[[Service[P, T]], Service[P, T]]:
    """Marks a service that an officer may use only with that right; else it raises NotAllowed."""

    def mark(service: Service[P, T]) -> Service[P, T]:
        @wraps(service)
        def checked(office: Office, /, *args: P.args, **kwargs: P.kwargs) -> T:
            office.require(right)
            return service(office, *args, **kwargs)

        checked.right = right  # type: ignore[attr-defined]  # read by the test that walks all services
        return checked

    return mark
