"""Lists out of the office, as sheets and on paper; each is in the trail, for it leaves the encrypted file."""

from collections.abc import Sequence
from pathlib import Path

from bapasdesk.domain.rights import Right
from bapasdesk.services.extracts import NAMED, Extract
from bapasdesk.services.list_files import Watch, write_list
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs

_UNWATCHED = Watch()


@needs(Right.EXPORT)
def save(
    office: Office, extract: Extract, path: Path, columns: Sequence[str] = (), watch: Watch = _UNWATCHED
) -> int:
    """Writes a list as .xlsx, .csv or .pdf, whole or not at all; gives the number of rows.

    Children stand there by their initials, frozen clients not at all, and no NIK in full. `columns` by their
    titles, none for the usual ones. Rows ask for their own right. ExportStopped when `watch` says so.
    """
    return write_list(office, extract, path, columns, watch)


@needs(Right.EXPORT)
def export_list(office: Office, kind: str, path: Path, query: str = "", columns: Sequence[str] = ()) -> int:
    """As `save`, by the list's word on the command line."""
    return write_list(office, NAMED[kind](query), path, columns, _UNWATCHED)
