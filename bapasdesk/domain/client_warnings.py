"""What to look at before a client is enrolled; it never blocks, for former clients come too."""

from datetime import date

from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.records import Client


def guidance_warning(client: Client, session_start: date) -> str:
    """Says if the guidance is not running on a day; empty if it is, or if it is not known."""
    if client.guidance_end is not None and client.guidance_end < session_start:
        return f"bimbingan berakhir {format_date(client.guidance_end)}"
    if client.guidance_start is not None and client.guidance_start > session_start:
        return f"bimbingan baru mulai {format_date(client.guidance_start)}"
    return ""
