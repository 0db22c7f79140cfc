"""The one search box at the top of the window."""

from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.search import SearchHit
from bapasdesk.domain.verification import normalise_code
from bapasdesk.errors import InvalidInput
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries import search as queries
from bapasdesk.store.queries.search_lists import search_lists


@needs(Right.VIEW)
def search(office: Office, text: str, limit: int = 5) -> tuple[SearchHit, ...]:
    """At most `limit` hits of each kind of thing the office keeps; none for empty text."""
    if not text.strip():
        return ()
    with office.work() as work:
        hits = queries.search(work, text, limit)
        others = search_lists(work, text, limit)
    return (*_code(text), *hits, *others)


def _code(text: str) -> tuple[SearchHit, ...]:
    """The code of a certificate, if it can be one; whether it is valid is answered where it is checked."""
    try:
        code = normalise_code(text)
    except InvalidInput:
        return ()
    return (SearchHit(kind="code", id=0, title=code, detail="periksa keabsahannya"),)
